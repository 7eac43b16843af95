"""Parts of screens at their bounds: excerpts, feet, columns of counts, and a log without milestones."""

import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from llmlog import Log
from llmlog.cli.app import home
from llmlog.formats import Options, Screen, render
from llmlog.formats.column_widths import FULL, column_widths
from llmlog.formats.columns import table
from llmlog.formats.markdown import escape
from llmlog.formats.marking import marked_summary
from llmlog.formats.separated import cell
from llmlog.language import Language, Text
from llmlog.selection import Hit
from llmlog.stats import Count
from llmlog.store.build import in_memory
from llmlog.store.contents import Contents
from llmlog.views import Comparison, Entry, Errata, Kinds, Listing, Months, Organizations, Stats, View
from llmlog.vocabulary import Kind

Write = Callable[..., str]


@pytest.mark.parametrize(("spare", "is_cut"), [(5, False), (4, False), (3, True), (0, True)])
def test_an_excerpt_begins_where_the_match_is_seen(fixed: Log, spare: int, is_cut: bool) -> None:
    """The summary is shown from its beginning where the match ends four cells before the room does, else from it."""
    phi = fixed["phi-2"]
    word = "textbooks"
    end = phi.summary.en.index(word) + len(word)
    shown = marked_summary(Hit(phi, 60, "summary", word), [word], Language.EN, end + spare)
    assert shown.plain.startswith("…") is is_cut
    assert word in shown.plain[: end + spare]
    assert is_cut or shown.plain == phi.summary.en


def test_the_foot_of_errata_counts_each_once(log: Log, written: Write) -> None:
    """Three fields are named with their counts, the rest are counted together, and all make up the whole."""
    errata = [(it, erratum, log.sources[erratum.source]) for it in log for erratum in it.errata]
    assert len({erratum.field for _, erratum, _ in errata}) > 4
    foot = " ".join(written(Errata(errata), Language.EN, 200).splitlines()[-3:])
    total, named = re.search(r"(\d+) errata in \d+ milestones?: (.*? others?)", foot, re.DOTALL).groups()  # type: ignore[union-attr]
    counts = [int(count) for count in re.findall(r"\d+", named)]
    assert (len(counts), sum(counts)) == (4, int(total)) == (4, len(errata))


@pytest.mark.parametrize(
    ("language", "tally"), [(Language.EN, "3 milestones, 2023-07"), (Language.ZH, "3 条，2023-07")]
)
def test_counts_of_one_month(fixed: Log, written: Write, language: Language, tally: str) -> None:
    """The months of a selection of one month are a row of that month, and its date is told once."""
    july = fixed.select(within="2023-07")[:3]
    lines = written(Months(july.months(), july), language, 60).splitlines()
    assert lines[2].startswith("2023-07  3  ")
    assert lines[4:] == [tally]
    counted = written(Kinds("kind", [Count("model", Kind.MODEL.text, 3)], july, 1), language, 60).splitlines()
    assert counted[-1] == tally


@pytest.mark.parametrize(
    ("language", "tail"),
    [(Language.EN, "Ash, Box, Élan, Fir, Zoo"), (Language.ZH, "安芝、奥比、Fir、果园、杂木林")],
    ids=["en", "zh"],
)
def test_makers_of_few_milestones_come_by_name(fixed: Log, written: Write, language: Language, tail: str) -> None:
    """Where makers of one milestone are told in a paragraph, they stand in the order of their printed names."""
    names = [Text("Fir", "Fir"), Text("Zoo", "杂木林"), Text("Élan", "果园"), Text("Ash", "安芝"), Text("Box", "奥比")]
    counts = [Count(f"big-{n}", Text(f"Big {n}", f"Big {n}"), 9) for n in range(24)]
    counts += [Count(f"org-{n}", name, 1) for n, name in enumerate(names)]
    assert written(Organizations("org", counts, fixed.select(), 29), language, 200).splitlines()[-3] == tail


