"""Views as JSON, for scripts: the same whatever the language, the locale or the terminal."""

from collections.abc import Iterator

from llmlog.views import Entry, Listing, Match, Months, Organizations, Profile, View


def render(view: View) -> bytes:
    """Return one JSON object for an entry, for everything else an array with an element a line, in UTF-8."""
    if isinstance(view, Entry):
        return view.milestone.json + b"\n"
    return b"[\n" + b",\n".join(records(view)) + b"\n]\n"


def records(view: Listing | Profile | Months | Organizations) -> Iterator[bytes]:
    """Give the elements of a view that lists things, each as JSON."""
    match view:
        case Listing(milestones=milestones, matches=()):
            yield from (milestone.json for milestone in milestones)
        case Listing():
            yield from map(_with_match, (milestone.json for milestone in view.milestones), view.matches)
        case Profile():
            yield from records(view.listing)
        case Months():
            yield from (_json({"month": str(month), "count": count}) for month, count in view.counts)
        case Organizations():
            yield from (_json(organization.to_dict() | {"count": count}) for organization, count in view.counts)


def _with_match(milestone: bytes, match: Match) -> bytes:
    """Return the JSON of a milestone with two more keys at its end."""
    added = _json({"score": match.score, "matched": {"field": match.field, "text": match.text}})
    return milestone[:-1] + b", " + added[1:]


def _json(value: object) -> bytes:
    from json import dumps

    return dumps(value, ensure_ascii=False).encode()
