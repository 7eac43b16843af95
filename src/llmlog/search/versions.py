"""Versions of names that a query asks for."""

import re

from llmlog.folding import has_han
from llmlog.search.lookups import Lookups
from llmlog.search.query import Term

SORT = r"(?:\S{0,3}模型)?"
"""What a Chinese name may go on with before its version: 豆包大模型 1.5."""
POINTED = r"\d+\.\d+"
MEASURE = r"bits?|gpus?|layers?|tokens?|days?|months?|years?|hours?|[mbtr]+illion"
"""What a number counts that is no version: quantization 4 bit."""
OF_SORT = {"tags", "kind"}
"""The fields of labels that say of what sort a thing is: a number behind `video` tells no version of that."""


def lacks_version(lookups: Lookups, query: str, core: Term) -> bool:
    """Whether a query asks for a version of a name that the log does not have, or not of a sort: Claude 3.5 Opus.

    A number with a point in it is a version however long it is: Claude 42.5.
    """
    pointed = {found.replace(".", "") for found in re.findall(POINTED, query)}
    for word, version, after in zip(core.words, core.words[1:], (*core.words[2:], ""), strict=False):
        is_called = lookups.is_name(word + version) or lookups.is_label(word + version)
        is_version = (Term((version,)).is_version or version in pointed) and not is_called
        is_version = is_version and not re.fullmatch(MEASURE, after)
        if is_version and word.isalpha() and (word.isascii() or len(word) > 1):
            end = "" if word.isascii() else SORT
            whole = rf"\b{word}{end}\b"
            named = [it.words for it in lookups.names_with(word) if it.key == word or re.search(whole, it.words)]
            has_it = rf"\b{word}{end} (?:\D+ )?{version}\b|\b{version} (?:\d+ )?{word}\b"
            if named and not any(re.search(has_it, words) for words in named):
                before = core.key.partition(word + version)[0] + word
                return lookups.is_name(before) or not any(it.field in OF_SORT for it in lookups.labels(word))
            of_sort = [words for words in named if after.isalpha() and re.search(rf"\b{after}\b", words)]
            if _are_others(version, of_sort):
                return True
    return False


def without_maker(lookups: Lookups, core: Term) -> str:
    """Return a query in Chinese without the maker that it begins with, as 阿里千问 2.5; empty where there is none."""
    first, *others = core.words or ("",)
    ends = range(len(first) - 1, 1, -1) if has_han(first) else ()
    return next((" ".join((first[end:], *others)) for end in ends if lookups.is_label(first[:end])), "")


def _are_others(version: str, names: list[str]) -> bool:
    """Whether some names, of which there are any, are all of other versions."""
    return bool(names) and all(re.search(r"\d", it) and not re.search(rf"\b{version}", it) for it in names)
