"""`llmlog compare`."""

from typing import Annotated

from typer import Argument

from llmlog.cli.named import compared
from llmlog.cli.options import Output
from llmlog.cli.session import Session
from llmlog.errors import UsageError
from llmlog.views import Compared, Comparison

Names = Annotated[list[str], Argument(metavar="NAME...", help="Ids, names or aliases of at least two milestones.")]


def run(session: Session, names: Names, output: Output) -> None:
    """Set milestones side by side: dates, makers, specs and descent."""
    log = session.log
    milestones = list({it.id: it for it in compared(log, names)}.values())
    if len(milestones) == 1:
        en = f"only {milestones[0].id} is named; name another milestone to compare it with"
        raise UsageError(en, f"只给出了 {milestones[0].id}；请再给出一个条目与之对比")
    session.show(Comparison([Compared(it, log.parents(it), log.children(it)) for it in milestones]), output)
