"""Layers: the month files or the database that ship with llmlog, and a reader's own files laid over them.

A new entry of a later layer joins; one of a known id replaces the keys that it gives.
"""

import json
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from llmlog.errors import DataError, LayerError
from llmlog.language import Text
from llmlog.model import KEYS, Milestone, Organization, Record, References, Source, Tag
from llmlog.store.files import DATA, read_list
from llmlog.vocabulary import Kind

MILESTONES = "milestones"
REFERENCES: dict[str, Any] = {"organizations": Organization, "tags": Tag, "sources": Source}
"""The files of what entries refer to, and what they list."""

DEFAULTS: Record = {
    "name_zh": None,
    "aliases": [],
    "kind": Kind.EVENT.value,
    "importance": 2,
    "orgs": [],
    "released": None,
    "details": {"en": [], "zh": []},
    "tags": [],
    "links": [],
    "derived_from": [],
    "sources": [],
    "errata": [],
}
"""What an own entry says where it leaves a key out."""

UNREADABLE = (KeyError, TypeError, ValueError, AttributeError)
"""What reading a record of another form raises."""


@dataclass
class Contents:
    """The merged milestones and references of some layers by id, where each stands, and what could not be used."""

    references: References = field(default_factory=lambda: References({}, {}, {}))
    milestones: dict[str, Milestone] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    problems: list[Text] = field(default_factory=list)

    def in_order(self) -> list[Milestone]:
        """Return the milestones, oldest first."""
        return sorted(self.milestones.values(), key=lambda milestone: (milestone.date, milestone.id))

    def add(self, place: str, kind: str, record: Record) -> None:
        """Add a record, or replace the one of its id; raise an error of UNREADABLE where it is of another form."""
        if kind == MILESTONES:
            milestone = Milestone.from_dict(record, self.references)
            self.milestones[milestone.id] = milestone
        else:
            known = getattr(self.references, kind)
            known[record["id"]] = REFERENCES[kind].from_dict(record)
        self.places[record["id"]] = place


def bundled(folder: Path = DATA) -> Contents:
    """Return the contents of a folder of month files.

    Raises DataError, which names the file, the entry and the key, for what cannot be read or refers to what is not
    there.
    """
    contents = Contents()
    paths = sorted((folder / MILESTONES).glob("*.json"))
    for kind, path in (*((name, folder / f"{name}.json") for name in REFERENCES), *((MILESTONES, p) for p in paths)):
        for number, record in enumerate(read_list(path), 1):
            place = f"{path.name}, entry {number}"
            try:
                contents.add(place, kind, record)
            except UNREADABLE as error:
                raise DataError.unreadable(place, error) from None
    if not paths:
        raise DataError(MILESTONES, Text("holds no month files", "没有月份文件"))
    for milestone in contents.milestones.values():
        if missing := dangling(milestone, contents):
            raise DataError(contents.places[milestone.id], Text(f"{missing!r} is not there", f"找不到“{missing}”"))
    return contents


def stored(connection: sqlite3.Connection) -> Contents:
    """Return the contents of a database."""
    contents = Contents()
    for kind, record in connection.execute("SELECT kind, record FROM reference ORDER BY rowid"):
        contents.add("", kind, json.loads(record))
    for (record,) in connection.execute("SELECT record FROM milestone ORDER BY entry"):
        contents.add("", MILESTONES, json.loads(record))
    return contents


def files_of(layer: Path) -> list[Path]:
    """Return the data files of an own layer, references first: the file itself, or those of a folder."""
    if not layer.is_dir():
        return [layer]
    paths = [*layer.glob("*.json"), *(layer / MILESTONES).glob("*.json")]
    return sorted(paths, key=lambda path: (path.stem not in REFERENCES, path))


def lay_over(contents: Contents, layer: Path) -> None:
    """Merge a reader's own file or folder into some contents; what cannot be used is told in their problems.

    Raises LayerError where the layer is one file that cannot be read.
    """
    before = dict(contents.milestones)
    laid: list[str] = []
    for path in files_of(layer):
        try:
            records = read_list(path)
        except DataError as error:
            if path == layer:
                raise LayerError(str(path), error.why) from None
            contents.problems.append(Text(f"{path}: {error.why.en}", f"{path}：{error.why.zh}"))
            continue
        for number, record in enumerate(records, 1):
            place = f"{path}, entry {number}"
            try:
                laid.append(_lay_over(contents, record, path.stem, place))
            except UNREADABLE as error:
                contents.problems.append(_left_out(place, DataError.cause(error)))
    _leave_out_dangling(contents, laid, before)


def dangling(milestone: Milestone, contents: Contents) -> str | None:
    """Return the first id that a milestone refers to and that is not there, None where all are."""
    parents = (derivation.parent for derivation in milestone.derived_from)
    missing = [id for id in parents if id not in contents.milestones]
    missing += [claim.source for claim in milestone.sources if claim.source not in contents.references.sources]
    return missing[0] if missing else None


def _lay_over(contents: Contents, record: Any, stem: str, place: str) -> str:
    """Merge one record of an own file and return its id: a reference where its file is called so, else an entry."""
    id: str = record["id"]
    if stem in REFERENCES:
        contents.add(place, stem, record)
        return id
    if unknown := sorted(record.keys() - {*KEYS, "org_ids", "date"}):
        raise ValueError(f"unknown key {unknown[0]!r}")
    given = {key: value for key, value in record.items() if key != "org_ids"}
    if "org_ids" in record:
        given["orgs"] = record["org_ids"]
    if "summary" in given:
        given["summary"] = _both(given["summary"])
    for tag in given.get("tags", ()):
        if tag not in contents.references.tags:
            contents.add(place, "tags", {"id": tag, "name": {"en": tag, "zh": tag}})
    contents.add(place, MILESTONES, _base(contents, record) | given)
    return id


def _base(contents: Contents, record: Record) -> Record:
    """Return what an own entry is laid over: the known entry of its id, else what it says where it says nothing."""
    known = contents.milestones.get(record["id"])
    if known is None:
        return DEFAULTS | {"summary": _both({"en": record["name"]})}
    base = known.to_dict()
    dated = {"date": base["date"]} if known.has_own_date else {}
    return {key: base[key] for key in KEYS if key in base} | {"orgs": base["org_ids"]} | dated


def _leave_out_dangling(contents: Contents, laid: list[str], before: dict[str, Milestone]) -> None:
    """Put back, or leave out, the own entries that refer to what is not there, and those that refer to them."""
    waiting = [id for id in laid if id in contents.milestones]
    while broken := [id for id in waiting if dangling(contents.milestones[id], contents)]:
        for id in broken:
            missing = dangling(contents.milestones[id], contents)
            contents.problems.append(_left_out(contents.places[id], f"{missing!r} is not there"))
            if id in before:
                contents.milestones[id] = before[id]
            else:
                del contents.milestones[id]
        waiting = [id for id in waiting if id not in broken]


def _both(text: str | Record) -> Record:
    """Return a text in both languages; the one that is missing is the other."""
    if isinstance(text, str):
        return {"en": text, "zh": text}
    return {"en": text.get("en") or text["zh"], "zh": text.get("zh") or text["en"]}


def _left_out(place: str, cause: str) -> Text:
    return Text(f"{place}: {cause}; it is left out", f"{place}：{cause}；该条目已略过")
