"""The rules that the data keeps: what `problems` finds, people correct.

    python -m llmlog.check [FOLDER]

prints a line a problem, each with its place, and exits with 2 where there are any.
"""

from datetime import date
from pathlib import Path

from llmlog.check import editorial, entries, whole
from llmlog.check.entries import Entry
from llmlog.errors import DataError
from llmlog.model.form import REFERRED_TO
from llmlog.store.contents import MILESTONES
from llmlog.store.files import DATA, read_list


def problems(folder: Path = DATA, today: date | None = None) -> list[str]:
    """Return what is wrong with a folder of data files, a line a problem that names the file, the entry and the key.

    Nothing may have happened after `today`, the machine's day unless it is given. What entries say together is looked
    at where each is right by itself, and how they are written where all are.
    """
    try:
        found = read(folder)
        lists = {name: read_list(folder / f"{name}.json") for name in REFERRED_TO}
        wrong = [problem for name, items in lists.items() for problem in whole.check_form(name, items)]
        if wrong:
            return wrong
        known = entries.known_in(folder)
        wrong = [problem for entry in found for problem in entries.check(entry, known, today)]
        wrong += whole.check_organizations(lists["organizations"])
        wrong += whole.check_tags(lists["tags"])
        return wrong or list(whole.check(found)) or list(editorial.check(found)) or list(whole.check_files(folder))
    except DataError as error:
        return [error.message.en]


def read(folder: Path) -> list[Entry]:
    """Return the entries of a folder's month files; raise DataError where one is no JSON list of objects."""
    return [
        Entry(path.stem, f"{path.name}, entry {number}", record)
        for path in sorted((folder / MILESTONES).glob("*.json"))
        for number, record in enumerate(read_list(path), 1)
    ]
