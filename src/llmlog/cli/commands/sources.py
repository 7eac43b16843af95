"""`llmlog sources`."""

from typing import Annotated

from typer import Option

from llmlog.cli.filters import Filters
from llmlog.cli.options import Order, Output
from llmlog.cli.output import write
from llmlog.cli.session import Session
from llmlog.views import Sources

Path = Annotated[bool, Option("--path", help="Print where the database is instead.")]


def run(session: Session, filters: Filters, output: Output, order: Order, path: Path = False) -> None:
    """List the chronicles and files that the log draws on, and how many milestones each reports."""
    log = session.log
    if path:
        write([f"{log.path or ':memory:'}\n"])
        return
    counted, sources = filters.select(log), list(log.sources.values())
    counts = counted.counts("sources")
    shown = [(source, counts[source.id]) for source in order.counts(sources)]
    session.show(Sources(shown, counted, len(sources)), output)