def test_counts_that_are_not_all_called_something(fixed: Log) -> None:
    """Where only some keys have a name, there is a column of names, and the others stand in it as they are."""
    counts = [Count("US", Text("United States", "美国"), 2), Count("XX", None, 1)]
    found = table(Stats("country", counts, fixed.select(), 2))
    assert found
    assert [column.key for column in found.columns] == ["key", "name", "count"]
    assert list(found.rows(Language.EN)) == [["US", "United States", "2"], ["XX", "XX", "1"]]
    unnamed = table(Stats("year", [Count("2023", None, 1)], fixed.select(), 1))
    assert unnamed
    assert [column.key for column in unnamed.columns] == ["key", "count"]


@pytest.mark.parametrize(("language", "told"), [(Language.EN, "no milestones"), (Language.ZH, "0 条")], ids=str)
def test_a_log_without_milestones(written: Write, language: Language, told: str) -> None:
    """A log that holds nothing says so when it greets."""
    view: View = home(Log(in_memory(Contents())), language)
    assert told in written(view, language, 80).splitlines()


def test_text_is_plain_where_no_screen_is_known() -> None:
    """Options without a screen are those of text in a file: no limit of width, no colour."""
    screen = Options().screen
    assert (screen.width, screen.color, screen.encoding) == (None, False, "utf-8")


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), ([], ""), (["a", 1, None], "a; 1; "), ([{"id": "橡"}, "b"], '[{"id": "橡"}, "b"]'), (0, "0")],
    ids=repr,
)
def test_values_in_a_cell(value: object, text: str) -> None:
    """A list of words stands in a cell with semicolons between them, anything deeper as JSON, nothing as nothing."""
    assert cell(value, Language.EN) == text


@pytest.mark.parametrize("width", [60, 69, 70, 80, 100])
def test_three_points_stand_for_an_ellipsis(fixed: Log, written: Write, width: int) -> None:
    """Where the encoding has no ellipsis, lines that are cut are as long as the screen is wide, and none is longer."""
    lines = written(Listing(fixed.select(), fixed.coverage), Language.EN, width, encoding="ascii").splitlines()
    assert max(len(line) for line in lines if line.endswith("...")) == max(map(len, lines)) == width


@pytest.mark.parametrize(("width", "column"), [(40, 22), (41, 22), (42, 23)])
def test_names_take_half_of_a_block(fixed: Log, written: Write, width: int, column: int) -> None:
    """What is compared stands behind names that take half of a narrow screen at most, and go on below."""
    ids = ("system-2-attention", "sharpness-aware-minimization")
    compared = [Entry(fixed[id], fixed.parents(fixed[id]), fixed.children(fixed[id])) for id in ids]
    lines = written(Comparison(compared), Language.EN, width).splitlines()
    assert (lines[0], lines[1].index("2023-11-20"), lines[2]) == ("Date", column, "  (S2A)")


@pytest.mark.parametrize("language", list(Language), ids=str)
@pytest.mark.parametrize("width", [34, 40, 60, 69, 70, 71, 79, 80, 99, 100, 120, 140])
def test_a_greeting_fits(fixed: Log, written: Write, width: int, language: Language) -> None:
    """No line of the greeting is wider than the screen, and its rows use all of it up to 100 cells of summary."""
    lines = written(home(fixed, language), language, width).splitlines()
    assert [line for line in lines if cell_len(line) > width] == []
    cut = [cell_len(line) for line in lines if line.endswith("…")]
    assert not cut or width - max(cut) < 12


@pytest.mark.parametrize(("width", "cells"), [(80, 39), (400, 100)])
def test_how_wide_a_summary_is(fixed: Log, width: int, cells: int) -> None:
    """A summary has what is left beside whole names, and 100 cells however wide the screen."""
    found = column_widths([("", FULL, list(map(Hit, fixed.select())))], width, Language.EN)
    assert found.summary == cells


@pytest.mark.parametrize(
    ("id", "field", "text", "language", "begins"),
    [
        ("sdxl-1-0", "name", "diffusion", Language.EN, "also Stable Diffusion XL: Stability AI's"),
        ("sdxl-1-0", "name", "pictures", Language.EN, "Stability AI's"),
        ("rlhf", "name", "RLHF", Language.ZH, "又称 RLHF；基于人类反馈"),
        ("domain-llms", "name", "domain-llms", Language.EN, "The turn of mid-2023"),
        ("ernie-bot", "name_zh", "文心一言", Language.EN, "also 文心一言: Baidu's"),
    ],
)
def test_only_a_name_is_said_to_be_one(
    fixed: Log, id: str, field: str, text: str, language: Language, begins: str
) -> None:
    """Before the summary stands the name that matched, or one that holds the word that did; a mere word never."""
    assert marked_summary(Hit(fixed[id], 60, field, text), [text], language, 80).plain.startswith(begins)


