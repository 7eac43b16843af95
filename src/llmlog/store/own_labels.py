"""The organizations and tags that own entries call by name."""

from collections.abc import Mapping
from functools import cached_property

from llmlog.errors import did_you_mean, quoted
from llmlog.folding import fold, has_han
from llmlog.language import Text
from llmlog.model import Organization, Tag
from llmlog.model.flaws import near
from llmlog.store.contents import Contents, Place

SHORTEST_NEAR, SHORTEST_NEAR_HAN = 5, 3
"""From how many characters on a name may be a slip for another; a shorter one is near anything."""


class Called:
    """The organizations or the tags of some contents by the names that own entries call them."""

    def __init__(self, contents: Contents, kind: str, key: str, what: Text) -> None:
        """Take the contents, which of them, the key of an entry that names them, and what one is called."""
        self.key = key
        self._contents, self._kind, self._what = contents, kind, what
        self._known: Mapping[str, Organization | Tag] = getattr(contents.references, kind)

    def id(self, name: str) -> str | None:
        """Return the id that an id or a name stands for, None where there is none."""
        return name if name in self._known else self._ids.get(fold(name) or name)

    def add(self, name: str, place: Place) -> None:
        """Add one of a name; that it is near a known one is a problem."""
        shortest = SHORTEST_NEAR_HAN if has_han(name) else SHORTEST_NEAR
        for key in near(fold(name), self._ids) if len(fold(name)) >= shortest else ():
            en, zh = did_you_mean([self._known[self._ids[key]].name])
            why = Text(f"{quoted(name)!r} is a new {self._what.en}{en}", f"“{quoted(name)}”记为新{self._what.zh}{zh}")
            self._contents.tell(place.at(self.key), why)
        self._contents.add(place, self._kind, {"id": name, "name": {"en": name, "zh": name}})
        self._ids[fold(name) or name] = name

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {fold(name): it.id for it in self._known.values() for name in (it.id, *it.names) if fold(name)}
