"""Dates that keep the precision that is known: a year, a month or a day, and never a day that nobody announced."""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple, Self

from llmlog.errors import DateError
from llmlog.language import Text

# Compiled when they are first used, which no command needs for the dates of the data.
NUMERIC = r"(?P<year>\d{4})(?:([-/.])(?P<month>\d{1,2})(?:\2(?P<day>\d{1,2}))?)?"
COMPACT = r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)?"
CHINESE = r"(?P<year>\d{4})\s*年(?:\s*(?P<month>\d{1,2})\s*月(?:份|\s*(?P<day>\d{1,2})\s*[日号])?)?"
WORD = r"[^\s,./-]+"
YEAR_WORD = r"\d{4}"
DAY_WORD = r"(\d{1,2})(?:st|nd|rd|th)?"
DECEMBER = 12
FOREIGN = Text("is not a date that llmlog can read without guessing", "无法确切地理解为日期")


class _Parts(NamedTuple):
    year: int
    month: int = 0
    day: int = 0


class PartialDate(_Parts):
    """A date of known precision; a month or day of 0 is not known.

    Ordered so that a year comes before its months and a month before its days. Raises ValueError for what the calendar
    does not have.

    >>> sorted(map(PartialDate.parse, ["2023-05-11", "2023-05", "2023"]))[0]
    PartialDate(year=2023, month=0, day=0)
    """

    __slots__ = ()

    def __new__(cls, year: int, month: int = 0, day: int = 0) -> Self:
        """Return the date; raise TypeError for what is no number, ValueError for what is no date."""
        date(year, month or 1, day or 1)
        if day and not month:
            raise ValueError("a day without its month")
        return super().__new__(cls, year, month, day)

    @classmethod
    @cache
    def from_iso(cls, text: str) -> Self:
        """Return the date of `2020`, `2023-05` or `2023-05-11`; raise ValueError for anything else."""
        parts = text.split("-")
        if list(map(len, parts)) not in ([4], [4, 2], [4, 2, 2]) or not (
            text.isascii() and all(map(str.isdecimal, parts))
        ):
            raise ValueError(text)
        return cls(*map(_number, parts))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the date that a person typed; raise DateError where it is ambiguous or impossible.

        >>> [str(PartialDate.parse(t)) for t in ("2023/7", "20230718", "2023年7月", "Jul-2023", "２０２３．０７")]
        ['2023-07', '2023-07-18', '2023-07', '2023-07', '2023-07']
        >>> PartialDate.parse("07/08/2023")
        Traceback (most recent call last):
            ...
        llmlog.errors.DateError: '07/08/2023' is not a date that llmlog can read without guessing; ...
        """
        import unicodedata

        typed = unicodedata.normalize("NFKC", text).strip().casefold()
        found = re.fullmatch(NUMERIC, typed) or re.fullmatch(COMPACT, typed) or re.fullmatch(CHINESE, typed)
        parts = found.group("year", "month", "day") if found else _with_named_month(typed)
        if parts is None:
            raise DateError(text, FOREIGN)
        try:
            return cls(*(_number(part) for part in parts))
        except ValueError:
            raise DateError(text, Text("does not exist in the calendar", "在日历上不存在")) from None

    @property
    def precision(self) -> str:
        """What is known: "year", "month" or "day"."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first(self) -> date:
        """The first day that it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it may be."""
        if self.day:
            return self.first
        if self.month in (0, DECEMBER):
            return date(self.year, DECEMBER, 31)
        return date(self.year, self.month + 1, 1) - timedelta(days=1)

    def contains(self, other: "PartialDate") -> bool:
        """Whether the other date is known to fall within this one.

        >>> PartialDate(2023, 5).contains(PartialDate(2023, 5, 11)), PartialDate(2023, 5).contains(PartialDate(2023))
        (True, False)
        """
        return (
            self.year == other.year
            and (not self.month or self.month == other.month)
            and (not self.day or self.day == other.day)
        )

    @property
    def month_or_year(self) -> "PartialDate":
        """The month that it falls in, or the year where no month is known."""
        return PartialDate(self.year, self.month)

    def __str__(self) -> str:
        """Return the date as ISO 8601 writes it at this precision."""
        return f"{self.year:04d}" + "".join(f"-{part:02d}" for part in (self.month, self.day) if part)


def _number(part: str | None) -> int:
    """Return a typed part of a date as a number, 0 where it was not typed; raise ValueError for a typed 0."""
    if part is None:
        return 0
    if not int(part):
        raise ValueError(part)
    return int(part)


def _with_named_month(typed: str) -> tuple[str, str, str | None] | None:
    """Return year, month and day of a date whose month is a word; dateutil only tells what the word means.

    Its parser would fill in what is missing: a day that nobody typed, or this year.
    """
    from dateutil.parser import parserinfo

    words = re.findall(WORD, typed)
    months = [month for word in words if (month := parserinfo().month(word))]
    years = [word for word in words if re.fullmatch(YEAR_WORD, word)]
    days = [found[1] for word in words if (found := re.fullmatch(DAY_WORD, word))]
    if len(months) != 1 or len(years) != 1 or len(days) > 1 or len(words) != 2 + len(days):
        return None
    return years[0], str(months[0]), days[0] if days else None
