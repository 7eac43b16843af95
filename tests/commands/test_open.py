"""`llmlog open`: from a milestone to where one can read on."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from llmlog.vocabulary import LINK_KINDS

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]


class Browser:
    """A program that writes down what it is asked to open, and chatters while it does."""

    def __init__(self, folder: Path, name: str, end: str = "") -> None:
        """Take the folder to live in, the name, and what it does in the end."""
        self.opened = folder / "opened"
        self.path = folder / name
        self.path.write_text(f'#!/bin/sh\necho "$@" >> "{self.opened}"\necho noise\n{end}\n')
        settings = folder / "xdg-settings"  # or it names the browser of this desktop
        settings.write_text("#!/bin/sh\nexit 1\n")
        for program in (self.path, settings):
            program.chmod(0o755)

    @property
    def pages(self) -> list[str]:
        """What was opened."""
        return self.opened.read_text().splitlines() if self.opened.exists() else []

    def wait(self) -> list[str]:
        """Return what was opened, once something was."""
        until = time.monotonic() + 10
        while not self.pages and time.monotonic() < until:
            time.sleep(0.01)
        return self.pages


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    """A browser that writes down what it is asked to open."""
    return Browser(tmp_path, "browser")


def links(entries: list[Record], id: str) -> list[str]:
    """Return the URLs of a raw entry, what is nearest to the maker first."""
    found = next(entry["links"] for entry in entries if entry["id"] == id)
    return [link["url"] for kind in LINK_KINDS for link in found if link["kind"] == kind]


@pytest.mark.parametrize("typed", ["llama", "LLaMA-65B", "gpt 4", "文心一言"])
def test_f38_the_first_link_is_opened(
    terminal: Run, here: Run, entries: list[Record], browser: Browser, typed: str
) -> None:
    """F38: the link nearest to the maker is opened in the browser, and standard error says which address that is."""
    id = json.loads(here("show", typed, "--json").stdout)["id"]
    done = terminal("open", typed, BROWSER=str(browser.path))
    url = links(entries, id)[0]
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"llmlog: opening {url}\nnoise\n")
    assert browser.pages == [url]


@pytest.mark.parametrize("kind", ["paper", "code", "announcement", "PAPER"])
def test_kind(terminal: Run, entries: list[Record], browser: Browser, kind: str) -> None:
    """--kind opens the first link of a kind."""
    entry = next(entry for entry in entries if entry["id"] == "llama")
    assert terminal("open", "llama", "--kind", kind, BROWSER=str(browser.path)).returncode == 0
    assert browser.pages == [link["url"] for link in entry["links"] if link["kind"] == kind.casefold()][:1]


@pytest.mark.parametrize("kind", [None, "paper"])
def test_all(terminal: Run, here: Run, entries: list[Record], browser: Browser, kind: str | None) -> None:
    """--all opens, or prints, every link, or every one of a kind, what is nearest to the maker first."""
    entry = next(entry for entry in entries if entry["id"] == "llama")
    paper = [link["url"] for link in entry["links"] if link["kind"] == "paper"]
    arguments = ["open", "llama", "--all", *(["--kind", kind] if kind else [])]
    expected = paper if kind else links(entries, "llama")
    done = terminal(*arguments, "--lang", "zh", BROWSER=str(browser.path))
    assert browser.pages == expected
    assert [line for line in done.stderr.splitlines() if line != "noise"] == [
        f"llmlog: 正在打开 {it}" for it in expected
    ]
    assert here(*arguments, "--print").stdout.splitlines() == expected


def test_u20_every_kind_of_link(here: Run, tmp_path: Path) -> None:
    """U20: links of all kinds are printed, from the announcement to what others write, each by its kind."""
    urls = {kind: f"https://oak.example/{kind}" for kind in LINK_KINDS}
    given = [{"url": url, "kind": kind} for kind, url in sorted(urls.items())]
    own = tmp_path / "own.json"
    own.write_text(json.dumps([{"id": "elm", "name": "Elm", "date": "2023", "kind": "tool", "links": given}]))
    assert here("open", "elm", "--all", "--data", str(own)).stdout.split() == [
        f"https://oak.example/{kind}" for kind in ("announcement", "paper", "code", "weights", "demo", "docs", "news")
    ]
    for kind, url in urls.items():
        assert here("open", "elm", "--kind", kind, "--data", str(own)).stdout == f"{url}\n"


def test_f40_a_browser_s_noise_is_not_on_standard_output(terminal: Run, tmp_path: Path) -> None:
    """F40: what a browser says in the foreground or the background is no output of llmlog's."""
    Browser(tmp_path, "xdg-open", "sleep 0.2; echo more; exit 3")
    done = terminal("open", "llama", DISPLAY=":9", PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert (done.returncode, done.stdout) == (0, "")


def test_f38_a_browser_that_fails_later(terminal: Run, entries: list[Record], tmp_path: Path) -> None:
    """F38: where xdg-open fails after llmlog has ended, the address stands on standard error all the same."""
    opener = Browser(tmp_path, "xdg-open", "sleep 0.2; exit 3")
    done = terminal("open", "llama", DISPLAY=":9", PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    url = links(entries, "llama")[0]
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, f"llmlog: opening {url}")
    assert opener.wait() == [url]


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_u19_a_desktop_has_a_browser(terminal: Run, entries: list[Record], tmp_path: Path, variable: str) -> None:
    """U19: where there is a desktop its browser is started."""
    opener = Browser(tmp_path, "xdg-open")
    done = terminal("open", "llama", PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}", **{variable: "x"})
    assert done.returncode == 0
    assert opener.wait() == links(entries, "llama")[:1]


@pytest.mark.parametrize("named", ["", "{}/none", "{}/none:none %s", "'{}/lynx %s"])
def test_u19_no_desktop(terminal: Run, entries: list[Record], tmp_path: Path, named: str) -> None:
    """U19: without a desktop, or a browser that BROWSER names, the address is printed, and nothing is started."""
    openers = [Browser(tmp_path, name) for name in ("xdg-open", "w3m", "lynx", "links", "www-browser")]
    variables = {"BROWSER": named.format(tmp_path)} if named else {}
    done = terminal("open", "llama", PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}", **variables)
    assert (done.returncode, done.stdout, done.stderr) == (0, links(entries, "llama")[0] + "\n", "")
    assert [opener.pages for opener in openers] == [[]] * 5


def test_u19_a_pipe_gets_the_address(run: Run, entries: list[Record], browser: Browser) -> None:
    """U19: into a pipe goes the address, whatever the browser."""
    done = run("open", "llama", BROWSER=str(browser.path), DISPLAY=":9")
    assert (done.returncode, done.stdout, done.stderr) == (0, links(entries, "llama")[0] + "\n", "")
    assert browser.pages == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "--version", "ftp://example.org/x"])
