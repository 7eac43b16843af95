"""How wide the columns of a listing are: names as wide as they need within a limit, the summary what is left."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from llmlog.encodings import printable
from llmlog.formats.cells import FULL, GAP, SLOT, Group, lead_maker, maker_limit
from llmlog.formats.columns import KIND, NAME, ORGS
from llmlog.formats.wrapping import breaks, is_chopped
from llmlog.language import Language

MAKERS_FROM, KINDS_FROM = 100, 120
NAME_LIMITS = ((160, 48), (120, 36), (100, 28), (0, 26))
WIDEST_SUMMARY = 100


class Widths(NamedTuple):
    """The widths of the columns in cells; 0 for one that is left out."""

    date: int
    name: int
    makers: int
    kind: int
    summary: int


def least_summary(width: int) -> int:
    """Return how many cells a summary has at least on a screen of some width."""
    return 50 if width >= KINDS_FROM else 34 + (width - 80) * 2 // 5


def column_widths(groups: Sequence[Group], width: int, language: Language) -> Widths:
    """Return the widths that hold for every row of a listing."""
    found = [item for _, _, members in groups for item in members]
    date = max((shape.stop - shape.start for _, shape, _ in groups), default=FULL.stop)
    least = least_summary(width)
    limit = next(limit for start, limit in NAME_LIMITS if width >= start)
    name = name_width([printable(item.milestone.title(language)) for item in found], limit)
    name = max(name, cell_len(NAME.header.in_(language)))
    room = width - date - SLOT - name - GAP - least
    makers = 0
    if width >= MAKERS_FROM and len({item.milestone.orgs for item in found}) > 1:
        names = [lead_maker(item.milestone, width, language) for item in found]
        makers = name_width(names, maker_limit(width)) if any(names) else 0
        makers = max(makers, cell_len(ORGS.header.in_(language))) if makers else 0
        makers = makers if makers + GAP <= room else 0
    room -= makers + GAP if makers else 0
    kind = 0
    kinds_from = KINDS_FROM if makers else MAKERS_FROM
    if width >= kinds_from and len({item.milestone.kind for item in found}) > 1:
        kinds = (cell_len(KIND.value(item.milestone, language)) for item in found)
        kind = max(cell_len(KIND.header.in_(language)), *kinds)
        kind = kind if kind + GAP <= room else 0
    room -= kind + GAP if kind else 0
    return Widths(date, name, makers, kind, min(least + room, WIDEST_SUMMARY))


def name_width(names: Sequence[str], limit: int) -> int:
    """Return the width of the longest name within a limit, or more where a longer one is better broken by that.

    It takes no more lines than within the limit, and no word of it is broken that is not there.
    """
    width = max((length for length in map(cell_len, names) if length <= limit), default=limit)
    for name in names:
        if cell_len(name) > limit:
            best = list(breaks(name, limit))
            while len(cuts := list(breaks(name, width))) > len(best) or is_chopped(name, cuts) > is_chopped(name, best):
                width += 1
    return width
