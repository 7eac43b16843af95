"""`llmlog month`."""

from typing import Annotated

from typer import Argument

from llmlog.cli.options import Filters, Output, listing
from llmlog.cli.session import Session
from llmlog.dates import PartialDate
from llmlog.views import Months

When = Annotated[PartialDate | None, Argument(metavar="[MONTH]", parser=PartialDate.parse, help="2023-07, July 2023 …")]


def run(session: Session, filters: Filters, output: Output, when: When = None) -> None:
    """Show one month, or the months and how many milestones each holds."""
    log = session.log
    if when is None:
        session.show(Months(filters.select(log).months()), output)
    else:
        found = filters.select(log, within=when)
        session.show(listing(log, found)._replace(heading=str(when)), output)
