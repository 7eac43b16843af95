"""`llmlog compare`."""

from collections.abc import Sequence
from itertools import combinations

from llmlog.cli.bilingual import argument
from llmlog.cli.options import Output
from llmlog.cli.session import Session
from llmlog.errors import UsageError
from llmlog.language import Text
from llmlog.log import Log
from llmlog.model import Milestone
from llmlog.views import Comparison, Entry

CHINESE = "并排对比条目：日期、机构、规格与来历。"
EXAMPLES = (
    ("llmlog compare gpt-4 llama-2", Text("Two models side by side.", "并排对比两个模型。")),
    ("llmlog compare gpt-4 claude-2 llama-2 --json", Text("Three as JSON.", "以 JSON 对比三个模型。")),
)
PRINTS = {"compare NAME...": Comparison}
COMPLETES = "milestones"

BETWEEN = {"and", "vs", "vs.", "versus", "with", "to", "&", "和", "与", "跟", "同", "对", "比"}
"""Words that stand between two names."""
MOST_JOINTS = 4
"""How many of them are looked at."""

NAMES = argument("NAME...", "Ids, names or aliases of at least two milestones.", "至少两个条目的编号、名称或别名。")


def run(session: Session, output: Output, names: list[str] = NAMES) -> None:
    """Set milestones side by side: dates, makers, specs and descent."""
    log = session.log
    milestones = list({it.id: it for it in _compared(log, names)}.values())
    if len(milestones) == 1:
        en = f"only {milestones[0].id} is named; name another milestone to compare it with"
        raise UsageError(en, f"只给出了 {milestones[0].id}；请再给出一个条目与之对比")
    session.show(output, Comparison([Entry(it, log.parents(it), log.children(it)) for it in milestones]))


def _compared(log: Log, words: Sequence[str]) -> Sequence[Milestone]:
    """Return the milestones of names, or of words that make names in one way only; a word between two may be no name.

    Raises UnknownMilestone or AmbiguousName for the first part of the words that is no name or not sure.
    """
    if all(word in log for word in words):
        return [log.get(word) for word in words]
    words = _names_alone(log, words)
    unsure = log.name_index.unsure(words)
    if unsure != " ".join(words):
        return [log.get(unsure)]
    return log.named(words)


def _names_alone(log: Log, words: Sequence[str]) -> Sequence[str]:
    """Return words without those between names, as few left out as make names of all the others."""
    joints = [number for number, word in enumerate(words) if word.casefold() in BETWEEN][:MOST_JOINTS]
    rest = words
    for count in range(len(joints) + 1):
        for left_out in combinations(joints, count):
            rest = [word for number, word in enumerate(words) if number not in left_out]
            if log.name_index.unsure(rest) == " ".join(rest):
                return rest
    return rest
