"""Counts: what each view of them is called, its rows with bars, and below them what was counted.

A row is a label, where there is room some names, the exact figure, and a bar as the last.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.bar import Bar
from rich.cells import cell_len
from rich.console import RenderableType
from rich.constrain import Constrain
from rich.table import Table
from rich.text import Text as RichText

from llmlog.dates import month_span
from llmlog.folding import fold
from llmlog.formats import Options
from llmlog.formats.columns import joined
from llmlog.formats.feet import remarks, tally
from llmlog.formats.listing import LARGEST_GROUP
from llmlog.formats.marking import WEIGHT
from llmlog.formats.page_drawing import WIDEST_PROSE
from llmlog.formats.wrapping import Line, shortened
from llmlog.language import Language, Text
from llmlog.model import Milestone
from llmlog.printable import holds, printable
from llmlog.selection import Selection
from llmlog.stats import BY, FACETS, TIMES
from llmlog.store.rows import pinyin
from llmlog.views import Bars, Kinds, Months, Organizations, Roots, Stats, Tags

BARS_FROM = 40
LEAST_LABEL, LEAST_BAR, BAR_BESIDE_NAMES = 14, 8, 20
GAP = 2
EIGHTHS = 8
NAMES_FROM = 70
NAMES_SHOWN = 3
MANY_MAKERS, FEW = 24, 2
"""Of more makers than these, those of so few milestones stand in a paragraph rather than in rows."""
SEVERAL = {
    "org": Text("one by several makers counts for each", "多家机构的条目分别计入"),
    "tag": Text("one with several tags counts for each", "有多个标签的条目分别计入"),
    "country": Text("one of several countries counts for each", "涉及多国的条目分别计入"),
    "license": Text(
        "each wording counts for itself, --license takes all that begin so",
        "按写法分别统计，--license 匹配以此开头的各种写法",
    ),
}
"""What is to know where a milestone may count in several rows, or a filter takes several."""
TITLES = {
    Months: Text("Months", "月份"),
    Organizations: Text("Makers", "机构"),
    Kinds: Text("Kinds", "类别"),
    Tags: Text("Tags", "标签"),
    Roots: Text("Where it all began", "一切的起点"),
}


class BarRow(NamedTuple):
    """A count: its label, the figure, the names beside it, whether a blank line stands before it, and a date."""

    label: RichText
    figure: int
    names: Line | None = None
    apart: bool = False
    date: str = ""


def draw(view: Bars, options: Options) -> Iterator[RenderableType]:
    """Yield counts: a title, their rows, and what was counted."""
    by = BY[view.by] if type(view) is Stats else None
    title = Text(f"Milestones by {by.en}", f"按{by.zh}统计") if by else TITLES[type(view)]
    yield from (Line(title.in_(options.language), style="bold"), Line())
    if isinstance(view, Organizations):
        yield from _makers(view, options)
    else:
        yield bars(list(_rows(view, options)), options)
    if facts := list(_facts(view)):
        yield Line()
        yield from remarks(facts, options)


def _rows(view: Stats | Months | Roots, options: Options) -> Iterator[BarRow]:
    """Yield the rows of counts; a blank line stands between the years of two decades."""
    match view:
        case Months():
            yield from _months(view, options)
        case Roots():
            for root, count in view.counts:
                name = Line(printable(root.title(options.language)), style=WEIGHT[root.weight])
                yield BarRow(name, count, date=str(root.date))
        case Stats() if view.by in TIMES:
            before = None
            for it in view.counts:
                decade = it.key[:3] if view.by == "year" else ""
                yield BarRow(_time(it.key), it.total, apart=before not in {None, decade})
                before = decade
        case Stats():
            yield from (BarRow(Line(printable(it.title(options.language))), it.total) for it in view.counts)


def _time(text: str) -> RichText:
    """Return a year, or a month whose year may be skipped."""
    year, dash, month = text.partition("-")
    return Line.assemble((year + dash, "dim cyan"), (month, "cyan")) if month else Line(year, style="cyan")


def _months(view: Months, options: Options) -> Iterator[BarRow]:
    """Yield a row for each year of few milestones, and for each month of the others."""
    counts = dict(view.counts)
    sizes: Counter[str] = Counter()
    for month, count in view.counts:
        sizes[month[:4]] += count
    whole = Counter(str(it.date)[:4] for it in view.milestones)  # of some years a limit shows only a part
    small = {year for year, size in sizes.items() if size == whole[year] <= LARGEST_GROUP and len(counts) > 1}
    width = options.screen.room
    members = _members(view.milestones, small) if width >= NAMES_FROM else {}
    room = width - len("2023-07") - len(str(max(counts.values()))) - 3 * GAP
    room -= 2 * min(BAR_BESIDE_NAMES, max(width // 2 - 25, LEAST_BAR))
    above: bool | None = None
    for year, months in groupby(counts, key=lambda month: month[:4]):
        few = year in small
        for number, month in enumerate([year] if few else months):
            apart = not number and above is not None and not (few and above)
            names = _names(members.get(month, ()), room, options.language)
            yield BarRow(_time(month), sizes[year] if few else counts[month], names, apart=apart)
        above = few


def _members(milestones: Selection, small: Container[str]) -> dict[str, list[Milestone]]:
    """Return the milestones of each row of the months, those first that weigh most and that most others grew out of."""
    found = list(milestones)
    grown = Counter(edge.parent for it in found for edge in it.derived_from if not edge.is_part)
    members: dict[str, list[Milestone]] = {}
    for it in sorted(found, key=lambda it: (-it.weight, -grown[it.id])):
        month = str(it.date.month_or_year)
        members.setdefault(month[:4] if month[:4] in small else month, []).append(it)
    return members


def _names(milestones: Iterable[Milestone], room: int, language: Language) -> Line:
    """Return as many names, of at most three, as there is room for."""
    line = Line()
    for number, it in enumerate(list(milestones)[:NAMES_SHOWN]):
        comma = joined(["", ""], language) if number else ""
        name = printable(it.title(language))
        if not number:
            name = shortened(Line(name), room, 1, room // 2)[0].plain
        if cell_len(line.plain + comma + name) <= room and not line.plain.endswith("…"):
            line.append(comma).append(name, WEIGHT[it.weight])
    return line


def _makers(view: Organizations, options: Options) -> Iterator[RenderableType]:
    """Yield the makers as rows; of many, those of one or two milestones as a paragraph."""
    language = options.language
    named = [(printable(it.title(language)), it.total) for it in view.counts]
    many = len(named) > MANY_MAKERS and max(count for _, count in named) > FEW
    yield bars([BarRow(Line(name), count) for name, count in named if count > FEW or not many], options)
    for few in (2, 1) if many else ():
        if names := [name for name, count in named if count == few]:
            heading = Text(f"{few} each", f"各 {few} 条").in_(language)
            names.sort(key=_sound)
            yield from (Line(), Line(heading, style="dim"), Constrain(Line(joined(names, language)), WIDEST_PROSE))


def _sound(name: str) -> str:
    """Return what a name is sorted by: its folded letters, those of Chinese in pinyin."""
    key = fold(name)
    return pinyin(key)[0] or key


def _facts(view: Bars) -> Iterator[Text]:
    """Yield what was counted: how many milestones from when to when, and what a row leaves out."""
    if isinstance(view, Roots):
        yield Text("the figure is how many milestones grew out of it", "数字为由其衍生的条目数")
    else:
        en, zh = tally(len(view.milestones))
        when = month_span(view.milestones[0].date, view.milestones[-1].date)
        yield Text(f"{en}, {when.en}", f"{zh}，{when.zh}")
    if isinstance(view, Months):
        few = LARGEST_GROUP
        if len(view.counts) > 1:
            yield Text(f"a year of up to {few} is one row", f"全年不超过 {few} 条的年份合为一行")
        return
    shown, rows = len(view.counts), view.total
    if shown < rows:
        yield Text(f"{shown} of {rows} rows", f"列出 {rows} 行中的 {shown} 行")
    if not isinstance(view, Roots):
        yield from _remarks(view.by, view.milestones)


def _remarks(by: str, found: Selection) -> Iterator[Text]:
    """Yield what is to know about rows of what milestones are counted by, and how many count in none."""
    if by in TIMES:
        yield Text(f"{by}s without any are left out", f"没有条目的{BY[by].zh}不列")
    if by in SEVERAL:
        yield SEVERAL[by]
    with_any = sum(it.date.month > 0 for it in found) if by == "month" else found.having(FACETS.get(by, by))
    without = len(found) - with_any
    if without:
        knows = "knows its" if without == 1 else "know their"
        year_only = Text(f"{without} {knows} year alone", f"{without} 条只知年份")
        en, zh = BY[by]
        yield year_only if by == "month" else Text(f"{without} without {en}", f"{without} 条未注明{zh}")


def bars(rows: Sequence[BarRow], options: Options) -> Table:
    """Return counts as a table: bars take at most half of the room that is left to them, the longest all of theirs."""
    width = options.screen.room
    most = max(row.figure for row in rows)
    digits, date = len(str(most)), max((len(row.date) + GAP for row in rows if row.date), default=0)
    room = width - date - digits - GAP
    if room >= LEAST_LABEL + 2 * LEAST_BAR + GAP:
        room -= 2 * LEAST_BAR + GAP
    label = min(max(cell_len(row.label.plain) for row in rows), room)
    names = max((cell_len(row.names.plain) for row in rows if row.names), default=0)
    room = width - date - label - digits - GAP * (3 if names else 2) - names
    bar = max(room, 0) // 2 if width >= BARS_FROM else 0
    bar = min(bar, BAR_BESIDE_NAMES) if names else bar
    grid = Table.grid(padding=(0, GAP, 0, 0))
    if date:
        grid.add_column(style="cyan")
    grid.add_column(width=label)
    if names:
        grid.add_column()
    grid.add_column(justify="right")
    for row in rows:
        if row.apart:
            grid.add_row()
        cells: list[RenderableType] = [row.label, *([row.names or ""] if names else []), str(row.figure)]
        cells = [row.date, *cells] if date else cells
        if bar >= LEAST_BAR or (bar and not names):
            cells.append(_bar(row.figure, most, bar, options.screen.encoding))
        grid.add_row(*cells)
    return grid


def _bar(count: int, most: int, width: int, encoding: str) -> RenderableType:
    """Return a bar, never so short that it is not seen; of `#` where the encoding has no blocks."""
    if not holds(encoding, "█▏"):
        return Line("#" * max(round(width * count / most), 1), style="cyan")
    return Bar(most, 0, max(count, most / width / EIGHTHS * 1.01), width=width, color="cyan")
