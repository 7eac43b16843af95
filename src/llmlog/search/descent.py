"""What a query asks of the descent of a milestone that it names: what it grew out of, and what grew out of it."""

import re
from typing import NamedTuple

from llmlog.search.lookups import Lookups
from llmlog.search.names import NAMED, Match, Matches
from llmlog.vocabulary import NAMES

SUCCESSOR = ("successor-of",)
DESCENT = ("built-on", "fine-tuned-from", "trained-with", *SUCCESSOR)


class Asked(NamedTuple):
    """What is asked of a milestone: in which words, for those at which end of its derivations, and of which relations.

    The field is that of a match: relatives that have it among their `parents`, or among their `children`.
    """

    said: str
    field: str
    relations: tuple[str, ...]


ASKED = (
    Asked(r"\bpredecessors?\b|\b(?:came|comes) before\b|前身|前代|上一代|前作", "children", SUCCESSOR),
    Asked(
        r"\b(?:based|built) (?:up)?on(?: what| which)?\W*$|\bderived from\W*$|^what led to\b"
        r"|\b(?:parents?|ancestors?) of\b|(?:基于|源自)(?:什么|哪)",
        "children",
        DESCENT,
    ),
    Asked(
        r"\bsuccessors?\b|\b(?:came|comes) (?:next )?after\b|\bnext version\b"
        r"|后继|继任|下一代|后续(?:版本|模型)|之后(?:是什么|出了|推出|发布了)",
        "parents",
        SUCCESSOR,
    ),
    Asked(
        r"\b(?:based|built|building) (?:up)?on\b|\b(?:derived|distilled|fine\W?tuned) (?:from|on)\b"
        r"|\b(?:derivatives?|descendants?|children of)\b|\bleads? to\b|基于|衍生|派生|微调自|蒸馏自|后代",
        "parents",
        DESCENT,
    ),
)
"""What can be asked, the first that is said counts; where nothing is tied so, all descent is asked for."""
NEXT, OF_IMPORTANCE, OF_IDEAS = 2, 0.1, 0.01
"""How much less than the milestone a relative scores, and how much its importance and what else it meets count."""


def asked_relatives(lookups: Lookups, query: str, found: Matches) -> Matches:
    """Return the relatives that a folded query asks for of the milestone that it names, the best of what was found."""
    named = max(found, key=lambda entry: found[entry].score, default=0)
    if not named or found[named].score < NAMED or found[named].field not in NAMES:
        return {}
    best, asked = found[named], next((it for it in ASKED if re.search(it.said, query)), None)
    if not asked:
        return {}
    relatives: Matches = {}
    tied = (lookups.tied(named, asked.field, relations) for relations in (asked.relations, DESCENT))
    for entry in next(filter(None, tied), []):
        met = OF_IMPORTANCE * lookups.importance.get(entry, 1)
        met += OF_IDEAS * found[entry].score if entry in found else 0
        relatives[entry] = Match(best.score - NEXT + met, asked.field, best.text)
    return relatives
