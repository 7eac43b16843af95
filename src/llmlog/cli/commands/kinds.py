"""`llmlog kinds`."""

from llmlog.cli.options import Filters, Order, Output
from llmlog.cli.session import Session
from llmlog.views import Kinds
from llmlog.vocabulary import Kind


def run(session: Session, filters: Filters, output: Output, order: Order) -> None:
    """List the kinds, and how many milestones are of each."""
    counts = filters.select(session.log).counts("kind").most_common()
    session.show(Kinds([(Kind(kind), count) for kind, count in order.counts(counts)]), output)
