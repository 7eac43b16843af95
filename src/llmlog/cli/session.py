"""One run of the command line: its language, its log, and the way out for what a command has to show."""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from pathlib import Path

from llmlog.cli.options import Output
from llmlog.cli.output import say, screen, write, write_file
from llmlog.cli.values import values_of
from llmlog.errors import DataError, LayerError, UsageError, quoted
from llmlog.formats import FORMATS, Options, render
from llmlog.language import Language, Text
from llmlog.log import Log, load
from llmlog.store.cache import SHIPPED, forget
from llmlog.store.database import is_whole
from llmlog.system import display_language
from llmlog.views import ALONE, View

LANGUAGE_VARIABLE = "LLMLOG_LANG"
DATA_VARIABLE = "LLMLOG_DATA"
WITHOUT_FIELDS = {"table", "ids"}
"""The formats that show no fields of one's choice."""
NAME_ANOTHER = Text(
    "name another with --data or in LLMLOG_DATA, or correct it", "请用 --data 或 LLMLOG_DATA 指定别的文件，或改正它"
)
REMOVED = Text("it is removed; run the command again", "已将其删除；请再运行一次")
"""What to do about an own file that cannot be read, and about a database that was damaged."""


class Session:
    """What the options common to all commands have set, and what it takes to answer."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        self.environ = environ
        self.asked: Language | None = None
        self.data: list[Path] = []
        self.wants_json = False
        self.format: str | None = None
        self.color = "auto"
        self.nothing = ""
        """What is printed where nothing is found."""
        self.opened: Log | None = None

    @property
    def spoken(self) -> Language:
        """The language that an option or LLMLOG_LANG asks for, else that of the locale, on Windows of the display."""
        wanted = Language.parse(self.environ.get(LANGUAGE_VARIABLE, ""))
        return self.asked or wanted or Language.of_locale({"LANG": display_language(), **self.environ})

    @cached_property
    def language(self) -> Language:
        """The spoken language; that LLMLOG_LANG names none, where it decides, is reported once."""
        wanted = self.environ.get(LANGUAGE_VARIABLE)
        if wanted and not self.asked and not Language.parse(wanted):
            en = f"{LANGUAGE_VARIABLE}: {quoted(wanted)!r} is neither zh nor en; going by the locale"
            zh = f"{LANGUAGE_VARIABLE}：“{quoted(wanted)}”既不是 zh 也不是 en；改按区域设置"
            say(Text(en, zh).in_(self.spoken))
        return self.spoken

    @cached_property
    def log(self) -> Log:
        """The log that ships with llmlog, with the reader's own files over it; what is broken in them is reported."""
        named = filter(None, self.environ.get(DATA_VARIABLE, "").split(os.pathsep))
        at_home = map(os.path.expanduser, named)  # which no shell does within quotation marks
        try:
            self.opened = load(*map(Path, at_home), *self.data)
        except LayerError as error:
            raise LayerError(error.place, error.why, NAME_ANOTHER) from None
        for en, zh in self.opened.problems:
            self.note(en, zh)
        return self.opened

    def is_of_damage(self, error: Exception) -> bool:
        """Whether an error comes of a damaged database; one of SQLite may as well be about a query."""
        if self.opened is None:
            return isinstance(error, sqlite3.DatabaseError)
        return not is_whole(self.opened.connection)

    def forget_database(self, error: Exception) -> DataError:
        """Return the error of a database that turned out to be damaged; one that was built is removed."""
        path = Path(SHIPPED)
        if self.opened is not None:
            path = Path(self.opened.path or SHIPPED)
            self.opened.connection.close()  # Windows removes no open file
        detail = f" ({error})" if isinstance(error, sqlite3.DatabaseError) else ""
        return DataError(path.name, Text(f"is damaged{detail}", "已损坏"), REMOVED if forget(path) else None)

    def expect(self, shown: type | None, output: Output) -> None:
        """Keep what is printed where nothing is found: in place of an array of JSON an empty one, of CSV the header."""
        if output.prints("json") and shown not in ALONE:
            self.nothing = "[]\n"
        elif shown and output.prints("csv"):
            from llmlog.formats.separated import render_header

            self.nothing = "".join(render_header(shown, Options(fields=output.chosen_fields, bom=output.bom)))

    def show(self, output: Output, *views: View) -> None:
        """Write views in the format that is asked for, for people with an empty line between them."""
        format = output.chosen_format
        fields = output.chosen_fields
        if fields and format in WITHOUT_FIELDS:
            others = [it for it in FORMATS if it not in WITHOUT_FIELDS]
            raise UsageError(
                f"--fields goes with --format {', '.join(others)}",
                f"--fields 须与 --format {'、'.join(others)} 一同使用",
            )
        if output.bom and format != "csv":
            raise UsageError("--bom goes with --format csv", "--bom 须与 --format csv 一同使用")
        options = Options(self.language, fields, output.bom)
        if output.output:
            write_file(output.output, _rendered(views, format, options))
        elif format == "table":
            write(_rendered(views, format, options._replace(screen=screen(self.environ, self.color))))
        else:  # what programs read is UTF-8, whatever the locale
            write(_rendered(views, format, options), encoding="utf-8")

    def note(self, en: str, zh: str, *, is_first: bool = True) -> None:
        """Tell people something that does not belong to the data; what follows a first line is set in."""
        say(Text(en, zh).in_(self.language), is_first=is_first)


def _rendered(views: Sequence[View], format: str, options: Options) -> Iterator[str | bytes]:
    for number, view in enumerate(views):
        if number and format in {"table", "md"}:
            yield "\n"
        yield from render(view, format, options)


def language_in(arguments: Sequence[str]) -> Language | None:
    """Return the last language that --lang asks for, wherever it stands."""
    before = [*takewhile(lambda word: word != "--", arguments)]
    languages = [found for text in values_of("--lang", before) if (found := Language.parse(text))]
    return languages[-1] if languages else None
