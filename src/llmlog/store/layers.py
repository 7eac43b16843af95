"""A reader's own files laid over the log: new entries join, those of a known id replace the keys that they give."""

import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from llmlog.errors import DataError, LayerError, did_you_mean, quoted
from llmlog.language import Text
from llmlog.model import KEYS, Flaw, Milestone, Organization, Record
from llmlog.model.flaws import near
from llmlog.model.form import DATE, NO_OBJECT, TEXTS, flaws, flaws_of_reference, is_text, or_null, unfit
from llmlog.store.circles import EDGE_LEFT_OUT, leave_out_circles
from llmlog.store.contents import MILESTONES, REFERENCES, Contents, Place, dangling, files_of, refuse
from llmlog.store.files import read_records
from llmlog.text import fold, has_han
from llmlog.vocabulary import Kind

DEFAULTS: Record = {
    "name_zh": None,
    "aliases": [],
    "kind": Kind.EVENT.value,
    "importance": 2,
    "orgs": [],
    "released": None,
    "summary": {"en": "", "zh": ""},
    "details": {"en": [], "zh": []},
    "tags": [],
    "links": [],
    "derived_from": [],
    "sources": [],
    "errata": [],
}
"""What an own entry says where it leaves a key out."""

DERIVED = {"org_ids", "score", "matched", "verified"}
"""What `--json` adds to an entry, so that what it prints is one; only `org_ids` says something."""

OWN_KEYS = {*KEYS, "date"}
"""What an own entry may have besides."""

LEFT_OUT = {
    "organizations": Text("the organization is left out", "该机构已略过"),
    "tags": Text("the tag is left out", "该标签已略过"),
    "sources": Text("the source is left out", "该来源已略过"),
}
ENTRY_LEFT_OUT = Text("the entry is left out", "该条目已略过")
PARENT_LEFT_OUT = Text("the parent is left out", "该上级机构已略过")


SHORTEST_NEAR, SHORTEST_NEAR_HAN = 5, 3
"""From how many characters on a name may be a slip for another; a shorter one is near anything."""


