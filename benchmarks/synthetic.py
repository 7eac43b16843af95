"""Logs of any size for benchmarks: the milestones of llmlog's own log again and again, under other ids and names."""

from typing import Any

from llmlog import Log
from llmlog.model import References
from llmlog.store.contents import MILESTONES, Contents


def grown(log: Log, size: int) -> Contents:
    """Return the contents of a log of that many milestones, of fewer than there are those that weigh most.

    What is there grew out of what else is there; a copy grew out of what its original grew out of.
    """
    contents = Contents(References(dict(log.organizations), dict(log.tags), dict(log.sources)))
    records = [milestone.to_dict() for milestone in sorted(log, key=lambda milestone: -milestone.weight)]
    there = {record["id"] for record in records[:size]}
    for number in range(size):
        copy, position = divmod(number, len(records))
        edges = [edge for edge in records[position]["derived_from"] if edge["id"] in there]
        record = records[position] | {"derived_from": edges}
        contents.add(None, MILESTONES, _renamed(record, copy) if copy else record)
    return contents


def _renamed(record: dict[str, Any], copy: int) -> dict[str, Any]:
    """Return a record under an id and names that no other copy has."""
    named = {"id": f"{record['id']}-copy-{copy}", "name": f"{record['name']} {copy}", "former_ids": []}
    return record | named | {"name_zh": record["name_zh"] and f"{record['name_zh']} {copy}", "aliases": []}
