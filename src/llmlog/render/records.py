"""Views as JSON, for scripts: the same whatever the language, the locale or the terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from llmlog.model import Milestone
from llmlog.printable import escaped
from llmlog.views import Entry, Errata, Lineage, Links, Listing, Months, Organizations, Profile, Roots, View

if TYPE_CHECKING:
    from llmlog.facts import Erratum
    from llmlog.lineage import Node
    from llmlog.search import Hit


Json = bytes | memoryview


def render(view: View) -> list[Json]:
    """Return the pieces of one JSON object for an entry, for everything else of an array, an element a line, in UTF-8.

    They are not put together, since a copy of the whole log takes longer than writing it.
    """
    if isinstance(view, Entry):
        return [view.milestone.json, b"\n"]
    if isinstance(view, Lineage):
        kin = {"parents": _nested(view.ancestors, "parents"), "children": _nested(view.descendants, "children")}
        kin |= {"part_of": [*map(_brief, view.wholes)], "parts": [*map(_brief, view.parts)]}
        return [_json(_brief(view.ancestors.milestone) | kin), b"\n"]
    pieces: list[Json] = []
    for record in records(view):
        pieces += b",\n" if pieces else b"[\n", record
    return [*pieces, b"\n]\n"]


def records(view: Listing | Profile | Months | Organizations | Errata | Roots | Links) -> Iterator[Json]:
    """Give the elements of a view that lists things, each as JSON."""
    match view:
        case Listing(milestones=milestones, hits=()):
            yield from (milestone.json for milestone in milestones)
        case Listing():
            yield from map(_with_match, (bytes(milestone.json) for milestone in view.milestones), view.hits)
        case Profile():
            yield from records(view.listing)
        case Months():
            yield from (_json({"month": str(month), "count": count}) for month, count in view.counts)
        case Organizations():
            yield from (_json(organization.to_dict() | {"count": count}) for organization, count in view.counts)
        case Errata():
            yield from (
                _json({"id": milestone.id, "name": milestone.name} | _erratum(erratum))
                for milestone, erratum in view.errata
            )
        case Roots():
            yield from (_json(_brief(milestone) | {"descendants": count}) for milestone, count in view.counts)
        case Links():
            yield from (_json(link._asdict()) for link in view.links)


def _erratum(erratum: "Erratum") -> dict[str, Any]:
    """Return an erratum as its entry has it; what it lacks is left out."""
    record = {key: value for key, value in erratum._asdict().items() if value is not None}
    return record | {"note": erratum.note._asdict()}


def _nested(node: "Node", key: str) -> list[dict[str, Any]]:
    """Return what comes after a node; what stands elsewhere in the tree is left out, and `seen` says so."""
    return [
        _brief(branch.milestone)
        | {"relation": branch.edge and branch.edge.relation, "url": branch.edge and branch.edge.url}
        | {key: _nested(branch, key), "seen": branch.seen}
        for branch in node.branches
    ]


def _brief(milestone: Milestone) -> dict[str, Any]:
    return {"id": milestone.id, "name": milestone.name, "name_zh": milestone.name_zh, "date": str(milestone.date)}


def _with_match(milestone: bytes, hit: "Hit") -> bytes:
    """Return the JSON of a milestone with two more keys at its end.

    Written by hand (strings as in RFC 8259, section 7), since importing json takes as long as a search.
    """
    text = hit.text.replace("\\", r"\\").replace('"', r"\"")
    added = escaped(f'"score": {hit.score}, "matched": {{"field": "{hit.field}", "text": "{text}"}}}}')
    return milestone[:-1] + b", " + added.encode()


def _json(value: object) -> bytes:
    from json import dumps

    return escaped(dumps(value, ensure_ascii=False)).encode()
