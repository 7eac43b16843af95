"""What the renderers for people say, and in which order, whatever it looks like."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from llmlog.facts import LINK_KINDS
from llmlog.language import Language, Text
from llmlog.model import Milestone
from llmlog.output import visible
from llmlog.views import Months, Organizations, Profile

Fact = tuple[str, str]
"""A label and what stands behind it."""


class Column(NamedTuple):
    """A column of a listing: its header, what a milestone shows in it, and that in short where width is dear."""

    header: Text
    value: Callable[[Milestone, Language], str]
    short: Callable[[Milestone, Language], str]

    @classmethod
    def of(cls, header: Text, value: Callable[[Milestone, Language], str]) -> "Column":
        """Return a column that is never shortened."""
        return cls(header, value, value)


class Item(NamedTuple):
    """An item of a list: a label where it has one, its text, and where it leads if it is a link."""

    text: str
    label: str = ""
    url: str | None = None


class Sheet(NamedTuple):
    """A page about one thing: a title, paragraphs, facts, and lists under headings."""

    title: str
    paragraphs: list[str]
    details: list[Item]
    facts: list[Fact]
    lists: list[tuple[str, list[Item]]]


def joined(names: Iterable[str], language: Language) -> str:
    """Return names as a list in running text."""
    return ("、" if language is Language.ZH else ", ").join(names)


def _makers(milestone: Milestone, language: Language) -> str:
    return joined((org.name.in_(language) for org in milestone.orgs), language)


def _lead_maker(milestone: Milestone, language: Language) -> str:
    others = f" +{len(milestone.orgs) - 1}" if len(milestone.orgs) > 1 else ""
    return milestone.orgs[0].name.in_(language) + others if milestone.orgs else ""


DATE = Column.of(Text("Date", "日期"), lambda milestone, _: str(milestone.date))
NAME = Column.of(Text("Name", "名称"), lambda milestone, language: milestone.title(language))
ORGANIZATION = Column(Text("Organization", "机构"), _makers, _lead_maker)
KIND = Column.of(Text("Kind", "类别"), lambda milestone, language: milestone.kind.text.in_(language))
SUMMARY = Column.of(Text("Summary", "简介"), lambda milestone, language: milestone.summary.in_(language))
COLUMNS = (DATE, NAME, ORGANIZATION, KIND, SUMMARY)

ID = Text("Id", "标识")
MONTH = Text("Month", "月份")
COUNT = Text("Milestones", "条目数")
ALSO_CALLED = Text("Also called", "别名")
FORMERLY = Text("Formerly", "曾用名")
PART_OF = Text("Part of", "隶属")
INCLUDES = Text("Includes", "包括")
MAKERS = Text("By", "机构")
TAGS = Text("Tags", "标签")
LINKS = Text("Links", "链接")
SOURCES = Text("Sources", "来源")
UNTIL = Text("{name} (until {date})", "{name}（至 {date}）")
MENTION = Text("{source}, {date}: “{spelled}”", "{source}，{date}：“{spelled}”")
MENTION_BY = Text("{source}, {date}: “{spelled}”, by {org}", "{source}，{date}：“{spelled}”，{org}")
UNDATED = Text("no date", "未注明日期")


def rows(milestones: Iterable[Milestone], language: Language, *, short: bool) -> list[list[str]]:
    """Return the cells of a listing, a row a milestone."""
    values = [column.short if short else column.value for column in COLUMNS]
    return [[visible(value(milestone, language)) for value in values] for milestone in milestones]


def headers(language: Language) -> list[str]:
    """Return the headers of a listing."""
    return [column.header.in_(language) for column in COLUMNS]


def counts(view: Months | Organizations, language: Language) -> list[tuple[str, str]]:
    """Return a header and then a label with its count a row."""
    if isinstance(view, Months):
        told = [(str(month), str(count)) for month, count in view.counts]
    else:
        told = [(visible(organization.name.in_(language)), str(count)) for organization, count in view.counts]
    header = MONTH if isinstance(view, Months) else ORGANIZATION.header
    return [(header.in_(language), COUNT.in_(language)), *told]


def profile(view: Profile, language: Language) -> Sheet:
    """Return what is to say about an organization before its milestones."""
    organization = view.organization
    title = organization.name.in_(language)
    others = dict.fromkeys((organization.name.en, organization.name.zh, *organization.aliases))
    former = [
        UNTIL.in_(language).format(name=old.name, date=old.until) if old.until else old.name
        for old in organization.formerly
    ]
    facts = (
        (ID, organization.id),
        (ALSO_CALLED, joined((name for name in others if name != title), language)),
        (FORMERLY, joined(former, language)),
        (PART_OF, view.parent.name.in_(language) if view.parent else ""),
        (INCLUDES, joined((member.name.in_(language) for member in view.members), language)),
    )
    return Sheet(visible(title), [], [], _told(facts, language), [])


def entry(milestone: Milestone, language: Language) -> Sheet:
    """Return everything that is to say about a milestone."""
    title = milestone.title(language)
    others = (name for name in (milestone.name, milestone.name_zh or "", *milestone.aliases) if name and name != title)
    facts = (
        (ID, milestone.id),
        (DATE.header, str(milestone.date)),
        (KIND.header, milestone.kind.text.in_(language)),
        (MAKERS, _makers(milestone, language)),
        (TAGS, joined((tag.name.in_(language) for tag in milestone.tags), language)),
        (ALSO_CALLED, joined(others, language)),
    )
    links = [
        Item(visible(link.url), LINK_KINDS[link.kind].in_(language), visible(link.url)) for link in milestone.links
    ]
    return Sheet(
        title=visible(title),
        paragraphs=[visible(milestone.summary.in_(language))],
        details=[Item(visible(detail.in_(language))) for detail in milestone.details],
        facts=_told(facts, language),
        lists=[(LINKS.in_(language), links), (SOURCES.in_(language), _mentions(milestone, language))],
    )


def _mentions(milestone: Milestone, language: Language) -> list[Item]:
    told = []
    for mention in milestone.mentions:
        form = MENTION_BY if mention.org else MENTION
        date = str(mention.date or UNDATED.in_(language))
        words = form.in_(language).format(source=mention.source, date=date, spelled=mention.spelled, org=mention.org)
        told.append(Item(visible(words)))
    return told


def _told(facts: Iterable[tuple[Text, str]], language: Language) -> list[Fact]:
    return [(label.in_(language), visible(value)) for label, value in facts if value]
