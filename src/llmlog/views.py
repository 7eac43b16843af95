"""What a command has to show, before anything is said about how it looks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from llmlog.dates import PartialDate
from llmlog.kinds import Basis
from llmlog.model import Milestone

if TYPE_CHECKING:
    from llmlog.directory import Organization
    from llmlog.facts import Erratum, Kin, Link
    from llmlog.lineage import Node
    from llmlog.search import Hit


class Listing(NamedTuple):
    """Milestones in the order to show them in; for a search, the hits that they are and the words that were typed."""

    milestones: Sequence[Milestone]
    hits: "Sequence[Hit]" = ()
    words: Sequence[str] = ()
    by: Basis = Basis.LOGGED


class Profile(NamedTuple):
    """One organization, those that belong to it, and their milestones."""

    organization: "Organization"
    parent: "Organization | None"
    members: "Sequence[Organization]"
    listing: Listing


class Months(NamedTuple):
    """How many milestones each month holds; a year stands for those whose month is not known."""

    counts: Sequence[tuple[PartialDate, int]]


class Organizations(NamedTuple):
    """How many milestones belong to each organization and its family."""

    counts: "Sequence[tuple[Organization, int]]"


class Entry(NamedTuple):
    """One milestone in full, with what it grew out of and what grew out of it."""

    milestone: Milestone
    parents: "Sequence[Kin]"
    children: "Sequence[Kin]"


class Errata(NamedTuple):
    """Statements of the sources that do not hold, each with the milestone that it is about."""

    errata: "Sequence[tuple[Milestone, Erratum]]"


class Lineage(NamedTuple):
    """The trees above and below a milestone."""

    ancestors: "Node"
    descendants: "Node"


class Roots(NamedTuple):
    """Where the forest of descent begins, with how many milestones grew out of each."""

    counts: Sequence[tuple[Milestone, int]]


class Links(NamedTuple):
    """Where one can read on about a milestone."""

    links: "Sequence[Link]"


View = Listing | Profile | Months | Organizations | Entry | Errata | Lineage | Roots | Links
