"""The JSON Schema (2020-12) of what the commands print as JSON, made from the model's classes and the fixed words.

A key that may be missing is a field that has a default; `WORDS` and `KEYS` say what the classes alone do not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from llmlog.dates import PartialDate
from llmlog.formats.json import SPECS
from llmlog.language import Language, Text
from llmlog.model import (
    OPTIONAL,
    Derivation,
    Erratum,
    Link,
    Milestone,
    Organization,
    Release,
    Source,
    SourceClaim,
    Specs,
    Tag,
)
from llmlog.vocabulary import ERRATUM_FIELDS, IMPORTANCE, LINK_KINDS, MODALITIES, RELATIONS, WEIGHTS, Kind

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
STRING: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
ADDRESS: Schema = {"type": "string", "format": "uri", "pattern": "^https?://"}
DATE: Schema = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
MONTH: Schema = {"type": "string", "pattern": r"^\d{4}(-\d{2})?$"}
NAMES: dict[type, str] = {
    Text: "text",
    PartialDate: "date",
    Milestone: "milestone",
    Release: "release",
    Specs: "specs",
    Link: "link",
    SourceClaim: "claim",
    Erratum: "erratum",
    Derivation: "derivation",
    Organization: "organization",
    Tag: "tag",
    Source: "source",
}
"""The name of each class among the definitions."""

WORDS: Mapping[tuple[type, str], Iterable[Any]] = {
    (Milestone, "importance"): IMPORTANCE,
    (Specs, "weights"): WEIGHTS,
    (Specs, "modalities"): MODALITIES,
    (Link, "kind"): LINK_KINDS,
    (Erratum, "field"): ERRATUM_FIELDS,
    (Derivation, "relation"): RELATIONS,
}
"""The fixed words that a field may hold."""

KEYS = {
    (SourceClaim, "source"): "id",
    (SourceClaim, "name"): "as",
    (Derivation, "parent"): "id",
}
"""The keys of fields that are written under another name."""


class Form(NamedTuple):
    """A form of a command, what its JSON is made of, and whether that stands alone or in an array."""

    form: str
    record: str
    alone: bool = False


FORMS = (
    Form("list", "milestone"),
    Form("search WORDS", "hit"),
    Form("month", "month"),
    Form("month MONTH", "milestone"),
    Form("timeline", "milestone"),
    Form("today", "milestone"),
    Form("org", "maker"),
    Form("org NAME", "milestone"),
    Form("stats", "count"),
    Form("tags", "tag-count"),
    Form("kinds", "kind-count"),
    Form("sources", "source-count"),
    Form("show NAME", "milestone", alone=True),
    Form("compare NAME...", "compared"),
    Form("lineage", "root"),
    Form("lineage NAME", "lineage", alone=True),
    Form("errata", "correction"),
    Form("open NAME", "link"),
)
"""What each form of a command prints with --json, a line each."""


def schema(command: str = "") -> Schema:
    """Return the schema of what one command prints as JSON, or of all of them.

    That of one command validates what it prints. That of all has a schema for each form of a command under `commands`.
    """
    definitions = records()
    if command:
        chosen = [output(it) for it in FORMS if it.form.partition(" ")[0] == command]
        result = chosen[0] if len(chosen) == 1 else {"anyOf": chosen}
        return {
            "$schema": DIALECT,
            "title": f"llmlog {command} --json",
            **result,
            "$defs": _needed(result, definitions),
        }
    return {
        "$schema": DIALECT,
        "title": "What the commands of llmlog print as JSON",
        "commands": {it.form: output(it) for it in FORMS},
        "$defs": definitions,
    }


def output(form: Form) -> Schema:
    """Return the schema of what a form of a command prints."""
    return _ref(form.record) if form.alone else _list(_ref(form.record))


def records() -> dict[str, Schema]:
    """Return the schema of every kind of record by its name."""
    brief = {key: _of_field(Milestone, key) for key in ("id", "name", "name_zh", "date")}
    return {
        "text": _object({language.value: STRING for language in Language}),
        "texts": _object({language.value: _list(STRING) for language in Language}),
        "date": DATE | {"description": "A year, a month or a day, as precise as it is known."},
        "milestone": _milestone(),
        **{NAMES[made]: _of_class(made) for made in (Release, Specs, Link, SourceClaim, Erratum, Derivation)},
        "hit": _extended(
            "milestone",
            {"score": {"type": "number", "minimum": 0, "maximum": 100}, "matched": _object(_strings("field", "text"))},
        ),
        "month": _object({"month": MONTH, "count": COUNT}),
        "organization": _organization(),
        "maker": _extended("organization", {"count": COUNT}),
        "tag": _object({"id": STRING, "name": _ref("text"), "related": _ref("texts")}),
        "tag-count": _extended("tag", {"count": COUNT}),
        "kind-count": _object({"id": _words(Kind), "name": _ref("text"), "count": COUNT}),
        "source": _of_class(Source, optional=()),
        "source-count": _extended("source", {"count": COUNT}),
        "correction": _extended("erratum", {"id": STRING, "name": STRING}),
        "count": _object({"key": STRING, "name": _ref("text"), "count": COUNT}, optional=["name"]),
        "compared": _compared(),
        "relative": _object(
            brief | {"relation": _words(RELATIONS), "url": ADDRESS},
            optional=["url"],
        ),
        "root": _object(brief | {"descendants": COUNT}),
        "brief": _object(brief),
        "ancestor": _branch(brief, "parents", "ancestor"),
        "descendant": _branch(brief, "children", "descendant"),
        "lineage": _object(
            brief
            | {"parents": _list(_ref("ancestor")), "children": _list(_ref("descendant"))}
            | {"part_of": _list(_ref("brief")), "parts": _list(_ref("brief"))}
        ),
    }


def _milestone() -> Schema:
    """Return the schema of a milestone, whose makers, tags and texts are written in another form than held."""
    properties = {field.name: _of_field(Milestone, field.name) for field in fields(Milestone)}
    properties |= {"orgs": _list(STRING), "tags": _list(STRING), "details": _ref("texts"), "asked": _ref("texts")}
    before = list(properties).index("orgs") + 1
    keys = list(properties)
    ordered = {key: properties[key] for key in keys[:before]} | {"org_ids": _list(STRING)} | properties
    for key in OPTIONAL:
        ordered[key] = _without_null(ordered[key])
    return _object(ordered, OPTIONAL)


def _compared() -> Schema:
    """Return the schema of a milestone among others; a spec that is not published is null."""
    keys = ("id", "name", "name_zh", "kind", "importance")
    specs = {key: _of_field(Specs, key) for key in SPECS}
    specs["modalities"] = _or_null(_without_null(specs["modalities"]))
    return _object(
        {key: _of_field(Milestone, key) for key in keys}
        | {"orgs": _list(STRING), "org_ids": _list(STRING), "date": _ref("date"), "verified": {"type": "boolean"}}
        | {"specs": _object(specs), "parents": _list(_ref("relative")), "children": _list(_ref("relative"))}
    )


def _organization() -> Schema:
    """Return the schema of an organization, which is written with its Chinese name under a key of its own."""
    former = _object({"name": STRING, "until": _or_null(_ref("date"))})
    properties = _strings("id", "name", "name_zh")
    return _object(
        properties
        | {"aliases": _list(STRING), "formerly": _list(former)}
        | {key: _of_field(Organization, key) for key in ("parent", "country")}
    )


def _branch(brief: Mapping[str, Schema], key: str, record: str) -> Schema:
    """Return the schema of a milestone in a tree, with what comes after it under a key."""
    return _object(
        {
            **brief,
            "relation": _words(RELATIONS),
            "url": _or_null(ADDRESS),
            key: _list(_ref(record)),
            "seen": {"type": "boolean", "description": "What comes after it stands elsewhere in the same tree."},
        }
    )


def _of_class(made: type[Any], optional: Iterable[str] | None = None) -> Schema:
    """Return the schema of a record with a key for each field of a class; those with a default may be missing."""
    properties: dict[str, Schema] = {}
    missing = set(optional or ())
    for field in fields(made):
        key = KEYS.get((made, field.name), field.name)
        properties[key] = _of_field(made, field.name)
        if optional is None and field.default is not MISSING:
            missing.add(key)
            properties[key] = _without_null(properties[key])
    return _object(properties, missing)


def _of_field(made: type[Any], name: str) -> Schema:
    """Return the schema of what a field of a class holds."""
    words = WORDS.get((made, name))
    if name in {"url", "urls"} and made is not Source:
        return _of_type(get_type_hints(made)[name], ADDRESS if name == "url" else STRING)
    return _of_type(get_type_hints(made)[name], _words(words) if words else None)


def _of_type(hint: Any, inner: Schema | None = None) -> Schema:
    """Return the schema of a type; `inner` is that of the text or number in it, where it is not just any."""
    if get_origin(hint) is UnionType:
        kept = next(it for it in get_args(hint) if it is not NoneType)
        return _or_null(_of_type(kept, inner))
    if get_origin(hint) is tuple:
        return _list(_of_type(get_args(hint)[0], inner))
    if hint in NAMES:
        return _ref(NAMES[hint])
    if hint is Kind:
        return _words(Kind)
    return inner or {"type": "integer" if hint is int else "string"}


def _object(properties: Mapping[str, Schema], optional: Iterable[str] = ()) -> Schema:
    missing = set(optional)
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [key for key in properties if key not in missing],
    }


def _extended(record: str, more: Mapping[str, Schema]) -> Schema:
    return {"$ref": f"#/$defs/{record}", **_object(more)}


def _strings(*keys: str) -> dict[str, Schema]:
    return dict.fromkeys(keys, STRING)


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _words(words: Iterable[Any]) -> Schema:
    return {"enum": [getattr(word, "value", word) for word in words]}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _without_null(schema: Schema) -> Schema:
    return schema["anyOf"][0] if "anyOf" in schema else schema


def _ref(record: str) -> Schema:
    return {"$ref": f"#/$defs/{record}"}


def _needed(part: Any, definitions: Mapping[str, Schema]) -> dict[str, Schema]:
    """Return the definitions that a schema refers to, directly or through another."""
    found: set[str] = set()
    waiting = [part]
    while waiting:
        it = waiting.pop()
        if isinstance(it, dict):
            name = str(it.get("$ref", "")).removeprefix("#/$defs/")
            if name and name not in found:
                found.add(name)
                waiting.append(definitions[name])
            waiting += it.values()
        elif isinstance(it, list):
            waiting += it
    return {name: schema for name, schema in definitions.items() if name in found}
