"""The values of facets by the words that people type: makers, tags, kinds, weights, licenses and countries."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from llmlog.characters import mainland, syllables
from llmlog.errors import UnknownCountry, UnknownLicense, UnknownWord
from llmlog.folding import fold, has_han, plain, sane, words
from llmlog.language import Text
from llmlog.vocabulary import KINDS, OF_KIND, OF_WEIGHTS, WEIGHTS, country_name

BRACKET = r"[(（]"
A_LABEL = {"orgs": "an organization", "tags": "a tag", "kind": "a kind"}
"""What is asked for, as an error calls it."""

Named = TypeVar("Named", int, str)


def several(names: str | Sequence[str], what: str) -> list[str]:
    """Return one name or several as a list; raise TypeError, which says what they name, where one is no text."""
    given = [names] * bool(names) if isinstance(names, str) else listed(names)
    for name in given:
        if not isinstance(name, str):
            raise TypeError(f"{what} is asked for by a text, not by {name!r}")
    return given


def listed(given: Any) -> list[Any]:
    """Return what is given one by one as a list, and anything else as a list of it alone."""
    return list(given) if isinstance(given, Iterable) else [given]


def fixed_word(what: Text | str, typed: str, choices: Mapping[Any, Text]) -> str:
    """Return the word of a fixed set that is typed in either language; raise UnknownWord with the nearest for none."""
    keys = {fold(text): Text(str(word), texts.zh) for word, texts in choices.items() for text in (str(word), *texts)}
    if word := keys.get(fold(typed)):
        return word.en
    from llmlog.search.near import nearest

    raise UnknownWord(what, typed, choices, nearest(typed, keys)[:1])


def labels(connection: sqlite3.Connection, field: str, text: str) -> list[str]:
    """Return the values of a facet that a text names, ids where it has any; raise TypeError for no text."""
    if not isinstance(text, str):
        raise TypeError(f"{A_LABEL.get(field, field)} is asked for by a text, not by {text!r}")
    return named(connection, text, "label", partial(_labelled, connection, field))


def kind(connection: sqlite3.Connection, text: str) -> str:
    """Return the kind of a word in either language; raise UnknownWord where it is none."""
    if found := labels(connection, "kind", text):
        return found[0]
    called = {str(kind): Text(kind, name.zh) for kind, name in KINDS.items()}
    raise UnknownWord(OF_KIND, text, KINDS, near_labels(connection, "kind", text, called.__getitem__))


def weights(connection: sqlite3.Connection, word: str) -> str:
    """Return the kind of weights that a word stands for; raise UnknownWord with the nearest for none."""
    return next(iter(labels(connection, "weights", word)), "") or fixed_word(OF_WEIGHTS, word, WEIGHTS)


def licenses(connection: sqlite3.Connection, text: str) -> list[str]:
    """Return the licenses with words that begin as a text does, else those called so; raise UnknownLicense for none."""
    several([text], "a license")
    known = values(connection, "license")
    typed = " ".join(words(text))
    begun = [it for it in known if typed and f" {typed}" in f" {' '.join(words(it))}"]
    if found := begun or labels(connection, "license", text):
        return found
    from llmlog.search.near import nearest

    raise UnknownLicense(text, nearest(text, {fold(license): license for license in known}))


def country_codes(connection: sqlite3.Connection, name: str) -> list[str]:
    """Return the codes of a country that makers are from, or of a continent's; raise UnknownCountry for another one."""
    known = values(connection, "country")
    if found := [code for code in (*labels(connection, "country", name), fold(name).upper()) if code in known]:
        return found
    called = {code: country_name(code) for code in known}
    raise UnknownCountry(name, near_labels(connection, "country", name, called.__getitem__))


def values(connection: sqlite3.Connection, field: str) -> list[str]:
    """Return the values that milestones have of a facet."""
    query = "SELECT DISTINCT value FROM facet WHERE field = ? ORDER BY value"
    return [value for (value,) in connection.execute(query, [field])]


def named(connection: sqlite3.Connection, text: str, table: str, called: Callable[[str], list[Named]]) -> list[Named]:
    """Return what a text names in a table: as it is, as a title of two names, in words of Taiwan, in whole pinyin."""
    if found := called(text) or _titled(text, called) or called(mainland(plain(text))):
        return found
    from llmlog.search.lookups import Lookups
    from llmlog.search.sounds import pinyin_matches

    letters = fold(text)
    is_pinyin = letters.isascii() and letters.isalpha()
    sounding = pinyin_matches(letters, Lookups(connection)).items() if is_pinyin else ()
    keys = (key for (where, key), closeness in sounding if where == table and closeness == 1)
    return list(dict.fromkeys(it for key in keys for it in called(key)))


def near_labels(connection: sqlite3.Connection, field: str, text: str, called: Callable[[str], Text]) -> list[Text]:
    """Return what the labels of a field that come near are called, given what calls one by its id.

    Those that sound as a Chinese text come first (百渡, 百度), then those that it begins, then those spelled alike.
    """
    key = fold(text)
    query = "SELECT key, value FROM label WHERE field = ? AND NOT related"
    rows = connection.execute(query, [field]).fetchall()
    found = []
    if has_han(key):
        query = "SELECT value FROM label WHERE field = ? AND sound = ? ORDER BY related, rowid"
        found = [id for (id,) in connection.execute(query, [field, " ".join(syllables(key))])]
        found += [id for other, id in rows if other.startswith(key)]
    return nearest_to(text, map(called, found), {other: called(id) for other, id in rows})


def nearest_to(text: str, found: Iterable[Text], names: dict[str, Text]) -> list[Text]:
    """Return three names at most: those found, then those spelled alike."""
    from llmlog.search.near import SUGGESTIONS, nearest

    return list(dict.fromkeys((*found, *nearest(text, names))))[:SUGGESTIONS]


def _labelled(connection: sqlite3.Connection, field: str, text: str) -> list[str]:
    """Return what is called so, a tag also by another form of its name or a related word."""
    query = "SELECT DISTINCT value FROM label WHERE field = ? AND key = ? AND related = ?"
    found = [id for (id,) in connection.execute(query, [field, fold(text) or sane(text), 0])]
    if found or field != "tags":
        return found
    from llmlog.tokens import stemmed

    stem = stemmed(words(text))
    related = [id for (id,) in connection.execute(query, [field, stem, 1])]
    texts = connection.execute("SELECT value, text FROM label WHERE field = ? AND NOT related", [field])
    return related or list(dict.fromkeys(id for id, name in texts if stem and stemmed(words(name)) == stem))


def _titled(text: str, called: Callable[[str], list[Named]]) -> list[Named]:
    """Return what both names of a title stand for, one of them in brackets behind the other, as screens print it."""
    for bracket in re.finditer(BRACKET, text):
        first, second = called(text[: bracket.start()]), called(text[bracket.end() :])
        if both := [named for named in first if named in second]:
            return both
    return []
