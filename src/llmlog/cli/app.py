"""The app: what comes before every command, and the one way out for errors."""

import sys
from itertools import takewhile
from pathlib import Path
from typing import Any

from typer import Context, Exit, Typer
from typer.core import TyperGroup

from llmlog import __version__
from llmlog.cli.bilingual import both, option
from llmlog.cli.commands import COMMANDS, load_command
from llmlog.cli.options import COLOR, DATA, FORMAT, HELP, JSON, LANG, help_text
from llmlog.cli.output import OutputError, screen, write
from llmlog.cli.session import Session, language_in
from llmlog.cli.usage import ParserError, misused, refuse_slips, unknown_command
from llmlog.cli.values import typed
from llmlog.errors import LlmlogError, NothingFound, UsageError, quoted
from llmlog.formats import Options, render
from llmlog.language import Language, Text
from llmlog.log import Log
from llmlog.shipped import shipped
from llmlog.system import reason
from llmlog.views import Home

EXIT_CODES = both(
    "Exit codes: 0 found, 1 nothing found (--json: [] or nothing), 2 wrong usage, bad data or no way to write.",
    "退出码：0 找到；1 没有找到（--json 打印 [] 或不打印）；2 用法有误、数据有误或无法写出。",
)

VARIABLE = "_LLMLOG_COMPLETE"
"""The variable by which the script of a shell asks for completions."""

NEWEST = 3
TRY = {
    Text("show gpt-4", "show gpt-4"): Text("one milestone, its specs, descent and links", "一个条目：规格、来历与链接"),
    Text("search run on a laptop", "search 手机上跑的模型"): Text(
        "by name or by idea, in English, Chinese, pinyin", "按名称或想法查找，中英文、拼音皆可"
    ),
    Text("month 2023-07", "month 2023-07"): Text("a month", "一个月"),
    Text("timeline --major", "timeline --major"): Text("the landmarks on one page", "一页看完重大节点"),
}
"""The commands that the greeting says to try, and what each shows."""


class LazyGroup(TyperGroup):
    """A group whose commands are imported when they are asked for, by Click's recipe for lazy subcommands."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Return what is left of the arguments; raise an error for a slip in the options before the command."""
        refuse_slips(takewhile(lambda word: word not in COMMANDS, args), ctx)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return a command, None where there is none of that name."""
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is asked for; raise an error with the nearest where there is none of that name."""
        if args[0] not in COMMANDS:
            raise unknown_command(args, ctx)
        return super().resolve_command(ctx, args)


app = Typer(
    cls=LazyGroup,
    add_completion=False,
    help=both("The log of how large models and AI came about.", "大模型与人工智能发展的记录。"),
    epilog=EXIT_CODES,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _print_version(ctx: Context, wanted: bool) -> None:
    if wanted:
        (en, zh), of = ctx.obj.log.coverage.text, shipped("VERSION").decode().strip()
        data = Text(f" (data {of}: {en})", f"（数据 {of}：{zh}）").in_(ctx.obj.spoken)
        write([f"llmlog {__version__}{data}\n"])
        raise Exit


VERSION = option("--version", "Version of code and data.", "代码与数据的版本。", callback=_print_version)


@app.callback(invoke_without_command=True, add_help_option=False)
def start(
    ctx: Context,
    *,
    version: bool = VERSION,  # noqa: ARG001
    json: bool = JSON,
    format: str | None = FORMAT,
    color: str | None = COLOR,  # noqa: ARG001
    data: list[Path] | None = DATA,  # noqa: ARG001
    lang: Language | None = LANG,  # noqa: ARG001
    help: bool = HELP,  # noqa: ARG001
) -> None:
    """Greet, or print the help, where no command is asked for."""
    if ctx.invoked_subcommand:
        return
    if json or format:
        named = "--json" if json else "--format"
        en, zh = f"{named} goes with a command", f"{named} 须与命令一同使用"
        raise UsageError(f"{en}; `llmlog --help` lists them", f"{zh}；命令见 `llmlog --help`")
    session: Session = ctx.obj
    shown = screen(session.environ, session.color)
    if shown.width is None:
        write([help_text(ctx)])
    else:
        write(render(home(session.log, session.language), "table", Options(session.language, screen=shown)))


def home(log: Log, language: Language) -> Home:
    """Return the greeting of a log, which `llmlog` alone shows at a terminal."""
    selection = log.select()
    of_release = "SELECT count(*) FROM milestone WHERE record ->> '$.released.date' = date"
    verified = log.connection.execute(of_release).fetchone()[0]
    examples = [(f"llmlog {it.in_(language)}", explanation) for it, explanation in TRY.items()]
    return Home(log.coverage, len(selection.counts("orgs")), verified, selection[-NEWEST:][::-1], examples)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code: the one place that turns an error into a line and a code."""
    session = Session()
    words = [typed(word) for word in (sys.argv[1:] if arguments is None else arguments)]
    session.asked = language_in(words)
    try:
        return _run(session, words)
    except Exception as error:
        if not session.is_of_damage(error):
            raise
        return _give_up(session, session.forget_database(error))


def _run(session: Session, words: list[str]) -> int:
    try:
        if shell := session.environ.get(VARIABLE):
            from llmlog.cli.completion import complete

            write((f"{line}\n" for line in complete(shell, words, session)), encoding="utf-8")
            return 0
        return app(_helped(words), prog_name="llmlog", standalone_mode=False, obj=session) or 0
    except LlmlogError as error:
        return _give_up(session, error)
    except OSError as error:
        return _give_up(session, OutputError(reason(error)))
    except ParserError as error:
        return _give_up(session, misused(error))


def _helped(words: list[str]) -> list[str]:
    """Return a command line in which --help stands for the word before a command, as `git help log` has it."""
    match words:
        case ["help", command, other, *_] if not (command.startswith("-") or other.startswith("-")):
            shown = quoted(other)
            raise UsageError(f"help takes one command; unexpected {shown!r}", f"help 只接受一个命令；多余的：“{shown}”")
        case ["help", *rest]:
            return [*rest, "--help"]
        case ["--lang" | "--color" | "--data" | "--format" | "-f" as named, value, *rest]:
            return [named, value, *_helped(rest)]
        case [named, *rest] if named.startswith("-"):
            return [named, *_helped(rest)]
    return words


def _give_up(session: Session, error: LlmlogError) -> int:
    if isinstance(error, NothingFound) and session.nothing:
        try:
            write([session.nothing], encoding="utf-8")  # a script that reads an array or a table gets one
        except OutputError as worse:
            error = worse
    from llmlog.cli.nothing_found import error_lines

    for number, line in enumerate(list(error_lines(error, session))):
        session.note(*line, is_first=not number)
    return error.exit_code
