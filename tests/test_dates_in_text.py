"""Spans of days within a longer text."""

import re
from datetime import date

import pytest

from llmlog.date_ranges import QUARTERS_AGO, WEEKS_AGO, Interval
from llmlog.dates import DAYS_AGO, MONTHS_AGO, YEARS_AGO
from llmlog.dates_in_text import span_of, written_out

TODAY = date(2024, 3, 1)


def digits(span: str) -> str:
    """Return the digits of the first and last day of a span."""
    return "".join(str(day).replace("-", "") for day in Interval.parse(span, TODAY))


@pytest.mark.parametrize(
    ("marked", "span"),
    [
        ("openai [since 2022]", "2022.."),
        ("what came out [before March 2023]?", "..2023-02"),
        ("models [after 2020]", "2021.."),
        ("[Between 2015 and 2017]", "2015..2017"),
        ("deepmind from [2015 to 2017]", "2015..2017"),
        ("deepmind [2015-2017]", "2015..2017"),
        ("papers [2015 – 2017]", "2015..2017"),
        ("[Q3 2023] meta", "2023Q3"),
        ("meta [2023q3]", "2023Q3"),
        ("the [first half of 2023]", "2023H1"),
        ("what was on [March 14, 2023]", "2023-03-14"),
        ("on [14th March 2023]", "2023-03-14"),
        ("what happened in [the week of 14 March 2023]", "2023-03-13..2023-03-19"),
        ("[2023年3月14日那一周]有什么", "2023-03-13..2023-03-19"),
        ("[2023年3月13日所在的周]", "2023-03-13..2023-03-19"),
        ("models [since last summer]", "2023-06.."),
        ("models [before last summer]", "..2023-05"),
        ("[after mid 2022]", "2022-09.."),
        ("[until last month]", "..2024-02"),
        ("[去年夏天以来]", "2023-06.."),
        ("[a year ago today]", "2023-03-01"),
        ("what happened [five years ago today]", "2019-03-01"),
        ("[去年今天]发生了什么", "2023-03-01"),
        ("news of [this week]", "2024-02-26..2024-03-03"),
        ("released [last month]", "2024-02"),
        ("what came out [Yesterday]", "2024-02-29"),
        ("[since last year]", "2023.."),
        ("[2020年以来]的大模型", "2020.."),
        ("[2000年以前]的人工智能", "..1999"),
        ("[2020年之后]的视频模型", "2021.."),
        ("[2015至2017年]谷歌", "2015..2017"),
        ("[2023年上半年]开源", "2023H1"),
        ("[2023年第三季度]的论文", "2023Q3"),
        ("[2023年3月14日]发布的", "2023-03-14"),
        ("[上个月]的论文", "2024-02"),
        ("[本周]有什么", "2024-02-26..2024-03-03"),
        ("[去年以来]", "2023.."),
        ("what came out in [3/2023]", "2023-03"),
        ("[2017-6] papers", "2017-06"),
        ("[2023.3] 的模型", "2023-03"),
        ("[14.03.2023]", "2023-03-14"),
        ("[H1 2023] funding", "2023H1"),
        ("[june to august 2017]", "2017-06..2017-08"),
        ("[between January and March 2023]", "2023-01..2023-03"),
        ("[jan-mar 2024] models", "2024-01..2024-03"),
        ("[May – June 2023]", "2023-05..2023-06"),
        ("[winter 2022] papers", "2022-12..2023-02"),
        ("openai [last december]", "2023-12"),
        ("[last winter]", "2023-12..2024-02"),
        ("papers of [this summer]", "2024-06..2024-08"),
        ("[a year ago]", "2023"),
        ("[half a year ago]", "2023-09"),
        ("[半年前]的模型", "2023-09"),
        ("papers of the [late 1990s]", "1997..1999"),
        ("[early 2010s] startups", "2010..2013"),
        ("[20世纪80年代中期]", "1984..1986"),
        ("[九十年代初]", "1990..1993"),
        ("[2022年冬天]的论文", "2022-12..2023-02"),
        ("[2026年十月]的新闻", "2026-10"),
        ("[二零二三年三月]", "2023-03"),
        ("[去年下半年]的模型", "2023H2"),
        ("[2023年3月到5月]", "2023-03..2023-05"),
        ("[去年十月]", "2023-10"),
        ("[early 2023] chatbots", "2023-01..2023-04"),
        ("chips of [mid-2023]", "2023-05..2023-08"),
        ("[Late last year]", "2023-09..2023-12"),
        ("the [end of 2022]", "2022-10..2022-12"),
        ("papers of the [summer of 2017]", "2017-06..2017-08"),
        ("[fall 2022]", "2022-09..2022-11"),
        ("[去年年底]的模型", "2023-10..2023-12"),
        ("[2022年中]", "2022-05..2022-08"),
        ("[2017年夏天]的论文", "2017-06..2017-08"),
        ("the [last 3 months]", "2023-12-01..2024-03-01"),
        ("models of the [past two weeks]", "2024-02-16..2024-03-01"),
        ("[Past year]", "2023-03-01..2024-03-01"),
        ("[最近三个月]", "2023-12-01..2024-03-01"),
        ("[过去半年]的融资", "2023-09-01..2024-03-01"),
        ("[近两年]的论文", "2022-03-01..2024-03-01"),
        ("what came out [two weeks ago]", "2024-02-12..2024-02-18"),
        ("[3 days ago]", "2024-02-27"),
        ("models of [4 months ago]", "2023-11"),
        ("[1 year ago]", "2023"),
        ("[两周前]的论文", "2024-02-12..2024-02-18"),
        ("[三个月前]发布的", "2023-12"),
        ("[五年之前]的模型", "2019"),
    ],
)
def test_a_span_stands_as_its_days(marked: str, span: str) -> None:
    """Ranges, spans with one end, parts of a year, days, and what is said from today on are found in a text."""
    assert written_out(re.sub(r"[\[\]]", "", marked), TODAY) == re.sub(r"\[.*\]", digits(span), marked)


