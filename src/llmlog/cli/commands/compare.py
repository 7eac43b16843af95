"""`llmlog compare`."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from typer import Argument

from llmlog.cli.options import Output
from llmlog.cli.session import Session
from llmlog.errors import UsageError
from llmlog.log import Log
from llmlog.model import Milestone
from llmlog.views import Compared, Comparison

MOST_WORDS = 12
"""How many words are split into names; more are names each."""

Names = Annotated[list[str], Argument(metavar="NAME...", help="Ids, names or aliases of at least two milestones.")]


def run(session: Session, names: Names, output: Output) -> None:
    """Set milestones side by side: dates, makers, specs and descent."""
    log = session.log
    milestones = list({it.id: it for it in named(log, names)}.values())
    if len(milestones) == 1:
        en = f"only {milestones[0].id} is named; name another milestone to compare it with"
        raise UsageError(en, f"只给出了 {milestones[0].id}；请再给出一个条目与之对比")
    session.show(Comparison([Compared(it, log.parents(it), log.children(it)) for it in milestones]), output)


def named(log: Log, words: Sequence[str]) -> list[Milestone]:
    """Return the milestones of some names, or of words that make names in one way only.

    Raises UnknownMilestone or AmbiguousName for the first word where they do not.
    """
    if not all(word in log for word in words) and len(words) <= MOST_WORDS:
        splits = list(_splits(log, words))
        if len(splits) == 1:
            words = splits[0]
    return [log.get(word) for word in words]


def _splits(log: Log, words: Sequence[str]) -> Iterator[list[str]]:
    """Yield every way to put words together so that each is a name."""
    if not words:
        yield []
    for end in range(1, len(words) + 1):
        name = " ".join(words[:end])
        if name in log:
            yield from ([name, *rest] for rest in _splits(log, words[end:]))
