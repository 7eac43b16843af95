"""The history by year: names in lines, each behind its month."""

from collections.abc import Callable

import pytest

from llmlog import Log
from llmlog.views import Timeline

LogOf = Callable[..., Log]
Write = Callable[..., str]


def drawn(log: Log, written: Write, width: int) -> list[str]:
    """Return the lines between the title and what a timeline holds."""
    return written(Timeline(log.select(), log.coverage), width=width).split("\n\n")[1].splitlines()


def test_a_month_that_is_not_known(log_of: LogOf, written: Write) -> None:
    """The first name of a year without its month stands where the names of others do, those behind it take no room."""
    log = log_of(
        {"id": "ash", "date": "2020"},
        {"id": "elm", "date": "2020"},
        {"id": "oak", "date": "2020-03"},
        {"id": "fir", "date": "2021-12-31"},
    )
    assert drawn(log, written, 40) == ["2020     ash   elm   03 oak", "2021  12 fir"]


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (23, ["2020  03 ash   04 beech"]),
        (22, ["2020  03 ash", "      04 beech"]),
        (20, ["2020  03 ash", "      04 beech"]),
    ],
)
def test_names_fill_a_line(log_of: LogOf, written: Write, width: int, lines: list[str]) -> None:
    """A name stands behind the one before, three cells apart, where the line has room for it."""
    log = log_of({"id": "ash", "date": "2020-03"}, {"id": "beech", "date": "2020-04"})
    assert drawn(log, written, width) == lines


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (40, ["2020  03 A name of words that take", "         more than a line   04 beech"]),
        (29, ["2020  03 A name of words", "         that take more than", "         a line   04 beech"]),
        (49, ["2020  03 A name of words that take more than a", "         line   04 beech"]),
        (51, ["2020  03 A name of words that take more than a line", "      04 beech"]),
    ],
)
def test_a_long_name_goes_on_below_itself(log_of: LogOf, written: Write, width: int, lines: list[str]) -> None:
    """A name that is longer than a line is broken, set in as far as its beginning, and the next may follow it."""
    name = "A name of words that take more than a line"
    log = log_of({"id": "ash", "name": name, "date": "2020-03"}, {"id": "beech", "date": "2020-04"})
    assert drawn(log, written, width) == lines


def test_decades_stand_apart(log_of: LogOf, written: Write) -> None:
    """A blank line stands before the first year and between the years of two decades."""
    years = ("1998", "1999", "2000", "2009", "2010")
    log = log_of(*({"id": f"m{year}", "date": f"{year}-01", "importance": 3} for year in years))
    lines = written(Timeline(log.select(), log.coverage), width=80).splitlines()
    assert [line[:4] for line in lines[:-2]] == ["Land", "", "1998", "1999", "", "2000", "2009", "", "2010"]