@pytest.mark.parametrize(
    "text",
    [
        *("top 10 from 2023", "July 2023", "2023年7月", "gpt-4", "the last of us", "humanity's last exam", "sunday"),
        *(
            "3年前沿研究",
            "五年前端经验",
            "since when",
            "before christmas",
            "2023年13月1日",
            "since 0000",
            "between 2023-13 and 2024",
            "21世纪20年代初",
            "本地模型",
            "",
        ),
    ],
)
def test_what_is_no_span_stays(text: str) -> None:
    """A year or month alone, what no calendar has, and all else stay as they are."""
    assert written_out(text, TODAY) == text


@pytest.mark.parametrize("text", ["上个月OpenAI发布了什么", "去年AI", "上个月 OpenAI 发布了什么"])
def test_a_latin_name_right_behind_a_span_stays_a_word(text: str) -> None:
    """Digits that stand for a span do not run into the Latin word behind it."""
    said, name = re.split(r" ?(?=[OA])", text, maxsplit=1)
    assert written_out(text, TODAY) == f"{digits(said)} {name}"


@pytest.mark.parametrize("said", [*YEARS_AGO, *MONTHS_AGO, *DAYS_AGO, *WEEKS_AGO, *QUARTERS_AGO])
def test_all_that_is_said_from_today_on_is_known(said: str) -> None:
    """What is a span when it is typed alone is one within a text."""
    assert written_out(f"x {said} y", TODAY) == f"x {digits(said)} y"


def test_span_of() -> None:
    """A span is read back from its digits; digits that are no days are none."""
    assert span_of(digits("2023Q3")) == Interval.parse("2023Q3")
    assert span_of("1234567890123456") is None
    assert span_of("2023") is None
