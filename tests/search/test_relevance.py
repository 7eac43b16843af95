"""The judged queries: search stays as good as it is."""

import json
import re
from collections import Counter, defaultdict
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from llmlog import Log, Milestone
from llmlog.folding import fold

SETS = sorted(Path(__file__).parent.glob("*.jsonl"))
"""Queries by writers who knew the entries but neither search nor what it finds, with ideas in words of their own.

Each was run once before search was tuned on it, the last of them when tuning had ended (their hashes, taken before any
of them was run, stand in blind.sha256). `short` has what is typed in a search box in a hurry; it was run before it was
hashed, and search was tuned on it.
"""
ANSWERED = 0.85
LEAST = dict.fromkeys(("concept-en", "concept-zh", "question-en", "question-zh"), 0.6) | {"nothing": 0.75, "trad": 0.85}
"""The share of each sort that is answered at least, where it is not all but one in ten."""
ANSWERED_OF_A_SORT = 0.9
LEAST_RANK = 0.82

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


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_judged_queries(log: Log, path: Path) -> None:
    """A share of all queries and of each sort is answered, at a mean reciprocal rank that is high enough."""
    judged = defaultdict(list)
    for query in read(path):
        judged[query["cat"]].append(judge(log, query))
    everything = [verdict for verdicts in judged.values() for verdict in verdicts]
    shares = {sort: sum(good for good, _ in verdicts) / len(verdicts) for sort, verdicts in judged.items()}
    assert {sort: share for sort, share in shares.items() if share < LEAST.get(sort, ANSWERED_OF_A_SORT)} == {}
    assert sum(good for good, _ in everything) / len(everything) >= ANSWERED
    assert sum(rank for _, rank in everything) / len(everything) >= LEAST_RANK


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_set_is_a_fair_one(path: Path) -> None:
    """There are at least 250 queries, none twice, several of each sort, and the file is the one that was hashed."""
    queries = read(path)
    assert len({query["q"] for query in queries}) == len(queries) >= 250
    assert min(Counter(query["cat"] for query in queries).values()) >= 6
    hashed = dict(
        line.split()[::-1] for line in path.with_name("blind.sha256").read_text(encoding="utf-8").splitlines()
    )
    assert sha256(path.read_bytes()).hexdigest() == hashed[path.name]
    assert hashed.keys() == {other.name for other in SETS}


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every four words and every six Chinese characters in a row."""
    words = re.findall("[a-z0-9]+", text.lower())
    found = {tuple(words[start : start + 4]) for start in range(len(words) - 3)}
    for chinese in re.findall("[\u4e00-\u9fff]{6,}", text):
        found |= {(chinese[start : start + 6],) for start in range(len(chinese) - 5)}
    return found


def test_phrases_are_not_taken_from_queries(log: Log) -> None:
    """No phrase of `asked` shares four words or six characters in a row with a judged query."""
    judged = set().union(*(runs(query["q"]) for path in SETS for query in read(path)))
    asked = [phrase for milestone in log for phrases in milestone.asked for phrase in phrases]
    assert [phrase for phrase in asked if runs(phrase) & judged] == []
