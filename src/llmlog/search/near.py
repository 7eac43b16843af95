"""Slips of the finger: what is nearly the same. The only import of rapidfuzz."""

import re
from collections.abc import Iterable, Iterator, Mapping
from math import inf
from typing import TypeVar

from llmlog.folding import fold, has_han, words
from llmlog.language import Text

SHORTEST_REORDERED, SHORTEST_MISTYPED = 4, 5
TWO_SLIPS_FROM = 9
SHORTEST_MISTYPED_HAN = 3
TWO_SLIPS_FROM_HAN = 6
MOST_SLIPS = 3
"""How many slips are forgiven at most, in whatever key."""
UNSPECIFIC = r"大?(?:语言)?模型|\d+"
NEAR_ENOUGH = 0.6
SHORTEST_PART = 3
SUGGESTIONS = 3

Shown = TypeVar("Shown", bound=Text | str)


def slips(key: str) -> int:
    """Return how many slips are forgiven in a key of this length: none in short words, lest they become others.

    In Chinese, what only says that something is a model, and a version, tell no name from another.

    >>> slips("clip"), slips("bayling"), slips("midjourney"), slips("云雀"), slips("云雀大模型3"), slips("文心一言")
    (0, 1, 2, 0, 0, 1)
    """
    if han := has_han(key):
        key = re.sub(UNSPECIFIC, "", key)
    one, two = (SHORTEST_MISTYPED_HAN, TWO_SLIPS_FROM_HAN) if han else (SHORTEST_MISTYPED, TWO_SLIPS_FROM)
    return (len(key) >= one) + (len(key) >= two)


def mistyped(key: str, candidates: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Yield each candidate that the key may be a mistyped form of, with its likeness from 0 to 1.

    Slips are counted by optimal string alignment (Boytsov 2011): insertions, deletions, substitutions and swapped
    neighbours. One more is forgiven where both begin and end alike and have the same letters, in whatever order or
    number: `lamma2`, `qewn`. Numbers are never a slip: `gpt5` is not a mistyped `gpt4`.
    """
    allowed = slips(key)
    most = allowed + (not has_han(key) and len(key) >= SHORTEST_REORDERED)
    if not most:
        return
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract_iter

    digits, letters = _digits(key), _letters(key)
    for candidate, distance, _ in extract_iter(key, candidates, scorer=OSA.distance, score_cutoff=most):
        is_near = distance <= allowed or _letters(candidate) == letters
        if is_near and _digits(candidate) == digits and len(candidate) > distance + 1:
            yield candidate, 1 - distance / max(len(key), len(candidate))


def nearest(name: str, shown: Mapping[str, Shown]) -> list[Shown]:
    """Return what is shown, of that under folded keys, for those that someone may have meant, the nearest first."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    key = fold(name)
    spelled = {it: words(it if isinstance(it, str) else " ".join(it)) for it in {*shown.values()}}
    close = extract(key, shown.keys(), scorer=OSA.normalized_similarity, score_cutoff=NEAR_ENOUGH, limit=None)
    alike = [other for other, *_ in sorted(close, key=lambda it: (-it[1], _between_versions(key, it[0])))]
    begun = [
        other
        for other, text in shown.items()
        if len(key) >= SHORTEST_PART and (other.startswith(key) or key in spelled[text])
    ]
    return list(dict.fromkeys(shown[other] for other in (*alike, *begun)))[:SUGGESTIONS]


def _between_versions(one: str, other: str) -> float:
    """Return how far the numbers in two keys are from each other, as `gpt7` and `gpt5`; where one has none, far."""
    numbers = [_digits(key) for key in (one, other)]
    return abs(int(numbers[0]) - int(numbers[1])) if all(numbers) else inf


def _letters(key: str) -> tuple[str, str, frozenset[str]]:
    """Return the first and the last letter of a key, and which there are."""
    return key[0], key[-1], frozenset(key)


def _digits(key: str) -> str:
    return "".join(filter(str.isdecimal, key))
