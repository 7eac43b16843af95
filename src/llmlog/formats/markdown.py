"""Views as Markdown: a table of what is listed or compared, a page of one milestone, and the data license."""

import re
from collections.abc import Iterable, Iterator, Sequence

from llmlog.formats import Options
from llmlog.formats.columns import table
from llmlog.formats.separated import cells
from llmlog.language import Language, Text
from llmlog.printable import visible
from llmlog.views import Comparison, Entry, View

ADDRESS = r"https?://[^\s<>|]+"
SIGNS = {"-": Text("wrong", "有误"), "+": Text("right", "正确")}
"""What stands before what a source says and does not hold, and before what does."""
SPECIAL = r"([\\`*_{}\[\]<>()#+!|~$])"
LICENSE = Text(
    "Data: llmlog, [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/).",
    "数据：llmlog，[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)。",
)


def render(view: View, options: Options) -> Iterator[str]:
    """Yield a page for a milestone, a table for everything else, and the license of the data."""
    language = options.language
    if isinstance(view, Entry) and not options.fields:
        yield from _page(view, language)
    elif isinstance(view, Comparison) and not options.fields:
        from llmlog.formats.comparison import facts

        names = [it.milestone.title(language) for it in view.compared]
        yield from _table(["", *names], ([fact.label, *fact.values] for fact in facts(view, language)))
    else:
        headers, rows = cells(view, options)
        if not options.fields:
            headers = [column.header.in_(language) for column in table(view).columns]
        yield from _table(headers, list(rows))  # nothing is written before a field that is not there is refused
    yield f"\n{LICENSE.in_(options.language)}\n"


def escape(text: str) -> str:
    """Return a text in which nothing is taken for Markdown."""
    return re.sub(SPECIAL, r"\\\1", visible(text))


def linked(text: str) -> str:
    """Return a text in which nothing is taken for Markdown but an address, which becomes a link."""
    return f"<{text}>" if re.fullmatch(ADDRESS, text) else escape(text)


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table with a header."""
    yield f"| {' | '.join(map(escape, headers))} |\n| {' | '.join('---' for _ in headers)} |\n"
    yield from (f"| {' | '.join(map(linked, row))} |\n" for row in rows)


def _page(view: Entry, language: Language) -> Iterator[str]:
    from llmlog.formats.pages import LINKS, SAID, entry

    def beside(text: str, more: str) -> str:
        return Text(", ", "，").in_(language).join(filter(None, (text, more)))

    page = entry(view, language, whole=True)
    yield f"# {escape(page.title)}\n\n{escape(' · '.join(page.line))}\n"
    yield f"\n{escape(page.summary)}\n" if page.summary else ""
    colon = Text(": ", "：").in_(language)
    yield from _items("", (escape(f"{label}{colon}{value}") for label, value in page.facts))
    yield from _items("", map(escape, page.details))
    for title, rows, _ in page.relatives:
        yield from _items(title, (escape(beside(f"{it.date} {it.name}", it.note)) for it in rows))
    links = (f"{escape(label)}{colon}{linked(url)}" for label, urls in page.links for url in urls)
    yield from _items(LINKS.in_(language), links)
    if page.said:
        yield f"\n## {SAID.in_(language)}\n"
    for said in page.said:
        if said.sign == "#":
            yield f"\n### {escape(beside(said.text, said.date or said.aside))}\n\n"
        else:
            sign = SIGNS[said.sign].in_(language) + colon if said.sign in SIGNS else ""
            yield f"- {sign}{linked(said.text)}\n"


def _items(heading: str, texts: Iterable[str]) -> Iterator[str]:
    """Yield a list under a heading, nothing for no texts."""
    if items := [f"- {text}\n" for text in texts]:
        yield f"\n## {escape(heading)}\n" if heading else ""
        yield "\n" + "".join(items)
