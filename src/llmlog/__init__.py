"""The log of how large models and AI came about.

>>> import llmlog
>>> log = llmlog.load()
>>> [milestone.id for milestone in log.select(org="Meta", within="2023-07")]
['llama-2', 'llama-recipes']
>>> log.search("llama 2")[0].milestone.id
'llama-2'
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from llmlog.dates import PartialDate
    from llmlog.errors import LlmlogError
    from llmlog.kinds import Kind
    from llmlog.log import Log
    from llmlog.model import Milestone
    from llmlog.store import load

__all__ = ["Kind", "LlmlogError", "Log", "Milestone", "PartialDate", "__version__", "load"]

__version__ = "0.2.0"

_HOMES = {
    "Kind": "kinds",
    "LlmlogError": "errors",
    "Log": "log",
    "Milestone": "model",
    "PartialDate": "dates",
    "load": "store",
}
"""Where the names of the library live; they are imported when asked for, so that the command line's entry is quick."""


def __getattr__(name: str) -> object:
    """Return a name of the library (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
