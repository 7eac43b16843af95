"""The parts of a milestone: its release, links, specs, what sources say and get wrong, and what it grew out of."""

from typing import NamedTuple, Self

from llmlog.dates import PartialDate
from llmlog.errors import quoted
from llmlog.language import Language, Text
from llmlog.model.flaws import Flaw, Record, given, one_of, partial_date
from llmlog.vocabulary import ERRATUM_FIELDS, LINK_KINDS, MODALITIES, PART_OF, RELATIONS, WEIGHTS


class Release(NamedTuple):
    """When a milestone was first announced or released, the URL that shows it, and what to know about the date."""

    date: PartialDate
    url: str
    note: Text | None = None

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the release that an entry describes."""
        note = Text(**record["note"]) if "note" in record else None
        return cls(partial_date(record["date"], "released"), web_address(record["url"], "released"), note)

    def to_dict(self) -> Record:
        """Return the release as `--json` shows it."""
        return {"date": str(self.date), "url": self.url} | given(note=self.note and self.note._asdict())


class Link(NamedTuple):
    """A URL about a milestone and what it leads to."""

    url: str
    kind: str

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the link that an entry describes."""
        return cls(web_address(record["url"], "links"), one_of(record["kind"], LINK_KINDS, "links"))


class Specs(NamedTuple):
    """What is published of a model: sizes as text, tokens as numbers, None or empty where nothing is."""

    parameters: str | None = None
    context_tokens: int | None = None
    training_tokens: int | None = None
    license: str | None = None
    weights: str | None = None
    modalities: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the specs that an entry describes."""
        if "weights" in record:
            one_of(record["weights"], WEIGHTS, "specs")
        modalities = tuple(one_of(modality, MODALITIES, "specs") for modality in record.get("modalities", ()))
        return cls(**(record | {"modalities": modalities}))

    def to_dict(self) -> Record:
        """Return the specs as `--json` shows them: those that are known."""
        return given(**self._asdict() | {"modalities": list(self.modalities)})


class SourceClaim(NamedTuple):
    """What one source says of a milestone: when (at its own precision, or None), under which name, by whom.

    `says` is what else it says, in the log's words; `urls` are the addresses that it gives for it, `wrong_urls` those
    that are about something else.
    """

    source: str
    date: PartialDate | None
    name: str
    org: str | None
    says: Text | None = None
    urls: tuple[str, ...] = ()
    wrong_urls: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the claim that an entry describes."""
        date = partial_date(record["date"], "sources") if record["date"] else None
        says = Text(**record["says"]) if "says" in record else None
        urls, wrong_urls = (tuple(record.get(key, ())) for key in ("urls", "wrong_urls"))
        return cls(record["id"], date, record["as"], record["org"], says, urls, wrong_urls)

    def to_dict(self) -> Record:
        """Return the claim as `--json` shows it."""
        date = str(self.date) if self.date else None
        record = {"id": self.source, "date": date, "as": self.name, "org": self.org}
        says = self.says and self.says._asdict()
        return record | given(says=says, urls=list(self.urls), wrong_urls=list(self.wrong_urls))


class Erratum(NamedTuple):
    """A statement of a source that does not hold, and what is right, with the URL that shows it.

    `claim_en` and `claim_zh` are translations of the claim, None in its own language. `correct_en` and `correct_zh` are
    those of what is right, None where it reads the same in both.
    """

    field: str
    source: str
    claim: str
    correct: str
    url: str
    note: Text
    claim_en: str | None = None
    claim_zh: str | None = None
    correct_en: str | None = None
    correct_zh: str | None = None

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the erratum that an entry describes."""
        one_of(record["field"], ERRATUM_FIELDS, "errata")
        return cls(**(record | {"note": Text(**record["note"]), "url": web_address(record["url"], "errata")}))

    def translation(self, language: Language) -> str | None:
        """Return the claim in a language, None where it is quoted in that language already."""
        return self.claim_zh if language is Language.ZH else self.claim_en

    def right(self, language: Language) -> str:
        """Return what is right in a language."""
        return (self.correct_zh if language is Language.ZH else self.correct_en) or self.correct

    def to_dict(self) -> Record:
        """Return the erratum as `--json` shows it."""
        texts = ("field", "source", "claim", "claim_en", "claim_zh", "correct", "correct_en", "correct_zh", "url")
        return given(**{key: getattr(self, key) for key in texts}) | {"note": self.note._asdict()}


class Derivation(NamedTuple):
    """That a milestone grew out of another or is a part of it, in which way, and where its makers say so."""

    parent: str
    relation: str
    url: str | None = None

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the derivation that an entry describes."""
        url = web_address(record["url"], "derived_from") if "url" in record else None
        return cls(record["id"], one_of(record["relation"], RELATIONS, "derived_from"), url)

    @property
    def is_part(self) -> bool:
        """Whether the milestone is a part of the other rather than descended from it."""
        return self.relation == PART_OF

    def to_dict(self) -> Record:
        """Return the derivation as `--json` shows it."""
        return {"id": self.parent, "relation": self.relation} | given(url=self.url)


def web_address(value: str, key: str) -> str:
    """Return an http or https URL; raise Flaw with its key for anything else."""
    if not value.startswith(("https://", "http://")):
        shown = quoted(value)
        raise Flaw(key, Text(f"{shown!r} is no http or https address", f"“{shown}”不是 http 或 https 网址"))
    return value
