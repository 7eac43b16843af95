"""From files to the database: what is built, kept and opened, and what own files laid over it do."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from llmlog import Log
from llmlog.errors import DataError
from llmlog.store import cache
from llmlog.store.build import GAP, build, in_memory
from llmlog.store.cache import fingerprint, open_database
from llmlog.store.contents import bundled, stored
from llmlog.store.database import connect
from llmlog.store.files import DATA, canonical, read_list
from llmlog.store.own_entries import lay_over

Record = dict[str, Any]
Open = Callable[[Path], Log]
IDS = ["drought", "tap-root", "acorn", "oak", "mast"]


@pytest.fixture(autouse=True)
def kept(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for kept databases of its own."""
    folder = tmp_path_factory.mktemp("cache") / "llmlog"
    monkeypatch.setattr(cache, "cache_folder", lambda: folder)
    return folder


def ship(folder: Path) -> None:
    """Put a finished database into a folder, as a wheel has it, in place of the month files."""
    with closing(sqlite3.connect(folder / "llmlog.db")) as connection:
        build(connection, bundled(folder))
    for path in (*folder.glob("*.json"), *folder.glob("milestones/*")):
        path.unlink()


def shipped(folder: Path) -> Log:
    """Return the log of a database that ships."""
    ship(folder)
    return Log(open_database((), folder))


def built(folder: Path) -> Log:
    """Return the log of a database that was built from month files and kept."""
    return Log(open_database((), folder))


def memory(folder: Path) -> Log:
    """Return the log of a database in memory."""
    return Log(in_memory(bundled(folder)))


def overlaid(folder: Path) -> Log:
    """Return the log of a shipped database with an empty own file over it."""
    ship(folder)
    (folder / "own.json").write_text("[]", encoding="utf-8")
    return Log(open_database([folder / "own.json"], folder))


@pytest.mark.parametrize("open_log", [shipped, built, memory, overlaid], ids=lambda function: function.__name__)
def test_every_database_is_the_same_log(folder: Path, open_log: Open) -> None:
    """Shipped, kept, in memory or with nothing laid over it: the same milestones, references, names and answers."""
    expected = memory(folder)
    records = list(expected.select().records())
    log = open_log(folder)
    assert [milestone.id for milestone in log] == IDS
    assert list(log.select().records()) == records
    assert (dict(log.organizations), dict(log.tags), dict(log.sources)) == (
        *(dict(expected.organizations), dict(expected.tags), dict(expected.sources)),
    )
    for query in ("oak", "xiangshu", "acron", "grows", "chat", "may 2023", "zzz"):
        assert log.search(query).answers == expected.search(query).answers
    assert log.coverage == expected.coverage


