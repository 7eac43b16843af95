"""A milestone of the log."""

from functools import wraps
from typing import TYPE_CHECKING, Any, Self, TypeVar

from llmlog.dates import PartialDate
from llmlog.errors import DataError
from llmlog.kinds import Kind
from llmlog.language import Language, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from llmlog.directory import Organization, Tag
    from llmlog.facts import Edge, Erratum, Link, Mention, Release
    from llmlog.store import Directory

Record = dict[str, Any]
"""An entry of a data file as JSON gives it."""

KEYS = (
    "id",
    "former_ids",
    "name",
    "name_zh",
    "aliases",
    "kind",
    "importance",
    "orgs",
    "released",
    "summary",
    "details",
    "specs",
    "tags",
    "asked",
    "links",
    "derived_from",
    "sources",
    "errata",
)
"""The keys of an entry in the order in which the data files have them; `--json` adds `org_ids` and `date`."""

OPTIONAL = frozenset({"former_ids", "importance", "specs", "asked"})
"""The keys that an entry may lack."""

BETWEEN = "\x1f"
"""What separates the values within a field of the bundle."""

LINES = "milestones.tsv"
FIELDS = 14
ID, NAME, NAME_ZH, ALIASES, FORMER_IDS, KIND, ORGS, MAKERS_EN, MAKERS_ZH, DATE, RELEASED, SUMMARY, TAGS, SOURCES = (
    range(FIELDS)
)
"""The fields of a line of the bundle: what selections, listings and search look at."""
PARTS = ("kind", "date", "tags", "details", "links", "mentions", "released", "errata", "derived_from")
"""What is read once where a milestone is made of a data file, so that what cannot be read is found there."""

Value = TypeVar("Value")


def _readable(read: "Callable[[Milestone], Value]") -> "Callable[[Milestone], Value]":
    """Return what reads a milestone's line such that what cannot be read is an error of the data."""

    @wraps(read)
    def reading(milestone: "Milestone") -> Value:
        try:
            return read(milestone)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            name = milestone.line.partition(b"\t")[0].decode(errors="replace")
            raise DataError.unreadable(f"{LINES}, {name}", error) from None

    return reading


