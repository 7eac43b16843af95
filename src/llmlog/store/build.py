"""Building a database from the contents of the layers, or laying some of its milestones over those of another."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from llmlog.model import Milestone
from llmlog.shipped import shipped_json
from llmlog.store import rows
from llmlog.store.contents import Contents
from llmlog.store.database import APPLICATION_ID, INDEXES, PROSE, SCHEMA, SCHEMA_VERSION, Connection, dumps
from llmlog.store.label_names import LABEL_NAMES

PAGE_SIZE = 16384
"""The bytes of a page: some ten records, which fill it better than two do SQLite's 4096, read in fewer calls."""
GAP = 1000
"""How far apart the milestones of a new database are numbered: fewer own ones fit between any two."""
PROSE_COLUMNS = "rowid, names, labels, asked, summary, details, recalled"

Numbered = list[tuple[int, Milestone]]
"""Milestones with their entries."""


def build(connection: sqlite3.Connection, contents: Contents) -> None:
    """Fill an empty database with the contents of some layers."""
    marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION};"
    connection.executescript(f"PRAGMA page_size = {PAGE_SIZE}; {marks}")
    connection.executescript(SCHEMA)
    with suppress(sqlite3.OperationalError):  # this SQLite was built without FTS5
        connection.executescript(PROSE)
    connection.execute("BEGIN")
    _insert(connection, "related", rows.related())
    _insert(connection, "off_topic", sorted(rows.off_topic()))
    _insert(connection, "other_sense", sorted(rows.other_senses()))
    milestones = contents.in_order()
    _add(connection, contents, [(number * GAP, it) for number, it in enumerate(milestones, 1)])
    _write_of_all(connection, contents, milestones)
    connection.executescript(INDEXES)  # commits first


def lay(connection: sqlite3.Connection, before: Contents, contents: Contents) -> None:
    """Turn a database of some contents into that of others which extend them, as building it anew would."""
    milestones = contents.in_order()
    known = dict(connection.execute("SELECT id, entry FROM milestone"))
    connection.execute("BEGIN")
    _remove(connection, [(known.pop(id), before.milestones[id]) for id in contents.own.keys() & known.keys()])
    _add(connection, contents, [(entry, it) for entry, it in _numbered(milestones, known) if it.id in contents.own])
    _write_of_all(connection, contents, milestones)
    connection.execute("COMMIT")


def in_memory(contents: Contents) -> Connection:
    """Return a database that is kept in memory."""
    connection = Connection(":memory:")
    build(connection, contents)
    return connection


def _numbered(milestones: Iterable[Milestone], known: Mapping[str, int]) -> Iterator[tuple[int, Milestone]]:
    """Yield milestones with entries that rise: known ones have theirs, others those right behind the one before."""
    last = 0
    for milestone in milestones:
        last = known.get(milestone.id, last + 1)
        yield last, milestone


def _add(connection: sqlite3.Connection, contents: Contents, numbered: Numbered) -> None:
    """Insert the rows that are of one milestone each."""
    titles = shipped_json("words/titles.json")
    _insert(connection, "milestone", (_milestone_row(*it) for it in numbered))
    _insert(connection, "name", (row for entry, it in numbered for row in rows.names(entry, it, titles.get(it.id, ()))))
    _insert(connection, "facet", (row for it in numbered for row in rows.facets(*it, contents.references)))
    own = ((entry, "sources", contents.own[it.id], 1) for entry, it in numbered if it.id in contents.own)
    _insert(connection, "facet", own)
    _write_prose(connection, f"INSERT INTO prose ({PROSE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", numbered)


def _remove(connection: sqlite3.Connection, numbered: Numbered) -> None:
    """Delete the rows that are of one milestone each; full text without content wants to know what it indexed."""
    entries = json.dumps([entry for entry, _ in numbered])
    for table in ("milestone", "name", "facet"):
        connection.execute(f"DELETE FROM {table} WHERE entry IN (SELECT value FROM json_each(?))", [entries])
    _write_prose(
        connection, f"INSERT INTO prose (prose, {PROSE_COLUMNS}) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)", numbered
    )


def _write_prose(connection: sqlite3.Connection, query: str, numbered: Numbered) -> None:
    """Run a query for the row of each milestone in full text, where a database has that."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'prose'").fetchone():
        recalled = rows.recalled()
        connection.executemany(query, ((entry, *rows.prose(it, recalled.get(it.id, []))) for entry, it in numbered))


def _write_of_all(connection: sqlite3.Connection, contents: Contents, milestones: Iterable[Milestone]) -> None:
    """Insert the rows that come from all milestones or references together, in place of those that are there."""
    references = contents.references._asdict().items()
    values = "SELECT DISTINCT field, value FROM facet WHERE field IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"
    named = connection.execute(values, [json.dumps([*LABEL_NAMES])])
    _replace(connection, "label", rows.labels(contents.references, named))
    names = connection.execute("SELECT key, words FROM name WHERE field != 'related'").fetchall()
    labels = (key for (key,) in connection.execute("SELECT key FROM label WHERE field != 'date'"))
    _replace(connection, "term", rows.terms((key for key, _ in names), labels))
    _replace(connection, "word", ((word,) for word in sorted({word for _, words in names for word in words.split()})))
    _replace(connection, "spelling", rows.spellings(milestones))
    edges = ((it.id, edge.parent, edge.relation) for it in milestones for edge in it.derived_from)
    _replace(connection, "derivation", edges)
    records = ((kind, id, dumps(it.to_record())) for kind, known in references for id, it in known.items())
    _replace(connection, "reference", records)
    _replace(connection, "problem", contents.problems)


def _replace(connection: sqlite3.Connection, table: str, records: Iterable[rows.Row]) -> None:
    connection.execute(f"DELETE FROM {table}")
    _insert(connection, table, records)


def _insert(connection: sqlite3.Connection, table: str, records: Iterable[rows.Row]) -> None:
    """Insert rows that have a value for every column of a table."""
    columns = len(connection.execute(f"SELECT * FROM {table} LIMIT 0").description)
    connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", records)


def _milestone_row(entry: int, milestone: Milestone) -> rows.Row:
    date = milestone.date
    record = dumps(milestone.to_dict())
    return entry, milestone.id, str(date), date.first.isoformat(), date.last.isoformat(), record
