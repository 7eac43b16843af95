"""The database that commands read: its schema, how it is opened, and what it covers.

It needs SQLite 3.38.0, which has the JSON functions built in; `remove_diacritics 2` of FTS5 is older (3.27.0).
"""

import json
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from llmlog.dates import month_span
from llmlog.errors import DataError
from llmlog.language import Text, counted
from llmlog.printable import escaped

APPLICATION_ID = 0x6C6C6D6C
"""What marks a file as a database of llmlog (`llml` in ASCII)."""

SCHEMA_VERSION = 17
SCHEMA = """
CREATE TABLE milestone (
    entry INTEGER PRIMARY KEY, -- rises with the date
    id TEXT NOT NULL UNIQUE,
    date TEXT NOT NULL,
    first TEXT NOT NULL,       -- the first and the last day that the date may be
    last TEXT NOT NULL,
    record TEXT NOT NULL       -- the JSON that --json prints
);
-- A name under its JSON key, folded as a whole and word by word, and its pinyin.
CREATE TABLE name (entry INTEGER NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL, key TEXT NOT NULL,
    words TEXT NOT NULL, sound TEXT, initials TEXT);
-- What a milestone can be selected by, and how much it is its own, from 0 to 1.
CREATE TABLE facet (entry INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, weight REAL NOT NULL);
-- What the value of a facet is called, and what is shown for it; the key of a related word is its stems.
CREATE TABLE label (field TEXT NOT NULL, value TEXT NOT NULL, text TEXT NOT NULL, shown TEXT NOT NULL,
    related INTEGER NOT NULL, key TEXT NOT NULL, sound TEXT, initials TEXT);
CREATE TABLE term (word TEXT PRIMARY KEY, sound TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID;     -- of names
CREATE TABLE spelling (word TEXT PRIMARY KEY) WITHOUT ROWID; -- of the longer English words of all texts
CREATE TABLE related (word TEXT NOT NULL, other TEXT NOT NULL);
CREATE TABLE off_topic (phrase TEXT PRIMARY KEY) WITHOUT ROWID;
-- Words beside a name which tell that something else of that name is meant.
CREATE TABLE other_sense (name TEXT NOT NULL, phrase TEXT NOT NULL, PRIMARY KEY (name, phrase)) WITHOUT ROWID;
CREATE TABLE derivation (child TEXT NOT NULL, parent TEXT NOT NULL, relation TEXT NOT NULL);
CREATE TABLE reference (kind TEXT NOT NULL, id TEXT NOT NULL, record TEXT NOT NULL, UNIQUE (kind, id));
CREATE TABLE problem (en TEXT NOT NULL, zh TEXT NOT NULL);
"""
INDEXES = """
CREATE INDEX milestone_days ON milestone (first, last);
CREATE INDEX name_key ON name (key);
CREATE INDEX name_entry ON name (entry);
CREATE INDEX facet_value ON facet (field, value, entry);
CREATE INDEX label_key ON label (key);
CREATE INDEX label_named ON label (field, key) WHERE NOT related;
CREATE INDEX related_word ON related (word);
CREATE INDEX term_sound ON term (sound);
CREATE INDEX derivation_parent ON derivation (parent);
"""
PROSE = """
CREATE VIRTUAL TABLE prose USING fts5 (names, labels, asked, summary, details, recalled, content='',
    tokenize="unicode61 remove_diacritics 2 tokenchars '+#%'");
"""


class Coverage(NamedTuple):
    """How many milestones a log holds, and the dates of the first and the last (None where it is empty)."""

    total: int
    first: str | None = None
    last: str | None = None

    @property
    def months(self) -> Text:
        """From which month to which it goes."""
        return month_span(self.first or "", self.last or "")

    @property
    def text(self) -> Text:
        """The coverage in words, from the first month to the last.

        >>> Coverage(240, "1987-11", "2023-12-22").text.en
        '240 milestones, 1987-11 to 2023-12'
        """
        if not self.total:
            return Text("no milestones", "0 条")
        en, zh = self.months
        return Text(f"{counted(self.total, 'milestone')}, {en}", f"{self.total} 条，{zh}")


class Connection(sqlite3.Connection):
    """A connection that closes itself when it is garbage-collected, as a log and its selections share one.

    It is opened without a cache of statements, of which two threads could be given the same.
    """

    path = ""
    """Where the database is, empty for one in memory; SQLite cannot say it of one that is damaged."""
    layers: tuple[Path, ...] = ()
    """The own files in it."""

    def __init__(self, database: str, *, uri: bool = False) -> None:
        super().__init__(database, uri=uri, check_same_thread=False, isolation_level=None, cached_statements=0)

    def __reduce__(self) -> tuple[Any, tuple[tuple[Path, ...]]]:
        """Pickle which database it is, for the selections and references that are read from it."""
        from llmlog.store.cache import open_database

        return open_database, (self.layers,)

    def __del__(self) -> None:
        """Close it, so that Python 3.13 and later do not warn of an open one; one that was never opened is not."""
        with suppress(sqlite3.Error):
            self.close()


def connect(path: Path) -> Connection:
    """Open a finished database for reading; raise DataError where it is none of this version of llmlog.

    What is refused is closed, since Windows removes no open file.
    """
    connection, marks = None, []
    why = Text("is no database of this version of llmlog", "不是本版 llmlog 的数据库")
    try:
        connection = Connection(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        marks = [connection.execute(f"PRAGMA {mark}").fetchone()[0] for mark in ("application_id", "user_version")]
    except sqlite3.Error as error:
        why = Text(f"cannot be opened ({error})", "无法打开")
    if connection and marks == [APPLICATION_ID, SCHEMA_VERSION]:
        connection.path = str(path)
        return connection
    if connection:
        connection.close()
    raise DataError(path.name, why)


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether a database is undamaged: its pages and indexes, and the JSON of its records."""
    try:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return False
        for table in ("milestone", "reference"):
            for (record,) in connection.execute(f"SELECT record FROM {table}"):
                json.loads(record)
    except (sqlite3.DatabaseError, ValueError):
        return False
    return True


def coverage(connection: sqlite3.Connection) -> Coverage:
    """Return how many milestones a database holds, and from when to when."""
    date = "SELECT date FROM milestone ORDER BY entry"
    query = f"SELECT count(*), ({date} LIMIT 1), ({date} DESC LIMIT 1) FROM milestone"
    return Coverage(*connection.execute(query).fetchone())


def dumps(value: object) -> str:
    """Return a value as JSON on one line, readable Chinese in it and nothing that a terminal would obey."""
    return escaped(json.dumps(value, ensure_ascii=False))
