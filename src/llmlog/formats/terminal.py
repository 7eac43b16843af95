"""Views for people: at a terminal drawn by Rich; into a pipe, what can be listed as aligned text."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import get_args

from rich.cells import cell_len

from llmlog import views
from llmlog.formats import Options
from llmlog.formats.columns import table
from llmlog.printable import holds, transliterated, written_in
from llmlog.views import Pages, Profile, View

GAP = "  "
EMPTY = "–"
CYAN, DIM, RESET = "\x1b[36m", "\x1b[2m", "\x1b[0m"
STYLES = {"date": CYAN, "month": CYAN, "orgs": DIM, "kind": DIM}
"""How the columns of tables are colored where color is asked for, by their keys."""
DRAWN: dict[type, str] = {
    views.Home: "home:draw",
    views.Listing: "listing:draw",
    views.Timeline: "timeline:draw",
    views.Anniversary: "listing:draw_anniversary",
    views.Comparison: "comparison:draw",
    views.Lineage: "trees:draw",
    views.Profile: "page_drawing:draw_profile",
    views.Entry: "page_drawing:draw_entry",
    views.Errata: "page_drawing:draw_errata",
    views.Links: "page_drawing:draw_links",
    views.Sources: "page_drawing:draw_sources",
} | dict.fromkeys(get_args(views.Bars), "counts:draw")
"""The module and function that draw each view, imported when one is asked for."""


def render(view: View, options: Options) -> Iterator[str]:
    """Yield a view as lines: for a screen, or, where there is no width, with nothing cut, in what it can encode."""
    encoding = options.screen.encoding
    with written_in(encoding):
        text = list(_rendered(view, options))
    return (transliterated(piece, encoding) for piece in text)


def _rendered(view: View, options: Options) -> Iterator[str]:
    found = table(view)
    in_columns = found.columns and options.screen.width is None and not isinstance(view, Pages)
    if not in_columns or isinstance(view, Profile):
        yield _drawn(view, options)
    if in_columns:
        headers = [column.header.in_(options.language) for column in found.columns]
        colored = options.screen.color
        styles = [STYLES.get(column.key, "") if colored else "" for column in found.columns]
        yield from aligned([headers, *found.rows(options.language)], styles, DIM if colored else "")


def aligned(rows: Iterable[Sequence[str]], styles: Sequence[str], header: str = "") -> Iterator[str]:
    """Yield the rows of a table a line each, columns as wide as their widest cell, the last as wide as it is.

    The cells of a column, and those of the first row, stand within escape sequences of their style.
    """
    rows = list(rows)
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        line = ""
        for cell, width, style in zip(row, widths, styles if number else [header] * len(row), strict=True):
            text = cell or EMPTY
            line += (f"{style}{text}{RESET}" if style else text) + " " * (width - cell_len(text)) + GAP
        yield line.rstrip() + "\n"


def _drawn(view: View, options: Options) -> str:
    """Return a view as Rich prints it, no line wider than the screen but for addresses, which are never broken."""
    from rich.console import Console, Group

    screen = options.screen
    if screen.width and not holds(screen.encoding, "…"):
        screen = screen._replace(width=screen.width - 1)  # three points for one sign
    module, _, function = DRAWN[type(view)].partition(":")
    draw = getattr(import_module(f"llmlog.formats.{module}"), function)
    styled = screen.color or screen.plain_styles
    console = Console(
        file=io.TextIOWrapper(io.BytesIO(), screen.encoding),  # Rich draws lines that this encoding holds
        width=screen.room,
        force_terminal=styled,
        color_system="standard" if styled else None,
        no_color=not screen.color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},  # what the environment asks for, the screen knows already
    )
    with console.capture() as captured:
        console.print(Group(*draw(view, options._replace(screen=screen))), crop=False)
    return re.sub(r"(?<! ) +((?:\x1b\[0m)?)$", r"\1", captured.get(), flags=re.MULTILINE)  # no spaces at ends of lines
