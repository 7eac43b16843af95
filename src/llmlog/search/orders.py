"""The order that a query asks for: the newest, the first, or the largest or smallest by a figure of specs."""

import re
from collections.abc import Iterable, Sequence
from math import inf

from llmlog.search.figures import Bounds
from llmlog.search.lookups import Lookups
from llmlog.search.name_rungs import Match, Matches, highest
from llmlog.search.query import Term
from llmlog.tokens import stemmed

APPEARED = r"(?:come|came|appear(?:ed)?)\b|(?:released?|launched?|announced?|published|introduced|shown)\W*$"
"""Words with which first asks when something appeared, not for the first of several."""
LAST = "model|release|version|paper|product|event|milestone"
"""What the last of which is asked for is the newest."""
ORDERS = {
    "context_tokens": r"\b(?:longest|largest|biggest) context(?: windows?| lengths?)?\b"
    r"|上下文(?:窗口|长度)?最[长大]的?|最[长大]的?上下文(?:窗口|长度)?",
    "training_tokens": r"\b(?:the )?most (?:training |trained )?tokens\b|\blargest training (?:sets?|data)\b"
    r"|训练(?:数据|词元|token)(?:量)?最[多大]的?",
    "parameters": r"\b(?:largest|biggest)\b(?=.*\b(?:model|llm|parameter)s?\b| [\w.-]+$)|最大的(?=[a-z]+$)"
    r"|\b(?:by|most) (?:number of )?parameters\b|(?:参数量?|规模)最[大多]的?|最大的?(?=.*(?:模型|llm))|模型最大$",
    "smallest": r"\b(?:smallest|tiniest)\b(?=.*\b(?:model|llm|parameter)s?\b| [\w.-]+$)"
    r"|参数量?最[小少]的?|最小的?(?=.*模型|[a-z]+$)",
    "newest": r"^new (?!york|bing)|\b(?:latest|newest|recent|news|updates|what\W?s new)\b"
    rf"|^新的?(?=大?(?:语言)?模型|产品|论文)|\blast(?= (?:\w+ )?(?:{LAST})s?\b)"
    r"|最新(?:版本?)?|最近|新闻|动态",
    "oldest": rf"\b(?:first|earliest|oldest)\b(?! (?:{APPEARED}))|最早的?|最先|最古?老的?|(?:第一|首)[个款部家台]"
    r"|\btimeline\b|时间[线轴]",
}
"""What asks for the largest by a figure, which is named here as in specs, the smallest, the newest, or the first."""
IN_TIME = {"newest", "oldest"}
IN_ORDER = 88.0
NEAR_THE_BEST = 0.85
"""The share of the best score from which on an idea is among those whose newest is asked for."""
STEP = 0.1
"""The score of the first in an order, and how much less each that follows has."""


def asked_order(query: str) -> str:
    """Return the order that a query asks for, empty where it asks for none."""
    return next((order for order, said in ORDERS.items() if re.search(said, query)), "")


def in_order(lookups: Lookups, order: str, found: Matches, bounds: Sequence[Bounds], core: Term) -> Matches:
    """Return matches scored by their place in an order, those without its figure left out.

    What is known as the first of what a query names stands before all that is older, unless a figure is bounded.
    """
    known = lookups.having("first", stemmed(core.words)) if order == "oldest" and not bounds else []
    found = found | dict.fromkeys(known, Match(IN_ORDER, "first", core.spaced.strip()))
    ranked = sorted(_ordered(lookups, order, found, bounds), key=lambda entry: entry not in known)
    return {entry: found[entry]._replace(score=max(IN_ORDER - STEP * place, 0)) for place, entry in enumerate(ranked)}


def newest_first(found: Matches) -> Matches:
    """Return the ideas that come near the best, scored by their place from the newest; entries are in order of time."""
    near = [entry for entry, match in found.items() if match.score >= NEAR_THE_BEST * highest(found)]
    return {
        entry: found[entry]._replace(score=IN_ORDER - STEP * place)
        for place, entry in enumerate(sorted(near, reverse=True))
    }


def _ordered(lookups: Lookups, order: str, found: Matches, bounds: Iterable[Bounds]) -> list[int]:
    """Return the entries of matches in an order."""
    if order in IN_TIME:
        return sorted(found, reverse=order == "newest")
    is_smallest = order == "smallest"
    field = "parameters" if is_smallest else order
    least, most = next((it[1:3] for it in bounds if it.field == field), (0, inf))
    figures = lookups.figures(field, least, most, lowest=is_smallest)
    return sorted(found.keys() & figures, key=lambda entry: (figures[entry], entry), reverse=not is_smallest)