def test_only_web_addresses_are_opened(terminal: Run, browser: Browser, tmp_path: Path, url: str) -> None:
    """An own entry cannot make llmlog open anything but http and https."""
    own = tmp_path / "own.json"
    link = {"url": url, "kind": "news"}
    own.write_text(json.dumps([{"id": "trap", "name": "Trap", "date": "2024", "kind": "event", "links": [link]}]))
    done = terminal("open", "trap", "--data", str(own), BROWSER=str(browser.path))
    assert done.returncode in {1, 2}
    assert browser.pages == []


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


@pytest.mark.parametrize("named", ["{}/none", "'{}/none %s"], ids=["not there", "quotation marks"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_browser(terminal: Run, entries: list[Record], tmp_path: Path, language: str, named: str) -> None:
    """Where no browser can be started, a line gives the address and the way to print it, and the code is 2."""
    done = terminal(
        "open", "llama", "--lang", language, BROWSER=named.format(tmp_path), PATH=str(tmp_path), DISPLAY=":9"
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 2)
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
    assert done.stderr.count("\n") in {2, 3}
    assert browser.pages == []


@pytest.mark.parametrize(
    ("arguments", "en", "zh"),
    [
        (["llm-year-one"], "no link is known for llm-year-one", "llm-year-one 没有已知的链接"),
        (["llm-year-one", "--kind", "paper"], "no link is known for llm-year-one", "llm-year-one 没有已知的链接"),
        (
            ["vicuna", "--kind", "news"],
            "no link of kind news is known for vicuna; there are {}",
            "vicuna 没有“报道”类链接；已有：{}",
        ),
    ],
    ids=["none", "none of any kind", "others"],
)
def test_which_links_there_are(here: Run, entries: list[Record], arguments: list[str], en: str, zh: str) -> None:
    """Where there is no link of a kind, those that there are are named; without any, that is told."""
    has = {link["kind"] for entry in entries if entry["id"] == arguments[0] for link in entry["links"]}
    kinds = [kind for kind in LINK_KINDS if kind in has]
    for language, told in (
        ("en", en.format(", ".join(kinds))),
        ("zh", zh.format("、".join(LINK_KINDS[kind].zh for kind in kinds))),
    ):
        done = here("open", *arguments, "--print", "--lang", language)
        assert (done.returncode, done.stdout, done.stderr.splitlines()[0]) == (1, "", f"llmlog: {told}")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_kind_that_is_none(here: Run, browser: Browser, language: str) -> None:
    """A kind of link that does not exist is refused with those that do."""
    done = here("open", "llama", "--kind", "video", "--lang", language, BROWSER=str(browser.path))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert all(kind in done.stderr for kind in LINK_KINDS)
    assert browser.pages == []
