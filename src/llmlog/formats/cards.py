"""A listing on a narrow screen: a card a milestone."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text as RichText

from llmlog.formats import Options
from llmlog.formats.cells import SLOT, WHOLE_MAKERS_FROM, Item, lead_maker, shortened, slot, wrapped
from llmlog.formats.marking import marked_name, marked_summary
from llmlog.formats.wrapping import Facts, Line
from llmlog.views import Listing

CARDS_BELOW, MARGIN_FROM = 70, 40


def cards(members: Iterable[Item], shape: slice, view: Listing, options: Options) -> Iterator[RenderableType]:
    """Yield a group as cards: date and slot in the left margin, name and maker, two lines of summary.

    In a search, and where a screen has no room for a margin, the date opens the second line.
    """
    width = options.screen.room
    below = view.hits is not None or width < MARGIN_FROM
    margin = 0 if below else shape.stop - shape.start
    indent = " " * (margin + SLOT)
    room = width - len(indent)
    for number, (milestone, hit) in enumerate(members):
        if number:
            yield Line()
        day = str(milestone.date)[shape]
        before: RichText = Line.assemble(("" if below else day.ljust(margin), "cyan"), *slot(milestone))
        date = day if below else ""
        name = marked_name(milestone, hit, options.language, view.words)
        for line in _card_head(name, date, lead_maker(milestone, WHOLE_MAKERS_FROM, options.language), room):
            yield Line.assemble(before, line)
            before = Line(indent)
        summary = marked_summary(milestone, hit, view.words, options.language, room * 2)
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
