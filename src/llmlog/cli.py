"""The command line: the app, what comes before every command, and the one way out for errors."""

from typing import Annotated, Any

import typer
from typer import Context, Option, Typer
from typer.core import TyperGroup

from llmlog import __version__
from llmlog.commands import Commands
from llmlog.errors import BAD_INPUT, LlmlogError, NothingFound, OutputError
from llmlog.options import Help, help_text
from llmlog.output import write
from llmlog.session import Session

EXIT_CODES = "Exit codes: 0 found, 1 nothing found (--json prints []), 2 wrong usage, bad data or no way to write."
UsageError: type[typer.BadParameter] = typer.BadParameter.__bases__[0]
"""The base of Typer's errors about what was typed, which Typer does not export itself."""


class OnDemand(TyperGroup):
    """A group whose commands are imported when they are asked for."""

    def __init__(self, **attributes: Any) -> None:
        """Take what Typer gives, but for the commands."""
        super().__init__(**attributes | {"commands": Commands()})


app = Typer(
    cls=OnDemand,
    epilog=EXIT_CODES,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _print_version(ctx: Context, wanted: bool) -> None:
    if wanted:
        from llmlog.store import data_version

        write(f"llmlog {__version__} (data {data_version()}: {ctx.obj.log.coverage.text.en})\n")
        raise typer.Exit


@app.callback(invoke_without_command=True, add_help_option=False)
def start(
    ctx: Context,
    version: Annotated[
        bool, Option("--version", is_eager=True, callback=_print_version, help="Version of code and data.")
    ] = False,
    help: Help = False,
) -> None:
    """The log of how large models and AI came about."""
    if not ctx.invoked_subcommand:
        write(help_text(ctx))


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code: the one place that turns an error into a line and a code."""
    session = Session()
    try:
        return app(arguments, prog_name="llmlog", standalone_mode=False, obj=session) or 0
    except LlmlogError as error:
        return _give_up(session, error)
    except OSError as error:
        return _give_up(session, OutputError(error.strerror or str(error)))
    except UsageError as error:
        path = error.ctx.command_path if error.ctx else "llmlog"
        message = error.format_message()
        session.note(f"{message} (`{path} --help` shows how)", f"{message}（用法见 `{path} --help`）")
        return BAD_INPUT


def _give_up(session: Session, error: LlmlogError) -> int:
    if isinstance(error, NothingFound):
        try:
            session.show_nothing()
        except OutputError as worse:
            error = worse
    session.note(*error.message)
    if isinstance(error, NothingFound):
        en, zh = session.log.coverage.text
        session.note(f"the log holds {en}", f"全库共 {zh}")
    return error.exit_code
