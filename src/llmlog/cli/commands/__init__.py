"""The commands, a module each, imported when they are asked for.

A module has the function `run`, whose docstring is the help, that help in Chinese (`CHINESE`), two examples and what
each does (`EXAMPLES`), the view that each of its forms prints as JSON (`PRINTS`) and what in `cli/candidates.py`
completes its argument (`COMPLETES`).
"""

from functools import cache
from importlib import import_module
from typing import Any

from llmlog.cli.bilingual import both

COMMANDS = (
    *("list", "search", "month", "timeline", "today", "org", "stats", "tags", "kinds", "sources"),
    *("show", "compare", "lineage", "errata", "open", "schema", "completion"),
)
"""The commands in the order of the help."""


def module_of(name: str) -> Any:
    """Return the module of a command."""
    return import_module(f"{__name__}.{name}")


@cache
def load_command(name: str) -> Any:
    """Return a command for the app."""
    from llmlog.cli.groups import command

    module = module_of(name)
    return command(module.run, name, both(module.run.__doc__, module.CHINESE))


def shown_by(name: str, *, named: bool) -> type | None:
    """Return what the JSON of a command shows, with an argument or without one; None where it prints none."""
    forms = [*getattr(module_of(name), "PRINTS", {}).values()]
    return forms[-1 if named else 0] if forms else None


def forms() -> dict[str, dict[str, type]]:
    """Return the forms of every command that prints JSON, by its name, each with what its JSON shows."""
    modules = {name: module_of(name) for name in COMMANDS}
    return {name: module.PRINTS for name, module in modules.items() if hasattr(module, "PRINTS")}
