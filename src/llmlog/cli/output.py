"""Standard output and standard error: what they are, and the one place that writes to them, or to a file."""

import errno
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from llmlog.cli.values import typed
from llmlog.errors import LlmlogError
from llmlog.formats import Screen
from llmlog.language import Text
from llmlog.printable import encoded, transliterated, visible
from llmlog.store.files import write_atomically
from llmlog.system import reason

OFF = {"", "0", "false", "no"}
NO_TERMINAL = {"dumb", "unknown", ""}
FORCES = ("FORCE_COLOR", "CLICOLOR_FORCE")
NARROWEST = 20
"""The columns of the narrowest terminal for which text is wrapped; a narrower one wraps as it can."""
INDENT = "  "
"""Stands before talk that goes on."""
CHUNK = 1 << 15
"""How many bytes are written at a time, or a few more."""
ADDRESS = r"https?://[^\s；，。]+"


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


def write(pieces: Iterable[str | bytes], *, encoding: str | None = None) -> None:
    """Write text to standard output, in its encoding unless another is given, with the nearest that it holds.

    A reader that goes away early is no error. Raises OutputError where the output cannot be written.
    """
    stream = standard_output()
    try:
        stream.flush()
        for chunk in _chunks(pieces, encoding or stream.encoding):
            stream.buffer.write(chunk)
        stream.buffer.flush()
    except OSError as error:
        _discard_the_rest(stream)
        # a pipe whose reader is gone is an invalid argument on Windows
        if not isinstance(error, BrokenPipeError) and not (sys.platform == "win32" and error.errno == errno.EINVAL):
            raise OutputError(reason(error)) from None


def _chunks(pieces: Iterable[str | bytes], encoding: str) -> Iterator[bytes]:
    """Yield text in an encoding, and bytes as they are, in chunks: to write each costs more than all it holds."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece if isinstance(piece, bytes) else encoded(piece, encoding))
        size += len(held[-1])
        if size >= CHUNK:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


def write_file(path: Path, pieces: Iterable[str | bytes]) -> None:
    """Write text to a file in UTF-8, all of it or nothing; raise OutputError where it cannot be written."""
    content = b"".join(_chunks(pieces, "utf-8"))
    try:
        write_atomically(path, content)
    except OSError as error:
        en, zh = reason(error)
        raise OutputError(Text(f"{path}: {en}", f"{path}：{zh}")) from None


def say(line: str, *, is_first: bool = True) -> None:
    """Write a line of talk to standard error, if there is one to write to; what follows a first line is set in.

    At a terminal that is narrower, it goes on in lines that are set in further.
    """
    if sys.stderr is None or sys.stderr.closed:
        return
    line = transliterated(visible(typed(line)), sys.stderr.encoding or "utf-8")
    text = f"{'llmlog: ' if is_first else INDENT}{line}"
    try:
        width = os.get_terminal_size(sys.stderr.fileno()).columns if sys.stderr.isatty() else 0
        text = wrapped(text, width, INDENT if is_first else INDENT * 2) if width >= NARROWEST else text
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        _discard_the_rest(sys.stderr)


def wrapped(text: str, width: int, indent: str) -> str:
    """Return a text in lines of some width, all but the first set in; an address is never broken."""
    if len(text) * (1 if text.isascii() else 2) <= width:
        return text
    from llmlog.formats.wrapping import breaks

    start = len(text) - len(text.lstrip())
    cuts = [start + cut for cut in breaks(text[start:], width - len(indent))]
    whole = [range(found.start() + 1, found.end()) for found in re.finditer(ADDRESS, text)]
    ends = [cut for cut in cuts if not any(cut in address for address in whole)]
    lines = (text[begin:end].rstrip() for begin, end in zip([0, *ends], [*ends, len(text)], strict=True))
    return f"\n{indent}".join(lines)


@contextmanager
def stdout_aside() -> Iterator[None]:
    """Send what programs that are started write to standard output to standard error, if there is one."""
    stream = standard_output()
    stream.flush()
    kept = os.dup(stream.fileno())
    try:
        if sys.stderr:
            os.dup2(sys.stderr.fileno(), stream.fileno())
        else:
            _discard_the_rest(stream)
        yield
    finally:
        os.dup2(kept, stream.fileno())
        os.close(kept)


def _discard_the_rest(stream: TextIO) -> None:
    """Keep the interpreter from failing again when it flushes a stream on its way out."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())
