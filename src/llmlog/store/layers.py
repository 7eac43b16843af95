"""Layers: the month files or the database that ship with llmlog, and a reader's own files laid over them.

A new entry of a later layer joins; one of a known id replaces the keys that it gives.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from llmlog.errors import DataError, LayerError
from llmlog.language import Text
from llmlog.model import KEYS, Flaw, Milestone, Organization, Record, References, Source, Tag
from llmlog.model.form import DATE, NO_OBJECT, TEXT, TEXTS, flaws, flaws_of_reference, or_null, unfit
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

OWN_KEYS = {*KEYS, "org_ids", "date"}
"""What an own entry may have, so that an element of `--json` is one."""


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
    """The merged milestones and references of some layers by id, where each stands, and what could not be used."""

    references: References = field(default_factory=lambda: References({}, {}, {}))
    milestones: dict[str, Milestone] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    problems: list[Text] = field(default_factory=list)

    def in_order(self) -> list[Milestone]:
        """Return the milestones, oldest first."""
        return sorted(self.milestones.values(), key=lambda milestone: (milestone.date, milestone.id))

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
    """Return the contents of a folder of month files.

    Raises DataError, which names the file, the entry and the key, for what cannot be read or refers to what is not
    there.
    """
    contents = Contents()
    paths = sorted((folder / MILESTONES).glob("*.json"))
    for kind, path in (*((name, folder / f"{name}.json") for name in REFERENCES), *((MILESTONES, p) for p in paths)):
        for number, record in enumerate(read_list(path), 1):
            place = Place(path.name, number)
            try:
                _refuse(flaws(record) if kind == MILESTONES else flaws_of_reference(kind, record))
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
            place = Place(str(path), number)
            try:
                laid.append(_lay_over(contents, record, path.stem, place))
            except Flaw as flaw:
                contents.problems.append(_left_out(place, flaw))
    _leave_out_parents(contents)
    _leave_out_dangling(contents, laid, before)


def dangling(milestone: Milestone, contents: Contents) -> Flaw | None:
    """Return what is wrong with the first id that a milestone refers to and that is not there, None where all are."""
    parents = (derivation.parent for derivation in milestone.derived_from)
    named = [("derived_from", id) for id in parents if id not in contents.milestones]
    sources = (claim.source for claim in milestone.sources)
    named += [("sources", id) for id in sources if id not in contents.references.sources]
    return next((Flaw(key, Text(f"{id!r} is not there", f"找不到“{id}”")) for key, id in named), None)


def _refuse(found: Iterator[Flaw]) -> None:
    """Raise the first of some flaws, if there is any."""
    for flaw in found:
        raise flaw


def _lay_over(contents: Contents, record: Any, stem: str, place: Place) -> str:
    """Merge one record of an own file and return its id: a reference where its file is called so, else an entry."""
    if stem in REFERENCES:
        _refuse(flaws_of_reference(stem, record))
        contents.add(place, stem, record)
        return str(record["id"])
    entry = _completed(contents, record)
    for tag in entry["tags"]:
        if tag not in contents.references.tags:
            contents.add(place, "tags", {"id": tag, "name": {"en": tag, "zh": tag}})
    contents.add(place, MILESTONES, entry)
    return str(entry["id"])


def _completed(contents: Contents, record: Any) -> Record:
    """Return an own entry with all keys; raise Flaw where one has another form."""
    if not isinstance(record, dict):
        raise Flaw("", NO_OBJECT)
    _refuse(unfit(record, {"id": TEXT, "date": or_null(DATE), "org_ids": TEXTS}))
    given = {key: value for key, value in record.items() if key != "org_ids"}
    if "org_ids" in record:
        given["orgs"] = record["org_ids"]
    if "summary" in given:
        given["summary"] = _both(given["summary"])
    entry = _base(contents, record) | given
    _refuse(flaws(entry, OWN_KEYS))
    return entry


def _base(contents: Contents, record: Record) -> Record:
    """Return what an own entry is laid over: the known entry of its id, else what it says where it says nothing."""
    known = contents.milestones.get(record.get("id", ""))
    if known is None:
        return DEFAULTS | {"summary": _both(record.get("name", ""))}
    base = known.to_dict()
    dated = {"date": base["date"]} if known.has_own_date else {}
    return {key: base[key] for key in KEYS if key in base} | {"orgs": base["org_ids"]} | dated


def _leave_out_parents(contents: Contents) -> None:
    """Take from organizations what they cannot belong to: what is not there, and themselves by way of others."""
    organizations: dict[str, Organization] = dict(contents.references.organizations)
    for id, own in organizations.items():
        above, seen = own.parent, {id}
        while above in organizations and above not in seen:
            seen.add(above)
            above = organizations[above].parent
        if own.parent and (own.parent not in organizations or above == id):
            why = Text(f"{own.parent!r} is not there", f"找不到“{own.parent}”")
            flaw = Flaw("parent", why if above != id else Text("belongs to itself", "隶属于自身"))
            contents.problems.append(_left_out(contents.places["organizations", id], flaw))
            organizations[id] = replace(own, parent=None)
    contents.references = replace(contents.references, organizations=organizations)


def _leave_out_dangling(contents: Contents, laid: list[str], before: dict[str, Milestone]) -> None:
    """Put back, or leave out, the own entries that refer to what is not there, and those that refer to them."""
    waiting = [id for id in laid if id in contents.milestones]
    while broken := [id for id in waiting if dangling(contents.milestones[id], contents)]:
        for id in broken:
            if flaw := dangling(contents.milestones[id], contents):
                contents.problems.append(_left_out(contents.places[MILESTONES, id], flaw))
            if id in before:
                contents.milestones[id] = before[id]
            else:
                del contents.milestones[id]
        waiting = [id for id in waiting if id not in broken]


def _both(text: Any) -> Any:
    """Return a text in both languages, the one that is missing being the other; what is no text stays as it is."""
    if isinstance(text, str):
        return {"en": text, "zh": text}
    if isinstance(text, dict) and len(text) == 1:
        return dict.fromkeys(("en", "zh"), *text.values()) if text.keys() <= {"en", "zh"} else text
    return text


def _left_out(place: Place, flaw: Flaw) -> Text:
    en, zh = place.at(flaw.key)
    return Text(f"{en}: {flaw.why.en}; it is left out", f"{zh}：{flaw.why.zh}；已略过")
