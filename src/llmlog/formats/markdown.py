"""Views as Markdown: a table of what is listed, a page of one milestone, and the data licence."""

import re
from collections.abc import Iterator

from llmlog.formats import Options
from llmlog.formats.columns import table
from llmlog.formats.separated import cells
from llmlog.language import Language, Text
from llmlog.text import visible
from llmlog.views import Entry, View

SPECIAL = r"([\\`*_{}\[\]<>()#+!|~$])"
LICENSE = Text(
    "Data: llmlog, [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/).",
    "数据：llmlog，[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)。",
)


def render(view: View, options: Options) -> Iterator[str]:
    """Yield a page for a milestone, a table for everything else, and the licence of the data."""
    if isinstance(view, Entry) and not options.fields:
        yield from _page(view, options.language)
    else:
        yield from _table(view, options)
    yield f"\n{LICENSE.in_(options.language)}\n"


def escape(text: str) -> str:
    """Return a text in which nothing is taken for Markdown."""
    return re.sub(SPECIAL, r"\\\1", visible(text))


def _table(view: View, options: Options) -> Iterator[str]:
    found = table(view)
    headers, rows = cells(view, options)
    if found and not options.fields:
        headers = [column.header.in_(options.language) for column in found.columns]
    lines = list(rows)  # nothing is written before a field that is not there is refused
    yield f"| {' | '.join(map(escape, headers))} |\n| {' | '.join('---' for _ in headers)} |\n"
    yield from (f"| {' | '.join(map(escape, line))} |\n" for line in lines)


def _page(view: Entry, language: Language) -> Iterator[str]:
    from llmlog.formats.pages import entry

    page = entry(view, language, whole=True)
    yield f"# {escape(page.title)}\n\n{escape(' · '.join(page.line))}\n"
    yield f"\n{escape(page.summary)}\n" if page.summary else ""
    for heading, items in (
        ("", [f"{escape(label)}: {escape(value)}" for label, value in page.facts]),
        ("", [escape(detail) for detail in page.details]),
        *((title, [escape(f"{it.date} {it.name} {it.note}".strip()) for it in rows]) for title, rows in page.relatives),
        *((label, [f"<{url}>" for url in urls]) for label, urls in page.links),
    ):
        if items:
            yield f"\n## {escape(heading)}\n" if heading else ""
            yield "\n" + "".join(f"- {item}\n" for item in items)
