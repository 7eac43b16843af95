"""The one place that writes: data to standard output, talk to standard error."""

import os
import sys
import unicodedata
from typing import TextIO

from llmlog.errors import OutputError


def visible(text: str) -> str:
    """Return a text that is safe to print: without control, escape and text-direction characters, on one line."""
    return text if text.isprintable() else "".join(map(_visible, text))


def standard_output() -> TextIO:
    """Return standard output; raise OutputError where it is closed."""
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    return sys.stdout


def write(data: str | bytes) -> None:
    """Write data to standard output: bytes as they are, text in its encoding with `?` for what that does not hold.

    A reader that goes away early is no error. Raises OutputError where the output cannot be written.
    """
    stream = standard_output()
    try:
        stream.flush()
        stream.buffer.write(data.encode(stream.encoding, errors="replace") if isinstance(data, str) else data)
        stream.buffer.flush()
    except BrokenPipeError:
        _discard_the_rest()
    except OSError as error:
        _discard_the_rest()
        raise OutputError(error.strerror or str(error)) from None


def say(line: str) -> None:
    """Write a line of talk to standard error, if there is one to write to."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"llmlog: {visible(line)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return


def _discard_the_rest() -> None:
    """Keep the interpreter from failing again when it flushes standard output on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _visible(character: str) -> str:
    if character in "\n\t":
        return " "
    return "" if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else character
