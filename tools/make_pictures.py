"""Make the pictures of screens in docs/pictures, or say with `--check` whether they are what the screens show now.

Each is an SVG that Rich draws of what a command writes at a terminal of 80 columns, in both languages. The log is that
of the tests, so that a new entry changes none.
"""

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from unittest.mock import patch

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from llmlog import Log
from llmlog.cli.app import run
from llmlog.language import Language
from llmlog.store.cache import open_database

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
LOG = Path(__file__).parent.parent / "tests" / "log"
WIDTH = 80
TEMPLATE = re.sub(r"@font-face \{\{.*?\}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
"""Rich's own template without the fonts that it would fetch."""
COMMANDS = {
    "home": "",
    "show": "show llama-2",
    "month": "month 2023-03",
    "search": "search chat model -n 12",
    "lineage": "lineage llama-2",
    "errata": "errata -m 2023-03",
}
"""What is typed for each picture."""
IN_CHINESE = {"search": "search 对话模型 -n 12"}
"""What is typed otherwise for the Chinese one."""


def screen(command: str, language: Language) -> str:
    """Return what a command writes at a terminal."""
    with redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")) as written:
        run(["--lang", language, "--color", "always", *command.split()])
        return written.buffer.getvalue().decode()


def picture(command: str, text: str) -> str:
    """Return the SVG of a command and what it writes."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text(f"$ llmlog {command}".rstrip(), style="dim"))
    console.print(Text.from_ansi(text.rstrip("\n")), soft_wrap=False)  # Rich 15 keeps a last line end, Rich 14 drops it
    svg = console.export_svg(title="llmlog", unique_id="llmlog", code_format=TEMPLATE)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def pictures() -> Iterator[tuple[Path, str]]:
    """Yield the path and the content of each picture."""
    log = Log(open_database(folder=LOG))
    with patch("llmlog.cli.session.load", return_value=log), patch.dict(os.environ, COLUMNS=str(WIDTH)):
        for language in Language:
            suffix = "" if language is Language.EN else f".{language}"
            for name, command in (COMMANDS | (IN_CHINESE if suffix else {})).items():
                yield FOLDER / f"{name}{suffix}.svg", picture(command, screen(command, language))


def main(arguments: list[str]) -> int:
    """Write the pictures, or list those that are not current; return the exit code."""
    stale = [(path, svg) for path, svg in pictures() if not path.exists() or path.read_text("utf-8") != svg]
    for path, svg in stale:
        print(path.name, "is not current" if "--check" in arguments else "is written")
        if "--check" not in arguments:
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_text(svg, encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
