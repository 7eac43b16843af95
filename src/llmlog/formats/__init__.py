"""The formats of views: one function each, from a view and options to text in pieces, and a line in FORMATS."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

from llmlog.language import Language
from llmlog.views import View

UNLIMITED = 1 << 16


class Screen(NamedTuple):
    """Where text goes: its width in cells (None: no limit), whether it takes color, and what it can encode.

    `plain_styles` is whether it takes bold, dim and underline although no color.
    """

    width: int | None = None
    color: bool = False
    encoding: str = "utf-8"
    plain_styles: bool = False

    @property
    def room(self) -> int:
        """The width in cells, where there is no limit more than anything takes."""
        return self.width or UNLIMITED


class Options(NamedTuple):
    """How a view is to be written."""

    language: Language = Language.EN
    fields: tuple[str, ...] = ()
    bom: bool = False
    screen: Screen = Screen()


Pieces = Iterator[str] | Iterator[bytes]
"""Text, or its UTF-8."""
Render = Callable[[View, Options], Pieces]

FORMATS = {
    "table": "terminal:render",
    "json": "json:render",
    "jsonl": "json:render_lines",
    "csv": "separated:render_csv",
    "tsv": "separated:render_tsv",
    "md": "markdown:render",
    "ids": "separated:render_ids",
}
"""The formats by name, and the module and function of each, imported when it is asked for."""

FORMAT_OF_SUFFIX = {
    "": "table",
    ".txt": "table",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "md",
}
"""The format of a file whose name ends so, where none is given."""


def render(view: View, format: str, options: Options) -> Pieces:
    """Yield the text of a view in a format."""
    module, _, function = FORMATS[format].partition(":")
    write: Render = getattr(import_module(f"{__name__}.{module}"), function)
    return write(view, options)
