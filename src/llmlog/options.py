"""The options that commands share, declared once and parsed at the edge."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer.main
from typer import Argument, Context, Exit, Option, Typer

from llmlog.dates import PartialDate
from llmlog.errors import BadKind, DataError
from llmlog.kinds import Kind
from llmlog.language import Language
from llmlog.log import Log
from llmlog.output import write
from llmlog.session import language
from llmlog.views import Listing


def parse_kind(text: str) -> Kind:
    """Return the kind that a word names in either language; raise BadKind where it names none."""
    for kind in Kind:
        if text.strip().casefold() in kind.text:
            return kind
    raise BadKind(text, Kind)


def parse_language(text: str) -> Language:
    """Return the language that --lang names; raise UsageError where it names none."""
    return language(text, "--lang")


def _keep_language(ctx: Context, wanted: Language | None) -> Language | None:
    if wanted:
        ctx.obj.asked = wanted
    return wanted


def _show_help(ctx: Context, wanted: bool) -> None:
    if wanted:
        write(help_text(ctx))
        raise Exit


def help_text(ctx: Context) -> str:
    """Return the help of a command, and what the log covers where it can be read."""
    try:
        return f"{ctx.get_help()}\n\nThe log holds {ctx.obj.log.coverage.text.en}.\n"
    except DataError:
        return f"{ctx.get_help()}\n"


DateOption = PartialDate | None
Orgs = Annotated[
    list[str] | None,
    Option("--org", "-o", metavar="NAME", help="Made by NAME or what belongs to it; repeat for any of several."),
]
Within = Annotated[
    DateOption,
    Option(
        "--month", "-m", metavar="DATE", parser=PartialDate.parse, help="Known to fall in DATE (month, year or day)."
    ),
]
Since = Annotated[DateOption, Option("--since", metavar="DATE", parser=PartialDate.parse, help="In DATE or later.")]
Until = Annotated[DateOption, Option("--until", metavar="DATE", parser=PartialDate.parse, help="In DATE or earlier.")]
Kinds = Annotated[
    list[Kind] | None,
    Option("--kind", "-k", metavar="KIND", parser=parse_kind, help=f"{', '.join(Kind)}; repeat for any of several."),
]
Tags = Annotated[
    list[str] | None,
    Option("--tag", "-t", metavar="TAG", help="Bearing TAG, in either language; repeat to narrow."),
]
Sources = Annotated[
    list[str] | None,
    Option("--source", metavar="ID", help="Reported by the chronicle ID; repeat for any of several."),
]
Json = Annotated[
    bool,
    Option("--json", help="JSON for scripts, the same in every language."),
]
Lang = Annotated[
    Language | None,
    Option(
        "--lang",
        metavar="zh|en",
        is_eager=True,
        parser=parse_language,
        callback=_keep_language,
        help="Language of headers, text and messages.",
    ),
]

Help = Annotated[bool, Option("--help", "-h", is_eager=True, callback=_show_help, help="Show this message and exit.")]
"""Help like Typer's own, but written where everything is written."""

MilestoneName = Annotated[list[str], Argument(metavar="NAME", help="Its id, a name or any alias, however spelt.")]


def select(
    log: Log,
    *,
    org: Orgs = None,
    month: Within = None,
    since: Since = None,
    until: Until = None,
    kind: Kinds = None,
    tag: Tags = None,
    source: Sources = None,
) -> Listing:
    """Return the milestones of a log that match the filter options, oldest first."""
    found = log.select(
        org=org or (), within=month, since=since, until=until, kind=kind or (), tag=tag or (), source=source or ()
    )
    return Listing(found, coverage=log.coverage)


def output(*, json: Json = False, lang: Lang = None, help: Help = False) -> None:
    """Declare how a command answers; --lang acts by its callback, since messages about other options heed it."""


Found = Annotated[Listing, select]
"""What a command takes that is about the milestones which the filter options select."""


def command(body: Callable[..., None]) -> Any:
    """Return a function as a Typer command with the options that commands share.

    The function takes the session first. A parameter annotated as Found stands for the filter options and gets what
    they select; every command takes the output options.
    """
    own = list(inspect.signature(body).parameters.values())[1:]
    filters = _options(select) if any(parameter.annotation is Found for parameter in own) else []
    outputs = _options(output)

    @wraps(body)
    def run(ctx: Context, **given: Any) -> None:
        chosen = {option.name: given.pop(option.name) for option in filters}
        answer = {option.name: given.pop(option.name) for option in outputs}
        ctx.obj.json = answer["json"]
        for parameter in own:
            if parameter.annotation is Found:
                given[parameter.name] = select(ctx.obj.log, **chosen)
        body(ctx.obj, **given)

    typed = [parameter for parameter in own if parameter.annotation is not Found]
    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=Context)
    parameters = [context, *(p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in typed), *filters, *outputs]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    app = Typer(add_completion=False, rich_markup_mode=None)
    app.command(add_help_option=False)(run)
    return typer.main.get_command(app)


def _options(declaration: Callable[..., Any]) -> list[inspect.Parameter]:
    parameters = inspect.signature(declaration).parameters.values()
    return [parameter for parameter in parameters if parameter.kind is inspect.Parameter.KEYWORD_ONLY]
