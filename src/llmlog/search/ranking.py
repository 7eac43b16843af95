"""From a query to hits, best first: the query as a whole, and its words together."""

from math import log
from typing import NamedTuple

from llmlog.folding import words
from llmlog.model import Milestone
from llmlog.search.index import Index
from llmlog.search.ladder import Evidence, climb
from llmlog.search.query import Term, apart, terms

ALL_OF = 2
"""How many words must all be met; of more, ENOUGH of their weight."""
ENOUGH = 0.5
MAKER = 49
PROSE = {"summary", "details"}
FIRST_VERSION = "1"
"""What is left out where nothing is named so: the first of its name is often called by the name alone."""

ROUNDING = 1e-9


class Hit(NamedTuple):
    """A milestone that answers a query: its score from 0 to 100 within this answer, and what matched where."""

    milestone: Milestone
    score: float
    field: str
    text: str


def search(index: Index, query: str) -> list[Hit]:
    """Return the milestones that answer a query, best first, those of one score newest first."""
    best = answer(index, words(query))
    scores = {owner: round(evidence.score, 1) for owner, evidence in best.items()}
    order = sorted(best, key=lambda owner: (-scores[owner], -owner))
    milestones = index.log.milestones
    return [Hit(milestones[owner], scores[owner], best[owner].field, best[owner].text) for owner in order]


def answer(index: Index, typed: tuple[str, ...]) -> dict[int, Evidence]:
    """Return the best evidence by milestone: for the words as they stand, or for those that say something together."""
    if not typed:
        return {}
    best = dict(climb(index, Term(typed)))
    for owner, evidence in weave(index, terms(typed)).items():
        if owner not in best or best[owner].score < evidence.score:
            best[owner] = evidence
    if not best and typed[-1] == FIRST_VERSION:
        return answer(index, typed[:-1])
    return best


def weave(index: Index, asked: tuple[Term, ...]) -> dict[int, Evidence]:
    """Return the evidence of the words of a query together: each must be met, or half the weight of three and more.

    A word weighs by how rare it is (inverse document frequency, Spärck Jones 1972); the score is the mean over words.
    """
    parts = [part for term in asked for part in _known_parts(index, term)]
    if parts == [*asked] and len(asked) == 1:
        return {}
    found = [_within(climb(index, part)) for part in parts]
    found = [_versions(part, evidence, found) for part, evidence in zip(parts, found, strict=True)]
    total = len(index.log)
    weights = [log(1 + total / len(evidence)) if evidence else log(1 + total) for evidence in found]
    enough = sum(weights) * (1 if len(parts) <= ALL_OF else ENOUGH)
    woven = {}
    for owner in set().union(*found):
        met = [(weight, evidence[owner]) for weight, evidence in zip(weights, found, strict=True) if owner in evidence]
        if sum(weight for weight, _ in met) < enough - ROUNDING:
            continue
        score = sum(weight * evidence.score for weight, evidence in met) / sum(weights)
        strongest = max(met, key=lambda pair: pair[0] * pair[1].score)[1]
        woven[owner] = Evidence(score, strongest.field, strongest.text)
    return woven


def _within(found: dict[int, Evidence]) -> dict[int, Evidence]:
    """Return the evidence for a word among others: a maker's name within a name says no more than the maker."""
    if not any(evidence.field == "orgs" for evidence in found.values()):
        return found
    return {owner: evidence._replace(score=min(evidence.score, MAKER)) for owner, evidence in found.items()}


def _versions(word: Term, found: dict[int, Evidence], others: list[dict[int, Evidence]]) -> dict[int, Evidence]:
    """Return the evidence for a word, a version only where another word stands in a name of the same milestone."""
    if not word.is_version:
        return found
    named = {owner for other in others if other is not found for owner in other if other[owner].score > MAKER}
    return {owner: evidence for owner, evidence in found.items() if owner in named}


def _known_parts(index: Index, term: Term) -> tuple[Term, ...]:
    """Return a term as it is, or a run of Chinese that the log does not know as the words within it."""
    if not term.is_han or any(evidence.field not in PROSE for evidence in climb(index, term).values()):
        return (term,)
    return apart(term, index.terms) or (term,)
