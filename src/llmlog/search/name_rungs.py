"""The first stage of search on one screen: is it a name? The rungs, and what stands on each."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from llmlog.characters import syllables
from llmlog.search.lookups import Lookups, Name, Owned
from llmlog.search.models import ALONE, models_named
from llmlog.search.near import MOST_SLIPS, mistyped
from llmlog.search.query import Term, specific
from llmlog.search.sounds import pinyin_matches
from llmlog.vocabulary import IDS, OWN_NAMES

SHORTEST_PREFIX = 2
SHORTEST_PART = 3
SHORTEST_PART_HAN = 2
SHORTEST_SOUND = 3
OF_AN_ALIAS = 0.7
OF_A_LABEL = 0.8
WEAK_PART = 0.25
"""The share of a long name below which a part of it says no more than a word of a text would."""
MOST_OF_A_NAME = 0.75
"""The share of a name from which on a query is taken for it rather than for labels."""
MOST_IMPORTANT = 3
NAMED = 85
"""The score of a milestone whose name stands in a query among other words; at most one less where others have it."""


class Match(NamedTuple):
    """That a milestone answers a term: how well from 0 to 100, and in which field what was found."""

    score: float
    field: str
    text: str


Matches = dict[int, Match]
"""The best match by entry."""


Found = Iterable[tuple[float, Name | Owned]]
"""The names and labels on a rung, each with how close it is from 0 to 1."""


def holding(lookups: Lookups, term: Term) -> list[tuple[float, Name]]:
    """Return the names that hold a term, ids only as a whole, each with its closeness."""
    key = term.key
    names = (it for it in lookups.names_with(key) if it.key == key or it.field not in IDS)
    return [(closeness(name, key), name) for name in names]


def is_title(lookups: Lookups, typed: Term) -> bool:
    """Whether a query is a name, or most of one: of whole words, as `openai models` is not of OpenAI Model Spec.

    What asks for all models of language is one only as a whole: `large language model` is none of Llama.
    """
    if models_named(typed.spaced, is_first=False).strip() in ALONE:
        return lookups.is_name(typed.key)
    whole = (it for _, it in holding(lookups, typed) if typed.spaced in f" {it.words} " or typed.key == it.key)
    return any(len(typed.key) >= MOST_OF_A_NAME * len(it.key) for it in whole)


def closeness(name: Name, key: str) -> float:
    """Return how close a key within a name is to it: the more of it the closer, to an alias a little less."""
    return min(len(key) / len(name.key), 1) * (1 if name.field in OWN_NAMES else OF_AN_ALIAS)


def exact(lookups: Lookups, term: Term) -> Found:
    """The whole of a name or alias."""
    return ((close, name) for close, name in holding(lookups, term) if name.key == term.key)


def label(lookups: Lookups, term: Term) -> Found:
    """All of what an organization, a tag, a kind or its plural, a month or a year is called; most important first."""
    key = term.key
    one = (it for it in _labelled(lookups, key.removesuffix("s")) if it[1].field == "kind")
    return list(_labelled(lookups, key)) or one


def plural(lookups: Lookups, term: Term) -> Found:
    """A name in the plural: transformers, CNNs."""
    singular = term.key.removesuffix("s")
    is_plural = singular != term.key and len(singular) >= SHORTEST_PART and singular.isascii()
    return ((closeness(name, singular), name) for name in (lookups.names_of(singular) if is_plural else ()))


def reordered(lookups: Lookups, term: Term) -> Found:
    """The words of a name in another order."""
    words = sorted(term.words)
    names = lookups.names_with(max(words, key=len)) if len(words) > 1 else []
    return ((closeness(name, term.key), name) for name in names if sorted(name.words.split()) == words)


def prefix(lookups: Lookups, term: Term) -> Found:
    """The beginning of a name: the longer a part of it, the closer."""
    key = term.key
    if term.is_version or len(key) < SHORTEST_PREFIX:
        return
    for close, name in holding(lookups, term):
        if close >= WEAK_PART and name.key.startswith(key) and _cuts_no_number(key, name.key):
            yield close, name


def whole_word(lookups: Lookups, term: Term) -> Found:
    """A whole word of a name."""
    held = ((close, name) for close, name in holding(lookups, term) if term.spaced in f" {name.words} ")
    return ((close, name) for close, name in held if close >= WEAK_PART or term.is_version)


def part(lookups: Lookups, term: Term) -> Found:
    """Any part of a word of a name, or a longer one of several that begins or ends with one: too long to be chance.

    Three letters that are a word of a text are no part of another: `war` is none of Software.
    """
    key, is_han = term.key, term.is_han
    if term.is_version or len(key) < (SHORTEST_PART_HAN if is_han else SHORTEST_PART):
        return
    if len(key) == SHORTEST_PART and not is_han and lookups.in_text(key):
        return
    spaced = " ?".join(key)
    for close, name in holding(lookups, term):
        crosses = len(key) > SHORTEST_PART and re.search(rf"\b{spaced}|{spaced}\b", name.words)
        is_part = is_han or key in name.words or crosses
        if is_part and close >= WEAK_PART and _cuts_no_number(key, name.key):
            yield close, name


def sound(lookups: Lookups, term: Term) -> Found:
    """A Chinese name or label in pinyin or initials, or in part so, or with characters that sound alike."""
    key = term.key
    if term.is_han:
        sounds = syllables(key)
        alike = lookups.sounding_alike(" ".join(sounds))
        is_long = len(specific(term).key) >= SHORTEST_SOUND
        yield from ((closeness(it, key), it) for it in alike if is_long or len(it.key) == len(key))
        if not re.search("[a-z]", key):
            return
        key = "".join(sounds)
    if len(key) < SHORTEST_SOUND or not (key.isalnum() and key[0].isalpha()):
        return
    for (table, own), close in pinyin_matches(key, lookups).items():
        if table == "name":
            yield from ((close, name) for name in lookups.names_of(own))
        else:
            yield from ((close * owned.weight * OF_A_LABEL, owned) for owned in lookups.labels(own))


def typo(lookups: Lookups, term: Term) -> Found:
    """A name or label, or a word of a name, with a slip or two, or as a source misspells it."""
    key = term.key
    yield from ((1, Owned(entry, "errata", key, 1)) for entry in lookups.having("misspelt", key))
    about_as_long = len(key) - MOST_SLIPS, len(key) + MOST_SLIPS
    for meant, likeness in mistyped(key, lookups.keys("names", *about_as_long)):
        yield from ((likeness, name) for name in lookups.names_of(meant))
    for meant, likeness in mistyped(key, lookups.keys("labels", *about_as_long)):
        yield from ((likeness * close, owned) for close, owned in _labelled(lookups, meant))
    for word, likeness in mistyped(key, lookups.keys("words", *about_as_long)):
        yield from ((likeness * closeness(name, word), name) for name in lookups.names_with_word(word))


def _labelled(lookups: Lookups, key: str) -> Iterator[tuple[float, Owned]]:
    """Yield what has a label, the closer the more it is its own and the more important it is."""
    for owned in lookups.labels(key):
        yield owned.weight * lookups.importance.get(owned.entry, 1) / MOST_IMPORTANT, owned


def _cuts_no_number(key: str, name: str) -> bool:
    """Whether a key that ends or begins with a number stands in a name without cutting a number of it apart."""
    start = name.find(key)
    before, after = name[start - 1 : start], name[start + len(key) : start + len(key) + 1]
    return not (key[-1].isdecimal() and after.isdecimal()) and not (key[0].isdecimal() and before.isdecimal())


Rung = tuple[Callable[[Lookups, Term], Found], float, float]
"""A way to find a term, and the lowest and highest score of what it finds."""

BEGINNING = 81
"""The score from which on a term is the beginning of a name or more of it; below, a name only holds it."""
SURE: tuple[Rung, ...] = (
    (exact, 99, 100),
    (label, 91, 98),
    (plural, 91, 91),
    (reordered, 90, 91),
    (prefix, BEGINNING, 90),
    (whole_word, 75, 80),
    (part, 68, 74),
)
"""What a term that the log knows may be, the best first."""

IN_PINYIN = 69
"""The score of a name that sounds as a whole like the term."""

BY_SOUND: tuple[Rung, ...] = ((sound, 60, IN_PINYIN),)
BY_SLIP: tuple[Rung, ...] = ((typo, 50, 59),)
"""What a term that the log does not know may have been meant for."""


def run_rungs(rungs: tuple[Rung, ...], lookups: Lookups, term: Term) -> Matches:
    """Return the best match by entry, of the highest rung that finds it."""
    best: Matches = {}
    for find, low, high in rungs:
        on_this: Matches = {}
        for close, it in find(lookups, term):
            score = low + close * (high - low)
            if it.entry not in best and (it.entry not in on_this or on_this[it.entry].score < score):
                on_this[it.entry] = Match(score, it.field, it.text)
        best |= on_this
    return best


def highest(found: Matches) -> float:
    """Return the score of the best match, 0 where there is none."""
    return max((match.score for match in found.values()), default=0)


def better(found: Matches, others: Matches) -> Matches:
    """Return matches with others that are of no entry of theirs, or score higher."""
    return found | {
        entry: match for entry, match in others.items() if entry not in found or found[entry].score < match.score
    }
