"""Line breaks of Chinese at every width: closing marks stay with what they close (F59)."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from rich.cells import cell_len
from rich.console import Console

from llmlog import Log, Milestone
from llmlog.formats.wrapping import CLOSING, OPENING, Facts, Items, Line, breaks, most_cells, shortened
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


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("see `llmlog show oak` now", 17, ["see", "`llmlog show oak`", "now"]),
        ("请用 `llmlog show oak`。", 19, ["请用", "`llmlog show oak`。"]),
        ("`llmlog show a great old oak`", 16, ["`llmlog show a", "great old oak`"]),
    ],
)
def test_a_command_is_not_broken_where_it_fits(text: str, width: int, lines: list[str]) -> None:
    """A command to copy begins a new line rather than going on in one, and a longer one breaks between its words."""
    assert [line.plain for line in Line(text).wrap(Console(width=width), width)] == lines


@pytest.mark.parametrize("width", [*range(6, 20), *WIDTHS])
def test_lines_of_text(log: Log, width: int) -> None:
    """No line is wider than it may be, begins with a closing mark or ends with an opening one."""
    for milestone in log.select()[:: 1 if width in {20, 76} else 29]:
        for text in texts(milestone):
            cuts = [0, *breaks(text, width), len(text)]
            lines = [text[start:end].strip() for start, end in pairwise(cuts)]
            assert [line for line in lines if cell_len(line) > width] == []
            closed = [found.span() for found in re.finditer(rf"[^{CLOSING}][{CLOSING}]+", text)]
            fitting = [(start, end) for start, end in closed if cell_len(text[start:end]) <= width]
            assert [text[start:end] for start, end in fitting if any(start < cut < end for cut in cuts)] == []
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


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("据称每年省下约 4000 万美元", 20, ["据称每年省下约", "4000 万美元"]),
        ("每年省下约 4000 万美元", 12, ["每年省下约", "4000 万美元"]),
        ("每年省下约 4000 万美元", 10, ["每年省下约", "4000 万", "美元"]),
        ("4000 万美元", 10, ["4000 万", "美元"]),
        ("4000 万美元", 11, ["4000 万美元"]),
        ("参数 670 亿", 8, ["参数", "670 亿"]),
        ("不到 2017 年", 8, ["不到", "2017 年"]),
        ("这是第 12 代模型", 11, ["这是", "第 12 代模", "型"]),
        ("上下文 12.8 万 token", 16, ["上下文", "12.8 万 token"]),
        ("共 4000 余万个", 10, ["共", "4000 余万", "个"]),
        ("with 2.7 billion parameters", 12, ["with", "2.7 billion", "parameters"]),
        ("a trillion", 8, ["a", "trillion"]),
        ("占 80 %", 6, ["占", "80 %"]),
        ("Llama 2 是模型", 10, ["Llama 2 是", "模型"]),
    ],
)
def test_a_figure_keeps_its_unit(text: str, width: int, lines: list[str]) -> None:
    """No line ends between a figure and what it counts unless the two are longer than a line."""
    cuts = [0, *breaks(text, width), len(text)]
    assert [text[start:end].strip() for start, end in pairwise(cuts)] == lines


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("这是 Meta 的第二代大模型系列", 20, "这是 Meta 的第二代…"),
        ("模型共有参数 670 亿，为最大的开放模型", 19, "模型共有参数…"),
        ("模型共有参数 670 亿，为最大的开放模型", 20, "模型共有参数…"),
        ("模型共有参数 670 亿，为最大的开放模型", 21, "模型共有参数 670 亿…"),
        ("模型共有参数 670 亿，为最大的开放模型", 22, "模型共有参数 670 亿…"),
        ("比此前的 Transformer 更好，也更快", 18, "比此前的…"),
        ("比此前的“大模型”更好，也更快了", 12, "比此前的…"),
        ("A good model, 131,072 tokens", 13, "A good mode…"),
        ("A good model, 131,072 tokens", 14, "A good model…"),
    ],
)
def test_where_a_text_is_cut(text: str, width: int, cut: str) -> None:
    """Chinese is cut as near to the width as it may be: in no figure, no Latin word and behind no opening mark."""
    assert [line.plain for line in shortened(Line(text), width, 1, width)] == [cut]


@pytest.mark.parametrize("width", [34, 42, 52])
def test_few_cells_of_a_cut_line_stay_empty(log: Log, width: int) -> None:
    """A Chinese summary that is cut between two characters leaves two cells empty at most, quotation marks as wide."""
    for milestone in log:
        line = shortened(Line(milestone.summary.zh), width, 1, width)[0].plain
        rest = milestone.summary.zh[len(line) - 1 :]
        if line.endswith("…") and re.match(r"[\u4e00-\u9fff]{2}", rest) and not re.search(r"[\dA-Za-z]$", line[:-1]):
            assert 0 <= width - most_cells(line) <= 2, line


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Llama 2  2023-07-18  built on it", 32, ["Llama 2  2023-07-18  built on it"]),
        ("Llama 2  2023-07-18  built on it", 31, ["Llama 2  2023-07-18", "built on it"]),
        ("Llama 2  2023-07-18  built on it", 18, ["Llama 2", "2023-07-18", "built on it"]),
        ("Tülu 3  2024-11-21  … 另有 2 条", 24, ["Tülu 3  2024-11-21", "… 另有 2 条"]),
        ("GPT-3  2020-05-28  built on it …", 12, ["GPT-3", "2020-05-28", "built on", "it …"]),
        ("GPT-3  2020-05-28  successor …", 10, ["GPT-3", "2020-05-28", "successo", "r …"]),
        ("A long name  2024", 8, ["A long", "name", "2024"]),
        ("A long name  2024", 10, ["A long", "name  2024"]),
        ("2023", 3, ["202", "3"]),
        ("", 3, [""]),
    ],
)
def test_facts_are_whole(text: str, width: int, lines: list[str]) -> None:
    """A line of facts breaks between two of them, and within one that is longer than a line."""
    assert [line.plain for line in Facts(text).wrap(Console(width=width), width)] == lines


@pytest.mark.parametrize("width", [34, 42, 52])
def test_a_summary_fits_chinese_terminals(log: Log, width: int) -> None:
    """No line of a summary is too wide where quotation marks, dots and the ellipsis take two cells."""
    for milestone in log:
        for text in (*milestone.summary, "…" + milestone.summary.zh):
            lines = [line.plain for line in shortened(Line(text), width, 2, width // 2)]
            assert [line for line in lines if most_cells(line) > width] == []


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("these are words of one line and so", 32, ["these are words of one line", "and so"]),
        ("清华大学与智谱研究所的对话模型有", 30, ["清华大学与智谱研究所的对话", "模型有"]),
        ("it wants it all, wholeheartedly so", 32, ["it wants it all, wholeheartedly", "so"]),
        ("Colossal-AI LLaMA2 训练方案", 25, ["Colossal-AI LLaMA2 训练", "方案"]),
        ("University of Wisconsin-Madison +2", 16, ["University of", "Wisconsin-Madiso", "n +2"]),
        ("two of them", 8, ["two of", "them"]),
        ("Grouped-query attention (GQA)", 13, ["Grouped-query", "attention", "(GQA)"]),
    ],
)
def test_a_short_word_does_not_end_a_paragraph_alone(text: str, width: int, lines: list[str]) -> None:
    """Lines that can spare it give a word to a last one of five cells or less; no line is added for that."""
    assert [line.plain for line in Line(text).wrap(Console(width=width), width)] == lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("12 models, 2 methods, 1 tool", 26, ["12 models, 2 methods,", "1 tool"]),
        ("模型 12 条、智能体 2 条", 20, ["模型 12 条、", "智能体 2 条"]),
        ("Meta AI, Fundamental AI Research, FAIR", 16, ["Meta AI,", "Fundamental AI", "Research, FAIR"]),
        ("1,000 of 2,000, all", 16, ["1,000 of 2,000,", "all"]),
    ],
)
def test_a_list_breaks_between_its_items(text: str, width: int, lines: list[str]) -> None:
    """An item of a list is broken only where it is longer than a line."""
    assert [line.plain for line in Items(text).wrap(Console(width=width), width)] == lines
