"""Views drawn by Rich: listings, pages, errata, trees and bars, for a screen or, without a width, with nothing cut."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rich.bar import Bar
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.panel import Panel
from rich.style import Style
from rich.table import Table
from rich.text import Text as RichText
from rich.tree import Tree

from llmlog.formats import Options
from llmlog.formats.anniversary import draw as draw_anniversary
from llmlog.formats.bars import draw as draw_bars
from llmlog.formats.comparison import draw as draw_comparison
from llmlog.formats.feet import errata_foot
from llmlog.formats.home import draw as draw_home
from llmlog.formats.listing import draw as draw_listing
from llmlog.formats.pages import Page, Row, Said, entry, errata, profile
from llmlog.formats.tables import table
from llmlog.formats.timeline import draw as draw_timeline
from llmlog.formats.wrapping import Line
from llmlog.language import Text
from llmlog.lineage import Node
from llmlog.text import visible
from llmlog.views import (
    Anniversary,
    Comparison,
    Entry,
    Errata,
    Home,
    Lineage,
    Links,
    Listing,
    Months,
    Organizations,
    Profile,
    Sources,
    Stats,
    Timeline,
    View,
)
from llmlog.vocabulary import IMPORTANCE, RELATIONS

UNLIMITED = 1 << 16
WIDEST_PROSE = 84
LABELS_BELOW = 40
RELATIONS_FROM = 76
GAP = 2
GUIDE = 4
"""How many cells a level of a tree takes."""
LEAST_STEP = 24
"""How many cells the deepest level of a tree has at least."""
ANCESTOR_EVERY = 12
"""One ancestor is drawn for so many cells of a line, so that they take a third of it."""
OTHER_PARENTS = 2
OLDER = Text("… {count} older", "… 更早 {count} 条")
DEEPER = Text("  … {count} more", "  … 另有 {count} 条")
LINKS = Text("Links", "链接")
SAID = Text("What the sources say", "来源怎么说")
PART_OF = Text("Part of", "属于")
PARTS = Text("Parts", "组成部分")
NO_KIN = Text("no descent is recorded", "没有记录其渊源")
IN_ASCII = {"…": "..."} | dict.fromkeys("█▉▊▋▌", "#") | dict.fromkeys("▍▎▏", "")
"""What is drawn where the encoding lacks a sign."""
SIGNS = {"-": ("- ", ""), "+": ("+ ", "green"), "=": ("= ", "dim"), "#": ("", "dim"), "": ("", "")}
"""How the lines about what sources say begin, and their style."""

DRAWN: dict[type, Callable[[Any, Options], Iterator[RenderableType]]] = {
    Home: draw_home,
    Listing: draw_listing,
    Timeline: draw_timeline,
    Anniversary: draw_anniversary,
    Comparison: draw_comparison,
    Stats: draw_bars,
    Months: draw_bars,
    Organizations: draw_bars,
}
"""What draws the views that have a module of their own."""


def draw(view: View, options: Options) -> Iterator[str]:
    """Yield a view as text, no line wider than the screen but for addresses, which are never broken.

    Ellipses and bars are drawn with what the encoding has.
    """
    screen = options.screen
    instead = {ord(sign): other for sign, other in IN_ASCII.items() if not _encodes(screen.encoding, sign)}
    if instead and screen.width:
        options = options._replace(screen=screen._replace(width=screen.width - 1))  # three points for one sign
    for text in _drawn(view, options):
        yield text.translate(instead) if instead else text


def _encodes(encoding: str, text: str) -> bool:
    """Whether an encoding holds a text."""
    try:
        text.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def _drawn(view: View, options: Options) -> Iterator[str]:
    """Yield a view as text in whatever signs it has."""
    canvas = Canvas(options)
    if drawn := DRAWN.get(type(view)):
        yield canvas.text(drawn(view, options))
        return
    match view:
        case Profile():
            yield from draw_head(view, options)
            yield canvas.text(draw_listing(view.listing, options))
        case Entry():
            yield canvas.text(canvas.page(entry(view, options.language)))
        case Errata():
            yield canvas.text([*canvas.errata(errata(view, options.language)), *errata_foot(view, options)])
        case Lineage():
            yield canvas.text(canvas.lineage(view))
        case Links():
            yield canvas.text(canvas.address(link.url) for link in view.links)
        case Sources():
            yield canvas.text(canvas.sources(view))
        case _:
            yield canvas.text(canvas.counts(view))


def draw_head(view: Profile, options: Options) -> Iterator[str]:
    """Yield what is said of an organization before its milestones."""
    canvas = Canvas(options)
    yield canvas.text([*canvas.head(profile(view, options.language)), Line()])


class _Text(io.StringIO):
    """Text that knows how it will be encoded, so that Rich draws lines that the encoding holds."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding


