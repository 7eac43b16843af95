"""Text as the screen that is being written can show it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from llmlog.encodings import is_lost, transliterated
from llmlog.text import visible

_ENCODING = ContextVar("encoding", default="utf-8")
"""Of the screen; what is replaced for it must be so before columns are measured, wherever text is taken from."""


@contextmanager
def written_in(encoding: str) -> Iterator[None]:
    """Have text replaced by what an encoding holds."""
    token = _ENCODING.set(encoding)
    try:
        yield
    finally:
        _ENCODING.reset(token)


def printable(text: str) -> str:
    """Return a text on one line as the screen can show it, without what a terminal would obey."""
    return transliterated(visible(text), _ENCODING.get())


def is_shown(text: str) -> bool:
    """Whether the screen can show anything of a text."""
    return not is_lost(text, _ENCODING.get())
