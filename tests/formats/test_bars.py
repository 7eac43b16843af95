"""Counts as rows with bars: where there are bars, and how long."""

from collections.abc import Callable

import pytest

from llmlog import Log
from llmlog.lineage import roots
from llmlog.stats import Count
from llmlog.views import Roots, Stats

Write = Callable[..., str]


@pytest.mark.parametrize(("width", "has_bars"), [(39, False), (40, True)])
def test_bars_from_forty_columns_on(fixed: Log, written: Write, width: int, has_bars: bool) -> None:
    """Counts have bars where the screen has forty columns."""
    shown = written(Stats("year", [Count("2023", None, 12), Count("2022", None, 1)], fixed.select(), 2), width=width)
    assert ("█" in shown) is has_bars


@pytest.mark.parametrize(("width", "cells"), [(40, 3), (44, 5), (60, 13)])
def test_short_bars_are_drawn_where_no_names_stand(fixed: Log, written: Write, width: int, cells: int) -> None:
    """The longest bar has half of what is left beside dates and labels, however little that is."""
    text = written(Roots(roots(fixed)[:3], 3), width=width)
    assert text.count("█") >= cells
    assert max(line.count("█") for line in text.splitlines()) == cells
