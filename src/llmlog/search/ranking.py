"""From a query to hits, best first: the query as a whole, and its words together."""

from math import log
from typing import NamedTuple

from llmlog.model import Milestone
from llmlog.search.index import Index
from llmlog.search.ladder import Evidence, climb
from llmlog.search.query import Term, apart, terms

ALL_OF = 2
ENOUGH = 0.6
PROSE = 30


class Hit(NamedTuple):
    """A milestone that answers a query: its score from 0 to 100 within this answer, and what matched where."""

    milestone: Milestone
    score: float
    field: str
    text: str


def search(index: Index, query: str) -> list[Hit]:
    """Return the milestones that answer a query, best first, those of one score newest first."""
    asked = terms(query)
    if not asked:
        return []
    best = climb(index, Term(tuple(term.key for term in asked)))
    for owner, evidence in weave(index, asked).items():
        if owner not in best or best[owner].score < evidence.score:
            best[owner] = evidence
    milestones = index.log.milestones
    order = sorted(best, key=lambda owner: (-best[owner].score, -owner))
    return [Hit(milestones[owner], round(best[owner].score, 1), best[owner].field, best[owner].text) for owner in order]


def weave(index: Index, asked: tuple[Term, ...]) -> dict[int, Evidence]:
    """Return the evidence of all words of a query together: each must be met, or most of three and more.

    A word weighs by how rare it is (inverse document frequency, Spärck Jones 1972); the score is the mean over words.
    """
    words = [part for term in asked for part in _known_parts(index, term)]
    if len(words) < 2:
        return {}
    found = [climb(index, word) for word in words]
    total = len(index.log)
    weights = [log(1 + total / len(evidence)) if evidence else log(1 + total) for evidence in found]
    enough = sum(weights) * (1 if len(words) <= ALL_OF else ENOUGH)
    woven = {}
    for owner in set().union(*found):
        met = [(weight, evidence[owner]) for weight, evidence in zip(weights, found, strict=True) if owner in evidence]
        if sum(weight for weight, _ in met) < enough - 1e-9:
            continue
        score = sum(weight * evidence.score for weight, evidence in met) / sum(weights)
        strongest = max(met, key=lambda pair: pair[0] * pair[1].score)[1]
        woven[owner] = Evidence(score, strongest.field, strongest.text)
    return woven


def _known_parts(index: Index, term: Term) -> tuple[Term, ...]:
    """Return a term as it is, or a run of Chinese that the log does not know as the words within it."""
    if not term.is_han or any(evidence.score > PROSE for evidence in climb(index, term).values()):
        return (term,)
    return apart(term, index.terms) or (term,)
