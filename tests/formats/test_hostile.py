"""Data that would take over a terminal: shown as it is written, without what a terminal would obey."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from llmlog import Log
from llmlog.cli.app import run as run_llmlog
from llmlog.formats import FORMATS
from llmlog.language import Language
from llmlog.search.answers import Answer
from llmlog.selection import Hits
from llmlog.store.build import in_memory
from llmlog.store.contents import MILESTONES, Contents
from llmlog.views import Listing, View

Record = dict[str, Any]
Write = Callable[..., str]

ESC = "\x1b[31;5;7m\x1b]0;title\x07\x1b]8;;http://evil.example\x1b\\\x1bc"
C1 = "\x9b31;5;7m\x9d0;title\x9c\x85\x90"
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
OTHERS = "\x00\x07\x08\x7f\u2028\ufeff\u200b"
MARKUP = "[bold] [/x] [link=http://evil.example] :smile: \\[x]"
LONG = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauamt"
EMOJI = "🦙"
HOSTILE = f"{ESC}A{C1}B{BIDI}C{OTHERS} {MARKUP} {LONG} {EMOJI}"
URL = f"https://x.example/{ESC}{C1}{BIDI}[bold]"

VIEWS = [
    "list",
    "search",
    "month",
    "months",
    "stats",
    "timeline",
    "today",
    "compare",
    "org",
    "orgs",
    "roots",
    "show",
    "errata",
    "lineage",
    "links",
]
ALLOWED = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;(id=\d+)?;[^\x1b]*\x1b\\")
"""The escape sequences that llmlog itself writes: colours and links."""

RECORD: Record = {
    "id": "hostile",
    "name": f"Name {HOSTILE}",
    "name_zh": f"名称 {HOSTILE}",
    "aliases": [f"Alias {HOSTILE}"],
    "kind": "model",
    "orgs": ["meta"],
    "released": {"date": "2023-03-01", "url": URL, "note": {"en": f"Note {HOSTILE}", "zh": f"说明 {HOSTILE}"}},
    "summary": {"en": f"Summary {HOSTILE}", "zh": f"简介 {HOSTILE}"},
    "details": {"en": [f"Detail {HOSTILE}"], "zh": [f"细节 {HOSTILE}"]},
    "tags": ["llm"],
    "links": [{"url": URL, "kind": "paper"}],
    "derived_from": [],
    "sources": [{"id": "review", "date": "2023-03", "as": f"As {HOSTILE}", "org": HOSTILE, "wrong_urls": [URL]}],
    "errata": [
        {
            "field": "date",
            "source": "review",
            "claim": f"Claim {HOSTILE}",
            "correct": f"Correct {HOSTILE}",
            "url": URL,
            "note": {"en": f"Why {HOSTILE}", "zh": f"为何 {HOSTILE}"},
        }
    ],
}
CHILD = RECORD | {
    "id": "child",
    "released": {"date": "2023-03-02", "url": URL},
    "name": f"Child {HOSTILE}",
    "name_zh": None,
    "aliases": [],
    "links": [],
    "derived_from": [{"id": "hostile", "relation": "built-on"}],
}
ORGANIZATION: Record = {
    "id": "meta",
    "name": {"en": f"Org {HOSTILE}", "zh": f"机构 {HOSTILE}"},
    "aliases": [f"Firm {HOSTILE}"],
    "formerly": [{"name": f"Old {HOSTILE}", "until": "2021"}],
    "parent": None,
    "country": None,
}

each_view = pytest.mark.parametrize("name", VIEWS)
each_language = pytest.mark.parametrize("language", list(Language), ids=str)


def made(*records: Record) -> Log:
    """Return a log of some milestones."""
    contents = Contents()
    for kind, record in (
        ("organizations", ORGANIZATION),
        ("tags", {"id": "llm", "name": {"en": f"Tag {HOSTILE}", "zh": f"标签 {HOSTILE}"}}),
        ("sources", {"id": "review", "title": {"en": f"Review {HOSTILE}", "zh": f"回顾 {HOSTILE}"}}),
        *((MILESTONES, record) for record in records),
    ):
        contents.add(None, kind, record)
    return Log(in_memory(contents))


@pytest.fixture(scope="session")
def hostile() -> Log:
    """A log whose every text is hostile."""
    return made(RECORD, CHILD)


@pytest.fixture(scope="session")
def hostile_views(hostile: Log, views_of: Callable[[Log, str, str], dict[str, View]]) -> dict[str, View]:
    """The views of the hostile log."""
    return views_of(hostile, "hostile", "meta")


@pytest.fixture
def hostile_store(monkeypatch: pytest.MonkeyPatch, hostile: Log) -> None:
    """Let commands find the hostile log in place of the one that ships with llmlog."""
    monkeypatch.setattr("llmlog.cli.session.load", lambda *_: hostile)
    for variable in ("LLMLOG_LANG", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)


def obeyed(text: str) -> set[str]:
    """Return the characters of a text that a terminal obeys rather than shows, but for line ends."""
    return {character for character in text if unicodedata.category(character) == "Cc" or character in BIDI} - {"\n"}


def squeezed(text: str) -> str:
    """Return a text without spaces, line ends and the lines of panels and trees."""
    return re.sub(r"[\s│├└─╭╮╰╯]", "", text)


def looks(write: Write, view: View, language: Language) -> Iterator[str]:
    """Yield a view in every form for people."""
    for width in (None, 20, 34, 60, 100, 200):
        for color in (False, True):
            yield write(view, language, width, color=color)


@each_view
@each_language
def test_nothing_is_obeyed(hostile_views: dict[str, View], written: Write, name: str, language: Language) -> None:
    """No control, escape or direction character of the data reaches the terminal, whatever the form."""
    for text in looks(written, hostile_views[name], language):
        assert "\x1b[31;5;7m" not in text
        assert "\x1b]8;;http://evil" not in text
        assert obeyed(ALLOWED.sub("", text)) == set()


@pytest.mark.parametrize("name", ["show", "lineage", "errata", "org", "search", "orgs", "roots", "stats", "timeline"])
@each_language
def test_brackets_and_colons_are_text(
    hostile_views: dict[str, View], written: Write, name: str, language: Language
) -> None:
    """Rich's markup and emoji codes, emoji and long words print as they are, whole on every screen."""
    for width in (None, 60):
        text = written(hostile_views[name], language, width)
        assert [part for part in (*MARKUP.split(), LONG, EMOJI) if part not in squeezed(text)] == []


