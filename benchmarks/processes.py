"""What commands cost as whole processes, in time and peak memory, run in turn. For POSIX."""

import os
import pty
import sys
import termios
import time
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

ROWS, COLUMNS = 30, 100
MAXRSS_PER_MIB = 1024**2 if sys.platform == "darwin" else 1024

# What would change what is measured: how Python runs (users have compiled files), and width, colour and language.
UNSET = {"COLUMNS", "FORCE_COLOR", "LANGUAGE", "LINES", "LLMLOG_DATA", "LLMLOG_LANG", "NO_COLOR"}
ENVIRON = {name: value for name, value in os.environ.items() if name not in UNSET and not name.startswith("PYTHON")}
ENVIRON |= {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}


class Cost(NamedTuple):
    """What one process took: wall time from its start to its end in milliseconds, and its peak memory in MiB."""

    milliseconds: float
    mebibytes: float


def cost(command: list[str], where: str = "pipe", **environ: str) -> Cost:
    """Run a command, its output read to the end, and return what it took; exit with its output if it fails."""
    reader, writer = _terminal() if where == "terminal" else os.pipe()
    streams = [(os.POSIX_SPAWN_DUP2, writer, stream) for stream in (1, 2)]
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, ENVIRON | environ, file_actions=streams)
    os.close(writer)
    output = _read(reader)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    os.close(reader)
    if code := os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)}: exit {code}: {output.decode(errors='replace')[-300:]}")
    # On Linux a child starts with the peak of the process that spawned it, so this script has to stay small itself.
    return Cost(seconds * 1000, usage.ru_maxrss / MAXRSS_PER_MIB)


def ratio(costs: Sequence[Cost], bases: Sequence[Cost]) -> float:
    """Return the median of the ratios of times run by run: times drift on shared machines, ratios hardly do."""
    return median(mine.milliseconds / base.milliseconds for mine, base in zip(costs, bases, strict=True))


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