class Canvas:
    """What draws in one language for one screen."""

    def __init__(self, options: Options) -> None:
        """Take the options."""
        self.language = options.language
        self.bounded = options.screen.width is not None
        self.width = options.screen.width or UNLIMITED
        self.console = Console(
            file=_Text(options.screen.encoding),
            width=self.width,
            force_terminal=options.screen.color,
            color_system="standard" if options.screen.color else None,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},  # what the environment asks for, the screen knows already
        )

    def text(self, pieces: Iterable[RenderableType]) -> str:
        """Return pieces as text, one below the other, without spaces at the ends of lines."""
        with self.console.capture() as captured:
            for piece in pieces:
                self.console.print(piece, soft_wrap=isinstance(piece, Address))
        return re.sub(r"[ ]+((?:\x1b\[0m)?)$", r"\1", captured.get(), flags=re.MULTILINE)

    def page(self, page: Page) -> Iterator[RenderableType]:
        """Yield a page: its head, details, relatives, links and what the sources say."""
        yield from self.head(page)
        for detail in page.details:
            yield self.hanging(Line(detail))
        for heading, rows in page.relatives:
            yield from (Line(), Line(heading, style="bold"), self.relatives(rows))
        if page.links:
            yield from (Line(), Line(LINKS.in_(self.language), style="bold"))
        for label, urls in page.links:
            yield Line(label, style="dim")
            yield from map(self.address, urls)
        if page.said:
            yield from (Line(), Line(SAID.in_(self.language), style="bold"), *map(self.said, page.said))

    def head(self, page: Page) -> Iterator[RenderableType]:
        """Yield the head of a page, at a terminal in a panel: title, date, kind and makers, summary, facts."""
        title = Line.assemble((page.title, "bold"), ("  " + page.id, "dim"))
        first, *rest = page.line or [""]
        line = Line.assemble((first, "cyan"), *(f"   {part}" for part in rest))
        inside: list[RenderableType] = [line] if line.plain else []
        if page.summary:
            inside += [Line(), Line(page.summary)] if inside else [Line(page.summary)]
        if page.facts:
            inside += [Line(), *self.facts(page.facts)] if inside else self.facts(page.facts)
        if not self.bounded:
            yield from (title, *inside, *([Line()] if page.details else []))
            return
        width = min(self.width, WIDEST_PROSE + 4)
        if cell_len(title.plain) > width - len("╭─  ─╮"):
            yield Panel(Group(title, *inside), width=width, border_style="dim")
        else:
            yield Panel(Group(*inside), title=title, title_align="left", width=width, border_style="dim")

    def facts(self, facts: list[tuple[str, str]]) -> list[RenderableType]:
        """Return labels with their values; on narrow screens one after the other."""
        if self.width < LABELS_BELOW:
            return [Line.assemble((f"{label}: ", "dim"), value) for label, value in facts]
        grid = Table.grid(padding=(0, GAP, 0, 0))
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        for label, value in facts:
            grid.add_row(label, Line(value))
        return [grid]

    def relatives(self, rows: list[Row]) -> RenderableType:
        """Return relatives as rows of date, mark, name and how they are tied."""
        grid = Table.grid(padding=0)
        grid.add_column(width=10, no_wrap=True)
        grid.add_column(width=3, no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_column(overflow="fold")
        for row in rows:
            mark = "*" if row.importance == max(IMPORTANCE) else " "
            name = Line(row.name + "  ", style="bold" if row.importance > 1 else "")
            grid.add_row(Line(row.date, style="cyan"), f" {mark} ", name, Line(row.note, style="dim"))
        return grid

    def hanging(self, line: RichText) -> RenderableType:
        """Return a line of prose, what runs on set in by two."""
        if not self.bounded:
            return line
        width = min(self.width, WIDEST_PROSE)
        first, *more = line.wrap(self.console, width)
        if not more:
            return first
        rest = line[len(first.plain) :]
        rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
        rest = Line(rest.plain, style=rest.style, spans=rest.spans)  # parts of a Line are Rich's own Text
        return Group(first, Constrain(Padding(rest, (0, 0, 0, 2)), width) if self.width > LABELS_BELOW else rest)

    def address(self, url: str) -> RenderableType:
        """Return an address on a line of its own, linked as a whole; a terminal may wrap it, llmlog does not."""
        return Address(visible(url), style=Style(link=visible(url)))

    def said(self, said: Said) -> RenderableType:
        """Return a line about what a source says."""
        if said.text.startswith(("https://", "http://")) and not said.sign:
            return self.address(said.text)
        sign, style = SIGNS[said.sign]
        date, aside = (f"  {text}" if text else "" for text in (said.date, said.aside))
        return self.hanging(Line.assemble((sign + said.text, style), (date, "cyan"), (aside, "dim")))

    def errata(self, found: Iterable[list[Said]]) -> Iterator[RenderableType]:
        """Yield each erratum as a block: its heading, what is said, what is right, why, and the evidence."""
        for number, (heading, *rest) in enumerate(found):
            if number:
                yield Line()
            about = (f"  {heading.date}", "cyan"), (f"  {heading.aside}", "dim")
            yield self.hanging(Line.assemble((heading.text, "bold"), *about))
            yield from map(self.said, rest)

    def lineage(self, view: Lineage) -> Iterator[RenderableType]:
        """Yield the line of descent: the ancestors, the milestone itself, and what it led to; then wholes and parts."""
        if not (view.ancestors.branches or view.descendants.branches or view.wholes or view.parts):
            yield self.step(view.descendants, here=True)
            yield Line(NO_KIN.in_(self.language), style="dim")
            return
        yield from self.tree(view)
        for heading, others in ((PART_OF, view.wholes), (PARTS, view.parts)):
            if others:
                rows = [Row(str(it.date), it.importance or 1, visible(it.title(self.language))) for it in others]
                yield from (Line(), Line(heading.in_(self.language), style="bold"), self.relatives(rows))
        up, down = view.ancestors.total, view.descendants.total
        yield Line()
        up_en, down_en = "ancestor" + "s" * (up != 1), "descendant" + "s" * (down != 1)
        counted = Text(f"{up} {up_en}, {down} {down_en}", f"祖先 {up} 条，后代 {down} 条")
        yield Line(counted.in_(self.language), style="dim")

    def tree(self, view: Lineage) -> Iterator[RenderableType]:
        """Yield the trees: each line of ancestors from the oldest down, the milestone below the first of them."""
        chain = [view.ancestors]
        while chain[-1].branches:
            chain.append(chain[-1].branches[0])
        top, older = chain[-1], len(chain) - 1 - max(self.width // ANCESTOR_EVERY, 1)
        if self.bounded and older > 0:
            chain = chain[:-older]
            drawn = Tree(Line(OLDER.in_(self.language).format(count=older), style="dim"), guide_style="dim")
            tree = drawn.add(self.step(chain[-1]._replace(derivation=None), chain[-1].branches[1:]))
        else:
            drawn = tree = Tree(self.step(top._replace(derivation=None), here=len(chain) == 1), guide_style="dim")
        for above, node in zip(chain[:0:-1], chain[-2::-1], strict=True):
            tree = tree.add(
                self.step(node._replace(derivation=above.derivation), node.branches[1:], here=node is view.ancestors)
            )
        depth = len(chain) - 1 + (older > 0 and self.bounded)
        self.grow(tree, view.descendants, max((self.width - LEAST_STEP) // GUIDE - depth, 1))
        yield drawn

    def grow(self, tree: Tree, node: Node, levels: int) -> None:
        """Add what comes after a node to a tree, as many levels as there is room for; what is deeper is counted."""
        for branch in node.branches:
            step = self.step(branch)
            if levels == 1 and branch.branches:
                step.append(DEEPER.in_(self.language).format(count=branch.total), "dim")
            grown = tree.add(step)
            if levels > 1:
                self.grow(grown, branch, levels - 1)

    def step(self, node: Node, others: Iterable[Node] = (), *, here: bool = False) -> RichText:
        """Return a milestone in a tree with its date, how it is tied to the one before, and its other parents."""
        milestone = node.milestone
        style = "bold underline" if here else "bold" if (milestone.importance or 1) > 1 else ""
        line = Line.assemble((visible(milestone.title(self.language)), style), (f"  {milestone.date}", "cyan"))
        if node.derivation and self.width >= RELATIONS_FROM:
            line.append(f"  {RELATIONS[node.derivation.relation].in_(self.language)}", "dim")
        names = [visible(other.milestone.title(self.language)) for other in others]
        if names and self.width >= RELATIONS_FROM:
            shown, more = names[:OTHER_PARENTS], len(names) - OTHER_PARENTS
            tail = f" +{more}" if more > 0 else ""
            together = Text(f"  with {', '.join(shown)}{tail}", f"  另有{'、'.join(shown)}{tail}")
            line.append(together.in_(self.language), "dim")
        if node.seen:
            line.append("  …", "dim")
        return line

    def sources(self, view: Sources) -> Iterator[RenderableType]:
        """Yield each source as a block: its title, its id, how many milestones it reports, its licence and address."""
        for number, (source, count) in enumerate(view.counts):
            if number:
                yield Line()
            yield Line(visible(source.title.in_(self.language)), style="bold")
            counted = Text(f"{count} milestones", f"{count} 条").in_(self.language)
            told = [source.id, source.date or "", counted, source.license or ""]
            yield Line(visible("   ".join(filter(None, told))), style="dim")
            if source.url:
                yield self.address(source.url)

    def counts(self, view: View) -> Iterator[RenderableType]:
        """Yield counts as rows with bars, the exact figure before each."""
        found = table(view)
        if found is None:
            raise TypeError(view)
        rows = [(row, item[1]) for row, item in zip(found.rows(self.language), found.items, strict=True)]
        most = max((count for _, count in rows), default=1)
        grid = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style="dim")
        columns = [n for n, column in enumerate(found.columns) if column.key != "id"]
        for n in columns:
            is_count = found.columns[n].key in {"count", "descendants"}
            grid.add_column(found.columns[n].header.in_(self.language), justify="right" if is_count else "left")
        bars = self.bounded and self.width >= LABELS_BELOW
        if bars:
            grid.add_column("", width=max((self.width - 40) // 2, 8))
        for row, count in rows:
            cells: list[RenderableType] = [Line(row[n]) for n in columns]
            grid.add_row(*cells, *([Bar(most, 0, count, color="cyan")] if bars else []))
        yield grid


class Address(Line):
    """A line that is never broken."""
