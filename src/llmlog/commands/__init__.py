"""The commands, a module each, imported when they are asked for."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from llmlog.errors import NothingFound
from llmlog.model import Milestone

NAMES = ("list", "search", "month", "org", "show", "lineage", "errata", "open")


class Commands(Mapping[str, Any]):
    """The commands by name, in the order of the help."""

    def __getitem__(self, name: str) -> Any:
        """Return a command; raise KeyError where there is none of that name."""
        if name not in NAMES:
            raise KeyError(name)
        return _load(name)

    def __iter__(self) -> Iterator[str]:
        """Give the names."""
        return iter(NAMES)

    def __len__(self) -> int:
        """Count the commands."""
        return len(NAMES)


@cache
def _load(name: str) -> Any:
    return import_module(f"llmlog.commands.{name}").run


def some(milestones: Sequence[Milestone]) -> Sequence[Milestone]:
    """Return the milestones; raise NothingFound where there are none."""
    if not milestones:
        raise NothingFound("no milestone matches; ask for less", "没有符合条件的条目；请放宽条件")
    return milestones
