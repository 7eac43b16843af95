"""`llmlog today`."""

from datetime import date, datetime, timedelta
from typing import Annotated

from typer import Option

from llmlog.cli.options import Filters, Output
from llmlog.cli.session import Session
from llmlog.dates import PartialDate
from llmlog.errors import DateError, NothingFound, UsageError
from llmlog.language import Text
from llmlog.views import Anniversary

LEAP_YEAR = 2024
"""The year of a day that is named without one: it has every day."""
AROUND = (-3, -2, -1, 1, 2, 3)
"""The days that make up a week with the one in their middle."""
NAMED = 3


def parse_day(text: str) -> date:
    """Return the day of a date, which may lack its year; raise UsageError where it has no day."""
    typed = text.strip()
    yearless = (f"{typed} {LEAP_YEAR}", f"{LEAP_YEAR}年{typed}", f"{LEAP_YEAR}-{typed.lstrip('-')}")
    for number, form in enumerate((typed, *yearless)):
        try:
            found = PartialDate.parse(form)
        except DateError as error:
            if not number:
                first = error
            continue
        if found.precision == "day":
            return found.first
        raise UsageError(
            f"--date: {text!r} names no day; write 2023-03-14 or 14 March",
            f"--date：“{text}”没有日；请写成 2023-03-14 或 3月14日",
        )
    raise first


Day = Annotated[
    date | None,
    Option("--date", metavar="DATE", parser=parse_day, help="Of that day instead: 2023-03-14, 14 March, 3月14日."),
]


def run(session: Session, filters: Filters, output: Output, date: Day = None) -> None:
    """Show what came about on this day of the year."""
    log, day = session.log, date or datetime.now().astimezone().date()
    counted = filters.select(log)
    found = counted.on([f"{day:%m-%d}"])
    week = counted.on([f"{day + timedelta(days=days):%m-%d}" for days in AROUND])
    if not found:
        raise NothingFound(*_nothing(day, [it.id for it in week[-NAMED:]]))
    session.show(Anniversary(day, found, week, counted, log.coverage), output)


def _nothing(day: date, ids: list[str]) -> Text:
    """Return that no milestone is of a day, and what is near it."""
    en, zh = f"no milestone is of {day:%m-%d}", f"没有 {day:%m-%d} 的条目"
    return Text(f"{en}; in its week: {', '.join(ids)}", f"{zh}；同一周有：{'、'.join(ids)}") if ids else Text(en, zh)
