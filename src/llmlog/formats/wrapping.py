"""Lines of text that mix Chinese and Latin script.

Chinese may break between any two characters but not before closing or after opening punctuation (UAX #14, GB/T 15834);
Latin words break at spaces, and anywhere where one is longer than a line. Rich alone knows only spaces, and leaves half
of a Chinese line empty.
"""

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, JustifyMethod, OverflowMethod
from rich.containers import Lines
from rich.text import Text

OPENING = "“‘（《【「『"
CLOSING = "，。、；：？！”’）》】」』…"
CLOSING_LATIN = ",.;:?!)%"
HAN = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
UNIT = rf"\s*[{OPENING}]*(?:[{HAN}]|[^\s{OPENING}{CLOSING}{HAN}]+)?[{CLOSING}{CLOSING_LATIN}]*"
"""What a line is not broken within; compiled when it is first used, which most tables never do."""


class Line(Text):
    """Rich text that wraps Chinese as Chinese is wrapped."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """Return the lines of the text, none wider than `width` cells unless it is not to be wrapped."""
        if no_wrap and "\n" not in self.plain and cell_len(self.plain) <= width:
            return Lines([self])
        if no_wrap or self.no_wrap:
            return super().wrap(console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=no_wrap)
        lines = Lines()
        for paragraph in self.split(allow_blank=True):
            for line in paragraph.divide(breaks(paragraph.plain, width)):
                line.rstrip()
                lines.append(line)
        if justify in {"right", "center"}:
            lines.justify(console, width, justify=justify, overflow=overflow or "fold")
        return lines


def breaks(text: str, width: int) -> list[int]:
    """Return the positions in a text at which new lines begin when none may take more than `width` cells.

    >>> breaks("2023 年 3 月发布，是", 12)
    [10]
    """
    found: list[int] = []
    used = 0
    for start, unit in _units(text):
        word = unit.strip()
        size = cell_len(unit.rstrip())
        if used + size > width:
            begin = start + len(unit) - len(unit.lstrip())
            cuts = [begin, *_chopped(word, width, begin)]
            found.extend(cut for cut in cuts if cut)
            used, size = 0, cell_len(text[cuts[-1] : begin + len(word)])
        used += size
    return found


def _units(text: str) -> Iterator[tuple[int, str]]:
    """Give the parts of a text between which a line may end, each with its position and the space before it."""
    unit, position = re.compile(UNIT), 0
    while position < len(text):
        found = unit.match(text, position)
        end = max(found.end() if found else 0, position + 1)
        yield position, text[position:end]
        position = end


def _chopped(word: str, width: int, start: int) -> Iterator[int]:
    """Yield the positions at which a word that is longer than a line is cut, none of them before a closing mark.

    The marks that end a word take a letter of it along; a run of marks that fills a line alone is cut like any other.
    """
    body = word.rstrip(CLOSING + CLOSING_LATIN)
    last = start + len(body) - 1
    used = 0
    for position, character in enumerate(word, start):
        size = cell_len(character)
        if used + size > width or (position == last > start and used + cell_len(word[len(body) - 1 :]) > width >= used):
            yield position
            used = 0
        used += size
