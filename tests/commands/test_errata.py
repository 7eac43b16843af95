"""`llmlog errata`: what the sources say that does not hold."""

import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any

import pytest
from rich.cells import cell_len

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
    ("language", "header"),
    [
        ("en", ["Name", "About", "Source", "It says", "Right is", "Why", "Evidence"]),
        ("zh", ["名称", "涉及", "来源", "原文说法", "正确内容", "说明", "依据"]),
    ],
)
def test_a_pipe_gets_everything(here: Run, entries: list[Record], language: str, header: list[str]) -> None:
    """Into a pipe goes a line an erratum: the claim, what is right, why and where to see it, in full."""
    first, *lines = here("errata", "--lang", language).stdout.splitlines()
    assert [part.strip() for part in first.split("  ") if part.strip()] == header
    for row, line in zip(rows(entries), lines, strict=True):
        assert f"  {row['source']}  " in line
        assert f"  {row['claim']}  " in line
        assert f"  {row['correct']}  " in line
        assert f"  {row['note'][language]}  " in line
        assert line.endswith(row["url"])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [20, 80])
def test_a_terminal_gets_everything(terminal: Run, entries: list[Record], width: int, language: str) -> None:
    """At a terminal of any width everything is told, no line wider than the screen."""
    done = terminal("errata", "--lang", language, width=width, NO_COLOR="1")
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(cell_len, done.stdout.splitlines())) <= width
    if width < 40:  # wider screens put labels beside, which stand between the lines of a text
        squeezed = "".join(done.stdout.split())
        for row in rows(entries):
            assert "".join(row["claim"].split()) in squeezed
            assert "".join(row["note"][language].split()) in squeezed


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("more", [[], ["--json"]], ids=["text", "json"])
@pytest.mark.parametrize("filters", [["--month", "1987-11"], ["--month", "1950"]], ids=["no erratum", "no milestone"])
def test_no_errata(here: Run, filters: list[str], more: list[str], language: str) -> None:
    """Milestones without errata, or no milestones, end with 1 and a line, and JSON is an empty array."""
    done = here("errata", *filters, "--lang", language, *more)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "[]\n" if more else "", 2)
