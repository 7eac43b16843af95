"""What is known of Chinese characters and words: simplified forms, pinyin, Taiwan's words, names; shipped as data."""

import re
from functools import cache

from llmlog.shipped import shipped_json

LONGEST_PHRASE = 3
NUMERALS = str.maketrans("一二三四五六七八九", "123456789")
VERSION = r"(?<=[a-z])[一二三四五六七八九](?![\u3400-\u9fff])|(?<=\d)点(?=\d)"
"""A Chinese numeral that ends a Latin name, and what stands for the point of a version: GPT四, 2点5."""


@cache
def simplified_forms() -> dict[int, int]:
    """Return the simplified form of each traditional character, as `str.translate` takes it."""
    table = shipped_json("characters/simplified.json")
    return str.maketrans(table["traditional"], table["simplified"])


@cache
def readings() -> dict[str, str]:
    """Return the pinyin of each character, without tones, and of each phrase that is read otherwise."""
    table = shipped_json("characters/pinyin.json")
    single = {character: syllable for syllable, characters in table["syllables"].items() for character in characters}
    return {**single, **table["phrases"]}


def mainland(text: str) -> str:
    """Return a text of simplified characters with the mainland's words for those of Taiwan, and usual names.

    >>> mainland("程式码"), mainland("影像生成"), mainland("祖克柏"), mainland("qwen 2点5")
    ('代码', '图像生成', '扎克伯格', 'qwen 2.5')
    """
    if text.isascii():
        return text
    for usual, others in shipped_json("characters/renderings.json").items():
        for other in others:
            text = text.replace(other, usual)
    for word, other in shipped_json("characters/taiwan.json").items():  # longest first
        text = text.replace(word, other)
    return re.sub(VERSION, lambda found: "." if found[0] == "点" else found[0].translate(NUMERALS), text)


def syllables(text: str) -> list[str]:
    """Return the pinyin syllables of a text, one a character; what is not Chinese stays as it is.

    >>> syllables("360智脑")
    ['3', '6', '0', 'zhi', 'nao']
    """
    table = readings()
    found: list[str] = []
    while len(found) < len(text):
        start = len(found)
        for end in range(min(start + LONGEST_PHRASE, len(text)), start, -1):
            if text[start:end] in table:
                found.extend(table[text[start:end]].split())
                break
        else:
            found.append(text[start])
    return found
