"""From a query to answers, best first: the query as a whole, and its words together."""

import sqlite3
from collections.abc import Callable
from functools import cache
from math import log
from typing import NamedTuple

from llmlog.search.lookups import Lookups
from llmlog.search.query import Term, apart, singular, terms
from llmlog.search.rungs import GUESSES, NAMING, SURE, Lookup, Match, Rung, run_rungs
from llmlog.text import words

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

Matches = dict[int, Match]
"""The best match by entry."""


class Answer(NamedTuple):
    """A milestone that answers a query: its score from 0 to 100 within this answer, and what matched where."""

    entry: int
    score: float
    field: str
    text: str


def search(connection: sqlite3.Connection, query: str) -> list[Answer]:
    """Return the milestones that answer a query, best first, those of one score newest first."""
    best = answer(Lookups(connection), words(query)[:MOST_WORDS])
    answers = [Answer(entry, round(match.score, 1), match.field, match.text) for entry, match in best.items()]
    return sorted(answers, key=lambda answer: (-answer.score, -answer.entry))


def answer(lookups: Lookups, typed: tuple[str, ...]) -> Matches:
    """Return the best match by entry: for the words as they stand, or for those that say something together.

    The whole is taken for something else only where one of its words is not known, or they do not meet.
    """
    if not typed:
        return {}
    known, guessed = _finder(lookups, SURE), _finder(lookups, GUESSES)
    whole = Term(typed)
    best = known(whole)
    parts = [part for term in terms(typed, lookups.is_label) for part in _known_parts(lookups, term, known)]
    sure = [known(part) for part in parts]
    found = [matches or guessed(part) for part, matches in zip(parts, sure, strict=True)]
    found = [_versions(part, matches, found) for part, matches in zip(parts, found, strict=True)]
    found = [_within(lookups, part, matches) for part, matches in zip(parts, found, strict=True)]
    combined = {} if parts == [whole] else combine(parts, found, lookups.total)
    if not best and not (len(typed) > 1 and combined and all(sure)):
        best = guessed(whole)
    if one := singular(typed):
        best = _better(best, _finder(lookups, NAMING)(Term(one)))
    if not best and not combined and typed[-1] == FIRST_VERSION:
        return answer(lookups, typed[:-1])
    return _better(best, combined)


def combine(parts: list[Term], found: list[Matches], total: int) -> Matches:
    """Return the matches of several words together: each must be met, or half the weight of three and more.

    A word weighs by how rare it is (inverse document frequency, Spärck Jones 1972); the score is the mean over words,
    times the share of their weight that is met, so that what meets all stands before what meets some.
    """
    weights = [log(1 + total / len(matches)) if matches else log(1 + total) for matches in found]
    enough = 1 if len(parts) <= ALL_OF else ENOUGH
    combined = {}
    for entry in set().union(*found):
        met = [(weight, matches[entry]) for weight, matches in zip(weights, found, strict=True) if entry in matches]
        share = sum(weight for weight, _ in met) / sum(weights)
        if share < enough - ROUNDING:
            continue
        score = share * sum(weight * match.score for weight, match in met) / sum(weights)
        strongest = max(met, key=lambda pair: pair[0] * pair[1].score)[1]
        combined[entry] = Match(score, strongest.field, strongest.text)
    return combined


def _finder(lookups: Lookups, rungs: tuple[Rung, ...]) -> Callable[[Term], Matches]:
    @cache
    def find(term: Term) -> Matches:
        return run_rungs(rungs, Lookup(lookups, term))

    return find


def _better(found: Matches, others: Matches) -> Matches:
    """Return the better match of two by entry."""
    worse = {entry for entry, match in others.items() if entry in found and found[entry].score >= match.score}
    return found | {entry: match for entry, match in others.items() if entry not in worse}


def _within(lookups: Lookups, part: Term, found: Matches) -> Matches:
    """Return the matches of a word among others: a maker's name within a name says no more than the maker."""
    if not lookups.is_organization(part.key):
        return found
    return {entry: match._replace(score=min(match.score, MAKER)) for entry, match in found.items()}


def _versions(word: Term, found: Matches, others: list[Matches]) -> Matches:
    """Return the matches of a word, a version only where another word stands in a name of the same milestone."""
    if not word.is_version:
        return found
    named = {entry for other in others if other is not found for entry in other if other[entry].score > MAKER}
    return {entry: match for entry, match in found.items() if entry in named}


def _known_parts(lookups: Lookups, term: Term, known: Callable[[Term], Matches]) -> tuple[Term, ...]:
    """Return a term as it is, or a run of Chinese that the log does not know as the words within it."""
    if not term.is_han or any(match.field not in PROSE for match in known(term).values()):
        return (term,)
    return apart(term, lookups.is_term) or (term,)