def held(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of each table in any order, and the tokens of full text, with ids for entries."""
    connection.execute("CREATE VIRTUAL TABLE temp.token USING fts5vocab (main, prose, instance)")
    ids = dict(connection.execute("SELECT entry, id FROM milestone"))
    tables = [
        "milestone",
        "name",
        "facet",
        "label",
        "term",
        "spelling",
        "related",
        "off_topic",
        "other_sense",
        "derivation",
    ]
    found = {table: connection.execute(f"SELECT * FROM {table}") for table in (*tables, "reference", "problem")}
    by_entry = {
        table: [(ids[entry], *row) for entry, *row in found.pop(table)] for table in ("milestone", "name", "facet")
    }
    tokens = [(ids[entry], *row) for entry, *row in connection.execute("SELECT doc, term, col, offset FROM temp.token")]
    return {table: sorted(rows, key=repr) for table, rows in {**found, **by_entry, "prose": tokens}.items()}


def elm(number: int = 0, **more: object) -> Record:
    """Return one of some own entries."""
    return {
        "id": f"elm-{number}",
        "name": f"榆树 Elm {number}",
        "date": "2023-05",
        "summary": "Grows from acorns",
    } | more


OWN: dict[str, dict[str, list[Record]]] = {
    "nothing": {"own": []},
    "before all": {"own": [elm(date="1990")]},
    "between two": {"own": [elm(number) for number in range(9)]},
    "behind all": {"own": [elm(date="2031-05-01"), elm(1, derived_from=[{"id": "oak", "relation": "built-on"}])]},
    "other texts of a known one": {
        "own": [{"id": "oak", "name": "Holm Oak", "aliases": [], "details": {"en": [], "zh": []}}]
    },
    "another day of a known one": {"own": [{"id": "oak", "date": "1990"}, elm()]},
    "a new maker and a new tag": {"own": [elm(orgs=["Heath", "Grove"], tags=["wood", "chat"])]},
    "another name of a maker": {"organizations": [{"id": "grove", "name": {"en": "Copse", "zh": "小树林"}}]},
    "more than fit between two": {"own": [elm(number) for number in range(GAP + 1)]},
}


@pytest.mark.parametrize("own", OWN.values(), ids=OWN)
def test_what_is_laid_over_a_shipped_database_is_what_is_built(
    folder: Path, tmp_path: Path, own: dict[str, list[Record]]
) -> None:
    """Own entries change a copy of the shipped database into what building all of it would make, in the same order."""
    ship(folder)
    layer = tmp_path / "own"
    layer.mkdir()
    for name, records in own.items():
        (layer / f"{name}.json").write_text(json.dumps(records), encoding="utf-8")
    with closing(connect(folder / "llmlog.db")) as base:
        contents = stored(base)
    lay_over(contents, layer)
    expected, found = in_memory(contents), open_database([layer], folder)
    assert found.path  # kept, not made in memory for an error
    in_order = "SELECT id FROM milestone ORDER BY entry"
    assert found.execute(in_order).fetchall() == expected.execute(in_order).fetchall()
    assert held(found) == held(expected)


def test_milestones_of_a_day_come_by_id(folder: Path, read: Open) -> None:
    """Of one day's milestones the one with the first id comes first."""
    path = folder / "milestones" / "2023-06.json"
    (mast,) = read_list(path)
    path.write_text(canonical([mast | {"id": "stem"}, mast]), encoding="utf-8")
    assert [milestone.id for milestone in read(folder)][-2:] == ["mast", "stem"]


def test_a_kept_database_is_found_again(folder: Path, kept: Path) -> None:
    """What was built is opened the next time; an edit makes another one, and the newest four are kept."""
    assert len(built(folder)) == len(built(folder)) == 5
    assert len(list(kept.iterdir())) == 1
    path = folder / "milestones" / "2022.json"
    for number in range(6):
        path.write_text(canonical([read_list(path)[0] | {"name": f"Dry Year {number}"}]), encoding="utf-8")
        os.utime(path, ns=(number, number))
        assert built(folder)["drought"].name == f"Dry Year {number}"
    assert len(list(kept.glob("*.db"))) == 4
    assert list(kept.glob("*.tmp")) == []
    if os.name == "posix":
        assert kept.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o777 for path in kept.iterdir()} == {0o600}


def test_what_a_killed_build_left_is_removed(folder: Path, kept: Path) -> None:
    """A build removes what others began hours ago and never ended, and leaves alone what another is building now."""
    kept.mkdir(parents=True, exist_ok=True)
    left, building = kept / "left.tmp", kept / "building.tmp"
    for path in (left, building):
        path.touch()
    os.utime(left, (0, 0))
    built(folder)
    assert (left.exists(), building.exists()) == (False, True)


def test_a_fingerprint_tells_every_change(folder: Path) -> None:
    """Another file, size, time or layer is another database."""
    own = folder / "own.json"
    own.write_text("[]", encoding="utf-8")
    seen = {fingerprint((), folder), fingerprint([own], folder)}
    os.utime(own, ns=(1, 1))
    seen.add(fingerprint([own], folder))
    (folder / "milestones" / "1999.json").write_text("[]", encoding="utf-8")
    seen.add(fingerprint((), folder))
    assert len(seen) == 4


