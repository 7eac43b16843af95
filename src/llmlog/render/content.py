"""What the renderers for people say, and in which order, whatever it looks like."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from llmlog.kinds import Kind
from llmlog.language import Language, Text
from llmlog.model import Milestone
from llmlog.printable import visible
from llmlog.views import Listing, Months, Organizations, Roots

if TYPE_CHECKING:
    from llmlog.search import Hit


class Column(NamedTuple):
    """A column of a listing: its header, what a milestone shows in it, and that in short where width is dear."""

    header: Text
    value: Callable[[Milestone, Language], str]
    short: Callable[[Milestone, Language], str]

    @classmethod
    def of(cls, header: Text, value: Callable[[Milestone, Language], str]) -> "Column":
        """Return a column that is never shortened."""
        return cls(header, value, value)


def joined(names: Iterable[str], language: Language) -> str:
    """Return names as a list in running text."""
    return ("、" if language is Language.ZH else ", ").join(names)


def _makers(milestone: Milestone, language: Language) -> str:
    return joined(milestone.makers(language), language)


def _lead_maker(milestone: Milestone, language: Language) -> str:
    makers = milestone.makers(language)
    return f"{makers[0]} +{len(makers) - 1}" if len(makers) > 1 else "".join(makers)


DATE = Column.of(Text("Date", "日期"), lambda milestone, _: str(milestone.date))
NAME = Column.of(Text("Name", "名称"), lambda milestone, language: milestone.title(language))
ORGANIZATION = Column(Text("Organization", "机构"), _makers, _lead_maker)
KIND = Column.of(Text("Kind", "类别"), lambda milestone, language: milestone.kind.text.in_(language))
SUMMARY = Column.of(Text("Summary", "简介"), lambda milestone, language: milestone.summary.in_(language))
COLUMNS = (DATE, NAME, ORGANIZATION, KIND, SUMMARY)

NAME_FIELDS = {"name", "name_zh", "aliases"}
UNVERIFIED = "?"
LONGEST_FOUND = 20
MONTH = Text("Month", "月份")
COUNT = Text("Milestones", "条目数")
ROOT = Text("Root", "源头")
DESCENDANTS = Text("Descendants", "后代数")


def rows(listing: Listing, language: Language, *, short: bool) -> list[list[str]]:
    """Return the cells of a listing, a row a milestone."""
    values = [column.short if short else column.value for column in COLUMNS[2:]]
    hits: Sequence[Hit | None] = listing.hits or [None] * len(listing.milestones)
    return [
        [
            date(milestone, marked=short),
            name(milestone, hit, listing.words, language),
            *(visible(value(milestone, language)) for value in values),
        ]
        for milestone, hit in zip(listing.milestones, hits, strict=True)
    ]


def name(milestone: Milestone, hit: "Hit | None", words: Sequence[str], language: Language) -> str:
    """Return the title of a milestone, and beside it another of its names where a search found it by that."""
    title = milestone.title(language)
    found = hit.text if hit and hit.field in NAME_FIELDS else ""
    if not found or len(found) > LONGEST_FOUND or any(_overlap(seen, title) for seen in (found, *words)):
        return visible(title)
    return visible(f"{title}（{found}）" if language is Language.ZH else f"{title} ({found})")


def _overlap(found: str, title: str) -> bool:
    from llmlog.folding import fold

    found, title = fold(found), fold(title)
    return found in title or title in found


def date(milestone: Milestone, *, marked: bool) -> str:
    """Return the date of a milestone, marked where people are to see that it is not verified; a trend has no day."""
    doubtful = not milestone.is_verified and milestone.kind is not Kind.TREND
    return f"{milestone.date}{UNVERIFIED if marked and doubtful else ''}"


def foot(listing: Listing, language: Language) -> str:
    """Return what stands below a listing: how many it shows, of which log, and what the mark means."""
    shown, doubtful = (
        len(listing.milestones),
        sum(date(m, marked=True).endswith(UNVERIFIED) for m in listing.milestones),
    )
    told = [Text(f"{shown} milestones" if shown != 1 else "1 milestone", f"{shown} 条")]
    if doubtful:
        told.append(Text(f"{UNVERIFIED} {doubtful} not verified", f"{UNVERIFIED} {doubtful} 条日期未核实"))
    if listing.coverage:
        told.append(Text(f"log: {listing.coverage.text.en}", f"全库：{listing.coverage.text.zh}"))
    return "   ".join(text.in_(language) for text in told)


def headers(language: Language) -> list[str]:
    """Return the headers of a listing."""
    return [column.header.in_(language) for column in COLUMNS]


def counts(view: Months | Organizations | Roots, language: Language) -> list[tuple[str, str]]:
    """Return a header and then a label with its count a row."""
    match view:
        case Months():
            header, labels = (MONTH, COUNT), [str(month) for month, _ in view.counts]
        case Organizations():
            header, labels = (ORGANIZATION.header, COUNT), [org.name.in_(language) for org, _ in view.counts]
        case Roots():
            header, labels = (ROOT, DESCENDANTS), [root.title(language) for root, _ in view.counts]
    told = [(visible(label), str(count)) for label, (_, count) in zip(labels, view.counts, strict=True)]
    return [(header[0].in_(language), header[1].in_(language)), *told]
