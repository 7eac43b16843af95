"""`llmlog org`."""

from typing import Annotated

from typer import Argument

from llmlog.cli.options import Filters, Output, listing
from llmlog.cli.session import Session
from llmlog.views import Organizations, Profile

Name = Annotated[list[str] | None, Argument(metavar="[NAME]", help="Any of its names, however spelt.")]


def run(session: Session, filters: Filters, output: Output, name: Name = None) -> None:
    """Show one organization and what belongs to it, or all of them with counts."""
    log = session.log
    if not name:
        counts = sorted(filters.select(log).counts("orgs").items(), key=lambda pair: (-pair[1], pair[0]))
        session.show(Organizations([(log.organizations[id], count) for id, count in counts]), output)
        return
    org = log.organization(" ".join(name))
    found = listing(log, filters.select(log, org=org.id))
    session.show(Profile(org, log.parent(org), log.family(org)[1:], found), output)
