"""Listings at a terminal: what was asked for, groups by time or by what matched, and below them what they hold."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.cells import set_cell_size
from rich.console import RenderableType

from llmlog.formats import Options
from llmlog.formats.column_widths import FULL, IN_MONTH, IN_YEAR, Group, column_widths
from llmlog.formats.columns import DATE, KIND, NAME, ORGS, SUMMARY
from llmlog.formats.feet import foot, remarks
from llmlog.formats.listing_rows import CARDS_BELOW, cards, rows
from llmlog.formats.marking import BY_NAME, RELATIVES, section
from llmlog.formats.times import MONTHS_EN, span_heading, time_heading
from llmlog.formats.wrapping import Facts, Line
from llmlog.language import Language, Text
from llmlog.model import Milestone
from llmlog.printable import printable
from llmlog.selection import Hit
from llmlog.views import Anniversary, Listing

LARGEST_GROUP = 24
"""How many milestones of a year stand in one group; a year of more is set by months."""
ORDERS = {
    "": Text(", best first", "，最相关的在前"),
    "newest": Text(", newest first", "，最新的在前"),
    "oldest": Text(", oldest first", "，最早的在前"),
    "parameters": Text(", most parameters first", "，参数最多的在前"),
    "smallest": Text(", fewest parameters first", "，参数最少的在前"),
    "context_tokens": Text(", longest context first", "，上下文最长的在前"),
    "training_tokens": Text(", most training data first", "，训练数据最多的在前"),
}
"""What is said of the order of answers, by what a query asks for."""
MONTH = r"\d{4}-\d\d"
SAME_WEEK = Text("In the same week", "同一周")


def draw(view: Listing, options: Options) -> Iterator[RenderableType]:
    """Yield a listing: what was asked for, its groups with their headings, and below them what it holds."""
    found = list(map(Hit, view.milestones) if view.hits is None else view.hits)
    title = list(_title(view, options.language))
    yield from title
    yield from draw_groups(list(grouped(found, view, options.language)), view.words, options, is_titled=bool(title))
    yield Line()
    yield from foot(view, found, options)


def draw_groups(
    groups: Sequence[Group], words: Sequence[str], options: Options, *, is_titled: bool
) -> Iterator[RenderableType]:
    """Yield groups with their headings, as rows or as cards; the only one of a time needs none below a title."""
    width = options.screen.room
    widths = column_widths(groups, width, options.language)
    if width >= CARDS_BELOW:
        headers = zip((DATE, NAME, ORGS, KIND, SUMMARY), widths.sizes, strict=True)
        cells = (set_cell_size(column.header.in_(options.language), size) for column, size in headers)
        yield Line("".join(cells).rstrip(), style="dim")
    for number, (heading, shape, members) in enumerate(groups):
        of_time = shape != FULL
        headed = bool(heading) and not (of_time and is_titled and len(groups) == 1)
        if number or (headed and not of_time and width >= CARDS_BELOW):
            yield Line()
        if headed:
            count = f"  {len(members)}"
            yield Line.assemble((heading, "cyan"), (count, "dim")) if of_time else Line(heading, style="dim")
        if width < CARDS_BELOW:
            yield from [Line()] * headed
            yield from cards(members, shape, words, options)
        else:
            yield rows(members, shape, widths, words, options)


def _title(view: Listing, language: Language) -> Iterator[RenderableType]:
    """Yield what was asked for, a query or a time, and a blank line."""
    if view.hits is not None and view.words:
        total = len(view.milestones) + view.held_back
        order = ORDERS[view.hits.order] if total > 1 else Text("", "")
        counted = Text(f"{total} found{order.en}", f"找到 {total} 条{order.zh}").in_(language)
        yield Facts.assemble((printable(" ".join(view.words)), "bold"), (f"  {counted}", "dim"))
        yield Line()
    elif view.span:
        yield Line(span_heading(view.span, language), style="bold")
        yield Line()


def grouped(found: Sequence[Hit], view: Listing, language: Language) -> Iterator[Group]:
    """Yield the groups of a listing: their heading, what their dates show, and their members.

    A search has groups by what matched. Else a year stands as one group, one of many milestones as months.
    """
    if view.hits is not None:
        yield from _by_match(found, view.hits.order, language)
        return
    sizes = Counter(hit.milestone.date.year for hit in found)
    by_month = bool(re.fullmatch(MONTH, str(view.span)))
    for time, group in groupby(found, key=lambda hit: _group(hit.milestone, sizes, by_month=by_month)):
        yield time_heading(time, language), IN_MONTH if len(time) > 1 else IN_YEAR, list(group)


def _by_match(found: Iterable[Hit], order: str, language: Language) -> Iterator[Group]:
    """Yield what matched in groups, in the order of their best answers; names that come first need no heading.

    Names below the relatives that are asked for are a group apart. What stands in another order is parted only from
    what is known as the first.
    """
    parts: dict[tuple[str, bool], list[Hit]] = {}
    is_below = False
    for hit in found:
        heading = section(hit, language)
        is_below = is_below or hit.field in RELATIVES
        parts.setdefault((heading, is_below and heading in BY_NAME), []).append(hit)
    if order and len(parts) > 1:
        for _, ordered in groupby(found, key=lambda hit: hit.field == "first"):
            members = list(ordered)
            headings = {section(hit, language) for hit in members}
            yield headings.pop() if len(headings) == 1 else "", FULL, members
        return
    for number, ((heading, _), members) in enumerate(parts.items()):
        yield "" if not number and heading in BY_NAME else heading, FULL, members


def _group(milestone: Milestone, sizes: Counter[int], *, by_month: bool) -> tuple[int, ...]:
    date = milestone.date
    if date.month and (by_month or sizes[date.year] > LARGEST_GROUP):
        return (date.year, date.month)
    return (date.year,)


def draw_anniversary(view: Anniversary, options: Options) -> Iterator[RenderableType]:
    """Yield the day, its milestones, those of its week under whole dates, and how many there are."""
    language = options.language
    groups = [
        (heading, FULL, list(map(Hit, milestones)))
        for heading, milestones in (("", view.milestones), (SAME_WEEK.in_(language), _of_week(view)))
        if milestones
    ]
    day = Text(f"{view.day.day} {MONTHS_EN[view.day.month - 1]}", f"{view.day.month} 月 {view.day.day} 日")
    yield from (Line(day.in_(language), style="bold"), Line())
    yield from draw_groups(groups, (), options, is_titled=True)
    yield Line()
    yield from remarks(_of_day(view), options)


def _of_week(view: Anniversary) -> list[Milestone]:
    """Return what weighs most in the week, oldest first."""
    heaviest = sorted(view.week, key=lambda it: -it.weight)[: view.of_week]
    return sorted(heaviest, key=lambda it: it.date)


def _of_day(view: Anniversary) -> Iterator[Text]:
    """Yield how many milestones are of the day and of its week, and of how many the day is known."""
    day, week = len(view.milestones), len(view.week)
    if view.held_back:
        whole = day + view.held_back
        yield Text(f"newest {day} of {whole} on the day", f"当天 {whole} 条中最新的 {day} 条")
    else:
        yield Text(f"{day} on the day", f"当天 {day} 条")
    if week > view.of_week > 0:
        yield Text(f"{view.of_week} of {week} in its week", f"同一周 {week} 条中列出 {view.of_week} 条")
    elif week:
        en, zh = ("", "") if view.of_week else (", not shown", "，未列出")
        yield Text(f"{week} in its week{en}", f"同一周 {week} 条{zh}")
    if view.held_back or week > view.of_week:
        yield Text("-n 0 for all", "-n 0 列出全部")
    dated, total = sum(it.date.precision == "day" for it in view.counted), len(view.counted)
    yield Text(f"day known for {dated} of {total}", f"{total} 条中有 {dated} 条的日期精确到日")
