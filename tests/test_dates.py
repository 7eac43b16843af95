"""Dates of known precision: what is read, what is refused, and how they compare."""

import random
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmlog.dates import PartialDate
from llmlog.errors import DateError

READ = [
    pytest.param("2023", (2023, 0, 0), id="year"),
    pytest.param("2023-07", (2023, 7, 0), id="ISO month"),
    pytest.param("2023-07-18", (2023, 7, 18), id="ISO day"),
    pytest.param("2023-7-8", (2023, 7, 8), id="one digit each"),
    pytest.param("2023/7", (2023, 7, 0), id="slash, month"),
    pytest.param("2023/07/18", (2023, 7, 18), id="slash, day"),
    pytest.param("2023.07", (2023, 7, 0), id="dot, month: not November"),
    pytest.param("2023.7.18", (2023, 7, 18), id="dot, day"),
    pytest.param("202307", (2023, 7, 0), id="compact month"),
    pytest.param("20230718", (2023, 7, 18), id="compact day"),
    pytest.param("2023年", (2023, 0, 0), id="Chinese year"),
    pytest.param("2023年7月", (2023, 7, 0), id="Chinese month"),
    pytest.param("2023年7月份", (2023, 7, 0), id="Chinese month with its measure word"),
    pytest.param("2023年7月18日", (2023, 7, 18), id="Chinese day"),
    pytest.param("2023年7月18号", (2023, 7, 18), id="Chinese day as spoken"),
    pytest.param("2023 年 7 月 18 日", (2023, 7, 18), id="Chinese with spaces"),
    pytest.param("July 2023", (2023, 7, 0), id="month in full"),
    pytest.param("july, 2023", (2023, 7, 0), id="month in lower case with comma"),
    pytest.param("2023 July", (2023, 7, 0), id="year first"),
    pytest.param("Jul-2023", (2023, 7, 0), id="short month with hyphen"),
    pytest.param("JUL. 2023", (2023, 7, 0), id="short month with dot"),
    pytest.param("Sept 2023", (2023, 9, 0), id="four letters of September"),
    pytest.param("May 2023", (2023, 5, 0), id="month of three letters"),
    pytest.param("July 18, 2023", (2023, 7, 18), id="American day"),
    pytest.param("18 July 2023", (2023, 7, 18), id="British day"),
    pytest.param("2023-Jul-18", (2023, 7, 18), id="ISO with a named month"),
    pytest.param("July 1st, 2023", (2023, 7, 1), id="1st"),
    pytest.param("July 2nd 2023", (2023, 7, 2), id="2nd"),
    pytest.param("3rd July 2023", (2023, 7, 3), id="3rd"),
    pytest.param("18TH July 2023", (2023, 7, 18), id="18th"),
    pytest.param("２０２３－０７", (2023, 7, 0), id="full width"),
    pytest.param("２０２３．０７", (2023, 7, 0), id="full width with dot"),
    pytest.param("２０２３年７月１８日", (2023, 7, 18), id="full width Chinese"),
    pytest.param("二〇二三年七月", (2023, 7, 0), id="F29: Chinese numerals"),
    pytest.param("2023年七月", (2023, 7, 0), id="F29: Chinese numeral of the month"),
    pytest.param("二零二三年十二月三十一日", (2023, 12, 31), id="F29: tens, and 零"),
    pytest.param("二○二三年十月二十号", (2023, 10, 20), id="F29: round tens, and a circle for 〇"),
    pytest.param("2023年元月", (2023, 1, 0), id="F29: first month"),
    pytest.param("2023年7月18號", (2023, 7, 18), id="F29: traditional"),
    *(pytest.param(f"2023{dash}07", (2023, 7, 0), id=f"F31: U+{ord(dash):04X}") for dash in "‐‑‒–—―−－﹣"),
    pytest.param("2023–07–18", (2023, 7, 18), id="F31: day"),
    pytest.param("7/2023", (2023, 7, 0), id="U11: month first"),
    pytest.param("07-2023", (2023, 7, 0), id="U11: month first with hyphen"),
    pytest.param("2023 7", (2023, 7, 0), id="U11: a space"),
    pytest.param("2023 07 18", (2023, 7, 18), id="U11: spaces"),
    pytest.param("7 2023", (2023, 7, 0), id="U11: month first with a space"),
    pytest.param("18.7.2023", (2023, 7, 18), id="U11: day first"),
    pytest.param("18/07/2023", (2023, 7, 18), id="U11: day first with slash"),
    pytest.param("7/18/2023", (2023, 7, 18), id="U11: what can only be a day in the middle"),
    pytest.param("08/08/2023", (2023, 8, 8), id="U11: the same either way"),
    pytest.param("18th of July 2023", (2023, 7, 18), id="U11: of"),
    pytest.param("the 18th of July, 2023", (2023, 7, 18), id="U11: the and of"),
    pytest.param("2023-07-18T12:00:00Z", (2023, 7, 18), id="U11: point in time"),
    pytest.param("2023-07-18T23:30-08:00", (2023, 7, 18), id="U11: the day in its own zone"),
    pytest.param("2023-07-18 12:00:00.5 +0800", (2023, 7, 18), id="U11: point in time as programs log it"),
    pytest.param("  2023-07\n", (2023, 7, 0), id="space around"),
    pytest.param("2024-02-29", (2024, 2, 29), id="leap day"),
    pytest.param("2000-02-29", (2000, 2, 29), id="leap day of a century"),
    pytest.param("9999-12-31", (9999, 12, 31), id="last day of the calendar"),
]


