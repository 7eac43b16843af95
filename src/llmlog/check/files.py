"""The rules for files as a whole: their text is canonical, and a log can be made of them."""

from collections.abc import Iterator
from pathlib import Path

from llmlog.check.entries import happened
from llmlog.model.form import REFERRED_TO
from llmlog.store.contents import MILESTONES, bundled
from llmlog.store.files import canonical, read_list, read_text


def check(folder: Path) -> Iterator[str]:
    """Find files whose text is not canonical; raise DataError for entries of which no log can be made."""
    for path in (*sorted((folder / MILESTONES).glob("*.json")), *(folder / f"{name}.json" for name in REFERRED_TO)):
        listed = read_list(path)
        if path.parent.name == MILESTONES:
            listed.sort(key=lambda record: (happened(record), record["id"]))
        if read_text(path) != canonical(listed):
            yield f"{path.name}: not in canonical form; `python tools/write_data.py` writes it"
    bundled(folder)
