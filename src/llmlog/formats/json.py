"""Views as JSON: the same whatever the language, the locale or the terminal."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from llmlog import views
from llmlog.formats import Options
from llmlog.store.database import dumps
from llmlog.views import View
from llmlog.vocabulary import SPECS

if TYPE_CHECKING:
    from llmlog.lineage import Node
    from llmlog.model import Milestone

Record = dict[str, Any]


def render(view: View, options: Options) -> Iterator[bytes]:
    """Yield one JSON object for an entry or a lineage, for everything else an array, an element a line."""
    pieces = elements(view, options.fields)
    if isinstance(view, views.ALONE):
        yield from (piece + b"\n" for piece in pieces)
        return
    opening = b"[\n"
    for piece in pieces:
        yield opening + piece
        opening = b",\n"
    yield b"\n]\n" if opening == b",\n" else b"[]\n"


def render_lines(view: View, options: Options) -> Iterator[bytes]:
    """Yield a JSON object a line."""
    return (piece + b"\n" for piece in elements(view, options.fields))


def elements(view: View, fields: tuple[str, ...] = ()) -> Iterator[bytes]:
    """Yield the JSON of each element of a view, or of some fields; raise UnknownField for one that no element has."""
    if fields:
        return (_dumped(dict(zip(fields, row, strict=True))) for row in values(view, fields))
    return _elements(view)


def values(view: View, fields: tuple[str, ...]) -> Iterator[list[Any]]:
    """Yield the values of some fields of each element of a view; a field may be a path, as `released.url`."""
    from llmlog.formats.schema import require_fields

    require_fields(view, fields)
    for record in map(json.loads, _elements(view)):
        yield [_value(record, field.split(".")) for field in fields]


def _value(value: Any, path: list[str]) -> Any:
    """Return what stands at a path within a value, of each element of a list, None where nothing does."""
    if not path or value is None:
        return value
    if isinstance(value, list):
        return [_value(item, path) for item in value]
    return _value(value.get(path[0]), path[1:]) if isinstance(value, dict) else None


def _elements(view: View) -> Iterator[bytes]:
    match view:
        case views.Listing(hits=None) | views.Anniversary():
            return view.milestones.stored()
        case views.Listing():
            return _with_matches(view)
        case views.Profile():
            return _elements(view.listing)
    return map(_dumped, _records(view))


def _records(view: View) -> Iterable[Record]:  # noqa: C901 - a case for each view
    match view:
        case views.Entry():
            return [view.milestone.to_dict()]
        case views.Comparison():
            return map(_compared, view.compared)
        case views.Errata():
            return ({"id": it.id, "name": it.name} | erratum.to_dict() for it, erratum, _ in view.errata)
        case views.Links():
            return (link._asdict() for link in view.links)
        case views.Lineage():
            return [_lineage(view)]
        case views.Months():
            return ({"month": month, "count": count} for month, count in view.counts)
        case views.Organizations() | views.Tags():
            return (it.record | {"count": it.total} for it in view.counts)
        case views.Stats():
            key = "id" if isinstance(view, views.Kinds) else "key"
            return (
                {key: it.key} | ({"name": it.name._asdict()} if it.name else {}) | {"count": it.total}
                for it in view.counts
            )
        case views.Sources():
            return (source.to_record() | {"count": count} for source, count in view.counts)
        case views.Roots():
            return (_brief(milestone) | {"descendants": count} for milestone, count in view.counts)
    raise TypeError(view)


def _dumped(value: Record) -> bytes:
    return dumps(value).encode()


def _with_matches(view: views.Listing) -> Iterator[bytes]:
    """Yield the JSON of each hit: that of the milestone, with what matched and how well at its end."""
    answers = view.hits.answers if view.hits else ()
    for record, answer in zip(view.milestones.stored(), answers, strict=True):
        matched = _dumped({"score": answer.score, "matched": {"field": answer.field, "text": answer.text}})
        yield record[:-1] + b", " + matched[1:]


def _compared(it: views.Entry) -> Record:
    milestone = it.milestone.to_dict()
    keys = ("id", "name", "name_zh", "kind", "importance", "orgs", "org_ids", "date")
    relatives = {"parents": it.parents, "children": it.children}
    return (
        {key: milestone.get(key) for key in keys}
        | {"verified": it.milestone.is_verified, "specs": dict.fromkeys(SPECS) | milestone.get("specs", {})}
        | {
            key: [_brief(other) | edge.to_dict() | _brief(other) for edge, other in found]
            for key, found in relatives.items()
        }
    )


def _lineage(view: views.Lineage) -> Record:
    return (
        _brief(view.ancestors.milestone)
        | {"parents": _nested(view.ancestors, "parents"), "children": _nested(view.descendants, "children")}
        | {"part_of": [*map(_brief, view.wholes)], "parts": [*map(_brief, view.parts)]}
    )


def _nested(node: "Node", key: str) -> list[Record]:
    """Return what comes after a node; what stands elsewhere in the tree is left out, and `seen` says so."""
    return [
        _brief(branch.milestone)
        | {"relation": branch.derivation and branch.derivation.relation}
        | {"url": branch.derivation and branch.derivation.url, key: _nested(branch, key), "seen": branch.seen}
        for branch in node.branches
    ]


def _brief(milestone: "Milestone") -> Record:
    return {"id": milestone.id, "name": milestone.name, "name_zh": milestone.name_zh, "date": str(milestone.date)}
