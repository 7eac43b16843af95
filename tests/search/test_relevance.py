"""The judged queries: search stays as good as it is."""

import json
from collections import defaultdict
from pathlib import Path

from llmlog import Log, Milestone
from llmlog.folding import fold

QUERIES = Path(__file__).parent / "queries.jsonl"
DEEP = 10
ANSWERED, RECIPROCAL, CATEGORY = 0.97, 0.95, 0.90


def names(milestone: Milestone) -> set[str]:
    """Return the folded names of a milestone."""
    return {fold(name) for name in milestone.names}


def judge(log: Log, query: dict[str, object]) -> tuple[bool, float]:
    """Return whether a query is answered, and the reciprocal rank of the first wanted milestone."""
    wanted = {fold(name) for group in query["want"] for name in group}  # type: ignore[attr-defined]
    found = log.search(str(query["q"]))
    if not wanted:
        return not found, float(not found)
    ranks = [rank for rank, hit in enumerate(found[:DEEP], 1) if names(hit.milestone) & wanted]
    return bool(ranks) and ranks[0] <= int(str(query["top"])), 1 / ranks[0] if ranks else 0.0


def test_judged_queries(log: Log) -> None:
    """At least 97 % are answered at a mean reciprocal rank of 0.95, and of each sort of query at least 90 %."""
    queries = [json.loads(line) for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    judged = defaultdict(list)
    for query in queries:
        judged[query["cat"]].append(judge(log, query))
    everything = [verdict for verdicts in judged.values() for verdict in verdicts]
    shares = {sort: sum(good for good, _ in verdicts) / len(verdicts) for sort, verdicts in judged.items()}
    assert {sort: share for sort, share in shares.items() if share < CATEGORY} == {}
    assert sum(good for good, _ in everything) / len(everything) >= ANSWERED
    assert sum(rank for _, rank in everything) / len(everything) >= RECIPROCAL


def test_the_set_is_a_fair_one() -> None:
    """There are at least 150 queries, none twice, and at least ten of each sort."""
    queries = [json.loads(line) for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    sorts = defaultdict(set)
    for query in queries:
        sorts[query["cat"]].add(query["q"])
    assert len({query["q"] for query in queries}) == len(queries) >= 150
    assert min(map(len, sorts.values())) >= 10
