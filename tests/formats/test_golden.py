"""What each view looks like in each format, to the letter; `pytest tests/formats --rewrite-golden` writes them anew."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from llmlog import Log
from llmlog.cli.commands import forms
from llmlog.formats import FORMATS
from llmlog.formats.schema import schema
from llmlog.language import Language
from llmlog.views import Entry, Errata, Listing, Profile, View

Write = Callable[..., str]
GOLDEN = Path(__file__).parent / "golden"
VIEWS = [
    *("list", "month", "search", "org", "timeline", "today", "show", "short", "compare", "lineage", "errata"),
    *("months", "stats", "orgs", "tags", "kinds", "sources", "roots", "links"),
]
SCREENS: dict[str, tuple[int | None, bool]] = {"pipe": (None, False), "100": (100, False), "60": (60, False)}
SCREENS["color"] = (80, True)
SCREENS_OF_PAGES = SCREENS | {"narrow": (34, True)}
PAGES = ["pipe", "60", "color", "narrow"]
"""The screens on which the pages of the small log are compared."""
VARIANTS, VARIED = ["listings", "counts", "histories"], ["40", "60", "100", "140", "color"]
"""The less common cases that `test_variants` compares, and its screens."""
COUNTED = ["months", "stats", "orgs", "tags", "kinds", "sources", "roots", "errata", "links", "compare", "lineage"]
"""The views whose columns are their own."""
PROGRAMS = [format for format in FORMATS if format != "table"]


@pytest.mark.parametrize("language", list(Language), ids=str)
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", VIEWS)
def test_people(
    golden: Callable[[str, str], None],
    views: dict[str, View],
    written: Write,
    name: str,
    screen: str,
    language: Language,
) -> None:
    """A view for people is the text of its file."""
    width, color = SCREENS[screen]
    golden(f"{name}.{screen}.{language}.txt", written(views[name], language, width, color=color))


@pytest.mark.parametrize("name", VIEWS)
def test_json(golden: Callable[[str, str], None], views: dict[str, View], written: Write, name: str) -> None:
    """A view for scripts is the JSON of its file, which no language changes."""
    text = written(views[name], format="json")
    assert written(views[name], Language.ZH, format="json") == text
    golden(f"{name}.json", text)


@pytest.mark.parametrize("format", [format for format in PROGRAMS if format != "json"])
def test_programs(golden: Callable[[str, str], None], views: dict[str, View], written: Write, format: str) -> None:
    """A listing in another format is the text of its file."""
    golden(f"month.{format}", written(views["month"], format=format))


@pytest.mark.parametrize("language", list(Language), ids=str)
@pytest.mark.parametrize("screen", PAGES)
def test_pages(golden: Callable[[str, str], None], small: Log, written: Write, screen: str, language: Language) -> None:
    """Pages that have everything a page can have, and those that lack most of it, are the text of their file."""
    (width, color), views = SCREENS_OF_PAGES[screen], _pages(small)
    golden(f"pages.{screen}.{language}.txt", "\n".join(written(it, language, width, color=color) for it in views))


def _pages(log: Log) -> Iterator[View]:
    """Yield the page of each milestone, of each maker, and of the errata of the small log."""
    for it in log:
        sources = [log.sources[claim.source] for claim in it.sources]
        yield Entry(it, log.parents(it), log.children(it), sources)
    for maker in log.organizations.values():
        made = log.select(org=maker.id)
        yield Profile(maker, log.parent(maker), log.family(maker)[1:], Listing(made, log.coverage), made)
    yield Errata([(it, wrong, log.sources[wrong.source]) for it in log for wrong in it.errata])


@pytest.mark.parametrize("language", list(Language), ids=str)
@pytest.mark.parametrize("name", COUNTED)
def test_columns(
    golden: Callable[[str, str], None], views: dict[str, View], written: Write, name: str, language: Language
) -> None:
    """A view that has columns of its own has those of its file, with their headings in both languages."""
    golden(f"{name}.{language}.md", written(views[name], language, format="md"))


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_markdown_pages(golden: Callable[[str, str], None], small: Log, written: Write, language: Language) -> None:
    """A page of everything about a milestone in Markdown is that of its file, with its links and what sources say."""
    entries = [view for view in _pages(small) if isinstance(view, Entry)]
    golden(f"pages.{language}.md", "".join(written(view, language, format="md") for view in entries))


def test_schema(golden: Callable[[str, str], None]) -> None:
    """The schema of what the commands print is that of its file: scripts rely on it."""
    golden("schema.json", json.dumps(schema(forms()), indent=1))


def test_every_file_is_compared() -> None:
    """No golden file is left over from a view that is no more."""
    texts = {f"{name}.{screen}.{language}.txt" for name in VIEWS for screen in SCREENS for language in Language}
    several = {("pages", screen) for screen in PAGES} | {(name, screen) for name in VARIANTS for screen in VARIED}
    texts |= {f"{name}.{screen}.{language}.txt" for name, screen in several for language in Language}
    programs = {f"month.{format}" for format in PROGRAMS} | {f"{name}.json" for name in [*VIEWS, "schema"]}
    columns = {f"{name}.{language}.md" for name in COUNTED for language in Language}
    columns |= {f"pages.{language}.md" for language in Language}
    assert {path.name for path in GOLDEN.iterdir()} == texts | programs | columns
