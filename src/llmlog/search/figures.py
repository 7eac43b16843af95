"""Bounds of the figures of models that a query gives: under 10B parameters, a context of more than 1M tokens."""

import re
from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from llmlog.characters import NUMERALS

AT_MOST = r"under|below|(?:less|fewer|smaller) than|up to|at most|within|小于|少于|低于|不到|不超过"
AT_LEAST = r"over|above|(?:more|larger|bigger|longer|greater) than|at least|大于|多于|高于|超过|至少|不少于"
UNIT = r"k|m|b|t|thousand|million|billion|trillion|[十百千]?万亿?|[十百千]?亿"
COUNTED = r"个?(?:参数|词元)|tokens?|parameters?|params?"
RANGE = (
    rf"(?:\b(?:between|from) )?(?<![a-z\d.-])(?P<low>\d+(?:\.\d+)?)\s*(?P<low_unit>{UNIT})?"
    r"\s*(?:\band\b|\bto\b|[-–~到至])\s*"
)
FIGURE = (
    rf"\s*(?:(?P<at_most>{AT_MOST})|(?P<at_least>{AT_LEAST})|{RANGE})?\s*"
    rf"(?<![a-z\d.])(?<!hundred )(?P<number>\d+(?:\.\d+)?)?\s*(?P<unit>{UNIT})(?=token|[^a-z\d]|$)"
    rf"(?:[\s-]*(?P<counted>{COUNTED}))?"
    r"\s*(?:(?P<or_less>以下|以内|之内)|(?P<or_more>以上)|之间)?"
)
"""A number with its unit, what it counts, and which way it bounds, or which number is the least."""
OF_MODELS = r"[\s-]*models?\b|\s*的?(?:国产|国内|开源|中文)?大?(?:语言)?模型"
"""What a number that bounds nothing stands before: 7b models."""
OF_CONTEXT = r"\b(?:with |a |of )*(?:context|tokens?)(?: windows?| lengths?)?\b(?: of)?|(?:支持)?上下文(?:窗口|长度)?"
BEHIND = r"\s*(?:of )?context(?: windows?| lengths?)?\b"
"""What belongs to the number before it."""
JOINT = r"^\s*(?:\b(?:and|but)\b|而且|并且?|且|[,，、])"
"""What joins a bound to the one before it."""
OF_TRAINING = r"\b(?:pre-?)?train(?:ed|ing)\b(?: on| with)?|预?训练(?:数据|用了?|了|量)?|\btokens?\b|个?词元"
OF_PARAMETERS = r"\b(?:with |of )*(?:parameters?|params?)\b|参数量?"
FIELDS = {OF_TRAINING: "training_tokens", OF_CONTEXT: "context_tokens", OF_PARAMETERS: "parameters"}
"""Which figure of specs is asked for with these words."""
NUMERAL_HAN = r"[一二三四五六七八九](?=[十百千]?[万亿])"
NUMERAL = r"\d|[万亿]|illion|thousand"
"""What stands in every figure."""
TIMES = {"k": 3, "m": 6, "b": 9, "t": 12, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
TIMES |= {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
"""The powers of ten that units stand for; those of Chinese multiply."""
BILLIONS = {"b", "t", "billion", "trillion"}
"""Units that alone say what is counted."""
LEAST_ROUNDING, MOST_ROUNDING = 0.025, 0.05
"""How far from a size that is given, in shares of it, one is that rounds to it: half of its last digit within these."""


class Bounds(NamedTuple):
    """Which figure of a model a query bounds, as specs call it, its least and its most, and how that was said."""

    field: str
    least: float
    most: float
    said: str

    def within(self, other: "Bounds") -> "Bounds":
        """Return what is within both bounds of one figure."""
        said = dict.fromkeys((self.said, other.said))
        return Bounds(self.field, max(self.least, other.least), min(self.most, other.most), " ".join(said))


def bounds_in(query: str) -> tuple[str, list[Bounds]]:
    """Return a folded query without the bounds of figures, and them, one a figure; as it is where it gives none.

    >>> bounds_in("code models under 10b parameters")
    ('code models ', [Bounds(field='parameters', least=0, most=10000000000.0, said='under 10B parameters')])
    >>> [it[:3] for it in bounds_in("上下文超过百万、70b以下的模型")[1]], bounds_in("llama 7b")
    ([('context_tokens', 1000000.0, inf), ('parameters', 0, 70000000000.0)], ('llama 7b', []))
    """
    if not re.search(NUMERAL, query):
        return query, []
    rest, found = "", dict[str, Bounds]()
    for clause in _clauses(query):
        left, bounds = _bounds_in(clause)
        rest += re.sub(JOINT, " ", left) if bounds and found else left
        if bounds:
            found[bounds.field] = found.get(bounds.field, bounds).within(bounds)
    return rest, list(found.values())


def _clauses(query: str) -> Iterator[str]:
    """Yield the parts of a query with a number each, which ends all but the last."""
    begin = 0
    ends = [found.end() for found in re.finditer(FIGURE, _in_digits(query))]
    for end in ends[:-1]:
        behind = re.match(BEHIND, query[end:])
        after = end + (behind.end() if behind else 0)
        yield query[begin:after]
        begin = after
    yield query[begin:]


def _in_digits(query: str) -> str:
    """Return a query with the Chinese digits before a unit as digits, each in its place."""
    return re.sub(NUMERAL_HAN, lambda numeral: numeral[0].translate(NUMERALS), query.replace("两", "二"))


def _bounds_in(query: str) -> tuple[str, Bounds | None]:
    """Return a folded query without the bounds of its first figure that has any, and them, None where none has."""
    written = _in_digits(query)
    is_of_training = re.search("train|训练", written) is not None
    if is_of_training and not re.search("token|词元", written):
        return query, None
    is_of_context = not is_of_training and re.search(OF_CONTEXT, written) is not None
    of_field = OF_TRAINING if is_of_training else OF_CONTEXT if is_of_context else OF_PARAMETERS
    for found in re.finditer(FIGURE, written):
        rest = f"{written[: found.start()]} {written[found.end() :]}"
        bounded = any(found[group] for group in ("at_most", "at_least", "or_less", "or_more", "low"))
        is_of_models = re.search(rf"{OF_PARAMETERS}|models?\b|模型", written)
        is_size = found["unit"] in BILLIONS or "亿" in found["unit"]
        of_models = re.match(OF_PARAMETERS, found["counted"] or "") or re.match(OF_MODELS, written[found.end() :])
        if is_of_context or is_of_training or (bounded and (is_of_models or is_size)) or (is_size and of_models):
            said = re.sub(r"\d[kmbt]\b", lambda figure: figure[0].upper(), query[slice(*found.span())].strip())
            within = _within(found, is_about=not (is_of_context or bounded))
            return re.sub(of_field, " ", rest), Bounds(FIELDS[of_field], *within, said)
    return query, None


def _within(found: re.Match[str], *, is_about: bool) -> tuple[float, float]:
    """Return the least and the most that a figure stands for; `is_about` is what it gives when it is rounded to it."""
    number, unit = found["number"] or "1", _times(found["unit"])
    value = float(number) * unit
    if found["low"]:
        return float(found["low"]) * _times(found["low_unit"] or found["unit"]), value
    if found["at_most"] or found["or_less"]:
        return 0, value
    if is_about and found["number"]:
        half = unit * 10.0 ** -len(number.partition(".")[2]) / 2
        half = min(max(half, LEAST_ROUNDING * value), MOST_ROUNDING * value)
        return value - half, value + half
    return value, inf


def _times(unit: str) -> int:
    return int(10 ** sum(TIMES[it] for it in re.findall(r"[a-z]+|.", unit)))
