"""Lines of text that mix Chinese and Latin script.

Chinese may break between any two characters but not before closing or after opening punctuation (UAX #14, GB/T 15834);
Latin words break at spaces, and anywhere where one is longer than a line; figures keep their unit (670 亿).
Rich alone knows only spaces, and leaves half of a Chinese line empty.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any
from unicodedata import east_asian_width

from rich.cells import cell_len
from rich.console import Console
from rich.containers import Lines
from rich.text import Text

from llmlog.folding import has_han

OPENING = "“‘（《【「『"
CLOSING = "，。、；：？！”’）》】」』…"
CLOSING_LATIN = ",.;:?!)%"
LEFT_OUT = OPENING + " ，、；：,;:"
"""What is not shown before an ellipsis."""
LATIN = r"[!-\u2017\u2020-\u2025\u2027-\u2e7f]+"
"""What stands before Chinese in Unicode, without quotation marks and ellipsis; larger ranges compile slowly."""
COUNTED = (
    "年月日天周时分秒个条种项家名位人次倍篇层张块颗届代期度元字句步轮本台款页行维点岁级座部支只门国城卡路所处场集份"
)
MANY = r"\s*[多余]?[十百千万亿]+|\s(?:thousand|[mbtr]+illion)\b"
MEASURE = rf"(?:{MANY})?(?:\s*[多余]?(?:[{COUNTED}]|美元|欧元|日元|英镑|小时|公里)|\s(?:tokens?|[KMGT]B)\b|\s%)?"
BEFORE, AFTER = rf"\s*[{OPENING}]*", rf"[{CLOSING}{CLOSING_LATIN}]*(?:\s…)?"
UNITS = (rf"{MEASURE}{AFTER}", rf"(?:{MANY}){AFTER}")
"""What a figure counts, which stands on the same line, whole or at least its first word."""
WORD = rf"{BEFORE}(?:美元|欧元|日元|(?:第\s*)?{LATIN}|.)?{AFTER}"
"""What a line is not broken within, but for what a figure counts behind it."""
COMMAND = rf"{BEFORE}`[^`]+`{AFTER}"
"""A command to copy, which is not broken where it fits into a line."""
WIDEST_ORPHAN, LEAST_EVENED, SPARED, FEWER = 5, 8, 7, 4
"""A last line of so few cells is not left alone where lines have room, if the others get along with a seventh of that
less, the last of them with a quarter."""
Measure = Callable[[str], int]
"""What says how many cells a text takes."""


class Line(Text):
    """Rich text that wraps Chinese as Chinese is wrapped."""

    def wrap(self, console: Console, width: int, **_: Any) -> Lines:  # noqa: ARG002 - Rich's signature
        """Return the lines of the text, none wider than `width` cells."""
        paragraphs = self.split(allow_blank=True)
        return Lines(_stripped(line for it in paragraphs for line in it.divide(self.breaks(it.plain, width))))

    def breaks(self, text: str, width: int) -> Iterable[int]:
        """Return the positions in a text at which new lines begin; a short word does not stand alone in the last."""
        found = list(breaks(text, width))
        for narrower in range(width - 1, width - 1 - max(width - LEAST_EVENED, 0) // SPARED, -1):
            if not found or cell_len(text[found[-1] :]) > WIDEST_ORPHAN:
                break
            evened = list(breaks(text, narrower))
            before_last = text[[0, *evened][-2] : evened[-1]]
            if len(evened) > len(found) or is_chopped(text, evened) or cell_len(before_last) < width - width // FEWER:
                break
            found = evened
        return found


class Facts(Line):
    """A line of facts with two spaces or more between them, which breaks only there unless a fact is too long."""

    fact = r"(\s*)(.+?)(?=\s{2,}|$)"

    def breaks(self, text: str, width: int) -> Iterable[int]:
        """Yield the positions in a text at which new lines begin."""
        begin = used = 0
        for fact in re.finditer(self.fact, text):
            gap, size = cell_len(fact[1]), cell_len(fact[2])
            if begin < fact.start() and used + gap + size > width:
                begin, used, gap = fact.start(2), 0, 0
                yield begin
            used += gap + size
            if used > width:
                cuts = [begin + cut for cut in breaks(text[begin : fact.end()], width)]
                yield from cuts
                begin = cuts[-1] if cuts else begin
                used = cell_len(text[begin : fact.end()])


class Items(Facts):
    """A list with commas, which breaks only between two of its items unless one is too long."""

    fact = r"(\s*)(.+?(?:,(?=\s)|[、，]|$))"


def most_cells(text: str) -> int:
    """Return how many cells a text takes where those that may be narrow or wide are wide, as in Chinese terminals."""
    return cell_len(text) + (0 if text.isascii() else sum(east_asian_width(it) == "A" for it in text))


def breaks(text: str, width: int, measure: Measure = cell_len) -> Iterator[int]:
    """Yield the positions in a text at which new lines begin when none may take more than `width` cells.

    >>> list(breaks("2023 年 3 月发布，是", 12))
    [10]
    """
    if text.isascii():
        measure = len  # the same, and quicker
    if measure(text) <= width:
        return
    used = 0
    for start, unit in _units(text, width, measure):
        size = measure(unit.rstrip())
        if used + size > width:
            word, begin = unit.strip(), start + len(unit) - len(unit.lstrip())
            cuts = [begin]
            if measure(word) > width:
                cuts += (begin + cut for cut in chopped(word, width, measure))
            yield from filter(None, cuts)
            used, size = 0, measure(text[cuts[-1] : begin + len(word)])
        used += size


def is_chopped(text: str, cuts: Iterable[int]) -> bool:
    """Whether new lines begin within a Latin word or a command of a text."""
    return any(re.match(r"[!-~]{2}", text[cut - 1 :]) or text[:cut].count("`") % 2 for cut in cuts)


def cuts_a_word(text: str, width: int) -> bool:
    """Whether a Latin word or a command of a text is longer than a line of some width."""
    return is_chopped(text, breaks(text, width))


def _units(text: str, width: int, measure: Measure) -> Iterator[tuple[int, str]]:
    """Yield the parts of a text between which a line may end, each with its position and the space before it.

    A figure is parted from its unit where the two are longer than a line.
    """
    word = re.compile(WORD)
    position = 0
    while position < len(text):
        found = re.compile(COMMAND).match(text, position) if "`" in text else None
        if not found or measure(found[0].strip()) > width:
            found = word.match(text, position)
        end = max(found.end() if found else 0, position + 1)
        if text[end - 1].isdigit():
            ends = (counted.end() for unit in UNITS if (counted := re.compile(unit).match(text, end)))
            end = next((it for it in ends if measure(text[position:it].strip()) <= width), end)
        yield position, text[position:end]
        position = end


def chopped(word: str, width: int, measure: Measure) -> Iterator[int]:
    """Yield the positions at which a word that is longer than a line is cut, none of them before a closing mark.

    The marks that end a word take a letter of it along; a run of marks that fills a line alone is cut like any other.
    """
    body = word.rstrip(f"{CLOSING}{CLOSING_LATIN} ")
    last = len(body) - 1
    used = 0
    for position, character in enumerate(word):
        size = measure(character)
        if used + size > width or (position == last > 0 and used + measure(word[len(body) - 1 :]) > width >= used):
            yield position
            used = 0
        used += size


def wrapped(text: Line, width: int) -> list[Text]:
    """Return a text broken into lines of some width."""
    return _stripped(text.divide(text.breaks(text.plain, width)))


def shortened(text: Text, width: int, lines: int, least: int) -> list[Text]:
    """Return a text as at most so many lines, cut with an ellipsis where a line might end.

    English is cut inside a word where less than the least would remain. What many Chinese terminals draw two cells
    wide, an ellipsis too, counts as two.
    """
    *parts, last = text.divide(islice(breaks(text.plain, width, most_cells), lines - 1))
    if most_cells(last.plain.rstrip()) > width:
        last = _cut(last, width - most_cells("…"), least)
    return _stripped([*parts, last])


def _cut(line: Text, room: int, least: int) -> Text:
    """Return the beginning of a line that there is room for before an ellipsis, and the ellipsis."""
    text = line.plain
    begun = _begun(text, room + most_cells("…"))
    if most_cells(begun) > room:
        begun = _begun(begun, room)
        if cell_len(begun) < least and not has_han(text):
            begun = text[: next(chopped(text, room, most_cells))].rstrip(LEFT_OUT)
    line.right_crop(len(text) - len(begun))
    line.append("…")
    return line


def _begun(text: str, width: int) -> str:
    """Return the first line of a longer text, without the marks that nothing follows."""
    return text[: next(breaks(text, width, most_cells))].rstrip(LEFT_OUT)


def _stripped(lines: Iterable[Text]) -> list[Text]:
    stripped = list(lines)
    for line in stripped:
        line.rstrip()
    return stripped
