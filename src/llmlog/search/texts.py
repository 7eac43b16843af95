"""The texts that an index is made of, written with the bundle."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from llmlog.folding import HAN, has_han, spaced
from llmlog.kinds import Kind
from llmlog.printable import visible
from llmlog.search.index import BETWEEN_BLOCKS, LABELS, NAMES, PROSE, SOUNDS, TERMS
from llmlog.search.pinyin import syllables

if TYPE_CHECKING:
    from llmlog.log import Log
    from llmlog.model import Milestone

GENERIC = r"(?<=[^大语言])(?:认知)?(?:大语言|语言|大)?模型$|(?<=..)平台$"
"""What Chinese names end in that says no more than what sort of thing they name."""


def written(log: "Log") -> dict[str, str]:
    """Return the texts of a log by the names of their files."""
    texts = {NAMES: names(log), LABELS: labels(log), PROSE: prose(log)}
    keys = [*texts[NAMES].replace(" ", "").splitlines(), *(line.split("\t")[0] for line in texts[LABELS].splitlines())]
    chinese = [key for key in dict.fromkeys(keys) if has_han(key)]
    return texts | {SOUNDS: sounds(chinese), TERMS: terms(chinese)}


def names(log: "Log") -> str:
    """Return the folded words of every name that each milestone goes by, a line a name in the order of its names."""
    folded = iter(spaced(name for milestone in log for name in _spoken(milestone)))
    return _blocks((next(folded) for _ in milestone.names) for milestone in log)


def labels(log: "Log") -> str:
    """Return every spelling of organizations, tags, kinds and years, a line each; an organization's family counts.

    A line has the spelling's key, the JSON key that holds it, how it is written, and the positions of the milestones.
    """
    spellings = list(_spellings(log))
    keys = spaced(text for _, text, _ in spellings)
    return "".join(
        f"{key.replace(' ', '')}\t{field}\t{visible(text)}\t{' '.join(map(str, sorted(owners)))}\n"
        for (field, text, owners), key in zip(spellings, keys, strict=True)
    )


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
    """Give the names of a milestone, the hyphens in its id that part numbers as the dots that they stand for."""
    for name in milestone.names:
        yield re.sub(r"(?<=\d)-(?=\d)", ".", name) if name == milestone.id else name


def _blocks(blocks: Iterable[Iterable[str]]) -> str:
    return f"\n{BETWEEN_BLOCKS}\n".join(map("\n".join, blocks)) + "\n"


def _spellings(log: "Log") -> Iterator[tuple[str, str, set[int]]]:
    owners: dict[tuple[str, str], set[int]] = defaultdict(set)
    for position, milestone in enumerate(log):
        for organization in milestone.orgs:
            for member in log.ancestry(organization):
                owners["orgs", member.id].add(position)
        for tag in milestone.tag_ids:
            owners["tags", tag].add(position)
        owners["kind", milestone.kind].add(position)
        owners["date", str(milestone.date.year)].add(position)
    for (field, id), positions in owners.items():
        for text in dict.fromkeys(_texts(log, field, id)):
            yield field, text, positions


def _texts(log: "Log", field: str, id: str) -> tuple[str, ...]:
    match field:
        case "orgs":
            return log.organizations[id].names
        case "tags":
            return (*log.tags[id].name, id)
        case "kind":
            return Kind(id).text
    return (id,)
