"""Words of running text as search compares them: English ones without endings, Chinese ones as overlapping pairs."""

import re
from collections.abc import Iterator

from llmlog.text import HAN, plain

ENDINGS = (
    *("ations", "ation", "ators", "ator", "ating", "ated", "ates", "ate", "ions", "ion", "ings", "ing"),
    *("ers", "er", "ed", "es", "e", "s", "y"),
)
"""The endings of English words that are left out of account, the longest first where one ends in another."""

SHORTEST_STEM = 3
BRITISH = ("is", "iz")
TOKEN = re.compile(rf"{HAN}+|[a-z]+\+\+|[a-z]#|\d+(?:\.\d+)*[a-z]*|[^\W\d_a-z]+|[a-z]+")


def stem(word: str) -> str:
    """Return an English word without its ending (the suffix stripping of Porter 1980, reduced to what names need).

    >>> stem("pruning"), stem("distillation"), stem("leaked")
    ('prun', 'distill', 'leak')
    """
    for ending in ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= SHORTEST_STEM:
            word = word.removesuffix(ending)
            break
    return f"{word[:-1]}z" if word.endswith(BRITISH) and len(word) > SHORTEST_STEM else word


def stemmed(words: tuple[str, ...]) -> str:
    """Return words without their endings and without anything between them.

    >>> stemmed(("language", "models"))
    'languagmodel'
    """
    return "".join(map(stem, words))


def tokens(text: str) -> Iterator[str]:
    """Yield the tokens of a text: stems of words, numbers with what they count, pairs of Chinese characters.

    >>> list(tokens("Fine-tuning C++ 用 13B 大模型"))
    ['fin', 'tun', 'c++', '用', '13b', '大模', '模型']
    """
    for word in TOKEN.findall(plain(text)):
        if word[0] < "\u3400":
            yield stem(word).replace(".", "")
        elif len(word) == 1:
            yield word
        else:
            yield from (word[start : start + 2] for start in range(len(word) - 1))
