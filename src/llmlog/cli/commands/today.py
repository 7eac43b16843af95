"""`llmlog today`."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from llmlog.cli.bilingual import option
from llmlog.cli.filters import Filters
from llmlog.cli.options import Order, Output
from llmlog.cli.session import Session
from llmlog.dates import FOREIGN, NO_SUCH_DAY, PartialDate, day_of, normalized
from llmlog.errors import DateError, NothingFound, UsageError, quoted
from llmlog.language import Text
from llmlog.selection import Selection
from llmlog.views import Anniversary

CHINESE = "显示历年今日的条目。"
EXAMPLES = (
    ("llmlog today --date 2023-03-14", Text("That day of every year.", "历年的这一天。")),
    ("llmlog today --date 3月14日 --major", Text("Its landmarks, without a year.", "不写年份，只看重大节点。")),
)
PRINTS = {"today": Anniversary}

LEAP_YEAR = 2024
"""The year of a day that is named without one: it has every day."""
WITHOUT_YEAR = r"--(\d\d)-?(\d\d)"
"""A day of any year as ISO 8601 writes it."""
TWO_NUMBERS = r"(0?[1-9]|[12]\d|3[01])([-/.])(0?[1-9]|[12]\d|3[01])"
"""A day and a month as digits, in either order."""
DAY_FORMS = Text("2023-03-14, 14 March or --03-14", "2023-03-14、3月14日 或 --03-14")
AROUND = (-3, -2, -1, 1, 2, 3)
"""The days that make up a week with the one in their middle."""
OF_WEEK = 10
"""How many milestones of the week are shown where no number is given: those that weigh most."""
NAMED = 3


def _parse_day(text: str) -> date:
    """Return the day of a date, which may lack its year; raise UsageError where it has no day, or could be two."""
    typed = normalized(text)
    yearless = [f"{typed} {LEAP_YEAR}", f"{LEAP_YEAR}年{typed}"]
    numbers = re.fullmatch(TWO_NUMBERS, typed)
    if numbers:
        yearless = [f"{typed}{numbers[2]}{LEAP_YEAR}"]
    elif whole := re.fullmatch(WITHOUT_YEAR, typed):
        yearless = [f"{LEAP_YEAR}-{whole[1]}-{whole[2]}"]
    for form in (typed, *yearless):
        try:
            found = PartialDate.read(form)
        except ValueError:
            raise DateError(text, NO_SUCH_DAY, DAY_FORMS) from None
        if found and found.precision == "day":
            return found.first
        if found:
            en, zh = f"--date: {quoted(text)!r} names no day", f"--date：“{quoted(text)}”没有日"
            raise UsageError(f"{en}; write {DAY_FORMS.en}", f"{zh}；请写成 {DAY_FORMS.zh}")
    raise DateError(text, FOREIGN, _readings(int(numbers[1]), int(numbers[3])) if numbers else DAY_FORMS)


def _readings(first: int, second: int) -> Text:
    """Return the two days that a pair of numbers may be."""
    days = [date(LEAP_YEAR, month, day) for month, day in ((first, second), (second, first))]
    return Text(
        " or ".join(f"{day.day} {day:%B}" for day in days), " 或 ".join(f"{day.month}月{day.day}日" for day in days)
    )


DATE = option(
    "--date DATE",
    "Of that day instead: 2023-03-14, 14 March, 03-14.",
    "改为该日：2023-03-14、3月14日、03-14。",
    parser=_parse_day,
)


def run(session: Session, filters: Filters, output: Output, order: Order, date: date | None = DATE) -> None:
    """Show what came about on this day of the year."""
    log, day = session.log, day_of(date)
    counted = filters.select(log)
    found = counted.on([f"{day:%m-%d}"])
    near = day.replace(year=2000 + day.year % 400)  # whose calendar is the same, and which has years on both sides
    week = counted.on([f"{near + timedelta(days=days):%m-%d}" for days in AROUND])
    if not found:
        raise _nothing(day, week[-NAMED:], filters.words, len(log.select().on([f"{day:%m-%d}"])))
    shown = order.listing(log, found)
    rows = _rows_of_week(order.number, len(shown.milestones), len(week))
    session.show(output, Anniversary(day, shown.milestones, week, counted, shown.held_back, rows))


def _rows_of_week(number: int | None, of_day: int, of_week: int) -> int:
    """Return how many of a week are shown below its day: what a limit leaves, all where it is 0."""
    if number is None:
        return min(OF_WEEK, of_week)
    return min(number - of_day, of_week) if number else of_week


def _nothing(day: date, week: Selection, filters: Sequence[str], total: int) -> NothingFound:
    """Return the error of a day of no milestone, or of none that the filters let through, with what is of its week."""
    en, zh = f"no milestone is of {day:%m-%d}", f"没有 {day:%m-%d} 的条目"
    if filters and total:
        chosen = " ".join(filters)
        there = "1 is" if total == 1 else f"{total} are"
        en = f"no milestone of {day:%m-%d} matches {chosen}; without that {there} of the day"
        zh = f"{day:%m-%d} 没有符合 {chosen} 的条目；不加筛选，当天有 {total} 条"
    error = NothingFound(en, zh, [it.titles for it in week] or None)
    error.beside = Text("in its week", "同一周有")
    return error
