"""How the modules hang together: imports go down, nothing is reached for that a command does not need."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import llmlog

ROOT = Path(llmlog.__file__).parent
FLOORS = [
    {
        "language",
        "errors",
        "vocabulary",
        "dates",
        "date_ranges",
        "dates_in_text",
        "folding",
        "printable",
        "characters",
        "tokens",
        "shipped",
        "system",
        "llmlog",
    },
    {"model"},
    {"store", "search"},
    {"records", "facets"},
    {"conditions", "selection", "milestones_by_name"},
    {"log"},
    {"lineage", "stats", "check"},
    {"views"},
    {"formats"},
    {"cli"},
    {"__main__"},
]
"""From the ground up; a module imports its own folder and what is below it."""


def floor(module: str) -> int:
    """Return the floor of a module by its first name, `llmlog` itself being on the ground."""
    first = module.removeprefix("llmlog.").split(".")[0]
    return next(number for number, names in enumerate(FLOORS) if first in names)


def imports(path: Path, package: str = "llmlog") -> Iterator[str]:
    """Yield what a module imports from a package, wherever in it, for type checkers too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == package)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == package:
            yield str(node.module)


MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in sorted(ROOT.rglob("*.py"))}


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down(module: str) -> None:
    """A module imports what is below it, or its own folder; search and store do not know each other."""
    own = module.split(".", maxsplit=1)[0]
    for name in imports(MODULES[module]):
        first = name.removeprefix("llmlog.").split(".")[0]
        if module == "__init__" or first == own:
            continue
        assert floor(name) < floor(module) or (floor(name) == floor(module) == 0), f"{module} imports {name}"


def test_search_knows_no_milestones() -> None:
    """Search works on a connection and knows neither the log nor the model."""
    found = {name for module, path in MODULES.items() if module.startswith("search.") for name in imports(path)}
    assert {name for name in found if name.startswith(("llmlog.log", "llmlog.model", "llmlog.store"))} == set()


def test_typer_is_used_as_its_lowest_version_has_it() -> None:
    """What is imported of Typer is there in the lowest version that is allowed; `typer.exceptions` came with 0.28."""
    found = {name for path in MODULES.values() for name in imports(path, "typer")}
    assert found == {"typer", "typer.core", "typer.main"}


def test_one_place_imports_rapidfuzz() -> None:
    """What is near is worked out in one module."""
    found = {module for module, path in MODULES.items() if "rapidfuzz" in path.read_text(encoding="utf-8")}
    assert found == {"search.near"}


def test_the_build_needs_the_standard_library_only() -> None:
    """What the build of a wheel imports is there without site-packages."""
    imports = "from llmlog.store import build, cache, contents"
    script = f"import sys; sys.path.insert(0, sys.argv[1]); {imports}; contents.bundled()"
    command = [sys.executable, "-I", "-S", "-c", script, str(ROOT.parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", ["list", "show gpt-4", "search gpt-4 -n 0", "month"])
def test_json_needs_neither_rich_nor_rapidfuzz(command: str) -> None:
    """JSON of what is known by name gets by without the libraries that draw and guess."""
    script = (
        "import sys; from llmlog.__main__ import main; sys.argv = ['llmlog', *sys.argv[1:], '--json']; main(); "
        "print(*sorted({'rich', 'rapidfuzz', 'dateutil', 'statistics'} & {*sys.modules}), file=sys.stderr)"
    )
    command_line = [sys.executable, "-c", script, *command.split()]
    done = subprocess.run(command_line, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == "\n"


def test_the_suite_is_collected_on_windows() -> None:
    """The tests are found where the modules of POSIX are missing; those that need them are skipped."""
    missing = "import sys; sys.modules |= dict.fromkeys(('fcntl', 'pty', 'termios', 'tty')); "
    script = missing + "import pytest; sys.exit(pytest.main(['-q', '--collect-only', '-p', 'no:cacheprovider']))"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=ROOT.parent.parent)
    assert done.returncode == 0, done.stdout[-2000:]


def test_nothing_opens_a_connection() -> None:
    """Llmlog works where sockets raise."""
    script = (
        "import socket, sys\n"
        "def refuse(*_): raise RuntimeError('a socket')\n"
        "socket.socket.__init__ = socket.create_connection = refuse\n"
        "from llmlog.cli.app import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    for command in (["list", "--json"], ["search", "gpt", "5"], ["show", "gpt-4"], ["open", "gpt-4", "--print"]):
        done = subprocess.run([sys.executable, "-c", script, *command], capture_output=True, text=True, check=False)
        assert "RuntimeError" not in done.stderr
        assert done.returncode in {0, 1}


def test_u15_the_library_shows_its_names() -> None:
    """U15: the library imports its modules when they are asked for, and shows what it offers."""
    script = "import sys, llmlog; print(*sorted(name for name in sys.modules if name.startswith('llmlog')))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("llmlog\n", "")
    assert dir(llmlog) == ["Kind", "LlmlogError", "Log", "Milestone", "PartialDate", "__version__", "load"]
    assert [getattr(llmlog, name).__name__ for name in llmlog.__all__] == llmlog.__all__
    with pytest.raises(AttributeError, match=r"^module 'llmlog' has no attribute 'oak'$"):
        _ = llmlog.oak


def test_types_hold_in_a_script_of_a_user(tmp_path: Path) -> None:
    """A user's script passes a strict type check."""
    script = tmp_path / "script.py"
    script.write_text(
        "import llmlog\n"
        "log = llmlog.load()\n"
        "names: list[str] = [milestone.name for milestone in log.select(kind='model', org=['Meta', 'Google'])]\n"
        "year: int = log.get('gpt-4').date.year\n"
        "best: float = log.search('llama')[0].score\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--cache-dir", str(tmp_path), str(script)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
