"""The first stage of search on one screen: is it a name? The rungs, and what stands on each."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from llmlog.characters import syllables
from llmlog.search.lookups import Lookups, Name
from llmlog.search.query import Term
from llmlog.search.sounds import heard_as
from llmlog.vocabulary import OWN_NAMES

SHORTEST_PREFIX = 2
SHORTEST_PART = 3
SHORTEST_PART_HAN = 2
SHORTEST_SOUND = 3
OF_AN_ALIAS = 0.7
OF_A_LABEL = 0.8
WEAK_PART = 0.25
"""The share of a long name below which a part of it says no more than a word of a text would."""
MOST_IMPORTANT = 3
IDS = frozenset({"id", "former_ids"})


class Match(NamedTuple):
    """That a milestone answers a term: how well from 0 to 100, and in which field what was found."""

    score: float
    field: str
    text: str


Matches = dict[int, Match]
"""The best match by entry."""


class Candidate(NamedTuple):
    """A milestone on a rung: how close it is from 0 to 1, and in which field what was found."""

    entry: int
    closeness: float
    field: str
    text: str


Found = Iterator[Candidate]


class Lookup:
    """One search term with its cached lookups."""

    def __init__(self, lookups: Lookups, term: Term) -> None:
        """Take the lookups of a connection and the term."""
        self.lookups = lookups
        self.term = term

    @cached_property
    def holding(self) -> list[tuple[Name, Candidate]]:
        """The names that hold the term, ids only as a whole; an alias is a little less close than an own name."""
        key = self.term.key
        names = (it for it in self.lookups.names_with(key) if it.key == key or it.field not in IDS)
        return [(name, candidate(name, key)) for name in names]

    @cached_property
    def _across(self) -> re.Pattern[str]:
        spaced = " ?".join(self.term.key)
        return re.compile(rf"\b{spaced}|{spaced}\b")

    def is_part(self, words: str) -> bool:
        """Whether some words hold the term within one of them, or across several from the beginning or to the end."""
        return self.term.key in words or bool(self._across.search(words))


def candidate(name: Name, key: str) -> Candidate:
    """Return the owner of a name as a candidate: the more of the name the key is, the closer."""
    closeness = min(len(key) / len(name.key), 1) * (1 if name.field in OWN_NAMES else OF_AN_ALIAS)
    return Candidate(name.entry, closeness, name.field, name.text)


def exact(asked: Lookup) -> Found:
    """The whole of a name or alias."""
    return (candidate for name, candidate in asked.holding if name.key == asked.term.key)


def label(asked: Lookup) -> Found:
    """All of what an organization, a tag, a kind or its plural, a month or a year is called; most important first."""
    key = asked.term.key
    one = (it for it in asked.lookups.labels(key.removesuffix("s")) if it.field == "kind")
    for owned in list(asked.lookups.labels(key)) or one:
        weight = asked.lookups.importance.get(owned.entry, 1) / MOST_IMPORTANT
        yield Candidate(owned.entry, owned.weight * weight, owned.field, owned.text)


def prefix(asked: Lookup) -> Found:
    """The beginning of a name: the longer a part of it, the closer."""
    key = asked.term.key
    if asked.term.is_version or len(key) < (1 if asked.term.is_han else SHORTEST_PREFIX):
        return iter(())
    begun = (it for name, it in asked.holding if name.key.startswith(key) and _cuts_no_number(key, name.key))
    return (it for it in begun if it.closeness >= WEAK_PART)


def whole_word(asked: Lookup) -> Found:
    """A whole word of a name."""
    held = (it for name, it in asked.holding if asked.term.spaced in f" {name.words} ")
    return (it for it in held if it.closeness >= WEAK_PART or asked.term.is_version)


def part(asked: Lookup) -> Found:
    """Any part of a word of a name, or of several that begins or ends with one, if it is too long to be chance."""
    key, is_han = asked.term.key, asked.term.is_han
    if asked.term.is_version or len(key) < (SHORTEST_PART_HAN if is_han else SHORTEST_PART):
        return
    for name, found in asked.holding:
        if found.closeness >= WEAK_PART and _cuts_no_number(key, name.key) and (is_han or asked.is_part(name.words)):
            yield found


def sound(asked: Lookup) -> Found:
    """A Chinese name or label in pinyin or initials, or in part so, or with characters that sound alike."""
    key = asked.term.key
    if asked.term.is_han:
        heard = syllables(key)
        for name in asked.lookups.sounding_alike(" ".join(heard)):
            yield Candidate(name.entry, 1, name.field, name.text)
        if not re.search("[a-z]", key):
            return
        key = "".join(heard)
    if len(key) < SHORTEST_SOUND or not (key.isalnum() and key[0].isalpha()):
        return
    for (table, own), closeness in heard_as(key, asked.lookups).items():
        if table == "name":
            for name in asked.lookups.names_of(own):
                yield Candidate(name.entry, closeness, name.field, name.text)
            continue
        for owned in asked.lookups.labels(own):
            yield Candidate(owned.entry, closeness * owned.weight * OF_A_LABEL, owned.field, owned.text)


def typo(asked: Lookup) -> Found:
    """A name, or a word of one, with a slip or two, or as a source misspells it."""
    from llmlog.search.near import mistyped

    lookups, key, is_han = asked.lookups, asked.term.key, asked.term.is_han
    for entry in lookups.misspelt(key):
        yield Candidate(entry, 1, "errata", key)
    for position, likeness in mistyped(key, lookups.keys, han=is_han):
        name = lookups.name_in_row(position + 1)
        yield Candidate(name.entry, likeness, name.field, name.text)
    for position, likeness in mistyped(key, lookups.words, han=is_han):
        word = lookups.words[position]
        for name in lookups.names_with_word(word):
            yield Candidate(name.entry, likeness * candidate(name, word).closeness, name.field, name.text)


def _cuts_no_number(key: str, name: str) -> bool:
    """Whether a key that ends or begins with a number stands in a name without cutting a number of it apart."""
    start = name.find(key)
    before, after = name[start - 1 : start], name[start + len(key) : start + len(key) + 1]
    return not (key[-1].isdecimal() and after.isdecimal()) and not (key[0].isdecimal() and before.isdecimal())


Rung = tuple[Callable[[Lookup], Found], float, float]
"""A way to find a term, and the lowest and highest score of what it finds."""

SURE: tuple[Rung, ...] = (
    (exact, 99, 100),
    (label, 91, 98),
    (prefix, 81, 90),
    (whole_word, 75, 80),
    (part, 68, 74),
)
"""What a term that the log knows may be, the best first."""

AS_HEARD = 69
"""The score of a name that sounds as a whole like the term."""

GUESSES: tuple[Rung, ...] = (
    (sound, 60, AS_HEARD),
    (typo, 50, 59),
)
"""What a term that the log does not know may have been meant for."""


def run_rungs(rungs: tuple[Rung, ...], asked: Lookup) -> Matches:
    """Return the best match by entry, of the highest rung that finds it."""
    best: Matches = {}
    for find, low, high in rungs:
        on_this: Matches = {}
        for entry, closeness, field, text in find(asked):
            score = low + closeness * (high - low)
            if entry not in best and (entry not in on_this or on_this[entry].score < score):
                on_this[entry] = Match(score, field, text)
        best |= on_this
    return best
