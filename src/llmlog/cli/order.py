"""The options that say how much of a list is shown, and from which end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from llmlog.cli.bilingual import option
from llmlog.cli.values import count
from llmlog.errors import NothingFound
from llmlog.log import Log
from llmlog.selection import Selection
from llmlog.views import Listing

if TYPE_CHECKING:
    from llmlog.stats import Count


Item = TypeVar("Item")


@dataclass(eq=False, repr=False)
class Order:
    """The options that say how much of a list is shown, and from which end."""

    number: int | None = option(
        "-n N",
        "At most N: the newest, or those of most (0: all).",
        "至多 N 条：最新的，或条目最多的（0 为全部）。",
        parser=count,
    )
    reverse: bool = option(
        "--reverse -r",
        "Reverse the order of what is shown; -n keeps the same rows.",
        "颠倒所列内容的顺序；-n 保留的不变。",
    )

    def count(self, log: Log, milestones: Selection, by: str) -> "tuple[str, Sequence[Count], Selection, int]":
        """Return what a view says of the milestones counted by something; raise NothingFound where none has a value."""
        from llmlog.stats import BY, TIMES, count_by

        counts = count_by(log, milestones, by)
        if not counts:
            raise NothingFound(f"no {BY[by].en} is known of these milestones", f"这些条目都未注明{BY[by].zh}")
        return by, (self.times if by in TIMES else self.counts)(counts), milestones, len(counts)

    def counts(self, items: Sequence[Item]) -> Sequence[Item]:
        """Return the first of some items, which are those of most."""
        return self._turned(items[: self.number or None])

    def times(self, items: Sequence[Item]) -> Sequence[Item]:
        """Return the last of some items, which are the newest."""
        return self._turned(items[-(self.number or 0) :])

    def listing(self, log: Log, selection: Selection, *, unasked: int = 0) -> Listing:
        """Return the newest of some milestones as a listing, `unasked` where no number is given (0: all)."""
        shown = selection[-(unasked if self.number is None else self.number) :]
        return Listing(shown[::-1] if self.reverse else shown, log.coverage, held_back=len(selection) - len(shown))

    @property
    def given(self) -> bool:
        """Whether any of the options is given."""
        return self.number is not None or self.reverse

    def _turned(self, items: Sequence[Item]) -> Sequence[Item]:
        return items[::-1] if self.reverse else items
