"""Building the database: the rows of every table, from the contents of the layers."""

import sqlite3
from collections.abc import Iterable

from llmlog.model import Milestone, References
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
    references = contents.references
    titles = rows.titles()
    names = [row for entry, it in enumerate(milestones, 1) for row in rows.names(entry, it, titles.get(it.id, ()))]
    facets = [row for entry, milestone in enumerate(milestones, 1) for row in rows.facets(entry, milestone, references)]
    labels = list(rows.labels(references, facets))
    spoken = [row.key for row in names if row.field != "related"]
    spoken += [row.key for row in labels if row.field != "date"]
    _insert(connection, "milestone", (_milestone_row(entry, it) for entry, it in enumerate(milestones, 1)))
    _insert(connection, "name", names)
    _insert(connection, "facet", facets)
    _insert(connection, "label", labels)
    _insert(connection, "term", rows.terms(spoken))
    _insert(connection, "spelling", rows.spellings(milestones))
    _insert(connection, "related", rows.related())
    _insert(connection, "off_topic", sorted(rows.off_topic()))
    edges = ((it.id, edge.parent, edge.relation) for it in milestones for edge in it.derived_from)
    _insert(connection, "derivation", edges)
    _insert(connection, "reference", _reference_rows(references))
    _insert(connection, "problem", contents.problems)
    if has_prose:
        recalled = rows.recalled()
        prose = ((entry, *rows.prose(it, recalled.get(it.id, []))) for entry, it in enumerate(milestones, 1))
        columns = "rowid, names, labels, asked, summary, details, recalled"
        connection.executemany(f"INSERT INTO prose ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", prose)
    connection.executescript(INDEXES)  # commits first


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
