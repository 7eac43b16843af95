"""Descent that leads round to where it began, and so cannot be."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from llmlog.language import Text
from llmlog.model import Derivation, Flaw, Milestone

EDGE_LEFT_OUT = Text("the edge is left out", "该派生关系已略过")


def circle_in(parents: Mapping[str, Iterable[str]]) -> list[str]:
    """Return ids each of which is a parent of the next, the first at the end again; empty where nothing leads round."""
    try:
        TopologicalSorter(parents).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def leave_out_circles(
    milestones: dict[str, Milestone], before: Mapping[str, Milestone], own_ids: Iterable[str]
) -> list[tuple[str, Flaw]]:
    """Take the derivations that close a circle from milestones that were laid over others, and return each with its id.

    What a milestone grew out of before is taken for right, and what is new is added to it in the order of the ids.
    """
    if not circle_in({id: [edge.parent for edge in it.derived_from] for id, it in milestones.items()}):
        return []
    old = {id: {edge.parent for edge in milestone.derived_from} for id, milestone in before.items()}
    known = {id: [e.parent for e in it.derived_from if e.parent in old.get(id, ())] for id, it in milestones.items()}
    found = []
    for id in filter(milestones.__contains__, own_ids):
        kept: list[Derivation] = []
        for edge in milestones[id].derived_from:
            if edge.parent not in known[id]:
                if way := _way(known, edge.parent, id):
                    circle = " → ".join((id, *way))
                    en, zh = f"{edge.parent!r} closes a circle, {circle}", f"“{edge.parent}”使派生关系成环（{circle}）"
                    found.append((id, Flaw("derived_from", Text(en, zh))))
                    continue
                known[id].append(edge.parent)
            kept.append(edge)
        if len(kept) < len(milestones[id].derived_from):
            milestones[id] = replace(milestones[id], derived_from=tuple(kept))
    return found


def _way(parents: Mapping[str, list[str]], start: str, end: str) -> list[str]:
    """Return the milestones from one to an ancestor of it, both included; empty where it is none."""
    waiting, seen = [[start]], {start}
    while waiting:
        way = waiting.pop()
        if way[-1] == end:
            return way
        new = [id for id in dict.fromkeys(parents[way[-1]]) if id not in seen]
        seen.update(new)
        waiting += [[*way, id] for id in new]
    return []
