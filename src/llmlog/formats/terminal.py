"""Views drawn by Rich: listings, pages, errata, trees and bars, for a screen or, without a width, with nothing cut."""

import io
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import get_args

from rich.console import Console, Group, RenderableType

from llmlog import views
from llmlog.encodings import holds
from llmlog.formats import Options
from llmlog.views import View

DRAWN: dict[type, str] = {
    views.Home: "home:draw",
    views.Listing: "listing:draw",
    views.Timeline: "timeline:draw",
    views.Anniversary: "anniversary:draw",
    views.Comparison: "comparison:draw",
    views.Lineage: "trees:draw",
    views.Profile: "layout:draw_profile",
    views.Entry: "layout:draw_entry",
    views.Errata: "layout:draw_errata",
    views.Links: "layout:draw_links",
    views.Sources: "layout:draw_sources",
} | dict.fromkeys(get_args(views.Bars), "counts:draw")
"""The module and function that draw each view, imported when one is asked for."""


def draw(view: View, options: Options) -> Iterator[str]:
    """Yield a view as text, no line wider than the screen but for addresses, which are never broken."""
    screen = options.screen
    if screen.width and not holds(screen.encoding, "…"):
        options = options._replace(screen=screen._replace(width=screen.width - 1))  # three points for one sign
    module, _, function = DRAWN[type(view)].partition(":")
    yield text(getattr(import_module(f"llmlog.formats.{module}"), function)(view, options), options)


def text(pieces: Iterable[RenderableType], options: Options) -> str:
    """Return pieces as text, one below the other, without spaces at the ends of lines."""
    screen = options.screen
    styled = screen.color or screen.plain_styles
    console = Console(
        file=io.TextIOWrapper(io.BytesIO(), screen.encoding),  # Rich draws lines that this encoding holds
        width=screen.room,
        force_terminal=styled,
        color_system="standard" if styled else None,
        no_color=not screen.color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},  # what the environment asks for, the screen knows already
    )
    with console.capture() as captured:
        console.print(Group(*pieces), crop=False)  # nothing is wider than the screen but addresses
    return re.sub(r"(?<! ) +((?:\x1b\[0m)?)$", r"\1", captured.get(), flags=re.MULTILINE)
