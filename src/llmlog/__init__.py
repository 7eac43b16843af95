"""The log of how large models and AI came about.

>>> import llmlog
>>> log = llmlog.load()
>>> [str(milestone.date) for milestone in log.select(org="Meta", within="2023-07")]
['2023-07-18', '2023-07-18']
>>> log.search("llama 2")[0].milestone.id
'llama-2'
"""

from llmlog.dates import PartialDate
from llmlog.errors import LlmlogError
from llmlog.log import Log
from llmlog.model import Kind, Milestone
from llmlog.store import load

__all__ = ["Kind", "LlmlogError", "Log", "Milestone", "PartialDate", "__version__", "load"]

__version__ = "0.1.0"
