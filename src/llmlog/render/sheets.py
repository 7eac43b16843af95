"""What pages about one thing say, and in which order, whatever they look like."""

from collections.abc import Iterable
from typing import NamedTuple

from llmlog.facts import ERRATUM_FIELDS, LINK_KINDS, RELATIONS, Edge, Kin
from llmlog.facts import PART_OF as PART
from llmlog.kinds import Kind
from llmlog.language import Language, Text
from llmlog.lineage import Node
from llmlog.model import Milestone
from llmlog.printable import visible
from llmlog.render.content import DATE, KIND, NAME, ORGANIZATION, joined
from llmlog.views import Entry, Errata, Lineage, Profile

Fact = tuple[str, str]
"""A label and what stands behind it."""


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


ID = Text("Id", "标识")
ALSO_CALLED = Text("Also called", "别名")
FORMERLY = Text("Formerly", "曾用名")
PART_OF = Text("Part of", "隶属")
PART_OF_WHOLE = Text("Part of", "属于")
PARTS = Text("Parts", "组成部分")
INCLUDES = Text("Includes", "包括")
MAKERS = Text("By", "机构")
TAGS = Text("Tags", "标签")
LINKS = Text("Links", "链接")
SOURCES = Text("Sources", "来源")
UNTIL = Text("{name} (until {date})", "{name}（至 {date}）")
MENTION = Text("{source}, {date}: “{spelled}”", "{source}，{date}：“{spelled}”")
MENTION_BY = Text("{source}, {date}: “{spelled}”, by {org}", "{source}，{date}：“{spelled}”，{org}")
WRONG_URL = Text("; gives {url}, which is about something else", "；所附 {url} 讲的是别的内容")
NOT_VERIFIED = Text("as the sources say, not verified", "据来源，未核实")
EVIDENCE = Text("Evidence", "依据")
ERRATA = Text("Errata", "勘误")
ERRATUM = Text(
    "{source} says “{claim}”; right is “{correct}”. {note} {url}", "{source} 称“{claim}”，应为“{correct}”。{note} {url}"
)
GREW_OUT_OF = Text("Grew out of", "源自")
LED_TO = Text("Led to", "衍生出")
NO_KIN = Text("no descent is recorded", "没有记录其渊源")
AGAIN = Text("…", "…")
ABOUT = Text("About", "涉及")
SOURCE = Text("Source", "来源")
CLAIM = Text("It says", "原文说法")
CORRECT = Text("Right is", "正确内容")
NOTE = Text("Why", "说明")
UNDATED = Text("no date", "未注明日期")


def errata(view: Errata, language: Language) -> list[list[str]]:
    """Return a header and then what is said, what is right, why and the evidence a row an erratum."""
    told = [
        [
            visible(text)
            for text in (
                milestone.title(language),
                ERRATUM_FIELDS[erratum.field].in_(language),
                erratum.source,
                erratum.claim,
                erratum.correct,
                erratum.note.in_(language),
                erratum.url,
            )
        ]
        for milestone, erratum in view.errata
    ]
    return [[header.in_(language) for header in (NAME.header, ABOUT, SOURCE, CLAIM, CORRECT, NOTE, EVIDENCE)], *told]


def branch(node: Node, language: Language) -> str:
    """Return a milestone of a tree with its date and how it is tied to the one before."""
    milestone = node.milestone
    relation = _relation(node.edge, language) if node.edge else ""
    again = f" {AGAIN.in_(language)}" if node.seen else ""
    return visible(f"{milestone.title(language)}  {milestone.date}{relation}{again}")


def trees(view: Lineage, language: Language) -> list[tuple[str, Node]]:
    """Return the trees of a lineage that hold something, under their headings."""
    both = ((GREW_OUT_OF, view.ancestors), (LED_TO, view.descendants))
    return [(heading.in_(language), tree) for heading, tree in both if tree.branches]


