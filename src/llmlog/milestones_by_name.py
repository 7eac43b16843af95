"""The milestones of a database by the names that people type, one or several in a row."""

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from llmlog.errors import AmbiguousName, UnknownMilestone
from llmlog.facets import named, nearest_to
from llmlog.folding import address_in, fold, sane
from llmlog.language import Text
from llmlog.records import Records
from llmlog.vocabulary import NAMES, OWN_NAMES

if TYPE_CHECKING:
    from llmlog.model import Milestone

SHORTEST_PART = 3
"""The letters from which on what is near a part of a name is near what was meant; a figure alone is near anything."""
LIKELY = 60
"""The score in search from which on a name is suggested before those that are spelled alike."""
LONGEST_NAME = 16
"""How many words a name may have that is one of several."""
MOST_AT_AN_ADDRESS = 5
"""How many milestones an address may have that still names them."""


class Part(NamedTuple):
    """Some words in a row, and the entries that they name together."""

    text: str
    owners: tuple[int, ...]


class NameIndex:
    """The milestones of a database by the names that people type.

    A text names what is called so; else what is at an address, or what a title of two names, words of Taiwan or whole
    pinyin stand for.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._connection = records.connection

    def milestones(self, text: str) -> list[int]:
        """Return the entries that a text names: one, or all that share an alias."""
        return self.called(text) or self._at_address(text) or named(self._connection, text, "name", self.called)

    def called(self, text: str) -> list[int]:
        """Return the entry of an id, else those that have a text as a name of their own, else as an alias."""
        if by_id := self._of_id(text):
            return by_id
        query = "SELECT entry, field FROM name WHERE key = ?"
        rows = list(self._connection.execute(query, [fold(text) or sane(text)]))
        own = {entry for entry, field in rows if field in OWN_NAMES}
        return sorted(own or {entry for entry, _ in rows})

    def entry(self, name: str) -> int:
        """Return the entry of a name; raise AmbiguousName or UnknownMilestone where it is not sure."""
        if not isinstance(name, str):
            raise TypeError(f"a milestone is asked for by a text, not by {name!r}")
        owners = self.milestones(name)
        if len(owners) != 1:
            raise self._error(owners, name.split())
        return owners[0]

    def entries(self, words: Sequence[str]) -> list[int]:
        """Return the entries of words that are each an id, else that of all together, else of sure names in a row.

        Raises as `entry` does where no split into names, or more than one, is sure.
        """
        if len(words) > 1 and all(ids := [self._of_id(word) for word in words]):
            return list(dict.fromkeys(chain.from_iterable(ids)))
        owners = self.milestones(" ".join(words))
        found = [tuple(owners)] if owners else self._splits(words)
        if len(owners) > 1 or len(found) != 1:
            raise self._error(owners, words)
        return list(dict.fromkeys(found[0]))

    def unsure(self, words: Sequence[str]) -> str:
        """Return the first part of some words that names no milestone, or several; all where no part is a name."""
        part = _unsure(self._parts(words))
        return part.text if part else " ".join(words)

    def near(self, name: str) -> list[Text]:
        """Return the names of milestones that come near: those that search finds, then those spelled alike."""
        from llmlog.search.answers import search

        answers, _ = search(self._connection, name)
        found = [it.entry for it in answers if it.field in NAMES and it.score >= LIKELY]
        query = """SELECT name.key, own.text, coalesce(chinese.text, own.text) FROM name
            JOIN name AS own ON own.entry = name.entry AND own.field = 'name'
            LEFT JOIN name AS chinese ON chinese.entry = name.entry AND chinese.field = 'name_zh'
            ORDER BY name.field IN ('name', 'name_zh', 'id') DESC, name.entry"""
        owners: dict[str, Text] = {}
        for key, *title in self._connection.execute(query):
            owners.setdefault(key, Text(*title))
        return nearest_to(name, self._titles(found), owners)

    def within(self, query: str) -> "list[list[Milestone]]":
        """Return the milestones of each name that stands among other words of a query, in its order."""
        from llmlog.search.lookups import Lookups
        from llmlog.search.query import take_apart

        names = take_apart(query, Lookups(self._connection).known).names
        return [list(self._records.made(self.called(name.key))) for name in names]

    def near_within(self, query: str) -> list[Text]:
        """Return what the milestones are called whose names stand among other words of a query, three at most."""
        from llmlog.search.near import SUGGESTIONS

        return list(dict.fromkeys(it.titles for owners in self.within(query) for it in owners))[:SUGGESTIONS]

    def _of_id(self, text: str) -> list[int]:
        """Return the entry of an id, none where it is of no milestone."""
        rows = self._connection.execute("SELECT entry FROM milestone WHERE id = ?", [sane(text)])
        return [entry for (entry,) in rows]

    def _at_address(self, text: str) -> list[int]:
        """Return the milestones of a web address or of the number of a paper."""
        from llmlog.search.lookups import Lookups

        address = address_in(text)
        found = [entry for entry, _ in Lookups(self._connection).with_address(address)] if address else []
        return found if len(found) <= MOST_AT_AN_ADDRESS else []

    def _titles(self, entries: Sequence[int]) -> list[Text]:
        return [milestone.titles for milestone in self._records.made(entries)]

    def _splits(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Return the entries of each split of words into names of one milestone each, of two splits at most."""
        found: list[list[tuple[int, ...]]] = [[()]]
        for end in range(1, len(words) + 1):
            here = []
            for start in range(max(end - LONGEST_NAME, 0), end):
                owners = self.called(" ".join(words[start:end])) if found[start] else []
                if len(owners) == 1:
                    here += [(*before, owners[0]) for before in found[start]]
            found.append(here[:2])
        return found[-1]

    def _parts(self, words: Sequence[str]) -> list[Part]:
        """Return words as few names that leave out as few of them as can be, and what stands between those."""
        best: list[tuple[int, int, tuple[Part, ...]]] = [(0, 0, ())]
        for end in range(1, len(words) + 1):
            options = []
            for start in range(max(end - LONGEST_NAME, 0), end):
                part = Part(" ".join(words[start:end]), tuple(self.called(" ".join(words[start:end]))))
                if part.owners or start == end - 1:
                    left, size, before = best[start]
                    options.append((left + (not part.owners), size + 1, (*before, part)))
            best.append(min(options))
        found: list[Part] = []
        for part in best[-1][2]:
            if found and not part.owners and not found[-1].owners:
                found[-1] = Part(f"{found[-1].text} {part.text}", ())
            else:
                found.append(part)
        return found

    def _error(self, owners: Sequence[int], words: Sequence[str]) -> AmbiguousName | UnknownMilestone:
        """Return the error of words that name several milestones, or none, with the part of them that does not."""
        whole, found = " ".join(words), self._parts(words)
        part = _unsure(found) if not owners else Part(whole, tuple(owners))
        if part and part.owners:
            return AmbiguousName(part.text, [self._records.milestone(entry).id for entry in part.owners])
        known = self._titles([entry for other in found for entry in other.owners])
        if not part:
            return UnknownMilestone(whole, known or self.near(whole))
        near = self.near(part.text) if len(fold(part.text)) >= SHORTEST_PART else []
        near = near or [it for it in self.near(whole) if it not in known]
        return UnknownMilestone(part.text, near, whole)


def _unsure(found: Sequence[Part]) -> Part | None:
    """Return the first of some parts that names no milestone, or several; None where no part is a name, or all are."""
    if not any(part.owners for part in found):
        return None
    return next((part for part in found if len(part.owners) != 1), None)
