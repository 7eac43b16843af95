"""Screens of any width: no line too wide, nothing lost, columns in their places."""

import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from llmlog import Log
from llmlog.cli.app import home
from llmlog.date_ranges import Interval
from llmlog.formats.column_widths import least_summary, name_width
from llmlog.formats.listing_rows import CARDS_BELOW
from llmlog.formats.specs import figures_in_chinese, token_count
from llmlog.language import Language
from llmlog.lineage import ancestors, descendants
from llmlog.views import Errata, Lineage, Listing, View

Write = Callable[..., str]
ESCAPE = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\")
WIDTHS = [20, 34, 39, 40, 60, 69, 70, 71, 80, 99, 100, 120, 140, 200]
VIEWS = [
    *("list", "month", "search", "timeline", "today", "org", "show", "compare", "lineage", "errata"),
    *("months", "stats", "orgs", "tags", "kinds", "sources", "roots"),
]
CLOSING = "，。、；：？！”’）》】…"

each_view = pytest.mark.parametrize("name", VIEWS)
each_language = pytest.mark.parametrize("language", list(Language), ids=str)
each_width = pytest.mark.parametrize("width", WIDTHS)


def lines(text: str) -> list[str]:
    """Return the lines of a text without escape sequences."""
    return ESCAPE.sub("", text).splitlines()


@each_view
@each_language
@each_width
def test_no_line_is_too_wide(views: dict[str, View], written: Write, name: str, language: Language, width: int) -> None:
    """No line takes more cells than the screen has, with colours or without, but an address, which is never broken."""
    for color in (False, True):
        text = lines(written(views[name], language, width, color=color))
        assert "".join(text).strip()
        assert [line for line in text if cell_len(line) > width and not line.startswith("http")] == []


@each_view
@each_width
def test_chinese_lines_begin_with_no_closing_mark(
    views: dict[str, View], written: Write, name: str, width: int
) -> None:
    """A closing mark stays with what it closes."""
    text = lines(written(views[name], Language.ZH, width))
    assert [line for line in text if line.strip(" │")[:1] in {*CLOSING} and line.strip(" │")[:1] != "…"] == []


@each_language
@each_width
def test_u4_no_name_is_cut(fixed: Log, views: dict[str, View], written: Write, language: Language, width: int) -> None:
    """U4: every name of a listing stands there whole, on one line or more, in order."""
    text = written(views["list"], language, width)
    squeezed = re.sub(r"\s", "", text)
    if width < CARDS_BELOW:
        names = [re.sub(r"\s", "", it.title(language)) for it in fixed]
        assert [name for name in names if name not in squeezed] == []
    else:
        starts = [re.sub(r"\s", "", it.title(language))[:10] for it in fixed]
        assert [start for start in starts if start not in squeezed] == []


@each_language
@pytest.mark.parametrize("width", [70, 80, 100, 120, 140, 200])
def test_u4_summaries_keep_their_least(views: dict[str, View], written: Write, language: Language, width: int) -> None:
    """U4: a summary has the cells that it is promised: 34 at 80 columns, 42 at 100, 50 from 120 on."""
    assert (least_summary(80), least_summary(100), least_summary(140)) == (34, 42, 50)
    text = lines(written(views["month"], language, width))
    word = "Summary" if language is Language.EN else "简介"
    header = next(line for line in text if word in line)
    assert width - cell_len(header[: header.index(word)]) >= least_summary(width)


def test_columns_that_say_the_same_are_left_out(fixed: Log, written: Write) -> None:
    """Makers and kinds stand where there is room, and not where every row would say the same."""
    meta, models = fixed.select(org="Meta", since="2023-09"), fixed.select(kind="model")
    assert "Makers" not in written(Listing(meta, fixed.coverage), width=140).splitlines()[0]
    assert "Kind" in written(Listing(meta, fixed.coverage), width=140).splitlines()[0]
    assert "Makers" in written(Listing(models, fixed.coverage), width=140).splitlines()[0]
    assert "Kind" not in written(Listing(models, fixed.coverage), width=140).splitlines()[0]
    assert "Makers" not in written(Listing(models, fixed.coverage), width=80).splitlines()[0]


@pytest.mark.parametrize("width", [80, 140])
def test_a_listing_without_summaries(log_of: Callable[..., Log], written: Write, width: int) -> None:
    """Where no milestone of a listing has a summary, no column is headed so."""
    empty, told = {"en": "", "zh": ""}, {"en": "It grows.", "zh": "在生长。"}
    for summary, header in ((empty, "Date    Name"), (told, "Date    Name  Summary")):
        briefs = ({"id": "oak", "date": "2022", "summary": summary}, {"id": "elm", "date": "2023", "summary": empty})
        log = log_of(*briefs)
        lines = written(Listing(log.select(), log.coverage), width=width).splitlines()
        assert lines[0] == header
        assert [line for line in lines if "oak" in line or "elm" in line][1].split() == ["elm"]


