"""What a shell completes: commands, options, and what they take, from the data.

A shell's script runs llmlog with the words of the command line and `_LLMLOG_COMPLETE`, and gets a completion a line,
its help behind a tab; where a file is taken, a single line that says so.
"""

import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from llmlog.cli.commands import COMMANDS, load_command
from llmlog.cli.session import Session
from llmlog.errors import LlmlogError
from llmlog.formats import FORMATS
from llmlog.language import Language
from llmlog.shelf import sane
from llmlog.stats import BY
from llmlog.text import fold, visible
from llmlog.vocabulary import IMPORTANCE, KINDS, LINK_KINDS, WEIGHTS

FILES = ":files"
SHELLS = ("bash", "zsh", "fish")
MOST = 400
"""How many completions are given at most."""

LONGEST_HELP = 60
LANDMARK = "3"

BASH = r"""_llmlog() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
            return
        fi
        COMPREPLY+=("${line%%$'\t'*}")
    done < <(_LLMLOG_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _llmlog llmlog
"""
ZSH = r"""#compdef llmlog
_llmlog() {
    local line
    local -a values shown
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            [[ $PREFIX == --*=* ]] && compset -P '*='
            _files
            return
        fi
        values+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
    done < <(_LLMLOG_COMPLETE=zsh "${(Q)words[1]}" "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    (( $#values )) && compadd -U -V llmlog -l -d shown -a values
}
if [[ $funcstack[1] == _llmlog ]]; then
    _llmlog "$@"
else
    compdef _llmlog llmlog
fi
"""
FISH = r"""function __llmlog_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l found (env _LLMLOG_COMPLETE=fish $words[1] $words[2..-1] "$word" 2>/dev/null)
    if test "$found[1]" = :files
        __fish_complete_path (string replace -r '^--[^=]*=' '' -- "$word")
    else
        printf '%s\n' $found
    end
end
complete --command llmlog --no-files --keep-order --arguments '(__llmlog_complete)'
"""
SCRIPTS = dict(zip(SHELLS, (BASH, ZSH, FISH), strict=True))


class Item(NamedTuple):
    """A completion and what is said of it."""

    value: str
    help: str = ""


class Asked(NamedTuple):
    """What is to be completed: the beginning that is typed, and the session with the log."""

    typed: str
    session: Session

    @property
    def language(self) -> Language:
        """The language of the help."""
        return self.session.spoken


Maker = Callable[[Asked], Iterable[Item]]


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
    for item in found[:MOST]:
        value = re.sub(r"([^\w@%+=:,./-])", r"\\\1", item.value) if shell == "bash" and not quote else item.value
        lines.append(f"{value}\t{_clipped(visible(item.help))}".rstrip("\t"))
    return lines


def completions(before: Sequence[str], typed: str, session: Session) -> Iterator[Item]:
    """Yield what the last word of a command line may become."""
    from llmlog.cli.app import root

    common = _by_name(root())
    at = _command_at(before, common)
    if at is None:
        asked = Asked(typed, session)
        yield from _option("", common, before, asked) if _is_option(common, before, typed) else _commands(asked)
        return
    if before[at] not in COMMANDS:
        return
    command, rest = load_command(before[at]), before[at + 1 :]
    options, asked = _by_name(command), Asked(typed, session)
    if _is_option(options, rest, typed):
        yield from _option(before[at], options, rest, asked)
    else:
        yield from _argument(before[at], command, rest, options, asked)


def _by_name(command: Any) -> dict[str, Any]:
    """Return the options of a command by each of their names."""
    return {name: it for it in command.params if it.param_type_name == "option" for name in it.opts}


def _command_at(before: Sequence[str], common: dict[str, Any]) -> int | None:
    """Return where the command stands among the words, behind the options that come before it."""
    number = 0
    while number < len(before):
        word = before[number]
        if not word.startswith("-"):
            return number
        number += 2 if word in common and not common[word].is_flag else 1
    return None


def _is_option(options: dict[str, Any], before: Sequence[str], typed: str) -> bool:
    """Whether the last word is an option or the value of one."""
    if "--" in before:
        return False
    previous = options.get(before[-1]) if before else None
    return typed.startswith("-") or (previous is not None and not previous.is_flag)


def _option(command: str, options: dict[str, Any], before: Sequence[str], asked: Asked) -> Iterator[Item]:
    """Yield the options that begin as typed, or the values of the one that is given."""
    previous = options.get(before[-1]) if before else None
    if previous and not previous.is_flag:
        yield from _values(command, previous, asked)
    elif asked.typed.startswith("--") and "=" in asked.typed:
        name, _, value = asked.typed.partition("=")
        if name in options and not options[name].is_flag:
            for item in _values(command, options[name], asked._replace(typed=value)):
                yield item if item.value == FILES else item._replace(value=f"{name}={item.value}")
    else:
        yield from _options(options, before, asked)


