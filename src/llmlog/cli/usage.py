"""What is wrong with a command line by Typer and by llmlog itself, said in both languages, and what was meant by it."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand

from llmlog.cli.bilingual import CHINESE
from llmlog.cli.commands import COMMANDS
from llmlog.cli.other_programs import COMMANDS_MEANT, FILTERED, INSTEAD, filters_for, option_meant
from llmlog.cli.values import shell_word
from llmlog.errors import UsageError, did_you_mean, quoted
from llmlog.folding import fold
from llmlog.language import Text

ParserError: type[typer.BadParameter] = typer.BadParameter.__bases__[0]
"""The base of Typer's errors about what was typed, which Typer does not export itself."""
DASHES = "-‐‑‒–—―⸺−－﹣"
"""The hyphen, and what keyboards and word processors make of it."""


ONCE = {"--by", "--date", "--importance", "--license", "--since", "--until"}
"""The options that narrow an answer, take one value and so may not be repeated."""


class Misused(UsageError):
    """A command line that cannot be understood, with the help that says how one is written."""

    def __init__(self, ctx: Any, en: str, zh: str, nearest: Iterable[str] = ()) -> None:
        """Take the context of the command, None for that of llmlog, the sentence, and what comes near."""
        path = ctx.command_path if ctx else "llmlog"
        near_en, near_zh = did_you_mean(nearest)
        super().__init__(f"{en}{near_en} (`{path} --help` shows how)", f"{zh}{near_zh}（用法见 `{path} --help`）")


class StrictCommand(TyperCommand):
    """A command that says which of its arguments are too many."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Return what is left of the arguments, which is nothing; raise Misused where something is."""
        ctx.allow_extra_args = True
        refuse_slips(args, ctx)
        _refuse_files(args, ctx)
        _refuse_repeated(args, ctx)
        try:
            left = super().parse_args(ctx, args)
        except ParserError as error:
            error.ctx = error.ctx or ctx  # which the parser leaves out of some
            raise
        if left:
            raise _too_many(left, ctx)
        return left


def _too_many(words: Sequence[str], ctx: Any) -> Misused:
    """Return the error of arguments that a command does not take, with the filter that they are meant for."""
    command, shown = ctx.command.name, [quoted(word) for word in words]
    en = f"unexpected argument{'s' * (len(words) > 1)} {', '.join(map(repr, shown))}"
    zh = f"多余的参数：{''.join(f'“{word}”' for word in shown)}"
    if command in FILTERED and (meant := filters_for(words, ctx.obj.log)):
        return Misused(ctx, en, zh, meant)
    if step := INSTEAD.get(command):
        return Misused(ctx, f"{en}; {step.en}", f"{zh}；{step.zh}")
    return Misused(ctx, en, zh)


def refuse_slips(args: Iterable[str], ctx: Any) -> None:
    """Raise Misused for an option with dashes that are not its own, and for one where another stands for its value."""
    known = options_of(ctx.command)
    valued = {name for name, option in known.items() if not option.is_flag}
    before = ""
    for word in takewhile(lambda word: word != "--", args):
        typed = word.partition("=")[0]
        if meant := _dashed(typed, known) or _numbered(typed, known if before not in valued else ()):
            raise Misused(ctx, f"no such option: {typed}", f"没有选项 {typed}", meant)
        if before in valued and (typed in known or (typed[1:2] != "-" and typed[:2] in known)):
            raise _wants_a_value(ctx, before)
        before = "" if before in valued else word


def _refuse_files(args: Sequence[str], ctx: Any) -> None:
    """Raise Misused for a data file behind the one that --data takes, as a shell puts there for `*.json`."""
    for option, first, word in zip(args, args[1:], args[2:], strict=False):
        if option == "--data" and word.endswith((".json", ".jsonl")) and Path(word).is_file():
            asked = f"--data {shell_word(first)} --data {shell_word(word)}"
            en, zh = f"unexpected argument {quoted(word)!r}", f"多余的参数：“{quoted(word)}”"
            raise Misused(ctx, f"{en}; repeat --data for several: {asked}", f"{zh}；多个须重复 --data：{asked}")


def _refuse_repeated(args: Iterable[str], ctx: Any) -> None:
    """Raise Misused for an option that narrows an answer and is given twice, as only the last would count."""
    typed = Counter(word.partition("=")[0] for word in takewhile(lambda word: word != "--", args))
    for option in ONCE & options_of(ctx.command).keys():
        if typed[option] > 1:
            raise Misused(ctx, f"{option} is given twice; give it once", f"{option} 给了两次，请只给一次")


