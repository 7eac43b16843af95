"""What a query asks of the descent of a milestone that it names: what it grew out of, and what grew out of it."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from llmlog.search.label_matches import family, fields_of, is_called, labelled_so
from llmlog.search.labels import FACTS, label_words
from llmlog.search.lookups import Lookups
from llmlog.search.models import ALONE
from llmlog.search.name_rungs import NAMED, Match, Matches
from llmlog.search.orders import ORDERS, in_order
from llmlog.search.query import Parts, take_apart
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
        r"|\bwhat (?:did|does) .+ (?:grow|come) out of\b"
        r"|\b(?:parents?|ancestors?) of\b|(?:基于|源自)(?:什么|哪)",
        "children",
        DESCENT,
    ),
    Asked(
        r"\bsuccessors?\b|\b(?:came|comes) (?:next )?after\b|\bnext (?:version|model)\b"
        r"|后继|继任|下一代|后续(?:版本|模型)|之后(?:是什么|出了|推出|发布了)",
        "parents",
        SUCCESSOR,
    ),
    Asked(
        r"\b(?:grew|grown|came) out of\b|\b(?:based|built|building) (?:up)?on\b"
        r"|\b(?:derived|distilled|fine\W?tuned) (?:from|on)\b|\b(?:derivatives?|descendants?|children of)\b"
        r"|\bleads? to\b|\b(?:fine\W?tunes|users) of\b|\b(?:what|models?) (?:that )?(?:uses?|using|trained with)\b"
        r"|基于|衍生|派生|微调自|蒸馏自|后代|用(?=.+(?:训练|微调))",
        "parents",
        DESCENT,
    ),
)
"""What can be asked, the first that is said counts; where nothing is tied so, all descent is asked for."""
MODEL = r"\bmodels?\b|模型"
NEXT, OF_IMPORTANCE, OF_IDEAS = 2, 0.1, 0.01
"""How much less than the milestone a relative scores, and how much its importance and what else it meets count."""
AFTER = 0.5
"""How much less than what succeeds it, or what it succeeds, the milestone scores where that is asked for."""


def with_relatives(lookups: Lookups, query: str, found: Matches, order: str) -> Matches:
    """Return what was found with the relatives that a folded query asks for, in an order if it asks for one.

    Where it names a sort of them as well (Chinese models based on LLaMA), others are left out, and so is what only
    tells of them: nothing is found where none is of that sort.
    """
    asked = next((it for it in ASKED if re.search(it.said, query)), None)
    if not asked or any(re.search(asked.said, name.spaced) for name in take_apart(query, lookups.known).names):
        return found
    rest = re.sub(f"{asked.said}|{ORDERS[order]}" if order else asked.said, " ", query)
    parts = take_apart(rest, lookups.known)
    best, tied = _relatives(lookups, asked, parts, found)
    if not best:
        return found
    sorts = list(_sorts(lookups, parts, query))
    tied = [entry for entry in tied if all(entry in owners for owners in sorts)]
    if order:
        return in_order(lookups, order, dict.fromkeys(tied, best), (), parts.core)
    relatives = _scored(lookups, tied, best, found)
    if sorts:
        among = frozenset.intersection(*sorts)
        found = {entry: match for entry, match in found.items() if match.score >= best.score and entry in among}
    if asked.relations == SUCCESSOR and _are_next(lookups, asked, tied, found):
        below = min(match.score for match in relatives.values()) - AFTER
        found = {entry: match._replace(score=min(match.score, below)) for entry, match in found.items()}
    return found | relatives


def _are_next(lookups: Lookups, asked: Asked, tied: Collection[int], found: Matches) -> bool:
    """Whether relatives succeed what was found, or are what it succeeds, rather than of its descent at large."""
    other = "children" if asked.field == "parents" else "parents"
    return any(not found.keys().isdisjoint(lookups.tied(entry, other, SUCCESSOR)) for entry in tied)


def _relatives(lookups: Lookups, asked: Asked, parts: Parts, found: Matches) -> tuple[Match | None, list[int]]:
    """Return how the milestone is named whose relatives are asked for, and them: it is the best of what was found.

    Where that has none, or a family is named, as in `models based on mistral`, they are those of the whole family.
    """
    named = max(found, key=lambda entry: found[entry].score, default=0)
    is_named = named and found[named].score >= NAMED and found[named].field in NAMES
    if is_named and (tied := _tied(lookups, asked, [named])):
        return found[named]._replace(field=asked.field), tied
    said = [word for word in label_words(lookups, parts) if word not in ALONE]
    for term in (*parts.names, *parts.labels) if all(is_called(lookups, word) for word in said) else ():
        if tied := _tied(lookups, asked, family(lookups, term.key, is_newest=False)):
            return Match(NAMED + NEXT, asked.field, term.spaced.strip()), tied
    return None, []


def _sorts(lookups: Lookups, parts: Parts, query: str) -> Iterator[frozenset[int]]:
    """Yield the milestones of each sort that a query names: a country, a kind, a time, a license.

    Models are a sort where no name says the word.
    """
    said = len(re.findall(MODEL, query)) - sum(len(re.findall(MODEL, name.spaced)) for name in parts.names)
    model = ["model"] if said > 0 else []
    for word in (*(label.key for label in parts.labels), *label_words(lookups, parts), *model):
        owned = labelled_so(lookups, word)
        if fields_of([owned]) & (FACTS - {"orgs"}):
            yield frozenset(owned)


def _tied(lookups: Lookups, asked: Asked, entries: Collection[int]) -> list[int]:
    """Return the relatives of some entries, none of them: of the relations that are asked for, else of all descent."""
    for relations in (asked.relations, DESCENT):
        tied = (it for entry in entries for it in lookups.tied(entry, asked.field, relations))
        if others := [entry for entry in dict.fromkeys(tied) if entry not in entries]:
            return others
    return []


def _scored(lookups: Lookups, tied: Iterable[int], best: Match, found: Matches) -> Matches:
    """Return relatives, a little below the best match, by their importance and what else of the query they meet."""
    scores = {entry: best.score - NEXT + OF_IMPORTANCE * lookups.importance.get(entry, 1) for entry in tied}
    ideal = {entry: OF_IDEAS * match.score for entry, match in found.items()}
    return {entry: best._replace(score=score + ideal.get(entry, 0)) for entry, score in scores.items()}
