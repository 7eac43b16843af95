"""llmlog beside tools that do the same jobs on the same data, as whole processes, run in turn.

    python benchmarks/peers.py [--runs N] [--folder FOLDER]

The peers are installed into a folder of their own: sqlite-utils on the same database, csvkit and rich-cli on a CSV of
the same log, and `eol` (norwegianblue), the nearest sibling, on its own data from a warm cache, if it can fetch them
once. A job is printed as the ratio of llmlog's time to the peer's: below 1, llmlog is ahead. Install llmlog from a
wheel first.
"""

import argparse
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import NamedTuple

from processes import in_turn
from table import show

PEERS = {"sqlite-utils": "sqlite-utils", "csvkit": "csvlook", "rich-cli": "rich", "norwegianblue": "eol"}
"""The packages of the peers, and a program of each."""
LLMLOG = str(Path(sys.executable).with_name("llmlog"))
RUNS = 11
FIELDS = "id,date,name,orgs,kind,summary"


class Job(NamedTuple):
    """The same job for llmlog and for a peer."""

    what: str
    where: str
    mine: list[str]
    peer: list[str]


def jobs(folder: Path, month: str, id: str) -> list[Job]:
    """Return the jobs, with the data that the peers need in a folder."""
    bin = folder / "bin"
    database = subprocess.run([LLMLOG, "sources", "--path"], capture_output=True, text=True, check=True).stdout.strip()
    csv, one, whole = folder / "month.csv", folder / "entry.json", folder / "log.csv"
    subprocess.run([LLMLOG, "month", month, "--output", str(csv)], check=True)
    subprocess.run([LLMLOG, "show", id, "--output", str(one)], check=True)
    subprocess.run([LLMLOG, "list", "--output", str(whole)], check=True)
    entries = "SELECT record FROM milestone"
    sqlite = str(bin / "sqlite-utils")
    query = [sqlite, "query", database, entries]
    eol = [str(bin / "eol"), "python"]
    is_warm = subprocess.run(eol, capture_output=True, check=False).returncode == 0
    if not is_warm:
        print("eol has no data and can fetch none, so it is left out.\n")
    return [
        *([Job("a month at a terminal: eol", "terminal", [LLMLOG, "month", month], eol)] if is_warm else []),
        Job("whole log as JSON: sqlite-utils", "pipe", [LLMLOG, "list", "--json"], query),
        Job(
            *("one entry as JSON: sqlite-utils", "pipe", [LLMLOG, "show", id, "--json"]),
            [sqlite, "query", database, f"{entries} WHERE id = :id", "-p", "id", id],
        ),
        Job(
            *("a search as JSON: sqlite-utils", "pipe", [LLMLOG, "search", "llama", "--json"]),
            [sqlite, "query", database, f"{entries} WHERE record LIKE '%llama%'"],
        ),
        Job(
            *("whole log as JSON: csvkit", "pipe", [LLMLOG, "list", "--format", "json", "--fields", FIELDS]),
            [str(bin / "csvjson"), str(whole)],
        ),
        Job(
            *("a month at a terminal: sqlite-utils", "terminal", [LLMLOG, "month", month]),
            [sqlite, "rows", database, "milestone", "-t", "-c", "id", "-c", "date", "--where", f"date LIKE '{month}%'"],
        ),
        Job(
            *("a month at a terminal: csvlook", "terminal", [LLMLOG, "month", month]),
            [str(bin / "csvlook"), str(csv)],
        ),
        Job("a month at a terminal: rich-cli", "terminal", [LLMLOG, "month", month], [str(bin / "rich"), str(csv)]),
        Job("an entry at a terminal: rich-cli", "terminal", [LLMLOG, "show", id], [str(bin / "rich"), str(one)]),
        Job(
            *("whole log at a terminal: rich-cli", "terminal", [LLMLOG, "list", "-n", "0"]),
            [str(bin / "rich"), str(whole)],
        ),
    ]


def main() -> int:
    """Install the peers, measure and print."""
    parser = argparse.ArgumentParser(description="llmlog beside its peers.")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--folder", type=Path, help="where the peers are, or are to be, installed")
    parser.add_argument("--month", default="2023-07")
    parser.add_argument("--id", default="llama-2")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = options.folder or Path(name)
        if not all((folder / "bin" / program).exists() for program in PEERS.values()):
            venv.create(folder, with_pip=True)
            subprocess.run([folder / "bin" / "pip", "install", "-q", *PEERS], check=True)
        rows = []
        for job in jobs(folder, options.month, options.id):
            times = in_turn(job.mine, job.peer, job.where, options.runs)
            rows.append([job.what, job.where, f"{times.mine:.1f}", f"{times.other:.1f}", f"{times.ratio:.2f}"])
    print(f"Python {sys.version.split()[0]}, {options.runs} runs each, in turn\n")
    show(["job and peer", "where", "llmlog ms", "peer ms", "ratio"], rows, labels=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
