"""Which database a command reads: the shipped one, one built from files and kept for the next time, or one in memory.

A kept database is named after all that it is made of, so that it is never stale and never written twice.
"""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from llmlog.errors import DataError, LayerError
from llmlog.language import Text
from llmlog.shipped import shipped
from llmlog.store.database import SCHEMA, SCHEMA_VERSION, Connection, connect
from llmlog.store.files import DATA, WORDS

if TYPE_CHECKING:
    from llmlog.store.contents import Contents

SHIPPED = "llmlog.db"
PACKAGE = DATA.parent
BUILT_BY = ("*.py", "model/*.py", "store/*.py", "data/characters/*.json")
KEPT = 4
"""How many databases are kept, the newest."""
LONGEST_BUILD = 3600
"""After how many seconds a file that is being built is taken for left behind."""


def open_database(layers: Sequence[Path] = (), folder: Path = DATA) -> Connection:
    """Return the database of a folder's data with a reader's own files laid over it.

    Raises DataError where the data of the folder, or an own file as a whole, cannot be read.
    """
    for layer in layers:
        if not layer.exists():
            raise LayerError(str(layer), Text("is not there", "不存在"))
    if _is_archived(folder):
        from llmlog.store.build import in_memory

        return in_memory(_contents(layers, folder), data_version(folder)) if layers else _unpacked()
    if (folder / SHIPPED).is_file() and not layers:
        return connect(folder / SHIPPED)
    kept = cache_folder() / f"{fingerprint(layers, folder)}.db"
    if kept.is_file():
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
    if path.parent == cache_folder():
        with suppress(OSError):
            path.unlink(missing_ok=True)
            return True
    return False


def fingerprint(layers: Sequence[Path], folder: Path = DATA) -> str:
    """Return what tells a database from all others: the schema and the path, size and time of every file."""
    import hashlib

    from llmlog.store.contents import MILESTONES, files_of

    paths = [folder / SHIPPED] if (folder / SHIPPED).is_file() else [*files_of(folder), folder / MILESTONES, *_code()]
    paths += sorted(WORDS.glob("*.json"))
    for layer in layers:
        paths += [layer, *files_of(layer)]
    digest = hashlib.sha256(f"{SCHEMA_VERSION}\n{SCHEMA}\n".encode())
    for path in paths:
        digest.update(f"{path.resolve()}\0{_stamp(path)}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()[:32]


def data_version(folder: Path = DATA) -> str:
    """Return the version of the data, the day of its last change."""
    from llmlog.store.files import read_text

    return (shipped("VERSION") if folder == DATA else read_text(folder / "VERSION")).strip()


def _code() -> list[Path]:
    """Return the files of code and characters that say what rows are built, which may change in a checkout."""
    return sorted(path for pattern in BUILT_BY for path in PACKAGE.glob(pattern))


def _stamp(path: Path) -> str:
    try:
        status = path.stat()
    except OSError as error:
        return str(error.errno)
    return f"{status.st_size} {status.st_mtime_ns}" if path.is_file() else "folder"


def _build(layers: Sequence[Path], folder: Path, kept: Path) -> Connection:
    """Build the database of a folder and some layers, keep it where that is possible, and open it."""
    import tempfile

    from llmlog.store.build import build, in_memory

    contents, version = _contents(layers, folder), data_version(folder)
    try:
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(suffix=".tmp", dir=kept.parent)
    except OSError:
        return in_memory(contents, version)
    os.close(descriptor)
    made = Path(name)
    try:
        with closing(sqlite3.connect(made)) as connection:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            build(connection, contents, version)
        with suppress(OSError):  # on Windows, another command may have built and opened the same one
            made.rename(kept)
        _forget_old(kept)
        return connect(kept)
    except (OSError, sqlite3.Error, DataError):
        return in_memory(contents, version)
    finally:
        made.unlink(missing_ok=True)


def _contents(layers: Sequence[Path], folder: Path) -> "Contents":
    """Return the contents of a folder with some layers over them."""
    from llmlog.store.contents import bundled, stored
    from llmlog.store.layers import lay_over

    if _is_archived(folder) or (folder / SHIPPED).is_file():
        with closing(_unpacked() if _is_archived(folder) else connect(folder / SHIPPED)) as database:
            try:
                contents = stored(database)
            except (sqlite3.DatabaseError, AttributeError, LookupError, TypeError, ValueError):
                raise DataError(SHIPPED, Text("is damaged", "已损坏")) from None
    else:
        contents = bundled(folder)
    for layer in layers:
        lay_over(contents, layer)
    return contents


def _forget_old(kept: Path) -> None:
    """Remove all kept databases but the newest, and what builds that were killed have left."""
    with suppress(OSError):
        found = sorted(kept.parent.glob("*.db"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        begun = kept.stat().st_mtime - LONGEST_BUILD
        left = [path for path in kept.parent.glob("*.tmp") if path.stat().st_mtime < begun]
        for path in (*found[KEPT:], *left):
            path.unlink(missing_ok=True)


def _is_archived(folder: Path) -> bool:
    """Whether a folder is one of an archive that the package is imported from."""
    return not folder.is_dir() and not (folder / SHIPPED).is_file()


def _unpacked() -> Connection:
    """Return the shipped database of a package that is imported from an archive."""
    from importlib import resources

    connection = sqlite3.connect(
        ":memory:", check_same_thread=False, isolation_level=None, factory=Connection, cached_statements=0
    )
    connection.deserialize((resources.files("llmlog") / "data" / SHIPPED).read_bytes())
    return connection
