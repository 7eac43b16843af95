"""The JSON Schema (2020-12) of what the commands print as JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from llmlog.formats.json import SPECS
from llmlog.formats.shapes import (
    ADDRESS,
    COUNT,
    DATE,
    MONTH,
    NAMES,
    STRING,
    Schema,
    extended,
    list_of,
    object_of,
    of_class,
    of_field,
    one_of,
    or_null,
    ref,
    strings,
    without_null,
)
from llmlog.language import Language
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
)
from llmlog.views import Form
from llmlog.vocabulary import RELATIONS, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(forms: Mapping[str, Iterable[Form]], command: str = "") -> Schema:
    """Return the schema of what the forms of one command print as JSON, or of all of them by its name.

    That of one command validates what it prints. That of all has a schema for each form of a command under `commands`.
    """
    definitions = records()
    if command:
        chosen = [output(it) for it in forms[command]]
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
        "commands": {it.form: output(it) for own in forms.values() for it in own},
        "$defs": definitions,
    }


def output(form: Form) -> Schema:
    """Return the schema of what a form of a command prints."""
    return ref(form.record) if form.alone else list_of(ref(form.record))


def records() -> dict[str, Schema]:
    """Return the schema of every kind of record by its name."""
    brief = {key: of_field(Milestone, key) for key in ("id", "name", "name_zh", "date")}
    return {
        "text": object_of({language.value: STRING for language in Language}),
        "texts": object_of({language.value: list_of(STRING) for language in Language}),
        "date": DATE | {"description": "A year, a month or a day, as precise as it is known."},
        "milestone": _milestone(),
        **{NAMES[made]: of_class(made) for made in (Release, Specs, Link, SourceClaim, Erratum, Derivation)},
        "hit": extended(
            "milestone",
            {"score": {"type": "number", "minimum": 0, "maximum": 100}, "matched": object_of(strings("field", "text"))},
        ),
        "month": object_of({"month": MONTH, "count": COUNT}),
        "organization": _organization(),
        "maker": extended("organization", {"count": COUNT}),
        "tag": object_of({"id": STRING, "name": ref("text"), "related": ref("texts")}),
        "tag-count": extended("tag", {"count": COUNT}),
        "kind-count": object_of({"id": one_of(Kind), "name": ref("text"), "count": COUNT}),
        "source": of_class(Source, optional=()),
        "source-count": extended("source", {"count": COUNT}),
        "correction": extended("erratum", {"id": STRING, "name": STRING}),
        "count": object_of({"key": STRING, "name": ref("text"), "count": COUNT}, optional=["name"]),
        "compared": _compared(),
        "relative": object_of(
            brief | {"relation": one_of(RELATIONS), "url": ADDRESS},
            optional=["url"],
        ),
        **_trees(brief),
    }


def _trees(brief: Mapping[str, Schema]) -> dict[str, Schema]:
    """Return the schemas of the records of descent by their names."""
    return {
        "root": object_of(dict(brief) | {"descendants": COUNT}),
        "brief": object_of(brief),
        "ancestor": _branch(brief, "parents", "ancestor"),
        "descendant": _branch(brief, "children", "descendant"),
        "lineage": object_of(
            dict(brief)
            | {"parents": list_of(ref("ancestor")), "children": list_of(ref("descendant"))}
            | {"part_of": list_of(ref("brief")), "parts": list_of(ref("brief"))}
        ),
    }


def _milestone() -> Schema:
    """Return the schema of a milestone, whose makers, tags and texts are written in another form than held."""
    properties = {field.name: of_field(Milestone, field.name) for field in fields(Milestone)}
    properties |= {"orgs": list_of(STRING), "tags": list_of(STRING), "details": ref("texts"), "asked": ref("texts")}
    before = list(properties).index("orgs") + 1
    keys = list(properties)
    ordered = {key: properties[key] for key in keys[:before]} | {"org_ids": list_of(STRING)} | properties
    for key in OPTIONAL:
        ordered[key] = without_null(ordered[key])
    return object_of(ordered, OPTIONAL)


def _compared() -> Schema:
    """Return the schema of a milestone among others; a spec that is not published is null."""
    keys = ("id", "name", "name_zh", "kind", "importance")
    specs = {key: of_field(Specs, key) for key in SPECS}
    specs["modalities"] = or_null(without_null(specs["modalities"]))
    return object_of(
        {key: of_field(Milestone, key) for key in keys}
        | {"orgs": list_of(STRING), "org_ids": list_of(STRING), "date": ref("date"), "verified": {"type": "boolean"}}
        | {"specs": object_of(specs), "parents": list_of(ref("relative")), "children": list_of(ref("relative"))}
    )


def _organization() -> Schema:
    """Return the schema of an organization, which is written with its Chinese name under a key of its own."""
    former = object_of({"name": STRING, "until": or_null(ref("date"))})
    properties = strings("id", "name", "name_zh")
    return object_of(
        properties
        | {"aliases": list_of(STRING), "formerly": list_of(former)}
        | {key: of_field(Organization, key) for key in ("parent", "country")}
    )


def _branch(brief: Mapping[str, Schema], key: str, record: str) -> Schema:
    """Return the schema of a milestone in a tree, with what comes after it under a key."""
    return object_of(
        {
            **brief,
            "relation": one_of(RELATIONS),
            "url": or_null(ADDRESS),
            key: list_of(ref(record)),
            "seen": {"type": "boolean", "description": "What comes after it stands elsewhere in the same tree."},
        }
    )


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
