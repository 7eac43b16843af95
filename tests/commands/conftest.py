"""Ways to run the command line: in this process, in one of its own, from a shell, and at a terminal.

Each takes arguments and, by name, environment variables, and returns a CompletedProcess with the exit code, what was
written to standard output and what was written to standard error.
"""

import json
import os
import select
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import PIPE, CompletedProcess, Popen
from typing import Any

import pytest

import llmlog
from llmlog.check.entries import happened
from llmlog.cli.app import run as run_llmlog

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]

PACKAGE = Path(llmlog.__file__).parent
DATA = PACKAGE / "data"
HEARD = (
    *("LLMLOG_LANG", "LLMLOG_DATA", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "TERM", "COLUMNS", "BROWSER"),
    *("FORCE_COLOR", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "DISPLAY", "WAYLAND_DISPLAY"),
)
"""The variables that llmlog listens to."""

FIXED = """
import sys
from pathlib import Path
from llmlog.__main__ import main
from llmlog.cli import session
from llmlog.log import Log
from llmlog.store.cache import open_database
session.load = lambda *layers: Log(open_database(layers, Path({log!r})), layers)
sys.argv[0] = "llmlog"
sys.exit(main())
"""
"""A program that runs llmlog on the log that never changes."""

PATIENCE = 20
"""Seconds after which a command is taken to wait for something, which none may."""


@pytest.fixture(scope="session")
def entries() -> list[Record]:
    """The raw entries of the month files with their dates, oldest first, with organizations by id."""
    paths = (DATA / "milestones").glob("*.json")
    found = [entry for path in paths for entry in json.loads(path.read_text(encoding="utf-8"))]
    for entry in found:
        entry["date"] = str(happened(entry))
    return sorted(found, key=lambda entry: (entry["date"], entry["id"]))


@pytest.fixture(scope="session")
def organizations() -> dict[str, Record]:
    """The raw organizations by id."""
    found = json.loads((DATA / "organizations.json").read_text(encoding="utf-8"))
    return {organization["id"]: organization for organization in found}


@pytest.fixture(scope="session")
def family(organizations: dict[str, Record]) -> Callable[[str], set[str]]:
    """What gives the ids of an organization and of all that belong to it."""

    def members(id: str) -> set[str]:
        below = [child for child, organization in organizations.items() if organization["parent"] == id]
        return {id}.union(*map(members, below))

    return members


@pytest.fixture
def here(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run in this process, as into a pipe: for what the streams do not matter to."""
    for variable in HEARD:
        monkeypatch.delenv(variable, raising=False)

    def run_here(*arguments: str, **environment: str) -> CompletedProcess[str]:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            code = run_llmlog([*arguments])
        out, err = capsysbinary.readouterr()
        return CompletedProcess(arguments, code, out.decode(), err.decode())

    return run_here


@pytest.fixture
def fixed_here(here: Run, fixed: llmlog.Log, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run in this process on the log that never changes."""
    monkeypatch.setattr("llmlog.cli.session.load", lambda *_: fixed)
    return here


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands of all tests keep their databases, so that each is built once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def clean(tmp_path: Path, kept: Path) -> dict[str, str]:
    """The variables that a command of its own gets besides those of the test; it runs the same code as this process."""
    home, paths = str(tmp_path), {"XDG_CACHE_HOME": str(kept), "PYTHONPATH": str(PACKAGE.parent)}
    kept_by_windows = {name: os.environ[name] for name in ("SYSTEMROOT", "LOCALAPPDATA") if name in os.environ}
    return {"PATH": os.environ["PATH"], "HOME": home, **kept_by_windows, **paths}


@pytest.fixture
def silence() -> Iterator[int]:
    """A standard input that says nothing and does not end: who reads it waits for ever."""
    read, write = os.pipe()
    yield read
    os.close(read)
    os.close(write)


@pytest.fixture
def run(clean: dict[str, str], silence: int) -> Run:
    """Run in a process of its own, its output piped, decoded strictly in an encoding."""

    def run_apart(*arguments: str | bytes, encoding: str = "utf-8", **environment: str) -> CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "llmlog", *arguments],
            env=clean | environment,
            stdin=silence,
            capture_output=True,
            encoding=encoding,
            timeout=PATIENCE,
            check=False,
        )

    return run_apart


@pytest.fixture
def shell(clean: dict[str, str], silence: int) -> Run:
    """Run a line of bash that calls llmlog, under pipefail; skip on Windows."""
    if os.name != "posix":
        pytest.skip("the shells and signals of POSIX")
    name = 'set -o pipefail; llmlog() { "$PYTHON" -m llmlog "$@"; }; '

    def run_line(line: str, **environment: str) -> CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", name + line],
            env=clean | {"PYTHON": sys.executable} | environment,
            stdin=silence,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )

    return run_line


@pytest.fixture
def terminal(clean: dict[str, str]) -> Run:
    """Run at a terminal of a width in cells; standard output is the text of the screen with its escape sequences."""
    return _at_terminal(clean, "-m", "llmlog")


@pytest.fixture
def fixed_terminal(clean: dict[str, str]) -> Run:
    """Run at a terminal on the log that never changes."""
    return _at_terminal(clean, "-c", FIXED.format(log=str(Path(__file__).parent.parent / "log")))


@pytest.fixture
def talking(clean: dict[str, str]) -> Run:
    """Run with standard error at a terminal of a width in cells, standard output into a pipe."""
    fcntl, pty, termios = map(pytest.importorskip, ("fcntl", "pty", "termios"))

    def run_talking(*arguments: str, width: int, **environment: str) -> CompletedProcess[str]:
        main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
        command = [sys.executable, "-m", "llmlog", *arguments]
        environment = clean | {"TERM": "xterm-256color", "LANG": "C.UTF-8"} | environment
        with Popen(command, env=environment, stdin=side, stdout=PIPE, stderr=side, encoding="utf-8") as child:
            os.close(side)
            talk = b"".join(iter(lambda: _read(main, child), b""))
            out, _ = child.communicate(timeout=PATIENCE)
        os.close(main)
        return CompletedProcess(command, child.returncode, out, talk.decode().replace("\r\n", "\n"))

    return run_talking


def _at_terminal(clean: dict[str, str], *program: str) -> Run:
    """Return what runs a program of Python at a terminal; skip where there are none, as on Windows."""
    fcntl, pty, termios = map(pytest.importorskip, ("fcntl", "pty", "termios"))

    def run_at_terminal(*arguments: str, width: int = 100, **environment: str) -> CompletedProcess[str]:
        main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
        command = [sys.executable, *program, *arguments]
        environment = clean | {"TERM": "xterm-256color", "LANG": "C.UTF-8"} | environment
        with Popen(command, env=environment, stdin=side, stdout=side, stderr=PIPE, encoding="utf-8") as child:
            os.close(side)
            screen = b"".join(iter(lambda: _read(main, child), b""))
            _, talk = child.communicate(timeout=PATIENCE)
        os.close(main)
        return CompletedProcess(command, child.returncode, screen.decode().replace("\r\n", "\n"), talk)

    return run_at_terminal


def _read(descriptor: int, child: Popen[str]) -> bytes:
    """Return what appears on a terminal next, nothing once the child has left it; end a child that waits."""
    if not select.select([descriptor], [], [], PATIENCE)[0]:
        child.kill()
    try:
        return os.read(descriptor, 1 << 16)
    except OSError:
        return b""
