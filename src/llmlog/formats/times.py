"""Times as headings say them: years, months, days, and spans from one to another."""

from datetime import date, timedelta

from llmlog.date_ranges import Interval
from llmlog.language import Language, Text
from llmlog.store.label_names import MONTHS

MONTHS_EN = tuple(name for name, *_ in MONTHS)


def time_heading(time: tuple[int, ...], language: Language) -> str:
    """Return the heading of a year, a month or a day."""
    return _said(time, language) if len(time) > 1 else str(time[0])


def span_heading(span: Interval, language: Language) -> str:
    """Return the heading of a span of days, in whole years or months where it can be; what both ends share once."""
    begin, end = (day.timetuple()[: _precision(span)] for day in span)
    if begin == end:
        return time_heading(begin, language)
    if span.last == date.max:
        said = _said(begin, language)
        return Text(f"from {said}", f"{said}起").in_(language)
    if span.first == date.min:
        said = _said(end, language)
        return Text(f"until {said}", f"截至 {said}").in_(language)
    shared = next(number for number, (one, other) in enumerate(zip(begin, end, strict=True)) if one != other)
    if language is Language.ZH:
        return f"{_said(begin, language)}至 {_said(end, language, shared)}"
    return f"{_said(begin, language, shared)} to {_said(end, language)}"


def _precision(span: Interval) -> int:
    """Return how many of year, month and day say a span without loss."""
    first, last = span
    if first.day > 1 or (last < date.max and (last + timedelta(days=1)).day > 1):
        return 3
    return 1 if (first.month, last.month) == (1, 12) else 2


def _said(time: tuple[int, ...], language: Language, start: int = 0) -> str:
    """Return a time in words, without the first of its parts where another says them."""
    if language is Language.ZH:
        return " ".join(f"{number} {unit}" for number, unit in [*zip(time, "年月日", strict=False)][start:])
    parts = [str(time[0]), *(MONTHS_EN[month - 1] for month in time[1:2]), *map(str, time[2:])]
    return " ".join(reversed(parts[start:]))
