"""The screens of the pages are what the commands print on the fixed log, on a terminal of their width."""

import os
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from llmlog import Log
from llmlog.cli.commands import forms
from llmlog.formats.schema import schema
from llmlog.selection import Hit

fcntl, pty, termios = (pytest.importorskip(it, reason="the terminals of POSIX") for it in ("fcntl", "pty", "termios"))

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.zh-CN.md"]
REFERENCES = ["docs/reference.md", "docs/reference.zh-CN.md"]
PAGES = [*READMES, *REFERENCES]
WIDTH = 80
SCRIPT = """#!{python}
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
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


@pytest.fixture(scope="session")
def bin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a llmlog that reads the fixed log."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "llmlog"
    log = str(Path(__file__).parent / "log")
    script.write_text(SCRIPT.format(python=sys.executable, log=log), encoding="utf-8")
    script.chmod(0o755)
    return folder


def screen(command: str, bin: Path) -> str:
    """Return what a shell command prints on a terminal without colours."""
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 50, WIDTH, 0, 0))
    path = f"{bin}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "HOME": str(bin), "LANG": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1"}
    child = subprocess.Popen(["sh", "-c", command], stdout=side, stderr=side, stdin=side, env=environment)
    os.close(side)
    printed = b""
    while chunk := _read(main):
        printed += chunk
    child.wait()
    os.close(main)
    return re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", printed.decode().replace("\r\n", "\n"))


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1 << 16)
    except OSError:
        return b""


def run(block: str, bin: Path) -> str:
    """Return a block with the output of its commands as it is now."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{screen(line.removeprefix('$ '), bin)}" for line in commands)


@pytest.mark.parametrize("page", PAGES)
def test_every_screen_is_what_the_command_prints(request: pytest.FixtureRequest, bin: Path, page: str) -> None:
    """Each console block of a page holds its commands and exactly what they print."""
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    actual = BLOCK.sub(lambda block: run(block[0], bin), text)
    if request.config.getoption("--rewrite-readme"):
        path.write_text(actual, encoding="utf-8")
    assert BLOCK.search(text)
    assert text == actual


@pytest.mark.parametrize("page", REFERENCES)
def test_own_files_as_the_reference_has_them(bin: Path, tmp_path: Path, page: str) -> None:
    """The files of own organizations, tags and sources in a reference can be laid over the log and are found by."""
    (block,) = re.findall(r"```sh\n(mkdir own\n.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    assert re.findall(r"own/(\w+)\.json", block) == ["organizations", "tags", "sources", "entries"]
    printed = screen(f"cd {tmp_path} && {block}", bin)
    assert "left out" not in printed
    assert "05-01?  Beehive" in printed
    assert "\n1 milestone" in printed


@pytest.mark.parametrize(
    ("page", "before", "after"),
    [
        ("docs/reference.md", "A hit has", "`field` and `text` being"),
        ("docs/reference.zh-CN.md", "搜索结果有", "，`field` 和 `text` 即"),
    ],
)
def test_the_attributes_of_the_library_are_those_of_the_reference(
    fixed: Log, page: str, before: str, after: str
) -> None:
    """A milestone has the keys of the JSON but `org_ids`, and a hit what either reference names."""
    keys = {key for milestone in fixed for key in milestone.to_dict()}
    assert {key for key in keys if not hasattr(fixed[0], key)} == {"org_ids"}
    text = (ROOT / page).read_text(encoding="utf-8")
    assert re.findall(r"`(\w+)`", text.partition(before)[2].partition(after)[0]) == list(Hit._fields)


@pytest.mark.parametrize("page", READMES)
def test_the_commands_of_the_readme_are_those_of_ci(page: str) -> None:
    """What CI runs is the test command of either README, to the letter."""
    commands = re.findall(r"^python3 -m venv .*$", (ROOT / page).read_text(encoding="utf-8"), flags=re.MULTILINE)
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert commands[-1] == ci[-1]


@pytest.mark.parametrize("page", PAGES)
def test_the_links_of_a_page_lead_somewhere(page: str) -> None:
    """Each picture and page that is named by a path is there."""
    path = ROOT / page
    targets = re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if "://" not in target and not (path.parent / target).exists()] == []


@pytest.mark.parametrize("page", REFERENCES)
def test_the_reference_names_every_key(page: str) -> None:
    """Each key of the JSON Schema stands in either reference."""
    words = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`\n]+)`", (ROOT / page).read_text(encoding="utf-8")))))
    definitions = schema(forms())["$defs"].values()
    assert {key for definition in definitions for key in _keys(definition)} - words == set()


def _keys(definition: dict[str, Any]) -> Iterator[str]:
    """Yield the names of the properties of a schema and of the schemas within it."""
    yield from definition.get("properties", {})
    for part in [*definition.get("properties", {}).values(), *definition.get("allOf", [])]:
        yield from _keys(part)
