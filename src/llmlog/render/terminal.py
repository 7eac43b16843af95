"""Views for people at a terminal: Rich tables, cards and panels. The only import of rich's renderables."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise, zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells
from rich.console import Console, Group, RenderableType
from rich.style import Style

from llmlog.language import Language
from llmlog.printable import visible
from llmlog.render import content
from llmlog.render.content import COLUMNS, DATE, KIND, NAME, SUMMARY, Column
from llmlog.render.wrapping import Line, breaks
from llmlog.screen import Screen
from llmlog.views import Entry, Errata, Lineage, Links, Listing, Months, Organizations, Profile, Roots, View

if TYPE_CHECKING:
    from rich.table import Table
    from rich.tree import Tree

    from llmlog.lineage import Node
    from llmlog.render.sheets import Item, Sheet
    from llmlog.search import Hit

CARDS_BELOW = 70
LABELS_BELOW = 40
NARROWEST_SUMMARY = 12
WIDEST_NAME = 30
WIDEST_ORGANIZATION = 22
GAP = 2
UNLIMITED = 1 << 16
STYLES = {DATE: "cyan", NAME: "bold", KIND: "green"}
FOUND = "bold yellow"
DIM = "dim"


def render(view: View, language: Language, screen: Screen) -> str:
    """Return a view as text for a screen: no line wider than it, and nothing cut where it has no width."""
    return _Page(language, screen).render(view)


class _Text(io.StringIO):
    """Text that knows how it will be encoded, so that Rich draws lines that the encoding holds."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding


