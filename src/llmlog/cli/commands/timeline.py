"""`llmlog timeline`."""

from llmlog.cli.filters import Filters
from llmlog.cli.options import Order, Output
from llmlog.cli.session import Session
from llmlog.views import Timeline


def run(session: Session, filters: Filters, output: Output, order: Order) -> None:
    """Show the history by year, a name after the other."""
    shown = order.listing(session.log, filters.select(session.log))
    session.show(Timeline(shown.milestones, shown.coverage), output)
