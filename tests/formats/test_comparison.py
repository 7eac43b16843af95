"""Milestones side by side: which labels there are."""

from collections.abc import Callable

import pytest

from llmlog import Log
from llmlog.views import Compared, Comparison

Write = Callable[..., str]


@pytest.mark.parametrize(
    ("ids", "told"), [(("qwen-7b", "phi-2"), ["Part of  Tongyi Qianwen  –"]), (("phi-2", "llama-2"), [])]
)
def test_what_something_is_a_part_of(fixed: Log, written: Write, ids: tuple[str, str], told: list[str]) -> None:
    """What one of several is a part of is said where any of them is a part of anything."""
    view = Comparison([Compared(fixed[id], fixed.parents(fixed[id]), fixed.children(fixed[id])) for id in ids])
    lines = [" ".join(line.split()) for line in written(view, width=100).splitlines()]
    assert [line for line in lines if line.startswith("Part of")] == [" ".join(line.split()) for line in told]
