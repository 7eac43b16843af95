"""`llmlog list`."""

from llmlog.cli.filters import Filters
from llmlog.cli.options import Order, Output
from llmlog.cli.screen import is_terminal
from llmlog.cli.session import Session

AT_A_TERMINAL = 50
"""How many milestones a listing without filters shows at a terminal."""


def run(session: Session, filters: Filters, output: Output, order: Order) -> None:
    """List milestones, oldest first; without filters at a terminal, the newest 50."""
    brief = not filters.given and output.chosen_format == "table" and not output.output and is_terminal()
    found = filters.select(session.log)
    session.show(order.listing(session.log, found, unasked=AT_A_TERMINAL if brief else 0), output)
