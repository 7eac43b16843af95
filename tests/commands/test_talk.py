"""Talk on standard error: in lines of the width of a terminal, in one line a sentence into a pipe."""

from collections.abc import Callable
from subprocess import CompletedProcess

import pytest
from rich.cells import cell_len

from llmlog.cli.output import wrapped
from llmlog.formats.wrapping import CLOSING

Run = Callable[..., CompletedProcess[str]]

MISS = """\
llmlog: no milestone is
  called 'xyzzy' (in 'gpt-4
  xyzzy')
  nothing near in
    English, Chinese or
    pinyin; `llmlog list`
    lists everything
  log: """
MISS_ZH = """\
llmlog: 没有名为“xyzzy”的
  条目（见“gpt-4 xyzzy”）
  中文、英文、拼音都没有
    相近的；`llmlog list`
    列出全部条目
  全部："""


@pytest.mark.parametrize(("language", "expected"), [("en", MISS), ("zh", MISS_ZH)])
def test_talk_wraps_at_words(talking: Run, language: str, expected: str) -> None:
    """At a narrow terminal talk goes on in lines that are set in further, broken at words, Chinese as elsewhere."""
    done = talking("show", "gpt-4", "xyzzy", "--lang", language, width=27)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(expected)


MISTAKES = ["show gpt-4 llma", "list --kind robot", "list --since 7"]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [20, 33, 80])
def test_no_line_is_wider_than_the_terminal(talking: Run, here: Run, width: int, language: str) -> None:
    """From 20 columns on no line is wider, none begins with a closing mark, and nothing is lost."""
    for command in MISTAKES:
        done = talking(*command.split(), width=width, LLMLOG_LANG=language)
        lines = done.stderr.splitlines()
        assert [line for line in lines if cell_len(line) > width] == []
        assert [line for line in lines if line.lstrip()[:1] in {*CLOSING}] == []
        piped = here(*command.split(), LLMLOG_LANG=language)
        assert "".join(done.stderr.split()) == "".join(piped.stderr.split())


@pytest.mark.parametrize("width", [10, 19, 1000])
def test_very_narrow_and_wide(talking: Run, here: Run, width: int) -> None:
    """Below 20 columns, and where there is room, a sentence stays one line."""
    assert talking("show", "xyzzy", width=width).stderr == here("show", "xyzzy").stderr


def test_an_address_is_never_broken() -> None:
    """An address stays whole, so that it can be opened."""
    url = "https://example.org/a/very/long/address-of-a-page?with=parts"
    for text in (f"llmlog: opening {url}", f"llmlog: no browser can be started for {url}; --print prints the address"):
        assert url in wrapped(text, 30, "  ")