class Milestone:
    """One thing that came about: what it is, who made it, when it was logged, and who says so.

    It is a line of the bundle and beside it the JSON that `--json` prints, and reads from them what it is asked for,
    since most commands show a few of many.
    """

    __slots__ = ("_fields", "_json", "directory", "line")

    def __init__(self, line: bytes, json: "Callable[[], memoryview]", directory: "Directory") -> None:
        """Take a line of the bundle, what gives its JSON on a line, and where to look up what it refers to."""
        self.line = line
        self._json = json
        self.directory = directory
        self._fields: list[str] | None = None

    @classmethod
    def from_record(cls, record: Record, directory: "Directory") -> Self:
        """Return the milestone of an entry of a data file, which names organizations by id.

        Raises KeyError, TypeError, ValueError or DataError where the entry is not of the data files' form.
        """
        if tuple(record) != tuple(key for key in KEYS if key in record or key not in OPTIONAL):
            raise ValueError(f"the keys are not {', '.join(KEYS)}")
        from json import dumps

        from llmlog.printable import escaped

        names = [directory.organizations[id].name for id in record["orgs"]]
        makers = [[name.in_(language) for name in names] for language in Language]
        date = happened(record)
        if date is None:
            raise ValueError("neither a release nor a source dates it")
        shown = shown_record(record, makers[0], date)
        fields = (
            record["id"],
            record["name"],
            record["name_zh"] or "",
            BETWEEN.join(record["aliases"]),
            BETWEEN.join(record.get("former_ids", ())),
            record["kind"],
            BETWEEN.join(record["orgs"]),
            *map(BETWEEN.join, makers),
            str(date),
            record["released"]["date"] if record["released"] else "",
            BETWEEN.join(Text(**record["summary"])),
            BETWEEN.join(record["tags"]),
            BETWEEN.join(dict.fromkeys(mention["id"] for mention in record["sources"])),
        )
        json = memoryview(escaped(dumps(shown, ensure_ascii=False)).encode())
        milestone = cls("\t".join(fields).encode(), lambda: json, directory)
        for part in PARTS:
            getattr(milestone, part)
        return milestone

    def __repr__(self) -> str:
        """Return the milestone as a person at a prompt would want to see it."""
        return f"<Milestone {self.id} {self.date}>"

    @property
    @_readable
    def fields(self) -> list[str]:
        """The fields of the line."""
        if self._fields is None:
            fields = self.line.decode().split("\t")
            if len(fields) != FIELDS:
                raise ValueError(f"{len(fields)} fields, not {FIELDS}")
            self._fields = fields
        return self._fields

    @property
    def json(self) -> memoryview:
        """The milestone as `--json` shows it, on one line in UTF-8, its keys in the order of KEYS.

        It is a view of the bundle, since a copy of every milestone would cost more than reading them all.
        """
        return self._json()

    @property
    @_readable
    def id(self) -> str:
        """Its permanent id, in kebab case."""
        return self.line.partition(b"\t")[0].decode()

    @property
    def name(self) -> str:
        """Its standard English or Latin name."""
        return self.fields[NAME]

    @property
    def name_zh(self) -> str | None:
        """Its own Chinese name, or None."""
        return self.fields[NAME_ZH] or None

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every other spelling that people or the sources use."""
        return _values(self.fields[ALIASES])

    @property
    @_readable
    def kind(self) -> Kind:
        """What sort of thing it is."""
        return Kind(self.fields[KIND])

    @property
    def org_ids(self) -> tuple[str, ...]:
        """The ids of the organizations that made it, the lead first."""
        return _values(self.fields[ORGS])

    def makers(self, language: Language) -> tuple[str, ...]:
        """Return the names of the organizations that made it, the lead first."""
        return _values(self.fields[MAKERS_ZH if language is Language.ZH else MAKERS_EN])

    @property
    @_readable
    def date(self) -> PartialDate:
        """The verified release where there is one, else the most precise date that a source gives."""
        return PartialDate.from_iso(self.fields[DATE])

    @property
    @_readable
    def summary(self) -> Text:
        """What it is and why it mattered."""
        return Text(*self.fields[SUMMARY].split(BETWEEN))

    @property
    def tag_ids(self) -> tuple[str, ...]:
        """The ids of its tags."""
        return _values(self.fields[TAGS])

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of the chronicles that report it."""
        return _values(self.fields[SOURCES])

    @property
    def former_ids(self) -> tuple[str, ...]:
        """The ids that it took over, by which it is found and which are never shown as its names."""
        return _values(self.fields[FORMER_IDS])

    @_readable
    def to_dict(self) -> Record:
        """Return the milestone as JSON shows it."""
        from json import loads

        record: Record = loads(bytes(self.json))
        return record

    @property
    @_readable
    def orgs(self) -> "tuple[Organization, ...]":
        """Who made it, the lead first."""
        return tuple([self.directory.organizations[id] for id in self.org_ids])

    @property
    @_readable
    def tags(self) -> "tuple[Tag, ...]":
        """What it is about, in the words of the log's vocabulary."""
        return tuple([self.directory.tags[id] for id in self.tag_ids])

    @property
    def own_names(self) -> tuple[str, ...]:
        """The names that are its own: in English, in Chinese where it has one, and its id."""
        return (self.name, self.name_zh, self.id) if self.name_zh else (self.name, self.id)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it goes by, its own names first."""
        return (*self.own_names, *self.aliases)

    @property
    def found_by(self) -> tuple[str, ...]:
        """Every name that it is found by: those that it goes by, and its former ids."""
        return (*self.names, *self.former_ids)

    @property
    @_readable
    def details(self) -> tuple[Text, ...]:
        """The facts that the sources state."""
        details = self.to_dict()["details"]
        return tuple([Text(en, zh) for en, zh in zip(details["en"], details["zh"], strict=True)])

    @property
    @_readable
    def links(self) -> "tuple[Link, ...]":
        """URLs about it."""
        from llmlog.facts import Link

        return tuple(Link(**link) for link in self.to_dict()["links"])

    @property
    @_readable
    def mentions(self) -> "tuple[Mention, ...]":
        """What the sources say of it."""
        from llmlog.facts import Mention

        return tuple(map(Mention.from_dict, self.to_dict()["sources"]))

    @property
    @_readable
    def released(self) -> "Release | None":
        """When it was really first announced or released, where that is verified."""
        from llmlog.facts import Release

        record = self.to_dict()["released"]
        return record and Release.from_dict(record)

    @property
    @_readable
    def is_verified(self) -> bool:
        """Whether its date is that of a verified release."""
        return bool(self.fields[RELEASED])

    @property
    @_readable
    def errata(self) -> "tuple[Erratum, ...]":
        """The statements of the sources about it that do not hold."""
        from llmlog.facts import Erratum

        return tuple(map(Erratum.from_dict, self.to_dict()["errata"]))

    @property
    @_readable
    def derived_from(self) -> "tuple[Edge, ...]":
        """What it grew out of, as its makers state, and what it is a part of."""
        from llmlog.facts import Edge

        return tuple(map(Edge.from_dict, self.to_dict()["derived_from"]))

    def title(self, language: Language) -> str:
        """Return its own name in a language: the Chinese one for Chinese where it has one."""
        return (language is Language.ZH and self.name_zh) or self.name

    def name_at(self, position: int) -> tuple[str, str]:
        """Return the JSON key and the spelling of one of its names by its position among them."""
        keys = ("name", "name_zh", "id") if self.name_zh else ("name", "id")
        if position < len(keys):
            return keys[position], self.own_names[position]
        others = self.aliases + self.former_ids
        position -= len(keys)
        return "aliases" if position < len(self.aliases) else "former_ids", others[position]


def happened(record: Record) -> PartialDate | None:
    """Return the date of an entry: its verified release, else the most precise and then earliest that a source gives.

    None where there is neither.
    """
    if record["released"]:
        return PartialDate.from_iso(record["released"]["date"])
    said = [PartialDate.from_iso(mention["date"]) for mention in record["sources"] if mention["date"]]
    return min(said, key=lambda date: (-len(str(date)), date), default=None)


def shown_record(record: Record, makers: list[str], date: PartialDate) -> Record:
    """Return an entry as `--json` shows it: the names of its makers beside their ids, and its date."""
    shown: Record = {}
    for key, value in record.items():
        shown |= {"orgs": makers, "org_ids": value, "date": str(date)} if key == "orgs" else {key: value}
    return shown


def _values(field: str) -> tuple[str, ...]:
    return tuple(field.split(BETWEEN)) if field else ()
