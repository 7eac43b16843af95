"""Search that finds what people mean: folding, an order of rungs, and names that are near."""

from llmlog.search.index import Index
from llmlog.search.ranking import Hit, search

__all__ = ["Hit", "Index", "search"]
