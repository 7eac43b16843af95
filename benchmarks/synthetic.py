"""Logs of any size for benchmarks: bilingual milestones made of syllables and of the words of llmlog's own log."""

import random
import re
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

from llmlog import Kind, Log
from llmlog.model import References
from llmlog.store.contents import MILESTONES, Contents
from llmlog.text import words

SEED = 20230718
SYLLABLES = [start + end for start in "bcdfghjklmnprstvwz" for end in ("a", "e", "i", "o", "u", "ar", "en")]
ALIAS_WORDS, TAGS, DETAILS = 2, 3, 2
ROOTS = 20
"""How many of the first records all others grew out of."""
YEARS = (2013, 2025)

T = TypeVar("T")


class Length(NamedTuple):
    """How long a synthetic text is at least in each language, in characters."""

    en: int
    zh: int


SUMMARY = Length(150, 60)
DETAIL = Length(140, 57)
"""The mean length of a detail of the real log."""


class Vocabulary:
    """The words that a log is made of, each as often as it stands there."""

    def __init__(self, log: Log) -> None:
        """Take the log."""
        names_zh = "".join(milestone.name_zh or "" for milestone in log)
        summaries = [milestone.summary for milestone in log]
        self.in_names = re.findall("[A-Za-z0-9.]+", " ".join(milestone.name for milestone in log))
        self.characters = sorted(set(re.findall("[\u4e00-\u9fff]", names_zh)))
        self.en = " ".join(summary.en for summary in summaries).split()
        self.zh = [clause for summary in summaries for clause in re.findall("[^，。；、：]+", summary.zh)]
        self.organizations = list(log.organizations.values())
        self.tags = list(log.tags)


class Coiner:
    """A source of records in the form of the data files, always the same ones and no two of one name."""

    def __init__(self, vocabulary: Vocabulary, size: int) -> None:
        """Take the words to use, and how many records there will be."""
        self.vocabulary = vocabulary
        self.random = random.Random(SEED)
        self.names = list(zip(self._coin(SYLLABLES, size), self._coin(vocabulary.characters, size), strict=True))

    def record(self, position: int) -> dict[str, Any]:
        """Return the record at a position."""
        coined, name_zh = self.names[position]
        name = f"{coined.title()} {self._pick(self.vocabulary.in_names)}"
        org = self._pick(self.vocabulary.organizations)
        date = f"{self.random.randint(*YEARS)}-{self.random.randint(1, 12):02}"
        details = [self._text(DETAIL) for _ in range(DETAILS)]
        return {
            "id": self.record_id(position),
            "name": name,
            "name_zh": name_zh,
            "aliases": [*self._latin_aliases(coined), f"{org.name.zh}{name_zh}"],
            "kind": str(self._pick(list(Kind))),
            "orgs": [org.id],
            "importance": self.random.randint(1, 3),
            "released": None,
            "summary": self._text(SUMMARY),
            "details": {language: [detail[language] for detail in details] for language in Length._fields},
            "tags": sorted(self.random.sample(self.vocabulary.tags, TAGS)),
            "links": [{"url": f"https://example.org/{coined}", "kind": "paper"}],
            "derived_from": self._edges(position),
            "sources": [{"id": "review-2023", "date": date, "as": name, "org": None}],
            "errata": [],
        }

    def _edges(self, position: int) -> list[dict[str, str]]:
        """Return what a record grew out of: nothing, or one of the records before it."""
        if position < ROOTS:
            return []
        parent = self.record_id(self.random.randrange(min(position, ROOTS)))
        return [{"id": parent, "relation": "built-on"}]

    def record_id(self, position: int) -> str:
        """Return the id of the record at a position."""
        return "-".join(words(f"{self.names[position][0].title()} {position}"))

    def _coin(self, parts: Sequence[str], size: int) -> list[str]:
        """Return distinct words of three parts each."""
        base = len(parts)
        numbers = self.random.sample(range(base**3), size)
        return [parts[number % base] + parts[number // base % base] + parts[number // base**2] for number in numbers]

    def _latin_aliases(self, coined: str) -> list[str]:
        return [f"{coined.title()}{self._pick(self.vocabulary.in_names)}" for _ in range(ALIAS_WORDS)]

    def _text(self, length: Length) -> dict[str, str]:
        """Return a text of random words and one of random Chinese clauses, each that long or a little longer."""
        return {
            "en": self._join(self.vocabulary.en, " ", length.en).capitalize() + ".",
            "zh": self._join(self.vocabulary.zh, "，", length.zh) + "。",
        }

    def _join(self, pieces: Sequence[str], between: str, length: int) -> str:
        text = self._pick(pieces)
        while len(text) < length:
            text += between + self._pick(pieces)
        return text

    def _pick(self, among: Sequence[T]) -> T:
        return self.random.choice(among)


def grown(log: Log, size: int) -> Contents:
    """Return the contents of a log of that many milestones, made of the words of a log and with its references."""
    coiner = Coiner(Vocabulary(log), size)
    contents = Contents(References(dict(log.organizations), dict(log.tags), dict(log.sources)))
    for position in range(size):
        contents.add(None, MILESTONES, coiner.record(position))
    return contents
