"""The JSON Schema (2020-12) of what the commands print as JSON, and the fields that there are by it."""

import json
import re
from collections.abc import Container, Iterable, Mapping
from typing import Any

from llmlog import views
from llmlog.errors import UnknownField
from llmlog.folding import fold
from llmlog.model import OPTIONAL
from llmlog.selection import Hits
from llmlog.vocabulary import ERRATUM_FIELDS, IMPORTANCE, LINK_KINDS, MODALITIES, RELATIONS, WEIGHTS, Kind

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def object_of(keys: Mapping[str, Schema], optional: Container[str] = ()) -> Schema:
    """Return the schema of an object with some keys, of which some may be missing."""
    return {"type": "object", "properties": dict(keys), "required": [key for key in keys if key not in optional]}


def list_of(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def one_of(words: Iterable[Any]) -> Schema:
    """Return the schema of a word or number of a fixed set."""
    return {"enum": list(words)}


def or_null(schema: Schema) -> Schema:
    """Return the schema of what may be null."""
    return {"anyOf": [schema, {"type": "null"}]}


def ref(record: str) -> Schema:
    """Return the schema that stands among the definitions under a name."""
    return {"$ref": f"#/$defs/{record}"}


STRING: Schema = {"type": "string"}
INTEGER: Schema = {"type": "integer"}
COUNT: Schema = {"type": "integer", "minimum": 0}
ADDRESS: Schema = {"type": "string", "format": "uri", "pattern": "^https?://"}
STRINGS, NULLABLE, DATE, TEXT, TEXTS = list_of(STRING), or_null(STRING), ref("date"), ref("text"), ref("texts")
COUNTED = object_of({"count": COUNT})
KIND, RELATION = one_of(Kind), one_of(RELATIONS)
SEEN: Schema = {"type": "boolean", "description": "What comes after it stands elsewhere in the same tree."}

SPECS: dict[str, Schema] = {
    "parameters": STRING,
    "context_tokens": INTEGER,
    "training_tokens": INTEGER,
    "license": STRING,
    "weights": one_of(WEIGHTS),
    "modalities": list_of(one_of(MODALITIES)),
}
MILESTONE: dict[str, Schema] = {
    "id": STRING,
    "name": STRING,
    "name_zh": NULLABLE,
    "aliases": STRINGS,
    "former_ids": STRINGS,
    "kind": KIND,
    "importance": one_of(IMPORTANCE),
    "orgs": STRINGS,
    "org_ids": STRINGS,
    "date": DATE,
    "released": or_null(ref("release")),
    "summary": TEXT,
    "details": TEXTS,
    "specs": ref("specs"),
    "tags": STRINGS,
    "asked": TEXTS,
    "links": list_of(ref("link")),
    "derived_from": list_of(ref("derivation")),
    "sources": list_of(ref("claim")),
    "errata": list_of(ref("erratum")),
}
ERRATUM: dict[str, Schema] = {
    "field": one_of(ERRATUM_FIELDS),
    **dict.fromkeys(("source", "claim", "correct"), STRING),
    "url": ADDRESS,
    "note": TEXT,
}
TRANSLATIONS = dict.fromkeys(("claim_en", "claim_zh", "correct_en", "correct_zh"), STRING)
BRIEF = {key: MILESTONE[key] for key in ("id", "name", "name_zh", "date")}
BRANCH = BRIEF | {"relation": RELATION, "url": or_null(ADDRESS)}

RECORDS: dict[str, Schema] = {
    "text": object_of({"en": STRING, "zh": STRING}),
    "texts": object_of({"en": STRINGS, "zh": STRINGS}),
    "date": {
        "type": "string",
        "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
        "description": "A year, a month or a day, as precise as it is known.",
    },
    "milestone": object_of(MILESTONE, optional=OPTIONAL),
    "release": object_of({"date": DATE, "url": ADDRESS, "note": TEXT}, optional={"note"}),
    "specs": object_of(SPECS, optional=SPECS),
    "link": object_of({"url": ADDRESS, "kind": one_of(LINK_KINDS)}),
    "claim": object_of(
        {"id": STRING, "date": or_null(DATE), "as": STRING, "org": NULLABLE}
        | {"says": TEXT, "urls": STRINGS, "wrong_urls": STRINGS},
        optional={"says", "urls", "wrong_urls"},
    ),
    "erratum": object_of(ERRATUM | TRANSLATIONS, optional=TRANSLATIONS),
    "derivation": object_of({"id": STRING, "relation": RELATION, "url": ADDRESS}, optional={"url"}),
    "hit": ref("milestone")
    | object_of(
        {
            "score": {"type": "number", "minimum": 0, "maximum": 100},
            "matched": object_of({"field": STRING, "text": STRING}),
        }
    ),
    "month": object_of({"month": {"type": "string", "pattern": r"^\d{4}(-\d{2})?$"}, "count": COUNT}),
    "organization": object_of(
        {"id": STRING, "name": STRING, "name_zh": STRING, "aliases": STRINGS}
        | {"formerly": list_of(object_of({"name": STRING, "until": or_null(DATE)}))}
        | {"parent": NULLABLE, "country": NULLABLE}
    ),
    "maker": ref("organization") | COUNTED,
    "tag": object_of({"id": STRING, "name": TEXT, "related": TEXTS}),
    "tag-count": ref("tag") | COUNTED,
    "kind-count": object_of({"id": KIND, "name": TEXT, "count": COUNT}),
    "source": object_of({"id": STRING, "title": TEXT, "url": NULLABLE, "date": NULLABLE, "license": NULLABLE}),
    "source-count": ref("source") | COUNTED,
    "correction": ref("erratum") | object_of({"id": STRING, "name": STRING}),
    "count": object_of({"key": STRING, "name": TEXT, "count": COUNT}, optional={"name"}),
    "compared": object_of(
        {key: MILESTONE[key] for key in ("id", "name", "name_zh", "kind")}
        | {"importance": or_null(MILESTONE["importance"])}
        | {"orgs": STRINGS, "org_ids": STRINGS, "date": DATE, "verified": {"type": "boolean"}}
        | {"specs": object_of({key: or_null(schema) for key, schema in SPECS.items()})}
        | {"parents": list_of(ref("relative")), "children": list_of(ref("relative"))}
    ),
    "relative": object_of(BRIEF | {"relation": RELATION, "url": ADDRESS}, optional={"url"}),
    "root": object_of(BRIEF | {"descendants": COUNT}),
    "brief": object_of(BRIEF),
    "ancestor": object_of(BRANCH | {"parents": list_of(ref("ancestor")), "seen": SEEN}),
    "descendant": object_of(BRANCH | {"children": list_of(ref("descendant")), "seen": SEEN}),
    "lineage": object_of(
        BRIEF
        | {"parents": list_of(ref("ancestor")), "children": list_of(ref("descendant"))}
        | {"part_of": list_of(ref("brief")), "parts": list_of(ref("brief"))}
    ),
}
"""The schema of every kind of record by its name."""

RECORD_OF: dict[type | None, str] = {
    Hits: "hit",
    views.Comparison: "compared",
    views.Errata: "correction",
    views.Kinds: "kind-count",
    views.Lineage: "lineage",
    views.Links: "link",
    views.Months: "month",
    views.Organizations: "maker",
    views.Roots: "root",
    views.Sources: "source-count",
    views.Stats: "count",
    views.Tags: "tag-count",
}
"""The record that the JSON of a view is made of, where that is no milestone."""


def schema(forms: Mapping[str, Mapping[str, type]], command: str = "") -> Schema:
    """Return the schema of what the forms of one command print as JSON, or of all of them by its name.

    That of one command validates what it prints. That of all has a schema for each form of a command under `commands`.
    """
    if command:
        chosen = [*map(output, forms[command].values())]
        result = chosen[0] if len(chosen) == 1 else {"anyOf": chosen}
        head = {"$schema": DIALECT, "title": f"llmlog {command} --json"}
        return head | result | {"$defs": _needed(result)}
    return {
        "$schema": DIALECT,
        "title": "What the commands of llmlog print as JSON",
        "commands": {form: output(shown) for own in forms.values() for form, shown in own.items()},
        "$defs": RECORDS,
    }


def output(shown: type) -> Schema:
    """Return the schema of the JSON that shows a view."""
    record = ref(RECORD_OF.get(shown, "milestone"))
    return record if shown in views.ALONE else list_of(record)


def _needed(part: Schema) -> dict[str, Schema]:
    """Return the definitions that a schema refers to, directly or through another."""
    found: set[str] | None = None
    names: set[str] = set()
    while names != found:
        found = names
        names = {*re.findall(r"#/\$defs/([\w-]+)", json.dumps([part, *(RECORDS[name] for name in found)]))}
    return {name: schema for name, schema in RECORDS.items() if name in names}


def require_fields(view: views.View, fields: Iterable[str]) -> None:
    """Raise UnknownField for a field, or a path, as `released.url`, that no element of a view may have."""
    for field in fields:
        before, keys = "", keys_of(ref(RECORD_OF.get(type(view), "hit")))
        for part in field.split("."):
            if part not in keys:
                known = [before + key for key in keys] if before else sorted(keys)
                raise unknown_field(field, known or [before.rstrip(".")])
            before, keys = f"{before}{part}.", keys_of(keys[part])


def fields_of(shown: type | None, path: str) -> Iterable[str]:
    """Return the keys of what the JSON of a view is made of, or of what stands there at a path, as `released`."""
    keys = keys_of(ref(RECORD_OF.get(shown, "milestone")))
    for part in filter(None, path.split(".")):
        keys = keys_of(keys.get(part, {}))
    return keys


def unknown_field(field: str, known: Iterable[str]) -> UnknownField:
    """Return the error of a field that is none of those known, with the nearest, or with the only one that there is."""
    from llmlog.search.near import nearest

    known = list(known)
    return UnknownField(field, known, nearest(field, {fold(it): it for it in known})[:1] if known[1:] else known)


def keys_of(schema: Schema) -> dict[str, Schema]:
    """Return the keys that the object of a schema may have, or each object of a list, with what stands under them."""
    inner = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])]
    if "$ref" in schema:
        inner.append(RECORDS[schema["$ref"].removeprefix("#/$defs/")])
    found: dict[str, Schema] = {}
    for it in inner:
        found |= keys_of(it)
    return {**found, **schema.get("properties", {})}
