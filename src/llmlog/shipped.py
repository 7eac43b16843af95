"""The data files that ship in the package, whether it is a folder or an archive."""

from functools import cache
from typing import Any


def shipped(name: str) -> bytes:
    """Return a data file by its path below `data`; raise FileNotFoundError where it does not ship."""
    import pkgutil  # most runs need none of them

    content = pkgutil.get_data("llmlog", f"data/{name}")
    if content is None:
        raise FileNotFoundError(name)
    return content


@cache
def shipped_json(name: str) -> Any:
    """Return what a JSON file below `data` holds, parsed once."""
    import json

    return json.loads(shipped(name))
