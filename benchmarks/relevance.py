"""How well llmlog's search answers judged queries, beside three usual ways to search the same data.

    python benchmarks/relevance.py [--verbose] [--strict] [more-queries.jsonl ...]

A set has a JSON object a line: `q`, `cat`, `want` (milestones, each a list of names that it may go by) and `top`. A
query is answered when a wanted milestone stands within its first `top` results, and one that wants nothing when nothing
is found. MRR is the mean reciprocal rank of the first wanted milestone, ten results deep. What is wanted is extended by
the milestones that took up one which is wanted, or that are called what is typed; how many is printed.
"""

import argparse
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import unicodedata
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
from llmlog.store.build import in_memory
from llmlog.store.contents import bundled

OWN_SET = Path(__file__).parents[1] / "tests" / "search" / "one.jsonl"
OWN_NAME = "llmlog"
DEPTH = 10
CUT_OFF = 60
SHORTEST_TRIGRAM = 3
COLUMNS = ("names", "orgs", "tags", "summary", "details")
LEAST_ANSWERED, LEAST_MRR, LEAST_ANSWERED_IN_A_CATEGORY = 0.90, 0.88, 0.60

Searcher = Callable[[str], list[Milestone]]
"""From a query to milestones, best first."""


class Query(NamedTuple):
    """A judged query: what is typed, of which category, the folded names that are wanted, and how far up."""

    text: str
    category: str
    wanted: frozenset[str]
    top: int

    @classmethod
    def from_json(cls, line: str) -> "Query":
        """Return the query of a line of a set."""
        judged = json.loads(line)
        wanted = frozenset(fold(name) for names in judged["want"] for name in names)
        return cls(judged["q"], judged["cat"], wanted, judged["top"])

    def extended(self, owners: dict[str, set[str]]) -> "Query":
        """Return the query that also wants what took up a wanted milestone, or is called what is typed."""
        asked = {*self.wanted, fold(self.text)} if self.wanted else set()
        return self._replace(wanted=self.wanted.union(*(owners.get(name, ()) for name in asked)))


class Outcome(NamedTuple):
    """What a searcher made of a query: whether it answered it, the reciprocal rank, and the names that it found."""

    query: Query
    answered: bool
    is_first: bool
    reciprocal_rank: float
    found: list[str]


def fold(text: str) -> str:
    """Return a name without case, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def judge(query: Query, found: Sequence[Milestone]) -> Outcome:
    """Return the outcome of a query whose results are given."""
    shown = [milestone.name for milestone in found[:DEPTH]]
    if not query.wanted:
        return Outcome(query, not found, not found, float(not found), shown)
    ranks = (rank for rank, milestone in enumerate(found[:DEPTH], 1) if query.wanted & set(map(fold, milestone.names)))
    rank = next(ranks, None)
    return Outcome(query, rank is not None and rank <= query.top, rank == 1, 1 / rank if rank else 0.0, shown)


def names_by_key(log: Log) -> dict[str, set[str]]:
    """Return the folded ids of the milestones that go or went by a name, by its key."""
    owners: dict[str, set[str]] = {}
    for milestone in log:
        for name in (*milestone.names, *milestone.former_ids):
            owners.setdefault(fold(name), set()).add(fold(milestone.id))
    return owners


def without_phrases() -> Log:
    """Return the log without the phrases under which milestones are asked for."""
    contents = bundled()
    for id, milestone in contents.milestones.items():
        contents.milestones[id] = replace(milestone, asked=((), ()))
    return Log(in_memory(contents))


def own_search(log: Log) -> Searcher:
    """Return llmlog's own search."""
    return lambda query: [hit.milestone for hit in log.search(query)]


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
        words = query.split()
        phrases = " ".join(quoted(word) for word in words if len(word) >= SHORTEST_TRIGRAM)
        tests = ["milestone match ?"] if phrases else []
        short = [word for word in words if len(word) < SHORTEST_TRIGRAM]
        tests += [f"{' || '.join(COLUMNS)} like '%' || ? || '%'" for _ in short]
        statement = f"select rowid from milestone where {' and '.join(tests)} order by {'rank' if phrases else 'rowid'}"
        return [milestones[row] for (row,) in database.execute(statement, [phrases, *short] if phrases else short)]

    return search


def quoted(word: str) -> str:
    """Return a word as a phrase of an FTS5 query."""
    return '"{}"'.format(word.replace('"', '""'))


def columns(milestone: Milestone) -> tuple[str, ...]:
    """Return what a milestone says in both languages, by COLUMNS."""
    return (
        "\n".join(milestone.names),
        "\n".join(name for org in milestone.orgs for name in org.names),
        "\n".join(text for tag in milestone.tags for text in (tag.id, *tag.name)),
        "\n".join(milestone.summary),
        "\n".join(text for detail in milestone.details for text in detail),
    )


