"""`llmlog month`."""

from typing import Annotated

from typer import Argument

from llmlog.commands import some
from llmlog.dates import PartialDate
from llmlog.options import Found, command
from llmlog.session import Session
from llmlog.views import Listing, Months

When = Annotated[PartialDate | None, Argument(metavar="[MONTH]", parser=PartialDate.parse, help="2023-07, July 2023 …")]


@command
def run(session: Session, found: Found, when: When = None) -> None:
    """Show one month, or the months and how many milestones each holds."""
    log = session.log
    if when is None:
        session.show(Months(list(log.by_month(some(found.milestones)).items())))
    else:
        session.show(Listing(some(log.select(among=found.milestones, within=when)), coverage=found.coverage))
