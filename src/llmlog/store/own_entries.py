"""A reader's own files laid over the log: new entries join, those of a known id replace the keys that they give."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from llmlog.errors import DataError, LayerError, did_you_mean, quoted
from llmlog.folding import fold
from llmlog.language import Text
from llmlog.model import KEYS, Flaw, Milestone, Record
from llmlog.model.flaws import near
from llmlog.model.form import DATE, FIXED, NO_OBJECT, TEXTS, flaws, flaws_of_reference, is_text, or_null, unfit
from llmlog.store.circles import EDGE_LEFT_OUT, leave_out_circles
from llmlog.store.contents import MILESTONES, REFERENCES, Contents, Place, dangling, files_of, refuse
from llmlog.store.files import read_records
from llmlog.store.own_labels import Called
from llmlog.store.rows import ancestry
from llmlog.vocabulary import KINDS, Kind

DEFAULTS: Record = {key: [] for key in ("aliases", "orgs", "tags", "links", "derived_from", "sources", "errata")} | {
    "name_zh": None,
    "kind": Kind.EVENT.value,
    "importance": 2,
    "released": None,
    "summary": {"en": "", "zh": ""},
    "details": {"en": [], "zh": []},
}
"""What an own entry says where it leaves a key out."""

DERIVED = {"org_ids", "score", "matched", "verified"}
"""What `--json` adds to an entry, so that what it prints is one."""

OWN_KEYS = {*KEYS, "date"}
"""What an own entry may have besides."""
OWN_FORMS = {"date": DATE._replace(fits=or_null(DATE).fits), "org_ids": TEXTS}
"""What stands under the keys that no entry of the log has; a date of null is none."""

LEFT_OUT = {
    "organizations": Text("the organization is left out", "该机构已略过"),
    "tags": Text("the tag is left out", "该标签已略过"),
    "sources": Text("the source is left out", "该来源已略过"),
}
ENTRY_LEFT_OUT = Text("the entry is left out", "该条目已略过")
PARENT_LEFT_OUT = Text("the parent is left out", "该上级机构已略过")


def lay_over(contents: Contents, layer: Path) -> None:
    """Merge an own file or folder into contents, and keep their problems; raise LayerError for an unreadable file."""
    before = dict(contents.milestones)
    contents.places = {}
    called = (
        Called(contents, "organizations", "orgs", Text("organization", "机构")),
        Called(contents, "tags", "tags", Text("tag", "标签")),
    )
    files = files_of(layer)
    if not files:
        contents.problems.append(Text(f"{layer}: no .json or .jsonl file", f"{layer}：没有 .json 或 .jsonl 文件"))
    for path in files:
        _lay_file(contents, called, path)
    own = {id: place for (kind, id), place in contents.places.items() if kind == MILESTONES}
    _leave_out_parents(contents)
    _leave_out_dangling(contents, own, before)
    for id, circle in leave_out_circles(contents.milestones, before, own):
        _tell(contents, contents.places[MILESTONES, id], circle, EDGE_LEFT_OUT)
    _keep_files(contents, own, before)


def _lay_file(contents: Contents, called: Sequence[Called], path: Path) -> None:
    """Merge the records of a file; raise LayerError where it cannot be read as a whole."""
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
                _add_entry(contents, called, record, place)
        except Flaw as flaw:
            what = LEFT_OUT.get(path.stem, ENTRY_LEFT_OUT)
            for each in (flaw, *flaw.others):
                _tell(contents, place, each, what)


def _add_entry(contents: Contents, called: Sequence[Called], record: Any, place: Place) -> None:
    """Merge an own entry, and tell what is doubtful about it; raise Flaw where it cannot be read."""
    entry = _completed(contents, record)
    # an entry that is left out adds no names
    Milestone.from_dict(entry | {known.key: [] for known in called}, contents.references)
    for known in called:
        for name in entry[known.key]:
            if known.id(name) is None:
                known.add(name, place)
    ids = {known.key: list(dict.fromkeys(map(known.id, entry[known.key]))) for known in called}
    other = contents.places.get((MILESTONES, entry["id"]))
    contents.add(place, MILESTONES, entry | ids)
    if differ := _two_dates(record):
        contents.tell(place.at("date"), differ)
    if unnamed := [id for id in record.get("org_ids", ()) if called[0].id(id) not in ids["orgs"]]:
        en, zh = ", ".join(map(repr, unnamed)), "".join(f"“{id}”" for id in unnamed)
        contents.tell(place.at("org_ids"), Text(f'{en} not in "orgs", which counts', f"{zh}不在“orgs”中；以“orgs”为准"))
    if other:
        contents.tell(place.at("id"), _duplicate(entry["id"], other))


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
    if "org_ids" in record and TEXTS.fits(ids := record["org_ids"]):
        given["orgs"] = _makers(contents, given.get("orgs", ids), ids)
    if "summary" in given:
        given["summary"] = _both(given["summary"])
    entry = _base(contents, record) | given | _by_printed_words(given)
    id = str(record.get("id"))
    if "name" not in entry and (meant := near(id, contents.milestones)):
        en, zh = "is not in the log, and a new entry wants a name", "不在日志中，而新条目须有名称"
        raise Flaw("id", Text(f"{quoted(id)!r} {en}", f"“{quoted(id)}”{zh}"), meant)
    refuse([*unfit(record, OWN_FORMS), *flaws(entry, OWN_KEYS)])
    return entry


def _by_printed_words(given: Record) -> Record:
    """Return what an own entry gives that holds words of fixed sets, each that is said as it is printed by its id."""
    found = {"kind": _printed(given["kind"], KINDS)} if "kind" in given else {}
    for key, (part, words) in FIXED.items():
        if isinstance(given.get(key), list):
            found[key] = [
                it | {part: _printed(it[part], words)} if isinstance(it, dict) and part in it else it
                for it in given[key]
            ]
    return found


def _printed(word: Any, words: Mapping[Any, Text]) -> Any:
    """Return the id of a word of a fixed set that is printed so in either language, what is none of them as it is."""
    return next((str(id) for id, names in words.items() if word in names), word)


def _makers(contents: Contents, names: Any, ids: Sequence[str]) -> Any:
    """Return the makers that an own entry names, by id where its `org_ids` say which is meant."""
    known = contents.references.organizations
    meant = {fold(name) or name: id for id in ids if id in known for name in known[id].names}
    return [meant.get(fold(name) or name, name) for name in names] if TEXTS.fits(names) else names


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
    organizations = contents.references.organizations
    for id, place in [(id, place) for (kind, id), place in contents.places.items() if kind == "organizations"]:
        own = organizations[id]
        *_, last = ancestry(own, contents.references)
        is_round = organizations[last].parent == id
        if own.parent and (own.parent not in organizations or is_round):
            why = Text(f"{own.parent!r} is not there", f"找不到“{own.parent}”")
            flaw = Flaw("parent", Text("belongs to itself", "隶属于自身") if is_round else why)
            _tell(contents, place, flaw, PARENT_LEFT_OUT)
            contents.add(place, "organizations", own._replace(parent=None).to_record())


def _leave_out_dangling(contents: Contents, own: Iterable[str], before: dict[str, Milestone]) -> None:
    """Put back, or leave out, the own entries that refer to what is not there, and those that refer to them."""
    waiting = [id for id in own if id in contents.milestones]
    while broken := [id for id in waiting if dangling(contents.milestones[id], contents)]:
        for id in broken:
            if flaw := dangling(contents.milestones[id], contents):
                _tell(contents, contents.places[MILESTONES, id], flaw)
            if id in before:
                contents.milestones[id] = before[id]
            else:
                del contents.milestones[id]
        waiting = [id for id in waiting if id not in broken]


def _keep_files(contents: Contents, own: dict[str, Place], before: dict[str, Milestone]) -> None:
    """Keep the file of each own entry that is used, and count the file among the sources."""
    for id, place in own.items():
        if id in contents.milestones and contents.milestones[id] is not before.get(id):
            path = os.fsencode(place.file).decode(errors="replace")  # in the C locale Chinese names are surrogates
            name = Path(path).name
            contents.own[id] = path
            contents.add(None, "sources", {"id": path, "title": {"en": name, "zh": name}})


def _both(text: Any) -> Any:
    """Return a text in both languages, the one that is missing being the other; what is no text stays as it is."""
    given = {"en": text} if isinstance(text, str) else text
    is_one = isinstance(given, dict) and len(given) == 1 and given.keys() <= {"en", "zh"}
    return dict.fromkeys(("en", "zh"), *given.values()) if is_one else given


def _tell(contents: Contents, place: Place, flaw: Flaw, what: Text = ENTRY_LEFT_OUT) -> None:
    """Tell that what has a flaw is left out, with its place, the reason and what was probably meant."""
    en, zh = did_you_mean(flaw.near)
    contents.tell(place.at(flaw.key), Text(f"{flaw.why.en}; {what.en}{en}", f"{flaw.why.zh}；{what.zh}{zh}"))


def _duplicate(id: str, place: Place) -> Text:
    en, zh = place.at("")
    return Text(
        f"{quoted(id)!r} stands at {en} as well; what this one says counts",
        f"“{quoted(id)}”也见于 {zh}；以此处为准",
    )
