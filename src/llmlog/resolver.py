"""Names as people type them: what a text surely stands for, and what comes near it."""

import re
import sqlite3
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from llmlog.characters import mainland, syllables
from llmlog.errors import UnknownWord
from llmlog.folding import address_in, fold, has_han, plain, sane, words
from llmlog.language import Text
from llmlog.vocabulary import KINDS, OF_KIND, OWN_NAMES

BRACKET = r"[(（]"
A_LABEL = {"orgs": "an organization", "tags": "a tag", "kind": "a kind"}
"""What is asked for, as an error calls it."""
MOST_AT_AN_ADDRESS = 5
"""How many milestones an address may have that still names them."""

Named = TypeVar("Named", int, str)


class Resolver:
    """From a text to what it names in a database: milestones by entry; organizations, tags and kinds by id.

    A text names what is called so; else what a title of two names, words of Taiwan or whole pinyin stand for.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def milestones(self, text: str) -> list[int]:
        """Return the entries that a text names: one, or all that share an alias."""
        return self.called(text) or self._at_address(text) or self._sure(text, "name", self.called)

    def labels(self, field: str, text: str) -> list[str]:
        """Return the values of a facet that a text names, ids where it has any; raise TypeError for no text."""
        if not isinstance(text, str):
            raise TypeError(f"{A_LABEL.get(field, field)} is asked for by a text, not by {text!r}")
        return self._sure(text, "label", partial(self._labelled, field))

    def kind(self, text: str) -> str:
        """Return the kind of a word in either language; raise UnknownWord where it is none."""
        for kind in self.labels("kind", text):
            return kind
        called = {str(kind): Text(kind, name.zh) for kind, name in KINDS.items()}
        raise UnknownWord(OF_KIND, text, KINDS, self.near_labels("kind", text, called.__getitem__))

    def of_id(self, text: str) -> list[int]:
        """Return the entry of an id, none where it is of no milestone."""
        return [entry for (entry,) in self.connection.execute("SELECT entry FROM milestone WHERE id = ?", [sane(text)])]

    def called(self, text: str) -> list[int]:
        """Return the entry of an id, else those that have a text as a name of their own, else as an alias."""
        if by_id := self.of_id(text):
            return by_id
        query = "SELECT entry, field FROM name WHERE key = ?"
        rows = list(self.connection.execute(query, [fold(text) or sane(text)]))
        own = {entry for entry, field in rows if field in OWN_NAMES}
        return sorted(own or {entry for entry, _ in rows})

    def near_milestones(self, text: str, found: Iterable[int]) -> list[Text]:
        """Return the names of milestones that come near: those that search found, then those spelled alike."""
        rows = self.connection.execute("SELECT entry, field, text FROM name WHERE field IN ('name', 'name_zh')")
        own: dict[int, Text] = {}
        for entry, field, name in rows:
            own[entry] = Text(name, name) if field == "name" else Text(own[entry].en, name)
        owners: dict[str, Text] = {}
        own_first = "SELECT key, entry FROM name ORDER BY field IN ('name', 'name_zh', 'id') DESC, entry"
        for key, entry in self.connection.execute(own_first):
            owners.setdefault(key, own[entry])
        return _nearest(text, [own[entry] for entry in found], owners)

    def near_labels(self, field: str, text: str, called: Callable[[str], Text]) -> list[Text]:
        """Return what the labels of a field that come near are called, given what calls one by its id.

        Those that sound alike in Chinese come first, then those that a Chinese text begins, then those spelled alike.
        """
        query = "SELECT key, value FROM label WHERE field = ? AND NOT related"
        rows = self.connection.execute(query, [field]).fetchall()
        longer = [id for key, id in rows if has_han(text) and key.startswith(fold(text))]
        alike = [called(id) for id in (*self._sounding_alike(field, text), *longer)]
        return _nearest(text, alike, {key: called(id) for key, id in rows})

    def _sounding_alike(self, field: str, text: str) -> list[str]:
        """Return what is labelled by a Chinese text of the same sound in other characters, as 百渡 sounds like 百度."""
        key = fold(text)
        if not has_han(key):
            return []
        query = "SELECT value FROM label WHERE field = ? AND sound = ? ORDER BY related, rowid"
        return [id for (id,) in self.connection.execute(query, [field, " ".join(syllables(key))])]

    def _sure(self, text: str, table: str, called: Callable[[str], list[Named]]) -> list[Named]:
        """Return what a text names in a table: as it is, as a title, with the mainland's words, in pinyin."""
        found = called(text) or _titled(text, called) or called(mainland(plain(text)))
        return found or list(dict.fromkeys(it for key in self._in_pinyin(table, fold(text)) for it in called(key)))

    def _at_address(self, text: str) -> list[int]:
        """Return the milestones of a web address or of the number of a paper."""
        from llmlog.search.lookups import Lookups

        address = address_in(text)
        found = [entry for entry, _ in Lookups(self.connection).with_address(address)] if address else []
        return found if len(found) <= MOST_AT_AN_ADDRESS else []

    def _labelled(self, field: str, text: str) -> list[str]:
        """Return what is called so, a tag also by another form of its name or a related word."""
        query = "SELECT DISTINCT value FROM label WHERE field = ? AND key = ? AND related = ?"
        found = [id for (id,) in self.connection.execute(query, [field, fold(text) or sane(text), 0])]
        if found or field != "tags":
            return found
        from llmlog.tokens import stemmed

        stem = stemmed(words(text))
        related = [id for (id,) in self.connection.execute(query, [field, stem, 1])]
        texts = self.connection.execute("SELECT value, text FROM label WHERE field = ? AND NOT related", [field])
        return related or list(dict.fromkeys(id for id, name in texts if stem and stemmed(words(name)) == stem))

    def _in_pinyin(self, table: str, letters: str) -> list[str]:
        """Return the keys of the Chinese names that letters spell as a whole."""
        from llmlog.search.lookups import Lookups
        from llmlog.search.sounds import pinyin_matches

        if not (letters.isascii() and letters.isalpha()):
            return []
        in_pinyin = pinyin_matches(letters, Lookups(self.connection)).items()
        return [key for (where, key), closeness in in_pinyin if where == table and closeness == 1]


def _titled(text: str, called: Callable[[str], list[Named]]) -> list[Named]:
    """Return what both names of a title stand for, one of them in brackets behind the other, as screens print it."""
    for bracket in re.finditer(BRACKET, text):
        first, second = called(text[: bracket.start()]), called(text[bracket.end() :])
        if both := [named for named in first if named in second]:
            return both
    return []


def _nearest(text: str, found: Iterable[Text], names: dict[str, Text]) -> list[Text]:
    """Return three names at most: those found, then those spelled alike."""
    from llmlog.search.near import SUGGESTIONS, nearest

    return list(dict.fromkeys((*found, *nearest(text, names))))[:SUGGESTIONS]
