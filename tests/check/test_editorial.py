"""The editorial rules: each is broken in an entry that keeps them all, and says so in one line."""

from pathlib import Path
from typing import Any

import pytest

from llmlog.check import problems
from llmlog.model import KEYS
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
THREE = {"en": ["a", "b", "c"], "zh": ["甲", "乙", "丙"]}
ASKED = {"en": ["a tall tree", "a tree with roots"], "zh": ["很高的树", "有根的树"]}


def change(path: Path, id: str, **changes: Any) -> None:
    """Change one entry of a month file, its keys in their order."""
    records = [record | (changes if record["id"] == id else {}) for record in read_list(path)]
    ordered = [{key: record[key] for key in KEYS if key in record} for record in records]
    path.write_text(canonical(ordered), encoding="utf-8")


def found_in(folder: Path, **changes: Any) -> list[str]:
    """Return all that is wrong with the folder where the oak, which has a claim in Chinese, is changed."""
    change(folder / "milestones" / "2023-05.json", "oak", **({"errata": [CLAIM]} | changes))
    return problems(folder)


def test_what_keeps_the_rules(folder: Path) -> None:
    """Nothing is said of entries that keep all rules."""
    assert found_in(folder) == []


def test_an_entry_without_importance(folder: Path, records: list[Record]) -> None:
    """Every entry wants its importance, and nothing that depends on it is told where it is missing."""
    drought = {key: value for key, value in records[0].items() if key != "importance"}
    (folder / "milestones" / "2022.json").write_text(canonical([drought]), encoding="utf-8")
    assert problems(folder) == ['2022.json, entry 1, drought: "importance": missing']


def test_rules_of_form_come_first(folder: Path) -> None:
    """Where an entry is wrong by itself, that alone is told, and the editorial rules wait."""
    found = found_in(folder, kind="plant", importance=3)
    assert [line.split(" is none of ")[0] for line in found] == ["2023-05.json, entry 2, \"kind\": 'plant'"]


def test_several_rules(folder: Path) -> None:
    """What several entries break is told together, a line each."""
    change(folder / "milestones" / "2023-06.json", "mast", summary={"en": "b" * 302, "zh": "乙"})
    assert found_in(folder, importance=3, released=None) == [
        f'{PLACE}: "details": 2, from 3 to 5 at importance 3',
        f'{PLACE}: "released": importance 3 without evidence',
        '2023-06.json, entry 1, mast: "summary": 302 characters in English, at most 300',
    ]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"importance": 3, "details": THREE, "released": None}, '"released": importance 3 without evidence'),
        ({"importance": 1, "asked": {"en": [], "zh": []}}, '"details": 2, from 0 to 0 at importance 1'),
        ({"importance": 3}, '"details": 2, from 3 to 5 at importance 3'),
        ({"asked": ASKED | {"zh": ["树"]}}, '"asked", "zh": 1, from 2 to 4 at importance 2'),
        ({"summary": {"en": "a" * 301, "zh": "甲"}}, '"summary": 301 characters in English, at most 300'),
        ({"errata": [CLAIM | {"claim": "五" * 61}]}, '"errata": a claim of 61 characters, at most 60'),
        (
            {"errata": [{key: value for key, value in CLAIM.items() if key != "claim_en"}]},
            '"errata": the claim “五月” has no "claim_en"',
        ),
        (
            {"errata": [CLAIM | {"correct": "early in June"}]},
            '"errata": what is right, “early in June”, has no "correct_zh"',
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
            '"summary": \'opened under\' in "Oak was opened under MIT.…"; write released or open-sourced under',
        ),
        ({"summary": {"en": "Oak.", "zh": "智能代理橡树"}}, '"summary": \'智能代理\' in "智能代理橡树…"; write 智能体'),
        (
            {"details": {"en": ["The review reports it.", "b"], "zh": ["甲", "乙"]}},
            '"details": \'The review reports\' in "The review reports it.…"; what a source says stands in "sources"',
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
    asked = {"en": ["A tall-tree", "a year of nuts"], "zh": ["坚果之年", "丰收"]}
    details = {"en": ["a", "b"], "zh": ["甲", "乙"]}
    change(folder / "milestones" / "2023-06.json", "mast", importance=2, details=details, asked=asked)
    line = "2023-06.json, entry 1, mast: \"asked\": 'A tall-tree' stands on oak as well"
    assert found_in(folder) == [line]
