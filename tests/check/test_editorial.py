"""The editorial rules: each is broken in an entry that keeps them all, and says so in one line."""

from pathlib import Path
from typing import Any

import pytest

from llmlog.check import problems
from llmlog.store.files import canonical, read_list

Record = dict[str, Any]
PLACE = "2023-05.json, entry 2, oak"
CLAIM = {
    "field": "date",
    "source": "almanac",
    "claim": "五月",
    "claim_en": "May",
    "correct": "June",
    "url": "https://oak.example",
    "note": {"en": "Late.", "zh": "晚了。"},
}
KEPT: Record = {
    "importance": 2,
    "details": {"en": ["Oak has 7 roots.", "Oak is tall."], "zh": ["橡树有 7 条根。", "橡树很高。"]},
    "asked": {"en": ["a tall tree", "a tree with roots"], "zh": ["很高的树", "有根的树"]},
    "errata": [CLAIM],
}
THREE = {"en": ["a", "b", "c"], "zh": ["甲", "乙", "丙"]}
"""What makes an entry keep the rules."""


def found_in(folder: Path, **changes: Any) -> list[str]:
    """Return what the rules want of the second entry of May where it is changed."""
    path = folder / "milestones" / "2023-05.json"
    acorn, oak = read_list(path)
    path.write_text(canonical([acorn, oak | KEPT | changes]), encoding="utf-8")
    return [line for line in problems(folder) if line.startswith(PLACE)]


def test_what_keeps_the_rules(folder: Path) -> None:
    """An entry that keeps all rules is not listed; the others want their importance."""
    assert found_in(folder) == []
    assert '2022.json, entry 1, drought: "importance": missing' in problems(folder)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"importance": 3, "details": THREE, "released": None}, '"released": importance 3 without evidence'),
        ({"importance": 1, "asked": {"en": [], "zh": []}}, '"details": 2, from 0 to 0 at importance 1'),
        ({"importance": 3}, '"details": 2, from 3 to 5 at importance 3'),
        ({"asked": KEPT["asked"] | {"zh": ["树"]}}, '"asked", "zh": 1, from 2 to 4 at importance 2'),
        ({"summary": {"en": "a" * 301, "zh": "甲"}}, '"summary": 301 characters in English, at most 300'),
        ({"errata": [CLAIM | {"claim": "五" * 61}]}, '"errata": a claim of 61 characters, at most 60'),
        (
            {"errata": [{key: value for key, value in CLAIM.items() if key != "claim_en"}]},
            '"errata": the claim “五月” has no "claim_en"',
        ),
        (
            {"released": {"date": "2023-05-10", "url": "https://github.com/grove/oak/"}},
            '"released": https://github.com/grove/oak/ is the root of a repository, which shows no day',
        ),
        (
            {"released": {"date": "2023-05-10", "url": "https://www.aigcdaily.cn/oak"}},
            '"released": https://www.aigcdaily.cn/oak repeats what others announced',
        ),
        (
            {"links": [{"url": "https://openai.com/blog/oak", "kind": "announcement"}]},
            '"links": https://openai.com/blog/oak has moved to openai.com/index/',
        ),
        (
            {"links": [{"url": "https://github.com/facebookresearch/llama", "kind": "code"}]},
            '"links": https://github.com/facebookresearch/llama has moved to github.com/meta-llama/llama',
        ),
        (
            {"summary": {"en": "Oak was opened under MIT.", "zh": "橡树"}},
            "'opened under' in \"Oak was opened under MIT.…\"; write released or open-sourced under",
        ),
        ({"summary": {"en": "Oak.", "zh": "智能代理橡树"}}, "'智能代理' in \"智能代理橡树…\"; write 智能体"),
        (
            {"details": {"en": ["The review reports an oak.", "b"], "zh": ["甲", "乙"]}},
            '\'The review reports\' in "The review reports an oak.…"; what a source says stands in "sources"',
        ),
    ],
    ids=lambda value: value[:50] if isinstance(value, str) else "",
)
def test_each_rule(folder: Path, changes: Record, wanted: str) -> None:
    """An entry that breaks one rule gets one line, with its place and id."""
    assert found_in(folder, **changes) == [f"{PLACE}: {wanted}"]


@pytest.mark.parametrize(
    "changes",
    [
        {"links": [{"url": "https://github.com/facebookresearch/llama-recipes", "kind": "code"}]},
        {"released": {"date": "2023-05-10", "url": "https://github.com/grove/oak/commit/1a2b"}},
        {"importance": 1, "details": {"en": [], "zh": []}, "asked": {"en": [], "zh": []}},
        {"importance": 3, "details": THREE},
    ],
    ids=["another repository", "a commit", "importance 1", "importance 3"],
)
def test_what_is_allowed(folder: Path, changes: Record) -> None:
    """What breaks no rule is not listed."""
    assert found_in(folder, **changes) == []


def test_a_phrase_on_two_entries(folder: Path) -> None:
    """A phrase that somebody may type stands on one entry, however it is spelt."""
    path = folder / "milestones" / "2023-06.json"
    (mast,) = read_list(path)
    path.write_text(canonical([mast | {"asked": {"en": ["A tall-tree"], "zh": []}}]), encoding="utf-8")
    found_in(folder)
    line = "2023-06.json, entry 1, mast: \"asked\": 'A tall-tree' stands on oak as well"
    assert [found for found in problems(folder) if '"asked": ' in found] == [line]
