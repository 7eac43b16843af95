"""The order of search on one screen: the rungs of the ladder, and what stands on each."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from llmlog.search.index import OWN, RELATED, Index
from llmlog.search.query import Term, beginning, found_in, stemmed, written_as

SHORTEST_PREFIX = 2
SHORTEST_PART = 3
SHORTEST_PART_HAN = 2
SHORTEST_SOUND = 3
SHORTEST_LABEL_PREFIX = 4
SHORTEST_PHRASE_HAN = 4
OF_AN_ALIAS = 0.9
OF_A_LABEL = 0.8
NAME_FIELDS = {"name", "name_zh", "id", "aliases", "former_ids"}
SUMMARY_LINES = 2
BURIED = 0.25
"""The share of a long name below which a part of it says no more than a word of a text would."""


class Evidence(NamedTuple):
    """Why a milestone answers a term: how well, and in which field what was found."""

    score: float
    field: str
    text: str


Evidences = dict[int, Evidence]
"""The best evidence by the positions of milestones."""


class Inquiry:
    """A term put to an index; what several rungs need to know of it is looked up once."""

    def __init__(self, index: Index, term: Term) -> None:
        """Take the index and the term."""
        self.index = index
        self.term = term

    @cached_property
    def holding(self) -> "list[tuple[int, Match]]":
        """The names that hold the term, each with its line; an alias is a little less close than an own name."""
        key, keys = self.term.key, self.index.keys
        holding = []
        for line, (owner, field, text) in self.index.holding(key):
            closeness = len(key) / len(keys.lines[line]) * (1 if field in OWN else OF_AN_ALIAS)
            holding.append((line, (owner, closeness, field, text)))
        return holding

    @cached_property
    def _across(self) -> re.Pattern[str]:
        spaced = " ?".join(self.term.key)
        return re.compile(rf"\b{spaced}|{spaced}\b")

    def is_part(self, words: str) -> bool:
        """Whether some words hold the term within one of them, or across several from the beginning or to the end."""
        return self.term.key in words or bool(self._across.search(words))

    def begins_word(self, words: str) -> bool:
        """Whether some words hold the term from the beginning of one of them."""
        padded = f" {words}"
        return f" {self.term.key}" in padded or any(
            padded[found.start()] == " " for found in self._across.finditer(words)
        )

    @cached_property
    def telling(self) -> list[tuple[int, int, int]]:
        """The milestones whose prose may hold the term, each with where its prose begins and ends."""
        return list(self.index.prose.blocks_holding(beginning(self.term)))


Match = tuple[int, float, str, str]
"""The position of a milestone, a closeness from 0 to 1, the field, and what matched there."""

Found = Iterator[Match]


def exact(asked: Inquiry) -> Found:
    """The whole of a name or alias."""
    keys = asked.index.keys.lines
    return _named(asked, lambda n: keys[n] == asked.term.key)


def prefix(asked: Inquiry) -> Found:
    """The beginning of a name: the longer a part of it, the closer."""
    key, keys = asked.term.key, asked.index.keys.lines
    if asked.term.is_version or len(key) < (1 if asked.term.is_han else SHORTEST_PREFIX):
        return iter(())
    return _named(asked, lambda n: keys[n].startswith(key) and _apart(key, keys[n]))


def whole_word(asked: Inquiry) -> Found:
    """A whole word of a name."""
    names = asked.index.names.lines
    return _named(asked, lambda n: asked.term.spaced in f" {names[n]} ")


def part(asked: Inquiry) -> Found:
    """Any part of a word of a name, or of several that begins or ends with one, if it is too long to be chance."""
    return _inside(asked, lambda closeness: closeness >= BURIED, asked.is_part)


def inflected(asked: Inquiry) -> Found:
    """A word of a name of several, whatever the endings of both."""
    if asked.term.is_han or asked.term.is_version:
        return
    index, start, pattern = asked.index, beginning(asked.term), written_as(asked.term)
    held = {line for line, _ in asked.holding}
    for line, owner, number in index.names.lines_holding(start):
        words = index.names.lines[line]
        if line not in held and " " in words and found_in(words, pattern, 0, len(words)):
            _, field, text = index.bearer(owner, number)
            yield owner, min(len(asked.term.key) / len(index.keys.lines[line]), 1), field, text


def buried(asked: Inquiry) -> Found:
    """A small part of a long name, from the beginning of a word."""
    return _inside(asked, lambda closeness: closeness < BURIED, asked.begins_word)


def label(asked: Inquiry) -> Found:
    """An organization, a tag, a kind, a month or a year."""
    key = asked.term.key
    for known, share, (owner, field, text) in asked.index.labelled(key, whole=len(key) < SHORTEST_LABEL_PREFIX):
        yield owner, share * len(key) / len(known), field, text


def related(asked: Inquiry) -> Found:
    """A word that people use for what a tag covers, whatever its ending."""
    for _, share, (owner, field, text) in asked.index.labelled(stemmed(asked.term.words), RELATED, whole=True):
        yield owner, share, field, text


def prose(asked: Inquiry) -> Found:
    """A word of the summary or, less close, of the details."""
    if asked.term.is_version:
        return
    text, pattern = asked.index.prose.text, written_as(asked.term)
    for owner, start, end in asked.telling:
        if found := found_in(text, pattern, start, end):
            in_summary = text.count("\n", start, found.start()) < SUMMARY_LINES
            yield owner, float(in_summary), "summary" if in_summary else "details", found[0]


def sound(asked: Inquiry) -> Found:
    """A Chinese name in pinyin or its initials, or written with characters that sound alike."""
    key, han = asked.term.key, asked.term.is_han
    if len(key) < SHORTEST_SOUND and not han:
        return
    from llmlog.search.pinyin import syllables

    heard = "".join(syllables(key)) if han else key
    index = asked.index
    alike = {n: 1.0 for n, full in enumerate(index.sounds) if full == heard}
    if not han:
        alike |= {n: len(key) / len(full) for n, full in enumerate(index.sounds) if full.startswith(key)}
        alike |= {n: 1.0 for n, letters in enumerate(index.initials) if letters == key}
    for n, closeness in alike.items():
        for owner, field, text in index.sounding(n):
            yield owner, closeness * (1 if field in NAME_FIELDS else OF_A_LABEL), field, text


def typo(asked: Inquiry) -> Found:
    """A name, or a word of one, with a slip or two."""
    from llmlog.search.near import mistyped

    index, key, han = asked.index, asked.term.key, asked.term.is_han
    for position, likeness in mistyped(key, index.keys.lines, han=han):
        owner, field, text = index.name(position)
        yield owner, likeness, field, text
    for position, likeness in mistyped(key, index.words, han=han):
        for owner, closeness, field, text in whole_word(Inquiry(index, Term((index.words[position],)))):
            yield owner, likeness * closeness, field, text


def phrase(asked: Inquiry) -> Found:
    """The very words of a query, several in a row, within the summary."""
    if len(asked.term.words) == 1 and not (asked.term.is_han and len(asked.term.key) >= SHORTEST_PHRASE_HAN):
        return iter(())
    return (found for found in prose(asked) if found[2] == "summary")


def _inside(asked: Inquiry, close: Callable[[float], bool], stands: Callable[[str], bool]) -> Found:
    """Give the names that hold a term, are as close as they are to be, and in whose words it stands as it is to."""
    key, is_han, keys, names = asked.term.key, asked.term.is_han, asked.index.keys.lines, asked.index.names.lines
    if asked.term.is_version or len(key) < (SHORTEST_PART_HAN if is_han else SHORTEST_PART):
        return
    for n, match in asked.holding:
        if close(match[1]) and _apart(key, keys[n]) and (is_han or stands(names[n])):
            yield match


def _apart(key: str, name: str) -> bool:
    """Whether a key that ends or begins with a number stands in a name without cutting a number of it apart."""
    start = name.find(key)
    before, after = name[start - 1 : start], name[start + len(key) : start + len(key) + 1]
    return not (key[-1].isdecimal() and after.isdecimal()) and not (key[0].isdecimal() and before.isdecimal())


def _named(asked: Inquiry, fits: Callable[[int], bool]) -> Found:
    return (match for position, match in asked.holding if fits(position))


Rung = tuple[Callable[[Inquiry], Found], float, float]
"""A way to find a term, and the lowest and highest score of what it finds."""

SURE: tuple[Rung, ...] = (
    (exact, 99, 100),
    (prefix, 90, 98),
    (whole_word, 80, 89),
    (part, 70, 79),
    (inflected, 64, 69),
    (phrase, 60, 60),
    (label, 45, 49),
    (buried, 40, 44),
    (prose, 20, 30),
    (related, 10, 15),
)
"""What a term that the log knows may be, the best first."""

NAMING = tuple(rung for rung in SURE if rung[0] in {exact, whole_word})
"""What a word stands for that is written as it is in a name."""

GUESSES: tuple[Rung, ...] = (
    (sound, 60, 69),
    (typo, 50, 59),
)
"""What a term that the log does not know may have been meant for, ranked between a part of a name and a label."""


def known(index: Index, term: Term) -> Evidences:
    """Return the best evidence by milestone for a term that the log knows, none for one that it does not know."""
    return _climb(SURE, Inquiry(index, term))


def named(index: Index, term: Term) -> Evidences:
    """Return the evidence by milestone for a term that is a name or a word of one."""
    return _climb(NAMING, Inquiry(index, term))


def guessed(index: Index, term: Term) -> Evidences:
    """Return the best evidence by milestone for what a term may have been meant for."""
    return _climb(GUESSES, Inquiry(index, term))


def _climb(rungs: tuple[Rung, ...], asked: Inquiry) -> Evidences:
    best: Evidences = {}
    for find, low, high in rungs:
        on_this: Evidences = {}
        for owner, closeness, field, text in find(asked):
            score = low + closeness * (high - low)
            if owner not in best and (owner not in on_this or on_this[owner].score < score):
                on_this[owner] = Evidence(score, field, text)
        best |= on_this
    return best