def test_bold_without_colour(fixed: Log, views: dict[str, View]) -> None:
    """Without colour a screen that takes bold, dim and underline gets those and no other."""
    hits = fixed.search("llama 2")
    search = Listing(hits.selection, fixed.coverage, hits, ["llama", "2"])
    for view in (search, *views.values()):
        text = "".join(map(str, render(view, "table", Options(screen=Screen(80, plain_styles=True)))))
        codes = {code for found in re.findall(r"\x1b\[([\d;]+)m", text) for code in found.split(";")}
        assert codes <= {"0", "1", "2", "4"}
    text = "".join(map(str, render(search, "table", Options(screen=Screen(80, plain_styles=True)))))
    assert "\x1b[1;4mLlama 2\x1b[0m" in text


@pytest.mark.parametrize(("name", "title"), [("show", "Llama 2"), ("short", "Llama 2"), ("org", "Meta")])
def test_a_title_is_bold_alone(views: dict[str, View], written: Write, name: str, title: str) -> None:
    """The title in the border of a panel is bold and not dim."""
    assert f"\x1b[1m{title}\x1b[0m\x1b[2m  " in written(views[name], width=80, color=True).splitlines()[0]


def test_colour_in_a_pipe(fixed: Log, written: Write) -> None:
    """A table whose colour is asked for has its dates in cyan, makers and kinds dim, and columns as without."""
    view = Listing(fixed.select()[:2], fixed.coverage)
    colored, plain = (written(view, color=color) for color in (True, False))
    assert re.sub(r"\x1b\[\d*m", "", colored) == plain
    header, first, _ = colored.splitlines()
    assert header.startswith("\x1b[2mId\x1b[0m  ")
    assert first.startswith("rlhf         \x1b[36m2017-06-12\x1b[0m  RLHF         \x1b[2mOpenAI, DeepMind\x1b[0m  ")


@pytest.mark.parametrize("language", list(Language), ids=str)
@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_borders_stand_where_they_should_in_any_encoding(
    log: Log, written: Write, language: Language, encoding: str
) -> None:
    """The lines of a panel are equally long whatever had to be replaced in them."""
    for id in ("ernie-bot", "colossal-ai-llama-2", "latent-diffusion", "vit"):
        text = written(Entry(log[id], [], [], [*log.sources.values()], short=True), language, 80, encoding=encoding)
        text.encode(encoding)
        assert len({cell_len(line) for line in text.splitlines()}) == 1


def test_names_that_cannot_be_written_are_left_out(fixed: Log, written: Write) -> None:
    """Where the encoding holds nothing of a name, a page and a search do not show it."""
    entry = Entry(fixed["ernie-bot"], [], [], [*fixed.sources.values()], short=True)
    page = written(entry, width=80, encoding="ascii")
    assert "Also called  Wenxin Yiyan, Yiyan" in page
    hits = fixed.search("文心一言")[:1]
    found = written(Listing(hits.selection, fixed.coverage, hits, ["x"]), width=80, encoding="ascii")
    assert "also" not in found


@pytest.mark.parametrize(
    ("id", "names"),
    [
        ("alpaca", "斯坦福羊驼, 羊驼, 羊驼大模型, Stanford Alpaca, 斯坦福 Alpaca, Alpaca-7B"),
        ("vllm", "伯克利 vLLM, 2 more"),
        ("mistral-7b", "Mistral 7B Instruct, 2 more"),
    ],
)
def test_other_names_of_a_page(fixed: Log, written: Write, id: str, names: str) -> None:
    """At a terminal many other names are counted, but never a single one; in a pipe and in Markdown all are there."""
    view = Entry(fixed[id], [], [], [*fixed.sources.values()], short=True)
    line = next(line for line in written(view, width=100).splitlines() if "Also called" in line)
    assert line.startswith(f"│ Also called  {names}")
    others = [name for name in fixed[id].names if name not in {fixed[id].name, id}]
    assert f"Also called  {', '.join(others)}\n" in written(view)
    assert "Also called: " + ", ".join(map(escape, others)) in written(view, format="md")


