"""Make the pictures of screens in docs/pictures, or say with `--check` whether they are what the screens show now.

Each is an SVG that Rich draws of what a command writes at a terminal of 80 columns, in both languages. The log is that
of the tests, so that a new entry changes none.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from llmlog import Log, PartialDate
from llmlog.cli.home import home
from llmlog.formats import Options, Screen, render
from llmlog.intervals import Interval
from llmlog.language import Language
from llmlog.lineage import ancestors, descendants, parts
from llmlog.store.cache import open_database
from llmlog.views import Entry, Errata, Lineage, Listing, View

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
LOG = Path(__file__).parent.parent / "tests" / "log"
WIDTH = 80
TEMPLATE = re.sub(r"@font-face \{\{.*?\}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
"""Rich's own template without the fonts that it would fetch."""


def screens(log: Log, language: Language) -> Iterator[tuple[str, str, View]]:
    """Yield the name of each picture, the command that shows it, and its view."""
    yield "home", "", home(log, language)
    llama = log["llama-2"]
    parents, children = log.parents(llama), log.children(llama)
    yield "show", "show llama-2", Entry(llama, parents, children, [log.sources[it.source] for it in llama.sources])
    month = Listing(log.select(within="2023-03"), log.coverage, span=Interval.parse("2023-03"))
    yield "month", "month 2023-03", month
    query = "chat model" if language is Language.EN else "对话模型"
    hits = log.search(query)
    best = hits[:12]
    yield (
        "search",
        f"search {query} -n 12",
        Listing(best.selection, log.coverage, best, query.split(), len(hits) - len(best)),
    )
    trees = ancestors(log, llama), descendants(log, llama)
    yield "lineage", "lineage llama-2", Lineage(*trees, parts(parents), parts(children))
    wrong = [
        (it, erratum, log.sources[erratum.source])
        for it in log.select(within=PartialDate(2023, 3))
        for erratum in it.errata
    ]
    yield "errata", "errata -m 2023-03", Errata(wrong)


def picture(command: str, text: str) -> str:
    """Return the SVG of a command and what it writes."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text(f"$ llmlog {command}".rstrip(), style="dim"))
    console.print(Text.from_ansi(text.rstrip("\n")), soft_wrap=False)  # Rich 15 keeps a last line end, Rich 14 drops it
    svg = console.export_svg(title="llmlog", unique_id="llmlog", code_format=TEMPLATE)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def pictures(log: Log) -> Iterator[tuple[Path, str]]:
    """Yield the path and the content of each picture."""
    for language in Language:
        options = Options(language, screen=Screen(WIDTH, color=True))
        for name, command, view in screens(log, language):
            suffix = "" if language is Language.EN else f".{language}"
            yield FOLDER / f"{name}{suffix}.svg", picture(command, "".join(render(view, "table", options)))


def main(arguments: list[str]) -> int:
    """Write the pictures, or list those that are not current; return the exit code."""
    made = pictures(Log(open_database(folder=LOG)))
    stale = [(path, svg) for path, svg in made if not path.exists() or path.read_text("utf-8") != svg]
    for path, svg in stale:
        print(path.name, "is not current" if "--check" in arguments else "is written")
        if "--check" not in arguments:
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_text(svg, encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