def test_a_day_that_was_said_is_dim(views: dict[str, View], written: Write) -> None:
    """The day of a row is dim where the row above has said it."""
    text = written(views["month"], width=80, color=True)
    assert "\x1b[36m11\x1b[0m" in text
    assert "\x1b[2m11\x1b[0m" in text


@each_language
@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize(("query", "name"), [("llama 2", "Llama 2"), ("gpt 4", "GPT-4")])
def test_f27_what_was_found_is_marked(
    fixed: Log, written: Write, query: str, name: str, width: int, language: Language
) -> None:
    """F27: a match is marked in the name where it stands, and nothing is in a date that holds the same figure."""
    hits = fixed.search(query)
    view = Listing(hits.selection, fixed.coverage, hits, query.split())
    text = written(view, language, width, color=True)
    assert f"\x1b[1;4;35m{name}\x1b[0m" in text
    dates = {str(hit.milestone.date) for hit in hits}
    assert any(query[-1] in date.removeprefix("2023") for date in dates)
    assert [date for date in dates if not re.search(rf"\x1b\[(36|2)m{date}\x1b\[0m", text)] == []


@each_language
def test_the_count_of_a_search_stays_whole(fixed: Log, written: Write, language: Language) -> None:
    """Where a query and how many it found do not fit on a line, the count has one of its own."""
    hits = fixed.search("llama")
    words = ["chatgpt clone", "trained for", "600 bucks"]
    lines = written(Listing(hits.selection, fixed.coverage, hits, words), language, 40).splitlines()
    counted = {Language.EN: f"{len(hits)} found, best first", Language.ZH: f"找到 {len(hits)} 条，最相关的在前"}
    assert lines[:2] == [" ".join(words), counted[language]]


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252"])
def test_what_the_encoding_lacks(views: dict[str, View], written: Write, encoding: str) -> None:
    """Trees and panels are drawn with what the encoding has."""
    for name in ("lineage", "show"):
        drawn = re.sub(r"[^│├└─╭╮╰╯┌┐┘┬|+`-]", "", written(views[name], width=80, encoding=encoding))
        assert drawn.encode(encoding)


@pytest.mark.parametrize(
    ("count", "en", "zh"),
    [
        (512, "512 tokens", "512 token"),
        (4096, "4,096 tokens", "4,096 token"),
        (128_000, "128,000 tokens", "128,000 token"),
        (131_072, "131,072 tokens", "131,072 token"),
        (1_000_000, "1,000,000 tokens", "1,000,000 token"),
        (1_048_576, "1,048,576 tokens", "1,048,576 token"),
        (270_000_000_000, "270 billion tokens", "2700 亿 token"),
        (1_500_000_000, "1.5 billion tokens", "15 亿 token"),
        (15 * 10**12, "15 trillion tokens", "15 万亿 token"),
        (10**9, "1 billion tokens", "10 亿 token"),
        (10**8, "100,000,000 tokens", "1 亿 token"),
        (10**12, "1 trillion tokens", "1 万亿 token"),
        (1_234_500_000, "1,234,500,000 tokens", "1,234,500,000 token"),
    ],
)
def test_tokens(count: int, en: str, zh: str) -> None:
    """Numbers of tokens are written as people read them."""
    assert (token_count(count, Language.EN), token_count(count, Language.ZH)) == (en, zh)


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("7B, 13B, 70B", "7B、13B、70B"),
        ("over 100B", "超过 100B"),
        ("about 100B", "约 100B"),
        ("up to 7B", "最大 7B"),
        ("397B (17B active) to 0.8B", "397B（激活 17B）至 0.8B"),
        ("2.4T (under 3% active)", "2.4T（激活不到 3%）"),
        ("763B (552B backbone; 8B active reading, 16B writing)", "763B（主干 552B；读取时激活 8B，生成时 16B）"),
        ("860M (U-Net), 123M (text encoder)", "860M（U-Net）、123M（文本编码器）"),
        ("35B (Command R+: 104B)", "35B（Command R+：104B）"),
        ("MIT (since January 2024)", "MIT（2024 年 1 月起）"),
        ("CC-BY-4.0 (from July 5, 2024)", "CC-BY-4.0（2024 年 7 月 5 日起）"),
        ("LLaMA license (non-commercial)", "LLaMA license（非商用）"),
        ("18,629", "18,629"),
    ],
)
def test_specs_in_chinese(text: str, chinese: str) -> None:
    """Sizes and licenses stand in a Chinese text as such."""
    assert figures_in_chinese(text) == chinese


