"""`llmlog errata`."""

from llmlog.cli.options import Filters, Output
from llmlog.cli.session import Session
from llmlog.errors import NothingFound
from llmlog.views import Errata


def run(session: Session, filters: Filters, output: Output) -> None:
    """List what the sources say that does not hold, and what is right."""
    found = [(it, erratum) for it in filters.select(session.log) for erratum in it.errata]
    if not found:
        raise NothingFound("no erratum is known of these milestones", "这些条目没有已知的勘误")
    session.show(Errata([(it, erratum, session.log.sources[erratum.source]) for it, erratum in found]), output)