@each_view
@pytest.mark.parametrize("format", [format for format in FORMATS if format != "table"])
def test_programs_get_what_no_terminal_obeys(
    hostile_views: dict[str, View], written: Write, name: str, format: str
) -> None:
    """A format for programs, which may be printed on a terminal, holds nothing that is obeyed."""
    text = written(hostile_views[name], format=format)
    assert text
    assert obeyed(text) - {"\r", "\t"} == set()
    if format == "json":
        assert json.loads(text)


@pytest.mark.parametrize("key", [key for key in RECORD if key != "orgs"])
def test_json_loses_nothing(hostile_views: dict[str, View], written: Write, key: str) -> None:
    """What JSON escapes is read back as it was."""
    assert json.loads(written(hostile_views["show"], format="json"))[key] == RECORD[key]


@pytest.mark.parametrize("text", ['a "b" \\ c', "\\u0041\\", "\n\t\x00\x1f", "橡树", HOSTILE])
def test_what_matched_is_read_back_as_it_was(hostile: Log, written: Write, text: str) -> None:
    """What a search found is JSON as it stands beside the score, whatever characters it has."""
    hits = Hits(hostile._records, [Answer(hostile.select().entries[0], 99.5, "summary", text)])  # noqa: SLF001
    shown = written(Listing(hits.selection, hostile.coverage, hits), format="json")
    assert obeyed(shown) == set()
    matched = {"score": 99.5, "matched": {"field": "summary", "text": text}}
    assert json.loads(shown) == [hits[0].milestone.to_dict() | matched]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("list", 0),
        ("search hostile", 0),
        ("month 2023-03", 0),
        ("org meta", 0),
        ("show hostile", 0),
        ("show hostil", 1),
        ("show nam", 1),
        ("org orgg", 1),
        ("org meat", 1),
        ("open hostile --print", 0),
        ("open hostile --json", 0),
        ("lineage hostile --json", 0),
        ("errata --json", 0),
        ("list --json", 0),
    ],
)
@pytest.mark.usefixtures("hostile_store")
def test_commands(capsysbinary: pytest.CaptureFixture[bytes], command: str, code: int, language: str) -> None:
    """Neither what a command prints nor what it says of errors holds anything that is obeyed."""
    assert run_llmlog([*command.split(), "--lang", language]) == code
    out, err = capsysbinary.readouterr()
    assert obeyed(out.decode()) == set()
    assert obeyed(err.decode()) == set()
    assert err.count(b"\n") == (3 if code == 1 else 0)
