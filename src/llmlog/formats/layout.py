"""The layout for one language and width: pages, errata and sources as pieces of Rich, and pieces as text."""

import io
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text as RichText

from llmlog.encodings import printable
from llmlog.formats import Options
from llmlog.formats.feet import tally
from llmlog.formats.wrapping import Facts, Items, Line
from llmlog.views import Sources

if TYPE_CHECKING:
    from llmlog.formats.claims import Said
    from llmlog.formats.pages import Page

WIDEST_PROSE = 84
LABELS_BELOW = 40
GAP = 2
BOLD = "bold not dim"
"""The style of a title, which a panel would draw as dim as its border."""
SIGNS = {"-": ("- ", ""), "+": ("+ ", "green"), "=": ("= ", "dim"), "#": ("", "dim"), "": ("", "")}
"""How the lines about what sources say begin, and their style."""


class Layout:
    """What draws in one language for one screen."""

    def __init__(self, options: Options) -> None:
        self.language = options.language
        self.bounded = options.screen.width is not None
        self.width = options.screen.room
        styled = options.screen.color or options.screen.plain_styles
        self.console = Console(
            file=io.TextIOWrapper(io.BytesIO(), options.screen.encoding),  # Rich draws lines that this encoding holds
            width=self.width,
            force_terminal=styled,
            color_system="standard" if styled else None,
            no_color=not options.screen.color,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            _environ={},  # what the environment asks for, the screen knows already
        )

    def text(self, pieces: Iterable[RenderableType]) -> str:
        """Return pieces as text, one below the other, without spaces at the ends of lines."""
        with self.console.capture() as captured:
            for are_addresses, together in groupby(pieces, lambda piece: isinstance(piece, Address)):
                # Rich joins text that is printed as such to its own, which wraps otherwise.
                for it in together if are_addresses else [Group(*together)]:
                    self.console.print(it, soft_wrap=are_addresses)
        return re.sub(r"(?<! ) +((?:\x1b\[0m)?)$", r"\1", captured.get(), flags=re.MULTILINE)

    def page(self, page: "Page") -> Iterator[RenderableType]:
        """Yield a page: its head, details, relatives, links and what the sources say."""
        from llmlog.formats.pages import LINKS, SAID

        yield from self.head(page)
        for detail in page.details:
            yield self.hanging(Line(detail))
        if page.relatives:
            from llmlog.formats.trees import relatives

            longest = max(cell_len(row.name) for _, rows in page.relatives for row in rows)
            for heading, rows in page.relatives:
                yield from (Line(), Line(heading, style="bold"), relatives(rows, self.width, longest))
        if page.links:
            yield from (Line(), Line(LINKS.in_(self.language), style="bold"))
        for label, urls in page.links:
            yield Line(label, style="dim")
            yield from map(self.address, urls)
        if page.said:
            yield from (Line(), Line(SAID.in_(self.language), style="bold"))
        for number, said in enumerate(page.said):
            if number and said.sign in {"#", "-"}:
                yield Line()
            yield self.said(said)

    def head(self, page: "Page") -> Iterator[RenderableType]:
        """Yield the head of a page, at a terminal in a panel: title, date, kind and makers, summary, facts."""
        title = Line.assemble((page.title, BOLD), ("  " + page.id, "dim"))
        first, *rest = page.line or [""]
        date, doubt, why = first.partition("?")
        line = Facts.assemble((date, "cyan"), (doubt, "magenta"), why, *(f"   {part}" for part in rest))
        inside: list[RenderableType] = [line] if line.plain else []
        if page.summary:
            inside += [Line(), Line(page.summary)] if inside else [Line(page.summary)]
        if page.facts:
            inside += [Line(), *self.facts(page.facts)] if inside else self.facts(page.facts)
        if not self.bounded:
            yield from (title, *inside, *([Line()] if page.details else []))
            return
        from rich.panel import Panel

        width = min(self.width, WIDEST_PROSE + 4)
        if cell_len(title.plain) > width - len("╭─  ─╮"):
            yield Panel(Group(title, *inside), width=width, border_style="dim")
        else:
            yield Panel(Group(*inside), title=title, title_align="left", width=width, border_style="dim")

    def facts(self, facts: Iterable[tuple[str, str]]) -> list[RenderableType]:
        """Return labels with their values; on narrow screens below them."""
        if self.width < LABELS_BELOW:
            return [line for label, value in facts for line in (Line(label, style="dim"), _value(value))]
        grid = Table.grid(padding=(0, GAP, 0, 0))
        grid.add_column(style="dim")
        grid.add_column()
        for label, value in facts:
            grid.add_row(label, _value(value))
        return [grid]

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
        return Address(printable(url), style=Style(link=printable(url)))

    def said(self, said: "Said") -> RenderableType:
        """Return a line about what a source says."""
        if said.text.startswith(("https://", "http://")) and not said.sign:
            return self.address(said.text)
        sign, style = SIGNS[said.sign]
        date, aside = (f"  {text}" if text else "" for text in (said.date, said.aside))
        return self.hanging(Line.assemble((sign + said.text, style), (date, "cyan"), (aside, "dim")))

    def errata(self, found: "Iterable[list[Said]]") -> Iterator[RenderableType]:
        """Yield each erratum as a block: its heading, what is said, what is right, why, and the evidence."""
        for number, (heading, *rest) in enumerate(found):
            if number:
                yield Line()
            about = (f"  {heading.date}", "cyan"), (f"  {heading.aside}", "dim")
            yield self.hanging(Line.assemble((heading.text, "bold"), *about))
            yield from map(self.said, rest)

    def sources(self, view: Sources) -> Iterator[RenderableType]:
        """Yield each source as a block: its title, its id, how many milestones it reports, its licence and address."""
        for number, (source, count) in enumerate(view.counts):
            if number:
                yield Line()
            yield Line(printable(source.title.in_(self.language)), style="bold")
            cells = [source.id, source.date or "", tally(count).in_(self.language), source.license or ""]
            yield Line(printable("   ".join(filter(None, cells))), style="dim")
            if source.url:
                yield self.address(source.url)


def _value(text: str) -> RichText:
    """Return what stands behind a label: a sentence, or a list that breaks between its items."""
    return Line(text) if text.endswith((".", "。")) else Items(text)


class Address(Line):
    """A line that is never broken."""
