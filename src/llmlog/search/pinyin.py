"""How Chinese names sound: pinyin without tones, as people type it."""

from llmlog.tables import readings

LONGEST_PHRASE = 3


def syllables(key: str) -> list[str]:
    """Return the syllables of a folded name, one a character; what is not Chinese stays as it is.

    >>> syllables("360智脑")
    ['3', '6', '0', 'zhi', 'nao']
    """
    table = readings()
    heard: list[str] = []
    while len(heard) < len(key):
        start = len(heard)
        for end in range(min(start + LONGEST_PHRASE, len(key)), start, -1):
            if key[start:end] in table:
                heard.extend(table[key[start:end]].split())
                break
        else:
            heard.append(key[start])
    return heard
