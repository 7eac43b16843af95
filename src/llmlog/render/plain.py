"""Views as plain text for pipes and files: full, without colour, a milestone a line."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from llmlog.language import Language
from llmlog.printable import visible
from llmlog.render import content
from llmlog.views import Entry, Errata, Lineage, Links, Listing, Months, Organizations, Profile, Roots, View

if TYPE_CHECKING:
    from llmlog.lineage import Node
    from llmlog.render.sheets import Item, Sheet

GAP = "  "


def render(view: View, language: Language) -> str:
    """Return a view as text in which nothing is cut."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(view, language))


def _lines(view: View, language: Language) -> Iterable[str]:
    match view:
        case Listing():
            return aligned([content.headers(language), *content.rows(view, language, short=False)])
        case Months() | Organizations() | Roots():
            return aligned(content.counts(view, language))
    from llmlog.render import sheets

    match view:
        case Profile():
            return [*_sheet(sheets.profile(view, language)), "", *_lines(view.listing, language)]
        case Entry():
            return _sheet(sheets.entry(view, language))
        case Errata():
            return aligned(sheets.errata(view, language))
        case Lineage():
            below = [
                line for heading, tree in sheets.trees(view, language) for line in (heading, *_tree(tree, language))
            ]
            parts = sheets.kin_lists(view, language)
            beside = [line for heading, others in parts for line in (heading, *(f"{GAP}{other}" for other in others))]
            return [sheets.branch(view.ancestors, language), *([*below, *beside] or [sheets.NO_KIN.in_(language)])]
        case Links():
            return aligned([[link.kind, visible(link.url)] for link in view.links])


def _tree(node: "Node", language: Language, depth: int = 1) -> Iterator[str]:
    from llmlog.render import sheets

    for branch in node.branches:
        yield f"{GAP * depth}{sheets.branch(branch, language)}"
        yield from _tree(branch, language, depth + 1)


def aligned(table: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows of a table with their columns aligned, the last one but for its end."""
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)][:-1]
    return [
        GAP.join(cell + " " * (width - cells(cell)) for cell, width in zip(row, (*widths, 0), strict=True))
        for row in table
    ]


def cells(text: str) -> int:
    """Return how many cells a text takes in a terminal."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _sheet(sheet: "Sheet") -> list[str]:
    lines = [sheet.title, *sheet.paragraphs, *map(_item, sheet.details), ""]
    lines += aligned(sheet.facts)
    for heading, items in sheet.lists:
        if items:
            lines += ["", heading, *map(_item, items)]
    return lines


def _item(item: "Item") -> str:
    return f"- {item.label}{GAP if item.label else ''}{item.text}"
