"""What may stand where on a command line: the values of options and the arguments of commands, from the data."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from llmlog.cli.commands import COMMANDS
from llmlog.cli.session import Session
from llmlog.cli.values import COLORS
from llmlog.facets import values
from llmlog.folding import fold
from llmlog.formats import FORMATS
from llmlog.language import Text
from llmlog.milestones_by_name import LONGEST_NAME
from llmlog.stats import BY
from llmlog.store.label_names import country_names
from llmlog.vocabulary import IMPORTANCE, KINDS, LANDMARK, LINK_KINDS, WEIGHTS

MOST_COMPLETIONS = 400
LONGEST_HELP = 60
SHELLS = ("bash", "zsh", "fish")
FILES = ":files"
"""What a script gets where a file is taken, which the shell completes itself."""


class Item(NamedTuple):
    """A completion and what is said of it."""

    value: str
    help: str = ""


class Asked(NamedTuple):
    """What is to be completed: the beginning that is typed, the session with the log, and the arguments before it.

    `shown` is what the JSON of the command at hand is made of.
    """

    typed: str
    session: Session
    before: tuple[str, ...] = ()
    shown: type | None = None


Completer = Callable[[Asked], Iterable[Item]]
Spelled = Callable[[str], Iterable[tuple[Any, str]]]
"""What gives the names that begin like a text, each with its owner."""


def _files(_: Asked) -> Iterable[Item]:
    return [Item(FILES)]


def fixed(words: Iterable[Any]) -> Completer:
    """Return what gives the fixed words that begin as typed, with what they are called in the reader's language."""
    named: Mapping[Any, Text | None] = words if isinstance(words, Mapping) else dict.fromkeys(words)

    def chosen(asked: Asked) -> Iterator[Item]:
        for word, text in named.items():
            said = text.in_(asked.session.spoken) if text else ""
            if str(word).startswith(asked.typed.casefold()):
                yield Item(str(word), said if said != word else "")
            elif text and text.zh.startswith(asked.typed):
                yield Item(text.zh, str(word))

    return chosen


def _bounds(typed: str) -> tuple[str, str]:
    """Return the keys between which those stand that begin as typed."""
    key = fold(typed)
    return key, key + "\U0010ffff"


def _best_spellings(rows: Iterable[tuple[Any, str]], typed: str) -> dict[Any, str]:
    """Return for each owner of some names the best to complete to: an id, else one without spaces, else any.

    One that begins just as typed comes before all others, since some shells take no other.
    """
    ranked = sorted(rows, key=lambda row: _rank(row[1], typed))
    return dict(reversed(ranked))  # in which the best, being last, stands


def _later_words(before: Iterable[str], typed: str, spelled: Spelled) -> list[tuple[Any, str]]:
    """Return the words that go on as typed where a name stands before them, each with the shortest name's owner."""
    words = " ".join(before).split()
    found: dict[str, tuple[int, Any]] = {}
    for count in range(min(len(words), LONGEST_NAME), 0, -1):
        begun = " ".join(words[-count:])
        for owner, text in spelled(f"{begun} {typed}"):
            word = _next_word(text.split(), begun, typed)
            if word and (word not in found or len(text) < found[word][0]):
                found[word] = (len(text), owner)
    return [(owner, word) for word, (_, owner) in found.items()]


def _next_word(name: Sequence[str], begun: str, typed: str) -> str:
    """Return the word of a name behind those that are begun, in the case that is typed; none where it goes on else."""
    key = fold(begun)
    for end in range(1, len(name)):
        if fold(" ".join(name[:end])) == key and name[end].casefold().startswith(typed.casefold()):
            as_typed = name[end].startswith(typed) and (typed or begun != begun.casefold())
            return name[end] if as_typed else name[end].casefold()
    return ""


def _rank(text: str, typed: str) -> tuple[bool, bool, int]:
    is_plain = re.fullmatch(r"[a-z0-9.-]+", text) is not None
    return (not text.casefold().startswith(typed.casefold()), not is_plain, len(text))


