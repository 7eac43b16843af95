"""Write the data files in canonical form, each entry in the file of its month.

    python tools/write_data.py

Run it after editing a month file. Where an entry is wrong, it says so and writes nothing.
"""

import sys
from argparse import ArgumentParser
from collections import defaultdict
from contextlib import suppress
from typing import Any

from llmlog.check import read
from llmlog.check.entries import Entry, check, happened, known_in
from llmlog.errors import BAD_INPUT, LlmlogError
from llmlog.model import KEYS, Flaw
from llmlog.model.form import REFERRED_TO, flaws
from llmlog.store.contents import MILESTONES
from llmlog.store.files import DATA, canonical, read_list, write_atomically


def in_order(entry: Entry) -> Entry:
    """Return an entry of the right form with its keys and tags in order, in the file of its date where it has one."""
    record = entry.record
    if any(flaws(record)):
        return entry
    ordered = {key: record[key] for key in KEYS if key in record} | {"tags": sorted(record["tags"])}
    with suppress(Flaw):
        if date := happened(record):
            return Entry(str(date.month_or_year), entry.place, ordered)
    return entry._replace(record=ordered)


def write(entries: list[Entry]) -> None:
    """Write the month files and the lists; remove the files of months that hold nothing any more."""
    months: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in entries:
        months[entry.month].append(entry.record)
    for month, records in months.items():
        text = canonical(sorted(records, key=lambda record: (happened(record), record["id"])))
        write_atomically(DATA / MILESTONES / f"{month}.json", text.encode())
    for path in (DATA / MILESTONES).glob("*.json"):
        if path.stem not in months:
            path.unlink()
    for name in REFERRED_TO:
        path = DATA / f"{name}.json"
        write_atomically(path, canonical(read_list(path)).encode())


def main() -> int:
    """Write everything, or say what is wrong and write nothing."""
    ArgumentParser(
        description="Write the data files in canonical form, each entry in the file of its month.",
        epilog=f"Where an entry is wrong, it says so, writes nothing and exits with {BAD_INPUT}.",
    ).parse_args()
    try:
        entries, known = list(map(in_order, read(DATA))), known_in(DATA)
        wrong = [problem for entry in entries for problem in check(entry, known)]
    except LlmlogError as error:
        wrong = [error.message.en]
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return BAD_INPUT
    write(entries)
    return 0


if __name__ == "__main__":
    sys.exit(main())
