"""`llmlog tags`."""

from llmlog.cli.options import Filters, Order, Output
from llmlog.cli.session import Session
from llmlog.views import Tags


def run(session: Session, filters: Filters, output: Output, order: Order) -> None:
    """List the tags, and how many milestones each is on."""
    counts = filters.select(session.log).counts("tags").most_common()
    session.show(Tags([(session.log.tags[id], count) for id, count in order.counts(counts)]), output)
