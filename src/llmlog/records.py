"""The records of a database, and the milestones and references that are made of them when they are asked for."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from llmlog.model import Milestone, References


class Records:
    """The records of a database, and the milestones made of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @cached_property
    def references(self) -> "References":
        """What milestones refer to by id."""
        from llmlog.model import Organization, References, Source, Tag

        found = References({}, {}, {})
        makers: dict[str, Any] = {"organizations": Organization, "tags": Tag, "sources": Source}
        for kind, id, record in self.connection.execute("SELECT kind, id, record FROM reference ORDER BY rowid"):
            getattr(found, kind)[id] = makers[kind].from_dict(json.loads(record))
        return found

    def stored(self, entries: Sequence[int]) -> Iterator[str]:
        """Yield the JSON of some entries in their order."""
        query = "SELECT record FROM json_each(?) CROSS JOIN milestone ON milestone.entry = json_each.value"
        return (record for (record,) in self.connection.execute(query, [json.dumps([*entries])]))

    def made(self, entries: Sequence[int]) -> "Iterator[Milestone]":
        """Yield the milestones of some entries in their order."""
        from llmlog.model import Milestone

        return (Milestone.from_dict(json.loads(record), self.references) for record in self.stored(entries))

    def milestone(self, entry: int) -> "Milestone":
        """Return the milestone of an entry."""
        return next(self.made([entry]))
