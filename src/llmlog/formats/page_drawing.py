"""Pages, errata, sources and addresses as pieces of Rich."""

from collections.abc import Iterable, Iterator
from itertools import islice

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text as RichText

from llmlog.formats import Options
from llmlog.formats.feet import errata_foot, sources_foot, tally
from llmlog.formats.pages import LINKS, SAID, Page, Said, entry, errata, profile
from llmlog.formats.wrapping import Facts, Items, Line
from llmlog.printable import printable
from llmlog.views import Entry, Errata, Links, Profile, Sources

WIDEST_PROSE = 84
LABELS_BELOW = 40
GAP = 2
BOLD = "bold not dim"
"""The style of a title, which a panel would draw as dim as its border."""
SIGNS = {"-": ("- ", ""), "+": ("+ ", "green"), "=": ("= ", "dim"), "#": ("", "dim"), "": ("", "")}
"""How the lines about what sources say begin, and their style."""


def draw_profile(view: Profile, options: Options) -> Iterator[RenderableType]:
    """Yield what is said of an organization, and its milestones; without a width these stand in columns elsewhere."""
    from llmlog.formats.listing import draw

    yield from _head(profile(view, options.language), options)
    yield Line()
    if options.screen.width is not None:
        yield from draw(view.listing, options)


def draw_entry(view: Entry, options: Options) -> Iterator[RenderableType]:
    """Yield a page: its head, details, relatives, links and what the sources say."""
    from llmlog.formats.trees import relatives

    language, width = options.language, options.screen.width
    page = entry(view, language, whole=width is None)
    yield from _head(page, options)
    for detail in page.details:
        yield _hanging(options, (detail, ""))
    longest = max((cell_len(row.name) for _, rows, _ in page.relatives for row in rows), default=0)
    for heading, rows, more in page.relatives:
        yield from (Line(), Line(heading, style="bold"), relatives(rows, options.screen.room, longest))
        if more:
            yield Line(more, style="dim")
    if page.links:
        yield from (Line(), Line(LINKS.in_(language), style="bold"))
    for label, urls in page.links:
        yield Line(label, style="dim")
        yield from map(_address, urls)
    if page.said:
        yield from (Line(), Line(SAID.in_(language), style="bold"))
    for number, said in enumerate(page.said):
        if number and said.sign in {"#", "-"}:
            yield Line()
        yield _said(said, options)


def draw_errata(view: Errata, options: Options) -> Iterator[RenderableType]:
    """Yield each erratum as a block: its heading, what is said, what is right, why, and the evidence."""
    for number, (heading, *rest) in enumerate(errata(view, options.language)):
        if number:
            yield Line()
        yield _hanging(options, (heading.text, "bold"), (f"  {heading.date}", "cyan"), (f"  {heading.aside}", "dim"))
        yield from (_said(it, options) for it in rest)
    yield from errata_foot(view, options)


def draw_links(view: Links, _: Options) -> Iterator[RenderableType]:
    """Yield an address a line."""
    return (_address(link.url) for link in view.links)


def draw_sources(view: Sources, options: Options) -> Iterator[RenderableType]:
    """Yield each source as a block: its title, its id, how many milestones it reports, its license and address."""
    for number, (source, count) in enumerate(view.counts):
        if number:
            yield Line()
        yield Line(printable(source.title.in_(options.language)), style="bold")
        cells = [source.id, source.date or "", tally(count).in_(options.language), source.license or ""]
        yield Line(printable("   ".join(filter(None, cells))), style="dim")
        if source.url:
            yield _address(source.url)
    yield from sources_foot(view, options)


def _head(page: Page, options: Options) -> Iterator[RenderableType]:
    """Yield the head of a page, at a terminal in a panel: title, date, kind and makers, summary, facts."""
    title = Line.assemble((page.title, BOLD), ("  " + page.id, "dim"))
    first, *rest = page.line or [""]
    date, doubt, why = first.partition("?")
    line = Facts.assemble((date, "cyan"), (doubt, "magenta"), why, *(f"   {part}" for part in rest))
    inside: list[RenderableType] = [line] if line.plain else []
    if page.summary:
        inside += [Line(), Line(page.summary)] if inside else [Line(page.summary)]
    if page.facts:
        facts = _facts(page.facts, options.screen.room)
        inside += [Line(), *facts] if inside else facts
    if options.screen.width is None:
        yield from (title, *inside, *([Line()] if page.details else []))
        return
    from rich.panel import Panel

    width = min(options.screen.width, WIDEST_PROSE + 4)
    if cell_len(title.plain) > width - len("╭─  ─╮"):
        yield Panel(Group(title, *inside), width=width, border_style="dim")
    else:
        yield Panel(Group(*inside), title=title, title_align="left", width=width, border_style="dim")


def _facts(facts: Iterable[tuple[str, str]], width: int) -> list[RenderableType]:
    """Return labels with their values; on narrow screens below them."""
    if width < LABELS_BELOW:
        return [line for label, value in facts for line in (Line(label, style="dim"), _value(value))]
    grid = Table.grid(padding=(0, GAP, 0, 0))
    grid.add_column(style="dim")
    grid.add_column()
    for label, value in facts:
        grid.add_row(label, _value(value))
    return [grid]


def _value(text: str) -> RichText:
    """Return what stands behind a label: a sentence, or a list that breaks between its items."""
    return Line(text) if text.endswith((".", "。")) else Items(text)


def _hanging(options: Options, *parts: tuple[str, str]) -> RenderableType:
    """Return a line of prose of parts with their styles, what runs on set in by two."""
    line = Line()
    for text, style in parts:
        line.append(text, style)
    if options.screen.width is None:
        return line
    width = min(options.screen.width, WIDEST_PROSE)
    first, *more = line.divide(islice(line.breaks(line.plain, width), 1))
    first.rstrip()
    if not more:
        return first
    rest = Line.assemble(*more)  # parts of a Line are Rich's own Text
    return Group(first, Constrain(Padding(rest, (0, 0, 0, 2)), width) if options.screen.room > LABELS_BELOW else rest)


def _address(url: str) -> RenderableType:
    """Return an address on a line of its own, linked as a whole; a terminal may wrap it, llmlog does not."""
    return RichText(printable(url), style=Style(link=printable(url)), no_wrap=True, overflow="ignore")


def _said(said: Said, options: Options) -> RenderableType:
    """Return a line about what a source says."""
    if said.text.startswith(("https://", "http://")) and not said.sign:
        return _address(said.text)
    sign, style = SIGNS[said.sign]
    date, aside = (f"  {text}" if text else "" for text in (said.date, said.aside))
    return _hanging(options, (sign + said.text, style), (date, "cyan"), (aside, "dim"))
