"""Rows with bars: a label, where there is room some names, the exact figure, and a bar as the last."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.bar import Bar
from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as RichText

from llmlog.encodings import holds
from llmlog.formats import Options
from llmlog.formats.wrapping import Line

BARS_FROM = 40
LEAST_LABEL, LEAST_BAR, BAR_BESIDE_NAMES = 14, 8, 20
GAP = 2
EIGHTHS = 8


class Row(NamedTuple):
    """A count: its label, the figure, the names beside it, whether a blank line stands before it, and a date."""

    label: RichText
    figure: int
    names: Line | None = None
    apart: bool = False
    date: str = ""


def bars(rows: Sequence[Row], options: Options) -> Table:
    """Return counts as a table: bars take at most half of the room that is left to them, the longest all of theirs."""
    width = options.screen.room
    most = max(row.figure for row in rows)
    digits, date = len(str(most)), max((len(row.date) + GAP for row in rows if row.date), default=0)
    room = width - date - digits - GAP
    if room >= LEAST_LABEL + 2 * LEAST_BAR + GAP:
        room -= 2 * LEAST_BAR + GAP
    label = min(max(cell_len(row.label.plain) for row in rows), room)
    names = max((cell_len(row.names.plain) for row in rows if row.names), default=0)
    room = width - date - label - digits - GAP * (3 if names else 2) - names
    bar = max(room, 0) // 2 if width >= BARS_FROM else 0
    bar = min(bar, BAR_BESIDE_NAMES) if names else bar
    grid = Table.grid(padding=(0, GAP, 0, 0))
    if date:
        grid.add_column(style="cyan")
    grid.add_column(width=label)
    if names:
        grid.add_column()
    grid.add_column(justify="right")
    for row in rows:
        if row.apart:
            grid.add_row()
        cells: list[RenderableType] = [row.label, *([row.names or ""] if names else []), str(row.figure)]
        cells = [row.date, *cells] if date else cells
        if bar >= LEAST_BAR or (bar and not names):
            cells.append(_bar(row.figure, most, bar, options.screen.encoding))
        grid.add_row(*cells)
    return grid


def _bar(count: int, most: int, width: int, encoding: str) -> RenderableType:
    """Return a bar, never so short that it is not seen; of `#` where the encoding has no blocks."""
    if not holds(encoding, "█▏"):
        return Line("#" * max(round(width * count / most), 1), style="cyan")
    return Bar(most, 0, max(count, most / width / EIGHTHS * 1.01), width=width, color="cyan")
