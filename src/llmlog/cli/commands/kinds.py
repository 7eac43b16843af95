"""`llmlog kinds`."""

from llmlog.cli.filters import Filters
from llmlog.cli.options import Order, Output
from llmlog.cli.session import Session
from llmlog.views import Kinds
from llmlog.vocabulary import Kind


def run(session: Session, filters: Filters, output: Output, order: Order) -> None:
    """List the kinds, and how many milestones are of each."""
    counted = filters.select(session.log)
    counts = counted.counts("kind").most_common()
    shown = [(Kind(kind), count) for kind, count in order.counts(counts)]
    session.show(Kinds(shown, counted, len(counts)), output)
