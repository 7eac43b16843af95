"""The log of how large models and AI came about.

>>> import llmlog
>>> log = llmlog.load()
>>> [milestone.id for milestone in log.select(org="Meta", within="2023-08")]
['seamlessm4t', 'code-llama', 'nougat']
>>> log.search("llama 2")[0].milestone.id
'llama-2'
"""

TYPE_CHECKING = False
"""True for type checkers; typing is not imported, so that Ctrl-C finds little to interrupt before the entry point."""

if TYPE_CHECKING:
    from llmlog.dates import PartialDate
    from llmlog.errors import LlmlogError
    from llmlog.log import Log, load
    from llmlog.model import Milestone
    from llmlog.vocabulary import Kind

__all__ = ["Kind", "LlmlogError", "Log", "Milestone", "PartialDate", "load"]

__version__ = "0.2.0"

_HOMES = {
    "Kind": "vocabulary",
    "LlmlogError": "errors",
    "Log": "log",
    "Milestone": "model",
    "PartialDate": "dates",
    "load": "log",
}
"""Where the names of the library live; they are imported when they are asked for, since a command needs few of them."""


def __getattr__(name: str) -> object:
    """Return a name of the library (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """Return the names of the library."""
    return [*__all__, "__version__"]
