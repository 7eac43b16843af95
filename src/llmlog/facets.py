"""The values of facets by the words that people type: those of fixed sets, licenses and countries."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from llmlog.errors import UnknownCountry, UnknownLicense, UnknownWord
from llmlog.folding import fold, words
from llmlog.language import Text
from llmlog.resolver import Resolver
from llmlog.vocabulary import OF_WEIGHTS, WEIGHTS, countries


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


def weights(resolver: Resolver, word: str) -> str:
    """Return the kind of weights that a word stands for; raise UnknownWord with the nearest for none."""
    return next(iter(resolver.labels("weights", word)), "") or fixed_word(OF_WEIGHTS, word, WEIGHTS)


def licenses(resolver: Resolver, text: str) -> list[str]:
    """Return the licenses with words that begin as a text does, else those called so; raise UnknownLicense for none."""
    several([text], "a license")
    known = values(resolver.connection, "license")
    typed = " ".join(words(text))
    begun = [it for it in known if typed and f" {typed}" in f" {' '.join(words(it))}"]
    if found := begun or resolver.labels("license", text):
        return found
    from llmlog.search.near import nearest

    raise UnknownLicense(text, nearest(text, {fold(license): license for license in known}))


def country_codes(resolver: Resolver, name: str) -> list[str]:
    """Return the codes of a country that makers are from, or of a continent's; raise UnknownCountry for another one."""
    known = values(resolver.connection, "country")
    if found := [code for code in (*resolver.labels("country", name), fold(name).upper()) if code in known]:
        return found
    called = {code: countries().get(code, Text(code, code)) for code in known}
    raise UnknownCountry(name, resolver.near_labels("country", name, called.__getitem__))


def values(connection: sqlite3.Connection, field: str) -> list[str]:
    """Return the values that milestones have of a facet."""
    query = "SELECT DISTINCT value FROM facet WHERE field = ? ORDER BY value"
    return [value for (value,) in connection.execute(query, [field])]
