"""`llmlog timeline`."""

from llmlog.cli.options import Filters, Limit, Output, Reverse, listing
from llmlog.cli.session import Session
from llmlog.views import Timeline


def run(session: Session, filters: Filters, output: Output, number: Limit = None, reverse: Reverse = False) -> None:
    """Show the history by year, a name after the other; with --major on one screen."""
    shown = listing(session.log, filters.select(session.log), limit=number, reverse=reverse)
    session.show(Timeline(shown.milestones, shown.coverage), output)
