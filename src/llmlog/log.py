"""The log: milestones with the organizations, tags and sources that they name, looked up, selected and searched."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from llmlog import facets
from llmlog.conditions import Conditions, Date, Names
from llmlog.errors import UnknownOrganization, UnknownSource, UnknownTag
from llmlog.facets import several
from llmlog.folding import fold
from llmlog.language import Text
from llmlog.milestones_by_name import NameIndex
from llmlog.records import Records
from llmlog.selection import Hits, Selection
from llmlog.store.cache import open_database
from llmlog.store.database import Connection, Coverage, coverage

if TYPE_CHECKING:
    from llmlog.model import Derivation, Milestone, Organization, Source, Tag


def load(*data: str | Path) -> "Log":
    """Return the log that ships with llmlog, with your own files or folders of entries laid over it.

    Raises DataError where the log cannot be read; `Log.problems` says what could not be used of your own.
    """
    layers = tuple(map(Path, data))
    return Log(open_database(layers), layers)


class Log:
    """Milestones, oldest first, with the organizations, tags and sources that they name.

    >>> import llmlog
    >>> log = llmlog.load()
    >>> log["llama-2"].date
    PartialDate(year=2023, month=7, day=18)
    >>> "gpt-4" in log
    True
    """

    def __init__(self, connection: Connection, layers: tuple[Path, ...] = ()) -> None:
        self.connection = connection
        self.layers = layers
        self._records = Records(connection)
        self.name_index = NameIndex(self._records)
        """The milestones by the names that people type."""

    def __len__(self) -> int:
        return self.coverage.total

    def __iter__(self) -> "Iterator[Milestone]":
        return iter(self.select())

    @overload
    def __getitem__(self, key: str | int) -> "Milestone": ...
    @overload
    def __getitem__(self, key: slice) -> Selection: ...
    def __getitem__(self, key: str | int | slice) -> "Milestone | Selection":
        """Return the milestone of an id or any name, or that of a position, or the Selection of a slice."""
        return self.get(key) if isinstance(key, str) else self.select()[key]

    def __contains__(self, key: object) -> bool:
        """Whether a milestone, or one that is called so, is in the log."""
        name = key if isinstance(key, str) else getattr(key, "id", None)
        return isinstance(name, str) and bool(self.name_index.milestones(name))

    def __repr__(self) -> str:
        return f"<Log of {self.coverage.text.en}>"

    def __reduce__(self) -> tuple[Any, tuple[Path, ...]]:
        """Pickle how the log is loaded rather than its connection."""
        return load, self.layers

    @property
    def organizations(self) -> "Mapping[str, Organization]":
        """The organizations by id."""
        return self._records.references.organizations

    @property
    def tags(self) -> "Mapping[str, Tag]":
        """The vocabulary of tags by id."""
        return self._records.references.tags

    @property
    def sources(self) -> "Mapping[str, Source]":
        """The chronicles and files by id."""
        return self._records.references.sources

    @cached_property
    def coverage(self) -> Coverage:
        """How many milestones there are, and from when to when."""
        return coverage(self.connection)

    @property
    def path(self) -> str:
        """Where the database is, empty for one in memory."""
        return self.connection.path

    @property
    def problems(self) -> list[Text]:
        """What could not be used of a reader's own files, each with its place."""
        return [Text(*row) for row in self.connection.execute("SELECT en, zh FROM problem")]

    def get(self, name: str) -> "Milestone":
        """Return the milestone of an id, a name of its own or an alias, however spelled, a printed title or an address.

        Raises AmbiguousName where several have it as an alias, UnknownMilestone with the nearest names where none does.
        """
        return self._records.milestone(self.name_index.entry(name))

    def named(self, words: Sequence[str]) -> Selection:
        """Return the milestone that words name together, else those that they name in the only split into sure names.

        Raises what `get` raises, for the part of the words that is no name or not sure.
        """
        return Selection(self._records, self.name_index.entries(words))

    def near_makers(self, name: str) -> list[Text]:
        """Return what the organizations are called whose names come nearest to what was typed, if any is near."""
        return facets.near_labels(self.connection, "orgs", name, lambda id: self.organizations[id].name)

    def maker(self, name: str) -> "Organization | None":
        """Return the organization that goes or went by a name, however spelled, None where there is none."""
        return next((self.organizations[id] for id in facets.labels(self.connection, "orgs", name)), None)

    def organization(self, name: str) -> "Organization":
        """Return the organization that goes or went by a name; raise UnknownOrganization with the nearest for none."""
        if found := self.maker(name):
            return found
        raise UnknownOrganization(name, self.near_makers(name))

    def tag(self, name: str) -> "Tag":
        """Return the tag of an id, a name in either language or a related word; raise UnknownTag with the nearest."""
        for id in facets.labels(self.connection, "tags", name):
            return self.tags[id]
        near = facets.near_labels(self.connection, "tags", name, lambda id: Text(id, self.tags[id].name.zh))
        raise UnknownTag(name, near)

    def source(self, id: str) -> "Source":
        """Return the chronicle or file of an id; raise UnknownSource for another one."""
        if id not in self.sources:
            from llmlog.search.near import nearest

            raise UnknownSource(id, self.sources, nearest(id, {fold(known): known for known in self.sources})[:1])
        return self.sources[id]

    def parent(self, organization: "Organization | str") -> "Organization | None":
        """Return the organization that one belongs to, if any."""
        id = self._organization(organization).parent
        return self.organizations[id] if id else None

    def family(self, organization: "Organization | str") -> "tuple[Organization, ...]":
        """Return the organization and those that belong to it, directly or through another."""
        members = [self._organization(organization)]
        for member in members:
            members += [it for it in self.organizations.values() if it.parent == member.id and it not in members]
        return tuple(members)

    def select(
        self,
        *,
        org: Names = (),
        within: Date | Sequence[Date] | None = None,
        since: Date | None = None,
        until: Date | None = None,
        kind: Names = (),
        tag: Names = (),
        source: Names = (),
        importance: int = 1,
        weights: Names = (),
        license: str | None = None,
        country: Names = (),
        exclude: Names = (),
    ) -> Selection:
        """Return the milestones that match everything asked for, oldest first.

        Several organizations, dates, kinds, sources, weights or countries widen the selection, several tags narrow it.
        An organization stands for its family. `within` takes what is known to fall in that year, month, day or span of
        days; `since` and `until` take what may fall between the two. `importance` is the least that a milestone weighs,
        `license` the beginning of a license or of a word in it, `country` that of any maker or of its owner, or their
        continent, `exclude` a kind that is left out. Raises UnknownName for a name that nothing has, UsageError for
        anything else that cannot be understood, and for a `since` after `until`.
        """
        conditions = Conditions()
        conditions.facet("orgs", [self.organization(name).id for name in several(org, "an organization")])
        for kinds, is_left_out in ((kind, False), (exclude, True)):
            values = [facets.kind(self.connection, name) for name in several(kinds, "a kind")]
            conditions.facet("kind", values, exclude=is_left_out)
        conditions.facet("sources", [self.source(id).id for id in several(source, "a source")])
        words = several(weights, "a kind of weights")
        conditions.facet("weights", [facets.weights(self.connection, word) for word in words])
        names = several(country, "a country")
        conditions.facet("country", [code for name in names for code in facets.country_codes(self.connection, name)])
        conditions.facet("license", () if license is None else facets.licenses(self.connection, license))
        conditions.importance(importance)
        for name in several(tag, "a tag"):
            conditions.facet("tags", [self.tag(name).id])
        conditions.within(within)
        conditions.between(since, until)
        return Selection(self._records, conditions.entries(self.connection))

    def search(self, query: str, within: Selection | None = None) -> Hits:
        """Return what answers a query in words, best first: from the whole log, or from a selection of it."""
        from llmlog.search.answers import search

        if not isinstance(query, str):
            raise TypeError(f"a query is a text, not {query!r}")
        hits = Hits(self._records, *search(self.connection, query))
        return hits if within is None else hits.within(within)

    def parents(self, milestone: "Milestone | str") -> "list[tuple[Derivation, Milestone]]":
        """Return what a milestone grew out of or is a part of, as its makers state, with how."""
        return [(derivation, self.get(derivation.parent)) for derivation in self._milestone(milestone).derived_from]

    def children(self, milestone: "Milestone | str") -> "list[tuple[Derivation, Milestone]]":
        """Return what grew out of a milestone or is a part of it, oldest first, with how."""
        query = """SELECT milestone.entry FROM derivation JOIN milestone ON milestone.id = derivation.child
            WHERE derivation.parent = ? ORDER BY milestone.entry"""
        id = self._milestone(milestone).id
        children = [self._records.milestone(entry) for (entry,) in self.connection.execute(query, [id])]
        return [(edge, child) for child in children for edge in child.derived_from if edge.parent == id]

    def _milestone(self, given: "Milestone | str") -> "Milestone":
        from llmlog.model import Milestone

        return given if isinstance(given, Milestone) else self.get(given)

    def _organization(self, given: "Organization | str") -> "Organization":
        from llmlog.model import Organization

        return given if isinstance(given, Organization) else self.organization(given)
