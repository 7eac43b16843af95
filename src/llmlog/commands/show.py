"""`llmlog show`."""

from typing import Annotated

from typer import Argument

from llmlog.options import command
from llmlog.session import Session
from llmlog.views import Entry

Name = Annotated[list[str], Argument(metavar="NAME", help="Its id, a name or any alias, however spelt.")]


@command
def run(session: Session, name: Name) -> None:
    """Show one milestone in full."""
    session.show(Entry(session.log.get(" ".join(name))))
