"""Write the tables of simplified forms and pinyin that ship with llmlog, from OpenCC and pypinyin.

    pip install -e '.[dev]' && python tools/make_characters.py [--check]

Neither library is imported at run time (measured: 61 and 300 ms). `--check` exits with 1 where a shipped table is not
what this script would write.
"""

import json
import sys
from itertools import chain

from opencc import OpenCC
from pypinyin import lazy_pinyin

from llmlog.characters import CHARACTERS
from llmlog.store.layers import bundled
from llmlog.text import has_han

CJK = [chr(point) for point in range(0x4E00, 0xA000)]
BEYOND_THE_CHARACTER = 2


def simplified() -> dict[str, str]:
    """Return the traditional characters and, in the same order, their simplified forms."""
    convert = OpenCC("t2s").convert
    pairs = [(character, convert(character)) for character in CJK]
    changed = [(old, new) for old, new in pairs if old != new and len(new) == 1]
    return {"traditional": "".join(old for old, _ in changed), "simplified": "".join(new for _, new in changed)}


def common() -> list[str]:
    """Return the characters of GB 2312 (6,763), which cover modern simplified Chinese."""
    return [character for character in CJK if encodable(character)]


def encodable(character: str) -> bool:
    """Whether GB 2312 has the character."""
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def spelled(text: str) -> list[str]:
    """Return the toneless pinyin syllables of a text, ü as v."""
    return [syllable.replace("ü", "v") for syllable in lazy_pinyin(text)]


def pinyin_table() -> dict[str, dict[str, str]]:
    """Return characters by syllable, and the runs within the log's names that are read otherwise."""
    single = {character: spelled(character)[0] for character in common()}
    syllables: dict[str, list[str]] = {}
    for character, syllable in single.items():
        syllables.setdefault(syllable, []).append(character)
    phrases = {}
    for text in chinese_names():
        heard = spelled(text)
        for start, character in enumerate(text):
            if single.get(character) != heard[start]:
                begin = max(0, start - 1)
                phrases[text[begin : start + BEYOND_THE_CHARACTER]] = " ".join(
                    heard[begin : start + BEYOND_THE_CHARACTER]
                )
    return {
        "syllables": {syllable: "".join(characters) for syllable, characters in sorted(syllables.items())},
        "phrases": dict(sorted(phrases.items())),
    }


def chinese_names() -> list[str]:
    """Return every run of Chinese in the names and aliases of the log."""
    names = chain.from_iterable(milestone.names for milestone in bundled().in_order())
    return sorted({run for name in names for run in "".join(c if has_han(c) else " " for c in name).split()})


def main() -> int:
    """Write the tables, or compare them."""
    stale = 0
    for name, table in (("simplified.json", simplified()), ("pinyin.json", pinyin_table())):
        text = json.dumps(table, ensure_ascii=False, indent=0) + "\n"
        path = CHARACTERS / name
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif path.read_text(encoding="utf-8") != text:
            print(f"{path}: not what tools/make_characters.py writes", file=sys.stderr)
            stale = 1
    return stale


if __name__ == "__main__":
    raise SystemExit(main())
