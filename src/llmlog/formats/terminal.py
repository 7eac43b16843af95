"""Views drawn by Rich: listings, pages, errata, trees and bars, for a screen or, without a width, with nothing cut."""

from collections.abc import Iterator
from importlib import import_module
from typing import get_args

from llmlog import views
from llmlog.encodings import holds
from llmlog.formats import Options
from llmlog.formats.feet import errata_foot, sources_foot
from llmlog.formats.layout import Layout
from llmlog.formats.wrapping import Line
from llmlog.views import View

DRAWN: dict[type, str] = {
    views.Home: "home",
    views.Listing: "listing",
    views.Timeline: "timeline",
    views.Anniversary: "anniversary",
    views.Comparison: "comparison",
    views.Lineage: "trees",
} | dict.fromkeys(get_args(views.Bars), "counts")
"""The views that have a module of their own, whose `draw` yields them; imported when one is asked for."""


def draw(view: View, options: Options) -> Iterator[str]:
    """Yield a view as text, no line wider than the screen but for addresses, which are never broken."""
    screen = options.screen
    if screen.width and not holds(screen.encoding, "…"):
        options = options._replace(screen=screen._replace(width=screen.width - 1))  # three points for one sign
    return _drawn(view, options)


def _drawn(view: View, options: Options) -> Iterator[str]:
    """Yield a view as text in whatever signs it has."""
    layout = Layout(options)
    if module := DRAWN.get(type(view)):
        yield layout.text(import_module(f"llmlog.formats.{module}").draw(view, options))
        return
    match view:
        case views.Profile():
            yield from draw_head(view, options)
            yield from _drawn(view.listing, options)
        case views.Entry():
            from llmlog.formats.pages import entry

            yield layout.text(layout.page(entry(view, options.language, whole=options.screen.width is None)))
        case views.Errata():
            from llmlog.formats.claims import errata

            yield layout.text([*layout.errata(errata(view, options.language)), *errata_foot(view, options)])
        case views.Links():
            yield layout.text(layout.address(link.url) for link in view.links)
        case views.Sources():
            yield layout.text([*layout.sources(view), *sources_foot(view, options)])
        case _:
            raise TypeError(view)


def draw_head(view: views.Profile, options: Options) -> Iterator[str]:
    """Yield what is said of an organization before its milestones."""
    from llmlog.formats.pages import profile

    layout = Layout(options)
    yield layout.text([*layout.head(profile(view, options.language)), Line()])
