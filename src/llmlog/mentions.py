"""Days and spans of days that are named within a longer text."""

import re
from datetime import date

from llmlog.errors import DateError
from llmlog.intervals import Interval

HINTS = r"\d{4}|this |last |day|[年月周期拜季天日]"
"""What stands in every mention: without it there is no need to compile the patterns of all."""
SAID = (
    r"\b(?:(?:this|last) (?:week|month|quarter|year)|today|yesterday)\b"
    r"|(?:上上?|本|这)个?(?:周|星期|礼拜|月|季度?)|[今本去前]年|[今昨][天日]|大?前天"
)
"""What is said from today on; what of it is no date stays as it is."""
YEAR = r"(?<!\d)\d{4}(?!\d)"
MONTH = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
DATE = rf"(?:{SAID}|(?:{MONTH} )?{YEAR}(?:[-/]\d{{1,2}}(?!\d))?(?:\s*年(?:\s*\d{{1,2}}\s*月)?)?)"
MENTIONS = (
    rf"\bbetween {DATE} and {DATE}",
    rf"{DATE}(?: (?:to|till|until|through) |\s*[-~\u2013\u2014至到]\s*){DATE}",
    rf"\b(?:since|until|up to|before|after) {DATE}",
    rf"{DATE}(?:以来|起|之前|以前|之后|以后)",
    rf"\bq[1-4] {YEAR}|{YEAR} ?q[1-4]\b|{YEAR}\s*年?\s*(?:第?\s*[一二三四1-4]\s*季度|[上下]半年)",
    rf"\b(?:first|second|third|fourth) (?:quarter|half) of {YEAR}",
    rf"{YEAR}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*[日号]",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? {YEAR}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {YEAR}",
    SAID,
)
"""Ranges, spans with one end, quarters and halves, days, and what is said from today on."""
SPAN = r"(\d{4})(\d\d)(\d\d)" * 2
"""A span as the digits of its two days."""


def written_out(text: str, today: date | None = None) -> str:
    """Return a text in which each span of days that it names stands as its first and last day, in digits.

    A year or a month that stands alone stays as it is.

    >>> written_out("what came out last year", date(2026, 11, 26)), written_out("2023年3月14日发布的")
    ('what came out 2025010120251231', '2023031420230314发布的')
    >>> written_out("openai before 2020"), written_out("top 10 from 2023")
    ('openai 0001010120191231', 'top 10 from 2023')
    """
    if not re.search(HINTS, text, re.IGNORECASE):
        return text

    def in_digits(said: re.Match[str]) -> str:
        try:
            return "".join(day.isoformat().replace("-", "") for day in Interval.parse(said[0], today))
        except DateError:
            return said[0]

    return re.sub("|".join(MENTIONS), in_digits, text, flags=re.IGNORECASE)


def span_of(key: str) -> Interval | None:
    """Return the span that stands as the digits of its two days, None for anything else.

    >>> str(span_of("2025010120251231")), span_of("2025")
    ('2025', None)
    """
    if not (found := re.fullmatch(SPAN, key, re.ASCII)):
        return None
    year, month, day, *last = map(int, found.groups())
    try:
        return Interval(date(year, month, day), date(*last))
    except ValueError:
        return None
