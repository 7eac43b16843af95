"""What a person typed, taken apart: names, labels and dates, words, and what only frames a question."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from llmlog.folding import GENERIC, han_runs, has_han, is_numbered, words
from llmlog.shipped import shipped_json

LONGEST_NAME = 14
"""How many characters or words a name within a query has at most."""
LONGEST_TERM = 8
MOST_WORDS = 64
"""How much of a query is looked at."""
VERSION = r"\d{1,2}o?"
FRAME = "words/frame.json"


Segment = tuple[str, list[str]]
"""A part of a query: what it is (name, label, frame or word), and its units."""
MODELS = frozenset({"model", "models", "llm", "llms", "模型", "大模型"})
"""What asks for nothing beside a name, which may be that of a model."""


class Term(NamedTuple):
    """Something to look for: folded words in a row, and the key that they make."""

    words: tuple[str, ...]

    @property
    def key(self) -> str:
        """The words without anything between them."""
        return "".join(self.words)

    @property
    def spaced(self) -> str:
        """The words with a space around each."""
        return f" {' '.join(self.words)} "

    @property
    def is_han(self) -> bool:
        """Whether it holds Chinese."""
        return has_han(self.key)

    @property
    def is_version(self) -> bool:
        """Whether it is a number that tells one version from another rather than an amount."""
        return re.fullmatch(VERSION, self.key) is not None


class Parts(NamedTuple):
    """A query taken apart: names and labels by their keys, versions, and the words that are left.

    `typed` is the query as one term, `core` that without its frame.
    """

    typed: Term
    core: Term
    names: tuple[Term, ...]
    labels: tuple[Term, ...]
    words: tuple[Term, ...]

    @property
    def content_words(self) -> tuple[Term, ...]:
        """The words that say what is asked for; a number does beside a word (`move 37`), not alone or beside a name."""
        words = tuple(word for word in self.words if not word.is_version)
        return self.words if words and not self.names else words


@cache
def frame() -> frozenset[str]:
    """Return the words that ask for nothing in a log of AI, as long as they stand between what does."""
    table = shipped_json(FRAME)
    return frozenset((*table["en"], *table["zh"]))


@cache
def generic_words() -> frozenset[str]:
    """Return the words that ask for nothing more where a name or a label is all that stands beside them."""
    return frozenset(shipped_json(FRAME)["generic"])


@cache
def qualifiers() -> frozenset[str]:
    """Return the words that say what sort of thing or which side of it is asked for, and beside others find nothing."""
    return frozenset((*shipped_json(FRAME)["qualifiers"], *shipped_json(FRAME)["generic"]))


def specific(term: Term) -> Term:
    """Return a Chinese term without what it ends in that says no more than what sort of thing it names.

    >>> specific(Term(("混元大模型",))).key, specific(Term(("大模型",))).key
    ('混元', '大模型')
    """
    *first, last = term.words
    return Term((*first, re.sub(GENERIC, "", last)))


def take_apart(query: str, known: Mapping[str, Callable[[str], bool]]) -> Parts:
    """Return the parts of a query: at every place the longest name, label, Chinese word or frame that begins there.

    `known` says by kind what is a name, a label or a word.

    >>> known = {"name": {"transformer"}.__contains__}
    >>> parts = take_apart("谁发明了transformer", known)
    >>> [term.key for term in parts.names], parts.core.key
    (['transformer'], 'transformer')
    """
    typed = Term(words(query)[:MOST_WORDS])
    units = [unit for word in typed.words for unit in (word if has_han(word) else (word,))]  # Chinese by its characters
    found = _without_generic(list(_segments(units, known)))
    asking = [part for kind, part in found if kind != "frame"] or [part for _, part in found]
    names, labels = (
        tuple(dict.fromkeys(Term(_joined(part)) for it, part in found if it == kind)) for kind in ("name", "label")
    )
    others = dict.fromkeys(Term((word,)) for word in _words(found))
    return Parts(typed, Term(_joined(chain.from_iterable(asking))), names, labels, tuple(others))


def _segments(typed: list[str], known: Mapping[str, Callable[[str], bool]]) -> Iterator[Segment]:
    """Yield the segments of a query with their kinds; what is none of the others is a word."""
    start = 0
    while start < len(typed):
        kind, end = _longest(typed, start, known)
        if kind in {"name", "word"}:
            kind, end = _maker_first(typed, start, end, known) or (kind, end)
        key = "".join(typed[start:end])
        yield kind, [key] if is_numbered(key) and kind == "word" else typed[start:end]
        start = end


def _without_generic(found: list[Segment]) -> list[Segment]:
    """Return segments without generic words where all others are names and labels, nor with `model` beside a name."""
    kinds = {kind for kind, _ in found}
    generic = generic_words() | MODELS if "name" in kinds else generic_words()
    others = {"".join(part) for kind, part in found if kind == "word"}
    if not kinds & {"name", "label"} or not generic.issuperset(others):
        return found
    return [(kind, part) for kind, part in found if kind != "word"]


def _words(found: Iterable[Segment]) -> Iterator[str]:
    """Yield the words of segments that are nothing else, neighbouring Chinese as one."""
    for kind, run in groupby(found, itemgetter(0)):
        if kind == "word":
            yield from _joined(chain.from_iterable(part for _, part in run))


def _longest(typed: list[str], start: int, known: Mapping[str, Callable[[str], bool]]) -> tuple[str, int]:
    """Return the kind and the end of the longest segment that begins at a place."""
    for end in range(min(start + LONGEST_NAME, len(typed)), start, -1):
        key = "".join(typed[start:end])
        if key in frame() and (has_han(key) or end == start + 1):
            return "frame", end
        for kind, is_one in known.items():
            if len(key) > 1 and is_one(key):
                return kind, end
    return "word", start + 1


def _maker_first(
    typed: list[str], start: int, end: int, known: Mapping[str, Callable[[str], bool]]
) -> tuple[str, int] | None:
    """Return the label that a name or word begins with where a longer name begins behind it: Google, Gemini 2.5."""
    for middle in range(start + 1, end):
        if known["label"]("".join(typed[start:middle])):
            kind, further = _longest(typed, middle, known)
            if kind == "name" and further > end:
                return "label", middle
    return None


def _joined(units: Iterable[str]) -> tuple[str, ...]:
    """Return units as words again: neighbouring Chinese characters together."""
    runs = groupby(units, lambda unit: has_han(unit) and not is_numbered(unit))
    return tuple(word for is_chinese, run in runs for word in (["".join(run)] if is_chinese else run))


def apart(run: str, is_term: Callable[[str], bool], is_pair: Callable[[str], bool]) -> Iterator[str]:
    """Yield the words within a run of Chinese: known terms, between them known pairs, and what is left of it.

    >>> list(apart("华为的盘古很大", {"华为", "盘古"}.__contains__, {"很大", "为的"}.__contains__))
    ['华为', '的', '盘古', '很大']
    """
    for part in han_runs(run):
        for is_known, piece in _cut(part, is_term, LONGEST_TERM):
            yield from [piece] if is_known else (pair for _, pair in _cut(piece, is_pair, 2))


def _cut(text: str, is_one: Callable[[str], bool], longest: int) -> Iterator[tuple[bool, str]]:
    """Yield whether each part of a text is a word, and the part: the longest words from the left, and what is left."""
    parts: list[tuple[bool, str]] = []
    start = 0
    while start < len(text):
        lengths = range(min(longest, len(text) - start), 1, -1)
        length = next((length for length in lengths if is_one(text[start : start + length])), 0)
        parts.append((length > 0, text[start : start + max(length, 1)]))
        start += max(length, 1)
    for is_word, run in groupby(parts, itemgetter(0)):
        pieces = [piece for _, piece in run]
        yield from ((is_word, piece) for piece in (pieces if is_word else ["".join(pieces)]))
