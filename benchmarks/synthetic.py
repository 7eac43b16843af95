"""Logs of any size for benchmarks: the milestones of llmlog's own log again and again, under other ids and names."""

from typing import Any

from llmlog import Log
from llmlog.model import References
from llmlog.store.contents import MILESTONES, Contents


def grown(log: Log, size: int) -> Contents:
    """Return the contents of a log of that many milestones; a copy grew out of what its original grew out of."""
    contents = Contents(References(dict(log.organizations), dict(log.tags), dict(log.sources)))
    records = [milestone.to_dict() for milestone in log]
    for number in range(size):
        copy, position = divmod(number, len(records))
        contents.add(None, MILESTONES, _renamed(records[position], copy) if copy else records[position])
    return contents


def _renamed(record: dict[str, Any], copy: int) -> dict[str, Any]:
    """Return a record under an id and names that no other copy has."""
    named = {"id": f"{record['id']}-{copy}", "name": f"{record['name']} {copy}", "former_ids": []}
    return record | named | {"name_zh": record["name_zh"] and f"{record['name_zh']} {copy}", "aliases": []}
