"""What milestones refer to by id: organizations, tags, and the chronicles that the log draws on."""

from typing import Any, NamedTuple, Self

from llmlog.dates import PartialDate
from llmlog.language import Text

Record = dict[str, Any]
"""An entry of a data file as JSON gives it."""


class Tag(NamedTuple):
    """A word of the log's controlled vocabulary, and in each language the words that people use for what it covers."""

    id: str
    name: Text
    related: tuple[tuple[str, ...], tuple[str, ...]]

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the tag that a data file describes."""
        name, related = Text(**record["name"]), record["related"]
        return cls(record["id"], name, (tuple(related["en"]), tuple(related["zh"])))

    @property
    def names(self) -> tuple[str, ...]:
        """Every word that it can be asked for by, its own names first."""
        return (self.id, *self.name, *(word for words in self.related for word in words))


class Source(NamedTuple):
    """A chronicle that the log draws on."""

    id: str
    title: Text
    url: str | None
    date: str
    license: str | None

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the source that a data file describes."""
        return cls(**(record | {"title": Text(**record["title"])}))


class FormerName(NamedTuple):
    """A name that an organization gave up, and when (None where that is not known)."""

    name: str
    until: PartialDate | None

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the former name that a data file describes."""
        return cls(record["name"], record["until"] and PartialDate.from_iso(record["until"]))


class Organization(NamedTuple):
    """A company, university, laboratory or person that makes things."""

    id: str
    name: Text
    aliases: tuple[str, ...]
    formerly: tuple[FormerName, ...]
    parent: str | None
    country: str | None

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the organization that a data file describes."""
        return cls(
            id=record["id"],
            name=Text(**record["name"]),
            aliases=tuple(record["aliases"]),
            formerly=tuple(FormerName.from_dict(old) for old in record["formerly"]),
            parent=record["parent"],
            country=record["country"],
        )

    def to_dict(self) -> Record:
        """Return the organization as JSON shows it."""
        return {
            "id": self.id,
            "name": self.name.en,
            "name_zh": self.name.zh,
            "aliases": list(self.aliases),
            "formerly": [{"name": old.name, "until": old.until and str(old.until)} for old in self.formerly],
            "parent": self.parent,
            "country": self.country,
        }

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it goes or went by, its own names first."""
        return (self.name.en, self.name.zh, self.id, *self.aliases, *(old.name for old in self.formerly))
