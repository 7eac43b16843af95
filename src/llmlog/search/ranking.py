"""From a query to hits, best first: the query as a whole, and its words together."""

from collections.abc import Callable
from functools import cache, partial
from math import log
from typing import NamedTuple

from llmlog.folding import words
from llmlog.model import Milestone
from llmlog.search.index import Index
from llmlog.search.ladder import Evidence, Evidences, guessed, known, named
from llmlog.search.query import Term, apart, singular, terms

ALL_OF = 2
"""How many words must all be met; of more, ENOUGH of their weight."""
ENOUGH = 0.5
MAKER = 49
PROSE = {"summary", "details"}
FIRST_VERSION = "1"
"""What is left out where nothing is named so: the first of its name is often called by the name alone."""

MOST_WORDS = 64
"""How much of a query is looked at."""

ROUNDING = 1e-9


class Hit(NamedTuple):
    """A milestone that answers a query: its score from 0 to 100 within this answer, and what matched where."""

    milestone: Milestone
    score: float
    field: str
    text: str


def search(index: Index, query: str) -> list[Hit]:
    """Return the milestones that answer a query, best first, those of one score newest first."""
    best = answer(index, words(query)[:MOST_WORDS])
    scores = {owner: round(evidence.score, 1) for owner, evidence in best.items()}
    order = sorted(best, key=lambda owner: (-scores[owner], -owner))
    milestones = index.log.milestones
    return [Hit(milestones[owner], scores[owner], best[owner].field, best[owner].text) for owner in order]


def answer(index: Index, typed: tuple[str, ...]) -> Evidences:
    """Return the best evidence by milestone: for the words as they stand, or for those that say something together.

    The whole is taken for something else only where one of its words is not known, or they do not meet.
    """
    if not typed:
        return {}
    ask, guess = cache(partial(known, index)), cache(partial(guessed, index))
    whole = Term(typed)
    best = ask(whole)
    parts = [part for term in terms(typed, index.is_label) for part in _known_parts(index, term, ask)]
    sure = [ask(part) for part in parts]
    found = [evidence or guess(part) for part, evidence in zip(parts, sure, strict=True)]
    found = [_versions(part, evidence, found) for part, evidence in zip(parts, found, strict=True)]
    found = [_within(index, part, evidence) for part, evidence in zip(parts, found, strict=True)]
    woven = {} if parts == [whole] else weave(parts, found, len(index.log))
    if not best and not (len(typed) > 1 and woven and all(sure)):
        best = guess(whole)
    if one := singular(typed):
        best = _better(best, named(index, Term(one)))
    if not best and not woven and typed[-1] == FIRST_VERSION:
        return answer(index, typed[:-1])
    return _better(best, woven)


def weave(parts: list[Term], found: list[Evidences], total: int) -> Evidences:
    """Return the evidence of several words together: each must be met, or half the weight of three and more.

    A word weighs by how rare it is (inverse document frequency, Spärck Jones 1972); the score is the mean over words,
    times the share of their weight that is met, so that what meets all stands before what meets some.
    """
    weights = [log(1 + total / len(evidence)) if evidence else log(1 + total) for evidence in found]
    enough = 1 if len(parts) <= ALL_OF else ENOUGH
    woven = {}
    for owner in set().union(*found):
        met = [(weight, evidence[owner]) for weight, evidence in zip(weights, found, strict=True) if owner in evidence]
        share = sum(weight for weight, _ in met) / sum(weights)
        if share < enough - ROUNDING:
            continue
        score = share * sum(weight * evidence.score for weight, evidence in met) / sum(weights)
        strongest = max(met, key=lambda pair: pair[0] * pair[1].score)[1]
        woven[owner] = Evidence(score, strongest.field, strongest.text)
    return woven


def _better(found: Evidences, others: Evidences) -> Evidences:
    """Return the better evidence of two by milestone."""
    worse = {owner for owner, evidence in others.items() if owner in found and found[owner].score >= evidence.score}
    return found | {owner: evidence for owner, evidence in others.items() if owner not in worse}


def _within(index: Index, part: Term, found: Evidences) -> Evidences:
    """Return the evidence for a word among others: a maker's name within a name says no more than the maker."""
    if not any(field == "orgs" for _, _, (_, field, _) in index.labelled(part.key, whole=True)):
        return found
    return {owner: evidence._replace(score=min(evidence.score, MAKER)) for owner, evidence in found.items()}


def _versions(word: Term, found: Evidences, others: list[Evidences]) -> Evidences:
    """Return the evidence for a word, a version only where another word stands in a name of the same milestone."""
    if not word.is_version:
        return found
    named = {owner for other in others if other is not found for owner in other if other[owner].score > MAKER}
    return {owner: evidence for owner, evidence in found.items() if owner in named}


def _known_parts(index: Index, term: Term, ask: Callable[[Term], Evidences]) -> tuple[Term, ...]:
    """Return a term as it is, or a run of Chinese that the log does not know as the words within it."""
    if not term.is_han or any(evidence.field not in PROSE for evidence in ask(term).values()):
        return (term,)
    return apart(term, index.terms) or (term,)
