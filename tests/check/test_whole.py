"""The rules for all entries together, and for what they refer to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from llmlog.check import problems
from llmlog.store.files import canonical, read_list

Record = dict[str, Any]

ACORN, OAK = "2023-05.json, entry 1", "2023-05.json, entry 2"
TAP_ROOT, MAST = "2023-04.json, entry 1", "2023-06.json, entry 1"


def edge(id: str, relation: str = "built-on") -> Record:
    """Return an edge of descent."""
    return {"id": id, "relation": relation}


def change(path: Path, **changes: Record) -> None:
    """Change entries of a file by id."""
    changed = [entry | changes.get(entry["id"].replace("-", "_"), {}) for entry in read_list(path)]
    path.write_text(canonical(changed), encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        pytest.param(
            {"tap_root": {"id": "oak", "name": "Tap Root"}},
            [f"{OAK}, \"id\": 'oak' stands at {TAP_ROOT} already"],
            id="one id twice",
        ),
        pytest.param(
            {"mast": {"name": "OAK"}}, [f"{MAST}, \"name\": oak is called 'oak' as well"], id="one name twice"
        ),
        pytest.param(
            {"tap_root": {"name_zh": "干旱"}},
            [f"{TAP_ROOT}, \"name_zh\": drought is called '干旱' as well"],
            id="one Chinese name twice",
        ),
        pytest.param(
            {"tap_root": {"name": "Anchor"}, "mast": {"name": "Tap-Root"}},
            [f"{MAST}, \"name\": tap-root is called 'taproot' as well"],
            id="a name like another's id",
        ),
        pytest.param(
            {"acorn": {"aliases": ["OAK"]}}, [f"{ACORN}, \"aliases\": 'OAK' is the own name of oak"], id="alias, name"
        ),
        pytest.param(
            {"acorn": {"aliases": ["主 根"]}},
            [f"{ACORN}, \"aliases\": '主 根' is the own name of tap-root"],
            id="an alias like another's Chinese name, which comes later",
        ),
        pytest.param({"mast": {"aliases": ["Oak Seed"]}}, [], id="an alias may be shared"),
        pytest.param({"oak": {"aliases": ["OAK"]}}, [], id="an alias may be its own name in another spelling"),
        pytest.param(
            {"mast": {"derived_from": [edge("elm")]}},
            [f"{MAST}, \"derived_from\": 'elm' is no milestone"],
            id="descent from nothing",
        ),
        pytest.param(
            {"mast": {"derived_from": [edge("Oak")]}},
            [f"{MAST}, \"derived_from\": 'Oak' is no milestone"],
            id="descent from a name that is no id",
        ),
        pytest.param(
            {"mast": {"derived_from": [edge("oak"), edge("oak", "trained-with")]}},
            [f"{MAST}, \"derived_from\": 'oak' is there twice"],
            id="descent from the same twice",
        ),
        pytest.param(
            {"oak": {"derived_from": [edge("oak")]}},
            [f'{OAK}, "derived_from": a circle: oak → oak'],
            id="descent from itself",
        ),
        pytest.param(
            {"oak": {"derived_from": [edge("acorn")]}},
            [f'{ACORN}, "derived_from": a circle: acorn → oak → acorn'],
            id="descent in a circle",
        ),
        pytest.param(
            {"oak": {"derived_from": [edge("mast")]}, "mast": {"derived_from": []}},
            [f'{OAK}, "derived_from": mast came later than its child (2023-06-01, its child 2023-05-10)'],
            id="child before its parent",
        ),
        pytest.param(
            {"tap_root": {"derived_from": [edge("acorn")]}},
            [f'{TAP_ROOT}, "derived_from": acorn came later than its child (2023-05, its child 2023-04-20)'],
            id="child before the month of its parent, by its verified date",
        ),
        pytest.param({"oak": {"derived_from": [edge("tap-root")]}}, [], id="parent logged later, verified earlier"),
        pytest.param({"mast": {"derived_from": [edge("drought")]}}, [], id="parent of the year before"),
    ],
)
def test_entries_together(folder: Path, changes: dict[str, Record], lines: list[str]) -> None:
    """Names that two entries claim and descent that cannot be are told with their place."""
    for path in (folder / "milestones").iterdir():
        change(path, **changes)
    assert problems(folder) == lines


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        pytest.param(
            {"meadow": {"name": {"en": "GROVE", "zh": "草地"}}},
            "organizations.json, meadow, \"name\": grove is called 'grove' as well",
            id="one name twice",
        ),
        pytest.param(
            {"meadow": {"name": {"en": "Meadow", "zh": "树 林"}}},
            "organizations.json, meadow, \"name\": grove is called '树林' as well",
            id="one Chinese name twice",
        ),
        pytest.param(
            {"meadow": {"aliases": ["grove-lab"]}},
            "organizations.json, meadow, \"aliases\": grove-lab is called 'grovelab' as well",
            id="an alias like another's id",
        ),
        pytest.param(
            {"meadow": {"formerly": [{"name": "小樹林", "until": None}]}},
            "organizations.json, meadow, \"formerly\": grove is called '小树林' as well",
            id="a former name like another's alias",
        ),
        pytest.param(
            {"meadow": {"aliases": ["Thicket"]}},
            "organizations.json, meadow, \"aliases\": grove is called 'thicket' as well",
            id="an alias like another's former name",
        ),
        pytest.param(
            {"meadow": {"parent": "Grove"}},
            "organizations.json, meadow, \"parent\": 'Grove' is not known",
            id="a parent that is no id",
        ),
        pytest.param(
            {"meadow": {"parent": "meadow"}},
            'organizations.json, meadow, "parent": a circle: meadow → meadow',
            id="its own parent",
        ),
        pytest.param(
            {"grove": {"parent": "grove-lab"}},
            'organizations.json, grove, "parent": a circle: grove → grove-lab → grove',
            id="parents in a circle",
        ),
    ],
)
def test_organizations(folder: Path, changes: dict[str, Record], line: str) -> None:
    """Names that two organizations claim, and parents that are not there or lead in circles, are told."""
    change(folder / "organizations.json", **changes)
    assert problems(folder) == [line]


def test_a_former_name_of_one_that_went_into_another(folder: Path) -> None:
    """What an organization was called may be the name of one that belongs to it, as DeepMind to Google DeepMind."""
    change(folder / "organizations.json", grove={"formerly": [{"name": "Grove Lab", "until": "2023"}]})
    assert problems(folder) == []


@pytest.mark.parametrize(
    ("related", "line"),
    [
        (["Open weights"], "tags.json, open-weights, \"id\": chat is called 'openweights' as well"),
        (["开放权重"], "tags.json, open-weights, \"name\": chat is called '开放权重' as well"),
    ],
)
def test_no_two_tags_claim_a_word(folder: Path, related: list[str], line: str) -> None:
    """A word that one tag is called or related to belongs to no other."""
    path = folder / "tags.json"
    first, *others = read_list(path)
    path.write_text(canonical([first | {"related": {"en": related, "zh": []}}, *others]), encoding="utf-8")
    assert problems(folder) == [line]


KEYS = {
    "organizations": "aliases, country, formerly, id, name, parent",
    "sources": "date, id, license, title, url",
    "tags": "id, name, related",
}
"""What an entry of each file that others refer to must have."""


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, keys in KEYS.items() for key in keys.split(", ")])
def test_a_missing_key_of_what_is_referred_to(folder: Path, name: str, key: str) -> None:
    """An organization, tag or source without one of its keys is told all that it must have."""
    path = folder / f"{name}.json"
    first, *others = read_list(path)
    del first[key]
    path.write_text(canonical([*others, first]), encoding="utf-8")
    place = f"{name}.json, entry {len(others) + 1}"
    assert problems(folder) == [f"{place}: wants an object with {KEYS[name]}, and a text as id"]


@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda first: first | {"colour": "green"}, id="unknown key"),
        pytest.param(lambda first: first | {"id": ["elm"]}, id="id that is a list"),
        pytest.param(lambda _: "elm", id="no object"),
        pytest.param(lambda _: None, id="null"),
    ],
)
def test_the_form_of_what_is_referred_to(folder: Path, name: str, broken: Callable[[Record], object]) -> None:
    """An organization, tag or source of another form is told all that it must have."""
    path = folder / f"{name}.json"
    first, *others = read_list(path)
    path.write_text(canonical([broken(first), *others]), encoding="utf-8")
    assert problems(folder) == [f"{name}.json, entry 1: wants an object with {KEYS[name]}, and a text as id"]


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        pytest.param("organizations", {"name": "Grove"}, id="name in no language"),
        pytest.param("organizations", {"name": {"en": "Grove"}}, id="name in one language"),
        pytest.param("organizations", {"name": {"en": "Grove", "zh": None}}, id="name that is null"),
        pytest.param("organizations", {"aliases": None}, id="aliases that are null"),
        pytest.param("organizations", {"aliases": "Grove AI"}, id="aliases that are no list"),
        pytest.param("organizations", {"aliases": [5]}, id="alias that is a number"),
        pytest.param("organizations", {"formerly": None}, id="former names that are null"),
        pytest.param("organizations", {"formerly": [{"name": "Thicket"}]}, id="former name without an end"),
        pytest.param("organizations", {"formerly": [{"name": "Thicket", "until": "May"}]}, id="former name until May"),
        pytest.param("organizations", {"parent": ["meadow"]}, id="parent that is a list"),
        pytest.param("tags", {"name": "chat"}, id="tag in no language"),
        pytest.param("tags", {"name": {"en": "chat", "zh": None}}, id="tag that is null in Chinese"),
        pytest.param("tags", {"related": ["talk"]}, id="related words in no language"),
        pytest.param("tags", {"related": {"en": ["talk"]}}, id="related words in one language"),
        pytest.param("tags", {"related": {"en": "talk", "zh": []}}, id="related words that are no list"),
        pytest.param("sources", {"title": "Almanac"}, id="title in no language"),
        pytest.param("sources", {"date": 2023}, id="date that is a number"),
    ],
)
def test_types_of_what_is_referred_to(folder: Path, name: str, changes: Record) -> None:
    """A value of the wrong type in an organization, tag or source is told with its place and key."""
    path = folder / f"{name}.json"
    first, *others = read_list(path)
    path.write_text(canonical([first | changes, *others]), encoding="utf-8")
    (key,) = changes
    (line,) = problems(folder)
    assert line.startswith(f'{name}.json, entry 1, "{key}": not ')


@pytest.mark.parametrize(("name", "id"), [("organizations", "grove"), ("sources", "almanac"), ("tags", "chat")])
def test_what_is_referred_to_stands_there_once(folder: Path, name: str, id: str) -> None:
    """An organization, tag or source whose id stands there already is told."""
    path = folder / f"{name}.json"
    entries = read_list(path)
    path.write_text(canonical([*entries, entries[0]]), encoding="utf-8")
    assert problems(folder) == [f'{name}.json, entry {len(entries) + 1}, "id": {id!r} stands there already']
