"""What a person typed, as terms to look for."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from llmlog.folding import HAN, has_han

NOISE = frozenset(
    (
        "a an and are as at by can does for from how in into is it its of on or that the this to was what when which "
        "who with 的 了 和 与 是 在 有 什么 哪个 哪些 怎么 如何"
    ).split()
)
"""Words that say nothing about what is looked for."""

ENDINGS = tuple("ations ation ating ated ates ate ions ion ings ing ers er ed es e s y".split())
"""The endings of English words that are left out of account, the longest first where one ends in another."""

LONGEST_VERSION = 2
SHORTEST_STEM = 3
SHORTEST_HAN = 2
LONGEST_TERM = 8


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
        return self.key.isdecimal() and len(self.key) <= LONGEST_VERSION


def terms(typed: tuple[str, ...]) -> tuple[Term, ...]:
    """Return the folded words of a query that say something, or all of them where none does.

    >>> [term.key for term in terms(("run", "llama", "on", "a", "macbook"))]
    ['run', 'llama', 'macbook']
    """
    return tuple(Term((word,)) for word in typed if word not in NOISE) or tuple(Term((word,)) for word in typed)


def stem(word: str) -> str:
    """Return an English word without its ending (the suffix stripping of Porter 1980, reduced to what names need).

    >>> stem("pruning"), stem("distillation"), stem("leaked")
    ('prun', 'distill', 'leak')
    """
    for ending in ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def found_in(text: str, pattern: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
    """Return where a pattern of `written_as` stands first in a part of a text without beginning amid a word."""
    return next((found for found in pattern.finditer(text, start, end) if not _amid_a_word(text, found.start())), None)


def written_as(term: Term) -> re.Pattern[str]:
    """Return the pattern that finds a term in lower-case prose: words to their end, whatever their endings.

    It begins with letters rather than with a look at what stands before them, and so skips fast to where it may fit.
    """
    if term.is_han:
        return re.compile(" ?".join(map(re.escape, term.key)))
    forms = (rf"{re.escape(stem(word))}(?:{'|'.join(ENDINGS)})?" for word in term.words)
    return re.compile(r"[\W_]*".join(forms) + r"(?![a-z0-9])")


def _amid_a_word(text: str, position: int) -> bool:
    pair = text[position - 1 : position + 1]
    return len(pair) > 1 and pair.isascii() and pair.isalnum()


def beginning(term: Term) -> str:
    """Return what stands in any prose, in lower case, that holds the term."""
    return term.words[0][:SHORTEST_HAN] if term.is_han else stem(term.words[0])


def apart(term: Term, known: frozenset[str]) -> tuple[Term, ...]:
    """Return the known Chinese words within a run of Chinese, longest first from the left, and pairs of what is left.

    >>> [part.key for part in apart(Term(("华为盘古",)), frozenset({"华为", "盘古"}))]
    ['华为', '盘古']
    """
    return tuple(Term((part,)) for run in re.findall(f"{HAN}+", term.key) for part in _parts(run, known))


def _parts(run: str, known: frozenset[str]) -> Iterator[str]:
    start = left = 0
    while start < len(run):
        lengths = range(min(LONGEST_TERM, len(run) - start), 1, -1)
        length = next((length for length in lengths if run[start : start + length] in known), 0)
        if length:
            yield from _pairs(run[left:start])
            yield run[start : start + length]
            left = start + length
        start += length or 1
    yield from _pairs(run[left:])


def _pairs(run: str) -> Iterator[str]:
    yield from (run[i : i + 2] for i in range(len(run) - 1))
