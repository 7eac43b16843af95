"""`llmlog errata`."""

from llmlog.cli.bilingual import argument
from llmlog.cli.filters import Filters
from llmlog.cli.nothing_found import maker_meant
from llmlog.cli.options import Order, Output
from llmlog.cli.session import Session
from llmlog.errors import NothingFound, UnknownMilestone
from llmlog.language import Text
from llmlog.log import Log
from llmlog.selection import Selection
from llmlog.views import Errata

CHINESE = "列出来源中不成立的说法，以及正确的说法。"
EXAMPLES = (
    ("llmlog errata --org OpenAI", Text("What is said wrongly of OpenAI.", "关于 OpenAI 的误述。")),
    ("llmlog errata --source timeline-202309", Text("The errors of one chronicle.", "一个来源中的误述。")),
)
PRINTS = {"errata": Errata}
COMPLETES = "milestones"

NAMES = argument("[NAME...]", "Only of this milestone, or of several.", "只看该条目，可给出多个。")


def run(session: Session, filters: Filters, output: Output, order: Order, name: list[str] | None = NAMES) -> None:
    """List what the sources say that does not hold, and what is right."""
    log = session.log
    chosen = filters.select(log)
    if name:
        chosen = _named(log, name).within(chosen)
        if not chosen:
            raise NothingFound("no milestone matches", "没有符合条件的条目")
    found = [(it, erratum, log.sources[erratum.source]) for it in chosen for erratum in it.errata]
    if not found:
        raise NothingFound("no erratum is known of these milestones", "这些条目没有已知的勘误")
    shown = order.limited(found, newest=True)
    session.show(output, Errata(shown, len(found) - len(shown)))


def _named(log: Log, name: list[str]) -> Selection:
    """Return the milestones of a name, or of several; where a maker is named, the error says how to ask for its own."""
    try:
        return log.named(name)
    except UnknownMilestone as error:
        error.instead = maker_meant(error.typed, log, "errata --org")
        raise
