"""What milestones refer to by id: organizations, tags and sources."""

from collections.abc import Mapping
from typing import NamedTuple, Self

from llmlog.dates import PartialDate
from llmlog.language import Text
from llmlog.model.flaws import Record, partial_date, texts
from llmlog.vocabulary import tag_names


class Tag(NamedTuple):
    """A word of the log's vocabulary, and in each language the words that people use for what it covers."""

    id: str
    name: Text
    related: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the tag that a data file describes."""
        return cls(record["id"], Text(**record["name"]), texts(record.get("related")))

    def to_record(self) -> Record:
        """Return the tag as a data file describes it."""
        related = {"en": list(self.related[0]), "zh": list(self.related[1])}
        return {"id": self.id, "name": self.name._asdict(), "related": related}

    @property
    def names(self) -> tuple[str, ...]:
        """Every word that it can be asked for by, its own names first."""
        return (self.id, *self.name, *tag_names(self.id), *self.related[0], *self.related[1])


class Source(NamedTuple):
    """A chronicle or file that the log draws on."""

    id: str
    title: Text
    url: str | None = None
    date: str | None = None
    license: str | None = None

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the source that a data file describes."""
        return cls(**(record | {"title": Text(**record["title"])}))

    def to_record(self) -> Record:
        """Return the source as a data file describes it."""
        return self._asdict() | {"title": self.title._asdict()}


class FormerName(NamedTuple):
    """A name that an organization gave up, and when (None where that is not known)."""

    name: str
    until: PartialDate | None


class Organization(NamedTuple):
    """A company, university, laboratory or group that makes things."""

    id: str
    name: Text
    short: Text
    aliases: tuple[str, ...] = ()
    formerly: tuple[FormerName, ...] = ()
    parent: str | None = None
    country: str | None = None

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the organization that a data file describes."""
        name = Text(**record["name"])
        return cls(
            id=record["id"],
            name=name,
            short=Text(**record["short"]) if "short" in record else name,
            aliases=tuple(record.get("aliases", ())),
            formerly=tuple(
                FormerName(old["name"], partial_date(old["until"], "formerly") if old["until"] else None)
                for old in record.get("formerly", ())
            ),
            parent=record.get("parent"),
            country=record.get("country"),
        )

    def to_record(self) -> Record:
        """Return the organization as a data file describes it."""
        short = {"short": self.short._asdict()} if self.short != self.name else {}
        return {"id": self.id, "name": self.name._asdict()} | short | self._rest()

    def to_dict(self) -> Record:
        """Return the organization as `--json` shows it."""
        return {"id": self.id, "name": self.name.en, "name_zh": self.name.zh} | self._rest()

    def _rest(self) -> Record:
        return {
            "aliases": list(self.aliases),
            "formerly": [{"name": old.name, "until": old.until and str(old.until)} for old in self.formerly],
            "parent": self.parent,
            "country": self.country,
        }

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it goes or went by, its own names first."""
        own = dict.fromkeys((*self.name, self.id, *self.short, *self.aliases))
        return (*own, *(old.name for old in self.formerly))


class References(NamedTuple):
    """What milestones refer to, by id."""

    organizations: Mapping[str, Organization]
    tags: Mapping[str, Tag]
    sources: Mapping[str, Source]
