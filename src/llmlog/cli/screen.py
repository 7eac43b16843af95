"""What standard output is: a terminal or a pipe, how wide, and whether it takes color."""

import shutil
import sys
from collections.abc import Mapping
from typing import TextIO

from llmlog.errors import LlmlogError
from llmlog.formats import Screen
from llmlog.language import Text

OFF = {"", "0", "false", "no"}
NO_TERMINAL = {"dumb", "unknown", ""}
FORCES = ("FORCE_COLOR", "CLICOLOR_FORCE")
NARROWEST = 20
"""The columns of the narrowest terminal for which text is wrapped; a narrower one wraps as it can."""


class OutputError(LlmlogError):
    """Standard output, or the file in its place, cannot be written."""

    def __init__(self, why: Text) -> None:
        super().__init__(
            f"cannot write the output: {why.en}; send it to a place that can be written",
            f"无法写出结果：{why.zh}；请改用可写入的输出位置",
        )


def standard_output() -> TextIO:
    """Return standard output; raise OutputError where it is closed."""
    if sys.stdout is None:
        raise OutputError(Text("standard output is closed", "标准输出已关闭"))
    return sys.stdout


def screen(environ: Mapping[str, str], color: str = "auto") -> Screen:
    """Return what standard output is: its width, whether it takes color, and its encoding.

    Color is asked for "always" or "never"; else NO_COLOR (no-color.org) comes before FORCE_COLOR and CLICOLOR_FORCE,
    those before CLICOLOR (bixense.com/clicolors), and that before TERM, which Windows does not set. NO_COLOR leaves a
    terminal bold, dim and underline; "never" does not. A pipe has no width, unless color is forced and COLUMNS says
    how wide what reads it is.
    """
    stream = standard_output()
    terminal = stream.isatty()
    forced = color == "always" or any(environ.get(name, "").casefold() not in OFF for name in FORCES)
    term = environ.get("TERM", "windows" if sys.platform.startswith("win") else "")
    capable = terminal and term not in NO_TERMINAL and environ.get("CLICOLOR") != "0" and not _is_classic_console()
    colorless = bool(environ.get("NO_COLOR"))
    colored = color == "always" or (color == "auto" and not colorless and (forced or capable))
    plain_styles = color == "auto" and colorless and capable
    columns = environ.get("COLUMNS", "")
    preview = forced and columns.isdecimal() and int(columns) > 0
    width = max(shutil.get_terminal_size().columns, NARROWEST) if terminal or preview else None
    return Screen(width, colored, stream.encoding or "utf-8", plain_styles)


def is_terminal() -> bool:
    """Whether standard output is a terminal; raise OutputError where it is closed."""
    return standard_output().isatty()


def _is_classic_console() -> bool:
    """Whether standard output is a Windows console that shows escape sequences rather than obeying them."""
    if sys.platform != "win32":
        return False
    from rich.console import detect_legacy_windows

    return detect_legacy_windows()
