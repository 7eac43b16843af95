"""What standard output is: its width, whether it takes colour, and what it can encode."""

import io
import sys

import pytest

from llmlog.cli.output import screen


class Stream(io.StringIO):
    """A stream that is a terminal or is not."""

    encoding = "utf-8"

    def __init__(self, *, terminal: bool) -> None:
        """Take whether it is a terminal."""
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self.terminal


@pytest.mark.parametrize(
    ("terminal", "environ", "color"),
    [
        pytest.param(True, {"TERM": "xterm-256color"}, True, id="terminal"),
        pytest.param(True, {"TERM": "dumb"}, False, id="dumb terminal"),
        pytest.param(True, {"TERM": "unknown"}, False, id="unknown terminal"),
        pytest.param(True, {"TERM": ""}, False, id="terminal of no name"),
        pytest.param(True, {}, False, id="terminal without TERM"),
        pytest.param(False, {"TERM": "xterm-256color"}, False, id="pipe"),
        pytest.param(True, {"TERM": "xterm", "NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param(True, {"TERM": "xterm", "NO_COLOR": "0"}, False, id="NO_COLOR of any value"),
        pytest.param(True, {"TERM": "xterm", "NO_COLOR": ""}, True, id="NO_COLOR that is empty"),
        pytest.param(False, {"FORCE_COLOR": "1"}, True, id="FORCE_COLOR in a pipe"),
        pytest.param(True, {"TERM": "dumb", "FORCE_COLOR": "yes"}, True, id="FORCE_COLOR at a dumb terminal"),
        pytest.param(False, {"FORCE_COLOR": "0"}, False, id="FORCE_COLOR 0"),
        pytest.param(False, {"FORCE_COLOR": ""}, False, id="FORCE_COLOR that is empty"),
        pytest.param(False, {"FORCE_COLOR": "False"}, False, id="FORCE_COLOR false"),
        pytest.param(False, {"FORCE_COLOR": "no"}, False, id="FORCE_COLOR no"),
        pytest.param(True, {"TERM": "xterm", "FORCE_COLOR": "0"}, True, id="FORCE_COLOR 0 forces nothing"),
        pytest.param(True, {"TERM": "xterm", "FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="NO_COLOR before FORCE_"),
        pytest.param(False, {"CLICOLOR_FORCE": "1"}, True, id="F42: CLICOLOR_FORCE in a pipe"),
        pytest.param(False, {"CLICOLOR_FORCE": "0"}, False, id="F42: CLICOLOR_FORCE 0"),
        pytest.param(False, {"CLICOLOR_FORCE": ""}, False, id="F42: CLICOLOR_FORCE that is empty"),
        pytest.param(False, {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False, id="F42: NO_COLOR before CLICOLOR_FORCE"),
        pytest.param(True, {"TERM": "xterm", "CLICOLOR": "0"}, False, id="F42: CLICOLOR 0 at a terminal"),
        pytest.param(True, {"TERM": "xterm", "CLICOLOR": "1"}, True, id="F42: CLICOLOR 1 at a terminal"),
        pytest.param(True, {"TERM": "xterm", "CLICOLOR": ""}, True, id="F42: CLICOLOR that is empty"),
        pytest.param(False, {"CLICOLOR": "1"}, False, id="F42: CLICOLOR 1 forces nothing in a pipe"),
        pytest.param(False, {"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, True, id="F42: CLICOLOR_FORCE before CLICOLOR"),
        pytest.param(False, {"CLICOLOR": "0", "FORCE_COLOR": "1"}, True, id="F42: FORCE_COLOR before CLICOLOR"),
    ],
)
def test_color(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, environ: dict[str, str], color: bool) -> None:
    """Colour is for terminals that can show it, unless the environment forbids or forces it."""
    monkeypatch.setattr(sys, "stdout", Stream(terminal=terminal))
    assert screen(environ).color is color


@pytest.mark.parametrize(
    ("terminal", "environ", "asked", "color"),
    [
        pytest.param(False, {}, "always", True, id="always, in a pipe"),
        pytest.param(False, {"NO_COLOR": "1", "TERM": "dumb"}, "always", True, id="always, against the environment"),
        pytest.param(True, {"TERM": "xterm"}, "never", False, id="never, at a terminal"),
        pytest.param(True, {"TERM": "xterm", "FORCE_COLOR": "1"}, "never", False, id="never, against the environment"),
        pytest.param(True, {"TERM": "xterm"}, "auto", True, id="auto, at a terminal"),
        pytest.param(False, {"TERM": "xterm"}, "auto", False, id="auto, in a pipe"),
    ],
)
def test_f42_color_as_asked_for(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, environ: dict[str, str], asked: str, color: bool
) -> None:
    """F42: what the option asks for comes before all that the environment says."""
    monkeypatch.setattr(sys, "stdout", Stream(terminal=terminal))
    assert screen(environ, asked).color is color


@pytest.mark.parametrize(
    ("environ", "color"),
    [({}, True), ({"TERM": "dumb"}, False), ({"NO_COLOR": "1"}, False), ({"CLICOLOR": "0"}, False)],
)
def test_f42_windows(monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], *, color: bool) -> None:
    """F42: a terminal of Windows has colour without TERM."""
    monkeypatch.setattr(sys, "stdout", Stream(terminal=True))
    monkeypatch.setattr(sys, "platform", "win32")
    assert screen(environ).color is color


@pytest.mark.parametrize(
    ("terminal", "columns", "width"),
    [(True, "72", 72), (True, "21", 21), (True, "5", 20), (False, "72", None)],
    ids=["terminal", "narrow", "too narrow", "pipe"],
)
def test_width(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, columns: str, width: int | None) -> None:
    """A terminal is as wide as it says but at least 20 cells, and what is none takes lines of any length."""
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "stdout", Stream(terminal=terminal))
    assert screen({"TERM": "xterm", "COLUMNS": columns}).width == width


@pytest.mark.parametrize(("encoding", "expected"), [("gbk", "gbk"), ("utf-8", "utf-8"), (None, "utf-8")])
def test_encoding(monkeypatch: pytest.MonkeyPatch, encoding: str | None, expected: str) -> None:
    """The encoding is that of the stream, UTF-8 where it names none."""
    monkeypatch.setattr(Stream, "encoding", encoding)
    monkeypatch.setattr(sys, "stdout", Stream(terminal=False))
    assert screen({}).encoding == expected


@pytest.mark.parametrize(
    ("columns", "forced", "width"),
    [("72", "1", 72), ("72", "0", None), ("", "1", None), ("wide", "1", None), ("0", "1", None)],
)
def test_a_preview_has_the_width_that_it_says(
    monkeypatch: pytest.MonkeyPatch, columns: str, forced: str, width: int | None
) -> None:
    """What forces colour and says how wide it is gets the layout of a terminal of that width."""
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "stdout", Stream(terminal=False))
    assert screen({"COLUMNS": columns, "FORCE_COLOR": forced}).width == width


@pytest.mark.parametrize(
    ("terminal", "environ", "asked", "plain_styles"),
    [
        pytest.param(True, {"TERM": "xterm", "NO_COLOR": "1"}, "auto", True, id="NO_COLOR at a terminal"),
        pytest.param(True, {"TERM": "xterm"}, "auto", False, id="colour has all styles"),
        pytest.param(True, {"TERM": "xterm", "NO_COLOR": ""}, "auto", False, id="NO_COLOR that is empty"),
        pytest.param(True, {"TERM": "dumb", "NO_COLOR": "1"}, "auto", False, id="NO_COLOR at a dumb terminal"),
        pytest.param(True, {"TERM": "xterm", "NO_COLOR": "1", "CLICOLOR": "0"}, "auto", False, id="CLICOLOR 0"),
        pytest.param(False, {"TERM": "xterm", "NO_COLOR": "1"}, "auto", False, id="NO_COLOR in a pipe"),
        pytest.param(False, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, "auto", False, id="NO_COLOR in a pipe, forced"),
        pytest.param(True, {"TERM": "xterm", "NO_COLOR": "1"}, "never", False, id="never"),
        pytest.param(True, {"TERM": "xterm", "NO_COLOR": "1"}, "always", False, id="always"),
    ],
)
def test_no_color_keeps_bold(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, environ: dict[str, str], asked: str, plain_styles: bool
) -> None:
    """NO_COLOR takes the colours from a terminal, and leaves it bold, dim and underline."""
    monkeypatch.setattr(sys, "stdout", Stream(terminal=terminal))
    found = screen(environ, asked)
    assert found.plain_styles is plain_styles
    assert not (found.color and found.plain_styles)
