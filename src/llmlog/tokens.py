"""Words of running text as search compares them: English without inflections, Chinese as overlapping pairs."""

import re
from collections.abc import Iterator
from functools import cache

from llmlog.folding import han_runs, plain, runs
from llmlog.shipped import shipped_json

NUMBER = r"\d+(?:\.\d+)*"
TOKEN = (
    rf"{NUMBER}(?=\s*([万亿]+))|{NUMBER}\s(thousand|million|billion|trillion)\b"
    rf"|c\+\+|[a-z]#|{NUMBER}(?:%|[a-z]*)|[^\W\d_a-z]+|[a-z]+(?:\d+[a-z]*)?"
)
"""A word, a run of other letters than Latin ones, or a number with how many it counts, which is a word as well."""
SHORTEST_STEM = 3
SHORTEST_VERB = 4
NOMINAL = ("ation", "ator", "ate", "ated", "ating")
"""Endings that nouns of action share with their verbs: generation, generator, generate, distillation, distill."""
SPELLINGS = (
    (r"^(su|us)(?:ed|ing)$", r"\1e"),
    (r"is(?=e[drs]?$|ing$|ation$)", "iz"),
    (r"(?<=[a-z]{2})our(?=$|s|e|i|a)", "or"),
    (r"(?<=[cflrt]en)ce(?=s?$)", "se"),
    (r"(?<=[a-z]{2})tre(?=s?$)", "ter"),
    (r"(?<=[a-z]{3}el)l(?=ing$|ed$)", ""),
)
"""Short verbs, whose stem no rule finds, and British spellings with the American ones that they count as."""
IRREGULAR = "words/irregular.json"


@cache
def irregular() -> dict[str, str]:
    """Return English words by their forms that no rule finds: took, taken."""
    return {form: word for word, forms in shipped_json(IRREGULAR).items() for form in forms}


@cache
def stem(word: str) -> str:
    """Return an English word without its inflection (plural, -ed, -ing), nouns of action as their verbs.

    A word keeps at least three letters; what is left is compared, never shown.

    >>> [stem(word) for word in ("generation", "generators", "generate", "distillation", "distill")]
    ['gener', 'gener', 'gener', 'distill', 'distill']
    >>> stem("apple") == stem("apply"), stem("colours") == stem("color"), stem("rates"), stem("gas")
    (False, True, 'rat', 'gas')
    >>> stem("taxis") == stem("taxi"), stem("robotaxis") == stem("robotaxi"), stem("analysis")
    (True, True, 'analysis')
    """
    word = irregular().get(word, word)
    if len(word) <= SHORTEST_STEM:
        return word
    for pattern, american in SPELLINGS:
        word = re.sub(pattern, american, word)
    word = _singular(word)
    for ending in NOMINAL:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_VERB:
            return word.removesuffix(ending)
    if word.endswith(("ction", "ctor")):
        return word.removesuffix("ion").removesuffix("or")
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= SHORTEST_STEM and re.search("[aeiouy]", base):
            doubled = len(base) > SHORTEST_STEM and base[-1] == base[-2] and base[-1] not in "lsz"
            word = base[:-1] if doubled else base
            break
    return word[:-1] if word.endswith("e") and len(word) > SHORTEST_STEM else word


def _singular(word: str) -> str:
    if word.endswith(("ies", "ie")) and len(word) > SHORTEST_STEM + 1:
        return word.removesuffix("s").removesuffix("ie") + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > SHORTEST_STEM:
        return word[:-1]
    return word


def stemmed(words: tuple[str, ...]) -> str:
    """Return words without their inflections and without anything between them.

    >>> stemmed(("language", "models"))
    'languagmodel'
    """
    return "".join(map(stem, words))


def tokens(text: str) -> Iterator[str]:
    """Yield the tokens of a text: stems of words, numbers with what they count, pairs of Chinese characters.

    >>> list(tokens("Fine-tuning C++ 用 13B 大模型")), list(tokens("H800 训练 1.5 万亿词元，90%"))
    (['fin', 'tun', 'c++', '用', '13b', '大模', '模型'], ['h800', '训练', '15万亿', '万亿', '亿词', '词元', '90%'])
    """
    return _tokens(plain(text))


def _tokens(folded: str) -> Iterator[str]:
    for found in re.finditer(TOKEN, folded):
        word, chinese_unit, unit = found.group(0, 1, 2)
        if unit:
            yield stem(unit)
        if not word.isascii():
            for is_chinese, run in runs(word):
                yield from _pairs(run) if is_chinese else (run,)
        elif word.isalpha():
            yield stem(word)
        else:
            yield re.sub(r"[.\s]", "", word) + (chinese_unit or "")


def _pairs(run: str) -> Iterator[str]:
    """Yield the overlapping pairs of a run of Chinese characters, one that stands alone as it is."""
    return (run[start : start + 2] for start in range(max(len(run) - 1, 1)))


def with_characters(text: str) -> Iterator[str]:
    """Yield the tokens of a text, then the characters of its Chinese words.

    >>> list(with_characters("用 LLM 写诗"))
    ['用', 'llm', '写诗', '写', '诗']
    """
    folded = plain(text)
    yield from _tokens(folded)
    yield from characters(folded)


def characters(folded: str) -> Iterator[str]:
    """Yield the characters of the Chinese words in a folded text, which tell something where no pair is known."""
    for run in han_runs(folded):
        if len(run) > 1:
            yield from run
