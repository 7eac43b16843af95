"""How many milestones there are of each year, month, maker, kind, tag, country, weights, license or importance."""

from typing import NamedTuple

from llmlog.language import Text
from llmlog.log import Log
from llmlog.selection import Selection
from llmlog.vocabulary import OF_IMPORTANCE, OF_WEIGHTS, fixed_name

BY = {
    "year": Text("year", "年份"),
    "month": Text("month", "月份"),
    "org": Text("maker", "机构"),
    "kind": Text("kind", "类别"),
    "tag": Text("tag", "标签"),
    "country": Text("country", "国家或地区"),
    "weights": OF_WEIGHTS,
    "license": Text("license", "许可证"),
    "importance": OF_IMPORTANCE,
}

FACETS = {"year": "date", "month": "date", "org": "orgs", "tag": "tags"}
"""The facets that are called otherwise than what is counted by."""

TIMES = {"year": len("2023"), "month": len("2023-07")}
"""How long the dates are that stand for a year or a month."""


class Count(NamedTuple):
    """How many milestones have a value: its key, as the filter takes it, and its name where the key is no name."""

    key: str
    name: Text | None
    total: int


def count_by(log: Log, milestones: Selection, by: str) -> list[Count]:
    """Return how many of some milestones there are of each value: times oldest first, everything else most first.

    A milestone that has several values counts for each; one that has none counts for none.
    """
    counts = milestones.counts(FACETS.get(by, by))
    if by in TIMES:
        return [Count(key, None, counts[key]) for key in sorted(counts) if len(key) == TIMES[by]]
    return [Count(key, _name(log, by, key), counts[key]) for key in sorted(counts, key=lambda key: (-counts[key], key))]


def _name(log: Log, by: str, key: str) -> Text | None:
    """Return the name of a value of what is counted by, None where the key is its name."""
    if by == "org":
        return log.organizations[key].name
    return log.tags[key].name if by == "tag" else fixed_name(by, key)
