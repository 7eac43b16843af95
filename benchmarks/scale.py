"""How llmlog grows: loading, indexing, searching and memory on synthetic logs of up to 100,000 milestones.

    python benchmarks/scale.py [--sizes N ...] [--verbose] [--strict]

Queries are timed beside rapidfuzz's WRatio over the same names, which looks at nothing but names. Each size is measured
in a process of its own (`--only`), and its log is written by yet another one, lest the making of it count as memory.
The garbage collector is off, as it is on the command line. For POSIX.
"""

import argparse
import gc
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import NamedTuple, Self

from rapidfuzz import fuzz, process
from synthetic import grown
from table import aligned

import llmlog
from llmlog import Log
from llmlog.search.pinyin import syllables
from llmlog.store import DATA, Directory, load, write_bundle

SIZES = (1_000, 10_000, 100_000)
LIMIT = 1.5
SHOWN = 20
FEWEST_RUNS, ENOUGH_SECONDS = 2, 0.5
MAXRSS_PER_MIB = 1024**2 if sys.platform == "darwin" else 1024
FIRST_QUERY = "番茄炒蛋"
"""A query that nothing answers, so that search looks at everything that it keeps ready."""


class Timing(NamedTuple):
    """What is asked, how many milestones llmlog finds, and the median times in milliseconds."""

    what: str
    query: str
    hits: int
    llmlog: float
    rapidfuzz: float


class Measured(NamedTuple):
    """What a log of a size takes: times in milliseconds, the peak memory of the process with its searches in MiB."""

    size: int
    loading: float
    indexing: float
    peak: float
    timings: Sequence[Timing]

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return what a process for one size printed."""
        fields = json.loads(text)
        return cls(**(fields | {"timings": [Timing(*timing) for timing in fields["timings"]]}))

    @property
    def query(self) -> float:
        """The median time of llmlog's queries in milliseconds."""
        return median(timing.llmlog for timing in self.timings)

    @property
    def rapidfuzz(self) -> float:
        """The median time of the same queries with rapidfuzz in milliseconds."""
        return median(timing.rapidfuzz for timing in self.timings)

    @property
    def ratio(self) -> float:
        """How many times as long a query takes as with rapidfuzz."""
        return self.query / self.rapidfuzz


