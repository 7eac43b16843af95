"""The rules for all entries together, for the organizations, tags and sources, and for the text of files."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from llmlog.check.entries import Entry, happened
from llmlog.folding import fold
from llmlog.model.form import REFERRED_TO, is_text, keys_of, unfit
from llmlog.store.circles import circle_in
from llmlog.store.contents import MILESTONES, bundled
from llmlog.store.files import canonical, read_list, read_text
from llmlog.vocabulary import PART_OF


def check(entries: list[Entry]) -> Iterator[str]:
    """Find names that two entries claim, and descent that leads nowhere, in circles or backwards in time."""
    yield from _names(entries)
    yield from _descent(entries)


def _names(entries: list[Entry]) -> Iterator[str]:
    """An id, a name or a Chinese name is borne by one entry; an alias may be shared, but with no other's own name."""
    owners: dict[str, str] = {}
    places: dict[str, str] = {}
    for _, place, record in entries:
        for id in (record["id"], *record.get("former_ids", ())):
            if places.setdefault(id, place) != place:
                yield f'{place}, "id": {id!r} stands at {places[id]} already'
        for name, key in {fold(record[key]): key for key in ("name_zh", "name", "id") if record.get(key)}.items():
            if owners.setdefault(name, record["id"]) != record["id"]:
                yield f'{place}, "{key}": {owners[name]} is called {name!r} as well'
    for _, place, record in entries:
        for alias in record.get("aliases", ()):
            if owners.get(fold(alias), record["id"]) != record["id"]:
                yield f'{place}, "aliases": {alias!r} is the own name of {owners[fold(alias)]}'


def _descent(entries: list[Entry]) -> Iterator[str]:
    records = {record["id"]: record for _, _, record in entries}
    places = {record["id"]: place for _, place, record in entries}
    graph: dict[str, set[str]] = defaultdict(set)
    for _, place, record in entries:
        for edge in record.get("derived_from", ()):
            parent = records.get(edge["id"])
            if parent is None or edge["id"] in graph[record["id"]]:
                yield f'{place}, "derived_from": {edge["id"]!r} is {"there twice" if parent else "no milestone"}'
                continue
            graph[record["id"]].add(edge["id"])
            born, grown = happened(parent), happened(record)
            if edge["relation"] != PART_OF and born and grown and grown.last < born.first:
                when = f"{born}, its child {grown}"
                yield f'{place}, "derived_from": {edge["id"]} came later than its child ({when})'
    if circle := circle_in(graph):
        yield f'{places[circle[0]]}, "derived_from": a circle: {" → ".join(circle)}'


def check_files(folder: Path) -> Iterator[str]:
    """Find files whose text is not canonical; raise DataError for entries of which no log can be made."""
    for path in (*sorted((folder / MILESTONES).glob("*.json")), *(folder / f"{name}.json" for name in REFERRED_TO)):
        listed = read_list(path)
        if path.parent.name == MILESTONES:
            listed.sort(key=lambda record: (happened(record), record["id"]))
        if read_text(path) != canonical(listed):
            yield f"{path.name}: not in canonical form; `python tools/write_data.py` writes it"
    bundled(folder)


def check_form(name: str, items: list[Any]) -> Iterator[str]:
    """Find what is wrong with the form of what a file lists for entries to refer to."""
    wanted, known = keys_of(REFERRED_TO[name])
    seen = set()
    for number, item in enumerate(items, 1):
        place = f"{name}.json, entry {number}"
        if not isinstance(item, dict) or not wanted <= item.keys() <= known or not is_text(item["id"]):
            yield f"{place}: wants an object with {', '.join(sorted(wanted))}, and a text as id"
            continue
        yield from (f"{place}, {flaw}" for flaw in unfit(item, REFERRED_TO[name]))
        if item["id"] in seen:
            yield f'{place}, "id": {item["id"]!r} stands there already'
        seen.add(item["id"])


def check_organizations(organizations: list[dict[str, Any]]) -> Iterator[str]:
    """Find names that two organizations claim, and parents that are not there or lead in circles.

    What an organization was called may be the name of one that went into it.
    """
    ids = {organization["id"] for organization in organizations}
    merged = {(org["parent"], name) for org in organizations for name in org["name"].values()}
    names = [
        {
            "formerly": [it["name"] for it in org["formerly"] if (org["id"], it["name"]) not in merged],
            "aliases": org["aliases"],
        }
        for org in organizations
    ]
    yield from _claims("organizations.json", organizations, names)
    for organization in organizations:
        if organization["parent"] not in (None, *ids):
            yield f'organizations.json, {organization["id"]}, "parent": {organization["parent"]!r} is not known'
    if circle := circle_in({org["id"]: [org["parent"]] for org in organizations if org["parent"]}):
        yield f'organizations.json, {circle[0]}, "parent": a circle: {" → ".join(circle)}'


def check_tags(tags: list[dict[str, Any]]) -> Iterator[str]:
    """Find words that two tags claim."""
    yield from _claims("tags.json", tags, [{"related": [*tag["related"]["en"], *tag["related"]["zh"]]} for tag in tags])


def _claims(file: str, items: list[dict[str, Any]], others: list[dict[str, list[str]]]) -> Iterator[str]:
    """Find what two of the things that a file lists are called, by their ids, names and the other names of a key."""
    owners: dict[str, str] = {}
    for item, other in zip(items, others, strict=True):
        id = item["id"]
        keyed = {**other, "name": item["name"].values(), "id": [id]}
        for name, key in sorted({fold(name): key for key, names in keyed.items() for name in names}.items()):
            if owners.setdefault(name, id) != id:
                yield f'{file}, {id}, "{key}": {owners[name]} is called {name!r} as well'
