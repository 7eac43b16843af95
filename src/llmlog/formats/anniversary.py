"""What came about on a day of the year, and below it what did in the same week."""

from collections.abc import Iterator

from rich.console import RenderableType

from llmlog.formats import Options
from llmlog.formats.cards import CARDS_BELOW, cards
from llmlog.formats.cells import FULL, Item
from llmlog.formats.feet import remarks
from llmlog.formats.listing import MONTHS_EN, column_widths, header, rows
from llmlog.formats.wrapping import Line
from llmlog.language import Text
from llmlog.model import Milestone
from llmlog.views import Anniversary, Listing

SAME_WEEK = Text("In the same week", "同一周")
OF_WEEK = 10
"""How many milestones of the week are shown: those that weigh most."""


def draw(view: Anniversary, options: Options) -> Iterator[RenderableType]:
    """Yield the day, its milestones, those of its week under whole dates, and how many there are."""
    language, width = options.language, options.screen.width or 1 << 16
    listing = Listing(view.milestones, view.coverage)
    groups = [
        (heading, FULL, [Item(it, None) for it in milestones])
        for heading, milestones in (("", list(view.milestones)), (SAME_WEEK.in_(language), _of_week(view)))
        if milestones
    ]
    day = Text(f"{view.day.day} {MONTHS_EN[view.day.month - 1]}", f"{view.day.month} 月 {view.day.day} 日")
    yield from (Line(day.in_(language), style="bold"), Line())
    if width >= CARDS_BELOW:
        widths = column_widths([item for _, _, members in groups for item in members], groups, width, language)
        yield header(widths, language)
    for heading, shape, members in groups:
        if heading:
            yield from (Line(), Line(heading, style="dim"))
        if width < CARDS_BELOW:
            yield from cards(members, shape, listing, options)
        else:
            yield rows(members, shape, widths, listing, options)
    yield Line()
    yield from remarks(_facts(view), options)


def _of_week(view: Anniversary) -> list[Milestone]:
    """Return what weighs most in the week, oldest first."""
    heaviest = sorted(view.week, key=lambda it: -(it.importance or 1))[:OF_WEEK]
    return sorted(heaviest, key=lambda it: it.date)


def _facts(view: Anniversary) -> Iterator[Text]:
    """Yield how many milestones are of the day and of its week, and of how many the day is known."""
    day, week = len(view.milestones), len(view.week)
    whole = day + view.held_back
    held = (
        (f"newest {day} of {whole}", f"当天 {whole} 条中最新的 {day} 条")
        if view.held_back
        else (str(day), f"当天 {day} 条")
    )
    yield Text(f"{held[0]} on the day", held[1])
    shown = (f"{OF_WEEK} of ", f"中列出 {OF_WEEK} 条") if week > OF_WEEK else ("", "")
    if week:
        yield Text(f"{shown[0]}{week} in its week", f"同一周 {week} 条{shown[1]}")
    dated = sum(it.date.precision == "day" for it in view.counted)
    yield Text(f"{dated} of {len(view.counted)} know their day", f"{len(view.counted)} 条中有 {dated} 条知道日期")
