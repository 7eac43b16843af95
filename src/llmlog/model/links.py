"""Links: a URL about a milestone and what it leads to; any but an http or https address is refused."""

from typing import NamedTuple, Self

from llmlog.errors import quoted
from llmlog.language import Text
from llmlog.model.flaws import Flaw, Record, one_of
from llmlog.vocabulary import LINK_KINDS


class Link(NamedTuple):
    """A URL about a milestone and what it leads to."""

    url: str
    kind: str

    @classmethod
    def from_dict(cls, record: Record) -> Self:
        """Return the link that an entry describes."""
        return cls(web_address(record["url"], "links"), one_of(record["kind"], LINK_KINDS, "links"))


def web_address(value: str, key: str) -> str:
    """Return an http or https URL; raise Flaw with its key for anything else."""
    if not value.startswith(("https://", "http://")):
        shown = quoted(value)
        raise Flaw(key, Text(f"{shown!r} is no http or https address", f"“{shown}”不是 http 或 https 网址"))
    return value
