"""What a person typed, as terms to look for."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from llmlog.text import HAN, has_han
from llmlog.tokens import BRITISH, ENDINGS, stem

NOISE = frozenset(
    (
        "a ai an and any are as at be been but by can could did do does each for from had has have how i if in into is "
        "it its me my no not of on one or other others our s so some such than that the their them then there these "
        "they this those to us was we were what when where which who why will with would you your "
        "的 了 和 与 是 在 有 用 吗 什么 哪个 哪些 怎么 如何 人工智能"
    ).split()
)
"""Words that say nothing about what is looked for in a log of AI."""

LONGEST_VERSION = 2
SHORTEST_PLURAL = 4
LONGEST_LABEL = 4
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


def terms(typed: tuple[str, ...], is_label: Callable[[str], bool]) -> tuple[Term, ...]:
    """Return what the folded words of a query ask for, each once: those that are one label, and what says something.

    All of them where none does.

    >>> [term.key for term in terms(("run", "llama", "on", "a", "macbook"), {"llama"}.__contains__)]
    ['run', 'llama', 'macbook']
    >>> [term.key for term in terms(("aug", "2023", "openai"), {"aug2023"}.__contains__)]
    ['aug2023', 'openai']
    """
    found: list[Term] = []
    start = 0
    while start < len(typed):
        ends = range(min(start + LONGEST_LABEL, len(typed)), start + 1, -1)
        end = next((end for end in ends if is_label("".join(typed[start:end]))), start + 1)
        found.append(Term(typed[start:end]))
        start = end
    telling = (term for term in found if term.key not in NOISE)
    return tuple(dict.fromkeys(telling)) or tuple(dict.fromkeys(found))


def singular(typed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the folded words of a query with the last one in the singular, nothing where it is no English plural.

    >>> singular(("vision", "transformers")), singular(("large", "language", "model")), singular(("loss",))
    (('vision', 'transformer'), (), ())
    """
    *others, last = typed
    if len(last) < SHORTEST_PLURAL or not last.isascii() or not last.endswith("s") or last.endswith("ss"):
        return ()
    return (*others, last[:-1])


def found_in(text: str, pattern: re.Pattern[str]) -> str | None:
    """Return what a pattern of `written_as` matches first in a text without beginning amid a word."""
    return next((found[0] for found in pattern.finditer(text) if not _amid_a_word(text, found.start())), None)


def written_as(term: Term) -> re.Pattern[str]:
    """Return the pattern that finds a term in lower-case prose: words to their end, whatever their endings."""
    if term.is_han:
        return re.compile(" ?".join(map(re.escape, term.key)))
    forms = (rf"{_spelt(stem(word))}(?:{'|'.join(ENDINGS)})?" for word in term.words)
    return re.compile(r"[\W_]*".join(forms) + r"(?![a-z0-9])")


def _spelt(stem: str) -> str:
    """Return the pattern of a stem; what ends in -iz may be written with s."""
    return re.escape(stem[:-1]) + "[sz]" if stem.endswith(BRITISH) else re.escape(stem)


def _amid_a_word(text: str, position: int) -> bool:
    pair = text[position - 1 : position + 1]
    return len(pair) > 1 and pair.isascii() and pair.isalnum()


def apart(term: Term, is_known: Callable[[str], bool]) -> tuple[Term, ...]:
    """Return the known Chinese words within a run of Chinese, longest first from the left, and pairs of what is left.

    >>> [part.key for part in apart(Term(("华为盘古",)), {"华为", "盘古"}.__contains__)]
    ['华为', '盘古']
    """
    return tuple(Term((part,)) for run in re.findall(f"{HAN}+", term.key) for part in _parts(run, is_known))


def _parts(run: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    start = left = 0
    while start < len(run):
        lengths = range(min(LONGEST_TERM, len(run) - start), 1, -1)
        length = next((length for length in lengths if is_known(run[start : start + length])), 0)
        if length:
            yield from _pairs(run[left:start])
            yield run[start : start + length]
            left = start + length
        start += length or 1
    yield from _pairs(run[left:])


def _pairs(run: str) -> Iterator[str]:
    yield from (run[i : i + 2] for i in range(len(run) - 1))
