"""`llmlog lineage`."""

from typing import Annotated

from typer import Argument

from llmlog.errors import NothingFound
from llmlog.lineage import ancestors, descendants, parts, roots, wholes
from llmlog.options import command
from llmlog.session import Session
from llmlog.views import Lineage, Roots

Name = Annotated[list[str] | None, Argument(metavar="[NAME]", help="Its id, a name or any alias, however spelt.")]


@command
def run(session: Session, name: Name = None) -> None:
    """Show what a milestone grew out of and what grew out of it, or where it all began."""
    log = session.log
    if name:
        milestone = log.get(" ".join(name))
        trees = ancestors(log, milestone), descendants(log, milestone)
        session.show(Lineage(*trees, wholes(log, milestone), parts(log, milestone)))
        return
    found = roots(log)
    if not found:
        raise NothingFound("no descent is recorded", "没有记录任何渊源")
    session.show(Roots(found))
