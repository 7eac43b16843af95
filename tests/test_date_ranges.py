"""Spans of days: the forms that are read, what is refused, and how they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmlog.date_ranges import Interval
from llmlog.dates import PartialDate
from llmlog.errors import DateError

TODAY = date(2024, 3, 1)
QUARTER, HALF, RANGE = "2023-07..2023-09", "2023-01..2023-06", "2023-01..2023-03"
READ = {
    "2023-07": [
        "2023 7",
        "2023 07",
        "7 2023",
        "2023-07",
        "July 2023",
        "2023年7月",
        "二〇二三年七月",
        "7/2023",
        "2023–07",
        "2023-07-01..2023-07-31",
    ],
    "2023": ["2023", "2023年", "2023-01..2023-12", "last year", "去年", "2023H1 to 2023H2"],
    "2023-07-18": ["2023-07-18", "18.7.2023", "2023-07-18T12:00:00Z", "2023-07-18..2023-07-18"],
    "2024-02": ["last month", "上个月"],
    "2024-02-29": ["yesterday", "昨天"],
    "2024-01": ["上上个月"],
    "2024": ["this year", "今年", "本年"],
    "2023-07-24..2023-07-30": [
        *("2023-W30", "2023W30", "2023-w30", "W30 2023", "week 30 of 2023", "week 30, 2023", "2023 week 30"),
        *("2023年第30周", "2023 年第 30 周", "2023年第三十周", "二〇二三年第三十个星期"),
    ],
    "2023-07-25": ["2023-W30-2", "2023W302"],
    "2020-12-28..2021-01-03": ["2020-W53"],
    "2023-07-24..2023-08-13": ["2023-W30..2023-W32", "2023-W30..W32"],
    "2024-02-26..2024-03-03": ["this week", "本周", "这周", "這週", "这个星期", "本星期"],
    "2024-02-12..2024-02-18": ["上上周"],
    "2024-02-19..2024-02-25": ["last week", "上周", "上週", "上星期", "上个星期", "上个礼拜"],
    "2024-01..2024-03": ["this quarter", "本季度", "这个季度"],
    "2023-10..2023-12": ["last quarter", "上季度", "上个季度"],
    "1900-01..1999-12": ["20th century", "last century", "20世纪", "上世纪", "上个世纪"],
    "2000-01..2099-12": ["21st century", "21世纪"],
    "1990-01..1999-12": ["1990s", "the 1990s", "1990年代", "90s", "the '90s", "90年代", "九十年代", "20世纪90年代"],
    "2023-07..": [
        *(
            "2023-07..",
            "2023-07...",
            "2023-07 ..",
            "2023-07~",
            "July 2023..",
            "7/2023..",
            "since 2023-07",
            "from July 2023",
        ),
        *("2023年7月以来", "2023年7月起", "自2023年7月起", "2023年7月以后", "2023Q3..", "2023-07-01.."),
        *("after June 2023", "2023年6月之后"),
    ],
    "2023..": ["2023..", "last year..", "去年以来"],
    "2024-02-19..": ["last week..", "上周以来"],
    "..2023-07": [
        "..2023-07",
        "...2023-07",
        "~2023-07",
        "..July 2023",
        "until 2023-07",
        "up to July 2023",
        "截至2023年7月",
    ],
    "..2023": ["..2023", "..去年", "until 2023"],
    "2023-06-01..2024-02-25": ["2023-06..last week", "2023年6月至上周"],
    QUARTER: [
        *("2023Q3", "2023 q3", "2023-Q3", "Q3 2023", "Q3/2023", "3Q 2023", "2023年Q3", "third quarter of 2023"),
        *(
            "2023年三季度",
            "2023年第3季度",
            "2023年第三季",
            "2023 年 3 季度",
            "2023三季度",
            "二〇二三年三季度",
            "Q3 last year",
        ),
        *("２０２３Ｑ３", "去年三季度", "the 3rd quarter of 2023"),
    ],
    HALF: ["2023H1", "H1 2023", "1H 2023", "2023年上半年", "2023上半年", "first half of 2023", "2023Q1-Q2"],
    "2023-07..2023-12": ["2023H2", "2023年下半年", "去年下半年", "second half of 2023", "2023年三至四季度"],
    RANGE: [
        *("2023-01..2023-03", "2023-01 to 2023-03", "2023-01~2023-03", "2023-01～2023-03", "2023-01...2023-03"),
        *("2023-01 - 2023-03", "2023-01–2023-03", "2023-01—2023-03", "2023-01-2023-03", "2023-01/2023-03"),
        *(
            "2023年1月至3月",
            "2023年1月到3月",
            "2023年1-3月",
            "2023年1月—3月",
            "2023年一月至三月",
            "从2023年1月到2023年3月",
        ),
        *("January to March 2023", "Jan-Mar 2023", "Jan 2023 – Mar 2023", "from 2023-01 until 2023-03"),
        *("between January and March 2023", "1/2023 to 3/2023", "2023-01 through 2023-03"),
    ],
    "2022-12-30..2023-01-02": ["2022-12-30..2023-01-02", "30.12.2022 - 2 Jan 2023", "2022年12月30日至2023年1月2日"],
    "2023-07-18..2023-07-20": ["2023年7月18日至20日", "2023年7月18-20日", "2023-07-18 to 2023-07-20"],
    "2022-01..2023-12": ["2022-2023", "2022..2023", "2022年至2023年", "2022–2023"],
    "2023-06-01..2024-03-01": ["2023-06 to today", "2023-06 to now", "2023年6月至今"],
}


@pytest.mark.parametrize(("typed", "expected"), [(typed, text) for text, forms in READ.items() for typed in forms])
def test_u11_parse(typed: str, expected: str) -> None:
    """U11, F29, F31: dates, quarters, halves and ranges are read in every form that has one meaning."""
    assert str(Interval.parse(typed, TODAY)) == expected


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            "7",
            "Jul 23",
            "03-04",
            "07/08/2023",
            "23-07",
            "Q3",
            "Q3 23",
            "上半年",
            "2023年前三季度",
            "summer 2023",
            "20s",
            "30年代",
        ),
        *("..", "2023-", "-2023", "to", "2023 to", "2023-01 to 03", "5 to 2023", "2023-07-2024", "2023-07 2023-08"),
        *(
            "W30",
            "第30周",
            "last 3 months",
            "past week",
            "1-3月",
            "2023-05..07-08",
            "2023-07/18",
            "07/08/2023 to 09/10/2023",
        ),
    ],
)
def test_u11_parse_refuses_what_is_ambiguous(typed: str) -> None:
    """What could mean two things, or no dates, is refused with the forms that are accepted."""
    with pytest.raises(DateError) as caught:
        Interval.parse(typed, TODAY)
    for text, why in zip(caught.value.message, ("without guessing", "无法确切地理解为日期"), strict=True):
        assert why in text
        assert all(form in text for form in ("2023-07-18", "July 2023", "2023年7月18日", "2023Q3", "2023-01..2023-03"))


@pytest.mark.parametrize(
    "typed",
    [
        "2023Q5",
        "Q0 2023",
        "2023H3",
        "2023年5季度",
        "2023-13..2024-01",
        "2023年1-13月",
        "2023-W53",
        "2023-W00",
        "9999-W52",
    ],
)
def test_u11_parse_refuses_what_does_not_exist(typed: str) -> None:
    """A quarter, half or end of a range that the calendar does not have is refused as such."""
    with pytest.raises(DateError, match="does not exist in the calendar"):
        Interval.parse(typed, TODAY)


@pytest.mark.parametrize("typed", ["2023-08..2023-05", "2023-08 to 2023-05", "2023年8月至5月", "2023Q3-Q1"])
def test_f01_parse_refuses_what_ends_before_it_begins(typed: str) -> None:
    """F01: a range the wrong way round is refused."""
    with pytest.raises(DateError, match="ends before it begins") as caught:
        Interval.parse(typed, TODAY)
    assert caught.value.message.zh.startswith(f"“{typed}”的结束早于开始")


def test_of() -> None:
    """A date, an interval and a text each give their days."""
    july = Interval(date(2023, 7, 1), date(2023, 7, 31))
    assert Interval.of("2023-07") == Interval.of(PartialDate(2023, 7)) == Interval.of(july) == july


@given(st.dates(), st.dates())
def test_what_is_written_is_read(one: date, other: date) -> None:
    """An interval is read back from what it is written as."""
    interval = Interval(*sorted((one, other)))
    assert Interval.parse(str(interval)) == interval


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        *(("2023-06", False), ("2023-07", True), ("2023", True), ("2023Q3", True), ("2023-08", False)),
        *(("2023-07-31..2023-08", True), ("2023-06..2023-07-01", True), ("2023-06-30", False), ("2023-08-01", False)),
    ],
)
def test_overlaps(other: str, *, expected: bool) -> None:
    """Two intervals overlap where they share a day."""
    july = Interval.parse("2023-07")
    assert july.overlaps(Interval.parse(other)) is Interval.parse(other).overlaps(july) is expected
