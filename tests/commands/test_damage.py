"""Databases that are damaged: the right answer, or one line that says what to do, and the next run answers."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from llmlog import Log
from llmlog.store import cache
from llmlog.store.build import PAGE_SIZE, build
from llmlog.store.cache import open_database
from llmlog.store.contents import bundled

Run = Callable[..., CompletedProcess[str]]
COMMANDS = ["list --json", "show llama-2", "search llama -n 3", "show xqzzt"]
DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off in its first page": lambda data: data[:1000],
    "cut in half": lambda data: data[: len(data) // 2],
    "garbage": lambda data: b"\xa5" * len(data),
    "zeros behind its first page": lambda data: data[:PAGE_SIZE] + bytes(len(data) - PAGE_SIZE),
    "garbage in the middle": lambda data: data[: 4 * PAGE_SIZE] + b"\xa5" * 10 * PAGE_SIZE + data[14 * PAGE_SIZE :],
    "records that are no JSON": lambda data: data.replace(b'"aliases": [', b'"aliases": \x01'),
    "text that is no UTF-8": lambda data: data.replace("模型".encode(), b"\xff" * 6),
}
SEEN_AT_ONCE = {"empty", "cut off in its first page", "cut in half", "garbage"}
"""What is noticed when a database is opened, so that it is built again without a word."""


@pytest.fixture
def data(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder whose log the commands read."""
    monkeypatch.setattr("llmlog.cli.session.load", lambda *layers: Log(open_database(layers, folder), layers))
    return folder


@pytest.fixture
def databases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of kept databases."""
    monkeypatch.setattr(cache, "cache_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


@pytest.fixture
def folder() -> Path:
    """The folder of the log that never changes."""
    return Path(__file__).parent.parent / "log"


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_database_that_was_kept(here: Run, databases: Path, damage: str) -> None:
    """A kept database that is damaged is removed: at once, or with a line that says so, and then all is right."""
    expected = {command: here(*command.split()) for command in COMMANDS}
    (kept,) = databases.iterdir()
    whole = kept.read_bytes()
    damaged = DAMAGE[damage](whole)
    assert damaged != whole
    told = 0
    for command, right in expected.items():
        if command == "list --json" and damage in {"records that are no JSON", "text that is no UTF-8"}:
            continue  # it prints records as they are
        kept.write_bytes(damaged)
        done = here(*command.split())
        if done.returncode == 2:
            told += 1
            assert done.stderr.startswith(f"llmlog: {kept.name}: is damaged")
            assert done.stderr.endswith("; it is removed; run the command again\n")
            assert done.stderr.count("\n") == 1
            assert not kept.exists()
            done = here(*command.split())
        assert (done.returncode, done.stdout, done.stderr) == (right.returncode, right.stdout, right.stderr)
    assert bool(told) is (damage not in SEEN_AT_ONCE)


@pytest.mark.usefixtures("data")
def test_a_damaged_database_that_cannot_be_removed(here: Run, databases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged database in a folder that cannot be written is passed over, or told in a line."""
    right = here("list")
    (kept,) = databases.iterdir()
    damaged = DAMAGE["zeros behind its first page"](kept.read_bytes())

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    kept.write_bytes(b"")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        patch.setattr("tempfile.mkstemp", refuse)
        done = here("list")
        assert (done.returncode, done.stdout) == (0, right.stdout)
        kept.write_bytes(damaged)
        done = here("list")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert f"{kept.name}: is damaged (database disk image is malformed); " in done.stderr


@pytest.mark.parametrize("own", [False, True], ids=["alone", "with an own log"])
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_database_that_ships(
    here: Run, tmp_path: Path, folder: Path, databases: Path, monkeypatch: pytest.MonkeyPatch, damage: str, own: bool
) -> None:
    """A shipped database that is damaged is told in a line with what to do, and stays."""
    shipped = tmp_path / "llmlog.db"
    with closing(sqlite3.connect(shipped)) as connection:
        build(connection, bundled(folder))
    (tmp_path / "VERSION").write_text("2023-12-31\n", encoding="utf-8")
    shipped.write_bytes(DAMAGE[damage](shipped.read_bytes()))
    (tmp_path / "own.json").write_text("[]", encoding="utf-8")
    monkeypatch.setattr("llmlog.cli.session.load", lambda *layers: Log(open_database(layers, tmp_path), layers))
    done = here("list", *(["--data", str(tmp_path / "own.json")] if own else []))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("llmlog: llmlog.db: ")
    assert done.stderr.endswith("reinstall llmlog if you did not change it\n")
    assert shipped.exists()
    assert not databases.exists() or list(databases.glob("*")) == []


@pytest.mark.usefixtures("databases", "data")
def test_an_error_of_another_cause_is_not_taken_for_damage(here: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the database is whole, an error in the code is shown as what it is."""

    def fail(*_: object, **__: object) -> None:
        raise KeyError("a mistake")

    monkeypatch.setattr("llmlog.log.Log.select", fail)
    with pytest.raises(KeyError, match="a mistake"):
        here("list")


@pytest.mark.usefixtures("data")
def test_a_query_that_fails_removes_nothing(here: Run, databases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that is whole is neither called damaged nor removed where SQLite refuses a query."""
    assert here("list").returncode == 0
    monkeypatch.setattr("llmlog.log.coverage", lambda connection: connection.execute("SELECT"))
    with pytest.raises(sqlite3.OperationalError):
        here("list", "--json")
    assert len(list(databases.iterdir())) == 1
