"""Milestones of a log in some order: what filters select, and what answers a search."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from llmlog.records import Records

if TYPE_CHECKING:
    from llmlog.model import Milestone
    from llmlog.search.answers import Answer


class Selection(Sequence["Milestone"]):
    """Milestones of a log in some order; each is read when it is asked for."""

    def __init__(self, records: Records, entries: Sequence[int]) -> None:
        self._records = records
        self.entries = tuple(entries)

    def __len__(self) -> int:
        """Count the milestones without reading them."""
        return len(self.entries)

    @overload
    def __getitem__(self, index: int) -> "Milestone": ...
    @overload
    def __getitem__(self, index: slice) -> "Selection": ...
    def __getitem__(self, index: int | slice) -> "Milestone | Selection":
        """Return a milestone, or a part of the selection."""
        if isinstance(index, slice):
            return Selection(self._records, self.entries[index])
        return self._records.milestone(self.entries[index])

    def __iter__(self) -> "Iterator[Milestone]":
        return self._records.made(self.entries)

    def __contains__(self, item: object) -> bool:
        """Whether a milestone is among them, given as such or by its id."""
        id = item if isinstance(item, str) else getattr(item, "id", None)
        rows = self._records.connection.execute("SELECT entry FROM milestone WHERE id = ?", [id])
        return any(entry in self.entries for (entry,) in rows)

    def __repr__(self) -> str:
        """Return how many milestones there are, and the first and the last."""
        ends = " to ".join(dict.fromkeys(self[index].id for index in (0, -1))) if self else "none"
        return f"<Selection of {len(self)}: {ends}>"

    def within(self, other: "Selection") -> "Selection":
        """Return the milestones that are in another selection as well."""
        chosen = set(other.entries)
        return Selection(self._records, [entry for entry in self.entries if entry in chosen])

    def records(self) -> Iterator[str]:
        """Yield the JSON of each milestone, on one line."""
        return map(bytes.decode, self.stored())

    def stored(self) -> Iterator[bytes]:
        """Yield the JSON of each milestone in UTF-8, as it is written."""
        return self._records.stored(self.entries)

    def counts(self, field: str) -> "Counter[str]":
        """Count the milestones by the values of a facet ("orgs", "tags", "kind" …), in the order of the values."""
        chosen = set(self.entries)
        query = "SELECT entry, value FROM facet WHERE field = ? ORDER BY value"
        rows = self._records.connection.execute(query, [field])
        return Counter(value for entry, value in rows if entry in chosen)

    def on(self, days: Iterable[str]) -> "Selection":
        """Return the milestones of some days of the year (`07-18`); one whose day is not known is of none."""
        query = "SELECT entry FROM milestone WHERE substr(date, 6) IN (SELECT value FROM json_each(?))"
        rows = self._records.connection.execute(query, [json.dumps([*days])])
        return self.within(Selection(self._records, [entry for (entry,) in rows]))

    def having(self, field: str) -> int:
        """Count the milestones that have any value of a facet."""
        rows = self._records.connection.execute("SELECT DISTINCT entry FROM facet WHERE field = ?", [field])
        return len({entry for (entry,) in rows}.intersection(self.entries))

    def months(self) -> list[tuple[str, int]]:
        """Return each month with how many milestones it holds, oldest first; a year stands for an unknown month."""
        chosen = set(self.entries)
        rows = self._records.connection.execute("SELECT entry, substr(date, 1, 7) FROM milestone ORDER BY entry")
        return list(Counter(month for entry, month in rows if entry in chosen).items())


class Hit(NamedTuple):
    """A milestone, and where it answers a query its score from 0 to 100 within this answer and what matched where.

    `order` is what the answers are in order of, empty for the best first.
    """

    milestone: "Milestone"
    score: float = 0
    field: str = ""
    text: str = ""
    order: str = ""


class Hits(Sequence[Hit]):
    """The answers to a query, best first, or in an order that it asks for; each is read when it is asked for."""

    def __init__(self, records: Records, answers: "Iterable[Answer]", order: str = "") -> None:
        self._records = records
        self.answers = tuple(answers)
        self.order = order

    def __len__(self) -> int:
        """Count the hits without reading them."""
        return len(self.answers)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> "Hits": ...
    def __getitem__(self, index: int | slice) -> "Hit | Hits":
        """Return a hit, or a part of the hits."""
        if isinstance(index, slice):
            return Hits(self._records, self.answers[index], self.order)
        answer = self.answers[index]
        return Hit(self._records.milestone(answer.entry), answer.score, answer.field, answer.text, self.order)

    def __repr__(self) -> str:
        """Return how many hits there are, and the best."""
        return f"<Hits: {len(self)}{f', best {self[0].milestone.id}' if self else ''}>"

    @property
    def selection(self) -> Selection:
        """The milestones without their scores."""
        return Selection(self._records, [answer.entry for answer in self.answers])

    def within(self, selection: Selection) -> "Hits":
        """Return the hits that are in a selection; raise TypeError for what is none."""
        if not isinstance(selection, Selection):
            raise TypeError(f"within takes a Selection, as log.select(within=…) returns one, not {selection!r}")
        chosen = set(selection.entries)
        return Hits(self._records, (answer for answer in self.answers if answer.entry in chosen), self.order)
