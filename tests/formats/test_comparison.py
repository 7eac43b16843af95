"""Milestones side by side: which labels there are."""

from collections.abc import Callable

import pytest

from llmlog import Log
from llmlog.language import Language
from llmlog.views import Comparison, Entry

LogOf = Callable[..., Log]
Write = Callable[..., str]


@pytest.mark.parametrize(
    ("ids", "told"), [(("qwen-7b", "phi-2"), ["Part of  Tongyi Qianwen  –"]), (("phi-2", "llama-2"), [])]
)
def test_what_something_is_a_part_of(fixed: Log, written: Write, ids: tuple[str, str], told: list[str]) -> None:
    """What one of several is a part of is said where any of them is a part of anything."""
    view = Comparison([Entry(fixed[id], fixed.parents(fixed[id]), fixed.children(fixed[id])) for id in ids])
    lines = [" ".join(line.split()) for line in written(view, width=100).splitlines()]
    assert [line for line in lines if line.startswith("Part of")] == [" ".join(line.split()) for line in told]


@pytest.mark.parametrize(("width", "first"), [(77, "Date"), (78, "")])
def test_no_word_is_cut_side_by_side(log_of: LogOf, written: Write, width: int, first: str) -> None:
    """Names stand across where no word of what is compared is longer than a column, else in blocks."""
    log = log_of(*({"id": f"{n}", "name": "x" * 16, "date": "2023"} for n in range(4)))
    view = Comparison([Entry(it, [], []) for it in log])
    assert written(view, width=width).splitlines()[0].partition(" ")[0] == first


@pytest.mark.parametrize(("language", "told"), [(Language.EN, "not recorded"), (Language.ZH, "未收录")])
def test_what_is_not_recorded(log_of: LogOf, written: Write, language: Language, told: str) -> None:
    """What is published of one and not of another is said in the same words whether that has any specs or none."""
    briefs: list[dict[str, str]] = [{"parameters": "7B"}, {"license": "MIT"}, {}]
    log = log_of(*({"id": f"{n}", "date": "2023"} | ({"specs": it} if it else {}) for n, it in enumerate(briefs)))
    lines = written(Comparison([Entry(it, [], []) for it in log]), language, 100).splitlines()
    (sizes,) = (line.split("  ") for line in lines if "7B" in line)
    assert [cell.strip() for cell in sizes if cell.strip()][1:] == ["7B", told, told]
