"""What search looks at: texts that are made when the bundle is written (`texts`) and scanned when they are asked for.

Milestones are known by their position in the log. A block is what belongs to one of them, in their order; labels are
lines, each after a line break, of a key, the JSON key that they stand for, the text, how much they say of a milestone
(0 to 1), and milestones.

| text | holds |
|---|---|
| names.txt | in blocks, the folded words of each name |
| prose.txt | in blocks, the summary in both languages and then the details, in lower case |
| labels.tsv | the labels: every spelling of makers, tags, kinds, months and years, under their keys |
| related.tsv | the words that people use for what a tag covers, as labels under the stems of their words |
| sounds.tsv | how each Chinese key of a name or label sounds, the first letters of its syllables, and the key |
| terms.txt | the Chinese words that names and labels are made of |
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from llmlog.errors import DataError
from llmlog.language import Text

if TYPE_CHECKING:
    from llmlog.log import Log

NAMES, PROSE, LABELS, RELATED = "names.txt", "prose.txt", "labels.tsv", "related.tsv"
SOUNDS, TERMS = "sounds.tsv", "terms.txt"
BETWEEN_BLOCKS = "\f"
"""What stands on a line between blocks, so that it is no part of any word."""

Bearer = tuple[int, str, str]
"""The position of a milestone, the JSON key under which it bears a name or label, and how that is written."""


class Lines:
    """The lines of a text, known by their number; it is searched as a whole, since a query is about few of them."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self.text = text

    @cached_property
    def all(self) -> list[str]:
        """Every line."""
        return self.text.split("\n")

    @cached_property
    def _begins(self) -> list[int]:
        """Where each line begins, and where one more would."""
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    def __getitem__(self, number: int) -> str:
        """Return a line."""
        return self.text[self._begins[number] : self._begins[number + 1] - 1]

    def holding(self, part: str) -> Iterator[int]:
        """Give the numbers of the lines that hold a text."""
        found = self.text.find(part)
        while found >= 0:
            number = bisect_right(self._begins, found) - 1
            yield number
            found = self.text.find(part, self._begins[number + 1])


class Index:
    """Names, labels, sounds and prose of a log; milestones are known by their position in it, names by theirs."""

    def __init__(self, log: "Log", content: Callable[[str], bytes]) -> None:
        """Take the log, and what gives the content of a file by its name."""
        self.log = log
        self._content = content

    @cached_property
    def names(self) -> Lines:
        """The folded words of each name, with a space between them."""
        return Lines(self._text(NAMES).removesuffix("\n"))

    @cached_property
    def keys(self) -> Lines:
        """The key of each name."""
        return Lines(self.names.text.replace(" ", ""))

    @cached_property
    def words(self) -> list[str]:
        """The folded words that names consist of, each once."""
        return sorted({*self.names.text.split()})

    @cached_property
    def _first_names(self) -> list[int]:
        return self._counted(NAMES, [0, *(number + 1 for number in self.keys.holding(BETWEEN_BLOCKS))])

    def name(self, position: int) -> Bearer:
        """Return what bears the name at a position."""
        owner = bisect_right(self._first_names, position) - 1
        return owner, *self.log.milestones[owner].name_at(position - self._first_names[owner])

    def named(self, key: str) -> Iterator[Bearer]:
        """Give what bears a name of a key."""
        return (self.name(position) for position in self.keys.holding(key) if self.keys[position] == key)

    def bearers(self, key: str) -> list[int]:
        """Return the positions of the milestones that bear a name as their own, or else of those it is an alias of."""
        found = list(self.named(key))
        own = {owner for owner, field, _ in found if field != "aliases"}
        return sorted(own or {owner for owner, _, _ in found})

    @property
    def owners(self) -> dict[str, int]:
        """The position of the milestone that each key stands for first, one whose own name it is before any other."""
        found = [(key, self.name(position)) for position, key in enumerate(self.keys.all) if key.strip()]
        owners: dict[str, int] = {}
        for aliases in (False, True):
            for key, (owner, field, _) in found:
                if (field == "aliases") is aliases:
                    owners.setdefault(key, owner)
        return owners

    @cached_property
    def _labels(self) -> dict[str, bytes]:
        return {name: self._content(name) for name in (LABELS, RELATED)}

    def labelled(self, key: str, name: str = LABELS) -> Iterator[tuple[str, float, Bearer]]:
        """Give the labels whose key begins with one, how much each says of a milestone, and what bears it."""
        content, begins = self._labels[name], f"\n{key}".encode()
        start = content.find(begins)
        while start >= 0:
            end = content.find(b"\n", start + 1)
            label, field, spelling, share, owners = self._fields(name, content[start + 1 : end], 5)
            for owner in owners.split():
                yield label, self._share(name, share), (self._position(name, owner), field, spelling)
            start = content.find(begins, end)

    def is_label(self, key: str) -> bool:
        """Whether a label has a key."""
        return f"\n{key}\t".encode() in self._labels[LABELS]

    @cached_property
    def _heard(self) -> list[list[str]]:
        return [self._fields(SOUNDS, line, 3) for line in self._content(SOUNDS).splitlines()]

    @cached_property
    def sounds(self) -> list[str]:
        """How each Chinese key of a name or label sounds."""
        return [sound for sound, _, _ in self._heard]

    @cached_property
    def initials(self) -> list[str]:
        """The first letters of its syllables."""
        return [initials for _, initials, _ in self._heard]

    def sounding(self, position: int) -> Iterator[Bearer]:
        """Give what bears a name or label that has the sound at a position."""
        key = self._heard[position][2]
        yield from self.named(key)
        yield from (bearer for label, _, bearer in self.labelled(key) if label == key)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The Chinese words that names and labels are made of, by which longer runs are taken apart."""
        return frozenset(self._text(TERMS).splitlines())

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
            en = f"has {len(begins)} blocks for {len(self.log)} milestones"
            raise DataError(name, Text(en, f"有 {len(begins)} 段，而条目有 {len(self.log)} 条"))
        return begins

    def _position(self, name: str, number: str) -> int:
        """Return the position of a milestone as a label gives it; raise DataError where there is none."""
        if number.isdecimal() and int(number) < len(self.log):
            return int(number)
        raise DataError(name, Text(f"names milestone {number}", f"提到了第 {number} 个条目"))

    def _share(self, name: str, number: str) -> float:
        try:
            return float(number)
        except ValueError as error:
            raise DataError.unreadable(name, error) from None

    def _text(self, name: str) -> str:
        """Return the text of a file; raise DataError where it is none."""
        return _decoded(name, self._content(name))

    def _fields(self, name: str, line: bytes, count: int) -> list[str]:
        """Return the fields of a line; raise DataError where there are more or fewer."""
        fields = _decoded(name, line).split("\t")
        if len(fields) != count:
            raise DataError(
                name,
                Text(
                    f"has a line of {len(fields)} fields, not {count}",
                    f"有一行是 {len(fields)} 个字段，应为 {count} 个",
                ),
            )
        return fields


def _decoded(name: str, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise DataError.unreadable(name, error) from None
