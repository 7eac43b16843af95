"""The order of search on one screen: the rungs of the ladder, and what stands on each."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from llmlog.search.index import Index
from llmlog.search.near import mistyped
from llmlog.search.pinyin import syllables
from llmlog.search.query import Term, beginning, written_as

SHORTEST_PREFIX = 2
SHORTEST_PART = 3
SHORTEST_PART_HAN = 2
SHORTEST_SOUND = 3
SHORTEST_LABEL_PREFIX = 4
SHORTEST_PHRASE_HAN = 4
OF_AN_ALIAS = 0.9
BURIED = 0.25
"""The share of a long name below which a part of it says no more than a word of a text would."""


class Evidence(NamedTuple):
    """Why a milestone answers a term: how well, and in which field what was found."""

    score: float
    field: str
    text: str


Found = Iterator[tuple[int, float, str, str]]
"""Positions of milestones with a closeness from 0 to 1, the field, and what matched there."""


def exact(index: Index, term: Term) -> Found:
    """The whole of a name or alias."""
    key = term.key
    return _named(index, key, [n for n, name in enumerate(index.keys) if name == key])


def prefix(index: Index, term: Term) -> Found:
    """The beginning of a name: the longer a part of it, the closer."""
    key = term.key
    if term.is_version or len(key) < (1 if term.is_han else SHORTEST_PREFIX):
        return iter(())
    return _named(index, key, [n for n, name in enumerate(index.keys) if name.startswith(key) and _ends(key, name)])


def whole_word(index: Index, term: Term) -> Found:
    """A whole word of a name."""
    words = term.spaced
    return _named(index, term.key, [n for n, name in enumerate(index.spaced) if words in name])


def part(index: Index, term: Term) -> Found:
    """Any part of a name, for words that are not too short to stand in others by chance."""
    return (found for found in _inside(index, term) if found[1] >= BURIED)


def buried(index: Index, term: Term) -> Found:
    """A small part of a long name."""
    return (found for found in _inside(index, term) if found[1] < BURIED)


def label(index: Index, term: Term) -> Found:
    """An organization, a tag, a kind or a year."""
    key = term.key
    begins = len(key) >= SHORTEST_LABEL_PREFIX
    for known in index.labels:
        if known.key == key or (begins and known.key.startswith(key)):
            closeness = len(key) / len(known.key)
            yield from ((owner, closeness, known.field, known.text) for owner in known.owners)


def prose(index: Index, term: Term) -> Found:
    """A word of the summary or, less close, of the details."""
    if term.is_version:
        return
    pattern, within = written_as(term), beginning(term).encode()
    for owner, raw in enumerate(index.raw):
        if within in raw:
            milestone = index.log.milestones[owner]
            if found := pattern.search("\n".join(milestone.summary).lower()):
                yield owner, 1.0, "summary", found[0]
            elif found := pattern.search("\n".join(map("\n".join, milestone.details)).lower()):
                yield owner, 0.0, "details", found[0]


def sound(index: Index, term: Term) -> Found:
    """A Chinese name in pinyin or its initials, or written with characters that sound alike."""
    key = term.key
    if len(key) < SHORTEST_SOUND and not term.is_han:
        return
    heard = "".join(syllables(key)) if term.is_han else key
    for known in index.sounds:
        if known.full == heard or (not term.is_han and known.initials == key):
            yield from ((owner, 1.0, known.field, known.text) for owner in known.owners)
        elif not term.is_han and known.full.startswith(key):
            yield from ((owner, len(key) / len(known.full), known.field, known.text) for owner in known.owners)


def typo(index: Index, term: Term) -> Found:
    """A name, or a word of one, with a slip or two."""
    key, han = term.key, term.is_han
    for position, likeness in mistyped(key, index.keys, han=han):
        place = index.places[position]
        yield place[0], likeness, *index.name(place)
    for position, likeness in mistyped(key, index.words, han=han):
        for owner, closeness, field, text in whole_word(index, Term((index.words[position],))):
            yield owner, likeness * closeness, field, text


def phrase(index: Index, term: Term) -> Found:
    """The very words of a query, several in a row, within the summary."""
    if len(term.words) == 1 and not (term.is_han and len(term.key) >= SHORTEST_PHRASE_HAN):
        return iter(())
    return (found for found in prose(index, term) if found[2] == "summary")


def _inside(index: Index, term: Term) -> Found:
    key = term.key
    if term.is_version or len(key) < (SHORTEST_PART_HAN if term.is_han else SHORTEST_PART):
        return iter(())
    return _named(index, key, [n for n, name in enumerate(index.keys) if key in name and _ends(key, name)])


def _ends(key: str, name: str) -> bool:
    """Whether a key that ends or begins with a number stands in a name without cutting a number of it apart."""
    start = name.find(key)
    before, after = name[start - 1 : start], name[start + len(key) : start + len(key) + 1]
    return not (key[-1].isdecimal() and after.isdecimal()) and not (key[0].isdecimal() and before.isdecimal())


def _named(index: Index, key: str, positions: list[int]) -> Found:
    """Give the names at positions; an alias is a little less close than a name of its own."""
    for position in positions:
        place = index.places[position]
        field, text = index.name(place)
        closeness = min(1.0, len(key) / len(index.keys[position]))
        yield place[0], closeness * (OF_AN_ALIAS if field == "aliases" else 1), field, text


class Rung(NamedTuple):
    """A way to find a term; what it finds scores from `low` to `high`."""

    find: Callable[[Index, Term], Found]
    low: float
    high: float


SURE = (
    Rung(exact, 99, 100),
    Rung(prefix, 90, 98),
    Rung(whole_word, 80, 89),
    Rung(part, 70, 79),
    Rung(phrase, 60, 60),
    Rung(label, 45, 49),
    Rung(buried, 40, 44),
    Rung(prose, 20, 30),
)
"""What a term that the log knows may be, the best first."""

GUESSES = (
    Rung(sound, 60, 69),
    Rung(typo, 50, 59),
)
"""What a term that the log does not know may have been meant for, ranked between a part of a name and a label."""


def climb(index: Index, term: Term) -> dict[int, Evidence]:
    """Return the best evidence for a term by milestone; a term that the log knows is not taken for another."""
    return _climb(SURE, index, term) or _climb(GUESSES, index, term)


def _climb(rungs: tuple[Rung, ...], index: Index, term: Term) -> dict[int, Evidence]:
    best: dict[int, Evidence] = {}
    for rung in rungs:
        on_this: dict[int, Evidence] = {}
        for owner, closeness, field, text in rung.find(index, term):
            score = rung.low + closeness * (rung.high - rung.low)
            if owner not in best and (owner not in on_this or on_this[owner].score < score):
                on_this[owner] = Evidence(score, field, text)
        best |= on_this
    return best
