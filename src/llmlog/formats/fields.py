"""Fields that are paths, as `released.url`: which there are, by the schema of what is shown."""

from collections.abc import Iterable, Mapping

from llmlog.errors import UnknownField
from llmlog.formats.schema import records
from llmlog.formats.shapes import Schema, ref
from llmlog.search.near import nearest
from llmlog.text import fold
from llmlog.views import (
    Comparison,
    Errata,
    Kinds,
    Lineage,
    Links,
    Months,
    Organizations,
    Roots,
    Sources,
    Stats,
    Tags,
    View,
)

RECORDS: dict[type, str] = {
    Comparison: "compared",
    Errata: "correction",
    Kinds: "kind-count",
    Lineage: "lineage",
    Links: "link",
    Months: "month",
    Organizations: "maker",
    Roots: "root",
    Sources: "source-count",
    Stats: "count",
    Tags: "tag-count",
}
"""What the elements of a view are called in the schema, where they are no milestones."""


def require_paths(view: View, paths: Iterable[str]) -> None:
    """Raise UnknownField for a path that leads from a key of the elements of a view to what none of them may have."""
    definitions = records()
    element = keys_of(ref(RECORDS.get(type(view), "hit")), definitions)
    for path in paths:
        before, keys = "", element
        for part in path.split("."):
            if part not in keys:
                break
            before, keys = f"{before}{part}.", keys_of(keys[part], definitions)
        else:
            continue
        if before:
            known = [before + key for key in keys] or [before.rstrip(".")]
            near = nearest(path, {fold(it): it for it in known})[:1] if keys else known
            raise UnknownField(path, known, near)


def keys_of(schema: Schema, definitions: Mapping[str, Schema]) -> dict[str, Schema]:
    """Return the keys that the object of a schema may have, or each object of a list, with what stands under them."""
    inner = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])]
    if "$ref" in schema:
        inner.append(definitions[schema["$ref"].removeprefix("#/$defs/")])
    found: dict[str, Schema] = {}
    for it in inner:
        found |= keys_of(it, definitions)
    properties: dict[str, Schema] = schema.get("properties", {})
    return found | properties
