"""What a llmlog command costs as a whole process against a Typer app that does nothing, on logs of several sizes.

    python benchmarks/startup.py [--runs N] [--sizes 1000 10000] [--strict]

The app has two commands with nothing but a docstring and is run by the same interpreter, in turn with the command. A
grown log ships in a copy of the installed package. Install llmlog from a wheel first, as users do.
"""

import argparse
import shutil
import sqlite3
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
SMALL = 1_000
"""The size of a log for which the limits are those of the one that ships."""


class Case(NamedTuple):
    """A command, where its output goes, and how many times the time of the empty app it may take.

    `large` is the limit for a log of many thousands; without one it is measured only.
    """

    arguments: str
    where: str
    limit: float
    large: float | None = None


CASES = (
    Case("list --json", "pipe", 1.3),
    Case("month 2023-05 --json", "pipe", 1.3, 1.4),
    Case("show transformer --json", "pipe", 1.3, 1.4),
    Case("search midjourney --json", "pipe", 1.5),
    Case("search midjuorney --json", "pipe", 1.6),
    Case("search wenxinyiyan --json", "pipe", 1.6),
    Case("month 2023-05", "terminal", 1.7),
    Case("show transformer", "terminal", 1.9),
    Case("lineage transformer --json", "pipe", 3.0),
)


def make_package(size: int, folder: Path) -> Path:
    """Return where a copy of the installed package with a log of a size is, or the installed one itself for 0."""
    installed = Path(llmlog.__file__).parent
    if not (installed / "data" / SHIPPED).is_file():
        raise SystemExit("install llmlog from a wheel first: a checkout ships no database")
    if not size:
        return installed.parent
    target = folder / str(size)
    path = Path(shutil.copytree(installed, target / "llmlog")) / "data" / SHIPPED
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        build(connection, grown(llmlog.load(), size))
    return target


def measure(case: Case, size: int, package: Path, empty_app: Path, runs: int) -> tuple[list[str], bool]:
    """Return the row of a command beside the empty app, and whether it is within its limit."""
    base = [sys.executable, str(empty_app), "one"]
    command = [sys.executable, "-c", RUN, *case.arguments.split()]
    times = in_turn(command, base, case.where, runs, PYTHONPATH=str(package))
    limit = case.limit if size <= SMALL else case.large
    within = limit is None or times.ratio <= limit
    verdict = ["", ""] if limit is None else [f"{limit:.2f}", "ok" if within else "over"]
    figures = [f"{times.mine:.1f}", f"{times.other:.1f}", f"{times.ratio:.2f}"]
    return [case.arguments, case.where, str(size or "shipped"), *figures, *verdict], within


def main() -> int:
    """Measure and print; with --strict, return 1 when something is over its limit."""
    parser = argparse.ArgumentParser(description="Start-up of llmlog against a Typer app that does nothing.")
    parser.add_argument("--runs", type=int, default=FEWEST_RUNS, help=f"runs of each, at least {FEWEST_RUNS} (default)")
    parser.add_argument("--sizes", type=int, nargs="*", default=[0, SMALL, 10_000], help="milestones; 0: those shipped")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a ratio is over its limit")
    options = parser.parse_args()
    if any(0 < size < SMALL for size in options.sizes):
        parser.error(f"--sizes: what is asked for is there from {SMALL} milestones on")
    if options.runs < FEWEST_RUNS:
        parser.error(f"--runs: medians of fewer than {FEWEST_RUNS} runs say little")
    measured = []
    with tempfile.TemporaryDirectory() as name:
        empty_app = Path(name) / "empty_app.py"
        empty_app.write_text(EMPTY_APP, encoding="utf-8")
        for size in options.sizes:
            package = make_package(size, Path(name))
            measured += [measure(case, size, package, empty_app, options.runs) for case in CASES]
    print(f"Python {sys.version.split()[0]}, {options.runs} runs each, in turn\n")
    show(["command", "where", "log", "ms", "base", "ratio", "limit", ""], [row for row, _ in measured], labels=3)
    return int(options.strict and not all(within for _, within in measured))


if __name__ == "__main__":
    sys.exit(main())
