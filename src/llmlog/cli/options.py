"""The options that commands share, as groups: a parameter that is a group stands for the options of its fields."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer.main
from typer import Argument, Context, Exit, Option, Typer

from llmlog.cli.output import COLORS, write
from llmlog.cli.session import Session, parse_color, parse_format, parse_language
from llmlog.cli.usage import StrictCommand
from llmlog.cli.values import count, path
from llmlog.errors import DataError, NothingFound, UsageError
from llmlog.facets import fixed_word
from llmlog.formats import FORMATS
from llmlog.intervals import Interval
from llmlog.language import Language
from llmlog.log import Log
from llmlog.selection import Selection
from llmlog.stats import BY
from llmlog.views import Listing
from llmlog.vocabulary import IMPORTANCE, OF_IMPORTANCE, WEIGHTS, Kind

DateOption = Interval | None
SUFFIXES = {
    "": "table",
    ".txt": "table",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "md",
}
"""The formats of files by their suffix."""


def _importance(text: str) -> int:
    return int(fixed_word(OF_IMPORTANCE, text, IMPORTANCE))


@dataclass(frozen=True)
class Filters:
    """The options that select milestones."""

    org: Annotated[
        list[str] | None,
        Option("--org", "-o", metavar="NAME", help="Made by NAME or what belongs to it; repeat for any of several."),
    ] = None
    month: Annotated[
        list[Interval] | None,
        Option(
            "--month",
            "-m",
            metavar="DATE",
            parser=Interval.parse,
            help="Known to fall in DATE: a day, week, month, quarter, year, or 2023-01..2023-03; repeat for any of "
            "several.",
        ),
    ] = None
    since: Annotated[DateOption, Option("--since", metavar="DATE", parser=Interval.parse, help="In DATE or later.")] = (
        None
    )
    until: Annotated[
        DateOption, Option("--until", metavar="DATE", parser=Interval.parse, help="In DATE or earlier.")
    ] = None
    kind: Annotated[
        list[str] | None,
        Option("--kind", "-k", metavar="KIND", help=f"{', '.join(Kind)}; repeat for any of several."),
    ] = None
    tag: Annotated[
        list[str] | None,
        Option("--tag", "-t", metavar="TAG", help="Bearing TAG, in either language; repeat to narrow."),
    ] = None
    source: Annotated[
        list[str] | None,
        Option("--source", metavar="ID", help="Reported by the chronicle ID; repeat for any of several."),
    ] = None
    major: Annotated[bool, Option("--major", help="Landmarks only, as --importance 3.")] = False
    importance: Annotated[
        int | None,
        Option("--importance", metavar="N", parser=_importance, help="Of importance N or more."),
    ] = None
    weights: Annotated[
        list[str] | None,
        Option("--weights", metavar="WORD", help=f"{', '.join(WEIGHTS)}; repeat for any of several."),
    ] = None
    license: Annotated[
        str | None, Option("--license", metavar="TEXT", help="Under a license with words that begin so.")
    ] = None
    country: Annotated[
        list[str] | None,
        Option("--country", metavar="CODE", help="A maker is from CODE, as CN; repeat for any of several."),
    ] = None
    exclude: Annotated[
        list[str] | None, Option("--exclude", metavar="KIND", help="Not of KIND; repeat for several.")
    ] = None

    def select(self, log: Log, *, org: str | None = None, within: Interval | None = None) -> Selection:
        """Return the milestones of a log that match, oldest first; raise NothingFound where none does.

        An organization or a date may narrow them further.
        """
        found = log.select(
            org=self.org or (),
            within=self.month or (),
            since=self.since,
            until=self.until,
            kind=self.kind or (),
            tag=self.tag or (),
            source=self.source or (),
            importance=max(IMPORTANCE) if self.major else self.importance or min(IMPORTANCE),
            weights=self.weights or (),
            license=self.license or "",
            country=self.country or (),
            exclude=self.exclude or (),
        )
        if org:
            found = found.within(log.select(org=org))
        if within:
            found = found.within(log.select(within=within))
        return require_any(found)

    @property
    def given(self) -> bool:
        """Whether any of the options is given."""
        return any(getattr(self, field.name) for field in fields(self))


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
    return page(ctx, ctx.obj.spoken, coverage)


@dataclass(frozen=True)
class Output:
    """The options that say how a command answers, and of which data."""

    json: Annotated[
        bool,
        Option(
            "--json", is_eager=True, callback=_kept("wants_json"), help="JSON for scripts, the same in every language."
        ),
    ] = False
    format: Annotated[
        str | None,
        Option(
            "--format",
            "-f",
            metavar="FORMAT",
            parser=parse_format,
            callback=_kept("format"),
            help=f"{', '.join(FORMATS)}.",
        ),
    ] = None
    fields: Annotated[
        str | None,
        Option("--fields", metavar="LIST", help="Only these, as id,date,released.url; for all formats but table."),
    ] = None
    output: Annotated[
        Path | None,
        Option(
            "--output",
            metavar="FILE",
            parser=path,
            help="Write FILE, in the format of its suffix, all of it or nothing.",
        ),
    ] = None
    color: Annotated[
        str | None,
        Option(
            "--color",
            metavar="|".join(COLORS),
            parser=parse_color,
            callback=_kept("color"),
            help="Colour; auto: at a terminal that has it.",
        ),
    ] = None
    bom: Annotated[bool, Option("--bom", help="Begin CSV with a byte order mark, for Excel.")] = False
    data: Annotated[
        list[Path] | None,
        Option(
            "--data",
            metavar="PATH",
            parser=path,
            is_eager=True,
            callback=_keep_data,
            help="Lay the entries of a file or folder over the log; repeat for several.",
        ),
    ] = None
    lang: Annotated[
        Language | None,
        Option(
            "--lang",
            metavar="zh|en",
            is_eager=True,
            parser=lambda text: parse_language(text, "--lang"),
            callback=_kept("asked"),
            help="Language of headers, text and messages.",
        ),
    ] = None
    help: Annotated[
        bool, Option("--help", "-h", is_eager=True, callback=_show_help, help="Show this message and exit.")
    ] = False

    @property
    def chosen_format(self) -> str:
        """The format that is asked for, by name or by the suffix of the file.

        Raises UsageError for two at once, and for a suffix that stands for none.
        """
        if self.json and self.format not in (None, "json"):
            raise UsageError(
                f"--json and --format {self.format}: choose one", f"--json 与 --format {self.format} 只能选一"
            )
        if self.json:
            return "json"
        if self.format or not self.output:
            return self.format or "table"
        suffix = self.output.suffix.casefold()
        if suffix not in SUFFIXES:
            known = list(filter(None, SUFFIXES))
            raise UsageError(
                f"--output: {suffix} stands for no format; write one of {', '.join(known)}, or say --format",
                f"--output：后缀 {suffix} 不对应任何格式；请用 {'、'.join(known)} 之一，或加 --format",
            )
        return SUFFIXES[suffix]


Limit = Annotated[int | None, Option("-n", metavar="N", parser=count, help="At most N (0: all).")]
Reverse = Annotated[bool, Option("--reverse", "-r", help="Turn the order round: newest, or fewest, first.")]
MilestoneName = Annotated[list[str], Argument(metavar="NAME", help="Its id, a name or any alias, however spelt.")]
MilestoneNames = Annotated[list[str], Argument(metavar="NAME...", help="An id, a name or any alias, or several.")]


Item = TypeVar("Item")


@dataclass(frozen=True)
class Order:
    """The options that say how much of a list is shown, and from which end."""

    number: Limit = None
    reverse: Reverse = False

    def counts(self, items: Sequence[Item]) -> Sequence[Item]:
        """Return the first of some items, which are those of most."""
        return self._turned(items[: self.number or None])

    def times(self, items: Sequence[Item]) -> Sequence[Item]:
        """Return the last of some items, which are the newest."""
        return self._turned(items[-(self.number or 0) :])

    def listing(self, log: Log, selection: Selection, *, unasked: int = 0) -> Listing:
        """Return the newest of some milestones as a listing, `unasked` where no number is given (0: all)."""
        shown = selection[-(unasked if self.number is None else self.number) :]
        return Listing(shown[::-1] if self.reverse else shown, log.coverage, held_back=len(selection) - len(shown))

    @property
    def given(self) -> bool:
        """Whether any of the options is given."""
        return self.number is not None or self.reverse

    def _turned(self, items: Sequence[Item]) -> Sequence[Item]:
        return items[::-1] if self.reverse else items


def require_any(selection: Selection) -> Selection:
    """Return the milestones; raise NothingFound where there are none."""
    if not selection:
        raise NothingFound("no milestone matches", "没有符合条件的条目")
    return selection


def require_counts(counts: Sequence[Item], by: str) -> Sequence[Item]:
    """Return counts by something; raise NothingFound where there are none."""
    if not counts:
        raise NothingFound(f"no {BY[by].en} is known of these milestones", f"这些条目都未注明{BY[by].zh}")
    return counts


def command(body: Callable[..., None], called: str) -> Any:
    """Return a plain function as a Typer command of a name.

    The function takes the session first. A parameter that is a group of options stands for the options of its fields.
    """
    own = list(inspect.signature(body).parameters.values())[1:]
    groups: dict[str, Any] = {it.name: it.annotation for it in own if is_dataclass(it.annotation)}
    parameters = [inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=Context)]
    for parameter in own:
        if parameter.name in groups:
            parameters += [
                inspect.Parameter(it.name, inspect.Parameter.KEYWORD_ONLY, annotation=it.type, default=it.default)
                for it in fields(groups[parameter.name])
            ]
        else:
            parameters.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))

    @wraps(body)
    def run(ctx: Context, **given: Any) -> None:
        session: Session = ctx.obj
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        session.wants_json = any(isinstance(it, Output) and it.chosen_format == "json" for it in given.values())
        body(session, **given)

    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    app = Typer(add_completion=False, rich_markup_mode=None)
    app.command(called, cls=StrictCommand, add_help_option=False)(run)
    return typer.main.get_command(app)
