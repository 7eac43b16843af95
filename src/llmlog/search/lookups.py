"""The questions that search asks the database, one method a question."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from math import inf
from typing import Any, NamedTuple

from llmlog.dates_in_text import is_time, span_of
from llmlog.folding import has_han, is_numbered
from llmlog.search.query import qualifiers
from llmlog.tokens import tokens

KEYS = {
    "names": "SELECT DISTINCT key FROM name WHERE TRUE",
    "labels": "SELECT DISTINCT key FROM label WHERE field IN ('orgs', 'tags') AND NOT related",
    "words": "SELECT word AS key FROM word WHERE TRUE",
    "spellings": "SELECT word AS key FROM spelling WHERE TRUE",
}
"""The keys of names, those of organizations and tags, the words of names, and the longer English words of texts."""


class Name(NamedTuple):
    """A name of a milestone: its owner, the JSON key that it stands under, its text, key and folded words."""

    entry: int
    field: str
    text: str
    key: str
    words: str


class Owned(NamedTuple):
    """That a milestone has a label: its entry, the JSON key, the label's text, and how much it is its own."""

    entry: int
    field: str
    text: str
    weight: float


class Lookups:
    """The lookups of one connection; what several queries need is read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.keys = cache(self._keys)
        self.entries_with = cache(self._entries_with)
        self.names_with = cache(self._names_with)
        self.labels_like = cache(self._labels_like)
        self.labels = cache(self._labels)

    @property
    def known(self) -> dict[str, Callable[[str], bool]]:
        """Whether a key is a name, a label or a word that the log knows, by what it is."""
        return {"name": self.is_name, "label": self.is_label, "word": self.is_word}

    @cached_property
    def entries(self) -> list[int]:
        """All milestones, oldest first."""
        return self._column("SELECT entry FROM milestone ORDER BY entry")

    @cached_property
    def importance(self) -> dict[int, int]:
        """The importance of each milestone that has one, by entry."""
        query = "SELECT entry, CAST(value AS INTEGER) FROM facet WHERE field = 'importance'"
        return dict(self.connection.execute(query))

    def names_of(self, key: str) -> list[Name]:
        """Return every name whose key is `key`."""
        return self._names("WHERE key = ?", key)

    def date(self, entry: int) -> str:
        """Return the date of a milestone."""
        return str(self.connection.execute("SELECT date FROM milestone WHERE entry = ?", [entry]).fetchone()[0])

    def names_with_word(self, word: str) -> list[Name]:
        """Return every name one of whose words is `word`."""
        return [name for name in self._names("WHERE instr(words, ?)", word) if word in name.words.split()]

    def children(self, entries: Iterable[int]) -> dict[int, int]:
        """Return how many milestones grew out of each of some entries that led to any."""
        query = """SELECT milestone.entry, count(*) FROM json_each(?)
            JOIN milestone ON milestone.entry = json_each.value
            JOIN derivation ON derivation.parent = milestone.id WHERE relation != 'part-of' GROUP BY 1"""
        return dict(self.connection.execute(query, [json.dumps([*entries])]))

    def tied(self, entry: int, field: str, relations: Iterable[str]) -> list[int]:
        """Return the milestones that have one among their `parents` or their `children` by one of some relations."""
        own, other = ("child", "parent") if field == "parents" else ("parent", "child")
        query = f"""SELECT DISTINCT milestone.entry FROM derivation JOIN milestone ON milestone.id = {own}
            WHERE {other} = (SELECT id FROM milestone WHERE entry = ?)
            AND relation IN (SELECT value FROM json_each(?))"""
        return self._column(query, entry, json.dumps([*relations]))

    def keys_of(self, entry: int) -> list[str]:
        """Return the keys of the names and aliases of a milestone."""
        return self._column("SELECT key FROM name WHERE entry = ? AND field IN ('name', 'name_zh', 'aliases')", entry)

    def own_names(self, entries: Iterable[int]) -> dict[int, str]:
        """Return the own names of some entries, those of one with a space between them."""
        query = """SELECT entry, group_concat(text, ' ') FROM name
            WHERE field IN ('name', 'name_zh') AND entry IN (SELECT value FROM json_each(?)) GROUP BY entry"""
        return dict(self.connection.execute(query, [json.dumps([*entries])]))

    def _keys(self, of: str, shortest: int = 0, longest: float = inf) -> list[str]:
        """Return the keys of one sort that have some number of characters."""
        return self._column(f"{KEYS[of]} AND length(key) BETWEEN ? AND ?", shortest, longest)

    def _labels(self, key: str, *, related: bool = False) -> list[Owned]:
        """Return the milestones of a label or related word by its key; a span of days is a label of what is within."""
        if span := span_of(key):
            spanned = "SELECT entry FROM milestone WHERE first >= ? AND last <= ?"
            return [Owned(entry, "date", str(span), 1) for entry in self._column(spanned, *map(str, span))]
        query = """SELECT entry, field, shown, weight FROM label JOIN facet USING (field, value)
            WHERE key = ? AND related = ?"""
        return [Owned(*row) for row in self.connection.execute(query, [key, int(related)])]

    def is_called(self, word: str) -> bool:
        """Whether a label is called so, or a related word of one."""
        return bool(self._column("SELECT 1 FROM label WHERE key = ? LIMIT 1", word))

    def having(self, field: str, value: str) -> list[int]:
        """Return the milestones that have a value of a facet."""
        return self._column("SELECT entry FROM facet WHERE field = ? AND value = ?", field, value)

    def figures(self, field: str, least: float, most: float, *, lowest: bool = False) -> dict[int, float]:
        """Return a figure of specs by the entry of each milestone that has one in bounds, the highest or lowest."""
        query = f"""SELECT entry, {"min" if lowest else "max"}(CAST(value AS REAL)) FROM facet
            WHERE field = ? AND CAST(value AS REAL) BETWEEN ? AND ? GROUP BY entry"""
        return dict(self.connection.execute(query, [field, least, most]))

    def is_name(self, key: str) -> bool:
        """Whether some milestone is called so."""
        return bool(self._column("SELECT 1 FROM name WHERE key = ? LIMIT 1", key))

    def is_label(self, key: str) -> bool:
        """Whether a maker, a tag, a license or a time is called so; other labels are words of running text as well."""
        if span_of(key) or is_time(key):  # even if it holds no milestone
            return True
        query = "SELECT 1 FROM label WHERE key = ? AND NOT related AND field IN ('orgs', 'tags', 'license', 'date')"
        return bool(self._column(query, key))

    def is_word(self, word: str) -> bool:
        """Whether a Chinese word is known of names, labels or tables of words, or one with a number of texts."""
        if is_numbered(word):
            return bool(self.in_text(word))
        if not has_han(word):
            return False
        query = """SELECT 1 FROM term WHERE word = ? UNION SELECT 1 FROM related WHERE word = ?
            UNION SELECT 1 FROM off_topic WHERE phrase = ?"""
        phrase = " ".join(tokens(word))
        return word in qualifiers() or bool(self._column(query, word, phrase, phrase))

    def related(self, word: str) -> list[str]:
        """Return the tokens of the words that somebody may mean who types a word, given as its tokens."""
        return self._column("SELECT other FROM related WHERE word = ?", word)

    def is_off_topic(self, phrase: str) -> bool:
        """Whether one or two words, given as their tokens, are of another field and in no text of the log."""
        return bool(self._column("SELECT 1 FROM off_topic WHERE phrase = ?", phrase)) and not self.in_text(phrase)

    def other_senses(self, key: str) -> list[str]:
        """Return the tokens of the words that beside a name tell that something else of that name is meant."""
        return self._column("SELECT phrase FROM other_sense WHERE name = ?", key)

    def terms_sounding(self, sound: str) -> list[str]:
        """Return the Chinese words of names and labels that sound so."""
        return self._column("SELECT word FROM term WHERE sound = ?", sound)

    def sounding(self, initial: str, letters: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """Yield the table, key and syllables of the Chinese names and labels with an initial that hold some letters."""
        held = sorted(letters)
        for table in ("name", "label"):
            query = f"""SELECT DISTINCT '{table}', key, sound FROM {table}
                WHERE instr(initials, ?){" AND instr(sound, ?)" * len(held)}"""
            yield from self.connection.execute(query, [initial, *held])

    def sounding_alike(self, sound: str) -> list[Name]:
        """Return every name that sounds so, or of which a part does, its syllables apart."""
        return self._names("WHERE instr(' ' || sound || ' ', ?)", f" {sound} ")

    def with_address(self, address: str) -> list[tuple[int, str]]:
        """Return what has an address as a link, else within one, else in its sources or errata, each with its name."""
        for field, condition in (("links", "value = ?"), ("links", "instr(value, ?)"), ("evidence", "value = ?")):
            query = f"""SELECT DISTINCT facet.entry, text FROM facet JOIN name USING (entry)
                WHERE facet.field = '{field}' AND name.field = 'name' AND {condition} ORDER BY facet.entry"""
            if found := self.connection.execute(query, [address]).fetchall():
                return found
        return []

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

    def with_token(self, token: str, *, begun: bool = False) -> frozenset[int]:
        """Return the entries that hold a token anywhere in full text, or one that it begins."""
        return self.entries_with(f'"{token}"{" *" * begun}')

    def in_text(self, token: str) -> frozenset[int]:
        """Return the entries that hold a token, or two in a row, in more than the words by which people recall them."""
        return self.in_column(token, "- recalled")

    def _entries_with(self, match: str) -> frozenset[int]:
        """Return the entries that match in full text, none where SQLite was built without it."""
        query = "SELECT rowid FROM prose WHERE prose MATCH ?"
        return frozenset(self._column(query, match)) if self._has_prose else frozenset()

    def _names_with(self, part: str) -> list[Name]:
        """Return every name whose key contains `part`."""
        return self._names("WHERE instr(key, ?)", part) if part else []

    def _labels_like(self, key: str) -> list[tuple[str, str, frozenset[int]]]:
        """Return the field, text and owners of each label that is called so, is meant by it, or holds it."""
        query = """SELECT field, shown, value FROM label WHERE key = ? OR (instr(key, ?) AND NOT related
            AND field IN ('orgs', 'tags', 'kind')) ORDER BY key != ?, related"""
        rows = self.connection.execute(query, [key] * 3).fetchall()
        return [(field, text, frozenset(self.having(field, value))) for field, text, value in rows]

    def _names(self, where: str, *bounds: str | int) -> list[Name]:
        query = f"SELECT entry, field, text, key, words FROM name {where}"
        return [Name(*row) for row in self.connection.execute(query, bounds)]

    def _column(self, query: str, *values: object) -> list[Any]:
        """Return the first value of each row that a query selects."""
        return [row[0] for row in self.connection.execute(query, values)]

    @cached_property
    def _has_prose(self) -> bool:
        query = "SELECT 1 FROM sqlite_master AS it, pragma_module_list AS module WHERE it.name = ? AND module.name = ?"
        return bool(self._column(query, "prose", "fts5"))
