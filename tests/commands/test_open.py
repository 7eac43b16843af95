"""`llmlog open`: from a milestone to where one can read on."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from llmlog.vocabulary import LINK_KINDS

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]


class Browser:
    """A browser that writes down what it is asked to open."""

    def __init__(self, folder: Path) -> None:
        """Take the folder to live in."""
        self.opened = folder / "opened"
        self.path = folder / "browser"
        self.path.write_text(f'#!/bin/sh\necho "$@" >> "{self.opened}"\n')
        self.path.chmod(0o755)

    @property
    def pages(self) -> list[str]:
        """What was opened."""
        return self.opened.read_text().splitlines() if self.opened.exists() else []


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    """A browser that writes down what it is asked to open."""
    return Browser(tmp_path)


def links(entries: list[Record], id: str) -> list[str]:
    """Return the URLs of a raw entry, what is nearest to the maker first."""
    found = next(entry["links"] for entry in entries if entry["id"] == id)
    return [link["url"] for kind in LINK_KINDS for link in found if link["kind"] == kind]


@pytest.mark.parametrize("typed", ["llama", "LLaMA-65B", "gpt 4", "文心一言"])
def test_the_first_link_is_opened(run: Run, here: Run, entries: list[Record], browser: Browser, typed: str) -> None:
    """The link nearest to the maker is opened in the browser, and nothing is printed."""
    id = json.loads(here("show", typed, "--json").stdout)["id"]
    done = run("open", typed, BROWSER=str(browser.path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert browser.pages == links(entries, id)[:1]


@pytest.mark.parametrize("kind", ["paper", "code", "announcement", "PAPER"])
def test_kind(run: Run, entries: list[Record], browser: Browser, kind: str) -> None:
    """--kind opens the first link of a kind."""
    entry = next(entry for entry in entries if entry["id"] == "llama")
    done = run("open", "llama", "--kind", kind, BROWSER=str(browser.path))
    assert (done.returncode, done.stderr) == (0, "")
    assert browser.pages == [link["url"] for link in entry["links"] if link["kind"] == kind.casefold()][:1]


@pytest.mark.parametrize("flag", ["--print", "-p"])
@pytest.mark.parametrize("kind", [[], ["--kind", "paper"], ["-k", "code"]], ids=["any", "paper", "code"])
def test_print(here: Run, entries: list[Record], browser: Browser, flag: str, kind: list[str]) -> None:
    """--print writes the address instead of opening it."""
    done = here("open", "llama", flag, *kind, BROWSER=str(browser.path))
    entry = next(entry for entry in entries if entry["id"] == "llama")
    of_kind = [link["url"] for link in entry["links"] if not kind or link["kind"] == kind[1]]
    expected = next(url for url in links(entries, "llama") if url in of_kind)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{expected}\n", "")
    assert browser.pages == []


def test_json(here: Run, entries: list[Record], browser: Browser) -> None:
    """--json prints every link, what is nearest to the maker first, and opens none."""
    done = here("open", "llama", "--json", BROWSER=str(browser.path))
    assert done.returncode == 0
    shown = json.loads(done.stdout)
    assert [link["url"] for link in shown] == links(entries, "llama")
    assert all(tuple(link) == ("url", "kind") for link in shown)
    assert browser.pages == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_browser(run: Run, entries: list[Record], tmp_path: Path, language: str) -> None:
    """Where no browser can be started, a line gives the address and the way to print it, and the code is 2."""
    done = run("open", "llama", "--lang", language, BROWSER=str(tmp_path / "none"), PATH=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert links(entries, "llama")[0] in done.stderr
    assert "--print" in done.stderr


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("more", [[], ["--print"], ["--json"]], ids=["open", "print", "json"])
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["llama", "--kind", "weights"], id="no link of the kind"),
        pytest.param(["llm-year-one"], id="no link"),
        pytest.param(["llma"], id="unknown name"),
    ],
)
def test_nothing_to_open(here: Run, browser: Browser, arguments: list[str], more: list[str], language: str) -> None:
    """Where there is nothing to open, a line says so, the code is 1, and JSON is an empty array."""
    done = here("open", *arguments, *more, "--lang", language, BROWSER=str(browser.path))
    assert (done.returncode, done.stdout) == (1, "[]\n" if more == ["--json"] else "")
    assert done.stderr.count("\n") == 2
    assert browser.pages == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_kind_that_is_none(here: Run, browser: Browser, language: str) -> None:
    """A kind of link that does not exist is refused with those that do."""
    done = here("open", "llama", "--kind", "video", "--lang", language, BROWSER=str(browser.path))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert all(kind in done.stderr for kind in LINK_KINDS)
    assert browser.pages == []
