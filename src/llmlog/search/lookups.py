"""The questions that search asks the database, one method a question."""

import sqlite3
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from llmlog.tokens import tokens

HIGHEST = "\U0010ffff"
"""What sorts after every character of a key."""


class Name(NamedTuple):
    """A name of a milestone: its row, its owner, the JSON key that it stands under, its text, key and folded words."""

    row: int
    entry: int
    field: str
    text: str
    key: str
    words: str


class Owned(NamedTuple):
    """That a milestone has a label: its entry, the JSON key, the label's text and key, and how much it is its own."""

    entry: int
    field: str
    text: str
    key: str
    weight: float


class Lookups:
    """The lookups of one connection; what several queries need is read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection."""
        self.connection = connection

    @cached_property
    def total(self) -> int:
        """How many milestones there are."""
        return int(self.connection.execute("SELECT count(*) FROM milestone").fetchone()[0])

    @cached_property
    def names(self) -> list[Name]:
        """Every name."""
        return self._names("")

    @cached_property
    def words(self) -> list[str]:
        """The folded words that names consist of, each once."""
        return sorted({word for name in self.names for word in name.words.split()})

    def names_with(self, part: str) -> list[Name]:
        """Return every name whose key contains `part`."""
        return self._names("WHERE instr(key, ?)", part) if part else []

    def names_of(self, key: str) -> list[Name]:
        """Return every name whose key is `key`."""
        return self._names("WHERE key = ?", key)

    def names_with_words(self, beginning: str) -> list[Name]:
        """Return every name of several words one of which contains `beginning`."""
        return self._names("WHERE instr(words, ?) AND instr(words, ' ')", beginning) if beginning else []

    def labels(self, key: str, *, whole: bool, related: bool = False) -> Iterator[Owned]:
        """Yield the milestones of every label whose key is, or begins with, `key`."""
        where = "label.key = ?" if whole else "label.key >= ? AND label.key < ?"
        bounds = [key] if whole else [key, key + HIGHEST]
        return self._owned(f"{where} AND related = ?", *bounds, int(related))

    def is_label(self, key: str) -> bool:
        """Whether an organization, tag, kind, month or year is called so."""
        found = self.connection.execute("SELECT 1 FROM label WHERE key = ? AND NOT related", [key])
        return found.fetchone() is not None

    def is_organization(self, key: str) -> bool:
        """Whether an organization with milestones is called so."""
        return any(owned.field == "orgs" for owned in self.labels(key, whole=True))

    def is_term(self, word: str) -> bool:
        """Whether a Chinese word is part of a name or label."""
        return self.connection.execute("SELECT 1 FROM term WHERE word = ?", [word]).fetchone() is not None

    def sounding(self, sound: str, *, exact: bool) -> Iterator[tuple[Name | Owned, float]]:
        """Yield the names and labels of a sound, and how much of each it is from 0 to 1.

        Where the sound need not be exact, it may begin a longer one, or be the initials.
        """
        where = "sound = ?" if exact else "sound >= ? AND sound < ? OR initials = ?"
        bounds = [sound] if exact else [sound, sound + HIGHEST, sound]
        for table, found in (
            ("name", self._names(f"WHERE {where}", *bounds)),
            ("label", self._owned(f"({where})", *bounds)),
        ):
            for row in found:
                full, initials = self._sound(table, row.key)
                yield row, 1.0 if sound in {full, initials} else len(sound) / len(full)

    def prose_with(self, text: str, column: str) -> list[int]:
        """Return the entries whose summary or details hold the tokens of a text in a row."""
        phrase = " ".join(token for token in tokens(text) if '"' not in token)
        if not phrase or not self._has_prose:
            return []
        query = f'{column} : "{phrase}"'
        return [entry for (entry,) in self.connection.execute("SELECT rowid FROM prose WHERE prose MATCH ?", [query])]

    def record(self, entry: int) -> str:
        """Return the JSON of a milestone."""
        return str(self.connection.execute("SELECT record FROM milestone WHERE entry = ?", [entry]).fetchone()[0])

    @cached_property
    def _has_prose(self) -> bool:
        found = self.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'prose'")
        return found.fetchone() is not None

    def _sound(self, table: str, key: str) -> tuple[str, str]:
        found = self.connection.execute(f"SELECT sound, initials FROM {table} WHERE key = ?", [key]).fetchone()
        return str(found[0]), str(found[1])

    def _names(self, where: str, *bounds: str) -> list[Name]:
        query = f"SELECT rowid, entry, field, text, key, words FROM name {where}"
        return [Name(*row) for row in self.connection.execute(query, bounds)]

    def _owned(self, where: str, *bounds: str | int) -> Iterator[Owned]:
        query = f"""SELECT facet.entry, label.field, label.text, label.key, facet.weight
            FROM label JOIN facet ON facet.field = label.field AND facet.value = label.value WHERE {where}"""
        return (Owned(*row) for row in self.connection.execute(query, bounds))
