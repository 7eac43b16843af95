"""What is published of a model, as people read it."""

from llmlog.formats.columns import SPECS, joined
from llmlog.language import Language, Text
from llmlog.model import Specs
from llmlog.vocabulary import MODALITIES, WEIGHTS

HUNDRED_MILLION, BILLION, TRILLION = 10**8, 10**9, 10**12


def tokens(count: int, language: Language) -> str:
    """Return a number of tokens as people read it: contexts in figures, so that any two compare, data in words.

    >>> tokens(4096, Language.EN), tokens(2 * 10**12, Language.EN), tokens(128_000, Language.ZH)
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


def specs(specs: Specs, language: Language) -> list[tuple[Text, str]]:
    """Return what is published of a model behind labels, empty where nothing is."""
    values = {
        "parameters": specs.parameters or "",
        "context_tokens": tokens(specs.context_tokens, language) if specs.context_tokens else "",
        "training_tokens": tokens(specs.training_tokens, language) if specs.training_tokens else "",
        "license": specs.license or "",
        "weights": WEIGHTS[specs.weights].in_(language) if specs.weights else "",
        "modalities": joined((MODALITIES[it].in_(language) for it in specs.modalities), language),
    }
    return [(label, values[key]) for key, label in SPECS.items()]
