"""`llmlog org`."""

from typing import Annotated

from typer import Argument

from llmlog.commands import some
from llmlog.options import Found, command
from llmlog.session import Session
from llmlog.views import Listing, Organizations, Profile

Name = Annotated[list[str] | None, Argument(metavar="[NAME]", help="Any of its names, however spelt.")]


@command
def run(session: Session, found: Found, name: Name = None) -> None:
    """Show one organization and what belongs to it, or all of them with counts."""
    log = session.log
    if not name:
        session.show(Organizations(log.by_organization(some(found.milestones))))
        return
    organization = log.organization(" ".join(name))
    listing = Listing(some(log.select(among=found.milestones, org=organization.id)), coverage=found.coverage)
    session.show(Profile(organization, log.parent(organization), log.family(organization)[1:], listing))
