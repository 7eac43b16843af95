"""The options that say how a command answers, of which data, and how much of a list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from typer import Context, Exit

from llmlog.cli.bilingual import option
from llmlog.cli.output import screen, write
from llmlog.cli.values import COLORS, destination, one_of, parse_language, path, whole_number
from llmlog.errors import DataError, NothingFound, UsageError
from llmlog.formats import FORMAT_OF_SUFFIX, FORMATS
from llmlog.language import Language
from llmlog.log import Log
from llmlog.selection import Selection
from llmlog.views import Listing

if TYPE_CHECKING:
    from llmlog.stats import Count

Item = TypeVar("Item")


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


JSON = option(
    "--json",
    "JSON for scripts, the same in every language.",
    "供脚本使用的 JSON，与语言无关。",
    is_eager=True,
    callback=_kept("wants_json"),
)
FORMAT = option(
    "--format -f FORMAT",
    f"{', '.join(FORMATS)}.",
    f"{'、'.join(FORMATS)} 之一。",
    parser=lambda text: one_of(text, FORMATS, "--format"),
    callback=_kept("format"),
)
OUTPUT = option(
    "--output FILE",
    "Write FILE, in the format of its suffix, all of it or nothing.",
    "写入文件，格式依后缀，要么全部写入，要么不写。",
    parser=destination,
)
COLOR = option(
    "--color WHEN",
    "Color: auto (at a terminal that has it), always, never.",
    "颜色：auto（终端支持时）、always 或 never。",
    is_eager=True,
    parser=lambda text: one_of(text, COLORS, "--color"),
    callback=_kept("color"),
)
DATA = option(
    "--data PATH",
    "Lay the entries of a file or folder over the log; repeat for several.",
    "把文件或文件夹中的条目叠加到库上；可重复。",
    parser=path,
    is_eager=True,
    callback=_keep_data,
)
LANG = option(
    "--lang zh|en",
    "Language of headers, text and messages.",
    "表头、正文与消息的语言。",
    is_eager=True,
    parser=parse_language,
)
HELP = option("--help -h", "Show this message and exit.", "显示本帮助。", is_eager=True, callback=_show_help)


@dataclass(eq=False, repr=False)
class Output:
    """The options that say how a command answers, and of which data."""

    json: bool = JSON
    format: str | None = FORMAT
    fields: str | None = option(
        "--fields LIST",
        "Only these, as id,date,released.url; for all formats but table and ids.",
        "只要这些字段，如 id,date,released.url；table 与 ids 格式除外。",
    )
    output: Path | None = OUTPUT
    color: str | None = COLOR
    bom: bool = option(
        "--bom", "Begin CSV with a byte order mark, for Excel.", "CSV 以字节顺序标记开头，供 Excel 使用。"
    )
    data: list[Path] | None = DATA
    lang: Language | None = LANG
    help: bool = HELP

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
class Order:
    """The options that say how much of a list is shown, and from which end."""

    number: int | None = option(
        "-n N",
        "At most N: the newest, or those of most (0: all).",
        "至多 N 条：最新的，或条目最多的（0 为全部）。",
        parser=whole_number,
    )
    reverse: bool = option(
        "--reverse -r",
        "Reverse the order of what is shown; -n keeps the same rows.",
        "颠倒所列内容的顺序；-n 保留的不变。",
    )

    def count(self, log: Log, milestones: Selection, by: str) -> "tuple[str, Sequence[Count], Selection, int]":
        """Return what a view says of the milestones counted by something; raise NothingFound where none has a value."""
        from llmlog.stats import BY, TIMES, count_by

        counts = count_by(log, milestones, by)
        if not counts:
            raise NothingFound(f"no {BY[by].en} is known of these milestones", f"这些条目都未注明{BY[by].zh}")
        return by, self.limited(counts, newest=by in TIMES), milestones, len(counts)

    def limited(self, items: Sequence[Item], *, newest: bool = False) -> Sequence[Item]:
        """Return the first of some items, which are those of most, or the last, which are the newest."""
        shown = items[-(self.number or 0) :] if newest else items[: self.number or None]
        return shown[::-1] if self.reverse else shown

    def listing(self, log: Log, selection: Selection, *, unasked: int = 0) -> Listing:
        """Return the newest of some milestones as a listing, `unasked` where no number is given (0: all)."""
        shown = selection[-(unasked if self.number is None else self.number) :]
        return Listing(shown[::-1] if self.reverse else shown, log.coverage, held_back=len(selection) - len(shown))


@dataclass(eq=False, repr=False)
class Plain:
    """The options of a command that prints a text of its own rather than what the log holds."""

    lang: Language | None = LANG
    help: bool = HELP


@dataclass(eq=False, repr=False)
class PlainJson(Plain):
    """The options of a command whose text is JSON, which may go to a file."""

    json: bool = JSON
    output: Path | None = OUTPUT
