"""Spelling that does not matter is folded away, on both sides of every comparison of names.

Case, width, accents, spaces, hyphens, dots and other punctuation never distinguish two names (NFKD, UAX #15, and
casefold); traditional characters count as their simplified forms, and a version may be written `3`, `3.0` or `v3`.
"""

import re
from collections.abc import Iterable
from functools import cache

# Compiled when they are first used: most commands fold nothing.
ACCENTS = r"[\u0300-\u036f]+"
HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
VERSION_MARK = r"\bv(?=\d{1,2}(?:\.\d+)*\b)|(?<=\d)(?:\.0+)+(?![.\d])"
WORD = r"[a-z]+|\d+(?:\.\d+)*[a-z]*|[^\W\d_a-z]+"


def has_han(text: str) -> bool:
    """Whether a text holds Chinese characters."""
    return any("\u3400" <= character <= "\u9fff" or character >= "\U00020000" for character in text)


def plain(text: str) -> str:
    """Return text in the one form that comparisons know, its words still apart.

    >>> plain("ＬＬＡＭＡ 2.0"), plain("訊飛星火 v3"), plain("Zürich")
    ('llama 2', '讯飞星火 3', 'zurich')
    """
    if not text.isascii():
        import unicodedata

        text = re.sub(ACCENTS, "", unicodedata.normalize("NFKD", text))
        if has_han(text):
            from llmlog.tables import simplified_forms

            text = text.translate(simplified_forms())
    return re.sub(VERSION_MARK, "", text.casefold())


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text: runs of letters, numbers with what they count, runs of Chinese.

    >>> words("LLaMA-13B"), words("360智脑"), words("DALL·E 3.0")
    (('llama', '13b'), ('360', '智脑'), ('dall', 'e', '3'))
    """
    return tuple(word.replace(".", "") for word in re.findall(WORD, plain(text)))


def spaced(texts: Iterable[str]) -> list[str]:
    """Return the folded words of each text with a space between them, all texts folded in one go.

    >>> spaced(["LLaMA-13B", "DALL·E 3.0"]), spaced([])
    (['llama 13b', 'dall e 3'], [])
    """
    lines = plain("".join(text.replace("\n", " ") + "\n" for text in texts)).split("\n")[:-1]
    return [" ".join(re.findall(WORD, line)).replace(".", "") for line in lines]


@cache
def fold(text: str) -> str:
    """Return the key under which a name is found: its folded words without anything between them.

    >>> fold("llama.cpp") == fold("LlamaCPP"), fold("ERNIE 4.0") == fold("ernie v4")
    (True, True)
    """
    return "".join(words(text))
