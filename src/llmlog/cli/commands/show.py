"""`llmlog show`."""

from llmlog.cli.options import MilestoneName, Output
from llmlog.cli.session import Session
from llmlog.views import Entry


def run(session: Session, name: MilestoneName, output: Output) -> None:
    """Show one milestone in full."""
    log = session.log
    milestone = log.get(" ".join(name))
    relatives = log.parents(milestone), log.children(milestone)
    session.show(Entry(milestone, *relatives, [log.sources[claim.source] for claim in milestone.sources]), output)
