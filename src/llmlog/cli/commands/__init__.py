"""The commands, a module each, imported when they are asked for."""

from functools import cache
from importlib import import_module
from typing import Any

COMMANDS = (
    *("list", "search", "month", "timeline", "today", "org", "stats", "tags", "kinds", "sources"),
    *("show", "compare", "lineage", "errata", "open", "schema", "completion"),
)
"""The commands in the order of the help; each is the function `run` of the module of its name."""


@cache
def load_command(name: str) -> Any:
    """Return a command for the app."""
    from llmlog.cli.groups import command

    return command(import_module(f"{__name__}.{name}").run, name)
