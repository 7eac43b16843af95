"""Milestones side by side: names across and labels down, or on narrow screens a block for each label."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table

from llmlog.formats import Options
from llmlog.formats.columns import DATE, FROM, KIND, LED_TO, ORGS, joined
from llmlog.formats.feet import tally
from llmlog.formats.pages import BELONGS_TO
from llmlog.formats.specs import specs
from llmlog.formats.wrapping import Items, Line, cuts_a_word
from llmlog.language import Language, Text
from llmlog.lineage import descent, parts
from llmlog.model import Milestone, Specs
from llmlog.printable import printable
from llmlog.views import Comparison, Entry

BLOCKS_BELOW = 70
LEAST_COLUMN = 15
GAP, INDENT = 2, 2
PIPED = 160
"""How wide a comparison is where there is no screen."""
NOTHING = "–"
NOT_RECORDED = Text("not recorded", "未收录")


class Fact(NamedTuple):
    """A label, what it says of each milestone, the style of that, and whether a blank line stands before it."""

    label: str
    values: Sequence[str]
    style: str = ""
    apart: bool = False


def facts(view: Comparison, language: Language) -> Iterator[Fact]:
    """Yield what is compared: when, who and what; what is published of them; what they come from and led to."""

    def fact(label: Text, value: Callable[[Entry], str], style: str = "", *, apart: bool = False) -> Fact:
        return Fact(label.in_(language), [printable(value(it)) or NOTHING for it in view.compared], style, apart)

    yield fact(DATE.header, lambda it: str(it.milestone.date), "cyan")
    yield fact(ORGS.header, lambda it: ORGS.value(it.milestone, language))
    yield fact(KIND.header, lambda it: KIND.value(it.milestone, language))
    published = [specs(it.milestone.specs or Specs(), language) for it in view.compared]
    if any(it.milestone.specs for it in view.compared):
        for number, (label, _) in enumerate(published[0]):
            values = [printable(each[number][1]) or NOT_RECORDED.in_(language) for each in published]
            yield Fact(label.in_(language), values, apart=not number)
    yield fact(FROM, lambda it: _names([other for _, other in descent(it.parents)], language), apart=True)
    yield fact(LED_TO, lambda it: tally(len(found)).in_(language) if (found := descent(it.children)) else "")
    if any(parts(it.parents) for it in view.compared):
        yield fact(BELONGS_TO, lambda it: _names(parts(it.parents), language))


def draw(view: Comparison, options: Options) -> Iterator[RenderableType]:
    """Yield milestones side by side as wide as the screen allows."""
    language = options.language
    found = list(facts(view, language))
    names = [printable(it.milestone.title(language)) for it in view.compared]
    width = options.screen.width or PIPED
    label = max(cell_len(fact.label) for fact in found)
    column = (width - label) // len(names) - GAP
    cells = (text for fact in [Fact("", names), *found] for text in fact.values)
    if width < BLOCKS_BELOW or column < LEAST_COLUMN or any(cuts_a_word(text, column) for text in cells):
        yield from _blocks(found, names, width)
    else:
        yield _table(found, names, label, column)
    if options.screen.width is not None:
        ids = " ".join(it.milestone.id for it in view.compared)
        sources = Text(f"sources of each: llmlog show {ids}", f"各项出处：llmlog show {ids}")
        yield from (Line(), Line(sources.in_(language), style="dim"))


def _table(found: Sequence[Fact], names: Sequence[str], label: int, column: int) -> Table:
    """Return names across and labels down, columns of the same width or as wide as they need."""
    widths = [
        min(column, max(map(cell_len, (name, *(fact.values[number] for fact in found)))))
        for number, name in enumerate(names)
    ]
    grid = Table.grid(padding=(0, GAP, 0, 0))
    for size in (label, *widths):
        grid.add_column(width=size)
    grid.add_row("", *(Line(name, style="bold") for name in names))
    for fact in found:
        if fact.apart:
            grid.add_row()
        grid.add_row(Line(fact.label, style="dim"), *(_value(fact, value) for value in fact.values))
    return grid


def _blocks(found: Sequence[Fact], names: Sequence[str], width: int) -> Iterator[RenderableType]:
    """Yield a block for each label, with a line for each milestone."""
    most = min(max(map(cell_len, names)), width // 2 - INDENT)
    for number, fact in enumerate(found):
        if number:
            yield Line()
        yield Line(fact.label, style="bold")
        grid = Table.grid(padding=(0, GAP, 0, 0))
        grid.add_column(width=most + INDENT)
        grid.add_column()
        for name, value in zip(names, fact.values, strict=True):
            grid.add_row(Padding(Line(name), (0, 0, 0, INDENT)), _value(fact, value))
        yield grid


def _value(fact: Fact, value: str) -> Items:
    missing = value == NOTHING or value in NOT_RECORDED
    return Items(value, style="dim" if missing else fact.style)


def _names(milestones: Sequence[Milestone], language: Language) -> str:
    return joined((it.title(language) for it in milestones), language)
