"""Milestones side by side: which labels there are."""

from collections.abc import Callable

import pytest

from llmlog import Log
from llmlog.views import Compared, Comparison

LogOf = Callable[..., Log]
Write = Callable[..., str]


@pytest.mark.parametrize(
    ("ids", "told"), [(("qwen-7b", "phi-2"), ["Part of  Tongyi Qianwen  –"]), (("phi-2", "llama-2"), [])]
)
def test_what_something_is_a_part_of(fixed: Log, written: Write, ids: tuple[str, str], told: list[str]) -> None:
    """What one of several is a part of is said where any of them is a part of anything."""
    view = Comparison([Compared(fixed[id], fixed.parents(fixed[id]), fixed.children(fixed[id])) for id in ids])
    lines = [" ".join(line.split()) for line in written(view, width=100).splitlines()]
    assert [line for line in lines if line.startswith("Part of")] == [" ".join(line.split()) for line in told]


@pytest.mark.parametrize(("width", "first"), [(77, "Date"), (78, "")])
def test_no_word_is_cut_side_by_side(log_of: LogOf, written: Write, width: int, first: str) -> None:
    """Names stand across where no word of what is compared is longer than a column, else in blocks."""
    log = log_of(*({"id": f"{n}", "name": "x" * 16, "date": "2023"} for n in range(4)))
    view = Comparison([Compared(it, [], []) for it in log])
    assert written(view, width=width).splitlines()[0].partition(" ")[0] == first
