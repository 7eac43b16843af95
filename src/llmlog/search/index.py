"""What search looks at: texts that are made when the bundle is written (`texts`) and scanned when they are asked for.

Names and prose have a block of lines a milestone, in the order of the log, with a form feed on a line between blocks:
the folded words of each name; the summary in both languages and then the details, in lower case. Labels have a line
each.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Self

from llmlog.errors import DataError
from llmlog.folding import HAN, has_han
from llmlog.language import Text

if TYPE_CHECKING:
    from llmlog.log import Log

NAMES, LABELS, PROSE = "names.txt", "labels.tsv", "prose.txt"
BETWEEN_BLOCKS = "\f"
"""What stands on a line between blocks, so that it is no part of any word."""

GENERIC = r"(?<=[^大语言])(?:认知)?(?:大语言|语言|大)?模型$|(?<=..)平台$"
"""What Chinese names end in that says no more than what sort of thing they name."""


class Label(NamedTuple):
    """A spelling of an organization, tag, kind or year, and the positions of the milestones that it stands for."""

    key: str
    field: str
    text: str
    owners: tuple[int, ...]

    @classmethod
    def read(cls, line: str) -> Self:
        """Return the label of a line; raise DataError for what is none."""
        try:
            key, field, text, owners = line.split("\t")
            return cls(key, field, text, tuple(map(int, owners.split())))
        except ValueError as error:
            raise DataError.unreadable(LABELS, error) from None


class Index:
    """Names, labels, sounds and prose of a log; milestones are known by their position in it, names by theirs.

    The names are kept as columns rather than as objects, since every query passes over all of them.
    """

    def __init__(self, log: "Log", text: Callable[[str], str]) -> None:
        """Take the log, and what gives the text of a file's name."""
        self.log = log
        self._text = text

    @cached_property
    def _names(self) -> str:
        return self._text(NAMES).removesuffix("\n")

    @cached_property
    def names(self) -> list[str]:
        """The folded words of each name, with a space between them."""
        return self._names.split("\n")

    @cached_property
    def keys(self) -> list[str]:
        """The key of each name."""
        return self._names.replace(" ", "").split("\n")

    @cached_property
    def words(self) -> list[str]:
        """The folded words that names consist of, each once."""
        return sorted({*self._names.split()})

    @cached_property
    def _first_names(self) -> list[int]:
        return self._counted(NAMES, [0, *(n + 1 for n, key in enumerate(self.keys) if key == BETWEEN_BLOCKS)])

    def name(self, position: int) -> tuple[int, str, str]:
        """Return what bears the name at a position: the milestone's position, the JSON key, and the name as written."""
        owner = bisect_right(self._first_names, position) - 1
        return owner, *self.log.milestones[owner].name_at(position - self._first_names[owner])

    def bearers(self, key: str) -> list[int]:
        """Return the positions of the milestones that bear a name as their own, or else of those it is an alias of."""
        found = [self.name(position) for position, known in enumerate(self.keys) if known == key]
        own = {owner for owner, field, _ in found if field != "aliases"}
        return sorted(own or {owner for owner, _, _ in found})

    @property
    def owners(self) -> dict[str, int]:
        """The position of the milestone that each key stands for first, one whose own name it is before any other."""
        found = [(key, self.name(position)) for position, key in enumerate(self.keys) if key.strip()]
        owners: dict[str, int] = {}
        for aliases in (False, True):
            for key, (owner, field, _) in found:
                if (field == "aliases") is aliases:
                    owners.setdefault(key, owner)
        return owners

    def labelled(self, key: str) -> Iterator[Label]:
        """Give the labels whose key begins with one."""
        text, begins = f"\n{self._text(LABELS)}", f"\n{key}"
        start = text.find(begins)
        while start >= 0:
            end = text.find("\n", start + 1)
            yield Label.read(text[start + 1 : end])
            start = text.find(begins, end)

    @cached_property
    def labels(self) -> list[Label]:
        """Every label."""
        return [Label.read(line) for line in self._text(LABELS).splitlines()]

    @cached_property
    def _heard(self) -> list[tuple[list[str], int | Label]]:
        """The syllables of the Chinese among names and labels, and the position or label that sounds so."""
        from llmlog.search.pinyin import syllables

        places: list[tuple[str, int | Label]] = [(key, position) for position, key in enumerate(self.keys)]
        places += [(label.key, label) for label in self.labels]
        return [(syllables(key), place) for key, place in places if has_han(key)]

    @cached_property
    def sounds(self) -> list[str]:
        """How the Chinese among names and labels sounds."""
        return ["".join(heard) for heard, _ in self._heard]

    @cached_property
    def initials(self) -> list[str]:
        """The first letters of what it sounds like."""
        return ["".join(syllable[0] for syllable in heard) for heard, _ in self._heard]

    def sounding(self, position: int) -> Iterator[tuple[int, str, str]]:
        """Give what bears the name or label that has the sound at a position, as `name` does."""
        place = self._heard[position][1]
        if isinstance(place, Label):
            yield from ((owner, place.field, place.text) for owner in place.owners)
        else:
            yield self.name(place)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The Chinese words that names and labels are made of, by which longer runs are taken apart."""
        keys = (*self.keys, *(label.key for label in self.labels))
        runs = {run for key in keys for run in re.findall(f"{HAN}+", key)}
        return frozenset(term for run in runs for term in (run, re.sub(GENERIC, "", run)) if len(term) > 1)

    @cached_property
    def prose(self) -> str:
        """What is said of all milestones, in lower case."""
        return self._text(PROSE)

    @cached_property
    def _passages(self) -> list[int]:
        """Where the prose of each milestone begins, and where it would go on."""
        begins = [0]
        while (end := self.prose.find(BETWEEN_BLOCKS, begins[-1])) >= 0:
            begins.append(end + len(f"{BETWEEN_BLOCKS}\n"))
        return [*self._counted(PROSE, begins), len(self.prose)]

    def passage(self, owner: int) -> tuple[int, int]:
        """Return where the prose of a milestone begins and ends."""
        return self._passages[owner], self._passages[owner + 1]

    def telling(self, text: str) -> Iterator[int]:
        """Give the positions of the milestones whose prose holds a text."""
        start = self.prose.find(text)
        while start >= 0:
            owner = bisect_right(self._passages, start) - 1
            yield owner
            start = self.prose.find(text, self._passages[owner + 1])

    def _counted(self, name: str, begins: list[int]) -> list[int]:
        """Return where blocks begin; raise DataError where there are not as many as milestones."""
        if len(begins) != len(self.log):
            raise DataError(
                name,
                Text(
                    f"has {len(begins)} blocks for {len(self.log)} milestones",
                    f"有 {len(begins)} 段，而条目有 {len(self.log)} 条",
                ),
            )
        return begins
