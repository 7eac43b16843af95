"""What a command has to show, before anything is said about how it looks."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from llmlog.date_ranges import Interval
from llmlog.language import Text
from llmlog.selection import Hits, Selection
from llmlog.store.database import Coverage

if TYPE_CHECKING:
    from llmlog.lineage import Node, Relative
    from llmlog.model import Erratum, Link, Milestone, Organization, Source
    from llmlog.stats import Count


class Listing(NamedTuple):
    """Milestones in the order to show them in, of a log that covers so much.

    A search has hits and the words that were typed; `held_back` counts what a limit leaves out; `span` is the time that
    was asked for, which heads them, and `before` and `after` are the months beside it.
    """

    milestones: Selection
    coverage: Coverage
    hits: Hits | None = None
    words: Sequence[str] = ()
    held_back: int = 0
    span: Interval | None = None
    before: tuple[str, int] | None = None
    after: tuple[str, int] | None = None


class Timeline(Listing):
    """Milestones as a history by year."""


class Anniversary(NamedTuple):
    """The milestones of a day of the year and of the week around it, out of those that were looked through.

    `held_back` counts those of the day that a limit leaves out, `of_week` those of the week that people are shown.
    """

    day: date
    milestones: Selection
    week: Selection
    counted: Selection
    held_back: int
    of_week: int


class Home(NamedTuple):
    """What a log holds, its newest milestones, and commands to try, each with what it shows."""

    coverage: Coverage
    makers: int
    verified: int
    newest: Selection
    examples: Sequence[tuple[str, Text]]


class Profile(NamedTuple):
    """One organization, the one that it belongs to, those that belong to it, and their milestones: shown, and all."""

    organization: "Organization"
    parent: "Organization | None"
    members: "Sequence[Organization]"
    listing: Listing
    milestones: Selection


class Months(NamedTuple):
    """How many milestones each month holds, a year those of no known month, and the milestones that are counted."""

    counts: Sequence[tuple[str, int]]
    milestones: Selection


class Stats(NamedTuple):
    """How many of some milestones there are of each value of what they are counted by, and how many values in all."""

    by: str
    counts: "Sequence[Count]"
    milestones: Selection
    total: int


class Organizations(Stats):
    """How many milestones belong to each organization and its family."""


class Tags(Stats):
    """How many milestones each tag is on."""


class Kinds(Stats):
    """How many milestones are of each kind."""


class Sources(NamedTuple):
    """How many milestones each chronicle or file reports, of which milestones, and how many sources there are."""

    counts: "Sequence[tuple[Source, int]]"
    milestones: Selection
    total: int


class Entry(NamedTuple):
    """One milestone in full, with what it grew out of or is a part of, and what grew out of it or is a part of it.

    `short` leaves out for people what stands below its head.
    """

    milestone: "Milestone"
    parents: "Sequence[Relative]"
    children: "Sequence[Relative]"
    sources: "Sequence[Source]" = ()
    short: bool = False


class Comparison(NamedTuple):
    """Several milestones side by side."""

    compared: Sequence[Entry]


class Errata(NamedTuple):
    """Statements of sources that do not hold, with their milestone and source, and how many a limit leaves out."""

    errata: "Sequence[tuple[Milestone, Erratum, Source]]"
    held_back: int = 0


class Lineage(NamedTuple):
    """The trees above and below a milestone, what it is a part of, and its parts."""

    ancestors: "Node"
    descendants: "Node"
    wholes: "Sequence[Milestone]"
    parts: "Sequence[Milestone]"


class Roots(NamedTuple):
    """Where the forest of descent begins, with how many milestones grew out of each, and how many beginnings it has."""

    counts: "Sequence[tuple[Milestone, int]]"
    total: int


class Links(NamedTuple):
    """Where one can read on about a milestone."""

    links: "Sequence[Link]"


Bars = Stats | Organizations | Tags | Kinds | Months | Roots
"""The views that people see as rows with bars."""
Pages = Entry | Comparison | Errata | Lineage
"""The views that people read as text, into a pipe as well."""
View = Home | Listing | Anniversary | Profile | Bars | Sources | Pages | Links

ALONE = (Entry, Lineage)
"""The views whose JSON is one object; that of the others is an array."""
