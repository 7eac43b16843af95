"""What a query means by models: all of them, or those of language."""

import re

from llmlog.folding import has_han
from llmlog.search.lookups import Lookups
from llmlog.search.query import MODELS
from llmlog.vocabulary import MODALITIES

LARGE = r"大语言模型|(?<![a-z])llms?(?![a-z])|\blarge language models?\b"
OF_LANGUAGE = rf"{LARGE}|语言模型|\blanguage models?\b"
"""What is asked for as models of language."""
OF_MORE = "modal|vision|image|video|audio|speech|robot|3d|模态|视觉|图像|视频|音频|语音|机器人|三维"
"""What says that they are of more than language."""
LLMS = {"llm", "llms", "大模型", "大语言模型"}
"""The words that stand for models of language, none of them older than what is known as the first large one."""
ALONE = MODELS | LLMS
"""What asks for all of them where nothing stands beside it."""
SENSES = {name: modality for modality, names in MODALITIES.items() for name in names}
SENSES |= {"vision": "image", "视觉": "image", "speech": "audio", "语音": "audio"}
"""The modalities of models by what they are called, and by the senses that they stand for."""


def models_named(query: str, *, is_first: bool) -> str:
    """Return a query in which models, of language or of any sort, stand alone under one name.

    For the first of them, only large ones are renamed, to the names that known firsts go by: texts tell of the first
    language model.

    >>> models_named("开源大模型", is_first=False).split(), models_named("french llms", is_first=False).split()
    (['开源', '模型'], ['french', 'llms'])
    >>> models_named("first large language model", is_first=True), models_named("多模态大模型", is_first=True).split()
    ('first llm', ['多模态', '模型'])
    >>> models_named("最早的国产大语言模型", is_first=True)
    '最早的国产大模型'
    """
    is_of_more = re.search(OF_MORE, query) is not None
    if is_first and not is_of_more:
        return re.sub(LARGE, lambda said: "大模型" if has_han(said[0]) else "llm", query)
    zh, en = ("模型", "model") if is_of_more else ("大语言模型", "llms")

    def named(said: re.Match[str]) -> str:
        return f" {(zh if said[1] else '模型') if has_han(said[0]) else en} "

    return re.sub(f"({OF_LANGUAGE})|大?模型", named, query)


def language_models(lookups: Lookups) -> list[int]:
    """Return the models of language since the first large one, oldest first."""
    first = min(lookups.having("first", "llm"), default=0)
    return [entry for entry in lookups.having("language_model", "True") if entry >= first]


def models_with(lookups: Lookups, sense: str) -> list[int]:
    """Return the models that take or give what a word for a modality or a sense names; none for another word."""
    return lookups.having("modalities", SENSES.get(sense, ""))
