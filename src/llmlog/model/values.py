"""What the values in a record may be."""

import re
from typing import Any

from llmlog.dates import PartialDate
from llmlog.vocabulary import IMPORTANCE, MODALITIES

SURROGATE = "[\ud800-\udfff]"
"""Half a character, which JSON can say and no file or terminal can hold."""


def is_text(value: Any) -> bool:
    """Whether a value is a text that says something."""
    return isinstance(value, str) and bool(value) and not re.search(SURROGATE, value)


def are_texts(value: Any) -> bool:
    """Whether a value is a list of texts."""
    return isinstance(value, list) and all(map(is_text, value))


def is_note(value: Any) -> bool:
    """Whether a value says something in both languages."""
    return isinstance(value, dict) and value.keys() == {"en", "zh"} and all(map(is_text, value.values()))


def is_date(value: Any) -> bool:
    """Whether a value is a date of the data."""
    try:
        return is_text(value) and bool(PartialDate.from_iso(value))
    except ValueError:
        return False


def are_former_names(value: Any) -> bool:
    """Whether a value lists names with the date of their end, or null."""
    return isinstance(value, list) and all(
        isinstance(old, dict)
        and old.keys() == {"name", "until"}
        and is_text(old["name"])
        and (old["until"] is None or is_date(old["until"]))
        for old in value
    )


def are_words(value: Any) -> bool:
    """Whether a value lists words in both languages."""
    return isinstance(value, dict) and value.keys() == {"en", "zh"} and all(map(are_texts, value.values()))


def is_importance(value: Any) -> bool:
    """Whether a value is a rank from 1 to 3."""
    return type(value) is int and value in IMPORTANCE


def is_count(value: Any) -> bool:
    """Whether a value is a number of tokens."""
    return type(value) is int and value > 0


def are_modalities(value: Any) -> bool:
    """Whether a value lists what a model takes or makes."""
    return are_texts(value) and bool(value) and all(item in MODALITIES for item in value)
