"""A listing at a terminal: groups by time, rows of columns whose widths are fixed beforehand, cards where it is narrow.

A row is the date, a slot of three cells (`?` for a date that is not verified, `*` for a landmark), the name, and where
there is room the makers and the kind; the summary takes the rest and is the only column that is cut.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len, chop_cells
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as RichText

from llmlog.formats import Options
from llmlog.formats.marking import marked_name, marked_summary, section
from llmlog.formats.tables import DATE, KIND, NAME, ORGS, SUMMARY, joined
from llmlog.formats.wrapping import Line, breaks
from llmlog.language import Language, Text
from llmlog.model import Milestone
from llmlog.selection import Hit
from llmlog.text import visible
from llmlog.views import Listing
from llmlog.vocabulary import IMPORTANCE, Kind

CARDS_BELOW = 70
MAKERS_FROM, WHOLE_MAKERS_FROM, KINDS_FROM = 100, 140, 120
NAME_LIMITS = ((160, 48), (120, 36), (100, 28), (0, 26))
SHORT_MAKER, WHOLE_MAKER = 16, 28
LARGEST_GROUP = 24
"""How many milestones of a year stand in one group; a year of more is set by months."""
WIDEST_SUMMARY = 100
LANDMARK = max(IMPORTANCE)
GAP, SLOT = 2, 3
MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class Item(NamedTuple):
    """A milestone in a listing, and why a search found it."""

    milestone: Milestone
    hit: Hit | None


class Widths(NamedTuple):
    """The widths of the columns in cells; 0 for one that is left out."""

    date: int
    name: int
    makers: int
    kind: int
    summary: int


def least_summary(width: int) -> int:
    """Return how many cells a summary has at least on a screen of some width."""
    return 50 if width >= KINDS_FROM else 34 + (width - 80) * 2 // 5


def items(view: Listing) -> list[Item]:
    """Return the milestones of a listing, each with its hit where it answers a search."""
    if view.hits is None:
        return [Item(milestone, None) for milestone in view.milestones]
    return [Item(hit.milestone, hit) for hit in view.hits]


def draw(view: Listing, options: Options) -> Iterator[RenderableType]:
    """Yield a listing: its groups with their headings, and below them what it holds."""
    found = items(view)
    groups = list(grouped(found, view, options.language))
    width = options.screen.width or 1 << 16
    if width >= CARDS_BELOW:
        widths = column_widths(found, groups, width, options.language)
        yield header(widths, options.language)
    for number, (heading, shape, members) in enumerate(groups):
        if heading and (number or width < CARDS_BELOW):
            yield Line()
        if heading:
            yield Line.assemble((heading, "cyan" if shape != FULL else "dim"), (f"  {len(members)}", "dim"))
        if width < CARDS_BELOW:
            yield from cards(members, shape, view, options)
        else:
            yield rows(members, shape, widths, view, options)
    yield Line()
    yield from foot(view, found, options.language)


FULL, IN_YEAR, IN_MONTH = slice(0, 10), slice(5, 10), slice(8, 10)
"""What a date shows where nothing, a year or a month heads it."""


def grouped(found: Sequence[Item], view: Listing, language: Language) -> Iterator[tuple[str, slice, list[Item]]]:
    """Yield the groups of a listing: their heading, what their dates show, and their members.

    A search has groups by what matched; else a year stands as one group, one of many milestones as months.
    """
    if view.hits is not None:
        in_order = sorted(found, key=lambda item: section(item.hit, language)[0])
        for (_, heading), members in groupby(in_order, key=lambda item: section(item.hit, language)):
            yield heading, FULL, list(members)
        return
    sizes = Counter(item.milestone.date.year for item in found)
    by_month = view.heading.count("-") == 1
    for time, group in groupby(found, key=lambda item: _group(item.milestone, sizes, by_month=by_month)):
        yield time_heading(time, language), IN_MONTH if len(time) > 1 else IN_YEAR, list(group)


def _group(milestone: Milestone, sizes: Counter[int], *, by_month: bool) -> tuple[int, ...]:
    date = milestone.date
    if date.month and (by_month or sizes[date.year] > LARGEST_GROUP):
        return (date.year, date.month)
    return (date.year,)


def time_heading(time: tuple[int, ...], language: Language) -> str:
    """Return the heading of a year or of a month."""
    year, *month = time
    if not month:
        return str(year)
    return f"{year} 年 {month[0]} 月" if language is Language.ZH else f"{MONTHS_EN[month[0] - 1]} {year}"


def column_widths(
    found: Sequence[Item], groups: Sequence[tuple[str, slice, list[Item]]], width: int, language: Language
) -> Widths:
    """Return the widths that hold for every row of a listing."""
    date = max((shape.stop - shape.start for _, shape, _ in groups), default=10)
    least = least_summary(width)
    limit = min(next(limit for start, limit in NAME_LIMITS if width >= start), width - date - SLOT - GAP - least)
    names = [cell_len(marked_name(item.milestone, item.hit, language).plain) for item in found]
    name = max((length for length in names if length <= limit), default=limit)
    room = width - date - SLOT - name - GAP - least
    makers = 0
    if width >= MAKERS_FROM and len({item.milestone.orgs for item in found}) > 1:
        makers = max((cell_len(lead_maker(item.milestone, width, language)) for item in found), default=0)
        makers = max(makers, cell_len(ORGS.header.in_(language)) + 1) if makers else 0
        makers = makers if makers + GAP <= room else 0
    room -= makers + GAP if makers else 0
    kind = 0
    if width >= KINDS_FROM and len({item.milestone.kind for item in found}) > 1:
        kind = max((cell_len(KIND.value(item.milestone, language)) for item in found), default=0)
        kind = kind if kind + GAP <= room else 0
    room -= kind + GAP if kind else 0
    return Widths(date, name, makers, kind, min(least + room, WIDEST_SUMMARY))


def lead_maker(milestone: Milestone, width: int, language: Language) -> str:
    """Return the first maker, by its short name where the whole is too long, and how many more there are."""
    if not milestone.orgs:
        return ""
    first, more = milestone.orgs[0], len(milestone.orgs) - 1
    limit = WHOLE_MAKER if width >= WHOLE_MAKERS_FROM else SHORT_MAKER
    tail = f" +{more}" if more else ""
    name = visible(first.name.in_(language))
    if cell_len(name + tail) > limit:
        name = visible(first.short.in_(language))
    return clipped(name, limit - len(tail)) + tail


def header(widths: Widths, language: Language) -> RenderableType:
    """Return the row of headers, which may be skipped."""
    sizes = [widths.date + SLOT, widths.name + GAP, *(size and size + GAP for size in widths[2:4]), widths.summary]
    text = ""
    for column, size in zip((DATE, NAME, ORGS, KIND, SUMMARY), sizes, strict=True):
        title = column.header.in_(language) if size > GAP + cell_len(column.header.in_(language)) else ""
        text += title + " " * (size - cell_len(title))
    return Line(text.rstrip(), style="dim", no_wrap=True)


def rows(members: Iterable[Item], shape: slice, widths: Widths, view: Listing, options: Options) -> Table:
    """Return a group as a table without lines."""
    table = Table(box=None, show_header=False, padding=0, pad_edge=False, collapse_padding=True)
    for size in (widths.date, SLOT, widths.name + GAP, *(size + GAP for size in widths[2:4] if size), widths.summary):
        table.add_column(width=size, no_wrap=False, overflow="fold")
    shown = ""
    for milestone, hit in members:
        day = str(milestone.date)[shape].rjust(widths.date)
        name = marked_name(milestone, hit, options.language)
        lines = len(breaks(name.plain, widths.name)) + 1
        summary = marked_summary(milestone, hit, view.words, options.language, widths.summary)
        cells: list[RenderableType] = [
            Line(day, style="dim" if day == shown else "cyan"),
            slot(milestone),
            wrapped(name, widths.name),
        ]
        if widths.makers:
            cells.append(Line(lead_maker(milestone, options.screen.width or 0, options.language), style="dim"))
        if widths.kind:
            cells.append(Line(KIND.value(milestone, options.language), style="dim"))
        table.add_row(*cells, shortened(summary, widths.summary, lines, least_summary(options.screen.width or 80)))
        shown = day
    return table


def slot(milestone: Milestone) -> RichText:
    """Return the three cells between date and name: whether the date is verified, whether it is a landmark."""
    doubtful = not milestone.is_verified and milestone.kind is not Kind.TREND
    mark = "*" if milestone.importance == LANDMARK else " "
    return Line.assemble(("?", "magenta") if doubtful else " ", (mark, "bold"), " ")


def wrapped(text: RichText, width: int) -> RichText:
    """Return a text broken into lines of some width."""
    lines = text.divide(breaks(text.plain, width))
    for line in lines:
        line.rstrip()
    return Line("\n", no_wrap=True).join(lines)


def shortened(text: RichText, width: int, lines: int, least: int) -> RichText:
    """Return a text in at most so many lines, cut with an ellipsis at a word where the least remains."""
    cuts = breaks(text.plain, width)
    if len(cuts) < lines:
        return wrapped(text, width)
    parts = list(text.divide(cuts))[:lines]
    last = parts[-1]
    last.rstrip()
    room = width - 2  # an ellipsis takes two cells in many Chinese terminals
    if cell_len(last.plain) > room:
        fitting = chop_cells(last.plain, room)[0]
        word = (
            fitting.rsplit(" ", 1)[0]
            if " " in fitting and last.plain[len(fitting) : len(fitting) + 1] != " "
            else fitting
        )
        last = last[: len(word if cell_len(word) >= least else fitting)]
    last = Line(last.plain.rstrip(" ，、；：,;:"), spans=last.spans)
    last.append("…")
    for line in parts[:-1]:
        line.rstrip()
    return Line("\n", no_wrap=True).join([*parts[:-1], last])


def clipped(text: str, width: int) -> str:
    """Return a text of at most some width, cut with an ellipsis."""
    return text if cell_len(text) <= width else chop_cells(text, width - 2)[0].rstrip() + "…"


def cards(members: Iterable[Item], shape: slice, view: Listing, options: Options) -> Iterator[RenderableType]:
    """Yield a group as cards: date and slot in the left margin, name and maker, two lines of summary."""
    width = options.screen.width or 80
    for milestone, hit in members:
        day = "" if view.hits is not None else str(milestone.date)[shape]
        margin = len(day) if day or view.hits is not None else shape.stop - shape.start
        indent = " " * (margin + SLOT)
        room = max(width - len(indent), 1)
        name = marked_name(milestone, hit, options.language)
        maker = visible(joined((org.short.in_(options.language) for org in milestone.orgs[:1]), options.language))
        first = Line.assemble(name, ("  " + maker if maker else "", "dim"))
        yield Line()
        head = Line.assemble((day.rjust(margin), "cyan"), slot(milestone))
        lines = first.divide(breaks(first.plain, room)) if cell_len(first.plain) > room else [first]
        for number, line in enumerate(lines):
            line.rstrip()
            yield Line.assemble(head if not number else indent, line, no_wrap=True)
        if view.hits is not None:
            yield Line.assemble(indent, (str(milestone.date), "cyan"))
        summary = marked_summary(milestone, hit, view.words, options.language, room * 2)
        for line in shortened(summary, room, 2, room // 2).split("\n"):
            yield Line.assemble(indent, line, no_wrap=True)


def foot(view: Listing, found: Sequence[Item], language: Language) -> Iterator[RenderableType]:
    """Yield what a listing holds: how many, what the marks mean, what was held back, and what the log covers."""
    landmarks = sum(item.milestone.importance == LANDMARK for item in found)
    doubtful = sum(not it.milestone.is_verified and it.milestone.kind is not Kind.TREND for it in found)
    marks = []
    if landmarks:
        marks.append(
            Text(f"* {landmarks} {'landmark' if landmarks == 1 else 'landmarks'}", f"* 重大节点 {landmarks} 条")
        )
    if doubtful:
        dates = "date" if doubtful == 1 else "dates"
        marks.append(Text(f"? {doubtful} {dates} not verified", f"? 日期未核实 {doubtful} 条"))
    tally = Text(f"{len(found)} {'milestone' if len(found) == 1 else 'milestones'}", f"{len(found)} 条")
    if view.held_back:
        total = len(found) + view.held_back
        best = ("best", "最相关的") if view.hits is not None else ("newest", "最新的")
        tally = Text(
            f"{best[0]} {len(found)} of {total}, -n 0 for all",
            f"共 {total} 条，列出{best[1]} {len(found)} 条，-n 0 列出全部",
        )
    colon, comma = (": ", ", ") if language is Language.EN else ("：", "，")
    counted = tally.in_(language) + (colon + comma.join(mark.in_(language) for mark in marks) if marks else "")
    log = Text("log: ", "全库：").in_(language) + view.coverage.text.in_(language)
    yield Line(f"{counted}   {log}", style="dim")
