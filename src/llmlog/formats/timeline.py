"""The history by year: a line a year, its names one after the other, each with its month before it."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text as RichText

from llmlog.dates import month_span
from llmlog.formats import Options
from llmlog.formats.feet import remarks
from llmlog.formats.wrapping import Line, breaks
from llmlog.language import Language, Text, counted
from llmlog.model import Milestone
from llmlog.printable import printable
from llmlog.views import Timeline

INDENT, SLOT = len("2023  "), len("07 ")
BETWEEN = "   "
LANDMARKS, HISTORY = Text("Landmarks", "重大节点"), Text("Timeline", "时间线")
FIGURES = {
    True: Text("a figure before a name is its day", "名称前的数字为日期"),
    False: Text("a figure before a name is its month", "名称前的数字为月份"),
}
"""What the figures are, by whether all milestones are of one month."""


def draw(view: Timeline, options: Options) -> Iterator[RenderableType]:
    """Yield a title, the years in order with a blank line between decades, and what they hold."""
    found = list(view.milestones)
    only_landmarks = all(it.is_landmark for it in found)
    yield Line((LANDMARKS if only_landmarks else HISTORY).in_(options.language), style="bold")
    by_day = _of_one_month(found)
    decade = None
    for year, members in groupby(found, key=lambda it: it.date.year):
        if year // 10 != decade:
            yield Line()
        decade = year // 10
        named = [_named(it, options.language, bold=not only_landmarks, by_day=by_day) for it in members]
        for number, line in enumerate(_lines(named, options.screen.room - INDENT)):
            start = f"{year:<{INDENT}}" if not number else " " * INDENT
            yield Line.assemble((start, "cyan"), line)
    yield Line()
    yield from remarks(_facts(found, view, only_landmarks=only_landmarks), options)


def _of_one_month(found: list[Milestone]) -> bool:
    """Whether all milestones are of one month, and the day of any is known."""
    return len({it.date[:2] for it in found}) == 1 and any(it.date.day for it in found)


def _named(milestone: Milestone, language: Language, *, bold: bool, by_day: bool) -> RichText:
    """Return the name of a milestone behind its month or its day, or behind the room of one."""
    number = milestone.date.day if by_day else milestone.date.month
    figure = f"{number:02} " if number else " " * SLOT
    style = "bold" if bold and milestone.is_landmark else ""
    return Line.assemble((figure, "dim"), (printable(milestone.title(language)), style))


def _lines(named: Iterable[RichText], width: int) -> Iterator[RichText]:
    """Yield names in lines of some width, three cells between them; one that is too long goes on below itself."""
    line = RichText()
    for name in named:
        if line and cell_len(line.plain + BETWEEN + name.plain) <= width:
            line.append(BETWEEN)
            line.append_text(name[SLOT:] if name.plain.startswith(" ") else name)
            continue
        if line:
            yield line
        line, *rest = name.divide(breaks(name.plain, width - SLOT) if cell_len(name.plain) > width else ())
        for part in rest:
            line.rstrip()
            yield line
            line = Line.assemble(" " * SLOT, part)
    yield line


def _facts(found: list[Milestone], view: Timeline, *, only_landmarks: bool) -> Iterator[Text]:
    """Yield how many there are of how many, from when to when, and what the figures are."""
    total = view.coverage.total
    what = Text("landmark", "重大节点") if only_landmarks else Text("milestone", "")
    of = (f" of {total}", f"{total} 条中的 ") if len(found) < total else ("", "")
    unit = " 个" if only_landmarks else " 条"
    when = month_span(*(end(it.date for it in found) for end in (min, max)))
    yield Text(f"{counted(len(found), what.en)}{of[0]}, {when.en}", f"{of[1]}{len(found)}{unit}{what.zh}，{when.zh}")
    yield FIGURES[_of_one_month(found)]
