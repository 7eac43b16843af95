"""Words that stand for several milestones: organizations, tags, kinds and years."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from llmlog.errors import DataError
from llmlog.folding import spaced
from llmlog.kinds import Kind
from llmlog.printable import visible

if TYPE_CHECKING:
    from llmlog.log import Log


class Label(NamedTuple):
    """A spelling of a label: the JSON key that holds it, how it is written, its key, and the milestones' positions."""

    field: str
    text: str
    key: str
    positions: str

    @property
    def owners(self) -> Iterable[int]:
        """The positions of the milestones that it stands for."""
        return map(int, self.positions.split())


def read(text: str) -> list[Label]:
    """Return the labels of a text that `written` made; raise DataError for another one."""
    try:
        return [Label(*line.split("\t")) for line in text.splitlines()]
    except TypeError as error:
        raise DataError.unreadable("labels.tsv", error) from None


def written(log: "Log") -> str:
    """Return every spelling of the labels of a log, a line each; an organization stands for its family."""
    spellings = list(_spellings(log))
    keys = spaced(text for _, text, _ in spellings)
    return "".join(
        f"{field}\t{visible(text)}\t{key.replace(' ', '')}\t{' '.join(map(str, sorted(owners)))}\n"
        for (field, text, owners), key in zip(spellings, keys, strict=True)
    )


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
