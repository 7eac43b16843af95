"""How long commands take as whole processes, run in turn. For POSIX."""

import os
import pty
import subprocess
import termios
import time
from statistics import median
from typing import NamedTuple

ROWS, COLUMNS = 30, 100

# What would change what is measured: how Python runs (users have compiled files), and width, colour and language.
UNSET = {"COLUMNS", "FORCE_COLOR", "LANGUAGE", "LINES", "LLMLOG_DATA", "LLMLOG_LANG", "NO_COLOR"}
ENVIRON = {name: value for name, value in os.environ.items() if name not in UNSET and not name.startswith("PYTHON")}
ENVIRON |= {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}


class Times(NamedTuple):
    """The median times of a command and of another in milliseconds, and the median of their ratios, run by run."""

    mine: float
    other: float
    ratio: float


def in_turn(mine: list[str], other: list[str], where: str, runs: int, **environ: str) -> Times:
    """Return the times of two commands, run in turn, after one run of each that does not count.

    Times drift on shared machines, ratios hardly do.
    """
    pairs = [[_milliseconds(command, where, environ) for command in (mine, other)] for _ in range(runs + 1)][1:]
    first, second = (median(times) for times in zip(*pairs, strict=True))
    return Times(first, second, median(one / two for one, two in pairs))


def _milliseconds(command: list[str], where: str, environ: dict[str, str]) -> float:
    """Run a command, its output read to the end, and return its time; exit with its output if it fails."""
    reader, writer = pty.openpty() if where == "terminal" else os.pipe()
    if where == "terminal":
        termios.tcsetwinsize(writer, (ROWS, COLUMNS))
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=writer, stderr=writer, env=ENVIRON | environ)
    os.close(writer)
    output = _read(reader)
    code = process.wait()
    seconds = time.perf_counter() - start
    os.close(reader)
    if code:
        raise SystemExit(f"{' '.join(command)}: exit {code}: {output.decode(errors='replace')[-300:]}")
    return seconds * 1000


def _read(reader: int) -> bytes:
    """Return all that comes; a terminal says by an error that its other end is closed."""
    read = []
    try:
        while piece := os.read(reader, 1 << 16):
            read.append(piece)
    except OSError:
        pass
    return b"".join(read)