@pytest.mark.parametrize(("typed", "expected"), READ)
def test_parse(typed: str, expected: tuple[int, int, int]) -> None:
    """What people type is read at the precision that they typed."""
    assert PartialDate.parse(typed) == PartialDate(*expected)


RELATIVE = [
    *(("today", "2024-03-01"), ("yesterday", "2024-02-29"), ("昨天", "2024-02-29"), ("前天", "2024-02-28")),
    *(("this month", "2024-03"), ("last month", "2024-02"), ("上个月", "2024-02"), ("上個月", "2024-02")),
    *(("本月", "2024-03"), ("this year", "2024"), ("Last Year", "2023"), ("今年", "2024"), ("去年", "2023")),
    *(
        ("上上个月", "2024-01"),
        ("大前天", "2024-02-27"),
        ("去年7月", "2023-07"),
        ("July last year", "2023-07"),
        ("今天", "2024-03-01"),
        ("前年十二月", "2022-12"),
    ),
]


@pytest.mark.parametrize(("typed", "expected"), RELATIVE)
def test_u11_dates_from_today_on(typed: str, expected: str) -> None:
    """What is said from today on counts from the day of the machine, or the day that is given."""
    assert str(PartialDate.parse(typed, date(2024, 3, 1))) == expected


def test_u11_last_month_of_a_new_year() -> None:
    """In January the last month is of the year before; without a day the machine's counts."""
    assert PartialDate.parse("last month", date(2024, 1, 31)) == (2023, 12, 0)
    assert PartialDate.parse("this year").year >= 2025


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            " ",
            "7",
            "07",
            "23-07",
            "23/7/18",
            "07/08/2023",
            "12/05/2023",
            "5.12.2023",
            "7-8-2023",
            "18 7 2023",
            "2023-07/18",
        ),
        *("2023-", "-2023", "2023-7-", "2023-007", "12023-01", "2023071", "202", "2023年7", "2023年7月18", "7月"),
        *("03-04", "七年", "二十十年", "2023年1一月", "July last month", "last week", "last July", "2023-07-18T25:00"),
        *("July", "July 18", "Jul 23", "July '23", "Foo 2023", "July July 2023", "July 2023 2023"),
        *("July 1 2 2023", "Jul2023", "Q3 2023", "2023-W29"),
        *("18 18 2023", "July 018 2023", "July 2023 today"),
    ],
)
def test_parse_refuses_what_is_ambiguous(typed: str) -> None:
    """What could be two dates, or is no date, is refused with the accepted forms."""
    with pytest.raises(DateError) as caught:
        PartialDate.parse(typed)
    forms = "2023, 2023-07, 2023-07-18, July 2023"
    assert caught.value.message == (
        f"{typed!r} is not a date that llmlog can read without guessing; write {forms} or 2023年7月18日",
        f"“{typed}”无法确切地理解为日期；请写成 2023、2023-07、2023-07-18、July 2023 或 2023年7月18日",
    )


@pytest.mark.parametrize(
    "typed",
    [
        *("0000", "2023-00", "2023-13", "2023-07-00", "2023-07-32", "2023-06-31", "2023-02-29", "1900-02-29"),
        *("202300", "202313", "20230230", "2023年13月", "2023年2月30日", "July 32 2023", "0 July 2023", "2023/0"),
        *("13/2023", "00/2023", "31.2.2023", "18/18/2023", "2/30/2023", "二〇二三年十三月", "2023-02-30T12:00:00Z"),
    ],
)
def test_parse_refuses_what_does_not_exist(typed: str) -> None:
    """A month or day that the calendar does not have is refused as such."""
    with pytest.raises(DateError) as caught:
        PartialDate.parse(typed)
    assert caught.value.message == (
        f"{typed!r} does not exist in the calendar; write 2023, 2023-07, 2023-07-18, July 2023 or 2023年7月18日",
        f"“{typed}”在日历上不存在；请写成 2023、2023-07、2023-07-18、July 2023 或 2023年7月18日",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2020", (2020, 0, 0)), ("2023-05", (2023, 5, 0)), ("2023-05-11", (2023, 5, 11)), ("0987-01", (987, 1, 0))],
)
def test_from_iso(text: str, expected: tuple[int, int, int]) -> None:
    """The data's three forms are read."""
    assert PartialDate.from_iso(text) == PartialDate(*expected)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2023-5", "23-05", "2023/05", "202305", "20230511", "2023-05-1", "2023-05-11-01", "May 2023", " 2023"),
        *("-2023", "2023-", "+202", "2_23", "2023-+5", "２０２３", "٢٠٢٣-٠٥"),
    ],
)
def test_from_iso_refuses_other_forms(text: str) -> None:
    """Whatever is not exactly one of the three forms, in ASCII digits, is refused as it stands."""
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        PartialDate.from_iso(text)


