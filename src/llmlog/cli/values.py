"""Reading the words and numbers that options take; what does not fit raises UsageError with what there is."""

from collections.abc import Iterable

from llmlog.errors import UnknownWord, UsageError, quoted
from llmlog.text import fold


def one_of(text: str, words: Iterable[str], place: str) -> str:
    """Return the one of some fixed words that was typed; raise UnknownWord with the nearest and all of them."""
    typed = text.strip().casefold()
    known = list(words)
    if typed in known:
        return typed
    from llmlog.search.near import nearest

    raise UnknownWord(place, text, known, nearest(text, {fold(word): word for word in known})[:1])


def count(text: str) -> int:
    """Return a whole number of 0 or more; raise UsageError for anything else."""
    typed = text.strip()
    if typed.isdecimal():
        return int(typed)
    raise UsageError(
        f"-n: {quoted(text)!r} is no whole number of 0 or more", f"-n：“{quoted(text)}”不是大于或等于 0 的整数"
    )
