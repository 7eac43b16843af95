"""The widths of the columns of a listing, fixed before any row is drawn, and what is left out for want of room.

The name is as wide as it needs within a limit; where there is room the makers and the kind stand behind it; the summary
takes the rest.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from llmlog.formats.columns import KIND, NAME, ORGS
from llmlog.formats.wrapping import breaks, is_chopped
from llmlog.language import Language
from llmlog.model import Milestone
from llmlog.printable import printable
from llmlog.selection import Hit

WHOLE_MAKERS_FROM = 140
SHORT_MAKER, WHOLE_MAKER = 16, 28
MAKERS_FROM, KINDS_FROM = 100, 120
NAME_LIMITS = ((160, 48), (120, 36), (100, 28), (0, 26))
WIDEST_SUMMARY = 100
GAP, SLOT = 2, 3
FULL, IN_YEAR, IN_MONTH = slice(0, 10), slice(5, 10), slice(8, 10)
"""What a date shows where nothing, a year or a month heads it."""


Group = tuple[str, slice, list[Hit]]
"""A heading, what the dates below it show, and the milestones there."""


def maker_limit(width: int) -> int:
    """Return how many cells a maker takes at most; one that is longer goes on in a second line."""
    return WHOLE_MAKER if width >= WHOLE_MAKERS_FROM else SHORT_MAKER


def lead_maker(milestone: Milestone, width: int, language: Language) -> str:
    """Return the first maker, by its short name where the whole is too long, and how many more there are."""
    if not milestone.orgs:
        return ""
    first, more = milestone.orgs[0], len(milestone.orgs) - 1
    tail = f" +{more}" if more else ""
    name = printable(first.name.in_(language))
    if cell_len(name + tail) > maker_limit(width):
        name = printable(first.short.in_(language))
    return name + tail


class Widths(NamedTuple):
    """The widths of the columns in cells; 0 for one that is left out."""

    date: int
    name: int
    makers: int
    kind: int
    summary: int

    @property
    def sizes(self) -> tuple[int, ...]:
        """The widths with what stands behind each column."""
        return (self.date + SLOT, *(size and size + GAP for size in self[1:-1]), self.summary)


def least_summary(width: int) -> int:
    """Return how many cells a summary has at least on a screen of some width."""
    return 50 if width >= KINDS_FROM else 34 + (width - 80) * 2 // 5


def column_widths(groups: Sequence[Group], width: int, language: Language) -> Widths:
    """Return the widths that hold for every row of a listing."""
    found = [hit for _, _, members in groups for hit in members]
    date = max((shape.stop - shape.start for _, shape, _ in groups), default=FULL.stop)
    least = least_summary(width)
    limit = next(limit for start, limit in NAME_LIMITS if width >= start)
    name = name_width([printable(hit.milestone.title(language)) for hit in found], limit)
    name = max(name, cell_len(NAME.header.in_(language)))
    room = width - date - SLOT - name - GAP - least
    makers = kind = 0
    if width >= MAKERS_FROM and len({hit.milestone.orgs for hit in found}) > 1:
        names = [lead_maker(hit.milestone, width, language) for hit in found]
        makers = _fitting(name_width(names, maker_limit(width)), ORGS.header.in_(language), room)
    room -= makers and makers + GAP
    if width >= (KINDS_FROM if makers else MAKERS_FROM) and len({hit.milestone.kind for hit in found}) > 1:
        widest = max(cell_len(KIND.value(hit.milestone, language)) for hit in found)
        kind = _fitting(widest, KIND.header.in_(language), room)
    room -= kind and kind + GAP
    says = any(hit.field or hit.milestone.summary.in_(language) for hit in found)
    return Widths(date, name, makers, kind, min(least + room, WIDEST_SUMMARY) if says else 0)


def _fitting(size: int, header: str, room: int) -> int:
    """Return the width of a column of some size with its header, 0 where there is no room for it."""
    size = max(size, cell_len(header))
    return size if size + GAP <= room else 0


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