class Makers:
    """The organizations of some contents by the names that own entries call them."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def id(self, name: str) -> str | None:
        """Return the id of the organization of an id or a name, None where there is none."""
        known = self._contents.references.organizations
        return name if name in known else self._ids.get(fold(name) or name)

    def add(self, name: str, place: Place) -> None:
        """Add an organization of a name; that it is near a known one is a problem."""
        shortest = SHORTEST_NEAR_HAN if has_han(name) else SHORTEST_NEAR
        for key in near(fold(name), self._ids) if len(fold(name)) >= shortest else ():
            called = self._contents.references.organizations[self._ids[key]].name
            en, zh = did_you_mean([called])
            why = Text(f"{quoted(name)!r} is a new organization{en}", f"“{quoted(name)}”记为新机构{zh}")
            self._contents.problems.append(_problem(place.at("orgs"), why))
        self._contents.add(place, "organizations", {"id": name, "name": {"en": name, "zh": name}})
        self._ids[fold(name) or name] = name

    @cached_property
    def _ids(self) -> dict[str, str]:
        organizations = self._contents.references.organizations.values()
        return {fold(name): org.id for org in organizations for name in org.names if fold(name)}


def lay_over(contents: Contents, layer: Path) -> None:
    """Merge an own file or folder into contents, and keep their problems; raise LayerError for an unreadable file."""
    before = dict(contents.milestones)
    contents.places = {}
    makers = Makers(contents)
    own: dict[str, Place] = {}
    for path in files_of(layer):
        _lay_file(contents, makers, path, own)
    _leave_out_parents(contents)
    _leave_out_dangling(contents, own, before)
    for id, circle in leave_out_circles(contents.milestones, before, own):
        contents.problems.append(_left_out(contents.places[MILESTONES, id], circle, EDGE_LEFT_OUT))
    _keep_files(contents, own, before)


def _lay_file(contents: Contents, makers: Makers, path: Path, own: dict[str, Place]) -> None:
    """Merge the records of a file; `own` keeps where each entry stands. Raises LayerError for a file as a whole."""
    try:
        records = read_records(path)
    except DataError as error:
        raise LayerError(str(path), error.why) from None
    for number, record in enumerate(records, 1):
        place = Place(str(path), number)
        try:
            if path.stem in REFERENCES:
                refuse(flaws_of_reference(path.stem, record))
                contents.add(place, path.stem, record)
            else:
                id = _add_entry(contents, makers, record, place)
                if id in own:
                    contents.problems.append(_problem(place.at("id"), _duplicate(id, own[id])))
                own[id] = place
        except Flaw as flaw:
            what = LEFT_OUT.get(path.stem, ENTRY_LEFT_OUT)
            contents.problems += [_left_out(place, each, what) for each in (flaw, *flaw.others)]


def _add_entry(contents: Contents, makers: Makers, record: Any, place: Place) -> str:
    """Merge an own entry and return its id; raise Flaw where it cannot be read."""
    entry = _completed(contents, record)
    tags = [tag for tag in entry["tags"] if tag not in contents.references.tags]
    orgs = [name for name in dict.fromkeys(entry["orgs"]) if makers.id(name) is None]
    if tags or orgs:  # an entry that is left out leaves none of them behind
        Milestone.from_dict(entry | {"tags": [], "orgs": []}, contents.references)
    for tag in tags:
        contents.add(place, "tags", {"id": tag, "name": {"en": tag, "zh": tag}})
    for name in orgs:
        if makers.id(name) is None:
            makers.add(name, place)
    ids = dict.fromkeys(makers.id(name) for name in entry["orgs"])
    contents.add(place, MILESTONES, entry | {"orgs": list(ids)})
    if differ := _two_dates(record):
        contents.problems.append(_problem(place.at("date"), differ))
    return str(entry["id"])


def _two_dates(record: Record) -> Text | None:
    """Return that an own entry gives two dates, if it does, and which counts."""
    date, released = record.get("date"), (record.get("released") or {}).get("date")
    if not date or not released or date == released:
        return None
    return Text(
        f'{date} is not {released}, the date of "released"; {date} counts',
        f"{date} 与“released”中的日期 {released} 不同；以 {date} 为准",
    )


def _completed(contents: Contents, record: Any) -> Record:
    """Return an own entry with all keys; raise Flaw where some have another form."""
    if not isinstance(record, dict):
        raise Flaw("", NO_OBJECT)
    given = {key: value for key, value in record.items() if key not in DERIVED}
    if TEXTS.fits(record.get("org_ids")):
        given["orgs"] = record["org_ids"]
    if "summary" in given:
        given["summary"] = _both(given["summary"])
    entry = _base(contents, record) | given
    refuse([*unfit(record, {"date": or_null(DATE), "org_ids": TEXTS}), *flaws(entry, OWN_KEYS)])
    return entry


def _base(contents: Contents, record: Record) -> Record:
    """Return what an own entry is laid over: the known entry of its id, else what it says where it says nothing."""
    known = contents.milestones.get(record["id"]) if is_text(record.get("id")) else None
    if known is None:
        return DEFAULTS
    base = known.to_dict()
    dated = {"date": base["date"]} if known.has_own_date else {}
    return {key: base[key] for key in KEYS if key in base} | {"orgs": base["org_ids"]} | dated


def _leave_out_parents(contents: Contents) -> None:
    """Take from organizations what they cannot belong to: what is not there, and themselves by way of others."""
    organizations: dict[str, Organization] = dict(contents.references.organizations)
    for id, place in [(id, place) for (kind, id), place in contents.places.items() if kind == "organizations"]:
        own = organizations[id]
        above, seen = own.parent, {id}
        while above in organizations and above not in seen:
            seen.add(above)
            above = organizations[above].parent
        if own.parent and (own.parent not in organizations or above == id):
            why = Text(f"{own.parent!r} is not there", f"找不到“{own.parent}”")
            flaw = Flaw("parent", why if above != id else Text("belongs to itself", "隶属于自身"))
            contents.problems.append(_left_out(place, flaw, PARENT_LEFT_OUT))
            organizations[id] = own._replace(parent=None)
    contents.references = contents.references._replace(organizations=organizations)


def _leave_out_dangling(contents: Contents, own: Iterable[str], before: dict[str, Milestone]) -> None:
    """Put back, or leave out, the own entries that refer to what is not there, and those that refer to them."""
    waiting = [id for id in own if id in contents.milestones]
    while broken := [id for id in waiting if dangling(contents.milestones[id], contents)]:
        for id in broken:
            if flaw := dangling(contents.milestones[id], contents):
                contents.problems.append(_left_out(contents.places[MILESTONES, id], flaw))
            if id in before:
                contents.milestones[id] = before[id]
            else:
                del contents.milestones[id]
        waiting = [id for id in waiting if id not in broken]


def _keep_files(contents: Contents, own: dict[str, Place], before: dict[str, Milestone]) -> None:
    """Keep the file of each own entry that is used, and count the file among the sources."""
    used = [id for id in own if id in contents.milestones and contents.milestones[id] is not before.get(id)]
    for file in dict.fromkeys(own[id].file for id in used):
        path = os.fsencode(file).decode(errors="replace")  # in the C locale Chinese names are surrogates
        name = Path(path).name
        contents.own |= {id: path for id in used if own[id].file == file}
        contents.add(None, "sources", {"id": path, "title": {"en": name, "zh": name}})


def _both(text: Any) -> Any:
    """Return a text in both languages, the one that is missing being the other; what is no text stays as it is."""
    if isinstance(text, str):
        return {"en": text, "zh": text}
    if isinstance(text, dict) and len(text) == 1:
        return dict.fromkeys(("en", "zh"), *text.values()) if text.keys() <= {"en", "zh"} else text
    return text


def _left_out(place: Place, flaw: Flaw, what: Text = ENTRY_LEFT_OUT) -> Text:
    """Return that what has a flaw is left out, with its place, the reason and what was probably meant."""
    en, zh = did_you_mean(flaw.near)
    return _problem(place.at(flaw.key), Text(f"{flaw.why.en}; {what.en}{en}", f"{flaw.why.zh}；{what.zh}{zh}"))


def _duplicate(id: str, place: Place) -> Text:
    en, zh = place.at("")
    return Text(
        f"{quoted(id)!r} stands at {en} as well; what this one says counts",
        f"“{quoted(id)}”也见于 {zh}；以此处为准",
    )


def _problem(place: Text, why: Text) -> Text:
    return Text(f"{place.en}: {why.en}", f"{place.zh}：{why.zh}")
