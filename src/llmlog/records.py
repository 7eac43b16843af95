"""The records of a database, and the milestones and references that are made of them when they are asked for."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from llmlog.model import Milestone, References

MILESTONES_KEPT = 500

Made = TypeVar("Made")


class Records:
    """The records of a database, and the milestones made of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.milestone = lru_cache(maxsize=MILESTONES_KEPT)(self._milestone)

    @cached_property
    def references(self) -> "References":
        """What milestones refer to by id."""
        from llmlog.model import Organization, References, Source, Tag

        return References(
            self._referred("organizations", Organization.from_dict),
            self._referred("tags", Tag.from_dict),
            self._referred("sources", Source.from_dict),
        )

    def stored(self, entries: Sequence[int]) -> Iterator[str]:
        """Yield the JSON of some entries in their order."""
        query = "SELECT record FROM json_each(?) CROSS JOIN milestone ON milestone.entry = json_each.value"
        return (record for (record,) in self.connection.execute(query, [json.dumps([*entries])]))

    def made(self, entries: Sequence[int]) -> "Iterator[Milestone]":
        """Yield the milestones of some entries in their order."""
        from llmlog.model import Milestone

        return (Milestone.from_dict(json.loads(record), self.references) for record in self.stored(entries))

    def _referred(self, kind: str, make: Callable[[dict[str, Any]], Made]) -> dict[str, Made]:
        """Return the references of one kind by id."""
        rows = self.connection.execute("SELECT id, record FROM reference WHERE kind = ? ORDER BY rowid", [kind])
        return {id: make(json.loads(record)) for id, record in rows}

    def _milestone(self, entry: int) -> "Milestone":
        return next(self.made([entry]))
