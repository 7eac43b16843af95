"""Building the database: the rows of every table, from the contents of the layers."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from llmlog.model import Milestone, References
from llmlog.shipped import shipped_json
from llmlog.store import rows
from llmlog.store.contents import Contents
from llmlog.store.database import APPLICATION_ID, INDEXES, PROSE, SCHEMA, SCHEMA_VERSION, Connection, dumps

PAGE_SIZE = 16384
"""The bytes of a page: some ten records, which fill it better than two do SQLite's 4096, read in fewer calls."""


def build(connection: sqlite3.Connection, contents: Contents) -> None:
    """Fill an empty database with the contents of some layers."""
    marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION};"
    connection.executescript(f"PRAGMA page_size = {PAGE_SIZE}; {marks}")
    connection.executescript(SCHEMA)
    has_prose = _create_prose(connection)
    connection.execute("BEGIN")
    milestones = contents.in_order()
    for table, found in _tables(contents, milestones):
        _insert(connection, table, found)
    if has_prose:
        recalled = rows.recalled()
        prose = ((entry, *rows.prose(it, recalled.get(it.id, []))) for entry, it in enumerate(milestones, 1))
        columns = "rowid, names, labels, asked, summary, details, recalled"
        connection.executemany(f"INSERT INTO prose ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", prose)
    connection.executescript(INDEXES)  # commits first


def _tables(contents: Contents, milestones: Sequence[Milestone]) -> Iterator[tuple[str, Iterable[tuple[object, ...]]]]:
    """Yield the rows of each table but that of full text."""
    references, titles = contents.references, shipped_json("words/titles.json")
    names = [row for entry, it in enumerate(milestones, 1) for row in rows.names(entry, it, titles.get(it.id, ()))]
    facets = [row for entry, milestone in enumerate(milestones, 1) for row in rows.facets(entry, milestone, references)]
    labels = list(rows.labels(references, facets))
    spoken = [row.key for row in names if row.field != "related"]
    called = [row.key for row in labels if row.field != "date"]
    yield "milestone", (_milestone_row(entry, it) for entry, it in enumerate(milestones, 1))
    yield "name", names
    yield "facet", facets
    yield "label", labels
    yield "term", rows.terms(spoken, called)
    yield "spelling", rows.spellings(milestones)
    yield "related", rows.related()
    yield "off_topic", sorted(rows.off_topic())
    yield "derivation", ((it.id, edge.parent, edge.relation) for it in milestones for edge in it.derived_from)
    yield "reference", _reference_rows(references)
    yield "problem", contents.problems


def in_memory(contents: Contents) -> Connection:
    """Return a database that is kept in memory."""
    connection = Connection(":memory:")
    build(connection, contents)
    return connection


def _create_prose(connection: sqlite3.Connection) -> bool:
    """Create the full-text table; return False where this SQLite was built without FTS5."""
    try:
        connection.executescript(PROSE)
    except sqlite3.OperationalError:
        return False
    return True


def _insert(connection: sqlite3.Connection, table: str, records: Iterable[tuple[object, ...]]) -> None:
    """Insert rows that have a value for every column of a table."""
    columns = len(connection.execute(f"SELECT * FROM {table} LIMIT 0").description)
    connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", records)


def _milestone_row(entry: int, milestone: Milestone) -> tuple[object, ...]:
    date = milestone.date
    record = dumps(milestone.to_dict())
    return entry, milestone.id, str(date), date.first.isoformat(), date.last.isoformat(), record


def _reference_rows(references: References) -> Iterable[tuple[str, str, str]]:
    for kind in ("organizations", "tags", "sources"):
        for id, reference in getattr(references, kind).items():
            yield kind, id, dumps(reference.to_record())
