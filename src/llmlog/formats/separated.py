"""Views as lines for other programs: comma-separated, tab-separated, and ids alone."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from llmlog.formats import Options
from llmlog.formats.columns import COLUMNS, MILESTONE, table
from llmlog.formats.json import elements, values
from llmlog.language import Language, Text
from llmlog.printable import visible
from llmlog.views import Lineage, View

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula, some of them behind spaces too (OWASP, CSV Injection)."""


def render_csv(view: View, options: Options) -> Iterator[str]:
    """Yield comma-separated values with a header (RFC 4180); what a spreadsheet would run has `'` before it."""
    header, rows = cells(view, options)
    yield from _csv([header, *rows], options)


def render_header(shown: type, options: Options) -> Iterator[str]:
    """Yield the CSV of a view that would list nothing: its header."""
    return _csv([options.fields or [column.key for column in COLUMNS.get(shown, MILESTONE)]], options)


def _csv(rows: Iterable[Sequence[str]], options: Options) -> Iterator[str]:
    if options.bom:
        yield BOM
    written = io.StringIO(newline="")
    csv.writer(written).writerows([f"'{it}" if it.lstrip().startswith(FORMULA) else it for it in row] for row in rows)
    yield written.getvalue()


def render_tsv(view: View, options: Options) -> Iterator[str]:
    """Yield tab-separated values without a header, a line a row."""
    _, rows = cells(view, options)
    return ("\t".join(row) + "\n" for row in rows)


def render_ids(view: View, options: Options) -> Iterator[str]:
    """Yield each id on a line; what has no id is called by the first thing that it says."""
    if isinstance(view, Lineage):
        called = (id for id, *_ in table(view).rows(options.language))
    else:
        called = (str(it.get("id") or next(iter(it.values()))) for it in map(json.loads, elements(view)))
    yield from dict.fromkeys(f"{visible(it)}\n" for it in called)


def cells(view: View, options: Options) -> tuple[list[str], Iterable[list[str]]]:
    """Return the header and the rows of the fields that are asked for, else of the columns."""
    fields, language = options.fields, options.language
    if fields and not isinstance(view, Lineage):  # whose rows are no elements of its JSON
        return list(fields), ([cell(value, language) for value in row] for row in values(view, fields))
    found = table(view).of(fields) if fields else table(view)
    return [column.key for column in found.columns], found.rows(language)


def cell(value: Any, language: Language) -> str:
    """Return a value of JSON as the text of a cell: one language of two, names with `; ` between them."""
    match value:
        case None:
            return ""
        case str():
            return visible(value)
        case {"en": en, "zh": zh}:
            return cell(Text(en, zh).in_(language), language)
        case list() if all(isinstance(item, str | int | None) for item in value):
            return "; ".join(cell(item, language) for item in value)
    return visible(json.dumps(value, ensure_ascii=False))
