"""What a shell completes: commands, options, and what they take, from the data.

A shell's script runs llmlog with the words of the command line and `_LLMLOG_COMPLETE`, and gets a completion a line,
its help behind a tab; where a file is taken, a single line that says so.
"""

import re
import shlex
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from typer.main import get_command

from llmlog.cli import candidates
from llmlog.cli.app import app
from llmlog.cli.bilingual import said
from llmlog.cli.candidates import FILES, MOST_COMPLETIONS, VALUES, Asked, Item, clipped
from llmlog.cli.commands import COMMANDS, load_command, module_of, shown_by
from llmlog.cli.session import Session
from llmlog.cli.usage import options_of
from llmlog.cli.values import path, values_of
from llmlog.errors import LlmlogError
from llmlog.folding import sane
from llmlog.printable import visible


def complete(shell: str, arguments: Sequence[str], session: Session) -> list[str]:
    """Return the lines that a shell's script reads, for the words up to the one that is completed."""
    words = [sane(word) for word in arguments] or [""]
    quote = ""
    if shell == "bash":
        words, quote = _joined(words)
    elif shell == "fish":
        words = [*words[:-1], _unquoted(words[-1])]
    try:
        found = list(completions(words[:-1], words[-1], session))
    except LlmlogError:
        return []
    if found == [Item(FILES)]:
        return [FILES]
    begun = [item for item in found if item.value.casefold().startswith(words[-1].casefold())]
    found = begun or found  # what begins otherwise would take away what is typed
    if shell == "bash":  # which takes a colon for the end of a word, and a quote for its own
        found = [item for item in found if ":" not in item.value and not (quote and quote in item.value)]
    lines = []
    for item in found[:MOST_COMPLETIONS]:
        value = re.sub(r"([^\w@%+=:,./-])", r"\\\1", item.value) if shell == "bash" and not quote else item.value
        lines.append(f"{value}\t{clipped(visible(item.help))}".rstrip("\t"))
    return lines


def _joined(words: list[str]) -> tuple[list[str], str]:
    """Return the words of bash without quoting and with `--option = value` taken apart, and the quote that is open."""
    *before, last = words
    kept = [_unquoted(word) for word in before if word != "="]
    return [*kept, "" if last == "=" else _unquoted(last)], last[:1] if last[:1] in {"'", '"'} else ""


def _unquoted(word: str) -> str:
    """Return a word as the shell would hand it over, even where its quote is not closed yet."""
    for closing in ("", '"', "'"):
        try:
            return "".join(shlex.split(word + closing))
        except ValueError:
            continue
    return word.rstrip("\\")


def completions(before: Sequence[str], typed: str, session: Session) -> Iterator[Item]:
    """Yield what the last word of a command line may become."""
    # a home folder as the shell would put it
    session.data += (path(file).expanduser() for file in values_of("--data", before) if file)
    common = options_of(get_command(app))
    at = next(_arguments(before, common), None)
    if at is None or before[at:] == ["help"]:
        asked = Asked(typed, session)
        yield from _option("", common, before, asked) if _is_option(common, before, typed) else _commands(asked)
        return
    if before[at] not in COMMANDS:
        return
    name, command, rest = before[at], load_command(before[at]), before[at + 1 :]
    options = options_of(command)
    given = tuple(rest[number] for number in _arguments(rest, options))
    if _is_option(options, rest, typed):
        yield from _option(name, options, rest, Asked(typed, session, shown=shown_by(name, named=bool(given))))
    else:
        yield from _argument(name, command, Asked(typed, session, given))


def _arguments(words: Sequence[str], options: dict[str, Any]) -> Iterator[int]:
    """Yield the positions of those of some words that are neither options nor their values."""
    for number, (previous, word) in enumerate(pairwise(("", *words))):
        if not _with_value(options, previous) and (not word.startswith("-") or word == "-"):
            yield number


def _with_value(options: dict[str, Any], word: str) -> bool:
    """Whether a word is an option that takes a value."""
    return word in options and not options[word].is_flag


def _is_option(options: dict[str, Any], before: Sequence[str], typed: str) -> bool:
    """Whether the last word is an option or the value of one."""
    return "--" not in before and (typed.startswith("-") or _with_value(options, "".join(before[-1:])))


def _option(command: str, options: dict[str, Any], before: Sequence[str], asked: Asked) -> Iterator[Item]:
    """Yield the options that begin as typed, or the values of the one that is given."""
    name, equals, value = asked.typed.partition("=")
    if before and _with_value(options, before[-1]):
        yield from _values(command, options[before[-1]], asked)
    elif equals and name.startswith("--"):
        for item in _values(command, options[name], asked._replace(typed=value)) if _with_value(options, name) else ():
            yield item if item.value == FILES else item._replace(value=f"{name}={item.value}")
    else:
        yield from _options(options, before, asked)


def _commands(asked: Asked) -> Iterator[Item]:
    for name in COMMANDS:
        if name.startswith(asked.typed):
            yield Item(name, said(load_command(name).help, asked.session.spoken))


def _options(options: dict[str, Any], given: Sequence[str], asked: Asked) -> Iterator[Item]:
    """Yield the options that begin as typed and are not given yet, or may be given again."""
    for name, option in options.items():
        used = any(word in option.opts for word in given)
        is_best = name in {max(option.opts, key=len), asked.typed}
        if name.startswith(asked.typed) and is_best and (option.multiple or not used):
            yield Item(name, said(option.help, asked.session.spoken))


def _argument(name: str, command: Any, asked: Asked) -> Iterator[Item]:
    """Yield what the argument may be whose turn it is."""
    arguments = [it for it in command.params if it.param_type_name == "argument"]
    if arguments and (len(asked.before) < len(arguments) or arguments[-1].nargs == -1):
        yield from getattr(candidates, module_of(name).COMPLETES)(asked)


def _values(command: str, option: Any, asked: Asked) -> Iterator[Item]:
    name = max(option.opts, key=len)
    if completer := VALUES.get(f"{command} {name}") or VALUES.get(name):
        yield from completer(asked)
