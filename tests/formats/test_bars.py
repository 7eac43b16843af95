"""Counts as rows with bars: where there are bars, how long they are, and what stands beside them."""

from collections.abc import Callable

import pytest

from llmlog import Log
from llmlog.lineage import roots
from llmlog.stats import Count
from llmlog.views import Months, Roots, Stats

LogOf = Callable[..., Log]
Write = Callable[..., str]


def longest_bar(text: str) -> int:
    """Return the cells of the longest bar."""
    return max(line.count("█") for line in text.splitlines())


@pytest.mark.parametrize(("width", "has_bars"), [(39, False), (40, True)])
def test_bars_from_forty_columns_on(fixed: Log, written: Write, width: int, has_bars: bool) -> None:
    """Counts have bars where the screen has forty columns."""
    shown = written(Stats("year", [Count("2023", None, 12), Count("2022", None, 1)], fixed.select(), 2), width=width)
    assert ("█" in shown) is has_bars


@pytest.mark.parametrize(("width", "cells"), [(40, 3), (44, 5), (46, 6), (48, 8), (60, 13)])
def test_short_bars_are_drawn_where_no_names_stand(fixed: Log, written: Write, width: int, cells: int) -> None:
    """The longest bar has half of what is left beside dates and labels, however little that is."""
    assert longest_bar(written(Roots(roots(fixed)[:3], 3), width=width)) == cells


@pytest.mark.parametrize("width", [40, 60, 61, 100])
def test_long_labels_leave_room_for_bars(fixed: Log, written: Write, width: int) -> None:
    """A label goes on below itself rather than take the eight cells of the longest bar."""
    counts = [Count("A licence that is called by more words than a row can hold " * 2, None, 12), Count("MIT", None, 7)]
    text = written(Stats("license", counts, fixed.select(), 2), width=width)
    assert longest_bar(text) == 8
    assert text.count("12  ████████\n") == 1


@pytest.mark.parametrize("date", ["2020-03", "2020"])
def test_dates_stand_in_a_column(log_of: LogOf, written: Write, date: str) -> None:
    """Dates of another precision take the room of the longest."""
    log = log_of(
        {"id": "ash", "date": "2020-03-01"},
        {"id": "beech", "date": date},
        {"id": "mast", "date": "2021", "derived_from": [{"id": it, "relation": "built-on"} for it in ("ash", "beech")]},
    )
    lines = written(Roots(roots(log), 2), width=60).splitlines()[2:4]
    assert [line.rstrip("█") for line in lines] == [f"{date:<10}  beech  1  ", "2020-03-01  ash    1  "]


@pytest.mark.parametrize(("width", "cells"), [(69, 28), (70, 10), (71, 10), (80, 15), (90, 20), (91, 20), (140, 20)])
def test_names_beside_bars(log_of: LogOf, written: Write, width: int, cells: int) -> None:
    """From 70 columns on the weightiest names stand before the bars, which have 20 cells at most; long ones are cut."""
    name = "Bildungswissenschaftlerin" * 4
    log = log_of(*({"id": f"m{n}", "name": name, "date": f"2023-{1 + n // 12:02}"} for n in range(30)))
    lines = written(Months(log.select().months(), log.select()), width=width).splitlines()[2:5]
    assert longest_bar("\n".join(lines)) == cells
    rows = [line.partition("█")[0] for line in lines]
    assert [row[:9] for row in rows] == ["2023-01  ", "2023-02  ", "2023-03  "]
    assert [row.endswith(("…  12  ", "…   6  ")) for row in rows] == [width >= 70] * 3