def test_a_checkout_is_built_again_where_its_code_has_changed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What builds the rows counts as one of the files, unless a finished database ships."""
    package = tmp_path / "package"
    (package / "store").mkdir(parents=True)
    code = package / "store" / "rows.py"
    code.write_text("", encoding="utf-8")
    monkeypatch.setattr(cache, "PACKAGE", package)
    before = fingerprint((), folder)
    code.write_text("...", encoding="utf-8")
    assert fingerprint((), folder) != before
    ship(folder)
    before = fingerprint((), folder)
    code.write_text("", encoding="utf-8")
    assert fingerprint((), folder) == before


@pytest.mark.parametrize("name", ["related.json", "recalled.json", "titles.json"])
def test_a_fingerprint_tells_a_change_of_words(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """An edit of what words stand for is seen by the next command."""
    words = tmp_path / "data" / "words"
    shutil.copytree(DATA / "words", words)
    monkeypatch.setattr(cache, "PACKAGE", tmp_path)
    before = fingerprint((), folder)
    (words / name).write_text("{}", encoding="utf-8")
    assert fingerprint((), folder) != before


def test_where_nothing_can_be_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home that cannot be written is no obstacle: the database is in memory."""
    monkeypatch.setattr(cache, "cache_folder", lambda: folder / "VERSION" / "cache")
    log = built(folder)
    assert (len(log), log.path) == (5, "")


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0", b"not a database" * 100], ids=["empty", "head", "other"])
def test_a_damaged_database_is_built_again(folder: Path, kept: Path, damage: bytes) -> None:
    """A kept database that is none is removed and built again."""
    built(folder)
    (path,) = kept.iterdir()
    path.write_bytes(damage)
    assert len(built(folder)) == 5


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="asks Linux which files are open")
def test_a_file_that_is_no_database_is_closed(tmp_path: Path) -> None:
    """What cannot be opened as a database is left closed, so that Windows can remove it."""
    path = tmp_path / "a.db"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(DataError, match="cannot be opened"):
        connect(path)
    assert str(path) not in {os.path.realpath(it) for it in Path("/proc/self/fd").iterdir()}


@pytest.mark.parametrize("layered", [False, True], ids=["alone", "with an own log"])
def test_several_builders_at_once(folder: Path, kept: Path, layered: bool) -> None:
    """Several commands that build the same database at once all have it, and leave one file."""
    own = folder / "own.json"
    own.write_text("[]", encoding="utf-8")
    layers = [own] if layered else []
    with ThreadPoolExecutor(8) as pool:
        logs = [Log(it) for it in pool.map(lambda _: open_database(layers, folder), range(8))]
    assert [len(log) for log in logs] == [5] * 8
    assert [path.suffix for path in kept.iterdir()] == [".db"]


def test_a_log_knows_where_its_database_is(folder: Path, kept: Path) -> None:
    """The path of a log is that of the database that ships or was kept, and empty for one in memory."""
    assert memory(folder).path == ""
    assert Path(built(folder).path).parent == kept
    assert shipped(folder).path == str(folder / "llmlog.db")


def test_versions_side_by_side(folder: Path, tmp_path: Path, kept: Path) -> None:
    """Two installs of different versions keep their databases in one folder, each its own; an upgrade makes another."""
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    path = other / "milestones" / "2022.json"
    path.write_text(canonical([read_list(path)[0] | {"name": "Dry Year"}]), encoding="utf-8")
    (other / "VERSION").write_text("2024-01-01\n", encoding="utf-8")
    for shipped in (folder, other):
        ship(shipped)
    own = tmp_path / "own.json"
    own.write_text(json.dumps([{"id": "elm", "name": "Elm", "date": "2023"}]), encoding="utf-8")
    for _ in range(2):
        for shipped, name in ((folder, "Drought"), (other, "Dry Year")):
            log = Log(open_database([own], shipped))
            assert (log["drought"].name, log["elm"].name) == (name, "Elm")
    assert len(list(kept.glob("*.db"))) == 2
    (folder / "llmlog.db").write_bytes((other / "llmlog.db").read_bytes())
    assert Log(open_database([own], folder))["drought"].name == "Dry Year"


