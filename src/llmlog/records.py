"""The records of a database, and the milestones and references that are made of them when they are asked for."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from llmlog.folding import sane

if TYPE_CHECKING:
    from llmlog.model import Milestone, References

MILESTONES_KEPT = 2_000

Made = TypeVar("Made")


class ReferenceMap(Mapping[str, Made]):
    """The references of one kind by id, each read when it is first asked for."""

    def __init__(self, connection: sqlite3.Connection, kind: str, make: Callable[[dict[str, Any]], Made]) -> None:
        self._connection = connection
        self._kind = kind
        self._make = make
        self._made: dict[str, Made] = {}

    def __getitem__(self, id: str) -> Made:
        """Return the reference of an id; raise KeyError where there is none."""
        if id not in self._made:
            query = "SELECT record FROM reference WHERE kind = ? AND id = ?"
            for (record,) in self._connection.execute(query, [self._kind, sane(id)]):
                self._made[id] = self._make(json.loads(record))
        return self._made[id]

    def __iter__(self) -> Iterator[str]:
        rows = self._connection.execute("SELECT id FROM reference WHERE kind = ? ORDER BY rowid", [self._kind])
        return iter([id for (id,) in rows])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        """Return of what kind the references are, and how many."""
        return f"<{len(self)} {self._kind} by id>"


class Records:
    """The records of a database, and the milestones made of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.milestone = lru_cache(maxsize=MILESTONES_KEPT)(self._milestone)

    def __reduce__(self) -> tuple[type["Records"], tuple[sqlite3.Connection]]:
        """Pickle the connection without the milestones that were made."""
        return Records, (self.connection,)

    @cached_property
    def references(self) -> "References":
        """What milestones refer to by id."""
        from llmlog.model import Organization, References, Source, Tag

        return References(
            ReferenceMap(self.connection, "organizations", Organization.from_dict),
            ReferenceMap(self.connection, "tags", Tag.from_dict),
            ReferenceMap(self.connection, "sources", Source.from_dict),
        )

    def stored(self, entries: Sequence[int]) -> Iterator[bytes]:
        """Yield the JSON of some entries in their order, in UTF-8: to decode it takes longer than to read it."""
        query = "SELECT CAST(record AS BLOB) FROM json_each(?) CROSS JOIN milestone ON entry = json_each.value"
        return (record for (record,) in self.connection.execute(query, [json.dumps([*entries])]))

    def made(self, entries: Sequence[int]) -> "Iterator[Milestone]":
        """Yield the milestones of some entries in their order."""
        from llmlog.model import Milestone

        return (Milestone.from_dict(json.loads(record), self.references) for record in self.stored(entries))

    def _milestone(self, entry: int) -> "Milestone":
        return next(self.made([entry]))
