"""Everything of a log that search looks at, made ready when it is first asked for."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from llmlog.folding import HAN, has_han
from llmlog.search import labels
from llmlog.search.pinyin import initials, syllables

if TYPE_CHECKING:
    from llmlog.log import Log

GENERIC = r"(?<=[^大语言])(?:认知)?(?:大语言|语言|大)?模型$|(?<=..)平台$"
"""What Chinese names end in that says no more than what sort of thing they name."""


class Sound(NamedTuple):
    """How a Chinese name or label sounds, in full and in initials, and where it stands."""

    owners: tuple[int, ...]
    field: str
    text: str
    full: str
    initials: str


class Index:
    """Names, labels, sounds and prose of a log; milestones are known by their position in it, names by theirs.

    The names are kept as columns rather than as objects, since every query passes over all of them.
    """

    def __init__(self, log: "Log") -> None:
        """Take the log."""
        self.log = log

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """For each name the position of its milestone, and its own among the names of that."""
        return [place for place, _ in self._folded_names]

    @cached_property
    def spaced(self) -> list[str]:
        """The folded words of each name, a space around each."""
        return [f" {words} " for _, words in self._folded_names]

    @cached_property
    def keys(self) -> list[str]:
        """The key of each name."""
        return [words.replace(" ", "") for _, words in self._folded_names]

    @cached_property
    def _folded_names(self) -> list[tuple[tuple[int, int], str]]:
        return [
            ((owner, position), words)
            for owner, milestone in enumerate(self.log)
            for position, words in enumerate(milestone.folded_names)
            if words
        ]

    @cached_property
    def words(self) -> list[str]:
        """The folded words that names consist of, each once."""
        return sorted({word for name in self.spaced for word in name.split()})

    @cached_property
    def labels(self) -> list[labels.Label]:
        """Every spelling of organizations, tags, kinds and years."""
        return labels.read(self.log.labels())

    @cached_property
    def sounds(self) -> list[Sound]:
        """How the Chinese among names and labels sounds."""
        return list(self._sounds())

    @cached_property
    def terms(self) -> frozenset[str]:
        """The Chinese words that names and labels are made of, by which longer runs are taken apart."""
        keys = (*self.keys, *(label.key for label in self.labels))
        runs = {run for key in keys for run in re.findall(f"{HAN}+", key)}
        return frozenset(term for run in runs for term in (run, re.sub(GENERIC, "", run)) if len(term) > 1)

    @cached_property
    def raw(self) -> list[bytes]:
        """The JSON of each milestone with its Latin letters in lower case, to see fast where a word may stand."""
        return [milestone.json.lower() for milestone in self.log]

    def name(self, place: tuple[int, int]) -> tuple[str, str]:
        """Return the JSON key and the spelling of the name at a place."""
        owner, position = place
        return self.log.milestones[owner].name_at(position)

    def _sounds(self) -> Iterator[Sound]:
        for place, key in zip(self.places, self.keys, strict=True):
            if has_han(key):
                heard = syllables(key)
                yield Sound((place[0],), *self.name(place), "".join(heard), initials(heard))
        for label in self.labels:
            if has_han(label.key):
                heard = syllables(label.key)
                yield Sound(tuple(label.owners), label.field, label.text, "".join(heard), initials(heard))
