"""The form of an entry: which keys it has, and what may stand under them."""

from collections.abc import Callable, Iterator
from typing import Any

from llmlog.dates import PartialDate
from llmlog.model import KEYS, OPTIONAL
from llmlog.vocabulary import MODALITIES, WEIGHTS

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


def is_date(value: Any) -> bool:
    """Whether a value is a date of the data."""
    try:
        return is_text(value) and bool(PartialDate.from_iso(value))
    except ValueError:
        return False


def are_former_names(value: Any) -> bool:
    """Whether a value lists names with the date of their end, or null."""
    return isinstance(value, list) and all(
        isinstance(old, dict)
        and old.keys() == {"name", "until"}
        and is_text(old["name"])
        and (old["until"] is None or is_date(old["until"]))
        for old in value
    )


def are_words(value: Any) -> bool:
    """Whether a value lists words in both languages."""
    return isinstance(value, dict) and value.keys() == {"en", "zh"} and all(map(are_texts, value.values()))


def is_importance(value: Any) -> bool:
    """Whether a value is a rank from 1 to 3."""
    return type(value) is int and value in {1, 2, 3}


def is_count(value: Any) -> bool:
    """Whether a value is a number of tokens."""
    return type(value) is int and value > 0


def are_modalities(value: Any) -> bool:
    """Whether a value lists what a model takes or makes."""
    return isinstance(value, list) and bool(value) and all(item in MODALITIES for item in value)


SIMPLE: dict[str, tuple[Fits, str]] = {
    "id": (is_text, "a text"),
    "name": (is_text, "a text"),
    "name_zh": (is_text_or_null, "a text or null"),
    "aliases": (are_texts, "a list of texts"),
    "kind": (is_text, "a text"),
    "orgs": (are_texts, "a list of texts"),
    "tags": (are_texts, "a list of texts"),
    "former_ids": (are_texts, "a list of texts"),
    "importance": (is_importance, "1, 2 or 3"),
    "asked": (are_words, "lists of texts in both languages"),
}
"""What stands under a key that holds no object, and how to say so."""

OBJECTS: dict[str, dict[str, Fits]] = {
    "released": {"date": is_text, "url": is_text, "note?": is_note},
    "summary": {"en": is_text, "zh": is_text},
    "details": {"en": are_texts, "zh": are_texts},
    "specs": {
        "parameters?": is_text,
        "context_tokens?": is_count,
        "training_tokens?": is_count,
        "license?": is_text,
        "weights?": WEIGHTS.__contains__,
        "modalities?": are_modalities,
    },
    "links": {"url": is_text, "kind": is_text},
    "derived_from": {"id": is_text, "relation": is_text, "url?": is_text},
    "sources": {
        "id": is_text,
        "date": is_text_or_null,
        "as": is_text,
        "org": is_text_or_null,
        "says?": is_note,
        "urls?": are_texts,
        "wrong_urls?": are_texts,
    },
    "errata": {
        "field": is_text,
        "source": is_text,
        "claim": is_text,
        "claim_en?": is_text,
        "claim_zh?": is_text,
        "correct": is_text,
        "correct_en?": is_text,
        "correct_zh?": is_text,
        "url": is_text,
        "note": is_note,
    },
}
"""What stands under each key of the objects within an entry; a key with a question mark may be left out."""

LISTS = {"links", "derived_from", "sources", "errata"}
"""The keys that hold a list of objects."""

REFERRED_TO: dict[str, dict[str, Fits]] = {
    "organizations.json": {
        "id": is_text,
        "name": is_note,
        "short?": is_note,
        "aliases": are_texts,
        "formerly": are_former_names,
        "parent": is_text_or_null,
        "country": is_text_or_null,
    },
    "sources.json": {
        "id": is_text,
        "title": is_note,
        "url": is_text_or_null,
        "date": is_date,
        "license": is_text_or_null,
    },
    "tags.json": {"id": is_text, "name": is_note, "related": are_words},
}
"""The files of what entries refer to, and what stands under the keys of what they list."""


def referred_to(name: str, items: list[Any]) -> Iterator[str]:
    """Find what is wrong with the form of what a file lists for entries to refer to."""
    fits = {key.removesuffix("?"): test for key, test in REFERRED_TO[name].items()}
    wanted = {key for key in REFERRED_TO[name] if not key.endswith("?")}
    seen = set()
    for number, item in enumerate(items, 1):
        place = f"{name}, entry {number}"
        if not isinstance(item, dict) or not wanted <= item.keys() <= fits.keys() or not is_text(item["id"]):
            yield f"{place}: wants an object with {', '.join(sorted(wanted))}, and a text as id"
            continue
        yield from (f'{place}, "{key}": not of the right form' for key, value in item.items() if not fits[key](value))
        if item["id"] in seen:
            yield f'{place}, "id": {item["id"]!r} stands there already'
        seen.add(item["id"])


def form(record: Any) -> Iterator[str]:
    """Find what keeps a record from being read as an entry at all."""
    if not isinstance(record, dict):
        yield "is not an object"
        return
    yield from (f'"{key}": unknown key' for key in record if key not in KEYS)
    yield from (f'"{key}": missing' for key in KEYS if key not in record and key not in OPTIONAL)
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
