"""`llmlog show`: one entry in full."""

import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any

import pytest
from rich.cells import cell_len

from llmlog.model import KEYS, OPTIONAL

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        pytest.param(["ernie-bot"], "ernie-bot", id="its id"),
        pytest.param(["ERNIE Bot"], "ernie-bot", id="its name"),
        pytest.param(["文心一言"], "ernie-bot", id="its Chinese name"),
        pytest.param(["llama", "2"], "llama-2", id="words"),
        pytest.param(["LLaMA-65B"], "llama", id="an alias"),
        pytest.param(["美洲驼"], "llama", id="a Chinese alias"),
        pytest.param(["ｌｌａｍａ．ＣＰＰ"], "llama-cpp", id="full width"),
        pytest.param(["CHATGLM 6b"], "chatglm-6b", id="without its hyphen"),
        pytest.param(["通義千問"], "tongyi-qianwen", id="traditional characters"),
    ],
)
def test_any_name_will_do(here: Run, typed: list[str], id: str) -> None:
    """An entry is found by its id, its names or any alias, however spelt."""
    done = here("show", *typed, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["id"] == id


@pytest.mark.parametrize("id", ["llama", "ernie-bot", "llm-year-one", "transformer"])
def test_json_is_one_object(here: Run, entries: list[Record], organizations: dict[str, Record], id: str) -> None:
    """The JSON is the entry as it is, with organizations by name."""
    entry = next(entry for entry in entries if entry["id"] == id)
    shown = json.loads(here("show", id, "--json").stdout)
    assert {*KEYS} - OPTIONAL <= {*shown} <= {*KEYS, "org_ids", "date"}
    names = [organizations[org]["name"]["en"] for org in entry["orgs"]]
    assert shown == entry | {"orgs": names, "org_ids": entry["orgs"]}


def told(entry: Record, language: str) -> list[str]:
    """Return what an entry in full must tell in a language."""
    released = entry["released"]
    note = released and released.get("note")
    return [
        *(entry[key] for key in ("id", "name", "date") if entry[key]),
        *entry["aliases"],
        entry["summary"][language],
        *entry["details"][language],
        *(link["url"] for link in entry["links"]),
        *([released["date"], released["url"]] if released else []),
        *([note[language]] if note else []),
        *(source["as"] for source in entry["sources"]),
        *(text for erratum in entry["errata"] for text in (erratum["claim"], erratum["correct"])),
        *(erratum["note"][language] for erratum in entry["errata"]),
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everything_is_told(here: Run, entries: list[Record], language: str) -> None:
    """Into a pipe goes everything that is known of an entry, uncut, for each of the log."""
    for entry in entries:
        text = here("show", entry["id"], "--lang", language).stdout
        assert text.splitlines()[0] == ((language == "zh" and entry["name_zh"]) or entry["name"])
        assert [fact for fact in told(entry, language) if fact not in text] == []
        assert "\x1b" not in text


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["Grew out of  Transformer (built on)", "Date         2023-02-24", "Kind         model"]),
        ("zh", ["源自    Transformer（基于）", "日期    2023-02-24", "类别    模型"]),
    ],
)
def test_facts_have_labels(here: Run, language: str, lines: list[str]) -> None:
    """Facts stand beside their labels in the language of the reader."""
    shown = here("show", "llama", "--lang", language).stdout.splitlines()
    for line in lines:
        assert any(other.startswith(line) for other in shown)


def test_what_grew_out_of_it(here: Run, entries: list[Record]) -> None:
    """The entry names what grew out of it, which its JSON leaves to lineage."""
    children = [entry["name"] for entry in entries for edge in entry["derived_from"] if edge["id"] == "llama"]
    line = next(line for line in here("show", "llama").stdout.splitlines() if line.startswith("Led to"))
    assert children
    assert all(f"{name} (" in line for name in children)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [20, 40, 140])
def test_a_terminal_gets_a_panel(terminal: Run, entries: list[Record], width: int, language: str) -> None:
    """At a terminal it is a panel as wide as it, in which nothing is lost."""
    entry = next(entry for entry in entries if entry["id"] == "llama")
    done = terminal("show", "llama", "--lang", language, width=width, NO_COLOR="1")
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert {cell_len(line) for line in lines} == {width}
    assert (lines[0][0], lines[-1][0]) == ("╭", "╰")
    squeezed = "".join(done.stdout.replace("│", "").split())
    assert [fact for fact in told(entry, language) if "".join(fact.split()) not in squeezed] == []


def test_links_can_be_clicked(terminal: Run) -> None:
    """At a terminal that has colours, a link is one that it can open."""
    assert ";https://arxiv.org/abs/2302.13971\x1b\\" in terminal("show", "llama").stdout


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("llma", "LLaMA"), ("chattgpt", "ChatGPT"), ("文心一信", "ERNIE Bot"), ("midjorny", "Midjourney")],
)
@pytest.mark.parametrize("more", [[], ["--json"]], ids=["text", "json"])
def test_an_unknown_name(here: Run, typed: str, nearest: str, more: list[str], language: str) -> None:
    """An unknown name ends with 1 and a line that names the nearest, and JSON is an empty array."""
    done = here("show", typed, "--lang", language, *more)
    assert (done.returncode, done.stdout) == (1, "[]\n" if more else "")
    assert done.stderr.count("\n") == 2
    assert nearest in done.stderr
    assert typed in done.stderr


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_name_of_several(here: Run, language: str) -> None:
    """An alias that several entries bear ends with 1 and a line that names their ids."""
    done = here("show", "sam", "--lang", language)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 2)
    assert "segment-anything" in done.stderr
    assert "sharpness-aware-minimization" in done.stderr


@pytest.mark.parametrize("typed", ["", " ", "!!!", "x" * 5000], ids=["nothing", "a space", "signs", "5000 letters"])
def test_what_is_no_name(here: Run, typed: str) -> None:
    """What cannot be a name is an unknown one, quoted in a line of readable length."""
    done = here("show", typed)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 2)
    assert len(done.stderr) < 300
