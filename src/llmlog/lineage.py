"""What grew out of what: the trees above and below a milestone, and the roots of the whole forest."""

from collections.abc import Callable
from typing import NamedTuple

from llmlog.facts import Edge, Kin
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
    return _tree(log.parents, milestone, None, set())


def descendants(log: Log, milestone: Milestone) -> Node:
    """Return the tree of what grew out of a milestone."""
    return _tree(log.children, milestone, None, set())


def roots(log: Log) -> list[tuple[Milestone, int]]:
    """Return the milestones that grew out of none and led to others, with the number of all that did, most first."""
    children: dict[str, set[str]] = {}
    for milestone in log:
        for edge in milestone.derived_from:
            children.setdefault(edge.parent, set()).add(milestone.id)
    found = [log.get(id) for id in children]
    counted = [(root, len(_below(children, root.id))) for root in found if not root.derived_from]
    return sorted(counted, key=lambda pair: (-pair[1], pair[0].date, pair[0].id))


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
