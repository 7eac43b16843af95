"""What llmlog refuses of a command line besides what Typer does, and what was meant by it."""

from collections.abc import Container, Iterable, Sequence
from itertools import takewhile
from typing import Any

import typer
from typer.core import TyperCommand

from llmlog.cli.meant import COMMANDS_MEANT, FILTERED, INSTEAD, filters_for, option_meant
from llmlog.cli.typer_errors import options_of, wants_a_value
from llmlog.cli.values import shell_word
from llmlog.errors import did_you_mean, quoted
from llmlog.language import Text
from llmlog.log import Log

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
    valued = {name for it in options_of(ctx) if not it.is_flag for name in it.opts}
    before = ""
    for word in takewhile(lambda word: word != "--", args):
        typed = word.partition("=")[0]
        if meant := _dashed(typed, known) or _numbered(typed, known if before not in valued else ()):
            en, zh = did_you_mean(meant)
            raise Misused(Text(f"no such option: {typed}{en}", f"没有选项 {typed}{zh}"), ctx)
        if before in valued and (typed in known or (typed[1:2] != "-" and typed[:2] in known)):
            raise Misused(wants_a_value(before), ctx)
        before = "" if before in valued else word


def _dashed(typed: str, known: Container[str]) -> list[str]:
    """Return the option of a name that is typed with other dashes than its own, as `-org` or `—json`."""
    name = typed.lstrip(DASHES)
    own = "-" if len(name) == 1 else "--"
    dashes = typed.removesuffix(name)
    return option_meant(own + name, known) if name and dashes not in {"", own} else []


def _numbered(typed: str, known: Container[str]) -> list[str]:
    """Return the option for a number behind a dash, as `-10`, which `head` takes for that of lines."""
    return [f"-n {typed[1:]}"] if "-n" in known and typed[:1] == "-" and typed[1:].isdecimal() else []


def unknown_command(words: Sequence[str], commands: Iterable[str], ctx: Any) -> Misused:
    """Return the error of a command that does not exist, with what is meant: a name, a command, else a search."""
    name = words[0]
    en, zh = did_you_mean([it for it, others in COMMANDS_MEANT.items() if name.casefold() in others])
    en, zh = (en, zh) if en else _instead_of_a_command(words, commands, ctx.obj.log)
    return Misused(Text(f"no command is called {quoted(name)!r}{en}", f"没有名为“{quoted(name)}”的命令{zh}"), ctx)


def _instead_of_a_command(words: Sequence[str], commands: Iterable[str], log: Log) -> tuple[str, str]:
    """Return how to ask for what words surely name, else the nearest commands, else how to search for the words."""
    from llmlog.search.near import nearest

    asked = list(takewhile(lambda word: not word.startswith("-"), words))
    whole = " ".join(asked)
    if whole not in log:
        if log.maker(whole):
            shown = f"`llmlog org {shell_word(whole)}`"
            return f"; {shown} shows the maker", f"；查看该机构请用 {shown}"
        near = nearest(words[0], {command: command for command in commands})
        if near and words[0] not in log and not log.maker(words[0]):
            return did_you_mean(near)
    search = f"`llmlog search {' '.join(shell_word(quoted(word)) for word in asked)}`"
    what = "them" if len(asked) > 1 else "it"
    return f"; {search} searches for {what}", f"；搜索请用 {search}"
