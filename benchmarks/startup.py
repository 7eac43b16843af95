"""What a llmlog command costs as a whole process against a Typer app that does nothing, on logs of several sizes.

    python benchmarks/startup.py [--runs N] [--sizes 1000 10000] [--strict]

The app has two commands with nothing but a docstring and is run by the same interpreter, in turn with the command. A
synthetic log ships in a copy of the installed package. Install llmlog from a wheel first, as users do.
"""

import argparse
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import NamedTuple

from processes import Cost, cost, ratio
from table import aligned

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
MAKE = """
import sqlite3, sys
import llmlog
from synthetic import grown
from llmlog.store.build import build
log = llmlog.load()
build(sqlite3.connect(sys.argv[1]), grown(log, int(sys.argv[2])))
"""
FEWEST_RUNS = 21


class Case(NamedTuple):
    """A command, where its output goes, how many times the time of the empty app it may take, and on which logs."""

    arguments: str
    where: str
    limit: float
    largest: int = 1_000


CASES = (
    Case("list --json", "pipe", 1.3),
    Case("month {month} --json", "pipe", 1.3),
    Case("month {month} --json", "pipe", 1.4, 10_000),
    Case("show {id} --json", "pipe", 1.3),
    Case("show {id} --json", "pipe", 1.4, 10_000),
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
    """Return a copy of the installed package with a synthetic log of a size, or that which ships for 0."""
    import llmlog

    installed = Path(llmlog.__file__).parent
    target = folder / str(size)
    package = Path(shutil.copytree(installed, target / "llmlog", ignore=shutil.ignore_patterns("__pycache__")))
    if not (package / "data" / "llmlog.db").is_file():
        raise SystemExit("install llmlog from a wheel first: a checkout ships no database")
    if size:
        path = package / "data" / "llmlog.db"
        path.unlink()
        here = str(Path(__file__).parent)
        subprocess.run([sys.executable, "-c", MAKE, str(path), str(size)], check=True, cwd=here)
    with closing(sqlite3.connect(package / "data" / "llmlog.db")) as connection:
        asked = questions(connection)
    cost([sys.executable, "-m", "compileall", "-q", str(target)])
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


def measure(case: Case, log: Log, empty_app: Path, runs: int) -> tuple[list[Cost], list[Cost]]:
    """Return the costs of a command and of the empty app, run in turn, after one run of each that does not count."""
    command = [sys.executable, "-c", RUN, *case.arguments.format(**log.asked).split()]
    base = [sys.executable, str(empty_app), "one"]
    pairs = [(cost(base, case.where), cost(command, case.where, PYTHONPATH=str(log.package))) for _ in range(runs + 1)][
        1:
    ]
    return [mine for _, mine in pairs], [other for other, _ in pairs]


def main() -> int:
    """Measure and print; with --strict, return 1 when something is over its limit."""
    parser = argparse.ArgumentParser(description="Start-up of llmlog against a Typer app that does nothing.")
    parser.add_argument("--runs", type=int, default=FEWEST_RUNS, help=f"runs of each, at least {FEWEST_RUNS} (default)")
    parser.add_argument("--sizes", type=int, nargs="*", default=[0, 1_000, 10_000], help="milestones; 0: those shipped")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a ratio is over its limit")
    options = parser.parse_args()
    if options.runs < FEWEST_RUNS:
        parser.error(f"--runs: medians of fewer than {FEWEST_RUNS} runs say little")
    rows, within = [], True
    with tempfile.TemporaryDirectory() as name:
        empty_app = Path(name) / "empty_app.py"
        empty_app.write_text(EMPTY_APP, encoding="utf-8")
        for size in options.sizes:
            log = make_log(size, Path(name))
            for case in (case for case in CASES if size <= 1_000 or case.largest == size):
                if size <= 1_000 and case.largest > 1_000:
                    continue
                costs, bases = measure(case, log, empty_app, options.runs)
                found = ratio(costs, bases)
                within = within and found <= case.limit
                times = [f"{median(it.milliseconds for it in some):.1f}" for some in (costs, bases)]
                verdict = "ok" if found <= case.limit else "over"
                label = case.arguments.format(**log.asked)
                rows.append(
                    [label, case.where, str(size or "shipped"), *times, f"{found:.2f}", f"{case.limit:.2f}", verdict]
                )
    print(f"Python {sys.version.split()[0]}, {options.runs} runs each, in turn\n")
    print(aligned(["command", "where", "log", "ms", "base", "ratio", "limit", ""], rows, labels=3))
    return int(options.strict and not within)


if __name__ == "__main__":
    sys.exit(main())
