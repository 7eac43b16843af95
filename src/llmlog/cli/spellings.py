"""Names that begin as somebody types: the best spelling of each, and the later words of a name of several."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from llmlog.name_index import LONGEST_NAME
from llmlog.text import fold

Spelled = Callable[[str], Iterable[tuple[Any, str]]]
"""What gives the names that begin like a text, each with its owner."""


def bounds(typed: str) -> tuple[str, str]:
    """Return the keys between which those stand that begin as typed."""
    key = fold(typed)
    return key, key + "\U0010ffff"


def best_spellings(rows: Iterable[tuple[Any, str]], typed: str) -> dict[Any, str]:
    """Return for each owner of some names the best to complete to: an id, else one without spaces, else any.

    One that begins just as typed comes before all others, since some shells take no other.
    """
    best: dict[Any, str] = {}
    for owner, text in rows:
        if owner not in best or _rank(text, typed) < _rank(best[owner], typed):
            best[owner] = text
    return best


def later_words(before: Iterable[str], typed: str, spelled: Spelled) -> Iterator[tuple[Any, str]]:
    """Yield the words that go on as typed where a name stands before them, each with the owner of the shortest name."""
    words = " ".join(before).split()
    found: dict[str, tuple[int, Any]] = {}
    for count in range(min(len(words), LONGEST_NAME), 0, -1):
        begun = " ".join(words[-count:])
        for owner, text in spelled(f"{begun} {typed}"):
            word = _next_word(text.split(), begun, typed)
            if word and (word not in found or len(text) < found[word][0]):
                found[word] = (len(text), owner)
    yield from ((owner, word) for word, (_, owner) in found.items())


def _next_word(name: Sequence[str], begun: str, typed: str) -> str:
    """Return the word of a name behind those that are begun, in the case that is typed; none where it goes on else."""
    key = fold(begun)
    for end in range(1, len(name)):
        if fold(" ".join(name[:end])) == key and name[end].casefold().startswith(typed.casefold()):
            as_typed = name[end].startswith(typed) and (typed or begun != begun.casefold())
            return name[end] if as_typed else name[end].casefold()
    return ""


def _rank(text: str, typed: str) -> tuple[bool, bool, int]:
    is_plain = re.fullmatch(r"[a-z0-9.-]+", text) is not None
    return (not text.casefold().startswith(typed.casefold()), not is_plain, len(text))
