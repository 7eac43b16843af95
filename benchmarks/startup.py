"""What a llmlog command costs as a whole process against a Typer app that does nothing, on logs of several sizes.

    python benchmarks/startup.py [--runs N] [--sizes 10000] [--strict]

The app has two commands with nothing but a docstring and is run by the same interpreter, in turn with the command. A
grown log ships in a copy of the installed package. Install llmlog from a wheel first, as users do.
"""

import argparse
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from processes import in_turn
from synthetic import grown
from table import show

import llmlog
from llmlog.store.build import build
from llmlog.store.cache import SHIPPED

EMPTY_APP = '''
import typer

app = typer.Typer()


@app.command()
def one() -> None:
    """Do nothing."""


@app.command()
def two() -> None:
    """Do nothing either."""


app()
'''
RUN = "import sys; from llmlog.__main__ import main; sys.argv[0] = 'llmlog'; sys.exit(main())"
FEWEST_RUNS = 21


class Case(NamedTuple):
    """A command, where its output goes, and how many times the time of the empty app it may take.

    `grown` is the limit for a grown log; without one it is measured only.
    """

    arguments: str
    where: str
    limit: float
    grown: float | None = None


CASES = (
    Case("list --json", "pipe", 1.3),
    Case("month {month} --json", "pipe", 1.3, 1.4),
    Case("show {id} --json", "pipe", 1.3, 1.4),
    Case("search {name} --json", "pipe", 1.5),
    Case("search {typo} --json", "pipe", 1.6),
    Case("search {pinyin} --json", "pipe", 1.6),
    Case("month {month}", "terminal", 1.7),
    Case("show {id}", "terminal", 1.9),
    Case("lineage {root} --json", "pipe", 3.0),
)


class Log(NamedTuple):
    """A log to measure: its size (0 for the one that ships), where its package is, and what to ask it for."""

    size: int
    package: Path
    asked: dict[str, str]


def make_log(size: int, folder: Path) -> Log:
    """Return a copy of the installed package with a log of a size, or that which ships for 0."""
    installed = Path(llmlog.__file__).parent
    target = folder / str(size)
    package = Path(shutil.copytree(installed, target / "llmlog", ignore=shutil.ignore_patterns("__pycache__")))
    path = package / "data" / SHIPPED
    if not path.is_file():
        raise SystemExit("install llmlog from a wheel first: a checkout ships no database")
    if size:
        path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        if size:
            build(connection, grown(llmlog.load(), size))
        asked = questions(connection)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(target)], check=True)
    return Log(size, target, asked)


def questions(connection: sqlite3.Connection) -> dict[str, str]:
    """Return what to ask a log for: its fullest month, the root with most children, and names."""
    (month,) = connection.execute(
        "SELECT substr(date, 1, 7) FROM milestone WHERE length(date) > 6 GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
    ).fetchone()
    (root,) = connection.execute("SELECT parent FROM derivation GROUP BY 1 ORDER BY count(*) DESC LIMIT 1").fetchone()
    query = "SELECT key FROM name WHERE field = 'name' AND length(key) > 7 AND key GLOB '[a-z]*' ORDER BY rowid LIMIT 1"
    (key,) = connection.execute(query).fetchone()
    (sound,) = connection.execute("SELECT sound FROM name WHERE length(sound) > 8 AND sound GLOB '[a-z]*'").fetchone()
    swapped = key[:3] + key[4] + key[3] + key[5:]
    return {"month": month, "root": root, "id": root, "name": key, "typo": swapped, "pinyin": sound}


def measure(case: Case, log: Log, empty_app: Path, runs: int) -> tuple[list[str], bool]:
    """Return the row of a command beside the empty app, and whether it is within its limit."""
    label = case.arguments.format(**log.asked)
    base = [sys.executable, str(empty_app), "one"]
    command = [sys.executable, "-c", RUN, *label.split()]
    times = in_turn(command, base, case.where, runs, PYTHONPATH=str(log.package))
    limit = case.grown if log.size else case.limit
    within = limit is None or times.ratio <= limit
    verdict = ["", ""] if limit is None else [f"{limit:.2f}", "ok" if within else "over"]
    figures = [f"{times.mine:.1f}", f"{times.other:.1f}", f"{times.ratio:.2f}"]
    return [label, case.where, str(log.size or "shipped"), *figures, *verdict], within


def main() -> int:
    """Measure and print; with --strict, return 1 when something is over its limit."""
    parser = argparse.ArgumentParser(description="Start-up of llmlog against a Typer app that does nothing.")
    parser.add_argument("--runs", type=int, default=FEWEST_RUNS, help=f"runs of each, at least {FEWEST_RUNS} (default)")
    parser.add_argument("--sizes", type=int, nargs="*", default=[0, 10_000], help="milestones; 0: those shipped")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a ratio is over its limit")
    options = parser.parse_args()
    if options.runs < FEWEST_RUNS:
        parser.error(f"--runs: medians of fewer than {FEWEST_RUNS} runs say little")
    measured = []
    with tempfile.TemporaryDirectory() as name:
        empty_app = Path(name) / "empty_app.py"
        empty_app.write_text(EMPTY_APP, encoding="utf-8")
        for size in options.sizes:
            log = make_log(size, Path(name))
            measured += [measure(case, log, empty_app, options.runs) for case in CASES]
    print(f"Python {sys.version.split()[0]}, {options.runs} runs each, in turn\n")
    show(["command", "where", "log", "ms", "base", "ratio", "limit", ""], [row for row, _ in measured], labels=3)
    return int(options.strict and not all(within for _, within in measured))


if __name__ == "__main__":
    sys.exit(main())
