"""What a query means by models: all of them, or those of language."""

import re

from llmlog.search.lookups import Lookups
from llmlog.text import has_han

LARGE = r"大语言模型|(?<![a-z])llms?(?![a-z])|\blarge language models?\b"
OF_LANGUAGE = rf"{LARGE}|语言模型|\blanguage models?\b"
"""What is asked for as models of language."""
OF_MORE = "modal|vision|image|video|audio|speech|模态|视觉|图像|视频|语音"
"""What says that they are of more than language."""
LLMS = {"llm", "llms", "大模型", "大语言模型"}
"""The words that stand for models of language, none of them older than what is known as the first large one."""
ALONE = LLMS | {"model", "models", "模型"}
"""What asks for all of them where nothing stands beside it."""


def models_named(query: str, *, is_first: bool) -> str:
    """Return a query in which models, of language or of any sort, stand alone under one name.

    What asks for the first of the large ones has a history of its own; one that asks for the first of others, such as
    the first language model, is told in texts and stays as it is.

    >>> models_named("开源大模型", is_first=False).split(), models_named("french llms", is_first=False).split()
    (['开源', '模型'], ['french', 'llms'])
    >>> models_named("first large language model", is_first=True), models_named("多模态大模型", is_first=True).split()
    ('first llm', ['多模态', '模型'])
    """
    if re.search(OF_MORE, query):
        return _named(query, "模型", "model")
    return re.sub(LARGE, "llm", query) if is_first else _named(query, "大语言模型", "llms")


def _named(query: str, zh: str, en: str) -> str:
    """Return a query in which models of language have these names, and others that of their kind in Chinese."""
    return re.sub(
        f"({OF_LANGUAGE})|大?模型",
        lambda said: f" {(zh if said[1] else '模型') if has_han(said[0]) else en} ",
        query,
    )


def language_models(lookups: Lookups) -> list[int]:
    """Return the models of language since the first large one, oldest first."""
    first = min(lookups.having("first", "llm"), default=0)
    return [entry for entry in lookups.having("language_model", "True") if entry >= first]
