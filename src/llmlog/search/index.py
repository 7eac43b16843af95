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

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from llmlog.errors import DataError
from llmlog.language import Text

if TYPE_CHECKING:
    from llmlog.log import Log

NAMES, PROSE, LABELS, RELATED = "names.txt", "prose.txt", "labels.tsv", "related.tsv"
SOUNDS, TERMS = "sounds.tsv", "terms.txt"
TAB = "\t"
BETWEEN_BLOCKS = "\f"
"""What stands on a line between blocks, so that it is no part of any word."""

OWN = {"name", "name_zh", "id"}
"""The JSON keys of the names that one milestone alone bears."""

Bearer = tuple[int, str, str]
"""The position of a milestone, the JSON key under which it bears a name or label, and how that is written."""


class Blocks:
    """Lines in blocks, one a milestone, known by their numbers.

    They are searched as one text, since a query is about few of them; numbers are counted on the way.
    """

    def __init__(self, text: str) -> None:
        """Take the text."""
        self.text = text

    def __len__(self) -> int:
        """Count the blocks."""
        return self.text.count(BETWEEN_BLOCKS) + 1

    @cached_property
    def lines(self) -> list[str]:
        """Every line, and what stands between blocks."""
        return self.text.split("\n")

    def lines_holding(self, part: str) -> Iterator[tuple[int, int, int]]:
        """Give the lines that hold a text: the number of each, its block, and its number within that."""
        number = block = first = seen = 0
        found = self.text.find(part) if part else -1
        while found >= 0:
            if crossed := self.text.count(BETWEEN_BLOCKS, seen, found):
                mark = self.text.rfind(BETWEEN_BLOCKS, seen, found)
                number += self.text.count("\n", seen, mark)
                block, first, seen = block + crossed, number + 1, mark
            number += self.text.count("\n", seen, found)
            yield number, block, number - first
            seen = self.text.find("\n", found)
            found = self.text.find(part, seen) if seen >= 0 else -1

    def blocks_holding(self, part: str) -> Iterator[tuple[int, int, int]]:
        """Give the blocks that hold a text: the number of each, and where it begins and ends."""
        block = begin = 0
        found = self.text.find(part) if part else -1
        while found >= 0:
            if crossed := self.text.count(BETWEEN_BLOCKS, begin, found):
                block += crossed
                begin = self.text.index("\n", self.text.rfind(BETWEEN_BLOCKS, begin, found)) + 1
            end = self.text.find(BETWEEN_BLOCKS, found)
            yield block, begin, end if end >= 0 else len(self.text)
            found = self.text.find(part, end) if end >= 0 else -1

    def line(self, number: int) -> tuple[int, int]:
        """Return the block of a line, and its number within that."""
        before = self.lines[number::-1]
        block = before.count(BETWEEN_BLOCKS)
        return block, before.index(BETWEEN_BLOCKS) - 1 if block else number


class Index:
    """Names, labels, sounds and prose of a log; milestones are known by their position in it, names by their line."""

    def __init__(self, log: "Log", content: Callable[[str], bytes]) -> None:
        """Take the log, and what gives the content of a file by its name."""
        self.log = log
        self._content = content

    @cached_property
    def names(self) -> Blocks:
        """The folded words of each name, with a space between them."""
        return self._blocks(NAMES)

    @cached_property
    def keys(self) -> Blocks:
        """The key of each name."""
        return Blocks(self.names.text.replace(" ", ""))

    @cached_property
    def words(self) -> list[str]:
        """The folded words that names consist of, each once."""
        return sorted({*self.names.text.split()})

    def name(self, line: int) -> Bearer:
        """Return what bears the name on a line."""
        return self.bearer(*self.keys.line(line))

    def holding(self, part: str) -> Iterator[tuple[int, Bearer]]:
        """Give what bears the names whose keys hold a text, each with its line."""
        return ((line, self.bearer(owner, number)) for line, owner, number in self.keys.lines_holding(part))

    def named(self, key: str) -> Iterator[Bearer]:
        """Give what bears a name of a key."""
        return (bearer for line, bearer in self.holding(key) if self.keys.lines[line] == key)

    def bearers(self, key: str) -> list[int]:
        """Return the positions of the milestones that bear a name as their own, or else of those it is an alias of."""
        found = list(self.named(key))
        own = {owner for owner, field, _ in found if field in OWN}
        return sorted(own or {owner for owner, _, _ in found})

    @property
    def owners(self) -> dict[str, int]:
        """The position of the milestone that each key stands for first, one whose own name it is before any other."""
        own: dict[str, int] = {}
        others: dict[str, int] = {}
        for owner, block in enumerate(self.keys.text.split(f"\n{BETWEEN_BLOCKS}\n")):
            for number, key in enumerate(block.split("\n")):
                field, _ = self.log.milestones[owner].name_at(number)
                (own if field in OWN else others).setdefault(key, owner)
        return others | own

    def bearer(self, owner: int, number: int) -> Bearer:
        """Return what bears a name by its number among the names of a milestone."""
        return owner, *self.log.milestones[owner].name_at(number)

    @cached_property
    def _labels(self) -> dict[str, bytes]:
        return {name: self._content(name) for name in (LABELS, RELATED)}

    def labelled(self, key: str, name: str = LABELS, *, whole: bool) -> Iterator[tuple[str, float, Bearer]]:
        """Give the labels of a key, or that begin with it, with how much each says of a milestone and what bears it."""
        content, begins = self._labels[name], f"\n{key}{whole * TAB}".encode()
        start = content.find(begins)
        while start >= 0:
            end = content.find(b"\n", start + 1)
            label, field, spelling, share, owners = self._fields(name, content[start + 1 : end], 5)
            for owner in owners.split():
                yield label, self._share(name, share), (self._position(name, owner), field, spelling)
            start = content.find(begins, end)

    def is_label(self, key: str) -> bool:
        """Whether a label has a key."""
        return any(self.labelled(key, whole=True))

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
        yield from (bearer for _, _, bearer in self.labelled(key, whole=True))

    @cached_property
    def terms(self) -> frozenset[str]:
        """The Chinese words that names and labels are made of, by which longer runs are taken apart."""
        return frozenset(_decoded(TERMS, self._content(TERMS)).splitlines())

    @cached_property
    def prose(self) -> Blocks:
        """What is said of each milestone, in lower case."""
        return self._blocks(PROSE)

    def _blocks(self, name: str) -> Blocks:
        """Return the blocks of a file; raise DataError where there are not as many as milestones."""
        blocks = Blocks(_decoded(name, self._content(name)))
        if len(blocks) != len(self.log):
            en = f"has {len(blocks)} blocks for {len(self.log)} milestones"
            raise DataError(name, Text(en, f"有 {len(blocks)} 段，而条目有 {len(self.log)} 条"))
        return blocks

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

    def _fields(self, name: str, line: bytes, count: int) -> list[str]:
        """Return the fields of a line; raise DataError where there are more or fewer."""
        fields = _decoded(name, line).split(TAB)
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