def fzf_search(log: Log, program: str) -> Searcher:
    """Return fzf's filter over a line a milestone: its names, organizations and summary."""
    milestones = list(log)
    texts = ("\t".join(columns(milestone)[field] for field in (0, 1, 3)) for milestone in milestones)
    lines = "".join(f"{row}\t{' '.join(text.split())}\n" for row, text in enumerate(texts))

    def search(query: str) -> list[Milestone]:
        command = [program, "--filter", query, "--delimiter", "\t", "--nth", "2.."]
        found = subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=False)
        if found.returncode > 1:
            raise SystemExit(f"fzf: exit {found.returncode}: {found.stderr.strip()}")
        return [milestones[int(line.split("\t")[0])] for line in found.stdout.splitlines()]

    return search


def searchers(log: Log) -> dict[str, Searcher]:
    """Return the searchers by name, llmlog's own first; fzf only where it is installed, which is said."""
    found = {
        OWN_NAME: own_search(log),
        "llmlog, no asked": own_search(without_phrases()),
        "rapidfuzz WRatio": wratio_search(log),
        "SQLite FTS5 trigram": fts5_search(log),
    }
    fzf = shutil.which("fzf")
    if fzf:
        found["fzf --filter"] = fzf_search(log, fzf)
    else:
        print("fzf is not on PATH, so it is left out.\n")
    return found


def read(path: Path) -> list[Query]:
    """Return the queries of a set."""
    return [Query.from_json(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def figures(outcomes: Sequence[Outcome]) -> tuple[float, float, float]:
    """Return the share of queries answered and that answered first, from 0 to 1, and the mean reciprocal rank."""
    answered, first = fmean(it.answered for it in outcomes), fmean(it.is_first for it in outcomes)
    return answered, first, fmean(it.reciprocal_rank for it in outcomes)


def by_category(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """Return the outcomes by category, in the order of the set."""
    categories: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        categories.setdefault(outcome.query.category, []).append(outcome)
    return categories


def good_enough(outcomes: Sequence[Outcome]) -> bool:
    """Whether llmlog answers as much of a set as it is meant to, over all and in every category."""
    answered, _, mrr = figures(outcomes)
    worst = min(figures(group)[0] for group in by_category(outcomes).values())
    return answered >= LEAST_ANSWERED and mrr >= LEAST_MRR and worst >= LEAST_ANSWERED_IN_A_CATEGORY


def rows(outcomes: dict[tuple[str, str], list[Outcome]]) -> list[list[str]]:
    """Return the rows of a table: two labels, count, shares answered and first, mean reciprocal rank."""
    measured = {labels: figures(group) for labels, group in outcomes.items()}
    return [
        [*labels, str(len(outcomes[labels])), f"{answered:.1%}", f"{first:.1%}", f"{mrr:.3f}"]
        for labels, (answered, first, mrr) in measured.items()
    ]


def print_misses(outcomes: Sequence[Outcome]) -> None:
    """Print the queries that were not answered, what was wanted (folded) and what was found instead."""
    for query, answered, _, _, found in outcomes:
        if not answered:
            wanted = ", ".join(sorted(query.wanted)[:3]) or "nothing"
            print(f"  {query.category}: {query.text!r}, top {query.top}: wanted {wanted}; found {', '.join(found[:5])}")


def report(sets: dict[str, list[Query]], *, verbose: bool) -> bool:
    """Search, print the tables, and return whether llmlog answers as much of every set as it is meant to."""
    log = llmlog.load()
    owners = names_by_key(log)
    extended = {title: [query.extended(owners) for query in queries] for title, queries in sets.items()}
    for title, queries in sets.items():
        more = sum(before.wanted != after.wanted for before, after in zip(queries, extended[title], strict=True))
        print(f"{title}: {more} of {len(queries)} queries want more by the name that they ask for.")
    outcomes = {
        (name, title): [judge(query, search(query.text)) for query in queries]
        for name, search in searchers(log).items()
        for title, queries in extended.items()
    }
    own = {title: found for (name, title), found in outcomes.items() if name == OWN_NAME}
    categories = {(title, name): group for title, found in own.items() for name, group in by_category(found).items()}
    show(["searcher", "set", "queries", "answered", "first", "MRR"], rows(outcomes), labels=2)
    print()
    show([OWN_NAME + " on", "category", "queries", "answered", "first", "MRR"], rows(categories), labels=2)
    if verbose:
        for title, found in own.items():
            print(f"\nMissed of {title}: {sum(not outcome.answered for outcome in found)}")
            print_misses(found)
    return all(map(good_enough, own.values()))


def main() -> int:
    """Report; with --strict, return 1 when llmlog answers less of a set than it is meant to."""
    parser = argparse.ArgumentParser(description="Relevance of llmlog's search on judged queries.")
    parser.add_argument("sets", nargs="*", type=Path, help="further sets, beside tests/search/one.jsonl")
    parser.add_argument("--verbose", action="store_true", help="list what llmlog missed")
    parser.add_argument(
        "--strict",
        action="store_true",
        help=f"exit with 1 when llmlog is under {LEAST_ANSWERED:.0%} answered, MRR {LEAST_MRR} or, in a category, "
        f"{LEAST_ANSWERED_IN_A_CATEGORY:.0%} on a set".replace("%", "%%"),
    )
    options = parser.parse_args()
    paths = {"own": OWN_SET} | {str(path): path for path in options.sets}
    good = report({title: read(path) for title, path in paths.items()}, verbose=options.verbose)
    return int(options.strict and not good)


if __name__ == "__main__":
    sys.exit(main())
