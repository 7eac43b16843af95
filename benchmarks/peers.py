"""llmlog beside tools that do the same jobs on the same data, as whole processes, run in turn.

    python benchmarks/peers.py [--runs N] [--folder FOLDER]

The peers are installed into a folder of their own: sqlite-utils on the same database, csvkit and rich-cli on a CSV of
the same log, and `eol` (norwegianblue), the nearest sibling, on its own data from a warm cache, if it can fetch them
once. A job is printed as the ratio of llmlog's time to the peer's: below 1, llmlog is ahead. Install llmlog from a
wheel first.
"""

import argparse
import shlex
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from processes import in_turn
from table import show

PEERS = {"sqlite-utils": "sqlite-utils", "csvkit": "csvlook", "rich-cli": "rich", "norwegianblue": "eol"}
"""The packages of the peers, and a program of each."""
LLMLOG = str(Path(sys.executable).with_name("llmlog"))
RUNS = 11
FIELDS = "id,date,name,orgs,kind,summary"


ENTRIES = "SELECT record FROM milestone"
JOBS = (
    ("a month at a terminal: eol", "terminal", "month {month}", "eol python"),
    ("whole log as JSON: sqlite-utils", "pipe", "list --json", f"sqlite-utils query {{database}} '{ENTRIES}'"),
    (
        *("one entry as JSON: sqlite-utils", "pipe", "show {id} --json"),
        f"sqlite-utils query {{database}} '{ENTRIES} WHERE id = :id' -p id {{id}}",
    ),
    (
        *("a search as JSON: sqlite-utils", "pipe", "search llama --json"),
        f"sqlite-utils query {{database}} \"{ENTRIES} WHERE record LIKE '%llama%'\"",
    ),
    ("whole log as JSON: csvkit", "pipe", f"list --format json --fields {FIELDS}", "csvjson {folder}/log.csv"),
    (
        *("a month at a terminal: sqlite-utils", "terminal", "month {month}"),
        "sqlite-utils rows {database} milestone -t -c id -c date --where \"date LIKE '{month}%'\"",
    ),
    ("a month at a terminal: csvlook", "terminal", "month {month}", "csvlook {folder}/month.csv"),
    ("a month at a terminal: rich-cli", "terminal", "month {month}", "rich {folder}/month.csv"),
    ("an entry at a terminal: rich-cli", "terminal", "show {id}", "rich {folder}/entry.json"),
    ("whole log at a terminal: rich-cli", "terminal", "list -n 0", "rich {folder}/log.csv"),
)
"""The jobs: what is done and by which peer, where the output goes, the command of llmlog and that of the peer."""


def prepare(folder: Path, month: str, id: str) -> dict[str, object]:
    """Write the data that the peers need into a folder, and return what the commands of the jobs name."""
    for arguments, name in ((["month", month], "month.csv"), (["show", id], "entry.json"), (["list"], "log.csv")):
        subprocess.run([LLMLOG, *arguments, "--output", str(folder / name)], check=True)
    database = subprocess.run([LLMLOG, "sources", "--path"], capture_output=True, text=True, check=True).stdout.strip()
    return {"folder": folder, "database": database, "month": month, "id": id}


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
        named = prepare(folder, options.month, options.id)
        has_eol = not subprocess.run([folder / "bin" / "eol", "python"], capture_output=True, check=False).returncode
        if not has_eol:
            print("eol has no data and can fetch none, so it is left out.\n")
        rows = []
        for what, where, mine, peer in JOBS if has_eol else JOBS[1:]:
            program, *arguments = shlex.split(peer.format(**named))
            command = [LLMLOG, *mine.format(**named).split()]
            times = in_turn(command, [str(folder / "bin" / program), *arguments], where, options.runs)
            rows.append([what, where, f"{times.mine:.1f}", f"{times.other:.1f}", f"{times.ratio:.2f}"])
    print(f"Python {sys.version.split()[0]}, {options.runs} runs each, in turn\n")
    show(["job and peer", "where", "llmlog ms", "peer ms", "ratio"], rows, labels=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
