"""`llmlog show`."""

from llmlog.options import MilestoneName, command
from llmlog.session import Session
from llmlog.views import Entry


@command
def run(session: Session, name: MilestoneName) -> None:
    """Show one milestone in full."""
    milestone = session.log.get(" ".join(name))
    if session.json:
        session.show(Entry(milestone, (), ()))
    else:
        session.show(Entry(milestone, session.log.parents(milestone), session.log.children(milestone)))
