"""What came about on a day of the year, and below it what did in the same week."""

from collections.abc import Iterator

from rich.console import RenderableType

from llmlog.formats import Options
from llmlog.formats.cells import FULL, unsearched
from llmlog.formats.feet import remarks
from llmlog.formats.listing import draw_groups
from llmlog.formats.times import MONTHS_EN
from llmlog.formats.wrapping import Line
from llmlog.language import Text
from llmlog.model import Milestone
from llmlog.views import Anniversary

SAME_WEEK = Text("In the same week", "同一周")


def draw(view: Anniversary, options: Options) -> Iterator[RenderableType]:
    """Yield the day, its milestones, those of its week under whole dates, and how many there are."""
    language = options.language
    groups = [
        (heading, FULL, unsearched(milestones))
        for heading, milestones in (("", list(view.milestones)), (SAME_WEEK.in_(language), _of_week(view)))
        if milestones
    ]
    day = Text(f"{view.day.day} {MONTHS_EN[view.day.month - 1]}", f"{view.day.month} 月 {view.day.day} 日")
    yield from (Line(day.in_(language), style="bold"), Line())
    yield from draw_groups(groups, (), options, is_titled=True)
    yield Line()
    yield from remarks(_facts(view), options)


def _of_week(view: Anniversary) -> list[Milestone]:
    """Return what weighs most in the week, oldest first."""
    heaviest = sorted(view.week, key=lambda it: -it.weight)[: view.of_week]
    return sorted(heaviest, key=lambda it: it.date)


def _facts(view: Anniversary) -> Iterator[Text]:
    """Yield how many milestones are of the day and of its week, and of how many the day is known."""
    day, week = len(view.milestones), len(view.week)
    if view.held_back:
        whole = day + view.held_back
        yield Text(f"newest {day} of {whole} on the day", f"当天 {whole} 条中最新的 {day} 条")
    else:
        yield Text(f"{day} on the day", f"当天 {day} 条")
    if week > view.of_week > 0:
        yield Text(f"{view.of_week} of {week} in its week", f"同一周 {week} 条中列出 {view.of_week} 条")
    elif week:
        en, zh = ("", "") if view.of_week else (", not shown", "，未列出")
        yield Text(f"{week} in its week{en}", f"同一周 {week} 条{zh}")
    if view.held_back or week > view.of_week:
        yield Text("-n 0 for all", "-n 0 列出全部")
    dated, total = sum(it.date.precision == "day" for it in view.counted), len(view.counted)
    yield Text(f"day known for {dated} of {total}", f"{total} 条中有 {dated} 条的日期精确到日")
