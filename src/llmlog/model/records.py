"""Records as JSON gives them, and what their parts may be."""

from collections.abc import Mapping
from typing import Any

Record = dict[str, Any]
"""An object as JSON gives it."""


def one_of(value: Any, allowed: Mapping[Any, Any], key: str) -> Any:
    """Return a value that is one of those allowed; raise ValueError with its key for another one."""
    if value not in allowed:
        raise ValueError(f"{key}: {value!r} is none of {', '.join(map(str, allowed))}")
    return value


def web_address(value: str) -> str:
    """Return an http or https URL; raise ValueError for anything else."""
    if not value.startswith(("https://", "http://")):
        raise ValueError(f"{value!r} is no http or https address")
    return value


def texts(record: Record | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return lists of texts in English and in Chinese, empty where there are none."""
    return (tuple(record["en"]), tuple(record["zh"])) if record else ((), ())


def given(**values: Any) -> Record:
    """Return the values that are given: not None and not empty."""
    return {key: value for key, value in values.items() if value not in (None, (), [])}
