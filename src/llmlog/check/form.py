"""The form of an entry: which keys it has, and what may stand under them."""

from collections.abc import Callable, Iterator
from typing import Any

from llmlog.model import KEYS

Fits = Callable[[Any], bool]


def is_text(value: Any) -> bool:
    """Whether a value is a text that says something."""
    return isinstance(value, str) and bool(value)


def is_text_or_null(value: Any) -> bool:
    """Whether a value is a text or null."""
    return value is None or is_text(value)


def are_texts(value: Any) -> bool:
    """Whether a value is a list of texts."""
    return isinstance(value, list) and all(map(is_text, value))


def is_note(value: Any) -> bool:
    """Whether a value says something in both languages."""
    return isinstance(value, dict) and value.keys() == {"en", "zh"} and all(map(is_text, value.values()))


SIMPLE: dict[str, tuple[Fits, str]] = {
    "id": (is_text, "a text"),
    "name": (is_text, "a text"),
    "name_zh": (is_text_or_null, "a text or null"),
    "aliases": (are_texts, "a list of texts"),
    "kind": (is_text, "a text"),
    "orgs": (are_texts, "a list of texts"),
    "date": (is_text, "a text"),
    "tags": (are_texts, "a list of texts"),
}
"""What stands under a key that holds no object, and how to say so."""

OBJECTS: dict[str, dict[str, Fits]] = {
    "released": {"date": is_text, "url": is_text, "note?": is_note},
    "summary": {"en": is_text, "zh": is_text},
    "details": {"en": are_texts, "zh": are_texts},
    "links": {"url": is_text, "kind": is_text},
    "derived_from": {"id": is_text, "relation": is_text, "url?": is_text},
    "sources": {
        "id": is_text,
        "date": is_text_or_null,
        "as": is_text,
        "org": is_text_or_null,
        "wrong_urls?": are_texts,
    },
    "errata": {
        "field": is_text,
        "source": is_text,
        "claim": is_text,
        "correct": is_text,
        "url": is_text,
        "note": is_note,
    },
}
"""What stands under each key of the objects within an entry; a key with a question mark may be left out."""

LISTS = {"links", "derived_from", "sources", "errata"}
"""The keys that hold a list of objects."""


def form(record: Any) -> Iterator[str]:
    """Find what keeps a record from being read as an entry at all."""
    if not isinstance(record, dict):
        yield "is not an object"
        return
    yield from (f'"{key}": unknown key' for key in record if key not in KEYS)
    yield from (f'"{key}": missing' for key in KEYS if key not in record)
    for key, (fits, wanted) in SIMPLE.items():
        if key in record and not fits(record[key]):
            yield f'"{key}": not {wanted}'
    for key in OBJECTS:
        if key in record:
            yield from _objects(key, record[key])


def _objects(key: str, value: Any) -> Iterator[str]:
    if key in LISTS and not isinstance(value, list):
        yield f'"{key}": not a list'
        return
    if key == "released" and value is None:
        return
    for item in value if key in LISTS else [value]:
        yield from (f'"{key}": {problem}' for problem in _object(item, OBJECTS[key]))


def _object(item: Any, parts: dict[str, Fits]) -> Iterator[str]:
    allowed = {part.removesuffix("?"): fits for part, fits in parts.items()}
    wanted = {part for part in parts if not part.endswith("?")}
    if not isinstance(item, dict) or not wanted <= item.keys() <= allowed.keys():
        yield f"wants an object with {', '.join(sorted(wanted))}"
        return
    for part, value in item.items():
        if not allowed[part](value):
            yield '"note" wants en and zh' if part == "note" else f'"{part}" is not of the right form'
