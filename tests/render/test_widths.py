"""At every width no line is wider than the screen, and no id, name or date is lost."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from rich.cells import cell_len

from llmlog.language import Language
from llmlog.lineage import Node
from llmlog.render import terminal
from llmlog.screen import Screen
from llmlog.views import Entry, Errata, Lineage, Links, Listing, Months, Organizations, Profile, Roots, View

WIDTHS = [20, 21, 34, 39, 40, 59, 60, 69, 70, 71, 100, 140, 200]
TABLE_FROM = 70
VIEWS = ["list", "search", "month", "months", "org", "orgs", "roots", "show", "errata", "lineage", "links"]
HEADERS = {Language.EN: ("Date", "Name", "Organization"), Language.ZH: ("日期", "名称", "机构")}
HAN = re.compile(r"[\u4e00-\u9fff]")
ESCAPE = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\")

each_view = pytest.mark.parametrize("name", VIEWS)
each_language = pytest.mark.parametrize("language", list(Language), ids=str)
each_width = pytest.mark.parametrize("width", WIDTHS)


def shown(view: View, language: Language, width: int) -> str:
    """Return what a view looks like on a screen of a width without colours."""
    return terminal.render(view, language, Screen(width, color=False, encoding="utf-8"))


def squeezed(text: str) -> str:
    """Return a text without spaces, line ends, and the lines of panels and trees."""
    return re.sub(r"[\s│├└─╭╮╰╯]", "", text)


def told(view: View, language: Language) -> Iterator[str]:
    """Give the ids, names and dates that a view must show, but for those in tables."""
    match view:
        case Listing():
            for milestone in view.milestones:
                yield from (milestone.id, milestone.title(language), str(milestone.date))
        case Profile(organization=organization):
            yield from (organization.id, organization.name.in_(language), *organization.aliases)
            yield from (member.name.in_(language) for member in view.members)
            yield from (old.name for old in organization.formerly)
        case Entry(milestone=milestone):
            yield from (milestone.id, *milestone.names, str(milestone.date))
            yield from (kin.milestone.title(language) for kin in (*view.parents, *view.children))
            yield from (link.url for link in milestone.links)
        case Errata():
            for milestone, erratum in view.errata:
                yield from (milestone.title(language), erratum.source, erratum.claim, erratum.correct)
        case Lineage():
            yield from nodes(view.ancestors, language)
            yield from nodes(view.descendants, language)
        case Links():
            yield from (link.url for link in view.links)


def nodes(node: Node, language: Language) -> Iterator[str]:
    """Give the names and dates of a tree."""
    yield from (node.milestone.title(language), str(node.milestone.date))
    for branch in node.branches:
        yield from nodes(branch, language)


def sliced(line: str, start: int, end: int | None) -> str:
    """Return what stands in a line from one cell up to another."""
    cells = 0
    cut = ""
    for character in line:
        if start <= cells and (end is None or cells < end):
            cut += character
        cells += cell_len(character)
    return cut


def columns(text: str, headers: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the cells of a table's rows without spaces, for all headers but the last; a row begins with a date."""
    lines = text.splitlines()
    top = next(n for n, line in enumerate(lines) if line.split()[:2] == list(headers[:2]))
    starts = [cell_len(lines[top][: lines[top].index(header)]) for header in headers]
    rows: list[tuple[str, ...]] = []
    for line in lines[top + 1 :]:
        cells = tuple(sliced(line, start, end).replace(" ", "") for start, end in pairwise(starts))
        rows += [] if rows and not cells[0] else [("",) * len(cells)]
        rows[-1] = tuple(map("".join, zip(rows[-1], cells, strict=True)))
    return rows


def counted(text: str) -> list[tuple[str, int]]:
    """Return the labels of a table of counts, without spaces, with their counts; a row begins with a count."""
    rows: list[tuple[str, int]] = []
    for line in text.splitlines():
        if found := re.fullmatch(r"(.*?\S)\s{2,}(\d+)", line):
            rows.append((squeezed(found[1]), int(found[2])))
        elif rows:
            rows[-1] = (rows[-1][0] + squeezed(line), rows[-1][1])
    return rows


@each_view
@each_language
@each_width
def test_no_line_is_too_wide(chronicle_views: dict[str, View], name: str, language: Language, width: int) -> None:
    """No line takes more cells than the screen has, with colours or without."""
    for color in (False, True):
        text = terminal.render(chronicle_views[name], language, Screen(width, color, "utf-8"))
        assert text.strip()
        assert max(cell_len(ESCAPE.sub("", line)) for line in text.splitlines()) <= width