def test_a_shipped_database_of_another_version(folder: Path) -> None:
    """A shipped database of another version is an error with the next step."""
    ship(folder)
    with closing(sqlite3.connect(folder / "llmlog.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(DataError, match=r"^llmlog\.db: is no database of this version of llmlog; .*reinstall llmlog"):
        built(folder)


def test_a_folder_with_a_strange_name(tmp_path: Path, folder: Path) -> None:
    """Names with characters of addresses and Chinese are no obstacle."""
    strange = tmp_path / ("日志 #1?&%41" if os.name == "posix" else "日志 #1&%41")
    strange.mkdir()
    with closing(sqlite3.connect(strange / "a.db")) as connection:
        build(connection, bundled(folder))
    with closing(connect(strange / "a.db")) as connection:
        assert connection.execute("SELECT count(*) FROM milestone").fetchone() == (5,)


def test_without_full_text_names_still_work(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where SQLite lacks FTS5, names, labels, sounds and slips are found, and prose is not."""
    monkeypatch.setattr("llmlog.store.build.PROSE", "CREATE VIRTUAL TABLE prose USING fts0 (names);")
    log = memory(folder)
    assert [log.search(query)[0].milestone.id for query in ("oak", "xiangshu", "acron")] == ["oak", "oak", "acorn"]
    assert not log.search("grows")


def test_full_text_that_this_sqlite_cannot_read(folder: Path, tmp_path: Path) -> None:
    """A database with full text is searched by names where the SQLite that reads it lacks FTS5."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        build(connection, bundled(folder))
    log = Log(connect(path))
    modules = "CREATE TEMP VIEW pragma_module_list AS SELECT 'json_each' AS name"
    log.connection.execute(modules)
    assert log.search("oak")[0].milestone.id == "oak"
    assert not log.search("grows")


def test_without_a_home_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no home folder is known, as in some containers, the database is built in memory."""

    def no_home() -> Path:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.setattr(cache, "cache_folder", no_home)
    assert open_database(folder=folder).path == ""


def test_the_stored_log_is_the_log(folder: Path) -> None:
    """What a database holds is what it was made of."""
    contents = bundled(folder)
    again = stored(in_memory(contents))
    assert (again.milestones, again.references) == (contents.milestones, contents.references)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(b"[", "2022.json: is not JSON (Expecting value", id="broken off"),
        pytest.param(b'{"id": "oak"}', "2022.json: is not a JSON list", id="object"),
        pytest.param(b'["\xff"]', "2022.json: is not UTF-8 (invalid start byte)", id="not UTF-8"),
        pytest.param(b"[" * 100_000, "2022.json: is", id="too deep"),
        pytest.param(b'["oak"]', "2022.json, entry 1: is not an object", id="no object"),
        pytest.param(b'[{"id": "oak"}]', '2022.json, entry 1, "name": missing', id="no entry"),
    ],
)
def test_a_broken_file(folder: Path, content: bytes, why: str) -> None:
    """A file that cannot be read is named, with the entry, the reason and the next step."""
    (folder / "milestones" / "2022.json").write_bytes(content)
    with pytest.raises(DataError) as caught:
        bundled(folder)
    assert str(caught.value).startswith(why)
    assert "correct the file, or reinstall llmlog" in str(caught.value)


@pytest.mark.parametrize(
    ("key", "item"),
    [
        ("derived_from", {"id": "elm", "relation": "built-on"}),
        ("sources", {"id": "elm", "date": "2023", "as": "Mast", "org": None}),
    ],
)
def test_a_dangling_id_cannot_be_built(folder: Path, key: str, item: Record) -> None:
    """An id that leads nowhere is an error that names the entry."""
    path = folder / "milestones" / "2023-06.json"
    path.write_text(canonical([read_list(path)[0] | {key: [item]}]), encoding="utf-8")
    with pytest.raises(DataError, match=rf"^2023-06\.json, entry 1, \"{key}\": 'elm' is not there; "):
        bundled(folder)
