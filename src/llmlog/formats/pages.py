"""What pages about one thing say, and in which order, whatever they look like."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Self

from llmlog.folding import fold
from llmlog.formats.columns import FROM, LED_TO, joined, makers
from llmlog.formats.specs import specs
from llmlog.language import Language, Text, counted
from llmlog.model import Erratum, Milestone, Source, SourceClaim, Specs
from llmlog.printable import is_shown, printable
from llmlog.selection import Selection
from llmlog.views import Entry, Errata, Profile
from llmlog.vocabulary import ERRATUM_FIELDS, IMPORTANCE, LINK_KINDS, RELATIONS, country_name

ALIASES_SHOWN = 6
RELATIVES_SHOWN = 24
REPOSITORY = r"\S*/\S*|\S*\d[bB]\b\S*|[a-z0-9.]+(-[a-z0-9.]+)+"
"""How weights are called where they are published; such aliases are counted rather than shown."""

NOT_VERIFIED = Text("not verified", "未核实")
AS_SOURCES_SAY = Text("as the sources say, not verified", "据来源，未核实")
ALSO_CALLED = Text("Also called", "别名")
PART_OF = Text("Part of", "属于")
PARTS = Text("Parts", "组成部分")
OF_A_PARENT = {
    "fine-tuned-from": Text("fine-tuned from it", "由其微调"),
    "successor-of": Text("predecessor", "前代"),
}
"""How a milestone is tied to what it grew out of, where that is not said as of the later one."""
BELONGS_TO = Text("Part of", "隶属")
LINKS = Text("Links", "链接")
SAID = Text("What the sources say", "来源怎么说")


class RelativeRow(NamedTuple):
    """A milestone in a list of a page: its date, its importance, its name, and how it is tied to the page's."""

    date: str
    importance: int
    name: str
    note: str = ""

    @classmethod
    def of(cls, milestone: Milestone, language: Language, note: str = "") -> Self:
        """Return the row of a milestone."""
        return cls(str(milestone.date), milestone.weight, printable(milestone.title(language)), note)


Relatives = tuple[str, Sequence[RelativeRow], str]
"""A heading, the relatives below it, and a line about those that are left out."""


class Said(NamedTuple):
    """A line about what a source says: `-` what does not hold, `+` what is right, `=` what holds, `#` a heading.

    A heading may have a date; `aside` may be skipped.
    """

    sign: str
    text: str
    date: str = ""
    aside: str = ""


class Page(NamedTuple):
    """A page about one thing: its head, facts behind labels, details, lists of relatives, links, and what is said."""

    title: str
    id: str
    facts: Sequence[tuple[str, str]]
    line: Sequence[str] = ()
    summary: str = ""
    details: Sequence[str] = ()
    relatives: Sequence[Relatives] = ()
    links: Sequence[tuple[str, Sequence[str]]] = ()
    said: Sequence[Said] = ()


def entry(view: Entry, language: Language, *, whole: bool = False) -> Page:
    """Return what is to say about a milestone; of many names and relatives some, unless it is to be whole."""
    milestone = view.milestone
    page = Page(
        title=printable(milestone.title(language)),
        id=milestone.id,
        line=[*map(printable, _line(milestone, language))],
        summary=printable(milestone.summary.in_(language)),
        facts=_labelled(_facts(milestone, language, whole=whole), language),
        details=[printable(detail.in_(language)) for detail in milestone.details],
        relatives=list(_relatives(view, language, whole=whole)),
        links=list(_links(milestone, language)),
        said=[Said(*map(printable, it)) for it in said(milestone, view.sources, language)],
    )
    return page._replace(details=(), relatives=(), links=(), said=()) if view.short else page


def profile(view: Profile, language: Language) -> Page:
    """Return what is to say about an organization before its milestones."""
    org = view.organization
    title = org.name.in_(language)
    others = [name for name in dict.fromkeys((*org.name, *org.aliases)) if fold(name) != fold(title) and is_shown(name)]
    former = [
        Text(f"{old.name} (until {old.until})", f"{old.name}（至 {old.until}）").in_(language)
        if old.until
        else old.name
        for old in org.formerly
        if is_shown(old.name)
    ]
    facts = (
        (Text("Country", "国家或地区"), country_name(org.country).in_(language) if org.country else ""),
        (Text("Formerly", "曾用名"), joined(former, language)),
        (ALSO_CALLED, joined(others, language)),
        (BELONGS_TO, view.parent.name.in_(language) if view.parent else ""),
        (Text("Includes", "包括"), joined((member.name.in_(language) for member in view.members), language)),
        (Text("Kinds", "类别"), joined(_kinds(view.milestones, language), language)),
    )
    return Page(printable(title), org.id, _labelled(facts, language))


def _kinds(milestones: Selection, language: Language) -> Iterator[str]:
    """Yield how many of some milestones are of each kind, most first."""
    for kind, count in Counter(milestone.kind for milestone in milestones).most_common():
        yield Text(counted(count, kind.text.en), f"{kind.text.zh} {count} 条").in_(language)


def _line(milestone: Milestone, language: Language) -> Iterator[str]:
    """Yield the date, the kind, the makers and, of a landmark, that it is one."""
    why = AS_SOURCES_SAY if milestone.sources and not milestone.has_own_date else NOT_VERIFIED
    yield f"{milestone.date} ? {why.in_(language)}" if milestone.is_doubtful else str(milestone.date)
    yield milestone.kind.text.in_(language)
    if milestone.orgs:
        yield makers(milestone, language)
    if milestone.is_landmark:
        yield f"* {IMPORTANCE[milestone.weight].in_(language)}"


def _facts(milestone: Milestone, language: Language, *, whole: bool) -> Iterator[tuple[Text, str]]:
    if milestone.is_verified and milestone.released and milestone.released.note:
        yield Text("Dated", "日期说明"), milestone.released.note.in_(language)
    yield from specs(milestone.specs or Specs(), language)
    yield ALSO_CALLED, _aliases(milestone, language, whole=whole)
    yield Text("Tags", "标签"), joined((tag.name.in_(language) for tag in milestone.tags), language)


def _aliases(milestone: Milestone, language: Language, *, whole: bool) -> str:
    """Return the other names of a milestone, all of them or the first and how many more there are, if two or more."""
    title = milestone.title(language)
    others = [name for name in milestone.names if name not in {title, milestone.id} and is_shown(name)]
    shown = [name for name in others if not re.fullmatch(REPOSITORY, name)][:ALIASES_SHOWN] or others[:1]
    if whole or len(shown) + 1 >= len(others):
        return joined(others, language)
    names, more = joined(shown, language), len(others) - len(shown)
    return Text(f"{names}, {more} more", f"{names} 等 {len(others)} 个").in_(language)


def _relatives(view: Entry, language: Language, *, whole: bool) -> Iterator[Relatives]:
    """Yield the relatives of each sort from the oldest; unless all are to be shown, those of most weight."""
    for heading, relatives, is_part, notes in (
        (PART_OF, view.parents, True, {}),
        (FROM, view.parents, False, RELATIONS | OF_A_PARENT),
        (PARTS, view.children, True, {}),
        (LED_TO, view.children, False, RELATIONS),
    ):
        found = [(edge, it) for edge, it in relatives if edge.is_part is is_part]
        heaviest = sorted(found, key=lambda relative: -relative[1].weight)[:RELATIVES_SHOWN]
        shown = found if whole or len(found) <= len(heaviest) + 1 else heaviest
        rows = [
            RelativeRow.of(it, language, notes[edge.relation].in_(language) if notes else "")
            for edge, it in sorted(shown, key=lambda relative: relative[1].date)
        ]
        left_out = len(found) - len(rows)
        more = Text(f"{left_out} more: `| less` shows all", f"另有 {left_out} 条：加 `| less` 显示全部")
        if rows:
            yield heading.in_(language), rows, more.in_(language) if left_out else ""


def _links(milestone: Milestone, language: Language) -> Iterator[tuple[str, list[str]]]:
    """Yield the addresses of each kind; the one that shows the date stands first and says so."""
    kinds = {link.url: link.kind for link in milestone.links}
    if release := milestone.released:
        kind = kinds.pop(release.url, None)
        another = Text(f"shows {release.date}", f"{release.date} 的依据")
        shows = Text("shows the date", "日期依据") if milestone.is_verified else another
        labels = [LINK_KINDS[kind].in_(language)] if kind else []
        labels.append(shows.in_(language))
        yield Text(", ", "，").in_(language).join(labels), [printable(release.url)]
    for kind, name in LINK_KINDS.items():
        if urls := [printable(url) for url, other in kinds.items() if other == kind]:
            yield name.in_(language), urls


def _labelled(facts: Iterable[tuple[Text, str]], language: Language) -> list[tuple[str, str]]:
    return [(label.in_(language), printable(value)) for label, value in facts if value]


def said(milestone: Milestone, sources: Sequence[Source], language: Language) -> Iterator[Said]:
    """Yield what each source says: its title and date, the name, what else, and what does not hold of it."""
    titles = {source.id: source.title.in_(language) for source in sources}
    for number, claim in enumerate(milestone.sources, 1):
        undated = "" if claim.date else Text("no date", "未注明日期").in_(language)
        yield Said("#", titles[claim.source], str(claim.date or ""), undated)
        errata = [erratum for erratum in milestone.errata if erratum.source == claim.source]
        yield Said("=" if not errata else "", _claim(claim, language))
        if claim.says:
            yield Said("", claim.says.in_(language))
        yield from (Said("", url) for url in claim.urls)
        for url in claim.wrong_urls:
            wrong_url = Text(f"gives {url}, which is about something else", f"所附 {url} 讲的是别的内容")
            yield Said("-", wrong_url.in_(language))
        if claim.source not in {later.source for later in milestone.sources[number:]}:
            for wrong in errata:
                yield from _correction(wrong, language)


def errata(view: Errata, language: Language) -> Iterator[list[Said]]:
    """Yield each erratum as lines: its heading, what is said, what is right, why and the evidence."""
    for milestone, wrong, source in view.errata:
        field = ERRATUM_FIELDS[wrong.field].in_(language)
        heading = Said("#", milestone.title(language), str(milestone.date), field)
        yield [Said(*map(printable, it)) for it in (heading, *_correction(wrong, language, source.title.in_(language)))]


def in_quotes(text: str, language: Language) -> str:
    """Return a text in the quotation marks of a language."""
    return Text(f'"{text}"', f"“{text}”").in_(language)


def _claim(claim: SourceClaim, language: Language) -> str:
    name = in_quotes(claim.name, language)
    return Text(f"{name} by {claim.org}", f"{name}，{claim.org}").in_(language) if claim.org else name


def _correction(wrong: Erratum, language: Language, source: str = "") -> Iterator[Said]:
    """Yield what a source says, with its translation where the languages differ, what is right, why and where."""
    translation = wrong.translation(language)
    shown = Text(f"({translation})", f"（{translation}）").in_(language)
    claim = "  ".join(filter(None, (in_quotes(wrong.claim, language), translation and shown)))
    yield Said("-", claim, aside=source)
    yield Said("+", wrong.right(language))
    yield Said("", wrong.note.in_(language))
    yield Said("", wrong.url)
