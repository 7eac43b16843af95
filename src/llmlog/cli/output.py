"""The one place that writes: data to standard output or a file, talk to standard error."""

import errno
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from llmlog.cli.screen import NARROWEST, OutputError, standard_output
from llmlog.cli.values import typed
from llmlog.encodings import encoded, transliterated, visible
from llmlog.language import Text
from llmlog.store.files import write_atomically
from llmlog.system import reason

INDENT = "  "
"""Stands before talk that goes on."""
CHUNK = 1 << 15
"""How many characters are written at a time, or a few more."""
ADDRESS = r"https?://[^\s；，。]+"


def write(pieces: Iterable[str], *, encoding: str | None = None) -> None:
    """Write text to standard output, in its encoding unless another is given, with the nearest that it holds.

    A reader that goes away early is no error. Raises OutputError where the output cannot be written.
    """
    stream = standard_output()
    chosen = encoding or stream.encoding
    try:
        stream.flush()
        for chunk in _chunks(pieces):
            stream.buffer.write(encoded(chunk, chosen))
        stream.buffer.flush()
    except OSError as error:
        _discard_the_rest(stream)
        # a pipe whose reader is gone is an invalid argument on Windows
        if not isinstance(error, BrokenPipeError) and not (sys.platform == "win32" and error.errno == errno.EINVAL):
            raise OutputError(reason(error)) from None


def _chunks(pieces: Iterable[str]) -> Iterator[str]:
    """Yield pieces of text joined to chunks, as to encode and write each costs more than all that it holds."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= CHUNK:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


def write_file(path: Path, pieces: Iterable[str]) -> None:
    """Write text to a file in UTF-8, all of it or nothing; raise OutputError where it cannot be written."""
    content = "".join(pieces).encode()
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
