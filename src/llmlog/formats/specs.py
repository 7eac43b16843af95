"""What is published of a model, as people read it."""

import re

from llmlog.formats.columns import joined
from llmlog.formats.times import MONTHS_EN, time_heading
from llmlog.language import Language, Text
from llmlog.model import Specs
from llmlog.shipped import shipped_json
from llmlog.vocabulary import MODALITIES, SPECS, WEIGHTS

HUNDRED_MILLION, BILLION, TRILLION = 10**8, 10**9, 10**12
SINCE = rf"\b(?:since|from) ({'|'.join(MONTHS_EN)})(?: (\d{{1,2}}),)? (\d{{4}})"
AMOUNTS = (
    (r"\bunder (\S+) active\b", r"激活不到 \1"),
    (r"\b(\d\S*) active\b", r"激活 \1"),
    (r"\b(\d\S*) backbone\b", r"主干 \1"),
    (r"激活 (\S+) reading, (\S+) writing\b", r"读取时激活 \1，生成时 \2"),
    (r"\bover (?=\d)", "超过 "),
    (r"\babout (?=\d)", "约 "),
    (r"\bup to (?=\d)", "最大 "),
    (r"\bto (?=\d)", "至 "),
)
SIGNS = ((r"\(([^()]*)\)", r"（\1）"), (" （", "（"), ("） ", "）"), (", ", "、"), ("; ", "；"), (": ", "："))
"""What stands around the figures of sizes and the names of licenses, and what it is in Chinese, in the order of use."""
FIGURES = ("parameters", "context_tokens", "training_tokens")
"""The keys of what is published in figures."""


def token_count(count: int, language: Language) -> str:
    """Return a number of tokens as people read it: contexts in figures, so that any two compare, data in words.

    >>> token_count(4096, Language.EN), token_count(2 * 10**12, Language.EN), token_count(128_000, Language.ZH)
    ('4,096 tokens', '2 trillion tokens', '128,000 token')
    """
    if language is Language.ZH:
        units = ((TRILLION, " 万亿"), (HUNDRED_MILLION, " 亿"))
        unit = " token"
    else:
        units = ((TRILLION, " trillion"), (BILLION, " billion"))
        unit = " tokens"
    for size, name in units:
        if count >= size and count * 100 % size == 0:
            return f"{count / size:g}{name}{unit}"
    return f"{count:,}{unit}"


def figures_in_chinese(text: str) -> str:
    """Return sizes or a license as they stand in a Chinese text.

    >>> figures_in_chinese("16B (2.4B active), 236B (21B active)"), figures_in_chinese("Apache-2.0 (code)")
    ('16B（激活 2.4B）、236B（激活 21B）', 'Apache-2.0（代码）')
    """
    words = shipped_json("words/specs.json")
    text = re.sub(SINCE, _since, text)
    for pattern, chinese in (*AMOUNTS, (rf"\b(?:{'|'.join(words)})\b", lambda word: words[word[0]]), *SIGNS):
        text = re.sub(pattern, chinese, text)
    return text


def figure_of(specs: Specs, field: str, language: Language) -> str:
    """Return a figure of a model by its key, empty where it is not published or where the key is of none."""
    figure = getattr(specs, field) if field in FIGURES else None
    if figure is None:
        return ""
    if isinstance(figure, int):
        return token_count(figure, language)
    return figures_in_chinese(figure) if language is Language.ZH else str(figure)


def _since(said: re.Match[str]) -> str:
    """Return in Chinese since when something holds."""
    month, day, year = said.groups()
    time = (int(year), MONTHS_EN.index(month) + 1, int(day or 0))
    return f"{time_heading(time if day else time[:2], Language.ZH)}起"


def specs(specs: Specs, language: Language) -> list[tuple[Text, str]]:
    """Return what is published of a model behind labels, empty where nothing is."""
    said = figures_in_chinese if language is Language.ZH else str
    values = {
        **{field: figure_of(specs, field, language) for field in FIGURES},
        "license": said(specs.license or ""),
        "weights": WEIGHTS[specs.weights].in_(language) if specs.weights else "",
        "modalities": joined((MODALITIES[it].in_(language) for it in specs.modalities), language),
    }
    return [(label, values[key]) for key, label in SPECS.items()]
