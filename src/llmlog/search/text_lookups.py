"""What the texts of the log hold: the tokens in them, by entry, as SQLite's full text finds them."""

import sqlite3
from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any


class TextLookups:
    """The full text of one connection, which holds nothing where SQLite was built without FTS5."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.entries_with = cache(self._entries_with)

    def _column(self, query: str, *values: object) -> list[Any]:
        """Return the first value of each row that a query selects."""
        return [row[0] for row in self.connection.execute(query, values)]

    def ranked(self, tokens: Sequence[str], weights: Sequence[float]) -> dict[int, float]:
        """Return the entries that hold any of some tokens with their rank: BM25 with a weight for each column."""
        if not tokens or not self._has_prose:
            return {}
        match = " OR ".join(f'"{token}"' for token in tokens)
        query = f"SELECT rowid, -bm25(prose, {', '.join(map(str, weights))}) FROM prose WHERE prose MATCH ?"
        return dict(self.connection.execute(query, [match]))

    def in_column(self, token: str, column: str) -> frozenset[int]:
        """Return the entries that hold a token in a column of full text, or in all but one (`- labels`)."""
        return self.entries_with(f'{column} : "{token}"')

    def with_token(self, token: str) -> frozenset[int]:
        """Return the entries that hold a token anywhere in full text."""
        return self.entries_with(f'"{token}"')

    def in_text(self, token: str) -> frozenset[int]:
        """Return the entries that hold a token, or two in a row, in more than the words by which people recall them."""
        return self.in_column(token, "- recalled")

    def _entries_with(self, match: str) -> frozenset[int]:
        query = "SELECT rowid FROM prose WHERE prose MATCH ?"
        return frozenset(self._column(query, match)) if self._has_prose else frozenset()

    @cached_property
    def _has_prose(self) -> bool:
        query = "SELECT 1 FROM sqlite_master AS it, pragma_module_list AS module WHERE it.name = ? AND module.name = ?"
        return bool(self._column(query, "prose", "fts5"))
