"""The rules for what entries refer to: organizations, sources and tags."""

from collections.abc import Iterator
from typing import Any

from llmlog.model.form import REFERRED_TO, unfit
from llmlog.model.values import is_text


def check(name: str, items: list[Any]) -> Iterator[str]:
    """Find what is wrong with the form of what a file lists for entries to refer to."""
    known = {key.removesuffix("?") for key in REFERRED_TO[name]}
    wanted = {key for key in REFERRED_TO[name] if not key.endswith("?")}
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
