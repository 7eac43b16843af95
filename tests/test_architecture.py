"""How the modules hang together: imports go one way, each library has one home, and a short run imports little."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import llmlog

ROOT = Path(llmlog.__file__).parent

LAYERS = [
    *(
        "llmlog",
        "language",
        "errors",
        "dates",
        "kinds",
        "printable",
        "tables",
        "folding",
        "facts",
        "directory",
        "model",
    ),
    *("search.pinyin", "search.query", "search.near", "search.index", "search.texts", "search.ladder"),
    *(
        "search.ranking",
        "search",
        "log",
        "store",
        "check.form",
        "check.entries",
        "check.editorial",
        "check.whole",
        "check",
        "check.__main__",
    ),
    *(
        "lineage",
        "views",
        "output",
        "screen",
        "render",
        "render.content",
        "render.sheets",
        "render.records",
        "render.plain",
    ),
    *("render.wrapping", "render.terminal", "session", "options", "commands", "commands.list", "commands.search"),
    *("commands.month", "commands.org", "commands.show", "commands.lineage", "commands.errata", "commands.open"),
    *("cli", "__main__"),
]
"""Every module, each importing only what stands before it."""

COMMANDS = [name for name in LAYERS if name.startswith("commands.")]
HOMES = {
    "rapidfuzz": {"search.near"},
    "rich": {"render.plain", "render.wrapping", "render.terminal"},
    "dateutil": {"dates"},
    "typer": {"cli", "options", *COMMANDS} - {"commands.show", "commands.errata"},
    "json": {"model", "printable", "store", "tables", "render.records"},
}
"""Who imports what is slow to import."""

HEAVY = {"rich", "rapidfuzz", "dateutil", "pydantic", "importlib.metadata", "json"}
"""What commands for scripts do without."""

RUN = f"""
import sys
before = set(sys.modules)
from llmlog.__main__ import main
sys.argv = ["llmlog", *sys.argv[1:], "--json"]
code = main()
print(code, *sorted({HEAVY} & (set(sys.modules) - before)), file=sys.stderr)
"""


def name_of(path: Path) -> str:
    """Return the name of a module of the package, without the package's own before it."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts) or "llmlog"


TREES = {name_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOT.rglob("*.py"))}


def executed(node: ast.AST) -> Iterator[ast.AST]:
    """Give the nodes of a module, but for what only type checkers read."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from executed(child)


def imported(module: str) -> Iterator[str]:
    """Give the full names of what a module imports, wherever in it: modules, and what is taken from them."""
    for node in executed(TREES[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def neighbour(name: str) -> str | None:
    """Return the module of the package that an import leads to, or None where it leads out of it."""
    if name.split(".", maxsplit=1)[0] != "llmlog":
        return None
    inner = name.removeprefix("llmlog.")
    return inner if inner in TREES else (inner.rpartition(".")[0] or "llmlog")


def importers(library: str) -> set[str]:
    """Return the modules that import a library or a part of it."""
    return {module for module in TREES if any(f"{name}.".startswith(f"{library}.") for name in imported(module))}


def test_every_module_has_its_layer() -> None:
    """The layers name every module, once."""
    assert sorted(LAYERS) == sorted(TREES)


@pytest.mark.parametrize("module", LAYERS)
def test_imports_go_one_way(module: str) -> None:
    """A module imports only what stands before it."""
    above = LAYERS[LAYERS.index(module) :]
    assert sorted({name for name in imported(module) if neighbour(name) in above}) == []


@pytest.mark.parametrize("library", HOMES)
def test_a_library_has_its_homes(library: str) -> None:
    """What is slow to import is imported where it is said, and nowhere else."""
    assert importers(library) == HOMES[library]


@pytest.mark.parametrize("library", ["click", "pydantic", "importlib.metadata", "pypinyin", "opencc", "requests"])
def test_what_nobody_imports(library: str) -> None:
    """What would be slow, is not depended on, or is for development only, is not imported."""
    assert importers(library) == set()


def test_plain_text_takes_no_more_of_rich_than_widths() -> None:
    """Plain text only asks how many cells characters take."""
    assert {name for name in imported("render.plain") if name.startswith("rich")} == {"rich.cells.cell_len"}


def opens(node: ast.AST) -> bool:
    """Whether a node is a call that opens a file."""
    if not isinstance(node, ast.Call):
        return False
    match node.func:
        case ast.Name("open"):
            return True
        case ast.Attribute(ast.Name("os" | "webbrowser"), "open"):
            return False
        case ast.Attribute(_, "open" | "read_text" | "read_bytes" | "write_text" | "write_bytes"):
            return True
    return False


def test_who_opens_files() -> None:
    """Data files are opened by the store, the tables of characters and the check, and by nobody else."""
    found = {module for module, tree in TREES.items() if any(map(opens, executed(tree)))}
    assert found <= {"store", "tables", "check"}
    assert {"store", "tables"} <= found


@pytest.mark.parametrize(
    ("command", "first"), [("list", "neurips"), ("show llama-2", "llama-2"), ("search llama -n 3", "llama")]
)
def test_a_command_for_scripts_imports_little(command: str, first: str) -> None:
    """JSON of what is there and of what is known by name gets by without what is slow to import."""
    arguments = [sys.executable, "-c", RUN, *command.split()]
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == "0\n"
    shown = json.loads(done.stdout)
    assert (shown if isinstance(shown, dict) else shown[0])["id"] == first


def test_the_library_imports_what_is_asked_for() -> None:
    """Importing the library imports none of its modules, and each of its names when it is asked for."""
    script = "import sys, llmlog; print(*sorted(name for name in sys.modules if name.startswith('llmlog')))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout, done.stderr) == ("llmlog\n", "")
    names = ["Kind", "LlmlogError", "Log", "Milestone", "PartialDate", "__version__", "load"]
    assert sorted(llmlog.__all__) == names
    assert [getattr(llmlog, name).__module__ for name in ("Kind", "Log", "PartialDate", "load")] == [
        "llmlog.kinds",
        "llmlog.log",
        "llmlog.dates",
        "llmlog.store",
    ]


def test_a_name_that_the_library_does_not_have() -> None:
    """Any other name is the usual error."""
    with pytest.raises(AttributeError, match=r"^module 'llmlog' has no attribute 'oak'$"):
        llmlog.oak  # noqa: B018