def test_no_size_of_the_log_stays_english(log: Log) -> None:
    """No English word that is no name remains of the sizes of the log in Chinese."""
    sizes = [figures_in_chinese(it.specs.parameters) for it in log if it.specs and it.specs.parameters]
    assert [size for size in sizes if re.search(r"(?<![\w-])[a-z]{2,}", size)] == []


@pytest.mark.parametrize(
    ("names", "width"),
    [
        (["short", "Manifold-Constrained Hyper-Connections"], 20),
        (["short", "an even longer name of words"], 14),
        (["short", "x" * 30], 15),
    ],
)
def test_a_word_of_a_long_name_stays_whole(names: list[str], width: int) -> None:
    """A column of names is wide enough that no word of a longer name is broken which need not be."""
    assert name_width(names, 26) == width


def test_what_was_typed_is_marked_within_a_name(fixed: Log, written: Write) -> None:
    """What was typed is marked in each name that holds it, and a name that holds it needs no other name beside it."""
    hits = fixed.search("llama")
    text = written(Listing(hits.selection, fixed.coverage, hits, ["llama"]), width=80, color=True)
    assert text.startswith(f"\x1b[1mllama\x1b[0m\x1b[2m  {len(hits)} found, best first\x1b[0m\n\n")
    assert "\x1b[1;4;35mLlama\x1b[0m\x1b[1m 2" in text
    assert "also LLaMA 泄露" not in text


@pytest.mark.parametrize(
    ("language", "foot"),
    [
        (Language.EN, ["60 milestones: * 14 landmarks, ? 2 dates not verified", "2017-06 to 2023-12, oldest first"]),
        (Language.ZH, ["60 条：* 重大节点 14 条，? 日期未核实 2 条", "2017-06 至 2023-12，由早到晚"]),
    ],
)
def test_the_foot_of_a_listing(views: dict[str, View], written: Write, language: Language, foot: list[str]) -> None:
    """The foot counts the rows and what their marks mean, and says from when to when they are."""
    assert lines(written(views["list"], language, 80))[-2:] == foot


def test_a_foot_breaks_between_facts(fixed: Log, written: Write) -> None:
    """What was held back, the months beside and the coverage stand whole on a line each where they are long."""
    newest = Listing(fixed.select()[-5:], fixed.coverage, held_back=55)
    assert lines(written(newest, width=80))[-2:] == [
        "",
        "* 1 landmark   newest 5 of 60, -n 0 for all   log: 60, 2017-06 to 2023-12",
    ]
    month = Listing(
        fixed.select(within="2023-07"),
        fixed.coverage,
        span=Interval.parse("2023-07"),
        before=("2023-06", 4),
        after=("2023-08", 4),
    )
    assert lines(written(month, width=60))[-2:] == [
        "before: 2023-06 (4)   after: 2023-08 (4)",
        "log: 60, 2017-06 to 2023-12",
    ]


def test_days_stand_below_each_other(views: dict[str, View], written: Write) -> None:
    """Months of a year and days of a month are in the columns in which whole dates have them."""
    text = lines(written(views["list"], width=80))
    year = next(line for line in text if "Midjourney" in line)
    assert year.startswith("03 ")
    assert next(line for line in text if "Latent" in line).startswith("12-20 ")


@each_language
@pytest.mark.parametrize("width", [100, 140])
def test_u4_no_maker_is_cut(fixed: Log, written: Write, language: Language, width: int) -> None:
    """U4: only the last column is cut: makers that are too long for their column go on in a second line."""
    text = lines(written(Listing(fixed.select(), fixed.coverage), language, width))
    column = next(line for line in text if "Summary" in line or "简介" in line)
    start = cell_len(column[: column.index("Summary" if language is Language.EN else "简介")])
    before = [line for line in text[:-3] if "…" in line and cell_len(line[: line.index("…")]) < start]
    assert before == []


def test_ascii(views: dict[str, View], written: Write) -> None:
    """Where the encoding lacks an ellipsis or a block there are points and signs that it has, within the width."""
    for name in ("month", "search", "kinds", "tags"):
        text = written(views[name], width=80, encoding="ascii")
        assert "…" not in text
        assert "█" not in text
        assert max(map(cell_len, text.splitlines())) <= 80
    assert "..." in written(views["month"], width=80, encoding="ascii")
    assert "##" in written(views["kinds"], width=80, encoding="ascii")


