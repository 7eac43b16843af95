"""Write the data files in canonical form, each entry in the file of its month, and the bundle that commands load.

    python tools/write_data.py

Run it after editing a month file. Where an entry is wrong, it says so and writes nothing.
"""

import sys
from collections import defaultdict
from typing import Any

from llmlog.check import read
from llmlog.check.entries import Entry, Known, check, stands_at
from llmlog.check.form import REFERRED_TO, form
from llmlog.dates import PartialDate
from llmlog.errors import BAD_INPUT, LlmlogError
from llmlog.model import KEYS
from llmlog.store import DATA, MILESTONES, canonical, load_months, read_entries, write_bundle

MONTH = len("2023-07")


def in_order(entry: Entry) -> Entry:
    """Return an entry with its keys and tags in order, and its date and file where sources and release put it.

    Raises ValueError where a date cannot be read.
    """
    record = entry.record
    said = [PartialDate.from_iso(mention["date"]) for mention in record["sources"] if mention["date"]]
    released = PartialDate.from_iso(record["released"]["date"]) if record["released"] else None
    date = str(stands_at(said, released) or record["date"])
    ordered = {key: record[key] for key in KEYS} | {"date": date, "tags": sorted(record["tags"])}
    return Entry(date[:MONTH], entry.place, ordered)


def prepared(entries: list[Entry], known: Known) -> tuple[list[Entry], list[str]]:
    """Return the entries in order, and what is wrong with those that cannot be written."""
    ready, wrong = [], []
    for entry in entries:
        problems = [f"{entry.place}, {problem}" for problem in form(entry.record)]
        if not problems:
            try:
                ready.append(in_order(entry))
                problems = list(check(ready[-1], known))
            except ValueError as error:
                problems = [f"{entry.place}: {error} is not a date like 2023, 2023-07 or 2023-07-18"]
        wrong += problems
    return ready, wrong


def write(entries: list[Entry]) -> None:
    """Write the month files, the lists and the bundle; remove the files of months that hold nothing any more."""
    months: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in entries:
        months[entry.month].append(entry.record)
    for month, records in months.items():
        text = canonical(sorted(records, key=lambda record: (PartialDate.from_iso(record["date"]), record["id"])))
        (DATA / MILESTONES / f"{month}.json").write_text(text, encoding="utf-8")
    for path in (DATA / MILESTONES).glob("*.json"):
        if path.stem not in months:
            path.unlink()
    for name in REFERRED_TO:
        (DATA / name).write_text(canonical(read_entries(DATA / name)), encoding="utf-8")
    write_bundle(load_months())


def main() -> int:
    """Write everything, or say what is wrong and write nothing."""
    try:
        entries, wrong = prepared(read(DATA), Known.of(DATA))
    except LlmlogError as error:
        wrong = [error.message.en]
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return BAD_INPUT
    write(entries)
    return 0


if __name__ == "__main__":
    sys.exit(main())
