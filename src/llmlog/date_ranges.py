"""Spans of days as people type them: dates, quarters, halves of a year, and ranges from one to another."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from llmlog.dates import DAYS_AGO, FOREIGN, MONTHS_AGO, NO_SUCH_DAY, PartialDate, day_of, normalized
from llmlog.errors import INTERVAL_FORMS, DateError
from llmlog.language import Text

PERIODS = (
    r"(?P<year>\d{4})\s*(?:年|[-/. ])?\s*(?P<unit>[qh])(?P<number>\d)",
    r"(?P<unit>[qh])(?P<number>\d)\s*[-/., ]?\s*(?P<year>\d{4})",
    r"(?P<number>\d)(?P<unit>[qh])\s*[-/., ]?\s*(?P<year>\d{4})",
    r"(?:the\s+)?(?P<number>first|second|third|fourth|\d[a-z]{2})\s+(?P<unit>quarter|half)\s+(?:of\s+)?(?P<year>\d{4})",
    r"(?P<year>\d{4})\s*年?\s*第?\s*(?P<number>[\d一二三四])\s*个?\s*(?P<unit>季)度?",
    r"(?P<year>\d{4})\s*年?\s*(?P<number>[上下])(?P<unit>半)年?",
)
WEEKS = (
    r"(?P<year>\d{4})\s*[- ]?\s*w(?P<week>\d{1,2})(?:-?(?P<day>[1-7]))?",
    r"w(?P<week>\d{1,2})\s*[-/., ]?\s*(?P<year>\d{4})",
    r"(?:the\s+)?week\s+(?P<week>\d{1,2}),?\s+(?:of\s+)?(?P<year>\d{4})",
    r"(?P<year>\d{4})\s+week\s+(?P<week>\d{1,2})",
    r"(?P<year>\d{4})\s*年?\s*第\s*(?P<week>\d{1,2})\s*个?\s*(?:周|星期)",
)
"""Weeks, and days of them, as ISO 8601 counts them: from Monday, the first with the first Thursday of the year."""
DECADE = r"(?:the\s+)?(?P<decade>\d{3})0(?:'?s|\s*年代)"
TENS = r"(?:the\s+)?(?:(?:上个?|20)世纪)?'?(?P<tens>[4-9])0(?:'?s|\s*年代)"
"""A decade of the last century, which alone can be meant from its forties on."""
CENTURY = r"(?P<century>\d\d)(?:(?:st|th) century|世纪)"
LAST_CENTURY = {"last century", "上世纪", "上个世纪"}
MONTHS = {"q": 3, "quarter": 3, "季": 3, "h": 6, "half": 6, "半": 6}
NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "上": 1, "下": 2, "一": 1, "二": 2, "三": 3, "四": 4}
RANGE = (
    r"(?:from\s+|从\s*|自\s*)?(?P<begin>\S.*?)\s*(?:\.\.\.?|[~〜]|\s(?:to|till|until|through)\s|至|到)\s*(?P<end>\S.*)"
)
BETWEEN = r"between\s+(?P<begin>\S.*?)\s+and\s+(?P<end>\S.*)"
YEAR = r"(?<!\d)\d{4}(?!\d)"
UNIT = r"\d\s*([月日号]|季度?)$"
DAY = timedelta(days=1)
SIDES = {
    "since": r"(\S.*?)\s*(?:\.\.\.?|[~〜])|(?:since|from)\s+(\S.*)|[自从]?\s*(\S.*?)\s*(?:以来|以后|起)",
    "until": r"(?:\.\.\.?|[~〜])\s*(\S.*)|(?:until|up\s+to)\s+(\S.*)|截至\s*(\S.*)",
    "before": r"before\s+(\S.*)|(\S.*?)\s*(?:之前|以前)",
    "after": r"after\s+(\S.*)|(\S.*?)\s*之后",
}
"""Ranges with one end, by the side of it that they are on."""
WHICH = (("本", "这", "这个"), ("上", "上个"))
WEEKS_AGO = {"this week": 0, "last week": 1, "上上周": 2} | {
    f"{which}{unit}": weeks for weeks, words in enumerate(WHICH) for which in words for unit in ("周", "星期", "礼拜")
}
QUARTERS_AGO = {"this quarter": 0, "last quarter": 1, "上上季度": 2} | {
    f"{which}{unit}": quarters for quarters, words in enumerate(WHICH) for which in words for unit in ("季", "季度")
}
SAID_OF_TODAY = {*DAYS_AGO, *MONTHS_AGO, *WEEKS_AGO, *QUARTERS_AGO}
MONTH = len("2023-07")
NOW = {"now": "today", "今": "今天"}
REVERSED = Text("ends before it begins", "的结束早于开始")


class Interval(NamedTuple):
    """The days from one to another, both included."""

    first: date
    last: date

    @classmethod
    def parse(cls, text: str, today: date | None = None) -> "Interval":
        """Return the interval that a person typed; raise DateError where it is ambiguous or impossible.

        >>> [str(Interval.parse(t)) for t in ("July 2023", "2023Q3", "2023年上半年", "2023年1月至3月", "2023-07..")]
        ['2023-07', '2023-07..2023-09', '2023-01..2023-06', '2023-01..2023-03', '2023-07..']
        """
        try:
            typed = normalized(text, today)
            found = cls._open(typed, today) or cls._read(typed, today) or cls._between(typed, today)
        except (ValueError, OverflowError):
            raise DateError(text, NO_SUCH_DAY, INTERVAL_FORMS) from None
        if found is None:
            raise DateError(text, FOREIGN, INTERVAL_FORMS)
        if found.last < found.first:
            raise DateError(text, REVERSED, INTERVAL_FORMS)
        return found

    @classmethod
    def of(cls, given: "PartialDate | Interval | str") -> "Interval":
        """Return the interval of what is given: its own days, or those that a text says; raise TypeError otherwise."""
        if isinstance(given, str):
            return cls.parse(given)
        if not isinstance(given, PartialDate | Interval):
            raise TypeError(f"a date is a text, a PartialDate or an Interval, not {given!r}")
        return cls(given.first, given.last)

    @classmethod
    def of_week(cls, day: date) -> "Interval":
        """Return the week of a day, from Monday."""
        monday = day - DAY * day.weekday()
        return cls(monday, monday + DAY * 6)

    def side(self, which: str) -> "Interval":
        """Return the days "since", "until", "before" or "after" this; neither of the last two holds any of it."""
        if which in {"since", "after"}:
            return Interval(self.first if which == "since" else self.last + DAY, date.max)
        return Interval(date.min, self.last if which == "until" else self.first - DAY)

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        """Return the year, month or day that it is, else its ends, as months where they are whole."""
        year, month, day = self.first.year, self.first.month, self.first.day
        for whole in (PartialDate(year), PartialDate(year, month), PartialDate(year, month, day)):
            if (whole.first, whole.last) == self:
                return str(whole)
        first, last = str(self.first), str(self.last)
        if day == 1 and (self.last == date.max or (self.last + DAY).day == 1):
            first, last = (text.rpartition("-")[0] for text in (first, last))
        if self.last == date.max:
            return f"{first.removesuffix('-01')}.."
        if self.first == date.min:
            return f"..{last.removesuffix('-12')}" if len(last) == MONTH else f"..{last}"
        return f"{first}..{last}"

    @classmethod
    def _read(cls, typed: str, today: date | None) -> "Interval | None":
        """Return the interval of a date, week, quarter, half or decade; raise ValueError where the year has no such."""
        if when := PartialDate.read(typed, today):
            return cls(when.first, when.last)
        found = next(filter(None, (re.fullmatch(form, typed) for form in PERIODS)), None)
        if not found:
            return _week(typed, today) or _longer(typed, today)
        year, months = int(found["year"]), MONTHS[found["unit"]]
        number = NUMBERS.get(found["number"]) or int(found["number"][0])
        first, last = (PartialDate(year, month) for month in ((number - 1) * months + 1, number * months))
        return cls(first.first, last.last)

    @classmethod
    def _open(cls, typed: str, today: date | None) -> "Interval | None":
        """Return the interval from a date on, or up to one, None where it is neither."""
        for side, form in SIDES.items():
            found = re.fullmatch(form, typed)
            if found and (span := cls._read(next(filter(None, found.groups())), today)):
                return span.side(side)
        return None

    @classmethod
    def _between(cls, typed: str, today: date | None) -> "Interval | None":
        """Return the interval from one date to another, None where no reading or more than one makes two dates."""
        readings = set()
        for begin, end in _cuts(typed):
            first, last = (cls._read(side, today) for side in _completed(begin, NOW.get(end, end)))
            if first and last:
                readings.add(cls(first.first, last.last))
        return readings.pop() if len(readings) == 1 else None


def _week(typed: str, today: date | None) -> Interval | None:
    """Return the days of a week, or the one of its days that is named; raise ValueError where the year has no such."""
    if typed in WEEKS_AGO:
        return Interval.of_week(day_of(today) - timedelta(weeks=WEEKS_AGO[typed]))
    found = next(filter(None, (re.fullmatch(form, typed) for form in WEEKS)), None)
    if not found:
        return None
    day = found.groupdict().get("day")
    first = date.fromisocalendar(int(found["year"]), int(found["week"]), int(day or 1))
    return Interval(first, first if day else first + timedelta(days=6))


def _longer(typed: str, today: date | None) -> Interval | None:
    """Return the days of a quarter that is said from today on, or of a decade or a century."""
    if typed in QUARTERS_AGO:
        now = day_of(today)
        year, quarter = divmod(now.year * 4 + (now.month - 1) // 3 - QUARTERS_AGO[typed], 4)
        return Interval(PartialDate(year, quarter * 3 + 1).first, PartialDate(year, quarter * 3 + 3).last)
    if found := re.fullmatch(DECADE, typed) or re.fullmatch(TENS, typed):
        year = int(found["decade"]) * 10 if "decade" in found.groupdict() else 1900 + int(found["tens"]) * 10
        return Interval(PartialDate(year).first, PartialDate(year + 9).last)
    if typed in LAST_CENTURY or (found := re.fullmatch(CENTURY, typed)):
        year = (int(found["century"]) - 1 if found else day_of(today).year // 100 - 1) * 100
        return Interval(PartialDate(year).first, PartialDate(year + 99).last)
    return None


def _cuts(typed: str) -> Iterator[tuple[str, str]]:
    """Yield the two sides of a range: around the word that says it, else around every hyphen and slash."""
    said = re.fullmatch(BETWEEN, typed) or re.fullmatch(RANGE, typed)
    if said:
        yield said["begin"], said["end"]
        return
    for sign in re.finditer(r"[-/]", typed):
        begin, end = typed[: sign.start()].strip(), typed[sign.end() :].strip()
        if begin and end:
            yield begin, end


def _completed(begin: str, end: str) -> tuple[str, str]:
    """Return the sides of a range with what only one of them says: the unit of 1-3月, the year of January to March."""
    if {begin, end} & SAID_OF_TODAY:
        return begin, end
    unit = re.search(UNIT, end)
    if unit and begin[-1].isdecimal() and "年" in begin:
        begin += unit[1]
    years = [re.search(YEAR, side) for side in (begin, end)]
    if years[0] and not years[1] and unit:
        upto = r".*月" if unit[1] in {"日", "号"} and "月" not in end else r".*年"
        stem = re.match(upto, begin)
        return begin, f"{stem[0]}{end}" if stem else end
    if begin.isdecimal() or end.isdecimal():
        return begin, end
    if years[0] and not years[1]:
        return begin, f"{end} {years[0][0]}"
    if years[1] and not years[0]:
        return f"{begin} {years[1][0]}", end
    return begin, end
