"""Which database a command reads: the shipped one, one built from files and kept for the next time, or one in memory.

A kept database is named after all that it is made of, so that it is never stale and never written twice.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from llmlog.errors import DataError, LayerError
from llmlog.language import Text
from llmlog.shipped import shipped
from llmlog.store.database import SCHEMA, SCHEMA_VERSION, Connection, connect, is_whole
from llmlog.store.files import DATA

if TYPE_CHECKING:
    from llmlog.store.contents import Contents

SHIPPED = "llmlog.db"
PACKAGE = DATA.parent
BUILT_BY = ("*.py", "model/*.py", "store/*.py", "data/characters/*.json", "data/words/*.json")
"""The files of code, characters and words that say what rows are built, which may change in a checkout."""
DATABASES_KEPT = 4
LONGEST_BUILD = 3600
"""After how many seconds a file that is being built is taken for left behind."""


def open_database(layers: Sequence[Path] = (), folder: Path = DATA) -> Connection:
    """Return the database of a folder's data with own files laid over it; raise DataError for what cannot be read."""
    for layer in layers:
        if not layer.exists():
            raise LayerError(str(layer), Text("is not there", "不存在"))
    connection = _opened(layers, folder)
    connection.layers = tuple(layers)
    return connection


def _opened(layers: Sequence[Path], folder: Path) -> Connection:
    """Return the shipped database where nothing is laid over it, else the one that is kept, or a new one."""
    if not layers and (database := _shipped(folder)):
        return database
    kept = None
    with suppress(RuntimeError):  # without a home folder, as in some containers, nothing is kept
        kept = cache_folder() / f"{fingerprint(layers, folder)}.db" if folder.is_dir() else None
    if kept and kept.is_file():
        try:
            return connect(kept)
        except DataError:
            forget(kept)
    return _build(layers, folder, kept)


def cache_folder() -> Path:
    """Return the folder of kept databases."""
    import platformdirs

    return platformdirs.user_cache_path("llmlog", appauthor=False)


def forget(path: Path) -> bool:
    """Remove a kept database and return whether it is gone; one that ships stays."""
    with suppress(OSError, RuntimeError):
        if path.parent == cache_folder():
            path.unlink(missing_ok=True)
            return True
    return False


def fingerprint(layers: Sequence[Path], folder: Path = DATA) -> str:
    """Return what tells a database from all others: the schema and the path, size and time of every file."""
    import hashlib

    from llmlog.store.contents import files_of

    if (folder / SHIPPED).is_file():
        paths = [folder / SHIPPED]
    else:
        paths = [*files_of(folder), *sorted(path for pattern in BUILT_BY for path in PACKAGE.glob(pattern))]
    for layer in layers:
        paths += [layer, *files_of(layer)]
    digest = hashlib.sha256(f"{SCHEMA_VERSION}\n{SCHEMA}\n".encode())
    for path in paths:
        digest.update(f"{path.resolve()}\0{_stamp(path)}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()[:32]


def _stamp(path: Path) -> str:
    try:
        status = path.stat()
    except OSError as error:
        return str(error.errno)
    return f"{status.st_size} {status.st_mtime_ns}" if path.is_file() else "folder"


def _build(layers: Sequence[Path], folder: Path, kept: Path | None) -> Connection:
    """Build the database of a folder and some layers, keep it where that is possible, and open it."""
    from uuid import uuid4

    from llmlog.store.build import in_memory
    from llmlog.store.own_entries import lay_over

    before = _contents(folder)
    contents = before.copy()
    for layer in layers:
        lay_over(contents, layer)
    if kept is None:
        return in_memory(contents)
    made = kept.with_name(f"{uuid4()}.tmp")
    try:
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made.touch(mode=0o600)
        with closing(sqlite3.connect(made)) as connection:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            _fill(connection, folder, before, contents)
        with suppress(OSError):  # on Windows, another command may have built and opened the same one
            made.rename(kept)
        _forget_old(kept)
        return connect(kept)
    except (OSError, sqlite3.Error, DataError):
        return in_memory(contents)
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, folder: Path, before: "Contents", contents: "Contents") -> None:
    """Fill an empty database with contents: a copy of the one that they extend with what is new, or all of them."""
    from llmlog.store.build import GAP, build, lay

    unchanged = all(new.items() >= old.items() for new, old in zip(contents.references, before.references, strict=True))
    if (folder / SHIPPED).is_file() and unchanged and len(contents.own) < GAP:
        with closing(connect(folder / SHIPPED)) as base:
            if is_whole(base):
                base.backup(connection)
                lay(connection, before, contents)
                return
    build(connection, contents)


def _contents(folder: Path) -> "Contents":
    """Return the contents of a folder, read from its database where it has one."""
    from llmlog.store.contents import bundled, stored

    if not (base := _shipped(folder)):
        return bundled(folder)
    with closing(base):
        try:
            return stored(base)
        except (sqlite3.DatabaseError, AttributeError, LookupError, TypeError, ValueError):
            raise DataError(SHIPPED, Text("is damaged", "已损坏")) from None


def _forget_old(kept: Path) -> None:
    """Remove all kept databases but the newest, and what builds that were killed have left."""
    with suppress(OSError):
        found = sorted(kept.parent.glob("*.db"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        begun = kept.stat().st_mtime - LONGEST_BUILD
        left = [path for path in kept.parent.glob("*.tmp") if path.stat().st_mtime < begun]
        for path in (*found[DATABASES_KEPT:], *left):
            with suppress(OSError):  # Windows removes none that another process has open
                path.unlink(missing_ok=True)


def _shipped(folder: Path) -> Connection | None:
    """Return the database that ships in a folder, or in the archive that the package is imported from, if one does."""
    if (folder / SHIPPED).is_file():
        return connect(folder / SHIPPED)
    if folder.is_dir():
        return None
    connection = Connection(":memory:")
    connection.deserialize(shipped(SHIPPED))
    return connection