def test_relatives_on_a_narrow_screen(fixed: Log, written: Write) -> None:
    """Date, name and relation of a relative are apart, and break between each other below 40 columns."""
    it = fixed["llama-2"]
    view = Entry(it, fixed.parents(it)[:2], [], [*fixed.sources.values()])
    for width, rows in (
        (20, ["2017-06-12", "* Transformer", "built on it", "2023-02-24  * LLaMA", "predecessor"]),
        (39, ["2017-06-12  * Transformer  built on it", "2023-02-24  * LLaMA  predecessor"]),
        (40, ["2017-06-12 * Transformer  built on it", "2023-02-24 * LLaMA        predecessor"]),
    ):
        text = written(view, width=width).splitlines()
        start = text.index("From") + 1
        assert text[start : start + len(rows)] == rows


def test_names_and_relations_never_touch(log: Log, written: Write) -> None:
    """Two cells stand between the column of names and that of relations, however narrow both are."""
    it = log["llama-2"]
    view = Entry(it, [], log.children(it), [*log.sources.values()])
    rows = "2023-09-04   Colossal-AI     built on it\n             Llama 2\n             solution\n"
    assert rows in written(view, width=40)


@pytest.mark.parametrize(("width", "lines"), [(39, ["Parameters", "2.7B"]), (40, ["Parameters   2.7B"])])
def test_labels_on_a_narrow_screen(fixed: Log, written: Write, width: int, lines: list[str]) -> None:
    """Below 40 columns a label stands on a line of its own."""
    view = Entry(fixed["phi-2"], [], [], [*fixed.sources.values()], short=True)
    text = [line.strip(" │") for line in written(view, width=width).splitlines()]
    start = next(number for number, line in enumerate(text) if line.startswith("Parameters"))
    assert text[start : start + len(lines)] == lines


@pytest.mark.parametrize(
    ("width", "card"),
    [
        (39, ["   Phi-2", "   11-15  Microsoft", "   A language model by Microsoft with"]),
        (
            40,
            [
                "11-15   Phi-2  Microsoft",
                "        A language model by Microsoft",
                "        with 2.7 billion parameters…",
            ],
        ),
    ],
)
def test_cards_without_a_margin(fixed: Log, written: Write, width: int, card: list[str]) -> None:
    """Below 40 columns the date of a card opens its second line, and the rest has the room."""
    view = Listing(fixed.named(["phi-2"]), fixed.coverage)
    text = written(view, width=width).splitlines()
    assert text[2 : 2 + len(card)] == card


@pytest.mark.parametrize(
    ("width", "card"),
    [
        (30, ["   Sharpness-Aware", "   Minimization (SAM)", "   10-03  Google", "   A training method by Google"]),
        (44, ["10-03   Sharpness-Aware Minimization (SAM)", "        Google", "        A training method by Google"]),
    ],
)
def test_what_runs_on_in_a_card_is_set_in(fixed: Log, written: Write, width: int, card: list[str]) -> None:
    """A name that is too long for the line of a card goes on below itself, and the maker stands below it."""
    view = Listing(fixed.named(["sharpness-aware-minimization"]), fixed.coverage)
    assert written(view, width=width).splitlines()[2 : 2 + len(card)] == card


@pytest.mark.parametrize("name", ["list", "month", "search", "today", "org"])
def test_rows_from_seventy_columns_on(views: dict[str, View], written: Write, name: str) -> None:
    """Below 70 columns milestones stand on cards, from there on in rows under headers."""
    headers = [
        [line for line in written(views[name], width=width).splitlines() if line.split()[:1] == ["Date"]]
        for width in (69, 70)
    ]
    assert [len(found) for found in headers] == [0, 1]


def test_the_greeting_has_rows_from_seventy_columns_on(fixed: Log, written: Write) -> None:
    """The newest stand on cards, behind each its maker, and in rows without makers where there is room."""
    cards, rows = (written(home(fixed, Language.EN), width=width) for width in (69, 70))
    assert "Gemini  Google DeepMind\n" in cards
    assert re.search(r"Gemini {2,}Google DeepMind's", rows)
