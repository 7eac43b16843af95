"""Everything of a log that search looks at, made ready when it is first asked for."""

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from llmlog.folding import HAN, has_han
from llmlog.search import labels
from llmlog.search.pinyin import initials, syllables

if TYPE_CHECKING:
    from llmlog.log import Log

GENERIC = r"(?<=[^大语言])(?:认知)?(?:大语言|语言|大)?模型$|(?<=..)平台$"
"""What Chinese names end in that says no more than what sort of thing they name."""


class Name(NamedTuple):
    """The place of a name: the position of its milestone, and its own among the names of that."""

    owner: int
    position: int


class Sounds(NamedTuple):
    """How Chinese names and labels sound, column by column: in full, in initials, and where they stand."""

    full: list[str]
    initials: list[str]
    heard_at: list[Name | labels.Label]


class Index:
    """Names, labels, sounds and prose of a log; milestones are known by their position in it, names by theirs.

    The names are kept as columns rather than as objects, since every query passes over all of them.
    """

    def __init__(self, log: "Log") -> None:
        """Take the log."""
        self.log = log

    @cached_property
    def _folded(self) -> list[tuple[Name, str]]:
        return [
            (Name(owner, position), words)
            for owner, milestone in enumerate(self.log)
            for position, words in enumerate(milestone.folded_names)
            if words
        ]

    @cached_property
    def names(self) -> list[Name]:
        """The place of each name."""
        return [name for name, _ in self._folded]

    @cached_property
    def spaced(self) -> list[str]:
        """The folded words of each name, a space around each."""
        return [f" {words} " for _, words in self._folded]

    @cached_property
    def keys(self) -> list[str]:
        """The key of each name."""
        return [words.replace(" ", "") for _, words in self._folded]

    @cached_property
    def words(self) -> list[str]:
        """The folded words that names consist of, each once."""
        return sorted({word for name in self.spaced for word in name.split()})

    @cached_property
    def labels(self) -> list[labels.Label]:
        """Every spelling of organizations, tags, kinds and years."""
        return labels.read(self.log.labels())

    @cached_property
    def sounds(self) -> Sounds:
        """How the Chinese among names and labels sounds."""
        places: list[tuple[str, Name | labels.Label]] = [*zip(self.keys, self.names, strict=True)]
        places += [(label.key, label) for label in self.labels]
        heard = [(syllables(key), place) for key, place in places if has_han(key)]
        return Sounds(
            ["".join(syllables) for syllables, _ in heard],
            [initials(syllables) for syllables, _ in heard],
            [place for _, place in heard],
        )

    @cached_property
    def terms(self) -> frozenset[str]:
        """The Chinese words that names and labels are made of, by which longer runs are taken apart."""
        keys = (*self.keys, *(label.key for label in self.labels))
        runs = {run for key in keys for run in re.findall(f"{HAN}+", key)}
        return frozenset(term for run in runs for term in (run, re.sub(GENERIC, "", run)) if len(term) > 1)

    @cached_property
    def prose(self) -> list[str]:
        """What is said of each milestone, the summary on the first two lines, in lower case."""
        return [milestone.prose.lower() for milestone in self.log]

    def written(self, name: Name) -> tuple[str, str]:
        """Return the JSON key and the spelling of a name."""
        return self.log.milestones[name.owner].name_at(name.position)
