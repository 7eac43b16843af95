"""The one place that writes: data to standard output, talk to standard error."""

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from llmlog.errors import OutputError
from llmlog.printable import visible


def standard_output() -> TextIO:
    """Return standard output; raise OutputError where it is closed."""
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    return sys.stdout


def write(data: str | Iterable[bytes | memoryview]) -> None:
    """Write data to standard output: bytes as they are, text in its encoding with `?` for what that does not hold.

    A reader that goes away early is no error. Raises OutputError where the output cannot be written.
    """
    stream = standard_output()
    try:
        stream.flush()
        stream.buffer.writelines([data.encode(stream.encoding, errors="replace")] if isinstance(data, str) else data)
        stream.buffer.flush()
    except BrokenPipeError:
        _discard_the_rest(stream)
    except OSError as error:
        _discard_the_rest(stream)
        raise OutputError(error.strerror or str(error)) from None


def say(line: str) -> None:
    """Write a line of talk to standard error, if there is one to write to."""
    if sys.stderr is None or sys.stderr.closed:
        return
    try:
        sys.stderr.write(f"llmlog: {visible(line)}\n")
        sys.stderr.flush()
    except OSError:
        _discard_the_rest(sys.stderr)


def _discard_the_rest(stream: TextIO) -> None:
    """Keep the interpreter from failing again when it flushes a stream on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