def kin_lists(view: Lineage, language: Language) -> list[tuple[str, list[str]]]:
    """Return what a milestone is a part of and its parts, where there are any, under their headings."""
    both = ((PART_OF_WHOLE, view.wholes), (PARTS, view.parts))
    return [
        (heading.in_(language), [visible(f"{other.title(language)}  {other.date}") for other in others])
        for heading, others in both
        if others
    ]


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


def entry(view: Entry, language: Language) -> Sheet:
    """Return everything that is to say about a milestone."""
    milestone = view.milestone
    title = milestone.title(language)
    others = (name for name in (milestone.name, milestone.name_zh or "", *milestone.aliases) if name and name != title)
    facts = (
        (ID, milestone.id),
        (DATE.header, _dated(milestone, language)),
        (EVIDENCE, milestone.released.url if milestone.released else ""),
        (KIND.header, milestone.kind.text.in_(language)),
        (MAKERS, ORGANIZATION.value(milestone, language)),
        (TAGS, joined((tag.name.in_(language) for tag in milestone.tags), language)),
        (ALSO_CALLED, joined(others, language)),
        (PART_OF_WHOLE, _kin(view.parents, language, parts=True)),
        (PARTS, _kin(view.children, language, parts=True)),
        (GREW_OUT_OF, _kin(view.parents, language)),
        (LED_TO, _kin(view.children, language)),
    )
    links = [
        Item(visible(link.url), LINK_KINDS[link.kind].in_(language), visible(link.url)) for link in milestone.links
    ]
    lists = ((ERRATA, _errata(milestone, language)), (LINKS, links), (SOURCES, _mentions(milestone, language)))
    return Sheet(
        title=visible(title),
        paragraphs=[visible(milestone.summary.in_(language))],
        details=[Item(visible(detail.in_(language))) for detail in milestone.details],
        facts=_told(facts, language),
        lists=[(heading.in_(language), items) for heading, items in lists],
    )


def _dated(milestone: Milestone, language: Language) -> str:
    released = milestone.released
    if released:
        note = released.note.in_(language) if released.note else ""
    else:
        note = "" if milestone.kind is Kind.TREND else NOT_VERIFIED.in_(language)
    if not note:
        return str(milestone.date)
    return f"{milestone.date} ({note})" if language is Language.EN else f"{milestone.date}（{note}）"


def _relation(edge: Edge, language: Language) -> str:
    relation = RELATIONS[edge.relation].in_(language)
    return f"（{relation}）" if language is Language.ZH else f" ({relation})"


def _kin(kin: Iterable[Kin], language: Language, *, parts: bool = False) -> str:
    told = [
        milestone.title(language) + ("" if parts else _relation(edge, language))
        for edge, milestone in kin
        if (edge.relation == PART) is parts
    ]
    return joined(told, language)


def _errata(milestone: Milestone, language: Language) -> list[Item]:
    return [
        Item(
            visible(
                ERRATUM.in_(language).format(
                    source=erratum.source,
                    claim=erratum.claim,
                    correct=erratum.correct,
                    note=erratum.note.in_(language),
                    url=erratum.url,
                )
            ),
            ERRATUM_FIELDS[erratum.field].in_(language),
        )
        for erratum in milestone.errata
    ]


def _mentions(milestone: Milestone, language: Language) -> list[Item]:
    told = []
    for mention in milestone.mentions:
        form = MENTION_BY if mention.org else MENTION
        when = str(mention.date or UNDATED.in_(language))
        words = form.in_(language).format(source=mention.source, date=when, spelled=mention.spelled, org=mention.org)
        words += "".join(WRONG_URL.in_(language).format(url=url) for url in mention.wrong_urls)
        words += f" {mention.says.in_(language)}" if mention.says else ""
        told.append(Item(visible(words)))
    return told


def _told(facts: Iterable[tuple[Text, str]], language: Language) -> list[Fact]:
    return [(label.in_(language), visible(value)) for label, value in facts if value]
