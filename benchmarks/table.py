"""The plain tables that the benchmarks print."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Column, Table

WIDTH = 200
"""Wide enough for any of them, so that no cell is wrapped."""


def show(header: Sequence[str], rows: Sequence[Sequence[str]], *, labels: int) -> None:
    """Print a table: so many labels to the left, then numbers to the right."""
    columns = (Column(name, justify="left" if number < labels else "right") for number, name in enumerate(header))
    table = Table(*columns, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*row)
    Console(width=WIDTH, markup=False).print(table)
