"""Views for people: at a terminal tables, cards, pages and trees by Rich; into a pipe the same as aligned text."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from llmlog.encodings import transliterated, written_in
from llmlog.formats import Options
from llmlog.formats.columns import table
from llmlog.views import Pages, Profile, View

GAP = "  "
EMPTY = "–"
CYAN, DIM, RESET = "\x1b[36m", "\x1b[2m", "\x1b[0m"
STYLES = {"date": CYAN, "month": CYAN, "orgs": DIM, "kind": DIM}
"""How the columns of tables are colored where color is asked for, by their keys."""


def render(view: View, options: Options) -> Iterator[str]:
    """Yield a view as lines: for a screen, or, where there is no width, with nothing cut, in what it can encode."""
    encoding = options.screen.encoding
    with written_in(encoding):
        text = list(_rendered(view, options))
    return (transliterated(piece, encoding) for piece in text)


def _rendered(view: View, options: Options) -> Iterator[str]:
    found = table(view)
    in_columns = found and options.screen.width is None and not isinstance(view, Pages)
    if not in_columns or isinstance(view, Profile):
        from llmlog.formats.terminal import draw

        yield from draw(view, options)
    if found and in_columns:
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
