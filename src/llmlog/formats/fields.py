"""Fields and paths, as `released.url`: which there are, by the schema of what is shown."""

from collections.abc import Iterable

from llmlog.errors import UnknownField
from llmlog.formats.schema import RECORD_OF, RECORDS, Schema, ref
from llmlog.search.near import nearest
from llmlog.text import fold
from llmlog.views import View


def require_fields(view: View, fields: Iterable[str]) -> None:
    """Raise UnknownField for a field, or a path, that no element of a view may have."""
    for field in fields:
        before, keys = "", keys_of(ref(RECORD_OF.get(type(view), "hit")))
        for part in field.split("."):
            if part not in keys:
                known = [before + key for key in keys] if before else sorted(keys)
                known = known or [before.rstrip(".")]
                near = nearest(field, {fold(it): it for it in known})[:1] if keys else known
                raise UnknownField(field, known, near)
            before, keys = f"{before}{part}.", keys_of(keys[part])


def keys_of(schema: Schema) -> dict[str, Schema]:
    """Return the keys that the object of a schema may have, or each object of a list, with what stands under them."""
    inner = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])]
    if "$ref" in schema:
        inner.append(RECORDS[schema["$ref"].removeprefix("#/$defs/")])
    found: dict[str, Schema] = {}
    for it in inner:
        found |= keys_of(it)
    properties: dict[str, Schema] = schema.get("properties", {})
    return found | properties
