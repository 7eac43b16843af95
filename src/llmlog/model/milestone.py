"""A milestone of the log."""

from dataclasses import dataclass
from typing import Self

from llmlog.dates import PartialDate
from llmlog.language import Language, Text
from llmlog.model.facts import Derivation, Erratum, Link, Release, SourceClaim, Specs
from llmlog.model.flaws import Flaw, Record, given, one_of, partial_date, referred, texts
from llmlog.model.organizations import Organization, References, Tag
from llmlog.vocabulary import IMPORTANCE, KINDS, LANDMARK, Kind

KEYS = (
    *("id", "former_ids", "name", "name_zh", "aliases", "kind", "importance", "orgs", "released", "summary", "details"),
    *("specs", "tags", "asked", "links", "derived_from", "sources", "errata"),
)
"""The keys of an entry in the order in which the data files have them; `--json` adds `org_ids` and `date`."""

UNDATED = Text("missing, and neither a release nor a source dates it", "缺少该键，也没有发布或来源注明日期")

OPTIONAL = frozenset({"former_ids", "importance", "specs", "asked"})
"""The keys that an entry may lack."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One thing that came about: what it is, who made it, when, why it mattered, and who says so."""

    id: str
    name: str
    name_zh: str | None
    aliases: tuple[str, ...]
    former_ids: tuple[str, ...]
    kind: Kind
    importance: int | None
    orgs: tuple[Organization, ...]
    date: PartialDate
    released: Release | None
    summary: Text
    details: tuple[Text, ...]
    specs: Specs | None
    tags: tuple[Tag, ...]
    asked: tuple[tuple[str, ...], tuple[str, ...]]
    links: tuple[Link, ...]
    derived_from: tuple[Derivation, ...]
    sources: tuple[SourceClaim, ...]
    errata: tuple[Erratum, ...]

    @classmethod
    def from_dict(cls, record: Record, references: References) -> Self:
        """Return the milestone of an entry of a data file or of `--json`; raise Flaw for a value that cannot stand."""
        released = Release.from_dict(record["released"]) if record["released"] else None
        sources = tuple(SourceClaim.from_dict(claim) for claim in record["sources"])
        makers = record["org_ids" if "org_ids" in record else "orgs"]
        date = partial_date(record["date"], "date") if record.get("date") else date_of(released, sources)
        if date is None:
            raise Flaw("date", UNDATED)
        return cls(
            id=record["id"],
            name=record["name"],
            name_zh=record["name_zh"],
            aliases=tuple(record["aliases"]),
            former_ids=tuple(record.get("former_ids", ())),
            kind=Kind(one_of(record["kind"], KINDS, "kind")),
            importance=record.get("importance") and one_of(record["importance"], IMPORTANCE, "importance"),
            orgs=tuple(referred(references.organizations, id, "orgs") for id in makers),
            date=date,
            released=released,
            summary=Text(**record["summary"]),
            details=details_of(record["details"]),
            specs=Specs.from_dict(record["specs"]) if "specs" in record else None,
            tags=tuple(referred(references.tags, id, "tags") for id in record["tags"]),
            asked=texts(record.get("asked")),
            links=tuple(map(Link.from_dict, record["links"])),
            derived_from=tuple(map(Derivation.from_dict, record["derived_from"])),
            sources=sources,
            errata=tuple(map(Erratum.from_dict, record["errata"])),
        )

    def to_dict(self) -> Record:
        """Return the milestone as `--json` shows it."""
        en, zh = ([detail.in_(language) for detail in self.details] for language in Language)
        asked = {"en": list(self.asked[0]), "zh": list(self.asked[1])} if any(self.asked) else None
        return (
            {"id": self.id}
            | given(former_ids=list(self.former_ids))
            | {"name": self.name, "name_zh": self.name_zh, "aliases": list(self.aliases), "kind": self.kind.value}
            | given(importance=self.importance)
            | {"orgs": [org.name.en for org in self.orgs], "org_ids": [org.id for org in self.orgs]}
            | {"date": str(self.date), "released": self.released and self.released.to_dict()}
            | {"summary": self.summary._asdict(), "details": {"en": en, "zh": zh}}
            | given(specs=self.specs and self.specs.to_dict())
            | {"tags": [tag.id for tag in self.tags]}
            | given(asked=asked)
            | {"links": [link._asdict() for link in self.links]}
            | {"derived_from": [derivation.to_dict() for derivation in self.derived_from]}
            | {"sources": [claim.to_dict() for claim in self.sources]}
            | {"errata": [erratum.to_dict() for erratum in self.errata]}
        )

    @property
    def is_verified(self) -> bool:
        """Whether its date is that of a verified release; an own entry may give another."""
        return self.released is not None and self.released.date == self.date

    @property
    def is_doubtful(self) -> bool:
        """Whether its date is not verified although it has one; a trend has none."""
        return not self.is_verified and self.kind is not Kind.TREND

    @property
    def weight(self) -> int:
        """Its importance, the least where none is given."""
        return self.importance or min(IMPORTANCE)

    @property
    def is_landmark(self) -> bool:
        """Whether it is of the greatest importance."""
        return self.importance == LANDMARK

    @property
    def has_own_date(self) -> bool:
        """Whether its date is neither that of a release nor the best that a source gives."""
        return self.date != date_of(self.released, self.sources)

    @property
    def own_names(self) -> tuple[str, ...]:
        """The names that are its own: in English, in Chinese where it has one, and its id."""
        return (self.name, self.name_zh, self.id) if self.name_zh else (self.name, self.id)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it goes by, its own names first."""
        return (*self.own_names, *self.aliases)

    @property
    def titles(self) -> Text:
        """Its name in both languages, the English one where it has no Chinese one."""
        return Text(self.name, self.name_zh or self.name)

    def title(self, language: Language) -> str:
        """Return its name in a language."""
        return self.titles.in_(language)

    def __repr__(self) -> str:
        return f"<Milestone {self.id} {self.date}>"


def details_of(record: Record) -> tuple[Text, ...]:
    """Return details in both languages; raise Flaw where they are not as many in each."""
    if len(record["en"]) != len(record["zh"]):
        raise Flaw("details", Text("not as many texts in en as in zh", "en 与 zh 的条数不同"))
    return tuple(map(Text, record["en"], record["zh"]))


def date_of(released: Release | None, sources: tuple[SourceClaim, ...]) -> PartialDate | None:
    """Return the date of a verified release, else the most precise and then earliest that a source gives, or None."""
    said = [claim.date for claim in sources if claim.date]
    return released.date if released else min(said, key=lambda date: (-len(str(date)), date), default=None)
