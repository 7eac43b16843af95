"""`llmlog month`."""

from typing import Annotated

from typer import Argument

from llmlog.cli.options import Filters, Output, listing
from llmlog.cli.session import Session
from llmlog.intervals import Interval
from llmlog.views import Months

When = Annotated[
    list[str] | None,
    Argument(metavar="[MONTH]", help="2023-07, July 2023, 2023Q3, last month, 2023-01..2023-03 …"),
]


def run(session: Session, filters: Filters, output: Output, when: When = None) -> None:
    """Show one month or other span of days, or the months and how many milestones each holds."""
    log = session.log
    if not when:
        session.show(Months(filters.select(log).months()), output)
    else:
        span = Interval.parse(" ".join(when))
        found = filters.select(log, within=span)
        session.show(listing(log, found)._replace(heading=str(span)), output)
