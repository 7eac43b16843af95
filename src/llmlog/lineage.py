"""What grew out of what: the trees above and below a milestone, and the roots of the whole forest."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from llmlog.log import Log
from llmlog.model import Derivation, Milestone

Relative = tuple[Derivation, Milestone]
"""A milestone at the other end of a derivation, and how the two are tied."""


class Node(NamedTuple):
    """A milestone in a tree: how it is tied to the one before (None at the top), and what comes after it.

    `seen` says that what comes after it stands elsewhere in the same tree.
    """

    milestone: Milestone
    derivation: Derivation | None
    branches: "list[Node]"
    seen: bool = False

    @property
    def total(self) -> int:
        """How many milestones the tree holds below this one, each once."""
        return len({it.id for it in self.milestones()}) - 1

    def milestones(self) -> Iterator[Milestone]:
        """Yield every milestone of the tree, one that stands in several places once for each."""
        yield self.milestone
        for branch in self.branches:
            yield from branch.milestones()


def ancestors(log: Log, milestone: Milestone) -> Node:
    """Return the tree of what a milestone grew out of."""
    return _tree(log.parents, milestone)


def descendants(log: Log, milestone: Milestone) -> Node:
    """Return the tree of what grew out of a milestone."""
    return _tree(log.children, milestone)


def descent(relatives: Sequence[Relative]) -> list[Relative]:
    """Return those that are tied by descent rather than as parts."""
    return [relative for relative in relatives if not relative[0].is_part]


def parts(relatives: Sequence[Relative]) -> list[Milestone]:
    """Return those that are tied as parts and wholes."""
    return [milestone for derivation, milestone in relatives if derivation.is_part]


def roots(log: Log) -> list[tuple[Milestone, int]]:
    """Return the milestones that grew out of none and led to others, with the number of all that did, most first."""
    query = """WITH RECURSIVE descent AS (SELECT parent, child FROM derivation WHERE relation != 'part-of'),
        below AS (SELECT parent AS root, child FROM descent WHERE parent NOT IN (SELECT child FROM descent)
            UNION SELECT root, descent.child FROM below JOIN descent ON descent.parent = below.child)
        SELECT root, count(*) FROM below GROUP BY root"""
    counted = [(log.get(id), count) for id, count in log.connection.execute(query)]
    return sorted(counted, key=lambda pair: (-pair[1], pair[0].date, pair[0].id))


def _tree(relatives_of: Callable[[Milestone], list[Relative]], root: Milestone) -> Node:
    seen: dict[str, list[Relative]] = {}

    def grown(milestone: Milestone, derivation: Derivation | None = None) -> Node:
        if milestone.id in seen:
            return Node(milestone, derivation, [], seen=bool(seen[milestone.id]))
        seen[milestone.id] = relatives = descent(relatives_of(milestone))
        return Node(milestone, derivation, [grown(other, edge) for edge, other in relatives])

    return grown(root)
