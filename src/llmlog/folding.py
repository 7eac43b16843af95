"""Text folded for comparing: words without case, accents and version marks, and the keys of names and addresses."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from llmlog.characters import simplified_forms

ACCENTS = r"[\u0300-\u036f]+"
VERSION_MARK = r"(?:(?<=[^a-z0-9])|(?<=[a-z]{3}))v(?=\d{1,2}(?:\.\d+)*(?![a-z0-9]))|(?<=\d)(?:\.0+)+(?![.\d])"
WORD = r"c\+\+|[cf]#|[a-z]+|\d+(?:\.\d+)*(?:%|[a-z]*)|[^\W\d_a-z]+"
NUMBERED = r"[a-z](?:[a-z]+\d|\d\d)\d*[a-z]*|\d+(?:[万亿]+|thousand|million|billion|trillion)"
"""A number with the letters before it, or with how many it counts, as one word: `h800`, 1750亿, not `h1`."""
GENERIC = r"(?<=[^大语言])(?:认知)?(?:大语言|语言|大)?模型$|(?<=..)平台$"
"""What Chinese names end in that says no more than what sort of thing they name."""

ADDRESS = r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*|(?:arxiv[:\s]\s*)?\d{4}\.\d{4,5}(?:v\d+)?"
"""What somebody types who looks for an address or the number of a paper."""
PAPER = r"(?:arxiv\.org/(?:abs|pdf|html)/|^(?:arxiv[:\s]\s*)?)(\d{4}\.\d{4,5})(?!\d)"


def is_han(character: str) -> bool:
    """Whether a character is Chinese; a pattern with so large ranges compiles slowly."""
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff"


def has_han(text: str) -> bool:
    """Whether a text holds Chinese characters."""
    return not text.isascii() and any(map(is_han, text))


def runs(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the runs of Chinese and of other characters in a text, each with whether it is Chinese.

    >>> list(runs("用GPT4写诗"))
    [(True, '用'), (False, 'GPT4'), (True, '写诗')]
    """
    return ((is_chinese, "".join(run)) for is_chinese, run in groupby(text, is_han))


def han_runs(text: str) -> list[str]:
    """Return the runs of Chinese characters in a text."""
    return [] if text.isascii() else [run for is_chinese, run in runs(text) if is_chinese]


def is_numbered(word: str) -> bool:
    """Whether a folded word is a number with the letters before it, or with how many it counts."""
    return re.fullmatch(NUMBERED, word) is not None


def plain(text: str) -> str:
    """Return a text folded, its words still apart.

    Case, width and accents go (NFKD, UAX #15, and casefold); traditional characters become simplified ones, and a
    version may be written `3`, `3.0` or `v3`.

    >>> plain("ＬＬＡＭＡ 2.0"), plain("訊飛星火 v3"), plain("YOLOv3"), plain("Zürich")
    ('llama 2', '讯飞星火 3', 'yolo3', 'zurich')
    """
    if not text.isascii():
        text = re.sub(ACCENTS, "", unicodedata.normalize("NFKD", text))
        if has_han(text):
            text = text.translate(simplified_forms())
    return re.sub(VERSION_MARK, "", text.casefold())


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text: runs of letters, numbers with what they count, runs of Chinese.

    >>> words("LLaMA-13B"), words("360智脑"), words("DALL·E 3.0")
    (('llama', '13b'), ('360', '智脑'), ('dall', 'e', '3'))
    """
    return tuple(word.replace(".", "") for word in re.findall(WORD, plain(text)))


def fold(text: str) -> str:
    """Return the key under which a name is found: its folded words without anything between them.

    >>> fold("llama.cpp") == fold("LlamaCPP"), fold("ERNIE 4.0") == fold("ernie v4")
    (True, True)
    """
    return "".join(words(text))


def sane(text: str) -> str:
    """Return a text without NUL and lone surrogates, which SQLite does not take."""
    return text.replace("\0", "").encode(errors="ignore").decode()


def address_in(text: str) -> str:
    """Return the key of a text that is an address or the number of a paper; empty for other text.

    >>> address_in("https://www.arxiv.org/pdf/1706.03762v7.pdf"), address_in("HTTP://Example.org/a/"), address_in("gpt")
    ('1706.03762', 'example.org/a', '')
    """
    typed = sane(text).strip().casefold()
    return address_key(typed) if re.fullmatch(ADDRESS, typed) else ""


def address_key(url: str) -> str:
    """Return the number of the paper that an address leads to, else it without scheme, `www.`, fragment and end."""
    url = url.casefold()
    paper = re.search(PAPER, url)
    return paper[1] if paper else re.sub(r"^(?:https?://)?(?:www\.)?", "", url).partition("#")[0].rstrip("/")
