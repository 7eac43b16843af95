"""Counts as rows with bars: the label, where there is room some names, the exact figure, and a bar as the last."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.bar import Bar
from rich.cells import cell_len
from rich.console import RenderableType
from rich.constrain import Constrain
from rich.table import Table
from rich.text import Text as RichText

from llmlog.formats import Options
from llmlog.formats.cells import clipped
from llmlog.formats.feet import MONTH, remarks, tally
from llmlog.formats.listing import LARGEST_GROUP
from llmlog.formats.marking import WEIGHT
from llmlog.formats.tables import joined
from llmlog.formats.wrapping import Line
from llmlog.language import Language, Text
from llmlog.model import Milestone
from llmlog.selection import Selection
from llmlog.stats import BY, TIMES, facet
from llmlog.text import visible
from llmlog.views import Months, Organizations, Stats

BARS_FROM, NAMES_FROM = 40, 70
LEAST_BAR, BAR_BESIDE_NAMES = 8, 20
NAMES_SHOWN = 3
MANY_MAKERS = 24
"""Of how many makers those of one or two milestones are told in a paragraph rather than in rows."""
WIDEST_PROSE = 84
GAP = 2
EIGHTHS = 8
SEVERAL = {
    "org": Text("one by several makers counts for each", "多家机构的条目分别计入"),
    "tag": Text("one with several tags counts for each", "有多个标签的条目分别计入"),
    "country": Text("one of several countries counts for each", "涉及多国的条目分别计入"),
}
"""What is to know where a milestone may count in several rows."""


class Row(NamedTuple):
    """A count: its label, the names beside it, the figure, and whether a blank line stands before it."""

    label: RichText
    figure: int
    names: Line | None = None
    apart: bool = False


def draw(view: Stats | Months | Organizations, options: Options) -> Iterator[RenderableType]:
    """Yield counts: a title, their rows, and what was counted."""
    language = options.language
    match view:
        case Stats():
            title = Text(f"Milestones by {BY[view.by].en}", f"按{BY[view.by].zh}统计")
            yield from (Line(title.in_(language), style="bold"), Line(), bars(list(_stats(view, language)), options))
        case Months():
            title = Text("Months", "月份")
            yield from (Line(title.in_(language), style="bold"), Line(), bars(list(_months(view, options)), options))
        case Organizations():
            yield from (Line(Text("Makers", "机构").in_(language), style="bold"), Line())
            yield from _makers(view, options)
    if view.milestones is not None:
        yield Line()
        yield from remarks(_facts(view, view.milestones), options)


def bars(rows: Sequence[Row], options: Options) -> Table:
    """Return counts as a table: bars take at most half of the room that is left to them, the longest all of theirs."""
    width = options.screen.width or 1 << 16
    most = max((row.figure for row in rows), default=1)
    digits = len(str(most))
    label = min(max((cell_len(row.label.plain) for row in rows), default=0), max(width - digits - GAP, 1))
    names = max((cell_len(row.names.plain) for row in rows if row.names), default=0)
    room = width - label - digits - GAP * (3 if names else 2) - names
    bar = room // 2 if width >= BARS_FROM and options.screen.width else 0
    bar = min(bar, BAR_BESIDE_NAMES) if names else bar
    grid = Table.grid(padding=(0, GAP, 0, 0))
    grid.add_column(width=label, overflow="fold")
    if names:
        grid.add_column(width=names, no_wrap=True)
    grid.add_column(width=digits, justify="right", no_wrap=True)
    for row in rows:
        if row.apart:
            grid.add_row()
        cells: list[RenderableType] = [row.label, *([row.names or ""] if names else []), str(row.figure)]
        if bar >= LEAST_BAR or (bar and not names):
            cells.append(_bar(row.figure, most, bar, options.screen.encoding))
        grid.add_row(*cells)
    return grid


def _bar(count: int, most: int, width: int, encoding: str) -> RenderableType:
    """Return a bar, never so short that it is not seen; of `#` where the encoding has no blocks."""
    try:
        "█▏".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return Line("#" * max(round(width * count / most), 1), style="cyan")
    return Bar(most, 0, max(count, most / width / EIGHTHS * 1.01), width=width, color="cyan")


def _stats(view: Stats, language: Language) -> Iterator[Row]:
    """Yield the rows of counts; a blank line stands between decades."""
    before = ""
    for it in view.counts:
        decade = it.key[:3] if view.by == "year" else ""
        if view.by in TIMES:
            yield Row(_time(it.key), it.total, apart=bool(before) and decade != before)
        else:
            yield Row(Line(visible(it.name.in_(language) if it.name else it.key)), it.total)
        before = decade


def _time(text: str) -> RichText:
    """Return a year, or a month whose year may be skipped."""
    year, dash, month = text.partition("-")
    return Line.assemble((year + dash, "dim cyan"), (month, "cyan")) if month else Line(year, style="cyan")


def _months(view: Months, options: Options) -> Iterator[Row]:
    """Yield a row for each year of few milestones, and for each month of the others."""
    counts = dict(view.counts)
    sizes: Counter[str] = Counter()
    for month, count in view.counts:
        sizes[month[:4]] += count
    members = _members(view.milestones, sizes) if (options.screen.width or 0) >= NAMES_FROM else {}
    room = (options.screen.width or 0) - len("2023-07") - len(str(max(counts.values(), default=1))) - 3 * GAP
    room -= 2 * min(BAR_BESIDE_NAMES, max((options.screen.width or 0) // 2 - 25, LEAST_BAR))
    whole = True
    for year, months in groupby(counts, key=lambda month: month[:4]):
        few = sizes[year] <= LARGEST_GROUP
        for number, month in enumerate([year] if few else months):
            apart = not number and not (few and whole) and month != next(iter(counts))[: len(month)]
            names = _names(members.get(month, ()), room, options.language)
            yield Row(_time(month), sizes[year] if few else counts[month], names, apart=apart)
        whole = few


def _members(milestones: Selection | None, sizes: Counter[str]) -> dict[str, list[Milestone]]:
    """Return the milestones of each row of the months, those first that weigh most and that most others grew out of."""
    found = list(milestones or ())
    grown = Counter(edge.parent for it in found for edge in it.derived_from if not edge.is_part)
    members: dict[str, list[Milestone]] = {}
    for it in sorted(found, key=lambda it: (-(it.importance or 1), -grown[it.id])):
        few = sizes[str(it.date.year)] <= LARGEST_GROUP
        members.setdefault(str(it.date.year if few else it.date.month_or_year), []).append(it)
    return members


def _names(milestones: Iterable[Milestone], room: int, language: Language) -> Line:
    """Return as many names, of at most three, as there is room for."""
    line = Line()
    for number, it in enumerate(list(milestones)[:NAMES_SHOWN]):
        comma = joined(["", ""], language) if number else ""
        name = visible(it.title(language))
        if not number:
            name = clipped(name, room)
        if cell_len(line.plain + comma + name) <= room:
            line.append(comma).append(name, WEIGHT[it.importance or 1])
    return line


def _makers(view: Organizations, options: Options) -> Iterator[RenderableType]:
    """Yield the makers as rows; of many, those of one or two milestones as a paragraph."""
    language = options.language
    named = [(visible(org.name.in_(language)), count) for org, count in view.counts]
    many = len(named) > MANY_MAKERS and named[0][1] > GAP
    yield bars([Row(Line(name), count) for name, count in named if count > GAP or not many], options)
    for few in (2, 1) if many else ():
        if names := [name for name, count in named if count == few]:
            heading = Text(f"{few} each", f"各 {few} 条").in_(language)
            yield from (Line(), Line(heading, style="dim"), Constrain(Line(joined(names, language)), WIDEST_PROSE))


def _facts(view: Stats | Months | Organizations, milestones: Selection) -> Iterator[Text]:
    """Yield what was counted: how many milestones from when to when, and what a row leaves out."""
    first, last = (str(it.date)[:MONTH] for it in (milestones[0], milestones[-1]))
    en, zh = (tally(len(milestones), language) for language in (Language.EN, Language.ZH))
    yield Text(f"{en}, {first} to {last}", f"{zh}，{first} 至 {last}")
    yield from _remarks(view, milestones)


def _remarks(view: Stats | Months | Organizations, milestones: Selection) -> Iterator[Text]:
    """Yield what is to know about the rows."""
    if isinstance(view, Months):
        few = LARGEST_GROUP
        yield Text(f"a year of up to {few} is one row", f"全年不超过 {few} 条的年份合为一行")
        return
    by = view.by if isinstance(view, Stats) else "org"
    shown, rows = len(view.counts), view.total if isinstance(view, Stats) else len(view.counts)
    if shown < rows:
        yield Text(f"{shown} of {rows} rows", f"{rows} 行中的 {shown} 行")
    if by in TIMES:
        yield Text(f"{by}s without any are left out", f"没有条目的{BY[by].zh}不列")
    if by in SEVERAL:
        yield SEVERAL[by]
    without = len(milestones) - (
        sum(it.date.month > 0 for it in milestones) if by == "month" else milestones.having(facet(by))
    )
    if without:
        has, knows = ("has", "knows its") if without == 1 else ("have", "know their")
        year_only = Text(f"{without} {knows} year alone", f"{without} 条只知年份")
        yield year_only if by == "month" else Text(f"{without} {has} none", f"{without} 条没有")
