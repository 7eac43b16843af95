"""What search answers on the log that never changes, with scores and matches.

Other tests say what must be found; this one says of each change to search what else it changes. To add a query, add a
line to the file and run `pytest tests/search/test_answers.py --rewrite-golden`.
"""

from pathlib import Path

import pytest

from llmlog import Log

ANSWERS = Path(__file__).parent / "answers.txt"
"""Queries of every kind, each followed by its first answers: names, versions, slips, pinyin, makers, times, ideas …."""
SHOWN = 6


def answers(log: Log, query: str) -> str:
    """Return a query with the number of its answers, and the first of them a line each."""
    hits = log.search(query)
    lines = [f"  {hit.score:5.1f}  {hit.milestone.id}  {hit.field}: {hit.text}\n" for hit in hits[:SHOWN]]
    return "".join([f"{query}  ({len(hits)})\n", *lines])


def test_answers(fixed: Log, request: pytest.FixtureRequest) -> None:
    """The answers to every query, their scores and what matched are those of the file."""
    expected = ANSWERS.read_text(encoding="utf-8")
    queries = [line.partition("  (")[0] for line in expected.splitlines() if not line.startswith(" ")]
    actual = "".join(answers(fixed, query) for query in queries)
    if request.config.getoption("--rewrite-golden", default=False):
        ANSWERS.write_text(actual, encoding="utf-8")
    assert actual == ANSWERS.read_text(encoding="utf-8")
