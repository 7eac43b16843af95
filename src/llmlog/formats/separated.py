"""Views as lines for other programs: comma-separated, tab-separated, and ids alone."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from llmlog.formats import Options
from llmlog.formats.columns import table
from llmlog.formats.json import elements
from llmlog.formats.json import rows as values_of
from llmlog.language import Language
from llmlog.text import visible
from llmlog.views import View

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula, some of them behind spaces too (OWASP, CSV Injection)."""


def render_csv(view: View, options: Options) -> Iterator[str]:
    """Yield comma-separated values with a header (RFC 4180); what a spreadsheet would run has `'` before it."""
    if options.bom:
        yield BOM
    written = io.StringIO(newline="")
    for row in (header(view, options), *rows(view, options)):
        csv.writer(written).writerow([f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell for cell in row])
    yield written.getvalue()


def render_tsv(view: View, options: Options) -> Iterator[str]:
    """Yield tab-separated values without a header, a line a row."""
    return ("\t".join(row) + "\n" for row in rows(view, options))


def render_ids(view: View, options: Options) -> Iterator[str]:  # noqa: ARG001
    """Yield an id a line; what has no id is called by the first thing that it says."""
    for record in map(json.loads, elements(view)):
        yield f"{visible(str(record.get('id') or next(iter(record.values()))))}\n"


def header(view: View, options: Options) -> list[str]:
    """Return the fields that are asked for, else the keys of the columns, else all keys."""
    found = table(view)
    keys = (column.key for column in found.columns) if found else json.loads(next(elements(view)))
    return list(options.fields or keys)


def rows(view: View, options: Options) -> Iterable[list[str]]:
    """Yield the cells of the fields that are asked for, else those of the columns, else those of all keys."""
    found = table(view)
    if found and not options.fields:
        return found.rows(options.language)
    values = values_of(view, tuple(header(view, options)))
    return ([cell(value, options.language) for value in row] for row in values)


def cell(value: Any, language: Language) -> str:
    """Return a value of JSON as the text of a cell: one language of two, names with `; ` between them."""
    match value:
        case None:
            return ""
        case str():
            return visible(value)
        case {"en": en, "zh": zh}:
            return cell(zh if language is Language.ZH else en, language)
        case list() if all(isinstance(item, str | int | None) for item in value):
            return "; ".join(cell(item, language) for item in value)
    return visible(json.dumps(value, ensure_ascii=False))
