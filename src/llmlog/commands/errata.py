"""`llmlog errata`."""

from llmlog.commands import some
from llmlog.errors import NothingFound
from llmlog.options import Found, command
from llmlog.session import Session
from llmlog.views import Errata


@command
def run(session: Session, found: Found) -> None:
    """List what the sources say that does not hold, and what is right."""
    errata = [(milestone, erratum) for milestone in some(found.milestones) for erratum in milestone.errata]
    if not errata:
        raise NothingFound("no erratum is known of these milestones", "这些条目没有已知的勘误")
    session.show(Errata(errata))