class _Page:
    """A page in one language for one screen."""

    def __init__(self, language: Language, screen: Screen) -> None:
        self.language = language
        self.width = screen.width or UNLIMITED
        self.bounded = screen.width is not None
        self.ellipsis = "…" if screen.can_show("…") else "~"
        self.console = Console(
            file=_Text(screen.encoding),
            width=self.width,
            force_terminal=screen.color,
            color_system="standard" if screen.color else None,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},  # what the environment asks for, the screen knows already
        )

    def render(self, view: View) -> str:
        with self.console.capture() as captured:
            self.console.print(Group(*self.pieces(view)))
        return re.sub(r" +$", "", captured.get(), flags=re.MULTILINE)

    def pieces(self, view: View) -> Iterable[RenderableType]:
        match view:
            case Listing():
                listing = self.cards(view) if self.width < CARDS_BELOW else self.table(view)
                foot = [Line(content.foot(view, self.language), style=DIM)] if self.bounded else []
                return (*listing, *foot)
            case Months() | Organizations() | Roots():
                return (self.counts(content.counts(view, self.language)),)
        from llmlog.render import sheets

        match view:
            case Profile():
                return (self.sheet(sheets.profile(view, self.language)), *self.pieces(view.listing))
            case Entry():
                return (self.sheet(sheets.entry(view, self.language)),)
            case Errata():
                return self.errata(sheets.errata(view, self.language))
            case Lineage():
                return self.lineage(view)
            case Links():
                return [Line(visible(link.url), style=Style(link=visible(link.url))) for link in view.links]

    def table(self, view: Listing) -> Iterable[Line]:
        """One line a milestone, and more where a name is too long for its column.

        Every cell is cut and padded to a width that is known beforehand; Rich's own table would measure them all again.
        """
        rows = content.rows(view, self.language, short=self.bounded)
        headers = content.headers(self.language)
        widths = self.column_widths([headers, *rows])
        yield self.row(headers, widths, dict.fromkeys(COLUMNS, "bold"))
        hits: Sequence[Hit | None] = view.hits or [None] * len(rows)
        for row, hit in zip(rows, hits, strict=True):
            cells = [self.fitted(text, width, column) for text, width, column in zip(row, widths, COLUMNS, strict=True)]
            for parts in zip_longest(*cells, fillvalue=""):
                line = self.row(parts, widths, STYLES)
                if hit:
                    self.mark(line, hit, view.words)
                yield line

    def row(self, parts: Sequence[str], widths: Sequence[int], styles: Mapping[Column, str]) -> Line:
        """Return a part of each cell of a row side by side."""
        line = Line(no_wrap=True)
        for part, width, column in zip(parts, widths, COLUMNS, strict=True):
            gap = " " * (width - cell_len(part) + GAP) if column is not SUMMARY else ""
            line.append(part + gap, styles.get(column))
        return line

    def column_widths(self, rows: list[list[str]]) -> list[int]:
        """Return what columns take: what they need, names and organizations within reason, the summary what is left."""
        needed = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
        if self.bounded:
            room = self.width - needed[0] - needed[3] - GAP * 4 - NARROWEST_SUMMARY
            needed[1] = min(needed[1], WIDEST_NAME, room * 3 // 5)
            needed[2] = min(needed[2], WIDEST_ORGANIZATION, room - needed[1])
            needed[4] = min(needed[4], NARROWEST_SUMMARY + room - needed[1] - needed[2])
        return needed

    def fitted(self, text: str, width: int, column: Column) -> list[str]:
        """Return a text in the lines that it takes in a column: cut with an ellipsis, unless it is a name."""
        if cell_len(text) <= width:
            return [text]
        if column is NAME:
            return [text[start:end].strip() for start, end in pairwise((0, *breaks(text, width), None))]
        return [chop_cells(text, width - 1)[0] + self.ellipsis]

    def cards(self, view: Listing) -> Iterable[RenderableType]:
        """A milestone under another: date and name, what it is, and the summary."""
        hits: Sequence[Hit | None] = view.hits or [None] * len(view.milestones)
        for milestone, hit in zip(view.milestones, hits, strict=True):
            name = Line(content.name(milestone, hit, view.words, self.language), style="bold")
            summary = Line(visible(milestone.summary.in_(self.language)))
            if hit:
                self.mark(name, hit, view.words)
                self.mark(summary, hit, view.words)
            short = (column.short(milestone, self.language) for column in (KIND, content.ORGANIZATION))
            yield Line.assemble((content.date(milestone, marked=True), "cyan"), "  ", name)
            yield Line(visible(" · ".join(filter(None, (milestone.id, *short)))), style=DIM)
            yield summary
            yield Line()

    def counts(self, rows: list[tuple[str, str]]) -> "Table":
        from rich.table import Table

        table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style="bold")
        table.add_column(rows[0][0], style="cyan")
        table.add_column(rows[0][1], justify="right")
        for label, count in rows[1:]:
            table.add_row(Line(label), count)
        return table

    def errata(self, rows: list[list[str]]) -> Iterable[RenderableType]:
        """What is said under whose name, what is right under it, why, and where to see it."""
        labels = rows[0][3:]
        for number, (name, about, source, *told) in enumerate(rows[1:]):
            if number:
                yield Line()
            yield Line.assemble((name, "bold"), (f"  {about} · {source}", DIM))
            yield from self.facts(list(zip(labels, told, strict=True)))

    def lineage(self, view: Lineage) -> Iterable[RenderableType]:
        from llmlog.render import sheets

        trees = sheets.trees(view, self.language)
        parts = sheets.kin_lists(view, self.language)
        root = Line(sheets.branch(view.ancestors, self.language), style="bold")
        if not trees and not parts:
            return (root, Line(sheets.NO_KIN.in_(self.language), style=DIM))
        if self.width < LABELS_BELOW:
            below = [(Line(heading, style="cyan"), *self.steps(tree, 1)) for heading, tree in trees]
            below += [
                (Line(heading, style="cyan"), *(Line(f" {other}") for other in others)) for heading, others in parts
            ]
            return (root, *chain.from_iterable(below))
        from rich.tree import Tree

        drawn = Tree(root, guide_style=DIM)
        for heading, tree in trees:
            self.grow(drawn.add(Line(heading, style="cyan")), tree)
        for heading, others in parts:
            branch = drawn.add(Line(heading, style="cyan"))
            for other in others:
                branch.add(Line(other))
        return (drawn,)

    def steps(self, node: "Node", depth: int) -> Iterable[Line]:
        """Give the milestones of a tree with a space a step, where the lines of a tree would leave no room."""
        from llmlog.render import sheets

        for branch in node.branches:
            yield Line(f"{' ' * depth}{sheets.branch(branch, self.language)}")
            yield from self.steps(branch, depth + 1)

    def grow(self, tree: "Tree", node: "Node") -> None:
        from llmlog.render import sheets

        for branch in node.branches:
            self.grow(tree.add(Line(sheets.branch(branch, self.language))), branch)

    def sheet(self, sheet: "Sheet") -> RenderableType:
        parts: list[RenderableType] = [Line(paragraph) for paragraph in sheet.paragraphs]
        parts += map(self.item, sheet.details)
        parts += [Line(), *self.facts(sheet.facts)] if parts else self.facts(sheet.facts)
        for heading, items in sheet.lists:
            if items:
                parts += [Line(), Line(heading, style="bold"), *map(self.item, items)]
        from rich.panel import Panel

        title = Line(sheet.title, style="bold")
        if not self.bounded:
            return Group(title, *parts, Line())
        if cell_len(sheet.title) > self.width - len("╭─  ─╮"):
            return Panel(Group(title, *parts), width=self.width)
        return Panel(Group(*parts), title=title, title_align="left", width=self.width)

    def facts(self, facts: list[tuple[str, str]]) -> list[RenderableType]:
        """Return labels with their values; on narrow screens one after the other."""
        if self.width < LABELS_BELOW:
            return [Line.assemble((f"{label}: ", DIM), value) for label, value in facts]
        from rich.table import Table

        grid = Table.grid(padding=(0, GAP, 0, 0))
        grid.add_column(style=DIM, no_wrap=True)
        grid.add_column(overflow="fold")
        for label, value in facts:
            grid.add_row(label, Line(value))
        return [grid]

    def item(self, item: "Item") -> RenderableType:
        """Return an item of a list, its lines hanging under its text; a URL is one that terminals can click."""
        from rich.table import Table

        style = Style(link=item.url) if item.url else Style.null()
        grid = Table.grid()
        grid.add_column(width=2)
        grid.add_column(overflow="fold")
        label = f"{item.label}  " if item.label else ""
        grid.add_row("-", Line.assemble((label, DIM), (item.text, style)))
        return grid

    def mark(self, line: Line, hit: "Hit", words: Sequence[str]) -> None:
        """Highlight what was found in a line."""
        found = [re.escape(visible(word)) for word in (hit.text, *words) if word.strip()]
        line.highlight_regex(re.compile("|".join(found), re.IGNORECASE), FOUND)
