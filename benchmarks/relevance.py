"""How well llmlog's search answers judged queries, beside two usual ways to search the same data.

    python benchmarks/relevance.py [--verbose] [more-queries.jsonl ...]

A set has a JSON object a line: `q`, `cat`, `want` (milestones, each a list of names that it may go by) and `top`. A
query is answered when a wanted milestone stands within its first `top` results, and one that wants nothing when nothing
is found. MRR is the mean reciprocal rank of the first wanted milestone, ten results deep. What is wanted is extended by
the milestones that took up one which is wanted, or that are called what is typed; how many is printed.
"""

import argparse
import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process
from table import show

import llmlog
from llmlog import Log, Milestone
from llmlog.folding import fold
from llmlog.store.build import in_memory
from llmlog.store.contents import bundled

OWN_SET = Path(__file__).parents[1] / "tests" / "search" / "one.jsonl"
OWN_NAME = "llmlog"
DEPTH = 10
CUT_OFF = 60
SHORTEST_TRIGRAM = 3
COLUMNS = ("names", "orgs", "tags", "summary", "details")
MEASURES = ["queries", "answered", "first", "MRR"]

Searcher = Callable[[str], list[Milestone]]
"""From a query to milestones, best first."""


class Query(NamedTuple):
    """A judged query: what is typed, of which category, the folded names that are wanted, and how far up."""

    text: str
    category: str
    wanted: frozenset[str]
    top: int


class Outcome(NamedTuple):
    """What a searcher made of a query: the rank of what is wanted, infinite where it is not found, and the names."""

    query: Query
    rank: float
    found: list[str]

    @property
    def answered(self) -> bool:
        """Whether what is wanted stands far enough up."""
        return self.rank <= self.query.top


def read(path: Path) -> list[Query]:
    """Return the queries of a set."""
    judged = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    wanted = [frozenset(fold(name) for names in it["want"] for name in names) for it in judged]
    return [Query(it["q"], it["cat"], names, it["top"]) for it, names in zip(judged, wanted, strict=True)]


def extended(queries: Sequence[Query], log: Log) -> list[Query]:
    """Return queries that also want what took up a wanted milestone, or is called what is typed."""
    owners = defaultdict[str, set[str]](set)
    for milestone in log:
        for name in (*milestone.names, *milestone.former_ids):
            owners[fold(name)].add(fold(milestone.id))
    asked = [it.wanted | {fold(it.text)} if it.wanted else it.wanted for it in queries]
    more = [set[str]().union(*(owners[name] for name in names)) for names in asked]
    return [it._replace(wanted=it.wanted | ids) for it, ids in zip(queries, more, strict=True)]


def judge(query: Query, found: Sequence[Milestone]) -> Outcome:
    """Return the outcome of a query whose results are given."""
    best = found[:DEPTH]
    ranks = [rank for rank, it in enumerate(best, 1) if query.wanted & set(map(fold, it.names))]
    if not query.wanted and not found:
        ranks = [1]
    return Outcome(query, min(ranks, default=math.inf), [it.name for it in best])


def own_search(log: Log) -> Searcher:
    """Return llmlog's own search."""
    return lambda query: [hit.milestone for hit in log.search(query)]


def without_phrases() -> Log:
    """Return the log without the phrases under which milestones are asked for."""
    contents = bundled()
    for id, milestone in contents.milestones.items():
        contents.milestones[id] = replace(milestone, asked=((), ()))
    return Log(in_memory(contents))


def wratio_search(log: Log) -> Searcher:
    """Return rapidfuzz's WRatio over every name, lower-cased and without punctuation as rapidfuzz itself does it."""
    places = [(milestone, default_process(name)) for milestone in log for name in milestone.names]
    names = [name for _, name in places]

    def search(query: str) -> list[Milestone]:
        near = process.extract(default_process(query), names, scorer=fuzz.WRatio, score_cutoff=CUT_OFF, limit=None)
        return list(dict.fromkeys(places[position][0] for _, _, position in near))[:DEPTH]

    return search


