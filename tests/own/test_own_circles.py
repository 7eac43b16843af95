"""Own entries that would make an entry its own ancestor."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from llmlog.store.contents import Contents

Record = dict[str, Any]


def own_entry(id: str, *parents: str, **more: Any) -> Record:
    """Return an own entry that grew out of others."""
    edges = [{"id": parent, "relation": "built-on"} for parent in parents]
    return {"id": id, "name": id.title(), "date": "2023", "derived_from": edges} | more


@pytest.mark.parametrize(
    ("own", "number", "circle"),
    [
        ([own_entry("elm", "elm")], 1, "elm → elm"),
        ([own_entry("elm", "yew"), own_entry("yew", "elm", "oak")], 2, "yew → elm → yew"),
        ([{"id": "oak", "derived_from": own_entry("", "mast")["derived_from"]}], 1, "oak → mast → oak"),
        ([own_entry("elm", "mast"), own_entry("oak", "elm")], 2, "oak → elm → mast → oak"),
        (
            [own_entry("elm", "oak"), {"id": "oak", "derived_from": [{"id": "elm", "relation": "part-of"}]}],
            2,
            "oak → elm → oak",
        ),
    ],
    ids=["itself", "each other", "a known descendant", "by way of an own entry", "a part"],
)
def test_descent_in_a_circle(
    laid: Callable[..., Contents], tmp_path: Path, own: list[Record], number: int, circle: str
) -> None:
    """What makes a milestone its own ancestor is left out and told; the entry and its other parents stay."""
    contents = laid(*own)
    child, parent, *_ = circle.split(" → ")
    own_file, en, zh = tmp_path / "own.json", f"{parent!r} closes a circle", f"“{parent}”使派生关系成环"
    assert contents.problems == [
        (
            f'{own_file}, entry {number}, "derived_from": {en}, {circle}; the edge is left out',
            f"{own_file} 第 {number} 条“derived_from”：{zh}（{circle}）；该派生关系已略过",
        )
    ]
    others = [edge["id"] for edge in own[number - 1]["derived_from"] if edge["id"] != parent]
    assert [edge.parent for edge in contents.milestones[child].derived_from] == others
    assert len(contents.milestones) == len({"drought", "tap-root", "acorn", "oak", "mast", *(it["id"] for it in own)})


def test_descent_that_is_turned_round(laid: Callable[..., Contents]) -> None:
    """An own entry may turn known descent round where it takes the old one away, and may come before its parents."""
    turned = (
        {"id": "oak", "derived_from": own_entry("", "acorn")["derived_from"]},
        {"id": "acorn", "derived_from": []},
    )
    contents = laid(*turned, own_entry("elm", "yew"), own_entry("yew", "oak"))
    assert contents.problems == []
    assert [edge.parent for edge in contents.milestones["oak"].derived_from] == ["acorn"]
