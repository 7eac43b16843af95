"""`llmlog errata`: what the sources say that does not hold."""

import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any

import pytest
from rich.cells import cell_len

from llmlog import Log
from llmlog.folding import has_han
from llmlog.language import Language

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]


def rows(entries: list[Record]) -> list[Record]:
    """Return the errata of raw entries as JSON shows them."""
    return [{"id": entry["id"], "name": entry["name"]} | erratum for entry in entries for erratum in entry["errata"]]


def test_all_errata(here: Run, entries: list[Record]) -> None:
    """Without filters, every erratum is listed with its milestone, in the order of the log."""
    done = here("errata", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == rows(entries)


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        pytest.param(["--month", "2023-03"], lambda e: e["date"].startswith("2023-03"), id="month"),
        pytest.param(["--kind", "product"], lambda e: e["kind"] == "product", id="kind"),
        pytest.param(["--org", "OpenAI"], lambda e: "openai" in e["orgs"], id="org"),
        pytest.param(["--tag", "code", "--since", "2023-03"], lambda e: "code" in e["tags"], id="tag and since"),
    ],
)
def test_filters(here: Run, entries: list[Record], options: list[str], wanted: Callable[[Record], bool]) -> None:
    """Filters choose the milestones whose errata are listed."""
    since = "2023-03" if "--since" in options else ""
    expected = rows([entry for entry in entries if wanted(entry) and entry["date"] + "~" >= since])
    assert expected
    assert json.loads(here("errata", *options, "--json").stdout) == expected


@pytest.mark.parametrize(
    ("typed", "ids"), [("gpt-4", ["gpt-4"]), ("gpt 4", ["gpt-4"]), ("midjourney gpt-4", ["midjourney", "gpt-4"])]
)
def test_u9_errata_of_one(here: Run, entries: list[Record], typed: str, ids: list[str]) -> None:
    """U9: a name, or several, chooses the milestones; filters narrow them."""
    by_id = {entry["id"]: entry for entry in entries}
    done = here("errata", *typed.split(), "--json")
    assert json.loads(done.stdout) == rows([by_id[id] for id in ids]) != []
    assert here("errata", *typed.split(), "--kind", "paper").returncode == 1


@pytest.mark.parametrize(("typed", "told"), [("xyzzy", "no milestone is called"), ("alexnet", "no erratum")])
def test_u9_errata_of_none(here: Run, typed: str, told: str) -> None:
    """U9: a name of no milestone, or of one without errata, ends with 1 and a line."""
    done = here("errata", typed, "--json")
    assert (done.returncode, done.stdout) == (1, "[]\n")
    assert told in done.stderr


@pytest.mark.parametrize("language", ["en", "zh"])
def test_u5_a_pipe_gets_everything(here: Run, entries: list[Record], language: str) -> None:
    """U5: into a pipe goes a block an erratum: the claim, what is right, why and where to see it, in full."""
    blocks = here("errata", "--lang", language).stdout.split("\n\n")
    for row, block in zip(rows(entries), blocks, strict=True):
        _, claim, correct, note, url = block.strip().split("\n")
        assert claim.startswith(f"- “{row['claim']}”" if language == "zh" else f'- "{row["claim"]}"')
        assert (correct, note, url) == (
            f"+ {row.get(f'correct_{language}', row['correct'])}",
            row["note"][language],
            row["url"],
        )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_u13_a_claim_is_quoted_and_translated(here: Run, entries: list[Record], log: Log, language: str) -> None:
    """U13: a claim keeps the language of its source, has a translation for other readers, and names the source."""
    translated = 0
    blocks = here("errata", "--lang", language).stdout.split("\n\n")
    for row, block in zip(rows(entries), blocks, strict=True):
        claim = block.strip().split("\n")[1]
        quoted = f"- “{row['claim']}”" if language == "zh" else f'- "{row["claim"]}"'
        assert claim.endswith(f"  {log.sources[row['source']].title.in_(Language(language))}")
        meant = claim.removeprefix(quoted).rpartition("  ")[0].strip(" ()（）")
        assert meant == row.get(f"claim_{language}", "")
        assert meant or language == "zh" or not has_han(row["claim"])
        translated += bool(meant)
    assert translated > 10 or language == "zh"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [20, 80])
def test_a_terminal_gets_everything(terminal: Run, entries: list[Record], width: int, language: str) -> None:
    """At a terminal of any width everything is told, no line wider than the screen but addresses."""
    done = terminal("errata", "--lang", language, width=width, CLICOLOR="0")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line for line in lines if cell_len(line) > width and not line.startswith("http")] == []
    squeezed = "".join(done.stdout.split())
    for row in rows(entries):
        assert "".join(row["claim"].split()) in squeezed
        assert "".join(row["note"][language].split()) in squeezed
        assert row["url"] in lines


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("more", [[], ["--json"]], ids=["text", "json"])
@pytest.mark.parametrize("filters", [["--month", "1987-11"], ["--month", "1950"]], ids=["no erratum", "no milestone"])
def test_no_errata(here: Run, filters: list[str], more: list[str], language: str) -> None:
    """Milestones without errata, or no milestones, end with 1 and a line, and JSON is an empty array."""
    done = here("errata", *filters, "--lang", language, *more)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "[]\n" if more else "", 2)


@pytest.mark.parametrize(
    ("more", "language", "foot"),
    [
        (
            ["-n", "4"],
            "en",
            [
                "4 errata in 3 milestones: 1 on the figure, 1 on the date, 1 on the license, 1 on another point",
                "- what a source says   + what is right   newest 4 of 47, -n 0 for all",
            ],
        ),
        (
            ["-n", "4"],
            "zh",
            [
                "4 条勘误，涉及 3 个条目：数字 1，日期 1，许可 1，其他 1",
                "- 来源的说法   + 正确内容   共 47 条，列出最新 4 条，-n 0 列出全部",
            ],
        ),
        (
            ["-n", "0"],
            "en",
            [
                "47 errata in 29 milestones: 13 on the date, 10 on the claim, 8 on the name, 16 on other points",
                "- what a source says   + what is right",
            ],
        ),
        (
            ["-n", "0"],
            "zh",
            ["47 条勘误，涉及 29 个条目：日期 13，说法 10，名称 8，其他 16", "- 来源的说法   + 正确内容"],
        ),
    ],
)
def test_the_foot(fixed_terminal: Run, more: list[str], language: str, foot: list[str]) -> None:
    """Below the errata stands what they are about, what the signs mean, and how many a limit holds back."""
    done = fixed_terminal("errata", *more, "--lang", language, width=100, NO_COLOR="1", TERM="dumb")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-2:] == foot


def test_ids_of_errata(here: Run) -> None:
    """As ids, each milestone with errata stands once."""
    ids = here("errata", "--format", "ids").stdout.split()
    assert len(ids) == len(set(ids)) > 10
    assert set(ids) == {row["id"] for row in json.loads(here("errata", "--json").stdout)}
