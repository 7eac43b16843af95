"""The conditions that filters put on milestones, as SQL."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from llmlog.date_ranges import Interval
from llmlog.dates import PartialDate
from llmlog.errors import Contradiction, UnknownWord
from llmlog.facets import listed
from llmlog.language import Text
from llmlog.vocabulary import IMPORTANCE, OF_IMPORTANCE

Names = str | Sequence[str]
Date = PartialDate | Interval | str
"""A date, a span of days, or the text of one."""
EXCHANGE = Text("exchange the two", "请对调两者")


class Conditions:
    """Conditions on milestones, all of which are to be met."""

    def __init__(self) -> None:
        """Begin with none, which every milestone meets."""
        self._conditions: list[str] = []
        self._values: list[str] = []

    def add(self, condition: str, *values: str) -> None:
        """Add a condition on the columns of a milestone."""
        self._conditions.append(f"({condition})")
        self._values += values

    def facet(self, field: str, values: Iterable[str], *, exclude: bool = False) -> None:
        """Add the condition that a facet has, or has not, one of some values; no values are no condition."""
        if values := list(values):
            chosen = "SELECT entry FROM facet WHERE field = ? AND value IN (SELECT value FROM json_each(?))"
            self.add(f"entry {'NOT ' * exclude}IN ({chosen})", field, json.dumps(values))

    def within(self, given: Date | Sequence[Date] | None) -> None:
        """Add the condition that the date is known to fall into one of some intervals; none are no condition."""
        dates = [given] if isinstance(given, str | PartialDate | Interval) else listed(given or ())
        if spans := [[str(day) for day in Interval.of(date)] for date in dates]:
            days = "first BETWEEN value ->> 0 AND value ->> 1 AND last <= value ->> 1"
            self.add(f"entry IN (SELECT entry FROM json_each(?) JOIN milestone ON {days})", json.dumps(spans))

    def between(self, since: Date | None, until: Date | None) -> None:
        """Add the condition that the date may fall between two; raise Contradiction where no day is between them."""
        begin, end = (Interval.of(date) if date else None for date in (since, until))
        if begin and end and end.last < begin.first:
            raise Contradiction(f"since {begin}", f"until {end}", EXCHANGE)
        if begin:
            self.add("last >= ?", str(begin.first))
        if end:
            self.add("first <= ?", str(end.last))

    def importance(self, least: int) -> None:
        """Add the condition of a least weight, 1 for what is not weighed; raise UnknownWord for no importance."""
        if least not in IMPORTANCE:
            raise UnknownWord(OF_IMPORTANCE, str(least), IMPORTANCE)
        if least > min(IMPORTANCE):
            self.facet("importance", [str(weight) for weight in IMPORTANCE if weight >= least])

    def entries(self, connection: sqlite3.Connection) -> list[int]:
        """Return the entries that meet all conditions, oldest first."""
        where = " AND ".join(self._conditions) or "1"
        # `+` keeps SQLite from reading the whole table in its order where an index finds the few.
        rows = connection.execute(f"SELECT entry FROM milestone WHERE {where} ORDER BY +entry", self._values)
        return [entry for (entry,) in rows]
