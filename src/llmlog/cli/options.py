"""The options that say how a command answers and of which data, and the names that several commands take."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from typer import Context, Exit

from llmlog.cli.bilingual import argument, option
from llmlog.cli.output import write
from llmlog.cli.screen import screen
from llmlog.cli.values import COLORS, destination, one_of, parse_language, path
from llmlog.errors import DataError, UsageError
from llmlog.formats import FORMATS
from llmlog.language import Language

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


def _kept(name: str) -> Callable[[Context, Any], Any]:
    """Return what keeps a value in the session under a name; one behind the command replaces one before it."""

    def keep(ctx: Context, wanted: Any) -> Any:
        setattr(ctx.obj, name, wanted or getattr(ctx.obj, name))
        return getattr(ctx.obj, name)

    return keep


def _keep_data(ctx: Context, wanted: list[Path] | None) -> list[Path] | None:
    ctx.obj.data += wanted or []
    return wanted


def _show_help(ctx: Context, wanted: bool) -> None:
    if wanted:
        write([help_text(ctx)])
        raise Exit


def help_text(ctx: Context) -> str:
    """Return the help of a command, and what the log covers where it can be read."""
    from llmlog.cli.help import page

    try:
        coverage = ctx.obj.log.coverage.text
    except DataError:
        coverage = None
    shown = screen(ctx.obj.environ, ctx.obj.color)
    return page(ctx, ctx.obj.spoken, coverage, bold=shown.color or shown.plain_styles)


Json = Annotated[
    bool,
    option(
        "--json",
        is_eager=True,
        callback=_kept("wants_json"),
        en="JSON for scripts, the same in every language.",
        zh="供脚本使用的 JSON，与语言无关。",
    ),
]
Format = Annotated[
    str | None,
    option(
        "--format",
        "-f",
        metavar="FORMAT",
        parser=lambda text: one_of(text, FORMATS, "--format"),
        callback=_kept("format"),
        en=f"{', '.join(FORMATS)}.",
        zh=f"{'、'.join(FORMATS)} 之一。",
    ),
]
Fields = Annotated[
    str | None,
    option(
        "--fields",
        metavar="LIST",
        en="Only these, as id,date,released.url; for all formats but table and ids.",
        zh="只要这些字段，如 id,date,released.url；table 与 ids 格式除外。",
    ),
]
File = Annotated[
    Path | None,
    option(
        "--output",
        metavar="FILE",
        parser=destination,
        en="Write FILE, in the format of its suffix, all of it or nothing.",
        zh="写入文件，格式依后缀，要么全部写入，要么不写。",
    ),
]
Color = Annotated[
    str | None,
    option(
        "--color",
        metavar="WHEN",
        is_eager=True,
        parser=lambda text: one_of(text, COLORS, "--color"),
        callback=_kept("color"),
        en="Color: auto (at a terminal that has it), always, never.",
        zh="颜色：auto（终端支持时）、always 或 never。",
    ),
]
Bom = Annotated[
    bool,
    option("--bom", en="Begin CSV with a byte order mark, for Excel.", zh="CSV 以字节顺序标记开头，供 Excel 使用。"),
]
Data = Annotated[
    list[Path] | None,
    option(
        "--data",
        metavar="PATH",
        parser=path,
        is_eager=True,
        callback=_keep_data,
        en="Lay the entries of a file or folder over the log; repeat for several.",
        zh="把文件或文件夹中的条目叠加到库上；可重复。",
    ),
]
Lang = Annotated[
    Language | None,
    option(
        "--lang",
        metavar="zh|en",
        is_eager=True,
        parser=parse_language,
        callback=_kept("asked"),
        en="Language of headers, text and messages.",
        zh="表头、正文与消息的语言。",
    ),
]
Help = Annotated[
    bool,
    option("--help", "-h", is_eager=True, callback=_show_help, en="Show this message and exit.", zh="显示本帮助。"),
]


@dataclass(eq=False, repr=False)
class Output:
    """The options that say how a command answers, and of which data."""

    json: Json = False
    format: Format = None
    fields: Fields = None
    output: File = None
    color: Color = None
    bom: Bom = False
    data: Data = None
    lang: Lang = None
    help: Help = False

    @property
    def chosen_format(self) -> str:
        """The format, by name or by the suffix of the file; raises UsageError for two at once or an unknown suffix."""
        if self.json and self.format not in (None, "json"):
            raise UsageError(
                f"--json and --format {self.format}: choose one", f"--json 与 --format {self.format} 只能选一"
            )
        if self.json:
            return "json"
        if self.format or not self.output:
            return self.format or "table"
        suffix = self.output.suffix.casefold()
        if suffix not in FORMAT_OF_SUFFIX:
            known = list(filter(None, FORMAT_OF_SUFFIX))
            raise UsageError(
                f"--output: {suffix} stands for no format; write one of {', '.join(known)}, or say --format",
                f"--output：后缀 {suffix} 不对应任何格式；请用 {'、'.join(known)} 之一，或加 --format",
            )
        return FORMAT_OF_SUFFIX[suffix]

    @property
    def chosen_fields(self) -> tuple[str, ...]:
        """The fields that are asked for, in small letters as all are, empty for those of the format."""
        return () if self.fields is None else tuple(it.strip().casefold() for it in self.fields.split(","))

    def prints(self, format: str) -> bool:
        """Whether a format goes to standard output."""
        return self.chosen_format == format and not self.output


@dataclass(eq=False, repr=False)
class Plain:
    """The options of a command that prints a text of its own rather than what the log holds."""

    lang: Lang = None
    help: Help = False


@dataclass(eq=False, repr=False)
class PlainJson(Plain):
    """The options of a command whose text is JSON, which may go to a file."""

    json: Json = False
    output: File = None


MilestoneName = Annotated[
    list[str],
    argument("NAME", en="Its id, a name or any alias, however spelled.", zh="编号、名称或任一别名，写法不限。"),
]
MilestoneNames = Annotated[
    list[str],
    argument("NAME...", en="An id, a name or any alias, or several.", zh="编号、名称或任一别名，可给出多个。"),
]