def fts5_search(log: Log) -> Searcher:
    """Return SQLite's full-text search over everything: trigrams, by bm25; LIKE for words that are too short."""
    database = sqlite3.connect(":memory:")
    database.execute(f"create virtual table milestone using fts5({', '.join(COLUMNS)}, tokenize=trigram)")
    milestones = list(log)
    rows = ((row, *columns(milestone)) for row, milestone in enumerate(milestones))
    database.executemany(f"insert into milestone(rowid, {', '.join(COLUMNS)}) values (?{', ?' * len(COLUMNS)})", rows)

    def search(query: str) -> list[Milestone]:
        words = query.replace('"', " ").split()
        phrases = " ".join(f'"{word}"' for word in words if len(word) >= SHORTEST_TRIGRAM)
        tests = ["milestone match ?"] if phrases else []
        short = [word for word in words if len(word) < SHORTEST_TRIGRAM]
        tests += [f"{' || '.join(COLUMNS)} like '%' || ? || '%'" for _ in short]
        statement = f"select rowid from milestone where {' and '.join(tests)} order by {'rank' if phrases else 'rowid'}"
        return [milestones[row] for (row,) in database.execute(statement, [phrases, *short] if phrases else short)]

    return search


def columns(milestone: Milestone) -> tuple[str, ...]:
    """Return what a milestone says in both languages, by COLUMNS."""
    return (
        "\n".join(milestone.names),
        "\n".join(name for org in milestone.orgs for name in org.names),
        "\n".join(text for tag in milestone.tags for text in (tag.id, *tag.name)),
        "\n".join(milestone.summary),
        "\n".join(text for detail in milestone.details for text in detail),
    )


def row(searcher: str, what: str, outcomes: Sequence[Outcome]) -> list[str]:
    """Return a row of a table: two labels, count, shares answered and first, mean reciprocal rank."""
    shares = [fmean(it.answered for it in outcomes), fmean(it.rank == 1 for it in outcomes)]
    rank = fmean(1 / it.rank for it in outcomes)
    return [searcher, what, str(len(outcomes)), *(f"{share:.1%}" for share in shares), f"{rank:.3f}"]


def print_categories(outcomes: Sequence[Outcome], title: str, *, verbose: bool) -> None:
    """Print how llmlog answers each category of a set, and what it missed where that is asked for."""
    categories = defaultdict[str, list[Outcome]](list)
    for outcome in outcomes:
        categories[outcome.query.category].append(outcome)
    show([f"{OWN_NAME} on", "category", *MEASURES], [row(title, *it) for it in categories.items()], labels=2)
    for query, _, found in [it for it in outcomes if verbose and not it.answered]:
        wanted = ", ".join(sorted(query.wanted)[:3]) or "nothing"
        print(f"  {query.category}: {query.text!r}, top {query.top}: wanted {wanted}; found {', '.join(found[:5])}")


def main() -> None:
    """Search, and print how well queries are answered."""
    parser = argparse.ArgumentParser(description="Relevance of llmlog's search on judged queries.")
    parser.add_argument("sets", nargs="*", type=Path, help="further sets, beside tests/search/one.jsonl")
    parser.add_argument("--verbose", action="store_true", help="list what llmlog missed")
    options = parser.parse_args()
    log = llmlog.load()
    searchers = {
        OWN_NAME: own_search(log),
        "llmlog, no asked": own_search(without_phrases()),
        "rapidfuzz WRatio": wratio_search(log),
        "SQLite FTS5 trigram": fts5_search(log),
    }
    for path in (OWN_SET, *options.sets):
        queries = read(path)
        more = extended(queries, log)
        count = sum(before != after for before, after in zip(queries, more, strict=True))
        print(f"\n{path.stem}: {count} of {len(queries)} queries want more by the name that they ask for.\n")
        found = {name: [judge(query, search(query.text)) for query in more] for name, search in searchers.items()}
        show(["searcher", "set", *MEASURES], [row(name, path.stem, it) for name, it in found.items()], labels=2)
        print()
        print_categories(found[OWN_NAME], path.stem, verbose=options.verbose)


if __name__ == "__main__":
    main()
