"""Headings and what stands at them: blank lines, counts that fit what was found, and names that are cut at a word."""

import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from llmlog import Log
from llmlog.cli.app import home
from llmlog.formats.column_widths import SHORT_MAKER, lead_maker
from llmlog.language import Language
from llmlog.views import Listing, Months, View

Write = Callable[..., str]


def searched(log: Log, *words: str) -> Listing:
    """Return what a search finds."""
    hits = log.search(" ".join(words))
    return Listing(hits.selection, log.coverage, hits, list(words))


@pytest.mark.parametrize("name", ["list", "org", "search"])
def test_a_heading_of_cards_stands_apart(views: dict[str, View], written: Write, name: str) -> None:
    """On a narrow screen a blank line stands between each heading and its first card."""
    lines = written(views[name], Language.EN, 60).splitlines()
    headings = [number for number, line in enumerate(lines) if re.fullmatch(r"(\w+ )?\d{4}  \d+|In their text", line)]
    assert headings
    assert [lines[number] for number in headings if lines[number + 1]] == []


def test_a_grey_heading_stands_apart_from_the_header(log: Log, written: Write) -> None:
    """A blank line stands between the header and the first part of an answer; a time follows the header at once."""
    lines = written(searched(log, "run", "on", "a", "laptop"), Language.EN, 80).splitlines()
    assert lines[3:5] == ["", "In their text"]
    assert written(Listing(log.select(since="2026"), log.coverage), Language.EN, 80).splitlines()[1][:1] != ""


@pytest.mark.parametrize(("language", "told"), [(Language.EN, "1 found"), (Language.ZH, "找到 1 条")])
def test_one_answer_has_no_order(fixed: Log, written: Write, language: Language, told: str) -> None:
    """Which comes first is said where there are several."""
    hits = fixed.search("llama 2")[:1]
    view = Listing(hits.selection, fixed.coverage, hits, ["llama", "2"])
    assert written(view, language, 80).splitlines()[0].endswith(f"  {told}")


def test_words_that_only_frame_are_not_marked(log: Log, written: Write) -> None:
    """No article or preposition of a query is marked, nor does the text begin at one."""
    text = written(searched(log, "run", "on", "a", "laptop"), Language.EN, 80, color=True)
    assert {found.casefold() for found in re.findall(r"\x1b\[1;4;35m(.+?)\x1b", text)} <= {"run", "laptop"}


def test_names_beside_bars_are_cut_at_a_word(log: Log, written: Write) -> None:
    """A name that is too long is cut behind a word, and nothing follows it."""
    everything = log.select()
    lines = written(Months(everything.months(), everything), Language.EN, 80).splitlines()
    cut = [found[1] for line in lines if (found := re.match(r"\d{4}\S*  +(\S.*?…)", line))]
    titles = [it.title(Language.EN) for it in log]
    assert cut
    for name in cut:
        assert any(re.match(rf"{re.escape(name[:-1])}\W", title) for title in titles), name
    assert not any("…," in line for line in lines)


@pytest.mark.parametrize("width", range(34, 81, 2))
def test_what_the_log_holds_breaks_between_facts(fixed: Log, written: Write, width: int) -> None:
    """The second line of the greeting goes on in another with a whole fact."""
    for language, ends in ((Language.EN, ","), (Language.ZH, "，")):
        lines = written(home(fixed, language), language, width).splitlines()[2:]
        told = lines[: lines.index("")]
        assert [line for line in told[:-1] if not line.endswith(ends)] == []


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_makers_mostly_fit_their_column(log: Log, language: Language) -> None:
    """Makers have short names, by which all but one of twenty stand in one line at 100 columns."""
    makers = [lead_maker(it, 100, language) for it in log if it.orgs]
    assert sum(cell_len(maker) > SHORT_MAKER for maker in makers) < len(makers) / 20
