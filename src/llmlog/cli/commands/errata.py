"""`llmlog errata`."""

from typing import Annotated

from typer import Argument

from llmlog.cli.filters import Filters, require_any
from llmlog.cli.options import Order, Output
from llmlog.cli.session import Session
from llmlog.errors import NothingFound
from llmlog.views import Errata

Names = Annotated[list[str] | None, Argument(metavar="[NAME...]", help="Only of this milestone, or of several.")]


def run(session: Session, filters: Filters, output: Output, order: Order, name: Names = None) -> None:
    """List what the sources say that does not hold, and what is right."""
    log = session.log
    chosen = filters.select(log)
    if name:
        chosen = require_any(log.named(name).within(chosen))
    found = [(it, erratum, log.sources[erratum.source]) for it in chosen for erratum in it.errata]
    if not found:
        raise NothingFound("no erratum is known of these milestones", "这些条目没有已知的勘误")
    shown = order.times(found)
    session.show(Errata(shown, len(found) - len(shown)), output)
