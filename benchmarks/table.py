"""The plain tables that the benchmarks print."""

import unicodedata
from collections.abc import Sequence

GAP = "  "


def aligned(header: Sequence[str], rows: Sequence[Sequence[str]], *, labels: int) -> str:
    """Return a table, columns as wide as their widest cell: so many labels to the left, then numbers to the right."""
    lines = [header, *rows]
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_line(line, widths, labels) for line in lines)


def cells(text: str) -> int:
    """Return the width of a text on a terminal in cells: two for each wide (Chinese) character."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _line(line: Sequence[str], widths: Sequence[int], labels: int) -> str:
    gaps = [" " * (width - cells(text)) for text, width in zip(line, widths, strict=True)]
    padded = [text + gap if n < labels else gap + text for n, (text, gap) in enumerate(zip(line, gaps, strict=True))]
    return GAP.join(padded).rstrip()
