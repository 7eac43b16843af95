"""The judged queries: search stays as good as it is."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from llmlog import Log, Milestone
from llmlog.text import fold

QUERIES = Path(__file__).parent / "queries.jsonl"
SECOND = Path(__file__).parent / "second.jsonl"
"""Queries by writers who knew the entries but neither search nor what it finds, with ideas in words of their own."""

DEEP = 10


def read(path: Path) -> list[dict[str, Any]]:
    """Return the queries of a set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def names(milestone: Milestone) -> set[str]:
    """Return the folded names of a milestone."""
    return {fold(name) for name in milestone.names}


def judge(log: Log, query: dict[str, Any]) -> tuple[bool, float]:
    """Return whether a query is answered, and the reciprocal rank of the first wanted milestone."""
    wanted = {fold(name) for group in query["want"] for name in group}
    found = log.search(query["q"])
    if not wanted:
        return not found, float(not found)
    ranks = [rank for rank, hit in enumerate(found[:DEEP], 1) if names(hit.milestone) & wanted]
    return bool(ranks) and ranks[0] <= query["top"], 1 / ranks[0] if ranks else 0.0


@pytest.mark.parametrize(
    ("path", "answered", "category"), [(QUERIES, 0.97, 0.90), (SECOND, 0.96, 0.80)], ids=["own", "second"]
)
def test_judged_queries(log: Log, path: Path, answered: float, category: float) -> None:
    """A share of all queries and of each sort is answered, at a mean reciprocal rank of at least 0.95."""
    judged = defaultdict(list)
    for query in read(path):
        judged[query["cat"]].append(judge(log, query))
    everything = [verdict for verdicts in judged.values() for verdict in verdicts]
    shares = {sort: sum(good for good, _ in verdicts) / len(verdicts) for sort, verdicts in judged.items()}
    assert {sort: share for sort, share in shares.items() if share < category} == {}
    assert sum(good for good, _ in everything) / len(everything) >= answered
    assert sum(rank for _, rank in everything) / len(everything) >= 0.95


def test_the_set_is_a_fair_one() -> None:
    """There are at least 150 queries, none twice in both sets, and at least ten of each sort."""
    queries = read(QUERIES)
    sorts = defaultdict(set)
    for query in queries:
        sorts[query["cat"]].add(query["q"])
    both = [query["q"] for query in (*queries, *read(SECOND))]
    assert len(queries) >= 150
    assert len(set(both)) == len(both)
    assert min(map(len, sorts.values())) >= 10