@pytest.mark.parametrize("name", ["show", "errata", "lineage", "links", "org"])
@each_language
@each_width
def test_nothing_is_lost(chronicle_views: dict[str, View], name: str, language: Language, width: int) -> None:
    """Every id, name, date and address can be read off the screen, in the order of the text."""
    view = chronicle_views[name]
    text = squeezed(shown(view, language, width))
    assert [fact for fact in told(view, language) if squeezed(fact) not in text] == []


@pytest.mark.parametrize("name", ["list", "search", "month", "org"])
@each_language
@pytest.mark.parametrize("width", [width for width in WIDTHS if width < TABLE_FROM])
def test_cards(chronicle_views: dict[str, View], name: str, language: Language, width: int) -> None:
    """On narrow screens milestones are cards that show their ids, names and dates in full."""
    view = chronicle_views[name]
    listing = view.listing if isinstance(view, Profile) else view
    text = shown(view, language, width)
    assert HEADERS[language][2] not in text.split()
    assert [fact for fact in told(listing, language) if squeezed(fact) not in squeezed(text)] == []


@pytest.mark.parametrize("width", [34, 40, 60])
def test_chinese_fills_its_lines(chronicle_views: dict[str, View], width: int) -> None:
    """On a card a line goes on in Chinese below only where the next character and its punctuation had no room."""
    lines = shown(chronicle_views["list"], Language.ZH, width).splitlines()
    continued = [line for line, after in pairwise(lines) if HAN.match(after)]
    assert continued
    assert [line for line in continued if cell_len(line) < width - cell_len(" 亿，")] == []


@pytest.mark.parametrize("name", ["list", "search", "month", "org"])
@each_language
@pytest.mark.parametrize("width", [width for width in WIDTHS if width >= TABLE_FROM])
def test_tables(chronicle_views: dict[str, View], name: str, language: Language, width: int) -> None:
    """On wide screens milestones are the rows of a table that shows their dates and names in full."""
    view = chronicle_views[name]
    listing = view.listing if isinstance(view, Profile) else view
    assert isinstance(listing, Listing)
    expected = [
        (f"{milestone.date}{'' if milestone.kind == 'trend' else '?'}", milestone.title(language).replace(" ", ""))
        for milestone in listing.milestones
        if not milestone.is_verified
    ]
    cells = columns(shown(view, language, width), HEADERS[language])[: len(listing.milestones)]
    assert [row for row in cells if row[0] != "2023-02-24"] == expected


@pytest.mark.parametrize("name", ["months", "orgs", "roots"])
@each_language
@each_width
def test_counts(chronicle_views: dict[str, View], name: str, language: Language, width: int) -> None:
    """A table of counts shows every label in full and its count beside it."""
    view = chronicle_views[name]
    match view:
        case Months():
            expected = [(str(month), count) for month, count in view.counts]
        case Organizations():
            expected = [(organization.name.in_(language), count) for organization, count in view.counts]
        case Roots():
            expected = [(root.title(language), count) for root, count in view.counts]
    assert counted(shown(view, language, width)) == [(squeezed(label), count) for label, count in expected]


@pytest.mark.parametrize(
    "environment", [{"COLUMNS": "30"}, {"TERM": "dumb"}, {"TERM": "dumb", "FORCE_COLOR": "1"}], ids=str
)
@each_view
def test_only_the_screen_counts(
    monkeypatch: pytest.MonkeyPatch, chronicle_views: dict[str, View], name: str, environment: dict[str, str]
) -> None:
    """A view fits the screen that it is given, whatever Rich would make of the environment."""
    screens = [Screen(width, color, "utf-8") for width in (40, 100, None) for color in (False, True)]

    def looks() -> list[str]:
        return [ESCAPE.sub("", terminal.render(chronicle_views[name], Language.EN, screen)) for screen in screens]

    for variable in ("TERM", "COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    expected = looks()
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    assert looks() == expected


@each_view
@each_language
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk", "big5"])
def test_encodings(chronicle_views: dict[str, View], name: str, language: Language, encoding: str) -> None:
    """What llmlog itself draws, boxes and ellipses, is of the encoding of the screen."""
    text = terminal.render(chronicle_views[name], language, Screen(100, color=False, encoding=encoding))
    assert re.findall("[─-╿▀-▟]", text) == [] or "─│╭".encode(encoding, errors="ignore").decode(encoding) == "─│╭"
