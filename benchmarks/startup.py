"""What a llmlog command costs as a whole process, in time and peak memory, against a Typer app that does nothing.

    python benchmarks/startup.py [--runs N] [--strict]

The app has two commands with nothing but a docstring and is run by the same interpreter, in turn with the command; a
ratio is the median of the ratios run by run, since times drift on shared machines and ratios hardly do. For POSIX.
"""

import argparse
import os
import pty
import sys
import sysconfig
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

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
LLMLOG = Path(sysconfig.get_path("scripts")) / "llmlog"
FEWEST_RUNS = 21
ROWS, COLUMNS = 30, 100
MAXRSS_PER_MIB = 1024**2 if sys.platform == "darwin" else 1024

# What would change what is measured: how Python runs (users have compiled files), and width, colour and language.
UNSET = {"COLUMNS", "FORCE_COLOR", "LANGUAGE", "LINES", "LLMLOG_LANG", "NO_COLOR"}
ENVIRON = {name: value for name, value in os.environ.items() if name not in UNSET and not name.startswith("PYTHON")}
ENVIRON |= {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}


class Case(NamedTuple):
    """A command, where its output goes, and how many times the time (and memory) of the empty app it may take."""

    arguments: str
    where: str
    limit: float
    memory_limit: float | None = None


CASES = (
    Case("list --json", "pipe", 0.85, memory_limit=1.25),
    Case("show llama-2 --json", "pipe", 0.85),
    Case("search llama --json", "pipe", 1.00),
    Case("month 2023-07", "pipe", 1.40),
    Case("list", "pipe", 2.00),
    Case("month 2023-07", "terminal", 1.40),
    Case("list", "terminal", 2.00),
    Case("search model -n 10", "terminal", 1.40),
)


class Cost(NamedTuple):
    """What one process took: wall time from its start to its end in milliseconds, and its peak memory in MiB."""

    milliseconds: float
    mebibytes: float


class Pairs(NamedTuple):
    """The costs of a command and of the empty app, run by run."""

    case: Case
    command: list[Cost]
    base: list[Cost]

    def row(self, field: str, limit: float) -> tuple[list[str], bool]:
        """Return the table's row for a field of Cost, and whether the ratio is within the limit."""
        command, base = ([float(getattr(cost, field)) for cost in costs] for costs in (self.command, self.base))
        ratio = median(mine / other for mine, other in zip(command, base, strict=True))
        within = ratio <= limit
        numbers = [f"{median(command):.1f}", f"{median(base):.1f}", f"{ratio:.2f}", f"{limit:.2f}"]
        return [self.case.arguments, self.case.where, *numbers, "ok" if within else "over"], within


def cost(command: list[str], where: str) -> Cost:
    """Run a command, its output read to the end, and return what it took; exit with its output if it fails."""
    reader, writer = _terminal() if where == "terminal" else os.pipe()
    streams = [(os.POSIX_SPAWN_DUP2, writer, stream) for stream in (1, 2)]
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, ENVIRON, file_actions=streams)
    os.close(writer)
    output = _read(reader)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    os.close(reader)
    if code := os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)}: exit {code}: {output.decode(errors='replace')[-300:]}")
    # On Linux a child starts with the peak of the process that spawned it, so this script has to stay small itself.
    return Cost(seconds * 1000, usage.ru_maxrss / MAXRSS_PER_MIB)


def _terminal() -> tuple[int, int]:
    """Return the two ends of a terminal of 100 columns."""
    reader, writer = pty.openpty()
    termios.tcsetwinsize(writer, (ROWS, COLUMNS))
    return reader, writer


def _read(reader: int) -> bytes:
    """Return all that comes; a terminal says by an error that its other end is closed."""
    read = []
    try:
        while piece := os.read(reader, 1 << 16):
            read.append(piece)
    except OSError:
        pass
    return b"".join(read)


def measure(case: Case, empty_app: Path, runs: int) -> Pairs:
    """Return the costs of a command and the empty app, run in turn, after one run of each that does not count."""
    command = [str(LLMLOG), *case.arguments.split()]
    base = [sys.executable, str(empty_app), "one"]
    pairs = [(cost(base, case.where), cost(command, case.where)) for _ in range(runs + 1)][1:]
    return Pairs(case, [mine for _, mine in pairs], [other for other, _ in pairs])


def measure_all(runs: int) -> list[Pairs]:
    """Return the costs of every case."""
    with tempfile.TemporaryDirectory() as folder:
        empty_app = Path(folder) / "empty_app.py"
        empty_app.write_text(EMPTY_APP, encoding="utf-8")
        return [measure(case, empty_app, runs) for case in CASES]


def report(measured: Sequence[Pairs]) -> bool:
    """Print the tables of time and memory; return whether everything is within its limit."""
    times = [pairs.row("milliseconds", pairs.case.limit) for pairs in measured]
    memory = [pairs.row("mebibytes", pairs.case.memory_limit) for pairs in measured if pairs.case.memory_limit]
    for unit, rows in (("median ms", times), ("peak MiB", memory)):
        header = ["command", "where", unit, f"base {unit.split()[1]}", "ratio", "limit", ""]
        print(aligned(header, [row for row, _ in rows], labels=2), end="\n\n")
    return all(within for _, within in times + memory)


def main() -> int:
    """Measure and print; with --strict, return 1 when something is over its limit."""
    parser = argparse.ArgumentParser(description="Start-up of llmlog against a Typer app that does nothing.")
    parser.add_argument("--runs", type=int, default=FEWEST_RUNS, help=f"runs of each, at least {FEWEST_RUNS} (default)")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a ratio is over its limit")
    options = parser.parse_args()
    if options.runs < FEWEST_RUNS:
        parser.error(f"--runs: medians of fewer than {FEWEST_RUNS} runs say little")
    print(f"{LLMLOG}, Python {sys.version.split()[0]}, {options.runs} runs each, in turn\n")
    within = report(measure_all(options.runs))
    return int(options.strict and not within)


if __name__ == "__main__":
    sys.exit(main())
