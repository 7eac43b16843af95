"""What grew out of what: the trees above and below a milestone, and the roots of the whole forest."""

from collections.abc import Callable
from typing import NamedTuple

from llmlog.facts import PART_OF, Edge, Kin
from llmlog.log import Log
from llmlog.model import Milestone


class Node(NamedTuple):
    """A milestone in a tree: how it is tied to the one before (None at the top), and what comes after it.

    `seen` says that what comes after it stands elsewhere in the same tree.
    """

    milestone: Milestone
    edge: Edge | None
    branches: "list[Node]"
    seen: bool = False


def ancestors(log: Log, milestone: Milestone) -> Node:
    """Return the tree of what a milestone grew out of."""
    return _tree(lambda milestone: _descent(log.parents(milestone)), milestone, None, set())


def descendants(log: Log, milestone: Milestone) -> Node:
    """Return the tree of what grew out of a milestone."""
    return _tree(lambda milestone: _descent(log.children(milestone)), milestone, None, set())


def wholes(log: Log, milestone: Milestone) -> list[Milestone]:
    """Return what a milestone is a part of."""
    return [kin.milestone for kin in log.parents(milestone) if kin.edge.relation == PART_OF]


def parts(log: Log, milestone: Milestone) -> list[Milestone]:
    """Return the parts of a milestone, oldest first."""
    return [kin.milestone for kin in log.children(milestone) if kin.edge.relation == PART_OF]


def roots(log: Log) -> list[tuple[Milestone, int]]:
    """Return the milestones that grew out of none and led to others, with the number of all that did, most first."""
    children: dict[str, set[str]] = {}
    for milestone in log:
        for edge in milestone.derived_from:
            if edge.relation == PART_OF:
                continue
            children.setdefault(edge.parent, set()).add(milestone.id)
    found = [log.get(id) for id in children]
    counted = [(root, len(_below(children, root.id))) for root in found if not _descent(log.parents(root))]
    return sorted(counted, key=lambda pair: (-pair[1], pair[0].date, pair[0].id))


def _descent(kin: list[Kin]) -> list[Kin]:
    """Return those of some kin that are tied by descent rather than as parts."""
    return [other for other in kin if other.edge.relation != PART_OF]


def _tree(next_of: Callable[[Milestone], list[Kin]], milestone: Milestone, edge: Edge | None, seen: set[str]) -> Node:
    if milestone.id in seen:
        return Node(milestone, edge, [], seen=bool(next_of(milestone)))
    seen.add(milestone.id)
    return Node(milestone, edge, [_tree(next_of, kin.milestone, kin.edge, seen) for kin in next_of(milestone)])


def _below(children: dict[str, set[str]], id: str) -> set[str]:
    found: set[str] = set()
    waiting = [id]
    while waiting:
        new = children.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return found