def _or_later_words(asked: Asked, spelled: Spelled, others: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """Return the later words of a name that is begun; with the names that begin as typed where it may be whole."""
    later = _later_words(asked.before, asked.typed, spelled)
    is_whole = not later or (not asked.typed and " ".join(asked.before) in asked.session.log)
    return [*later, *others] if is_whole else later


def _labelled(field: str, table: str) -> Completer:
    """Return what gives the organizations or tags that have a name which begins as typed, with their counts."""

    def chosen(asked: Asked) -> Iterator[Item]:
        log = asked.session.log
        counts = log.select().counts(field)

        def spelled(begun: str) -> Iterable[tuple[Any, str]]:
            query = "SELECT value, text FROM label WHERE field = ? AND key >= ? AND key < ? AND NOT related"
            return log.connection.execute(query, [field, *_bounds(begun)])

        known = getattr(log, table)
        best = _best_spellings(spelled(asked.typed), asked.typed)
        first = sorted(best, key=lambda id: (-counts[id], id))
        for id, text in _or_later_words(asked, spelled, [(id, best[id]) for id in first]):
            yield Item(text, f"{clipped(known[id].name.in_(asked.session.spoken), 12)} ({counts[id]})")

    return chosen


def milestones(asked: Asked) -> Iterator[Item]:
    """Yield the later words of a name, then the milestones with one that begins as typed, or all landmarks."""
    connection = asked.session.log.connection

    def spelled(begun: str) -> Iterable[tuple[Any, str]]:
        return connection.execute("SELECT entry, text FROM name WHERE key >= ? AND key < ?", _bounds(begun))

    landmarks = "SELECT entry, id FROM milestone JOIN facet USING (entry) WHERE field = 'importance' AND value = ?"
    if fold(asked.typed):
        best = _best_spellings(spelled(asked.typed), asked.typed)
    else:
        best = dict(connection.execute(landmarks, [str(LANDMARK)]))
    query = "SELECT record ->> 'name', record ->> 'name_zh', date FROM milestone WHERE entry = ?"
    for entry, text in _or_later_words(asked, spelled, sorted(best.items())[:MOST_COMPLETIONS]):
        name, name_zh, date = connection.execute(query, [entry]).fetchone()
        title = Text(name, name_zh or name).in_(asked.session.spoken)
        yield Item(text, f"{clipped(title, 12)}, {date}")


def sources(asked: Asked) -> Iterator[Item]:
    """Yield the ids of the sources that begin as typed."""
    for id, source in asked.session.log.sources.items():
        if id.startswith(asked.typed):
            yield Item(id, source.title.in_(asked.session.spoken))


def fields(asked: Asked) -> Iterator[Item]:
    """Yield the keys of what a command shows that the last one of a list may become, or those behind its last point."""
    from llmlog.formats.schema import fields_of

    *before, typed = asked.typed.split(",")
    path, point, _ = typed.rpartition(".")
    for field in sorted(path + point + key for key in fields_of(asked.shown, path)):
        if field.startswith(typed) and field not in before:
            yield Item(",".join([*before, field]))


def _facet(field: str, order: str = "count(*) DESC, value", lengths: tuple[int, int] = (1, 1000)) -> Completer:
    """Return what gives the values of a facet that begin as typed, of some lengths, with their counts."""
    query = f"""SELECT value, count(*) FROM facet WHERE field = ? AND length(value) BETWEEN ? AND ?
        AND value NOT LIKE '-%' GROUP BY value ORDER BY {order}"""

    def chosen(asked: Asked) -> Iterator[Item]:
        for value, count in asked.session.log.connection.execute(query, [field, *lengths]):
            if value.casefold().startswith(asked.typed.casefold()):
                yield Item(value, str(count))

    return chosen


def countries(asked: Asked) -> Iterator[Item]:
    """Yield the codes of countries that begin as typed; behind a beginning their names and those of continents too."""
    yield from _facet("country")(asked)
    known = values(asked.session.log.connection, "country")
    for name in dict.fromkeys(name for code in known for name in country_names(code)):
        if asked.typed and name.casefold().startswith(asked.typed.casefold()):
            yield Item(name)


def clipped(text: str, room: int = 0) -> str:
    """Return a help that leaves some room within the longest."""
    most = LONGEST_HELP - room
    return text if len(text) <= most else text[: most - 1] + "…"


makers = _labelled("orgs", "organizations")
tags = _labelled("tags", "tags")
kinds = fixed(KINDS)
months = _facet("date", "value DESC", (len("2023"), len("2023-07")))
days = _facet("date", "value DESC", (len("2023-03-14"),) * 2)
commands = fixed(it for it in COMMANDS if it not in {"schema", "completion"})
shells = fixed(SHELLS)
VALUES: dict[str, Completer] = {
    "--org": makers,
    "--tag": tags,
    "--kind": kinds,
    "open --kind": fixed(LINK_KINDS),
    "--exclude": kinds,
    "--month": months,
    "--since": months,
    "--until": months,
    "--date": days,
    "--source": sources,
    "--format": fixed(list(FORMATS)),
    "--fields": fields,
    "--lang": fixed(("zh", "en")),
    "--importance": fixed(IMPORTANCE),
    "--weights": fixed(WEIGHTS),
    "--license": _facet("license"),
    "--country": countries,
    "--color": fixed(COLORS),
    "--by": fixed(BY),
    "--output": _files,
    "--data": _files,
}
"""What gives the values of each option by its long name, behind a command where it means something else there."""
