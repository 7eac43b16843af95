"""`llmlog month`."""

from collections.abc import Sequence
from contextlib import suppress

from llmlog.cli.bilingual import argument
from llmlog.cli.filters import Filters
from llmlog.cli.options import Order, Output
from llmlog.cli.session import Session
from llmlog.cli.values import span
from llmlog.date_ranges import Interval
from llmlog.errors import Contradiction, DateError, NoMatch, UsageError
from llmlog.language import Text
from llmlog.stats import months_beside
from llmlog.views import Listing, Months

CHINESE = "显示一个月或其他时段的条目，或各月的条目数。"
EXAMPLES = (
    ("llmlog month 2023-07", Text("One month.", "一个月的条目。")),
    ("llmlog month --org OpenAI", Text("How many of OpenAI each month holds.", "OpenAI 各月的条目数。")),
)
PRINTS = {"month": Months, "month MONTH": Listing}
COMPLETES = "months"

BOTH = Text("`llmlog list` with --month twice lists both", "`llmlog list` 可重复 --month 列出两者")

MONTH = argument(
    "[MONTH]",
    "2023-07, July 2023, 2023Q3, 2023-W30, last month, 2023-01..2023-03, 2023-07.. …",
    "如 2023-07、2023年7月、2023Q3、2023-W30、上个月、2023-01..2023-03、2023-07..。",
)


def run(session: Session, filters: Filters, output: Output, order: Order, when: list[str] | None = MONTH) -> None:
    """Show one month or other span, or the months and how many milestones each holds."""
    log = session.log
    if not when:
        counted = filters.select(log)
        session.show(output, Months(order.limited(counted.months(), newest=True), counted))
    else:
        asked = _parse_span(when)
        if filters.month and not any(asked.overlaps(other) for other in filters.month):
            raise Contradiction(f"month {asked}", f"--month {filters.month[0]}", BOTH)
        try:
            found = filters.select(log, within=asked)
        except NoMatch as error:
            from llmlog.cli.nothing_found import beside_month

            error.instead = error.instead or beside_month(log, asked)
            raise
        before, after = months_beside(log.connection, str(asked))
        listing = order.listing(log, found)
        session.show(output, listing._replace(span=asked, before=before, after=after))


def _parse_span(words: Sequence[str]) -> Interval:
    """Return the span that words name together; raise UsageError with their range for two dates."""
    try:
        return span(" ".join(words))
    except DateError:
        with suppress(DateError, ValueError):  # words that are no dates, and more than two
            first, last = sorted(words, key=lambda word: Interval.parse(word).first)
            Interval.parse(both := f"{first}..{last}")
            en = f"month takes one span; from one to the other is {both}"
            raise UsageError(en, f"month 只接受一个时段；从前者到后者请写成 {both}") from None
        raise
