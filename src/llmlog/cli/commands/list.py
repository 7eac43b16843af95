"""`llmlog list`."""

from llmlog.cli.options import Filters, Limit, Output, Reverse, listing
from llmlog.cli.output import is_terminal
from llmlog.cli.session import Session

AT_A_TERMINAL = 50
"""How many milestones a listing without filters shows at a terminal."""


def run(session: Session, filters: Filters, output: Output, number: Limit = None, reverse: Reverse = False) -> None:
    """List milestones, oldest first; without filters at a terminal, the newest 50."""
    brief = not filters.given and output.chosen_format == "table" and not output.output and is_terminal()
    limit = (AT_A_TERMINAL if brief else 0) if number is None else number
    session.show(listing(session.log, filters.select(session.log), limit=limit, reverse=reverse), output)
