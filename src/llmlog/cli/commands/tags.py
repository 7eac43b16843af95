"""`llmlog tags`."""

from llmlog.cli.filters import Filters, require_counts
from llmlog.cli.options import Order, Output
from llmlog.cli.session import Session
from llmlog.views import Tags


def run(session: Session, filters: Filters, output: Output, order: Order) -> None:
    """List the tags, and how many milestones each is on."""
    counted = filters.select(session.log)
    counts = require_counts(counted.counts("tags").most_common(), "tag")
    shown = [(session.log.tags[id], count) for id, count in order.counts(counts)]
    session.show(Tags(shown, counted, len(counts)), output)
