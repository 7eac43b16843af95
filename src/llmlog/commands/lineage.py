"""`llmlog lineage`."""

from typing import Annotated

from typer import Argument

from llmlog.errors import NothingFound
from llmlog.lineage import ancestors, descendants, roots
from llmlog.options import command
from llmlog.session import Session
from llmlog.views import Lineage, Roots

Name = Annotated[list[str] | None, Argument(metavar="[NAME]", help="Its id, a name or any alias, however spelt.")]


@command
def run(session: Session, name: Name = None) -> None:
    """Show what a milestone grew out of and what grew out of it, or where it all began."""
    log = session.log
    if not name:
        found = roots(log)
        if not found:
            raise NothingFound("no descent is recorded", "没有记录任何渊源")
        session.show(Roots(found))
        return
    milestone = log.get(" ".join(name))
    session.show(Lineage(ancestors(log, milestone), descendants(log, milestone)))
