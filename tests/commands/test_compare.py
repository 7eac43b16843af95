"""`llmlog compare`: milestones side by side."""

import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any

import pytest
from rich.cells import cell_len

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]

ENGLISH = """\
            GPT-4                        Llama 2
Date        2023-03-14                   2023-07-18
Makers      OpenAI                       Meta
Kind        model                        model
"""
CHINESE = """\
          GPT-4                        Llama 2
日期      2023-03-14                   2023-07-18
机构      OpenAI                       Meta
类别      模型                         模型
"""


@pytest.mark.parametrize(("language", "expected"), [("en", ENGLISH), ("zh", CHINESE)])
def test_into_a_pipe(here: Run, language: str, expected: str) -> None:
    """Into a pipe names stand across and labels down, without styles and foot."""
    done = here("compare", "gpt-4", "llama-2", "--lang", language)
    assert (done.returncode, done.stderr) == (0, "")
    shown = [line.split() for line in done.stdout.splitlines()]
    assert shown[:4] == [line.split() for line in expected.splitlines()]
    assert [] in shown
    assert "\x1b" not in done.stdout
    assert "llmlog show" not in done.stdout


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [20, 40, 60, 70, 80, 100, 140])
def test_no_line_is_wider_than_the_screen(terminal: Run, width: int, language: str) -> None:
    """At every width the lines fit, and all that is compared is there."""
    done = terminal(
        "compare", "gpt-4", "claude-2", "llama-2", "--lang", language, width=width, CLICOLOR="0", TERM="xterm"
    )
    assert (done.returncode, done.stderr) == (0, "")
    text = done.stdout.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[0m", "")
    assert max(map(cell_len, text.splitlines())) <= width
    if width >= 40:
        sizes = "7B, 13B, 70B" if language == "en" else "7B、13B、70B"
        assert all(part in text for part in ("GPT-4", "Claude 2", "Llama 2", "2023-07-18", sizes))


def test_a_block_for_each_label_where_it_is_narrow(terminal: Run) -> None:
    """Below 70 columns each label heads a line for each milestone."""
    lines = terminal("compare", "gpt-4", "llama-2", width=60, TERM="dumb").stdout.splitlines()
    assert lines[:4] == ["Date", "  GPT-4    2023-03-14", "  Llama 2  2023-07-18", ""]


@pytest.mark.parametrize(("width", "names", "first"), [(69, 2, "Date"), (70, 2, ""), (77, 4, "Date"), (78, 4, "")])
def test_where_blocks_begin(fixed_terminal: Run, width: int, names: int, first: str) -> None:
    """From 70 columns on names stand across, if each has 15 cells beside the labels and gaps."""
    compared = ["gpt-4", "llama-2", "claude-2", "phi-2"][:names]
    done = fixed_terminal("compare", *compared, width=width, TERM="dumb")
    assert done.stdout.split("\n", 1)[0].partition("  ")[0] == first


def test_many_fall_back_to_blocks(terminal: Run) -> None:
    """More milestones than there is room for columns stand in blocks."""
    names = ["gpt-4", "llama-2", "claude-2", "llama", "transformer", "rlhf"]
    assert terminal("compare", *names, width=80, TERM="dumb").stdout.startswith("Date\n  GPT-4")


def test_what_is_not_published_is_dim(terminal: Run) -> None:
    """Names are bold, dates cyan, labels and what is not recorded dim."""
    shown = terminal("compare", "gpt-4", "llama-2", width=80).stdout
    for part in (
        "\x1b[1mGPT-4\x1b[0m",
        "\x1b[36m2023-03-14\x1b[0m",
        "\x1b[2mnot recorded\x1b[0m",
        "\x1b[2mDate\x1b[0m",
    ):
        assert part in shown


def test_json(here: Run, entries: list[Record]) -> None:
    """JSON has an element for each milestone, with all specs, and its parents and children by id."""
    done = here("compare", "gpt-4", "LLaMA 2", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    first, second = json.loads(done.stdout)
    assert list(first) == [
        *("id", "name", "name_zh", "kind", "importance", "orgs", "org_ids", "date", "verified", "specs"),
        *("parents", "children"),
    ]
    assert (first["id"], second["id"]) == ("gpt-4", "llama-2")
    entry = next(entry for entry in entries if entry["id"] == "llama-2")
    assert {key: value for key, value in second["specs"].items() if value is not None} == entry["specs"]
    assert [parent["id"] for parent in second["parents"]] == [parent["id"] for parent in entry["derived_from"]]
    children = {child["id"] for child in entries for edge in child["derived_from"] if edge["id"] == "llama-2"}
    assert {child["id"] for child in second["children"]} == children
    assert {*second["parents"][0]} >= {"id", "name", "name_zh", "date", "relation"}


def test_no_specs_where_none_has_any(here: Run) -> None:
    """What has no specs at all is compared by date, makers, kind and descent alone."""
    shown = here("compare", "transformer", "rlhf").stdout
    assert "Parameters" not in shown
    assert shown.splitlines()[-1].startswith("Led to")


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        pytest.param("gpt-4 llama-2", ["gpt-4", "llama-2"], id="names"),
        pytest.param("gpt-4 llama 2 70b", ["gpt-4", "llama-2"], id="an alias of words"),
        pytest.param("stable diffusion segment anything", ["stable-diffusion", "segment-anything"], id="words"),
    ],
)
def test_words_that_make_names_in_one_way(here: Run, words: str, ids: list[str]) -> None:
    """Words that are no names each are put together in the only way that makes names of them."""
    done = here("compare", *words.split(), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert [element["id"] for element in json.loads(done.stdout)] == ids


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_a_row_a_milestone_for_programs(here: Run, format: str) -> None:
    """Formats of rows have a row a milestone, a cell for each of the specs, parents and children by id."""
    done = here("compare", "gpt-4", "llama-2", "--format", format)
    assert (done.returncode, done.stderr) == (0, "")
    row = next(line for line in done.stdout.splitlines() if "llama-2" in line and "2023-07-18" in line)
    assert all(part in row for part in ("Llama 2 Community License", "restricted", "2000000000000", "code-llama"))


def test_markdown_sets_side_by_side(here: Run) -> None:
    """Markdown has the names across and the labels down, with what a terminal shows of each."""
    done = here("compare", "gpt-4", "llama-2", "--format", "md")
    assert (done.returncode, done.stderr) == (0, "")
    header, _, *rows = done.stdout.partition("\n\n")[0].splitlines()
    assert header == "|  | GPT-4 | Llama 2 |"
    assert rows[:3] == ["| Date | 2023-03-14 | 2023-07-18 |", "| Makers | OpenAI | Meta |", "| Kind | model | model |"]
    assert "| Trained on | not recorded | 2 trillion tokens |" in rows
    fields = here("compare", "gpt-4", "llama-2", "--format", "md", "--fields", "id,date").stdout.splitlines()
    assert fields[:3] == ["| id | date |", "| --- | --- |", "| gpt-4 | 2023-03-14 |"]


@pytest.mark.parametrize(
    ("names", "code", "en", "zh"),
    [
        (
            ["gpt-4", "lama 2"],
            1,
            "no milestone is called 'lama 2'\n  near: Llama 2",
            "没有名为“lama 2”的条目\n  相近：Llama 2",
        ),
        (
            ["gpt", "4", "zzz"],
            1,
            "no milestone is called 'zzz'\n  nothing near",
            "没有名为“zzz”的条目\n  中文、英文、拼音都没有相近的",
        ),
        (["sam", "gpt-4"], 1, "'sam' names several milestones", "“sam”对应多个条目"),
        (["gpt-4", "GPT 4"], 2, "only gpt-4 is named; name another", "只给出了 gpt-4；请再给出"),
        (["gpt-4"], 2, "only gpt-4 is named", "只给出了 gpt-4"),
    ],
    ids=["unknown", "a word that is unknown", "not sure", "the same twice", "one"],
)
def test_what_cannot_be_compared(here: Run, names: list[str], code: int, en: str, zh: str) -> None:
    """A name that no milestone bears ends with 1 and the nearest, fewer than two milestones with 2."""
    for language, told in (("en", en), ("zh", zh)):
        done = here("compare", *names, "--lang", language)
        assert (done.returncode, done.stdout) == (code, "")
        assert told in done.stderr
    assert here("compare", *names, "--json").stdout == ("[]\n" if code == 1 else "")