@each_language
def test_what_an_example_shows_stands_behind_it_where_all_fit(fixed: Log, written: Write, language: Language) -> None:
    """Examples stand in two columns where the longest of both fit, else each has what it shows below it."""
    view = home(fixed, language)
    commands = [command for command, _ in view.examples]
    told = [text.in_(language) for _, text in view.examples]
    longest = max(map(cell_len, commands))
    fits = longest + 2 + max(map(cell_len, told))
    wide, narrow = (written(view, language, width).splitlines() for width in (fits, fits - 1))
    for command, text in zip(commands, told, strict=True):
        assert command + " " * (longest + 2 - cell_len(command)) + text in wide
        assert narrow[narrow.index(command) + 1] == f"  {text}"


@pytest.mark.parametrize(
    ("language", "width", "foot"),
    [
        (Language.EN, 44, ["6 errata in 5 milestones: 3 on the claim,", "2 on the name, 1 on the availability"]),
        (Language.ZH, 38, ["6 条勘误，涉及 5 个条目：说法 3，", "名称 2，开放情况 1"]),
    ],
)
def test_a_tally_breaks_between_facts(
    fixed: Log, written: Write, language: Language, width: int, foot: list[str]
) -> None:
    """What makes up a total goes on in a second line, each fact whole."""
    errata = [(it, wrong, fixed.sources[wrong.source]) for it in fixed for wrong in it.errata]
    text = lines(written(Errata(errata[:6]), language, width))
    assert text[-3:-1] == foot


@each_language
@pytest.mark.parametrize("width", [20, 24, 30, 36, 60, 80])
def test_no_date_in_a_tree_is_broken(log: Log, written: Write, language: Language, width: int) -> None:
    """Dates stand whole in every tree, and no line has nothing but an ellipsis."""
    for id in ("lstm", "llama-2", "phi-2", "transformer"):
        milestone = log[id]
        text = lines(written(Lineage(ancestors(log, milestone), descendants(log, milestone), [], []), language, width))
        assert [line for line in text if re.search(r"\d{4}-(\d\d-)?$", line)] == []
        assert [line for line in text if line.strip(" │└─├") == "…"] == []


@pytest.mark.parametrize(
    ("language", "tied"),
    [
        (Language.EN, ["built on it", "with Transformer", "successor", "fine-tuned"]),
        (Language.ZH, ["以其为基础", "另有 Transformer", "后继", "微调"]),
    ],
    ids=str,
)
@pytest.mark.parametrize("width", [20, 40, 60, 75, 76])
def test_a_tree_says_how_its_milestones_are_tied(
    fixed: Log, views: dict[str, View], written: Write, language: Language, tied: list[str], width: int
) -> None:
    """Relations and other parents stand in a tree of any width."""
    llama = fixed["llama"]
    older = written(Lineage(ancestors(fixed, llama), descendants(fixed, llama), [], []), language, width)
    said = " ".join(line.strip(" │└─├") for line in lines(older + written(views["lineage"], language, width)))
    assert [words for words in tied if words not in said] == []


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (Language.EN, ["Misspelled by a source", "Transformer", "", "In their names", "GPT-3"]),
        (Language.ZH, ["来源误写", "Transformer", "", "名称相符", "GPT-3"]),
    ],
    ids=str,
)
def test_groups_of_a_search_stand_in_the_order_of_their_best_answers(
    fixed: Log, written: Write, language: Language, parts: list[str]
) -> None:
    """The best answer stands first whatever matched, and a name that a source misspells is not said to be in a text."""
    hits = fixed.search("tranformer")[:2]
    text = lines(written(Listing(hits.selection, fixed.coverage, hits, ["tranformer"]), language, 80))
    assert [line[13:].split("  ")[0] if line[:2] == "20" else line for line in text[4:9]] == parts


def test_the_best_answer_is_the_first_row(log: Log, written: Write) -> None:
    """At a terminal, as in JSON, the best answer stands first, and each heading once."""
    for query in ("Tranformer", "chatgpt手机", "code llama", "RLHF", "open weights", "chat models"):
        hits = log.search(query)
        text = lines(written(Listing(hits.selection, log.coverage, hits, query.split()), Language.EN, 200))
        rows = [line for line in text[3:] if re.match(r"\d{4}[- ]", line)]
        assert hits[0].milestone.title(Language.EN) in rows[0]
        headings = [line for line in text[3:-3] if line and not re.match(r"\d{4}[- ]|\s", line)]
        assert len(headings) == len(set(headings))
