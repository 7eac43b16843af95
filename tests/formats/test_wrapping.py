"""Line breaks of Chinese at every width: closing marks stay with what they close (F59)."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from rich.cells import cell_len
from rich.console import Console

from llmlog import Log, Milestone
from llmlog.formats.wrapping import CLOSING, OPENING, Line, breaks
from llmlog.language import Language
from llmlog.views import Entry

Write = Callable[..., str]
WIDTHS = range(20, 131)
FRAME = re.compile(r"^[\s│]+|[\s│]+$")


def texts(milestone: Milestone) -> list[str]:
    """Return the Chinese texts of a milestone, and its names as a list of them reads."""
    details = (detail.zh for detail in milestone.details)
    return [milestone.summary.zh, *details, "、".join(milestone.names)]


def entry(log: Log, id: str) -> Entry:
    """Return the page of a milestone."""
    milestone = log[id]
    sources = [log.sources[claim.source] for claim in milestone.sources]
    return Entry(milestone, log.parents(milestone), log.children(milestone), sources)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("oak\n", ["oak", ""]),
        ("oak\n\nelm", ["oak", "", "elm"]),
        ("a great old oak", ["a great", "old oak"]),
    ],
    ids=repr,
)
def test_line_ends_are_kept(text: str, lines: list[str]) -> None:
    """Lines break where the text does, with empty ones where it has them, and where they are full."""
    assert [line.plain for line in Line(text).wrap(Console(width=8), 8)] == lines


@pytest.mark.parametrize("width", [*range(6, 20), *WIDTHS])
def test_lines_of_text(log: Log, width: int) -> None:
    """No line is wider than it may be, begins with a closing mark or ends with an opening one."""
    for milestone in log.select()[:: 1 if width in {20, 76} else 29]:
        for text in texts(milestone):
            cuts = [0, *breaks(text, width), len(text)]
            lines = [text[start:end].strip() for start, end in pairwise(cuts)]
            assert [line for line in lines if cell_len(line) > width] == []
            assert [line for line in lines[1:] if line[:1] in {*CLOSING}] == []
            assert width < 20 or [line for line in lines[:-1] if line[-1:] in {*OPENING}] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_lines_of_pages(log: Log, written: Write, width: int) -> None:
    """No line of a page in Chinese begins with a closing mark, in its panel or below it."""
    for id in ("llama-2", "gpt-4", "ernie-bot", "colossal-ai-llama-2", "vllm"):
        lines = [FRAME.sub("", line) for line in written(entry(log, id), Language.ZH, width).splitlines()]
        assert [line for line in lines if line[:1] in {*CLOSING}] == []


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Llama-2-70b-chat、羊驼", 16, ["Llama-2-70b-cha", "t、羊驼"]),
        ("Llama-2-70b、Llama 2", 10, ["Llama-2-70", "b、Llama 2"]),
        ("中文：，。", 8, ["中", "文：，。"]),
        ("，，，，", 4, ["，，", "，，"]),
        ("（Llama）", 8, ["（Llam", "a）"]),
    ],
)
def test_a_word_that_just_fills_the_line(text: str, width: int, lines: list[str]) -> None:
    """A word gives a letter to the mark after it; marks that nothing is before are cut anywhere."""
    cuts = [0, *breaks(text, width), len(text)]
    assert [text[start:end].strip() for start, end in pairwise(cuts)] == lines
