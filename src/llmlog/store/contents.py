"""What a log holds before it is a database, read from the month files or from the database that ships."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from llmlog.errors import DataError
from llmlog.language import Text
from llmlog.model import Flaw, Milestone, Organization, Record, References, Source, Tag
from llmlog.model.form import flaws, flaws_of_reference
from llmlog.store.files import DATA, LINES, read_list

MILESTONES = "milestones"
ENDINGS = {".json", LINES}
REFERENCES: dict[str, Any] = {"organizations": Organization, "tags": Tag, "sources": Source}
"""The files of what entries refer to, and what they list."""


class Place(NamedTuple):
    """Where a record stands: its file, and which of the records there it is."""

    file: str
    number: int

    def at(self, key: str) -> Text:
        """Return what the place of a key in the record is called, or that of the record as a whole."""
        en, zh = (f', "{key}"', f"“{key}”") if key else ("", "")
        return Text(f"{self.file}, entry {self.number}{en}", f"{self.file} 第 {self.number} 条{zh}")


@dataclass
class Contents:
    """The merged milestones and references of some layers by id, where each stands, and what could not be used.

    `own` has the file of each milestone that a reader's own files add or change.
    """

    references: References = field(default_factory=lambda: References({}, {}, {}))
    milestones: dict[str, Milestone] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    problems: list[Text] = field(default_factory=list)

    def in_order(self) -> list[Milestone]:
        """Return the milestones, oldest first, with the organizations and tags as they are by now."""
        organizations, tags, _ = self.references
        linked = (
            replace(
                it, orgs=tuple(organizations[org.id] for org in it.orgs), tags=tuple(tags[tag.id] for tag in it.tags)
            )
            for it in self.milestones.values()
        )
        return sorted(linked, key=lambda milestone: (milestone.date, milestone.id))

    def copy(self) -> "Contents":
        """Return contents of their own that hold the same."""
        organizations, tags, sources = self.references
        return Contents(References({**organizations}, {**tags}, {**sources}), {**self.milestones})

    def tell(self, place: Text, why: Text) -> None:
        """Add that something at a place cannot be used, or is doubtful."""
        self.problems.append(Text(f"{place.en}: {why.en}", f"{place.zh}：{why.zh}"))

    def add(self, place: Place | None, kind: str, record: Record) -> None:
        """Add a record of the right form, or replace the one of its id; raise Flaw where a value cannot stand there."""
        if kind == MILESTONES:
            milestone = Milestone.from_dict(record, self.references)
            self.milestones[milestone.id] = milestone
        else:
            known = getattr(self.references, kind)
            known[record["id"]] = REFERENCES[kind].from_dict(record)
        if place:
            self.places[kind, record["id"]] = place


def bundled(folder: Path = DATA) -> Contents:
    """Return the contents of a folder of month files; raise DataError with the place of what cannot be read."""
    contents = Contents()
    paths = sorted((folder / MILESTONES).glob("*.json"))
    for kind, path in (*((name, folder / f"{name}.json") for name in REFERENCES), *((MILESTONES, p) for p in paths)):
        for number, record in enumerate(read_list(path), 1):
            place = Place(path.name, number)
            try:
                refuse(flaws(record) if kind == MILESTONES else flaws_of_reference(kind, record))
                contents.add(place, kind, record)
            except Flaw as flaw:
                raise DataError(place.at(flaw.key), flaw.why) from None
    if not paths:
        raise DataError(MILESTONES, Text("holds no month files", "没有月份文件"))
    for milestone in contents.milestones.values():
        if missing := dangling(milestone, contents):
            raise DataError(contents.places[MILESTONES, milestone.id].at(missing.key), missing.why)
    return contents


def stored(connection: sqlite3.Connection) -> Contents:
    """Return the contents of a database."""
    contents = Contents()
    for kind, record in connection.execute("SELECT kind, record FROM reference ORDER BY rowid"):
        contents.add(None, kind, json.loads(record))
    for (record,) in connection.execute("SELECT record FROM milestone ORDER BY entry"):
        contents.add(None, MILESTONES, json.loads(record))
    return contents


def files_of(layer: Path) -> list[Path]:
    """Return the data files of an own layer, references first: the file itself, or those of a folder."""
    if not layer.is_dir():
        return [layer]
    paths = [
        path for folder in (layer, layer / MILESTONES) for path in folder.glob("*.json*") if path.suffix in ENDINGS
    ]
    return sorted(paths, key=lambda path: (path.stem not in REFERENCES, path))


def dangling(milestone: Milestone, contents: Contents) -> Flaw | None:
    """Return what is wrong with the first id that a milestone refers to and that is not there, None where all are."""
    parents = (derivation.parent for derivation in milestone.derived_from)
    named = [("derived_from", id) for id in parents if id not in contents.milestones]
    sources = (claim.source for claim in milestone.sources)
    named += [("sources", id) for id in sources if id not in contents.references.sources]
    return next((Flaw(key, Text(f"{id!r} is not there", f"找不到“{id}”")) for key, id in named), None)


def refuse(found: Iterable[Flaw]) -> None:
    """Raise the first of some flaws, if there is any, with the others beside it."""
    flaws = list(found)
    if flaws:
        flaws[0].others = tuple(flaws[1:])
        raise flaws[0]
