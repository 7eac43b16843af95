"""A milestone in a listing: a row of columns of given widths, or a card on a narrow screen.

A row is the date, a slot of three cells (`?` for a date that is not verified, `*` for a landmark), the name, the makers
and the kind where there is room, and the summary, which alone is cut.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as RichText

from llmlog.formats import Options
from llmlog.formats.column_widths import IN_MONTH, SLOT, WHOLE_MAKERS_FROM, Widths, lead_maker, least_summary
from llmlog.formats.columns import KIND
from llmlog.formats.marking import marked_name, marked_summary
from llmlog.formats.wrapping import Facts, Line, shortened, wrapped
from llmlog.model import Milestone
from llmlog.selection import Hit

CARDS_BELOW, MARGIN_FROM = 70, 40


def slot(milestone: Milestone) -> tuple[str | tuple[str, str], ...]:
    """Return the three cells between date and name: whether the date is verified, whether it is a landmark."""
    doubt = ("?", "magenta") if milestone.is_doubtful else " "
    return doubt, ("*", "bold") if milestone.is_landmark else " ", " "


def rows(members: Iterable[Hit], shape: slice, widths: Widths, words: Sequence[str], options: Options) -> Table:
    """Return a group as a table without lines, each milestone as many lines as its name or maker takes."""
    language, width = options.language, options.screen.room
    table = Table(box=None, show_header=False, padding=0)
    for size in filter(None, widths.sizes):
        table.add_column(width=size)
    columns: list[list[RichText]] = [[] for _ in table.columns]
    shown = ""
    for hit in members:
        milestone = hit.milestone
        day = str(milestone.date)[shape]
        gap = " " * (widths.date - len(day))
        before, after = (gap, "") if shape == IN_MONTH else ("", gap)
        maker = Line(lead_maker(milestone, width, language), style="dim")
        cells: list[Sequence[RichText]] = [
            [Line.assemble(before, (day, "dim" if day == shown else "cyan"), after, *slot(milestone))],
            wrapped(marked_name(hit, words, language), widths.name),
            *([wrapped(maker, widths.makers)] if widths.makers else []),
            *([[Line(KIND.value(milestone, language), style="dim")]] if widths.kind else []),
        ]
        most = max(map(len, cells))
        if widths.summary:
            summary = marked_summary(hit, words, language, widths.summary)
            cells.append(shortened(summary, widths.summary, most, least_summary(width)))
        for column, cell in zip(columns, cells, strict=True):
            column += [*cell, *[RichText()] * (most - len(cell))]
        shown = day
    # as one row: Rich measures each cell of more, which takes the whole log a quarter longer
    table.add_row(*map(RichText("\n", no_wrap=True, overflow="ignore").join, columns))
    return table


def cards(members: Sequence[Hit], shape: slice, words: Sequence[str], options: Options) -> Iterator[RenderableType]:
    """Yield a group as cards: date and slot in the left margin, name and maker, two lines of summary.

    In a search, and where a screen has no room for a margin, the date opens the second line.
    """
    width = options.screen.room
    below = width < MARGIN_FROM or any(hit.field for hit in members)
    margin = 0 if below else shape.stop - shape.start
    indent = " " * (margin + SLOT)
    room = width - len(indent)
    for number, hit in enumerate(members):
        if number:
            yield Line()
        day = str(hit.milestone.date)[shape]
        before: RichText = Line.assemble(("" if below else day.ljust(margin), "cyan"), *slot(hit.milestone))
        date = day if below else ""
        name = marked_name(hit, words, options.language)
        for line in _card_head(name, date, lead_maker(hit.milestone, WHOLE_MAKERS_FROM, options.language), room):
            yield Line.assemble(before, line)
            before = Line(indent)
        summary = marked_summary(hit, words, options.language, room * 2)
        for line in shortened(summary, room, 2, room // 2) if summary else ():
            yield Line.assemble(indent, line)


def _card_head(name: Line, date: str, maker: str, room: int) -> Iterator[RichText]:
    """Yield the lines of a card above the summary: the name, and behind or below it the date and the maker."""
    lines = wrapped(name, room)
    behind: Line = Facts()
    for text, style in ((date, "cyan"), ("  " if date and maker else "", ""), (maker, "dim")):
        behind.append(text, style)
    if behind.plain and not date and len(lines) == 1 and cell_len(name.plain + "  " + maker) <= room:
        lines, behind = [Line.assemble(name, "  ", behind)], Line()
    yield from lines
    if behind.plain:
        yield from wrapped(behind, room)
