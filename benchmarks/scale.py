"""How long searches take in one process on logs of several sizes, beside rapidfuzz's WRatio over the same names.

python benchmarks/scale.py [--sizes N ...]
"""

import argparse
import gc
import time
from collections.abc import Callable
from functools import partial
from statistics import median

from rapidfuzz import fuzz, process
from synthetic import grown
from table import aligned

import llmlog
from llmlog import Log
from llmlog.characters import syllables
from llmlog.store.build import in_memory

SIZES = (1_000, 10_000)
ROUNDS = 3
SHOWN = 20


def queries(log: Log) -> dict[str, str]:
    """Return a query of each sort that people type, those for names taken from milestones across the log."""
    some = log[:: len(log) // 8]
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
    """Return the median time of a call."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Searches on logs of several sizes.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    gc.disable()
    rows = []
    for size in parser.parse_args().sizes:
        log = Log(in_memory(grown(llmlog.load(), size)))
        names = [name for milestone in log for name in milestone.names]
        for what, query in queries(log).items():
            mine = milliseconds(partial(log.search, query))
            other = milliseconds(partial(process.extract, query, names, scorer=fuzz.WRatio, limit=SHOWN))
            rows.append(
                [str(size), what, f"{len(log.search(query))}", f"{mine:.1f}", f"{other:.1f}", f"{mine / other:.2f}"]
            )
    print(aligned(["log", "query", "hits", "llmlog ms", "WRatio ms", "ratio"], rows, labels=2))


if __name__ == "__main__":
    main()