def queries(log: Log) -> dict[str, str]:
    """Return a query of each sort that people type, those for names taken from milestones across the log."""
    some = log.milestones[:: len(log) // 8]
    swapped = some[4].name
    return {
        "exact name": some[0].name,
        "alias": some[1].aliases[0],
        "prefix": some[2].name[:5],
        "part of a name": some[3].name[1:6],
        "typo": swapped[:2] + swapped[3] + swapped[2] + swapped[4:],
        "Chinese name": some[5].name_zh or "",
        "part of a Chinese name": (some[6].name_zh or "")[:2],
        "pinyin": "".join(syllables(some[7].name_zh or "")),
        "two words": "google video",
        "idea": "text to image generation",
        "idea in Chinese": "视频编辑",
        "nonsense": "asdfghjkl",
    }


def milliseconds(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def in_turn(*calls: Callable[[], object]) -> list[float]:
    """Return the median time of each call in milliseconds, run in turn, since times drift on shared machines."""
    rounds: list[list[float]] = []
    while len(rounds) < FEWEST_RUNS or sum(map(sum, rounds)) < ENOUGH_SECONDS * 1000:
        rounds.append([milliseconds(call) for call in calls])
    return list(map(median, zip(*rounds, strict=True)))


def write_log(folder: Path, size: int) -> None:
    """Write the bundle of a synthetic log of a size, and the files that its milestones refer to."""
    for name in ("organizations.json", "tags.json", "sources.json"):
        shutil.copy(DATA / name, folder)
    write_bundle(grown(llmlog.load(), size, Directory(folder)), folder)


def measure(folder: Path, size: int) -> Measured:
    """Return what loading the log of a folder and searching it takes, and rapidfuzz for the same queries."""
    gc.disable()
    start = time.perf_counter()
    log = load(folder)
    loading = (time.perf_counter() - start) * 1000
    first = milliseconds(partial(log.search, FIRST_QUERY))
    indexing = first - in_turn(partial(log.search, FIRST_QUERY))[0]
    asked = queries(log)
    hits = [len(log.search(query)) for query in asked.values()]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MAXRSS_PER_MIB
    names = [name for milestone in log for name in milestone.names]
    wratio = partial(process.extract, choices=names, scorer=fuzz.WRatio, limit=SHOWN)
    times = [in_turn(partial(log.search, query), partial(wratio, query)) for query in asked.values()]
    timings = [Timing(*asking, found, *both) for asking, found, both in zip(asked.items(), hits, times, strict=True)]
    return Measured(size, loading, indexing, peak, timings)


def measure_alone(size: int) -> Measured:
    """Return what a log of a size takes, its files written to a temporary folder by another process."""
    with tempfile.TemporaryDirectory() as folder:
        writer = get_context("spawn").Process(target=write_log, args=(Path(folder), size))
        writer.start()
        writer.join()
        if writer.exitcode:
            raise SystemExit(f"the synthetic log of {size} milestones could not be written")
        return measure(Path(folder), size)


def measure_elsewhere(size: int) -> Measured:
    """Return what a log of a size takes in a process of its own."""
    command = [sys.executable, __file__, "--only", str(size)]
    return Measured.from_json(subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout)


def row(measured: Measured, smallest: Measured) -> list[str]:
    """Return the row of a size; its growth is the median over the sorts of query of how much longer each takes.

    1 is as much longer as there are more milestones than in the smallest log.
    """
    longer = (own.llmlog / other.llmlog for own, other in zip(measured.timings, smallest.timings, strict=True))
    growth = median(longer) * smallest.size / measured.size
    times = (measured.loading, measured.indexing, measured.query, measured.rapidfuzz)
    verdict = "ok" if measured.ratio <= LIMIT else "over"
    return [
        f"{measured.size:,}",
        *(f"{time:,.1f}" for time in times),
        f"{measured.ratio:.2f}",
        f"{LIMIT:.2f}",
        verdict,
        f"{growth:.2f}",
        f"{measured.peak:,.0f}",
    ]


def print_queries(measured: Measured) -> None:
    """Print a size query by query."""
    header = ["what", "query", "hits", "llmlog ms", "rapidfuzz ms", "ratio"]
    rows = [
        [what, query, f"{hits:,}", f"{own:,.1f}", f"{other:,.1f}", f"{own / other:.2f}"]
        for what, query, hits, own, other in measured.timings
    ]
    print(f"\n{measured.size:,} milestones")
    print(aligned(header, rows, labels=2))


def main() -> int:
    """Measure and print; with --strict, return 1 when queries take longer than the limit."""
    parser = argparse.ArgumentParser(description="llmlog on synthetic logs of up to 100,000 milestones.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="milestones (%(default)s)")
    parser.add_argument("--only", type=int, metavar="N", help="measure one size in this process, and print JSON")
    parser.add_argument("--verbose", action="store_true", help="show every query")
    parser.add_argument("--strict", action="store_true", help=f"exit with 1 when a ratio is over {LIMIT}")
    options = parser.parse_args()
    if options.only:
        print(json.dumps(measure_alone(options.only)._asdict()))
        return 0
    measured = [measure_elsewhere(size) for size in sorted(options.sizes)]
    header = [
        "milestones",
        "load ms",
        "index ms",
        "query ms",
        "rapidfuzz ms",
        "ratio",
        "limit",
        "",
        "growth",
        "peak MiB",
    ]
    print(aligned(header, [row(each, measured[0]) for each in measured], labels=0))
    print("query, growth: medians over the sorts of query; growth: time per milestone relative to the smallest log")
    for each in measured if options.verbose else ():
        print_queries(each)
    return int(options.strict and any(each.ratio > LIMIT for each in measured))


if __name__ == "__main__":
    sys.exit(main())
