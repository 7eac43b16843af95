"""Dates that keep the precision that is known: a year, a month or a day, and never a day that nobody announced."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple, Self

from llmlog.characters import simplified_forms
from llmlog.errors import DateError
from llmlog.folding import has_han
from llmlog.language import Text

ISO = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
# Compiled when they are first used, which no command needs for the dates of the data.
TIMESTAMP = (
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)[t ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?"
    r"\s*(?:z|utc|[-+]\d\d:?\d\d)?"
)
FORMS = (
    r"(?P<year>\d{4})(?:([-/. ])(?P<month>\d{1,2})(?:\2(?P<day>\d{1,2}))?)?",
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)?",
    r"(?P<year>\d{4})\s*年(?:\s*(?P<month>\d{1,2})\s*月(?:份|\s*(?P<day>\d{1,2})\s*[日号])?)?",
    TIMESTAMP,
    r"(?P<month>\d{1,2})[-/. ](?P<year>\d{4})",
)
"""Dates with the year first, as digits, in Chinese and as a point in time, and a month before its year."""

YEAR_LAST = r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})"
WORD = r"[^\s,./-]+"
YEAR_WORD = r"\d{4}"
DAY_WORD = r"(\d{1,2})(?:st|nd|rd|th)?"
FILLERS = {"the", "of"}
DASHES = r"[\u2010-\u2015\u2212]"
NUMERALS = "〇一二三四五六七八九"
NUMERAL = rf"(?<![\d{NUMERALS}十])(?:[{NUMERALS}]?十[{NUMERALS}]?|[{NUMERALS}]+)(?![\d{NUMERALS}十])"
DECEMBER = 12
YEARS_AGO = {"this year": 0, "last year": 1, "今年": 0, "本年": 0, "去年": 1, "前年": 2}
MONTHS_AGO = {"this month": 0, "last month": 1, "本月": 0, "这个月": 0, "上月": 1, "上个月": 1, "上上个月": 2}
DAYS_AGO = {"today": 0, "yesterday": 1, "今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2, "大前天": 3}
FOREIGN = Text("is not a date that llmlog can read without guessing", "无法确切地理解为日期")
NO_SUCH_DAY = Text("does not exist in the calendar", "在日历上不存在")


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
        if not re.fullmatch(ISO, text):
            raise ValueError(text)
        return cls(*map(_number, text.split("-")))

    @classmethod
    def parse(cls, text: str, today: date | None = None) -> Self:
        """Return the date that a person typed; raise DateError where it is ambiguous or impossible.

        `today`, the machine's day unless it is given, is what `yesterday`, `last month` and `this year` count from.

        >>> [str(PartialDate.parse(t)) for t in ("2023/7", "18.7.2023", "二〇二三年七月", "Jul-2023", "２０２３．０７")]
        ['2023-07', '2023-07-18', '2023-07', '2023-07', '2023-07']
        >>> PartialDate.parse("07/08/2023")
        Traceback (most recent call last):
            ...
        llmlog.errors.DateError: '07/08/2023' is not a date that llmlog can read without guessing; ...
        """
        try:
            found = cls.read(normalized(text, today), today)
        except ValueError:
            raise DateError(text, NO_SUCH_DAY) from None
        if found is None:
            raise DateError(text, FOREIGN)
        return found

    @classmethod
    def read(cls, typed: str, today: date | None = None) -> Self | None:
        """Return the date of a normalized text, None for another form; raise ValueError for one that does not exist."""
        found = next(filter(None, (re.fullmatch(form, typed) for form in FORMS)), None)
        if found:
            return cls(**{part: _number(text) for part, text in found.groupdict().items()})
        parts = _relative(typed, today) or _with_year_last(typed) or _with_named_month(typed)
        return cls(*map(_number, parts)) if parts else None

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


def month_span(first: PartialDate | str, last: PartialDate | str) -> Text:
    """Return from which month to which two dates are, the month alone where it is the same."""
    ends = dict.fromkeys(str(date)[: len("2023-07")] for date in (first, last))
    return Text(" to ".join(ends), " 至 ".join(ends))


def normalized(text: str, today: date | None = None) -> str:
    """Return a typed date with one form of dashes, digits and years: `二〇二三年` is `2023年`."""
    typed = re.sub(DASHES, "-", unicodedata.normalize("NFKC", text).strip().casefold())
    if has_han(typed) or "○" in typed:
        simple = typed.translate(simplified_forms()).translate(str.maketrans("零○元", "〇〇一"))
        typed = re.sub(NUMERAL, _in_digits, simple)
    for words, years in YEARS_AGO.items():
        if words in typed:
            year = f"{day_of(today).year - years}"
            typed = typed.replace(words, year if words.isascii() else f"{year}年")
    return typed


def day_of(today: date | None) -> date:
    """Return the day that is given, else that of the machine."""
    return today or datetime.now().astimezone().date()


def _in_digits(numeral: re.Match[str]) -> str:
    """Return a Chinese numeral in digits: 十八 is 18, 二〇二三 is 2023."""
    tens, ten, ones = numeral[0].partition("十")
    return "".join(str(NUMERALS.index(digit)) for digit in ((tens or "一") + (ones or "〇") if ten else tens))


def _number(part: str | int | None) -> int:
    """Return a typed part of a date as a number, 0 where it was not typed; raise ValueError for a typed 0."""
    if part is None:
        return 0
    if not int(part):
        raise ValueError(part)
    return int(part)


def _relative(typed: str, today: date | None) -> tuple[int, ...] | None:
    """Return year, month and day of what is said from today on, as `yesterday` and `last month`."""
    if typed in DAYS_AGO:
        return (day_of(today) - timedelta(days=DAYS_AGO[typed])).timetuple()[:3]
    if typed in MONTHS_AGO:
        year, month = divmod(day_of(today).year * DECEMBER + day_of(today).month - 1 - MONTHS_AGO[typed], DECEMBER)
        return year, month + 1
    return None


def _with_year_last(typed: str) -> tuple[int, int, int] | None:
    """Return year, month and day of `18.7.2023` or `7/18/2023`, None where day and month could change places."""
    found = re.fullmatch(YEAR_LAST, typed)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if first > DECEMBER or first == second:
        return year, second, first
    return (year, first, second) if second > DECEMBER else None


def _with_named_month(typed: str) -> tuple[str | int, ...] | None:
    """Return year, month and day of a date whose month is a word; dateutil only tells what the word means.

    Its parser would fill in what is missing: a day that nobody typed, or this year.
    """
    from dateutil.parser import parserinfo

    words = [word for word in re.findall(WORD, typed) if word not in FILLERS]
    months = [month for word in words if (month := parserinfo().month(word))]
    years = [word for word in words if re.fullmatch(YEAR_WORD, word)]
    days = [found[1] for word in words if (found := re.fullmatch(DAY_WORD, word))]
    match years, months, days:
        case [year], [month], ([] | [_]) if len(words) == 2 + len(days):
            return year, month, *days
    return None
