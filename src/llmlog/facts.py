"""What a milestone's record says beyond what listings show: links, sources, verified dates, descent, errata."""

from typing import TYPE_CHECKING, Any, NamedTuple, Self

from llmlog.dates import PartialDate
from llmlog.language import Text

if TYPE_CHECKING:
    from llmlog.model import Milestone

Record = dict[str, Any]
"""An object within an entry of a data file as JSON gives it."""

LINK_KINDS = {
    "announcement": Text("announcement", "公告"),
    "paper": Text("paper", "论文"),
    "code": Text("code", "代码"),
    "weights": Text("weights", "权重"),
    "demo": Text("demo", "演示"),
    "docs": Text("docs", "文档"),
    "news": Text("news", "报道"),
}
"""What a link may lead to, in the order of how near it is to the maker."""


class Link(NamedTuple):
    """A URL about a milestone and what it leads to."""

    url: str
    kind: str


class Mention(NamedTuple):
    """What one source says of a milestone: when (at its own precision, or None), under which name, by whom.

    `says` is what the source says of it beyond that, in the log's words; `urls` are the addresses that the source gives
    for it, `wrong_urls` those that are about something else.
    """

    source: str
    date: PartialDate | None
    spelled: str
    org: str | None
    says: Text | None
    urls: tuple[str, ...]
    wrong_urls: tuple[str, ...]

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the mention that a data file describes."""
        date = record["date"] and PartialDate.from_iso(record["date"])
        says = Text(**record["says"]) if "says" in record else None
        urls, wrong_urls = (tuple(record.get(key, ())) for key in ("urls", "wrong_urls"))
        return cls(record["id"], date, record["as"], record["org"], says, urls, wrong_urls)


class Release(NamedTuple):
    """When it was really first announced or released, the URL that shows it, and what to know about the date."""

    date: PartialDate
    url: str
    note: Text | None

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the release that a data file describes."""
        return cls(
            PartialDate.from_iso(record["date"]), record["url"], Text(**record["note"]) if "note" in record else None
        )


class Erratum(NamedTuple):
    """A statement of a source that does not hold, and what is right, with the URL that shows it.

    `claim_en` and `claim_zh` are translations of the claim, where there are any.
    """

    field: str
    source: str
    claim: str
    correct: str
    url: str
    note: Text
    claim_en: str | None = None
    claim_zh: str | None = None

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the erratum that a data file describes."""
        return cls(**(record | {"note": Text(**record["note"])}))


class Edge(NamedTuple):
    """That a milestone grew out of another, in which way, and where its makers say so."""

    parent: str
    relation: str
    url: str | None

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the edge that a data file describes."""
        return cls(record["id"], record["relation"], record.get("url"))


class Kin(NamedTuple):
    """A milestone at the other end of an edge of descent."""

    edge: Edge
    milestone: "Milestone"


PART_OF = "part-of"
"""The relation that ties a part to its whole, which is no descent."""

RELATIONS = {
    "fine-tuned-from": Text("fine-tuned from", "微调自"),
    "successor-of": Text("successor of", "后继于"),
    "built-on": Text("built on", "基于"),
    "trained-with": Text("trained with", "训练使用"),
    PART_OF: Text("part of", "属于"),
}
"""How a milestone may have grown out of another."""

ERRATUM_FIELDS = {
    "date": Text("date", "日期"),
    "name": Text("name", "名称"),
    "orgs": Text("maker", "机构"),
    "kind": Text("kind", "类别"),
    "descent": Text("descent", "来历"),
    "figure": Text("figure", "数字"),
    "availability": Text("availability", "开放情况"),
    "licence": Text("license", "许可"),
    "claim": Text("claim", "说法"),
}
"""What a statement that does not hold may be about."""
