"""`llmlog stats`."""

from typing import Annotated

from typer import Option

from llmlog.cli.filters import Filters, require_counts
from llmlog.cli.options import Order, Output
from llmlog.cli.session import Session
from llmlog.facets import fixed_word
from llmlog.stats import BY, TIMES, count_by
from llmlog.views import Stats

By = Annotated[
    str,
    Option("--by", metavar="WHAT", parser=lambda text: fixed_word("--by", text, BY), help=f"One of {', '.join(BY)}."),
]


def run(session: Session, filters: Filters, output: Output, order: Order, by: By = "year") -> None:
    """Count milestones by year, maker, kind, tag and more."""
    found = filters.select(session.log)
    counts = require_counts(count_by(session.log, found, by), by)
    shown = order.times(counts) if by in TIMES else order.counts(counts)
    session.show(Stats(by, shown, found, len(counts)), output)
