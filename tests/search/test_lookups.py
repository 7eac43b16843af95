"""The questions that search asks the database, on the small log."""

import pytest

from llmlog import Log
from llmlog.search.ideas import WEIGHTS
from llmlog.search.lookups import Lookups


@pytest.fixture
def lookups(small: Log) -> Lookups:
    """The lookups of the small log: drought, tap-root, acorn, oak and mast."""
    return Lookups(small.connection)


def test_the_whole(lookups: Lookups) -> None:
    """Milestones are counted, their entries begin with 1, and of each that is asked for is known how many grew out."""
    assert lookups.total == 5
    assert (lookups.importance, lookups.children([4, 5, 3]), lookups.children([1, 3])) == ({}, {3: 1, 4: 2}, {3: 1})


def test_names(lookups: Lookups) -> None:
    """Names are found by a part, by a whole key, by a word and by their row."""
    assert [it.key for it in lookups.names_with("quer")] == ["quercus", "quercus"]
    assert [(it.entry, it.field) for it in lookups.names_of("oak")] == [(4, "name"), (4, "id")]
    assert {(it.entry, it.text) for it in lookups.names_with_word("oak")} == {
        *((4, "oak"), (4, "Oak"), (4, "Oak-7B"), (3, "Oak Seed")),
    }
    assert lookups.names_with("") == []
    assert [lookups.keys.index(it.key) for it in (lookups.name_in_row(1), lookups.name_in_row(2))] == [0, 1]
    assert (lookups.is_name("橡树"), lookups.is_name("橡"), lookups.is_label("chat"), lookups.is_label("talking")) == (
        *(True, False, True, False),
    )
    assert {"oak", "seed", "7b", "橡树"} <= {*lookups.words}


def test_labels(lookups: Lookups) -> None:
    """What makers, tags and kinds are called leads to milestones; a related word does so where it is asked for."""
    assert {(it.entry, it.field, it.text) for it in lookups.labels("chat")} == {
        (3, "tags", "chat"),
        (4, "tags", "chat"),
    }
    assert list(lookups.labels("talking")) == []
    assert {it.entry for it in lookups.labels("talk", related=True)} == {3, 4}
    assert {(it.entry, it.weight) for it in lookups.labels("grove")} == {(2, 0.8), (3, 1.0), (4, 1.0)}


def test_full_text(lookups: Lookups) -> None:
    """Tokens are found anywhere or in a column, and the beginning of a Chinese pair by its character."""
    assert [*map(sorted, (lookups.with_token("oak"), lookups.in_column("oak", "names")))] == [[3, 4], [3, 4]]
    assert sorted(lookups.in_column("oak", "summary")) == [4]
    assert sorted(lookups.in_column("plant", "details")) == [1, 2, 3, 4, 5]
    assert [*map(sorted, map(lookups.with_beginning, "植橡"))] == [[1, 2, 3, 4, 5], [4]]
    ranks = lookups.ranked(["acorn"], WEIGHTS)
    assert list(ranks) == [3]
    assert ranks[3] > 0
    assert lookups.ranked([], WEIGHTS) == {}


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("grove.example/oak", ["Oak"]),
        ("2305.00001", ["Oak"]),
        ("grove.example", ["Oak"]),
        ("meadow.example", ["Tap Root", "Mast"]),
        ("elm.example", []),
    ],
)
def test_addresses(lookups: Lookups, address: str, found: list[str]) -> None:
    """A milestone is found by an address of its own or a part of one, never by one that a source gives wrongly."""
    assert [name for _, name in lookups.with_address(address)] == found


def test_words_are_known_once(fixed: Log) -> None:
    """The words of names that slips are looked for in are there once each."""
    lookups = Lookups(fixed.connection)
    assert len(lookups.words) == len(set(lookups.words)) > 9
