"""A listing at a terminal: groups by time, rows of columns whose widths are fixed beforehand, cards where it is narrow.

A row is the date, a slot of three cells (`?` for a date that is not verified, `*` for a landmark), the name, and where
there is room the makers and the kind; the summary takes the rest and is the only column that is cut.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as RichText

from llmlog.encodings import printable
from llmlog.formats import Options
from llmlog.formats.cards import CARDS_BELOW, cards
from llmlog.formats.cells import (
    FULL,
    GAP,
    IN_MONTH,
    IN_YEAR,
    SLOT,
    Cell,
    Group,
    Item,
    Widths,
    column_widths,
    lead_maker,
    least_summary,
    shortened,
    slot,
    wrapped,
)
from llmlog.formats.columns import DATE, KIND, NAME, ORGS, SUMMARY
from llmlog.formats.feet import foot
from llmlog.formats.marking import BY_NAME, RELATIVES, marked_name, marked_summary, section
from llmlog.formats.times import span_heading, time_heading
from llmlog.formats.wrapping import Facts, Line
from llmlog.language import Language, Text
from llmlog.model import Milestone
from llmlog.views import Listing

LARGEST_GROUP = 24
"""How many milestones of a year stand in one group; a year of more is set by months."""
ORDERS = {
    "": Text(", best first", "，最相关的在前"),
    "newest": Text(", newest first", "，最新的在前"),
    "oldest": Text(", oldest first", "，最早的在前"),
    "parameters": Text(", most parameters first", "，参数最多的在前"),
    "smallest": Text(", fewest parameters first", "，参数最少的在前"),
    "context_tokens": Text(", longest context first", "，上下文最长的在前"),
}
"""What is said of the order of answers, by what a query asks for."""
MONTH = r"\d{4}-\d\d"


def items(view: Listing) -> list[Item]:
    """Return the milestones of a listing, each with its hit where it answers a search."""
    if view.hits is None:
        return [*map(Item, view.milestones)]
    return [Item(hit.milestone, hit) for hit in view.hits]


def draw(view: Listing, options: Options) -> Iterator[RenderableType]:
    """Yield a listing: what was asked for, its groups with their headings, and below them what it holds."""
    found = items(view)
    title = list(_title(view, options.language))
    yield from title
    yield from draw_groups(list(grouped(found, view, options.language)), view, options, is_titled=bool(title))
    yield Line()
    yield from foot(view, found, options)


def draw_groups(
    groups: Sequence[Group], view: Listing, options: Options, *, is_titled: bool
) -> Iterator[RenderableType]:
    """Yield groups with their headings, as rows or as cards; the only one of a time needs none below a title."""
    width = options.screen.room
    widths = column_widths(groups, width, options.language)
    if width >= CARDS_BELOW:
        yield header(widths, options.language)
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
            yield from cards(members, shape, view, options)
        else:
            yield rows(members, shape, widths, view, options)


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


def grouped(found: Sequence[Item], view: Listing, language: Language) -> Iterator[Group]:
    """Yield the groups of a listing: their heading, what their dates show, and their members.

    A search has groups by what matched. Else a year stands as one group, one of many milestones as months.
    """
    if view.hits is not None:
        yield from _by_match(found, view.hits.order, language)
        return
    sizes = Counter(item.milestone.date.year for item in found)
    by_month = bool(re.fullmatch(MONTH, str(view.span)))
    for time, group in groupby(found, key=lambda item: _group(item.milestone, sizes, by_month=by_month)):
        yield time_heading(time, language), IN_MONTH if len(time) > 1 else IN_YEAR, list(group)


def _by_match(found: Iterable[Item], order: str, language: Language) -> Iterator[Group]:
    """Yield what matched in groups, in the order of their best answers; names that come first need no heading.

    Names below the relatives that are asked for are a group apart. What stands in another order is parted only from
    what is known as the first.
    """
    parts: dict[tuple[str, bool], list[Item]] = {}
    is_below = False
    for item in found:
        heading = section(item.hit, language)
        is_below = is_below or (item.hit is not None and item.hit.field in RELATIVES)
        parts.setdefault((heading, is_below and heading in BY_NAME), []).append(item)
    if order and len(parts) > 1:
        for _, ordered in groupby(found, key=lambda item: item.hit is not None and item.hit.field == "first"):
            members = list(ordered)
            headings = {section(item.hit, language) for item in members}
            yield headings.pop() if len(headings) == 1 else "", FULL, members
        return
    for number, ((heading, _), members) in enumerate(parts.items()):
        yield "" if not number and heading in BY_NAME else heading, FULL, members


def _group(milestone: Milestone, sizes: Counter[int], *, by_month: bool) -> tuple[int, ...]:
    date = milestone.date
    if date.month and (by_month or sizes[date.year] > LARGEST_GROUP):
        return (date.year, date.month)
    return (date.year,)


def header(widths: Widths, language: Language) -> RenderableType:
    """Return the row of headers, which may be skipped."""
    sizes = [widths.date + SLOT, widths.name + GAP, *(size and size + GAP for size in widths[2:4]), widths.summary]
    text = ""
    for column, size in zip((DATE, NAME, ORGS, KIND, SUMMARY), sizes, strict=True):
        title = column.header.in_(language) if size else ""
        text += title + " " * (size - cell_len(title))
    return Line(text.rstrip(), style="dim")


def rows(members: Iterable[Item], shape: slice, widths: Widths, view: Listing, options: Options) -> Table:
    """Return a group as a table without lines."""
    table = Table(box=None, show_header=False, padding=0)
    sizes = (widths.date + SLOT, widths.name + GAP, *(it and it + GAP for it in widths[2:4]), widths.summary)
    for size in filter(None, sizes):
        table.add_column(width=size)
    columns: list[list[RichText]] = [[] for _ in table.columns]
    shown, blank = "", RichText()
    for milestone, hit in members:
        day = str(milestone.date)[shape]
        gap = " " * (widths.date - len(day))
        before, after = (gap, "") if shape == IN_MONTH else ("", gap)
        makers = lead_maker(milestone, options.screen.room, options.language)
        cells: list[Sequence[RichText]] = [
            [Line.assemble(before, (day, "dim" if day == shown else "cyan"), after, *slot(milestone))],
            wrapped(marked_name(milestone, hit, options.language, view.words), widths.name),
            *([wrapped(Line(makers, style="dim"), widths.makers)] if widths.makers else []),
            *([[Line(KIND.value(milestone, options.language), style="dim")]] if widths.kind else []),
        ]
        most = max(map(len, cells))
        if widths.summary:
            summary = marked_summary(milestone, hit, view.words, options.language, widths.summary)
            cells.append(shortened(summary, widths.summary, most, least_summary(options.screen.room)))
        for column, cell in zip(columns, cells, strict=True):
            column += [*cell, *[blank] * (most - len(cell))]
        shown = day
    table.add_row(*map(Cell, columns))
    return table
