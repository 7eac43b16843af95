"""The rules for one entry, whatever the others say."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from llmlog.characters import simplified_forms
from llmlog.dates import PartialDate, day_of
from llmlog.folding import has_han
from llmlog.model import KEYS, Flaw, SourceClaim
from llmlog.model.flaws import partial_date
from llmlog.model.form import REFERRED_TO, flaws
from llmlog.model.milestone import date_of
from llmlog.store.files import read_list

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
URL = re.compile(r"https?://[^\s<>\"]+")
OF_NAMES = "昇"
"""A variant of 升 that brands (昇腾, 昇思) write in simplified text too."""


class Entry(NamedTuple):
    """An entry as it stands in a file: the name of the file without its ending, the place in it, and the record."""

    month: str
    place: str
    record: Any


Known = Mapping[str, Collection[str]]
"""The ids that entries may refer to, by the name of the file that lists them."""


def known_in(folder: Path) -> Known:
    """Return the ids that the files of a folder list."""
    return {name: {item["id"] for item in read_list(folder / f"{name}.json")} for name in REFERRED_TO}


def check(entry: Entry, known: Known, today: date | None = None) -> Iterator[str]:
    """Find what is wrong with an entry: its form, and what it says under the keys that are of the right one."""
    wrong = list(flaws(entry.record))
    unfit = {flaw.key for flaw in wrong}
    yield from (f"{entry.place}, {flaw}" for flaw in wrong)
    if not wrong and tuple(entry.record) != tuple(key for key in KEYS if key in entry.record):
        yield f"{entry.place}, the keys are not in the order {', '.join(KEYS)}"
    if "" in unfit:
        return
    for rule, keys in RULES.items():
        if unfit.isdisjoint(keys):
            yield from (f"{entry.place}, {problem}" for problem in rule(entry.record, known))
    if unfit.isdisjoint(("released", "sources")):
        yield from (f"{entry.place}, {problem}" for problem in _dates(entry, day_of(today)))


def happened(record: dict[str, Any]) -> PartialDate | None:
    """Return the date of a release, else the best that a source gives, or None; raise Flaw for an unreadable one."""
    if record["released"]:
        return partial_date(record["released"]["date"], "released")
    return date_of(None, tuple(map(SourceClaim.from_dict, record["sources"])))


def texts(value: Any) -> Iterator[str]:
    """Yield every text within a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)


def _characters(record: dict[str, Any], _: Known) -> Iterator[str]:
    for key, text in ((key, text) for key, value in record.items() for text in texts(value)):
        if text != text.strip():
            yield f'"{key}": {text!r} has space around it'
        if any(unicodedata.category(character)[0] == "C" for character in text):
            yield f'"{key}": {text!r} holds a control or invisible character'


def _identity(record: dict[str, Any], _: Known) -> Iterator[str]:
    for key, id in (("id", record["id"]), *(("former_ids", id) for id in record.get("former_ids", ()))):
        if not ID.fullmatch(id):
            yield f'"{key}": {id!r} is not in kebab case'
    for key, name in (("name_zh", record["name_zh"] or ""), *(("aliases", alias) for alias in record["aliases"])):
        others = name.replace(OF_NAMES, "")
        if others != others.translate(simplified_forms()):
            yield f'"{key}": {name!r} holds traditional characters; search folds them, so write the simplified ones'
    own = {record["name"], record["name_zh"], record["id"]}
    for position, alias in enumerate(record["aliases"]):
        if alias in own or alias in record["aliases"][:position]:
            yield f'"aliases": {alias!r} stands there already'
    if record["name_zh"] is not None and not has_han(record["name_zh"]):
        yield f'"name_zh": {record["name_zh"]!r} holds no Chinese'


def _vocabulary(record: dict[str, Any], known: Known) -> Iterator[str]:
    for key, allowed in (("orgs", known["organizations"]), ("tags", known["tags"])):
        for item in record[key]:
            if item not in allowed:
                yield f'"{key}": {item!r} is not known'
        if len(set(record[key])) != len(record[key]):
            yield f'"{key}": one stands there twice'
    if record["tags"] != sorted(record["tags"]):
        yield '"tags": not in alphabetical order'


def _languages(record: dict[str, Any], _: Known) -> Iterator[str]:
    details = record["details"]
    if len(details["en"]) != len(details["zh"]):
        yield f'"details": {len(details["en"])} in English, {len(details["zh"])} in Chinese'
    chinese = [
        ("summary", record["summary"]["zh"]),
        *(("released", item["note"]["zh"]) for item in [record["released"] or {}] if "note" in item),
        *(("errata", erratum["note"]["zh"]) for erratum in record["errata"]),
        *(("sources", mention["says"]["zh"]) for mention in record["sources"] if "says" in mention),
        *(("details", detail) for detail in details["zh"]),
    ]
    for key, text in chinese:
        if not has_han(text):
            yield f'"{key}": {text!r} is not Chinese' if text else f'"{key}": no Chinese'
    if not record["summary"]["en"]:
        yield '"summary": no English'
    if has_han(record["summary"]["en"]):
        yield '"summary": Chinese in the English text'


def _links(record: dict[str, Any], _: Known) -> Iterator[str]:
    urls = [link["url"] for link in record["links"]]
    if len(set(urls)) != len(urls):
        yield '"links": one stands there twice'
    listed = [(key, item) for key in ("links", "errata", "derived_from") for item in record[key]]
    for key, item in (("released", record["released"] or {}), *listed):
        if "url" in item and not URL.fullmatch(item["url"]):
            yield f'"{key}": {item["url"]!r} is not a URL'


def _dates(entry: Entry, today: date) -> Iterator[str]:
    try:
        for claim in entry.record["sources"]:
            SourceClaim.from_dict(claim)
        when = happened(entry.record)
    except Flaw as flaw:
        yield str(flaw)
        return
    key = "released" if entry.record["released"] else "sources"
    if when is None:
        yield '"released", "sources": neither a release nor a source dates it'
    elif when.first > today:
        yield f'"{key}": {when} is later than today, {today}'
    elif entry.month != str(when.month_or_year):
        yield f'"{key}": happened {when} and belongs into {when.month_or_year}.json'


def _mentions(record: dict[str, Any], known: Known) -> Iterator[str]:
    claims = [(mention["id"], mention["date"], mention["as"]) for mention in record["sources"]]
    if not claims and not record["released"]:
        yield '"sources": nobody reports it, and no release is verified'
    if len(set(claims)) != len(claims):
        yield '"sources": one stands there twice'
    for source, *_ in claims:
        if source not in known["sources"]:
            yield f'"sources": {source!r} is not known'
    for erratum in record["errata"]:
        if erratum["source"] not in {source for source, *_ in claims}:
            yield f'"errata": {erratum["source"]!r} does not report it'


RULES: dict[Callable[[dict[str, Any], Known], Iterator[str]], tuple[str, ...]] = {
    _characters: (),
    _identity: ("id", "former_ids", "name", "name_zh", "aliases"),
    _vocabulary: ("orgs", "tags"),
    _languages: ("summary", "details", "released", "sources", "errata"),
    _links: ("released", "links", "errata", "derived_from"),
    _mentions: ("released", "sources", "errata"),
}
"""The rules, and the keys that each wants to be of the right form."""
