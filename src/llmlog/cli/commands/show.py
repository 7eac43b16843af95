"""`llmlog show`."""

from typing import Annotated

from typer import Option

from llmlog.cli.options import MilestoneNames, Output
from llmlog.cli.session import Session
from llmlog.log import Log
from llmlog.model import Milestone
from llmlog.views import Entry, Listing

ROWS = {"csv", "tsv"}
"""The formats in which several milestones are rows of one table."""

Short = Annotated[bool, Option("--short", "-s", help="Its head only: date, makers, summary and specs.")]


def run(session: Session, name: MilestoneNames, output: Output, short: Short = False) -> None:
    """Show one milestone in full, or its head, or several."""
    session.prints_array = False
    log = session.log
    found = log.named(name)
    if len(found) > 1 and output.chosen_format in ROWS:
        session.show(Listing(found, log.coverage), output)
    else:
        session.show_each([_entry(log, milestone, short=short) for milestone in found], output)


def _entry(log: Log, milestone: Milestone, *, short: bool) -> Entry:
    """Return a milestone with its relatives and sources."""
    sources = [log.sources[claim.source] for claim in milestone.sources]
    return Entry(milestone, log.parents(milestone), log.children(milestone), sources, short)
