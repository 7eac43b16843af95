"""What a command has to show, before anything is said about how it looks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from llmlog.dates import PartialDate
from llmlog.model import Milestone

if TYPE_CHECKING:
    from llmlog.directory import Organization


class Match(NamedTuple):
    """Why a row is shown: its score from 0 to 100, the field that answered, and what in it."""

    score: float
    field: str
    text: str


class Listing(NamedTuple):
    """Milestones in the order to show them in; for a search, why each is there and the words that were typed."""

    milestones: Sequence[Milestone]
    matches: Sequence[Match] = ()
    words: Sequence[str] = ()


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
    """One milestone in full."""

    milestone: Milestone


View = Listing | Profile | Months | Organizations | Entry
