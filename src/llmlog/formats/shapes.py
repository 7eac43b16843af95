"""Shapes of JSON in the words of JSON Schema: of the model's classes, of fixed words, and how they are put together.

A key that may be missing is a field that has a default; `WORDS` and `KEYS` say what the classes alone do not.
"""

from collections.abc import Iterable, Mapping
from inspect import Parameter, signature
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from llmlog.dates import PartialDate
from llmlog.language import Text
from llmlog.model import (
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


def of_class(made: type[Any], optional: Iterable[str] | None = None) -> Schema:
    """Return the schema of a record with a key for each field of a class; those with a default may be missing."""
    properties: dict[str, Schema] = {}
    missing = set(optional or ())
    for name, parameter in signature(made).parameters.items():
        key = KEYS.get((made, name), name)
        properties[key] = of_field(made, name)
        if optional is None and parameter.default is not Parameter.empty:
            missing.add(key)
            properties[key] = without_null(properties[key])
    return object_of(properties, missing)


def of_field(made: type[Any], name: str) -> Schema:
    """Return the schema of what a field of a class holds."""
    words = WORDS.get((made, name))
    if name in {"url", "urls"} and made is not Source:
        return _of_type(get_type_hints(made)[name], ADDRESS if name == "url" else STRING)
    return _of_type(get_type_hints(made)[name], one_of(words) if words else None)


def _of_type(hint: Any, inner: Schema | None = None) -> Schema:
    """Return the schema of a type; `inner` is that of the text or number in it, where it is not just any."""
    if get_origin(hint) is UnionType:
        kept = next(it for it in get_args(hint) if it is not NoneType)
        return or_null(_of_type(kept, inner))
    if get_origin(hint) is tuple:
        return list_of(_of_type(get_args(hint)[0], inner))
    if hint in NAMES:
        return ref(NAMES[hint])
    if hint is Kind:
        return one_of(Kind)
    return inner or {"type": "integer" if hint is int else "string"}


def object_of(properties: Mapping[str, Schema], optional: Iterable[str] = ()) -> Schema:
    """Return the schema of an object with some keys, of which some may be missing."""
    missing = set(optional)
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [key for key in properties if key not in missing],
    }


def extended(record: str, more: Mapping[str, Schema]) -> Schema:
    """Return the schema of a record with more keys."""
    return {"$ref": f"#/$defs/{record}", **object_of(more)}


def strings(*keys: str) -> dict[str, Schema]:
    """Return keys that hold texts."""
    return dict.fromkeys(keys, STRING)


def list_of(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def one_of(words: Iterable[Any]) -> Schema:
    """Return the schema of a word or number of a fixed set."""
    return {"enum": [getattr(word, "value", word) for word in words]}


def or_null(schema: Schema) -> Schema:
    """Return the schema of what may be null."""
    return {"anyOf": [schema, {"type": "null"}]}


def without_null(schema: Schema) -> Schema:
    """Return a schema without null."""
    return schema["anyOf"][0] if "anyOf" in schema else schema


def ref(record: str) -> Schema:
    """Return the schema that stands among the definitions under a name."""
    return {"$ref": f"#/$defs/{record}"}