def _commands(asked: Asked) -> Iterator[Item]:
    """Yield the commands that begin as typed, in the order of the help."""
    from llmlog.cli.help import summary

    for name in COMMANDS:
        if name.startswith(asked.typed):
            yield Item(name, summary(load_command(name), asked.language))


def _options(options: dict[str, Any], given: Sequence[str], asked: Asked) -> Iterator[Item]:
    """Yield the options that begin as typed and are not given yet, or may be given again."""
    from llmlog.cli.help import said

    for name, option in options.items():
        used = any(word in option.opts for word in given)
        is_best = name in {max(option.opts, key=len), asked.typed}
        if name.startswith(asked.typed) and is_best and (option.multiple or not used):
            yield Item(name, said(option.help, asked.language))


def _argument(name: str, command: Any, rest: Sequence[str], options: dict[str, Any], asked: Asked) -> Iterator[Item]:
    """Yield what the argument may be whose turn it is."""
    given = 0
    values = iter(rest)
    for word in values:
        if word in options and not options[word].is_flag:
            next(values, None)
        elif not word.startswith("-") or word == "-":
            given += 1
    arguments = [it for it in command.params if it.param_type_name == "argument"]
    if arguments and (given < len(arguments) or arguments[-1].nargs == -1):
        yield from ARGUMENTS.get(name, _nothing)(asked)


def _values(command: str, option: Any, asked: Asked) -> Iterator[Item]:
    """Yield what an option may be given."""
    name = max(option.opts, key=len)
    make = OF_A_COMMAND.get((command, name)) or VALUES.get(name)
    if make:
        yield from make(asked)
    else:
        choices: Iterable[Any] = getattr(option.type, "choices", ())
        yield from _of(dict.fromkeys(map(str, choices), ""))(asked)


def _nothing(_: Asked) -> Iterable[Item]:
    return ()


def _files(_: Asked) -> Iterable[Item]:
    return [Item(FILES)]


def _of(words: Any) -> Maker:
    """Return what gives the fixed words that begin as typed, with what they are called in the reader's language."""

    def chosen(asked: Asked) -> Iterator[Item]:
        for word, text in words.items():
            said = text.in_(asked.language) if text else ""
            if str(word).startswith(asked.typed.casefold()):
                yield Item(str(word), said if said != word else "")
            elif text and text.zh.startswith(asked.typed):
                yield Item(text.zh, str(word))

    return chosen


def _labelled(field: str, table: str) -> Maker:
    """Return what gives the organizations or tags that have a name which begins as typed, with their counts."""

    def chosen(asked: Asked) -> Iterator[Item]:
        log = asked.session.log
        counts: dict[str, int] = dict(
            log.connection.execute("SELECT value, count(*) FROM facet WHERE field = ? GROUP BY value", [field])
        )
        rows = log.connection.execute(
            "SELECT value, text FROM label WHERE field = ? AND key >= ? AND key < ? AND NOT related",
            [field, *_bounds(asked.typed)],
        )
        known = getattr(log, table)
        best = _best_spellings(rows, asked.typed)
        for id in sorted(best, key=lambda id: (-counts.get(id, 0), id)):
            yield Item(best[id], f"{_clipped(known[id].name.in_(asked.language), 12)} ({counts.get(id, 0)})")

    return chosen


def milestones(asked: Asked) -> Iterator[Item]:
    """Yield the milestones that have a name which begins as typed, landmarks where nothing is typed yet."""
    connection = asked.session.log.connection
    if not fold(asked.typed):
        rows = connection.execute(
            "SELECT milestone.entry, id FROM milestone JOIN facet USING (entry) WHERE field = ? AND value = ?",
            ["importance", LANDMARK],
        )
        best: dict[Any, str] = dict(rows)
    else:
        query = "SELECT entry, text FROM name WHERE key >= ? AND key < ?"
        best = _best_spellings(connection.execute(query, _bounds(asked.typed)), asked.typed)
    zh = asked.language is Language.ZH
    query = (
        "SELECT json_extract(record, '$.name'), json_extract(record, '$.name_zh'), date FROM milestone WHERE entry = ?"
    )
    for entry in sorted(best)[:MOST]:
        name, name_zh, date = connection.execute(query, [entry]).fetchone()
        yield Item(best[entry], f"{_clipped(name_zh if zh and name_zh else name, 12)}, {date}")


def months(asked: Asked) -> Iterator[Item]:
    """Yield the years and months that begin as typed, the newest first, with how many milestones each holds."""
    query = """SELECT value, count(*) FROM facet WHERE field = 'date' AND value NOT LIKE '-%'
        AND substr(value, 1, ?) = ? GROUP BY value ORDER BY value DESC"""
    for value, count in asked.session.log.connection.execute(query, [len(asked.typed), asked.typed]):
        yield Item(value, str(count))


