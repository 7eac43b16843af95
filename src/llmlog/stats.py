"""How many milestones there are by year, month, maker, kind, tag and the like, and in the months beside one."""

import re
import sqlite3
from typing import Any, NamedTuple

from llmlog.language import Language, Text
from llmlog.log import Log
from llmlog.selection import Selection
from llmlog.vocabulary import OF_IMPORTANCE, OF_KIND, OF_WEIGHTS, fixed_name

BY = {
    "year": Text("year", "年份"),
    "month": Text("month", "月份"),
    "org": Text("maker", "机构"),
    "kind": OF_KIND,
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

Counted = tuple[str, int]
"""A month and how many milestones it holds."""


class Count(NamedTuple):
    """How many milestones have a value: its key, as the filter takes it, and its name where the key is no name.

    `record` is the JSON of an organization or a tag.
    """

    key: str
    name: Text | None
    total: int
    record: dict[str, Any] = {}  # noqa: RUF012 - it is never changed

    def title(self, language: Language) -> str:
        """Return the name of the value in a language, its key where that is its name."""
        return self.name.in_(language) if self.name else self.key


def count_by(log: Log, milestones: Selection, by: str) -> list[Count]:
    """Return how many of some milestones there are of each value: times oldest first, everything else most first.

    A milestone that has several values counts for each; one that has none counts for none.
    """
    counts = milestones.counts(FACETS.get(by, by))
    if by in TIMES:
        return [Count(key, None, total) for key, total in counts.items() if len(key) == TIMES[by]]
    return [_count(log, by, key, total) for key, total in counts.most_common()]


def _count(log: Log, by: str, key: str, total: int) -> Count:
    match by:
        case "org":
            organization = log.organizations[key]
            return Count(key, organization.name, total, organization.to_dict())
        case "tag":
            tag = log.tags[key]
            return Count(key, tag.name, total, tag.to_record())
    return Count(key, fixed_name(by, key), total)


def said_beside(before: Counted | None, after: Counted | None) -> list[Text]:
    """Return the months before and after another in words, those that there are."""
    sides = (("before", "前", before), ("after", "后", after))
    return [Text(f"{en}: {it[0]} ({it[1]})", f"{zh}：{it[0]}（{it[1]} 条）") for en, zh, it in sides if it]


def months_beside(connection: sqlite3.Connection, month: str) -> tuple[Counted | None, Counted | None]:
    """Return the nearest months with milestones before and after one, with how many; None each where there is none."""
    if not re.fullmatch(r"\d{4}-\d\d", month):
        return None, None
    query = """SELECT value, count(*) FROM facet WHERE field = 'date' AND value {} ? AND value LIKE '____-__'
        GROUP BY value ORDER BY value {} LIMIT 1"""
    before, after = (connection.execute(query.format(*it), [month]).fetchone() for it in (("<", "DESC"), (">", "ASC")))
    return before, after
