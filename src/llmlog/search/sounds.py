"""Pinyin as it is typed: whole syllables and initials mixed, wherever in a name or label they stand."""

import re

from llmlog.search.lookups import Lookups

SHORTEST_WITHIN = 4
"""How many letters a part of a name has at least; shorter ones stand for a whole name."""
FEWEST_SYLLABLES = 2
DOUBLE_INITIALS = ("zh", "ch", "sh")
MODEL = "mo xing"
GENERIC = rf" da (?:yu yan )?{MODEL}"
"""What says no more than that something is a model, which people leave out."""
VERSION = "0123456789 "
OF_A_VERSION = 0.9
"""How close a name with a version is to letters that stand for it without."""
U_UMLAUT = (("lyu", "lv"), ("nyu", "nv"), ("lue", "lve"), ("nue", "nve"))
"""Ways to type ü behind l and n, beside the v of the tables."""


def pinyin_matches(typed: str, lookups: Lookups) -> dict[tuple[str, str], float]:
    """Return the tables and keys of the Chinese names and labels that letters stand for, each with its closeness.

    Closeness is the share of the name's syllables that was typed, a little less where only initials were.
    """
    found: dict[tuple[str, str], float] = {}
    readings = spellings(typed)
    for table, key, sound in lookups.sounding(typed[0], set.intersection(*map(set, readings))):
        bare = re.sub(GENERIC, "", sound) if MODEL in sound else sound
        forms = {bare.rstrip(VERSION): OF_A_VERSION, bare: 1, sound: 1}
        if closeness := max(own * _closeness(it, form.split()) for it in readings for form, own in forms.items()):
            found[table, key] = closeness
    return found


def spellings(typed: str) -> list[str]:
    """Return letters with the ways to read ü in them, as the v that the tables have or as they are.

    >>> spellings("lushi"), spellings("nyuwa")
    (['lushi', 'lvshi'], ['nyuwa', 'nvwa'])
    """
    with_v = typed
    for spelling, shipped in U_UMLAUT:
        with_v = with_v.replace(spelling, shipped)
    return list(dict.fromkeys((typed, with_v, typed.replace("lu", "lv"), typed.replace("nu", "nv"))))


def _closeness(typed: str, syllables: list[str]) -> float:
    initials = "".join(syllable[0] for syllable in syllables)
    if typed == initials:
        return 0.95 if len(initials) >= FEWEST_SYLLABLES + 1 else 0
    if typed[0] not in initials or len(typed) < SHORTEST_WITHIN - 1:
        return 0
    best = 0.0
    for start, syllable in enumerate(syllables):
        if syllable[0] == typed[0]:
            covered, spelled = _cover(typed, syllables[start:])
            if covered and spelled and (covered >= FEWEST_SYLLABLES or covered == len(syllables)):
                whole = start == 0 and covered == len(syllables)
                if whole or (len(typed) >= SHORTEST_WITHIN and spelled >= covered - 1):
                    best = max(best, covered / len(syllables))
    return best


def _cover(typed: str, syllables: list[str]) -> tuple[int, int]:
    """Return how many syllables letters stand for, the last maybe broken off, and how many are spelled; -1 for none."""
    if not typed:
        return 0, 0
    if not syllables:
        return -1, 0
    syllable = syllables[0]
    options = [(syllable, 1)] if typed.startswith(syllable) else []
    initial = syllable[:2] if syllable.startswith(DOUBLE_INITIALS) else syllable[0]
    options += [(letters, 0) for letters in dict.fromkeys((initial, syllable[0])) if typed.startswith(letters)]
    for letters, spelled in options:
        covered, more = _cover(typed[len(letters) :], syllables[1:])
        if covered >= 0:
            return covered + 1, more + spelled
    if len(typed) > 1 and syllable.startswith(typed):
        return 1, 0
    return -1, 0
