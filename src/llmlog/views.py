"""What a command has to show, before anything is said about how it looks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, dataclass_transform

from llmlog.dates import PartialDate
from llmlog.model import Milestone

if TYPE_CHECKING:
    from llmlog.directory import Organization
    from llmlog.facts import Erratum, Kin, Link
    from llmlog.lineage import Node
    from llmlog.log import Coverage
    from llmlog.search import Hit


@dataclass_transform(eq_default=False)
class Shown:
    """What has the fields that its class annotates, given in their order or by name.

    A dataclass or a named tuple is made of code that is written and compiled whenever llmlog starts; nine of them would
    take as long as loading the log.
    """

    def __init__(self, *values: Any, **named: Any) -> None:
        """Take the fields."""
        self.__dict__.update(zip(type(self).__annotations__, values, strict=False), **named)


class Listing(Shown):
    """Milestones in the order to show them in; for a search, the hits that they are and the words that were typed.

    `coverage` is that of the log which they are from.
    """

    milestones: Sequence[Milestone]
    hits: "Sequence[Hit]" = ()
    words: Sequence[str] = ()
    coverage: "Coverage | None" = None


class Profile(Shown):
    """One organization, those that belong to it, and their milestones."""

    organization: "Organization"
    parent: "Organization | None"
    members: "Sequence[Organization]"
    listing: Listing


class Months(Shown):
    """How many milestones each month holds; a year stands for those whose month is not known."""

    counts: Sequence[tuple[PartialDate, int]]


class Organizations(Shown):
    """How many milestones belong to each organization and its family."""

    counts: "Sequence[tuple[Organization, int]]"


class Entry(Shown):
    """One milestone in full, with what it grew out of and what grew out of it."""

    milestone: Milestone
    parents: "Sequence[Kin]"
    children: "Sequence[Kin]"


class Errata(Shown):
    """Statements of the sources that do not hold, each with the milestone that it is about."""

    errata: "Sequence[tuple[Milestone, Erratum]]"


class Lineage(Shown):
    """The trees above and below a milestone, what it is a part of, and its parts."""

    ancestors: "Node"
    descendants: "Node"
    wholes: Sequence[Milestone] = ()
    parts: Sequence[Milestone] = ()


class Roots(Shown):
    """Where the forest of descent begins, with how many milestones grew out of each."""

    counts: Sequence[tuple[Milestone, int]]


class Links(Shown):
    """Where one can read on about a milestone."""

    links: "Sequence[Link]"


View = Listing | Profile | Months | Organizations | Entry | Errata | Lineage | Roots | Links
