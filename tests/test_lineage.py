"""What grew out of what: trees up and down, and where they begin."""

from collections.abc import Callable
from pathlib import Path

import pytest

from llmlog import Log, PartialDate
from llmlog.lineage import Node, ancestors, descendants, parts, roots
from llmlog.store.files import canonical, read_list


def drawn(node: Node, indent: str = "") -> list[str]:
    """Return a tree as lines: how each milestone is tied to the one before, its id, and `...` where it goes on."""
    relation = f"{node.derivation.relation} " if node.derivation else ""
    line = f"{indent}{relation}{node.milestone.id}{' ...' if node.seen else ''}"
    return [line, *(line for branch in node.branches for line in drawn(branch, f"{indent}  "))]


@pytest.mark.parametrize(
    ("id", "up", "down"),
    [
        (
            "oak",
            ["oak"],
            ["oak", "  built-on acorn", "    trained-with mast", "  built-on mast"],
        ),
        ("acorn", ["acorn", "  built-on oak"], ["acorn", "  trained-with mast"]),
        ("mast", ["mast", "  trained-with acorn", "    built-on oak", "  built-on oak"], ["mast"]),
        ("drought", ["drought"], ["drought"]),
    ],
)
def test_trees(small: Log, id: str, up: list[str], down: list[str]) -> None:
    """The trees above and below hold every way that leads there, each edge with its relation."""
    milestone = small.get(id)
    assert (drawn(ancestors(small, milestone)), drawn(descendants(small, milestone))) == (up, down)


def grown(folder: Path, read: Callable[[Path], Log]) -> Log:
    """Return the log of the small folder with `tap-root` grown out of `mast`."""
    path = folder / "milestones" / "2023-04.json"
    (tap_root,) = read_list(path)
    tap_root |= {"released": None, "derived_from": [{"id": "mast", "relation": "successor-of"}]}
    path.write_text(canonical([tap_root]), encoding="utf-8")
    return read(folder)


def test_what_was_seen_is_not_repeated(folder: Path, read: Callable[[Path], Log]) -> None:
    """What stands in a tree already is named again, with a mark where it goes on elsewhere."""
    log = grown(folder, read)
    assert drawn(descendants(log, log.get("oak"))) == [
        "oak",
        "  built-on acorn",
        "    trained-with mast",
        "      successor-of tap-root",
        "  built-on mast ...",
    ]
    assert drawn(ancestors(log, log.get("tap-root"))) == [
        "tap-root",
        "  successor-of mast",
        "    trained-with acorn",
        "      built-on oak",
        "    built-on oak",
    ]


def test_roots(small: Log, folder: Path, read: Callable[[Path], Log]) -> None:
    """The forest begins at what grew out of nothing and led to something, each descendant counted once."""
    assert [(root.id, count) for root, count in roots(small)] == [("oak", 2)]
    log = grown(folder, read)
    assert [(root.id, count) for root, count in roots(log)] == [("oak", 3)]


def test_roots_of_the_log(log: Log) -> None:
    """The roots come with most descendants first and then oldest first, and their trees hold as many."""
    found = roots(log)
    assert found == sorted(found, key=lambda pair: (-pair[1], pair[0].date, pair[0].id))
    for root, count in found:
        lines = drawn(descendants(log, root))
        assert len({line.split()[1] for line in lines[1:]}) == count
    born = {milestone.id: [e for e in milestone.derived_from if e.relation != "part-of"] for milestone in log}
    parents = {edge.parent for edges in born.values() for edge in edges}
    assert {root.id for root, _ in found} == {id for id in parents if not born[id]}


def test_parts_are_no_descent(folder: Path, read: Callable[[Path], Log]) -> None:
    """A part stands apart from both trees, is no child of its whole, and makes no root of it."""
    path = folder / "milestones" / "2023-05.json"
    acorn, oak = read_list(path)
    acorn |= {"derived_from": [{"id": "oak", "relation": "part-of"}]}
    path.write_text(canonical([acorn, oak]), encoding="utf-8")
    log = read(folder)
    acorn, oak = log.get("acorn"), log.get("oak")
    assert drawn(ancestors(log, acorn)) == ["acorn"]
    assert drawn(descendants(log, oak)) == ["oak", "  built-on mast"]
    assert (parts(log.parents(acorn)), parts(log.children(oak))) == ([oak], [acorn])
    assert (parts(log.parents(oak)), parts(log.children(acorn))) == ([], [])
    assert [(root.id, count) for root, count in roots(log)] == [("acorn", 1), ("oak", 1)]


def test_children_are_what_says_that_it_grew_out_of_it(log: Log) -> None:
    """Of every milestone, the children are those that name it as a parent, by verified date and then by id."""
    expected: dict[str, list[tuple[PartialDate, str, str]]] = {milestone.id: [] for milestone in log}
    for child in sorted(log, key=lambda it: (it.date, it.id)):
        for edge in child.derived_from:
            expected[edge.parent].append((child.date, child.id, edge.relation))
    assert {
        milestone.id: [(child.date, child.id, edge.relation) for edge, child in log.children(milestone)]
        for milestone in log
    } == expected