def _dashed(typed: str, known: Container[str]) -> list[str]:
    """Return the option of a name that is typed with other dashes than its own, as `-org` or `—json`."""
    name = typed.lstrip(DASHES)
    own = "-" if len(name) == 1 else "--"
    dashes = typed.removesuffix(name)
    return option_meant(own + name, known) if name and dashes not in {"", own} else []


def _numbered(typed: str, known: Container[str]) -> list[str]:
    """Return the option for a number behind a dash, as `-10`, which `head` takes for that of lines."""
    return [f"-n {typed[1:]}"] if "-n" in known and typed[:1] == "-" and typed[1:].isdecimal() else []


def unknown_command(words: Sequence[str], ctx: Any) -> Misused:
    """Return the error of words that begin with no command, with what was meant by them.

    That is the command that others call so, else how to ask for what the words surely name, else the nearest commands,
    else how to search for the words.
    """
    from llmlog.search.near import nearest

    log, name = ctx.obj.log, words[0]
    en, zh = f"no command is called {quoted(name)!r}", f"没有名为“{quoted(name)}”的命令"
    if called := [it for it, others in COMMANDS_MEANT.items() if name.casefold() in others]:
        return Misused(ctx, en, zh, called)
    asked = list(takewhile(lambda word: not word.startswith("-"), words))
    whole = " ".join(asked)
    if whole not in log:
        if log.maker(whole):
            shown = f"`llmlog org {shell_word(whole)}`"
            return Misused(ctx, f"{en}; {shown} shows the maker", f"{zh}；查看该机构请用 {shown}")
        near = nearest(name, {command: command for command in COMMANDS})
        if near and name not in log and not log.maker(name):
            return Misused(ctx, en, zh, near)
    search = f"`llmlog search {' '.join(shell_word(quoted(word)) for word in asked)}`"
    what = "them" if len(asked) > 1 else "it"
    return Misused(ctx, f"{en}; {search} searches for {what}", f"{zh}；搜索请用 {search}")


def misused(error: Any) -> Misused:
    """Return what an error of the parser says, in both languages."""
    ctx = error.ctx
    match type(error).__name__:
        case "NoSuchOption":
            return _no_such_option(ctx, quoted(error.option_name))
        case "MissingParameter":
            name = _name(error.param)
            return Misused(ctx, f"the argument {name.en} is missing", f"缺少参数：{name.zh}")
        case "BadOptionUsage":
            named = options_of(ctx.command).get(error.option_name) if ctx else None
            if named and named.is_flag:
                return Misused(ctx, f"{error.option_name} takes no value", f"选项 {error.option_name} 不带值")
            return _wants_a_value(ctx, error.option_name)
        case "BadParameter":
            name = _name(error.param)
            return Misused(ctx, f"{name.en} wants a value that fits", f"{name.zh} 需要合适的值")
    return Misused(ctx, error.format_message(), "无法理解这条命令")


def _no_such_option(ctx: Any, option: str) -> Misused:
    from llmlog.search.near import nearest

    en, zh = f"no such option: {option}", f"没有选项 {option}"
    if ctx and hasattr(ctx.command, "list_commands") and option in options_of(ctx.command.get_command(ctx, "list")):
        where = f"llmlog list {option}"
        return Misused(ctx, f"{en}; it goes after the command: {where}", f"{zh}；它写在命令之后：{where}")
    known = options_of(ctx.command) if ctx else {}
    near = option_meant(option, known) or nearest(option, {fold(name): name for name in sorted(known)})[:2]
    return Misused(ctx, en, zh, near)


def _wants_a_value(ctx: Any, option: str) -> Misused:
    return Misused(ctx, f"{option} wants a value", f"选项 {option} 需要一个值")


def options_of(command: Any) -> dict[str, Any]:
    """Return the options of a command by each of their names."""
    return {name: it for it in command.params if it.param_type_name == "option" for name in it.opts}


def _name(parameter: Any) -> Text:
    """Return what a parameter is called on the command line."""
    if parameter.param_type_name == "argument":
        metavar = parameter.metavar.strip("[].")
        return Text(metavar, CHINESE.get(metavar, metavar))
    name = max(parameter.opts, key=len)
    return Text(name, name)
