"""`llmlog list`."""

from typing import Annotated

from typer import Option

from llmlog.commands import some
from llmlog.options import Found, command
from llmlog.session import Session
from llmlog.views import Listing

Newest = Annotated[int, Option("-n", metavar="N", min=0, help="Only the newest N (0: all).")]
Reverse = Annotated[bool, Option("--reverse", "-r", help="Newest first.")]


@command
def run(session: Session, found: Found, number: Newest = 0, reverse: Reverse = False) -> None:
    """List milestones, oldest first."""
    newest = some(found.milestones)[-number:]
    session.show(Listing(newest[::-1] if reverse else newest, coverage=found.coverage))
