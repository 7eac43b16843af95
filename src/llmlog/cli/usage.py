"""What is wrong with a command line by Typer and by llmlog itself, said in both languages, and what was meant by it."""

from collections.abc import Container, Iterable, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand

from llmlog.cli.bilingual import in_chinese
from llmlog.cli.meant import FILTERED, INSTEAD, filters_for, instead_of_a_command, option_meant
from llmlog.cli.values import shell_word
from llmlog.errors import did_you_mean, quoted
from llmlog.language import Text
from llmlog.text import fold

ParserError: type[typer.BadParameter] = typer.BadParameter.__bases__[0]
"""The base of Typer's errors about what was typed, which Typer does not export itself."""
DASHES = "-‐‑‒–—―⸺−－﹣"
"""The hyphen, and what keyboards and word processors make of it."""


class Misused(typer.BadParameter):
    """A command line that cannot be understood, with its sentence."""

    def __init__(self, said: Text, ctx: Any) -> None:
        super().__init__(said.en, ctx)
        self.said = said


class StrictCommand(TyperCommand):
    """A command that says which of its arguments are too many."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Return what is left of the arguments, which is nothing; raise Misused where something is."""
        ctx.allow_extra_args = True
        refuse_slips(args, ctx)
        _refuse_files(args, ctx)
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
    shown, step = [quoted(word) for word in words], INSTEAD.get(ctx.command.name)
    en, zh = ", ".join(map(repr, shown)), "".join(f"“{word}”" for word in shown)
    one = "argument" if len(words) == 1 else "arguments"
    more = (f"; {step.en}", f"；{step.zh}") if step else ("", "")
    if ctx.command.name in FILTERED and (meant := filters_for(words, ctx.obj.log)):
        more = did_you_mean(meant)
    return Misused(Text(f"unexpected {one} {en}{more[0]}", f"多余的参数：{zh}{more[1]}"), ctx)


def refuse_slips(args: Iterable[str], ctx: Any) -> None:
    """Raise Misused for an option with dashes that are not its own, and for one where another stands for its value."""
    known = {name for it in ctx.command.params for name in it.opts}
    valued = {name for it in _options_of(ctx) if not it.is_flag for name in it.opts}
    before = ""
    for word in takewhile(lambda word: word != "--", args):
        typed = word.partition("=")[0]
        if meant := _dashed(typed, known) or _numbered(typed, known if before not in valued else ()):
            en, zh = did_you_mean(meant)
            raise Misused(Text(f"no such option: {typed}{en}", f"没有选项 {typed}{zh}"), ctx)
        if before in valued and (typed in known or (typed[1:2] != "-" and typed[:2] in known)):
            raise Misused(_wants_a_value(before), ctx)
        before = "" if before in valued else word


def _refuse_files(args: Sequence[str], ctx: Any) -> None:
    """Raise Misused for a data file behind the one that --data takes, as a shell puts there for `*.json`."""
    for option, first, word in zip(args, args[1:], args[2:], strict=False):
        if option == "--data" and word.endswith((".json", ".jsonl")) and Path(word).is_file():
            asked = f"--data {shell_word(first)} --data {shell_word(word)}"
            en, zh = f"unexpected argument {quoted(word)!r}", f"多余的参数：“{quoted(word)}”"
            raise Misused(Text(f"{en}; repeat --data for several: {asked}", f"{zh}；多个须重复 --data：{asked}"), ctx)


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
    """Return the error of a command that does not exist, with what is meant: a name, a command, else a search."""
    name = words[0]
    en, zh = instead_of_a_command(words, ctx.obj.log)
    return Misused(Text(f"no command is called {quoted(name)!r}{en}", f"没有名为“{quoted(name)}”的命令{zh}"), ctx)


def sentence(error: Any) -> Text:
    """Return what an error of the parser says."""
    match type(error).__name__:
        case "NoSuchOption":
            return _no_such_option(error)
        case "MissingParameter":
            name = _name(error)
            what = Text("option", "选项") if name.en.startswith("-") else Text("argument", "参数")
            return Text(f"the {what.en} {name.en} is missing", f"缺少{what.zh}：{name.zh}")
        case "BadOptionUsage":
            takes_none = any(error.option_name in it.opts and it.is_flag for it in _options_of(error.ctx))
            if takes_none:
                return Text(f"{error.option_name} takes no value", f"选项 {error.option_name} 不带值")
            return _wants_a_value(error.option_name)
        case "Misused":
            return Text(*error.said)
        case "BadParameter":
            name = _name(error)
            return Text(f"{name.en} wants a value that fits", f"{name.zh} 需要合适的值")
    return Text(error.format_message(), "无法理解这条命令")


def _no_such_option(error: Any) -> Text:
    from llmlog.search.near import nearest

    option = quoted(error.option_name)
    known = {name for it in _options_of(error.ctx) for name in it.opts}
    en, zh = did_you_mean(
        option_meant(option, known) or nearest(option, {fold(name): name for name in sorted(known)})[:2]
    )
    if error.ctx and hasattr(error.ctx.command, "list_commands"):
        listing = error.ctx.command.get_command(error.ctx, "list")
        if any(option in it.opts for it in listing.params):
            en, zh = f"; it goes after the command: llmlog list {option}", f"；它写在命令之后：llmlog list {option}"
    return Text(f"no such option: {option}{en}", f"没有选项 {option}{zh}")


def _wants_a_value(option: str) -> Text:
    return Text(f"{option} wants a value", f"选项 {option} 需要一个值")


def _options_of(ctx: Any) -> list[Any]:
    """Return the options of the command of a context, none without one."""
    return [it for it in ctx.command.params if it.param_type_name == "option"] if ctx else []


def _name(error: Any) -> Text:
    """Return what the parameter of an error is called on the command line."""
    parameter = error.param
    if parameter is None:
        return Text("the command line", "命令行")
    if parameter.param_type_name == "argument":
        metavar = (parameter.metavar or parameter.name.upper()).strip("[].")
        return Text(metavar, in_chinese(metavar))
    name = max(parameter.opts, key=len)
    return Text(name, name)