def days(asked: Asked) -> Iterator[Item]:
    """Yield the days that begin as typed, the newest first, with how many milestones each holds."""
    query = """SELECT date, count(*) FROM milestone WHERE length(date) = length('2023-03-14') AND substr(date, 1, ?) = ?
        GROUP BY date ORDER BY date DESC"""
    for value, count in asked.session.log.connection.execute(query, [len(asked.typed), asked.typed]):
        yield Item(value, str(count))


def sources(asked: Asked) -> Iterator[Item]:
    """Yield the ids of the sources that begin as typed."""
    for id, source in asked.session.log.sources.items():
        if id.startswith(asked.typed):
            yield Item(id, source.title.in_(asked.language))


def fields(asked: Asked) -> Iterator[Item]:
    """Yield the keys of a milestone that the last one of a list may become."""
    from llmlog.formats.json import KEYS_OF_A_MILESTONE

    before, comma, typed = asked.typed.rpartition(",")
    for key in sorted(KEYS_OF_A_MILESTONE):
        if key.startswith(typed):
            yield Item(before + comma + key)


def _facet(field: str) -> Maker:
    """Return what gives the values of a facet that begin as typed, with their counts."""

    def chosen(asked: Asked) -> Iterator[Item]:
        query = "SELECT value, count(*) FROM facet WHERE field = ? GROUP BY value ORDER BY count(*) DESC, value"
        for value, count in asked.session.log.connection.execute(query, [field]):
            if value.casefold().startswith(asked.typed.casefold()):
                yield Item(value, str(count))

    return chosen


def _clipped(text: str, room: int = 0) -> str:
    """Return a help that leaves some room within the longest."""
    most = LONGEST_HELP - room
    return text if len(text) <= most else text[: most - 1] + "…"


def _bounds(typed: str) -> tuple[str, str]:
    """Return the keys between which those stand that begin as typed."""
    key = fold(typed)
    return key, key + "\U0010ffff"


def _best_spellings(rows: Iterable[tuple[Any, str]], typed: str) -> dict[Any, str]:
    """Return for each owner of some names the best to complete to: an id, else one without spaces, else any.

    One that begins just as typed comes before all others, since some shells take no other.
    """
    best: dict[Any, str] = {}
    for owner, text in rows:
        if owner not in best or _rank(text, typed) < _rank(best[owner], typed):
            best[owner] = text
    return best


def _rank(text: str, typed: str) -> tuple[bool, bool, int]:
    is_plain = re.fullmatch(r"[a-z0-9.-]+", text) is not None
    return (not text.casefold().startswith(typed.casefold()), not is_plain, len(text))


def _joined(words: list[str]) -> tuple[list[str], str]:
    """Return the words of bash without quoting and with `--option = value` taken apart, and the quote that is open."""
    last = words[-1]
    quote = last[:1] if last[:1] in {"'", '"'} else ""
    if last == "=":
        words = [*words[:-1], "="]
    kept = [_unquoted(word) for number, word in enumerate(words) if word != "=" or number == len(words) - 1]
    if kept[-1] == "=":
        kept[-1] = ""
    return kept, quote


def _unquoted(word: str) -> str:
    """Return a word as the shell would hand it over, even where its quote is not closed yet."""
    for closing in ("", '"', "'"):
        try:
            return "".join(shlex.split(word + closing))
        except ValueError:
            continue
    return word.rstrip("\\")


makers = _labelled("orgs", "organizations")
tags = _labelled("tags", "tags")
kinds = _of(KINDS)
VALUES: dict[str, Maker] = {
    "--org": makers,
    "--tag": tags,
    "--kind": kinds,
    "--exclude": kinds,
    "--month": months,
    "--since": months,
    "--until": months,
    "--date": days,
    "--source": sources,
    "--format": _of(dict.fromkeys(FORMATS, None)),
    "--fields": fields,
    "--lang": _of({"zh": None, "en": None}),
    "--importance": _of({str(level): text for level, text in IMPORTANCE.items()}),
    "--weights": _of(WEIGHTS),
    "--license": _facet("license"),
    "--country": _facet("country"),
    "--color": _of(dict.fromkeys(("auto", "always", "never"), None)),
    "--by": _of(BY),
    "--output": _files,
    "--data": _files,
}
"""What gives the values of each option by its long name."""

OF_A_COMMAND: dict[tuple[str, str], Maker] = {("open", "--kind"): _of(LINK_KINDS)}
"""What gives the values of an option that means something else in one command."""

ARGUMENTS: dict[str, Maker] = {
    "search": milestones,
    "show": milestones,
    "lineage": milestones,
    "open": milestones,
    "errata": milestones,
    "compare": milestones,
    "org": makers,
    "month": months,
    "schema": _of(dict.fromkeys((it for it in COMMANDS if it not in {"schema", "completion"}), None)),
    "completion": _of(dict.fromkeys(SHELLS, None)),
}
"""What gives the arguments of each command."""
