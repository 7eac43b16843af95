"""Views drawn by Rich: listings, pages, errata, trees and bars, for a screen or, without a width, with nothing cut."""

from collections.abc import Callable, Iterator
from typing import Any

from rich.console import RenderableType

from llmlog.encodings import holds
from llmlog.formats import Options
from llmlog.formats.anniversary import draw as draw_anniversary
from llmlog.formats.canvas import Canvas
from llmlog.formats.comparison import draw as draw_comparison
from llmlog.formats.counts import draw as draw_counts
from llmlog.formats.feet import errata_foot, sources_foot
from llmlog.formats.home import draw as draw_home
from llmlog.formats.listing import draw as draw_listing
from llmlog.formats.pages import entry, errata, profile
from llmlog.formats.timeline import draw as draw_timeline
from llmlog.formats.trees import draw as draw_lineage
from llmlog.formats.wrapping import Line
from llmlog.views import (
    Anniversary,
    Comparison,
    Entry,
    Errata,
    Home,
    Kinds,
    Lineage,
    Links,
    Listing,
    Months,
    Organizations,
    Profile,
    Roots,
    Sources,
    Stats,
    Tags,
    Timeline,
    View,
)

DRAWN: dict[type, Callable[[Any, Options], Iterator[RenderableType]]] = {
    Home: draw_home,
    Listing: draw_listing,
    Timeline: draw_timeline,
    Anniversary: draw_anniversary,
    Comparison: draw_comparison,
    Lineage: draw_lineage,
    Stats: draw_counts,
    Months: draw_counts,
    Organizations: draw_counts,
    Kinds: draw_counts,
    Tags: draw_counts,
    Roots: draw_counts,
}
"""What draws the views that have a module of their own."""


def draw(view: View, options: Options) -> Iterator[str]:
    """Yield a view as text, no line wider than the screen but for addresses, which are never broken."""
    screen = options.screen
    if screen.width and not holds(screen.encoding, "…"):
        options = options._replace(screen=screen._replace(width=screen.width - 1))  # three points for one sign
    return _drawn(view, options)


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
            yield canvas.text(canvas.page(entry(view, options.language, whole=options.screen.width is None)))
        case Errata():
            yield canvas.text([*canvas.errata(errata(view, options.language)), *errata_foot(view, options)])
        case Links():
            yield canvas.text(canvas.address(link.url) for link in view.links)
        case Sources():
            yield canvas.text([*canvas.sources(view), *sources_foot(view, options)])


def draw_head(view: Profile, options: Options) -> Iterator[str]:
    """Yield what is said of an organization before its milestones."""
    canvas = Canvas(options)
    yield canvas.text([*canvas.head(profile(view, options.language)), Line()])
