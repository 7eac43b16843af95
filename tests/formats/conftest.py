"""The views of the fixed log, and how a view is written."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from llmlog import Log
from llmlog.date_ranges import Interval
from llmlog.dates import PartialDate
from llmlog.formats import Options, Screen, render
from llmlog.language import Language
from llmlog.lineage import ancestors, descendants, parts, roots
from llmlog.stats import count_by
from llmlog.store.build import in_memory
from llmlog.store.contents import MILESTONES, Contents
from llmlog.views import (
    Anniversary,
    Comparison,
    Entry,
    Errata,
    Kinds,
    Lineage,
    Links,
    Listing,
    Months,
    Organizations,
    Profile,
    Roots,
    Sources,
    Stats,
    Tags,
    Timeline,
    View,
)

Write = Callable[..., str]
GOLDEN = Path(__file__).parent / "golden"
RECORD: dict[str, Any] = {
    "name_zh": None,
    "kind": "model",
    "released": None,
    "summary": {"en": "It grows.", "zh": "在生长。"},
    **{key: [] for key in ("aliases", "orgs", "tags", "links", "derived_from", "sources", "errata")},
    "details": {"en": [], "zh": []},
}
"""What a milestone of a small log has where a test does not say it."""


def _views_of(log: Log, id: str, org: str) -> dict[str, View]:
    """Return a view of every kind: of a whole log, of one milestone and of one organization."""
    milestone, maker, everything = log[id], log.organizations[org], log.select()
    relatives = log.parents(milestone), log.children(milestone)
    trees = ancestors(log, milestone), descendants(log, milestone)
    hits = log.search(milestone.name)
    listing = Listing(everything, log.coverage)
    made, day = log.select(org=org), milestone.date.first
    week = [f"{day + timedelta(days=days):%m-%d}" for days in (-3, -2, -1, 1, 2, 3)]
    makers, tags, kinds = (count_by(log, everything, by) for by in ("org", "tag", "kind"))
    month = PartialDate(milestone.date.year, milestone.date.month)
    return {
        "list": listing,
        "month": Listing(log.select(within=month), log.coverage, span=Interval.of(month)),
        "search": Listing(hits.selection[:9], log.coverage, hits[:9], [milestone.name], len(hits[9:])),
        "org": Profile(maker, log.parent(maker), log.family(maker)[1:], Listing(made, log.coverage), made),
        "show": Entry(milestone, *relatives, [log.sources[claim.source] for claim in milestone.sources]),
        "compare": Comparison([Entry(it, log.parents(it), log.children(it)) for it in (milestone, *everything[:2])]),
        "timeline": Timeline(everything, log.coverage),
        "today": Anniversary(day, everything.on([f"{day:%m-%d}"]), everything.on(week), everything, 0, 10),
        "short": Entry(milestone, *relatives, [log.sources[it.source] for it in milestone.sources], short=True),
        "lineage": Lineage(*trees, parts(relatives[0]), parts(relatives[1])),
        "errata": Errata([(it, wrong, log.sources[wrong.source]) for it in everything for wrong in it.errata][:6]),
        "months": Months(everything.months(), everything),
        "stats": Stats("org", makers[:9], everything, len(makers)),
        "orgs": Organizations("org", makers[:9], everything, len(makers)),
        "tags": Tags("tag", tags[:9], everything, len(tags)),
        "kinds": Kinds("kind", kinds, everything, len(kinds)),
        "sources": Sources([(it, everything.counts("sources")[it.id]) for it in log.sources.values()], everything, 2),
        "roots": Roots(roots(log)[:6], len(roots(log))),
        "links": Links(milestone.links),
    }


@pytest.fixture(scope="session")
def views(fixed: Log) -> dict[str, View]:
    """The views of the fixed log by name."""
    return _views_of(fixed, "llama-2", "meta")


@pytest.fixture(scope="session")
def views_of() -> Callable[[Log, str, str], dict[str, View]]:
    """What makes the views of a log, by an id and an organization."""
    return _views_of


@pytest.fixture(scope="session")
def written() -> Write:
    """What writes a view for a screen of some width, or in another format."""

    def write(
        view: View,
        language: Language = Language.EN,
        width: int | None = None,
        *,
        format: str = "table",
        color: bool = False,
        encoding: str = "utf-8",
        fields: tuple[str, ...] = (),
    ) -> str:
        pieces = render(view, format, Options(language, fields, screen=Screen(width, color, encoding)))
        return "".join(it if isinstance(it, str) else it.decode() for it in pieces)

    return write


@pytest.fixture(scope="session")
def log_of() -> Callable[..., Log]:
    """What makes a log of milestones, given the id, the date and what matters of each; makers are called as their ids.

    A milestone is called as its id where no name is given, and its date is that of its release. What is "of" something
    goes by three letters of that for short.
    """

    def make(*briefs: dict[str, Any]) -> Log:
        contents = Contents()
        for maker in {maker: None for brief in briefs for maker in brief.get("orgs", ())}:
            name, short = ({"en": it, "zh": it} for it in (maker, maker.partition(" of ")[2][:3] or maker))
            contents.add(None, "organizations", {"id": maker, "name": name, "short": short, "aliases": []})
        for source in {claim["id"]: None for brief in briefs for claim in brief.get("sources", ())}:
            contents.add(None, "sources", {"id": source, "title": {"en": source, "zh": source}})
        for brief in briefs:
            released = {"date": brief["date"], "url": "https://grove.example"}
            contents.add(None, MILESTONES, RECORD | {"name": brief["id"], "released": released} | brief)
        return Log(in_memory(contents))

    return make


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """What compares a text with its golden file, or writes the file where that is asked for.

    Escape characters stand there as ␛, the ids of links as a dash.
    """

    def compare(name: str, actual: str) -> None:
        path = GOLDEN / name
        text = re.sub(r"(?<=]8;id=)\d+", "-", actual).replace("\x1b", "␛")
        if request.config.getoption("--rewrite-golden", default=False):
            GOLDEN.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare
