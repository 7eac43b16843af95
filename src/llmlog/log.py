"""The log: milestones with the organizations, tags and sources that they name, looked up and selected."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from llmlog.dates import PartialDate
from llmlog.errors import AmbiguousName, DataError, UnknownName, UnknownSource, UnknownTag
from llmlog.kinds import Kind
from llmlog.language import Text
from llmlog.model import LINES, Milestone

if TYPE_CHECKING:
    from llmlog.directory import Organization, Source, Tag
    from llmlog.facts import Kin
    from llmlog.search import Hit, Index
    from llmlog.store import Directory

MILESTONE = Text("milestone", "条目")
ORGANIZATION = Text("organization", "机构")


class Coverage(NamedTuple):
    """How many milestones a log holds, and the dates of the first and the last (None where it is empty)."""

    total: int
    first: PartialDate | None = None
    last: PartialDate | None = None

    @property
    def text(self) -> Text:
        """The coverage in words.

        >>> Coverage(240, PartialDate(1987, 11), PartialDate(2023, 12)).text.en
        '240 milestones, 1987-11 to 2023-12'
        """
        if not self.total:
            return Text("no milestones", "没有条目")
        en = f"{self.total} milestones, {self.first} to {self.last}"
        return Text(en, f"{self.total} 条，{self.first} 至 {self.last}")


class Log:
    """Milestones, oldest first, with the organizations, tags and sources that they name.

    Iterating gives the milestones; `len` counts them.
    """

    def __init__(
        self, milestones: Iterable[Milestone], directory: "Directory", content: Callable[[str], bytes] | None = None
    ) -> None:
        """Take the milestones, oldest first, and the directory of what they refer to.

        `content` gives what `search.texts.written` makes of them by name, in UTF-8, where that is at hand.
        """
        self.milestones = tuple(milestones)
        self.directory = directory
        self._content = content

    @property
    def organizations(self) -> "Mapping[str, Organization]":
        """The organizations by id."""
        return self.directory.organizations

    @property
    def tags(self) -> "Mapping[str, Tag]":
        """The vocabulary of tags by id."""
        return self.directory.tags

    @property
    def sources(self) -> "Mapping[str, Source]":
        """The chronicles by id."""
        return self.directory.sources

    def __iter__(self) -> Iterator[Milestone]:
        """Give the milestones, oldest first."""
        return iter(self.milestones)

    def __len__(self) -> int:
        """Count the milestones."""
        return len(self.milestones)

    def get(self, name: str) -> Milestone:
        """Return the milestone that bears a name: its id, a name of its own or an alias, however spelt.

        Raises AmbiguousName where several bear it as an alias, UnknownName with the nearest names where none does.
        """
        if name in self._by_id:
            return self._by_id[name]
        bearers = [self.milestones[position] for position in self.index.bearers(_fold(name))]
        if len(bearers) == 1:
            return bearers[0]
        if bearers:
            raise AmbiguousName(name, [milestone.id for milestone in bearers])
        raise UnknownName(MILESTONE, name, self.near(name))

    def near(self, name: str) -> list[str]:
        """Return the names of the milestones whose names come nearest to what was typed, if any is near."""
        from llmlog.search.near import nearest

        return nearest(name, {key: self.milestones[owner].name for key, owner in self.index.owners.items()})

    def named(self, id: str) -> Milestone:
        """Return the milestone of an id; raise DataError where the data name one that is not there."""
        if id not in self._by_id:
            raise DataError(LINES, Text(f"there is no milestone {id!r}", f"没有条目“{id}”"))
        return self._by_id[id]

    def organization(self, name: str) -> "Organization":
        """Return the organization that goes or went by a name, however spelt.

        Raises UnknownName with the nearest names where there is none.
        """
        found = self._organizations_by_name.get(_fold(name))
        if found:
            return found
        from llmlog.search.near import nearest

        shown = {key: org.name.en for key, org in self._organizations_by_name.items()}
        raise UnknownName(ORGANIZATION, name, nearest(name, shown))

    def tag(self, name: str) -> "Tag":
        """Return the tag of an id, a name in either language or a related word; raise UnknownTag for another one."""
        for tag in self.tags.values():
            if _fold(name) in set(map(_fold, tag.names)):
                return tag
        raise UnknownTag(name, self.tags)

    def source(self, id: str) -> "Source":
        """Return the chronicle of an id; raise UnknownSource for another one."""
        if id not in self.sources:
            raise UnknownSource(id, self.sources)
        return self.sources[id]

    @property
    def coverage(self) -> Coverage:
        """How many milestones there are, and from when to when."""
        if not self.milestones:
            return Coverage(0)
        return Coverage(len(self.milestones), self.milestones[0].date, self.milestones[-1].date)

    def parent(self, organization: "Organization") -> "Organization | None":
        """Return the organization that one belongs to, if any."""
        return self.organizations[organization.parent] if organization.parent else None

    def family(self, organization: "Organization") -> "tuple[Organization, ...]":
        """Return the organization and those that belong to it, directly or through another."""
        members = [organization]
        for member in members:
            members.extend(org for org in self.organizations.values() if org.parent == member.id)
        return tuple(members)

    def ancestry(self, organization: "Organization") -> "Iterator[Organization]":
        """Give the organization and then the ones that it belongs to, the nearest first."""
        member: Organization | None = organization
        while member:
            yield member
            member = self.parent(member)

    def select(
        self,
        *,
        among: Iterable[Milestone] | None = None,
        org: str | Sequence[str] = (),
        within: PartialDate | str | None = None,
        since: PartialDate | str | None = None,
        until: PartialDate | str | None = None,
        kind: Kind | Sequence[Kind] = (),
        tag: str | Sequence[str] = (),
        source: str | Sequence[str] = (),
    ) -> tuple[Milestone, ...]:
        """Return the milestones, of the log or among those given, that match everything asked for, oldest first.

        Several organizations, kinds or sources widen the selection, several tags narrow it. An organization stands for
        its family, a source for what it reports. `within` takes what is known to fall in that year, month or day;
        `since` and `until` take what may fall in the interval. Raises UnknownName, UnknownTag, UnknownSource or
        DateError for what cannot be understood.
        """
        tests: list[Callable[[Milestone], bool]] = []
        if org:
            family = {member.id for name in _several(org) for member in self.family(self.organization(name))}
            tests.append(lambda milestone: not family.isdisjoint(milestone.org_ids))
        if within:
            period = _date(within)
            tests.append(lambda milestone: period.contains(milestone.date))
        if since:
            first = _date(since).first
            tests.append(lambda milestone: milestone.date.last >= first)
        if until:
            last = _date(until).last
            tests.append(lambda milestone: milestone.date.first <= last)
        if kind:
            kinds = set(_several(kind))
            tests.append(lambda milestone: milestone.kind in kinds)
        if tag:
            tags = {self.tag(name).id for name in _several(tag)}
            tests.append(lambda milestone: tags.issubset(milestone.tag_ids))
        if source:
            sources = {self.source(id).id for id in _several(source)}
            tests.append(lambda milestone: not sources.isdisjoint(milestone.source_ids))
        milestones = self.milestones if among is None else among
        return tuple(milestone for milestone in milestones if all(test(milestone) for test in tests))

    def search(self, query: str, milestones: Iterable[Milestone] | None = None) -> "list[Hit]":
        """Return what answers a query in words, best first: from the whole log, or from a selection of it."""
        from llmlog.search import search

        hits = search(self.index, query)
        if milestones is None:
            return hits
        wanted = set(milestones)
        return [hit for hit in hits if hit.milestone in wanted]

    def parents(self, milestone: Milestone) -> "list[Kin]":
        """Return what a milestone grew out of, as its makers state, and the wholes that it is a part of."""
        from llmlog.facts import Kin

        return [Kin(edge, self.named(edge.parent)) for edge in milestone.derived_from]

    def children(self, milestone: Milestone) -> "list[Kin]":
        """Return what grew out of a milestone and the parts of it, oldest first."""
        from llmlog.facts import Kin

        quoted = f'"{milestone.id}"'.encode()
        near = [other for other in self.milestones if quoted in bytes(other.json)]
        return [Kin(edge, other) for other in near for edge in other.derived_from if edge.parent == milestone.id]

    @cached_property
    def index(self) -> "Index":
        """What search looks at, made when it is first needed."""
        from llmlog.search import Index

        if self._content:
            return Index(self, self._content)
        from llmlog.search.texts import written

        texts = written(self)
        return Index(self, lambda name: texts[name].encode())

    def by_month(self, milestones: Iterable[Milestone]) -> Counter[PartialDate]:
        """Count milestones by month, and by year those whose month is not known, in the order of first appearance."""
        return Counter(milestone.date.month_or_year for milestone in milestones)

    def by_organization(self, milestones: Iterable[Milestone]) -> "list[tuple[Organization, int]]":
        """Return the organizations with how many of the milestones belong to the family of each, most first."""
        counts = Counter(
            member
            for milestone in milestones
            for member in {member.id for org in milestone.orgs for member in self.ancestry(org)}
        )
        return [
            (self.organizations[id], count)
            for id, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        ]

    @cached_property
    def _by_id(self) -> dict[str, Milestone]:
        return {milestone.id: milestone for milestone in self.milestones}

    @cached_property
    def _organizations_by_name(self) -> "dict[str, Organization]":
        return {_fold(name): org for org in self.organizations.values() for name in org.names}


def _several(names: str | Sequence[str]) -> Sequence[str]:
    return (names,) if isinstance(names, str) else names


def _date(given: PartialDate | str) -> PartialDate:
    return PartialDate.parse(given) if isinstance(given, str) else given


def _fold(name: str) -> str:
    from llmlog.folding import fold

    return fold(name)
