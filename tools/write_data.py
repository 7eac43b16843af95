"""Write the data files in canonical form, each entry in the file of its month, and the bundle that commands load.

    python tools/write_data.py

Run it after editing a month file; `python -m llmlog.check` says what is still wrong.
"""

from collections import defaultdict
from typing import Any

from llmlog.check.entries import LISTS, stands_at
from llmlog.dates import PartialDate
from llmlog.model import KEYS
from llmlog.store import DATA, MILESTONES, canonical, load_months, read_entries, write_bundle


def in_order(record: dict[str, Any]) -> dict[str, Any]:
    """Return an entry with its keys in order, its tags sorted, and its date where sources and release put it."""
    said = [PartialDate.from_iso(mention["date"]) for mention in record["sources"] if mention["date"]]
    released = PartialDate.from_iso(record["released"]["date"]) if record["released"] else None
    date = stands_at(said, released) or record["date"]
    return {key: record[key] for key in KEYS} | {"date": str(date), "tags": sorted(record["tags"])}


def main() -> None:
    """Write every file."""
    months: dict[str, list[dict[str, Any]]] = defaultdict(list)
    files = sorted((DATA / MILESTONES).glob("*.json"))
    for record in map(in_order, (record for path in files for record in read_entries(path))):
        months[record["date"][: len("2023-07")]].append(record)
    for path in files:
        if path.stem not in months:
            path.unlink()
    for month, records in months.items():
        text = canonical(sorted(records, key=lambda record: (record["date"], record["id"])))
        (DATA / MILESTONES / f"{month}.json").write_text(text, encoding="utf-8")
    for name in LISTS:
        (DATA / name).write_text(canonical(read_entries(DATA / name)), encoding="utf-8")
    write_bundle(load_months())


if __name__ == "__main__":
    main()
