"""Views for people: at a terminal tables, cards, pages and trees by Rich; into a pipe the same as aligned text."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from llmlog.formats import Options
from llmlog.formats.tables import table
from llmlog.views import Comparison, Errata, Profile, View

GAP = "  "
EMPTY = "–"


def render(view: View, options: Options) -> Iterator[str]:
    """Yield a view as lines: for a screen, or, where there is no width, with nothing cut."""
    found = table(view)
    if options.screen.width is not None or not found or isinstance(view, Errata | Comparison):
        from llmlog.formats.terminal import draw

        yield from draw(view, options)
        return
    if isinstance(view, Profile):
        from llmlog.formats.terminal import draw_head

        yield from draw_head(view, options)
    headers = [column.header.in_(options.language) for column in found.columns]
    header, *lines = aligned([headers, *found.rows(options.language)])
    yield f"\x1b[2m{header.rstrip()}\x1b[0m\n" if options.screen.color else header
    yield from lines


def aligned(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the rows of a table a line each, columns as wide as their widest cell, the last as wide as it is."""
    rows = list(rows)
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell or EMPTY for cell in row]
        padded = [cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True)]
        yield GAP.join(padded).rstrip() + "\n"
