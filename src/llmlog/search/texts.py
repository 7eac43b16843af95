"""The texts that an index is made of, written with the bundle."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from llmlog.dates import PartialDate
from llmlog.folding import HAN, has_han, spaced
from llmlog.kinds import Kind
from llmlog.printable import visible
from llmlog.search.index import BETWEEN_BLOCKS, LABELS, NAMES, PROSE, RELATED, SOUNDS, TERMS
from llmlog.search.pinyin import syllables
from llmlog.search.query import stemmed

if TYPE_CHECKING:
    from llmlog.log import Log
    from llmlog.model import Milestone

GENERIC = r"(?<=[^大语言])(?:认知)?(?:大语言|语言|大)?模型$|(?<=..)平台$"
"""What Chinese names end in that says no more than what sort of thing they name."""

MONTHS = (
    *(("January", "Jan"), ("February", "Feb"), ("March", "Mar"), ("April", "Apr"), ("May",), ("June", "Jun")),
    *(("July", "Jul"), ("August", "Aug"), ("September", "Sep", "Sept"), ("October", "Oct"), ("November", "Nov")),
    ("December", "Dec"),
)
OF_A_PARTNER = 0.8
"""How much a milestone is that of an organization which made it but does not stand first."""


Label = tuple[str, str, str, float, set[int]]
"""A line of labels: its key, the JSON key, the text, how much it says of a milestone, and the milestones."""

Owners = dict[tuple[str, str, float], set[int]]
"""The milestones that something stands for by JSON key, id, and how much they are its own."""


def written(log: "Log") -> dict[str, str]:
    """Return the texts of a log by the names of their files."""
    owners = _owners(log)
    named, labelled, meant = names(log), labels(log, owners), related(log, owners)
    spoken = [*named.replace(" ", "").splitlines(), *(key for key, field, *_ in labelled if field != "date")]
    return {
        NAMES: named,
        PROSE: prose(log),
        LABELS: _lines(labelled),
        RELATED: _lines(meant),
        SOUNDS: sounds(filter(has_han, dict.fromkeys(spoken))),
        TERMS: terms([*spoken, *(key for key, *_ in meant)]),
    }


def names(log: "Log") -> str:
    """Return the folded words of every name that each milestone goes by, a line a name in the order of its names."""
    folded = iter(spaced(name for milestone in log for name in _spoken(milestone)))
    return _blocks((next(folded) for _ in milestone.found_by) for milestone in log)


def labels(log: "Log", owners: Owners) -> list[Label]:
    """Return a label for every spelling of makers, tags, kinds, months and years; an organization's family counts."""
    spellings = [
        (field, text, share, positions)
        for (field, id, share), positions in owners.items()
        for text in dict.fromkeys(_texts(log, field, id))
    ]
    keys = spaced(text for _, text, _, _ in spellings)
    return [(key.replace(" ", ""), *spelling) for key, spelling in zip(keys, spellings, strict=True)]


def related(log: "Log", owners: Owners) -> list[Label]:
    """Return a label for every word that people use for what a tag covers: the tag's name in the word's language."""
    words = [
        (word, name, share, positions)
        for (field, id, share), positions in owners.items()
        if field == "tags"
        for words, name in zip(log.tags[id].related, log.tags[id].name, strict=True)
        for word in words
    ]
    keys = (stemmed(tuple(folded.split())) for folded in spaced(word for word, *_ in words))
    return [(key, "tags", name, share, positions) for key, (_, name, share, positions) in zip(keys, words, strict=True)]


def prose(log: "Log") -> str:
    """Return what is said of each milestone in lower case, its summary in two lines, then its details, a line each."""
    return _blocks(
        [*milestone.summary, *(text for language in zip(*milestone.details, strict=True) for text in language)]
        for milestone in log
    ).lower()


def sounds(keys: Iterable[str]) -> str:
    """Return how each of some Chinese keys sounds, a line each: in full, in initials, and the key."""
    heard = ((key, syllables(key)) for key in keys)
    return "".join(f"{''.join(full)}\t{''.join(syllable[0] for syllable in full)}\t{key}\n" for key, full in heard)


def terms(keys: Iterable[str]) -> str:
    """Return the Chinese words that some keys are made of, a line each."""
    runs = dict.fromkeys(run for key in keys for run in re.findall(f"{HAN}+", key))
    words = dict.fromkeys(word for run in runs for word in (run, re.sub(GENERIC, "", run)) if len(word) > 1)
    return "".join(f"{word}\n" for word in words)


def _spoken(milestone: "Milestone") -> Iterator[str]:
    """Give the names of a milestone, the hyphens in its ids that part numbers as the dots that they stand for."""
    for name in milestone.found_by:
        yield re.sub(r"(?<=\d)-(?=\d)", ".", name) if name in (milestone.id, *milestone.former_ids) else name


def _blocks(blocks: Iterable[Iterable[str]]) -> str:
    return f"\n{BETWEEN_BLOCKS}\n".join(map("\n".join, blocks))


def _lines(labels: Iterable[Label]) -> str:
    return "\n" + "".join(
        f"{key}\t{field}\t{visible(text)}\t{share}\t{' '.join(map(str, sorted(owners)))}\n"
        for key, field, text, share, owners in labels
    )


def _owners(log: "Log") -> Owners:
    """Return the milestones of each organization, tag, kind, month and year.

    The fewer tags a milestone has, the more it is about each.
    """
    owners: Owners = defaultdict(set)
    for position, milestone in enumerate(log):
        for number, organization in enumerate(milestone.orgs):
            for member in log.ancestry(organization):
                owners["orgs", member.id, OF_A_PARTNER if number else 1].add(position)
        for tag in milestone.tag_ids:
            owners["tags", tag, round(1 / len(milestone.tag_ids), 2)].add(position)
        owners["kind", milestone.kind, 1].add(position)
        for id in _times(milestone.date):
            owners["date", id, 1].add(position)
    return owners


def _times(date: PartialDate) -> Iterator[str]:
    """Give the year of a date, its month, and its month in any year, where they are known."""
    yield f"{date.year}"
    if date.month:
        yield from (f"{date.year}-{date.month:02}", f"-{date.month:02}")


def _texts(log: "Log", field: str, id: str) -> tuple[str, ...]:
    match field:
        case "orgs":
            return log.organizations[id].names
        case "tags":
            return (*log.tags[id].name, id)
        case "kind":
            return Kind(id).text
    year, _, month = id.partition("-")
    if not month:
        return (year,)
    names = (f"{name} {year}".strip() for name in MONTHS[int(month) - 1])
    return (id, *names, f"{year}年{int(month)}月") if year else (*names, f"{int(month)}月")