@pytest.mark.parametrize("text", ["2023-00", "2023-13", "2023-02-29", "1900-02-29", "2023-05-00", "2023-06-31", "0000"])
def test_from_iso_refuses_what_does_not_exist(text: str) -> None:
    """A month or day that the calendar does not have is refused."""
    with pytest.raises(ValueError, match=r"."):
        PartialDate.from_iso(text)


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        (("2023-07",), TypeError),
        ((2023, "7"), TypeError),
        ((2023.0,), TypeError),
        ((None,), TypeError),
        ((2023, 13), ValueError),
        ((2023, 2, 30), ValueError),
        ((2023, 0, 5), ValueError),
        ((0,), ValueError),
    ],
    ids=str,
)
def test_u15_what_is_no_date(parts: tuple[Any, ...], error: type[Exception]) -> None:
    """U15: a date is made of numbers that the calendar has."""
    with pytest.raises(error):
        PartialDate(*parts)


@pytest.mark.parametrize("text", ["2020", "2023-05", "2023-05-11", "0987-01"])
def test_str(text: str) -> None:
    """A date is written as it is in the data."""
    assert str(PartialDate.from_iso(text)) == text


@pytest.mark.parametrize(("text", "expected"), [("2023", "year"), ("2023-05", "month"), ("2023-05-11", "day")])
def test_precision(text: str, expected: str) -> None:
    """A date knows what is known of it."""
    assert PartialDate.from_iso(text).precision == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2023-06", date(2023, 6, 1), date(2023, 6, 30)),
        ("2023-11", date(2023, 11, 1), date(2023, 11, 30)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("2023-05-11", date(2023, 5, 11), date(2023, 5, 11)),
        ("2023-12-30", date(2023, 12, 30), date(2023, 12, 30)),
    ],
)
def test_first_and_last(text: str, first: date, last: date) -> None:
    """A date spans all the days that it may be."""
    when = PartialDate.from_iso(text)
    assert (when.first, when.last) == (first, last)


def test_order() -> None:
    """A year comes before its months, and a month before its days."""
    expected = ["2022-12-31", "2023", "2023-01", "2023-01-01", "2023-05", "2023-05-11", "2023-05-12", "2023-10", "2024"]
    mixed = list(map(PartialDate.from_iso, expected))
    random.Random(1).shuffle(mixed)  # any order that is not the one expected
    assert list(map(str, sorted(mixed))) == expected


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("2023", "2023", True),
        ("2023", "2023-05", True),
        ("2023", "2023-05-11", True),
        ("2023", "2024-05", False),
        ("2023-05", "2023", False),
        ("2023-05", "2023-05", True),
        ("2023-05", "2023-05-11", True),
        ("2023-05", "2023-06", False),
        ("2023-05", "2022-05", False),
        ("2023-05-11", "2023-05", False),
        ("2023-05-11", "2023-05-11", True),
        ("2023-05-11", "2023-05-12", False),
        ("2023-05-11", "2023-06-11", False),
    ],
)
def test_contains(outer: str, inner: str, *, expected: bool) -> None:
    """A date contains what is known to fall within it, and nothing that only may."""
    assert PartialDate.from_iso(outer).contains(PartialDate.from_iso(inner)) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("2023", "2023"), ("2023-05", "2023-05"), ("2023-05-11", "2023-05"), ("2023-12", "2023-12")]
)
def test_month_or_year(text: str, expected: str) -> None:
    """The month that a date falls in is given, or the year where no month is known."""
    assert str(PartialDate.from_iso(text).month_or_year) == expected


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Any date of any precision, mostly of few years so that two have something in common."""
    day = draw(st.dates(date(2023, 1, 1), date(2024, 12, 31)) | st.dates())
    known = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:known])


@given(partial_dates())
def test_written_dates_are_read(when: PartialDate) -> None:
    """What a date is written as is read as that date, by the data and by people."""
    assert (PartialDate.from_iso(str(when)), PartialDate.parse(str(when))) == (when, when)


@given(partial_dates())
def test_first_is_never_after_last(when: PartialDate) -> None:
    """The days of a date begin before they end, and they are as many as its precision says."""
    days = (when.last - when.first).days + 1
    assert days in {"year": (365, 366), "month": (28, 29, 30, 31), "day": (1,)}[when.precision]


@given(partial_dates(), partial_dates())
def test_contains_agrees_with_the_intervals(outer: PartialDate, inner: PartialDate) -> None:
    """A date contains another exactly where all of the other's days are its own."""
    assert outer.contains(inner) is (outer.first <= inner.first and inner.last <= outer.last)
