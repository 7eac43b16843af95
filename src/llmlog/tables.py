"""What is known about single Chinese characters: simplified forms and pinyin readings, shipped as data."""

import json
from functools import cache
from pathlib import Path

CHARACTERS = Path(__file__).parent / "data" / "characters"


@cache
def simplified_forms() -> dict[int, int]:
    """Return the simplified form of each traditional character, as `str.translate` takes it."""
    table = json.loads((CHARACTERS / "simplified.json").read_text(encoding="utf-8"))
    return str.maketrans(table["traditional"], table["simplified"])


@cache
def readings() -> dict[str, str]:
    """Return the pinyin of each character, without tones, and of each phrase that is read otherwise."""
    table = json.loads((CHARACTERS / "pinyin.json").read_text(encoding="utf-8"))
    single: dict[str, str] = {
        character: syllable for syllable, characters in table["syllables"].items() for character in characters
    }
    single.update(table["phrases"])
    return single
