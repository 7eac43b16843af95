"""The questions that search asks the database, on the small log."""

import pytest

from llmlog import Log
from llmlog.search.idea_ranking import WEIGHTS
from llmlog.search.lookups import Lookups
from llmlog.store.build import GAP

DROUGHT, TAP_ROOT, ACORN, OAK, MAST = range(GAP, 6 * GAP, GAP)
"""The entries of the small log."""


@pytest.fixture
def lookups(small: Log) -> Lookups:
    """The lookups of the small log: drought, tap-root, acorn, oak and mast."""
    return Lookups(small.connection)


def test_the_whole(lookups: Lookups) -> None:
    """All milestones are there, oldest first, and of each that is asked for is known how many grew out of it."""
    assert lookups.entries == [DROUGHT, TAP_ROOT, ACORN, OAK, MAST]
    assert (lookups.importance, lookups.children([OAK, MAST, ACORN])) == ({}, {ACORN: 1, OAK: 2})
    assert lookups.children([DROUGHT, ACORN]) == {ACORN: 1}


def test_names(lookups: Lookups) -> None:
    """Names are found by a part, by a whole key and by a word."""
    assert [it.key for it in lookups.names_with("quer")] == ["quercus", "quercus"]
    assert [(it.entry, it.field) for it in lookups.names_of("oak")] == [(OAK, "name"), (OAK, "id")]
    assert {(it.entry, it.text) for it in lookups.names_with_word("oak")} == {
        *((OAK, "oak"), (OAK, "Oak"), (OAK, "Oak-7B"), (ACORN, "Oak Seed")),
    }
    assert lookups.names_with("") == []
    assert lookups.keys("names") == sorted({*lookups.keys("names")}) != []
    assert (lookups.is_name("橡树"), lookups.is_name("橡"), lookups.is_label("chat"), lookups.is_label("talking")) == (
        *(True, False, True, False),
    )
    assert {"oak", "seed", "7b", "橡树"} <= {*lookups.keys("words")}


def test_labels(lookups: Lookups) -> None:
    """What makers, tags and kinds are called leads to milestones; a related word does so where it is asked for."""
    assert {(it.entry, it.field, it.text) for it in lookups.labels("chat")} == {
        (ACORN, "tags", "chat"),
        (OAK, "tags", "chat"),
    }
    assert list(lookups.labels("talking")) == []
    assert {it.entry for it in lookups.labels("talk", related=True)} == {ACORN, OAK}
    assert {(it.entry, it.weight) for it in lookups.labels("grove")} == {(TAP_ROOT, 0.8), (ACORN, 1.0), (OAK, 1.0)}


def test_full_text(lookups: Lookups) -> None:
    """Tokens are found anywhere or in a column, and the beginning of a Chinese pair by its character."""
    assert [*map(sorted, (lookups.with_token("oak"), lookups.in_column("oak", "names")))] == [
        [ACORN, OAK],
        [ACORN, OAK],
    ]
    assert sorted(lookups.in_column("oak", "summary")) == [OAK]
    assert sorted(lookups.in_column("plant", "details")) == lookups.entries
    assert [*map(sorted, (lookups.with_token(it, begun=True) for it in "植橡"))] == [lookups.entries, [OAK]]
    ranks = lookups.ranked(["acorn"], WEIGHTS)
    assert list(ranks) == [ACORN]
    assert ranks[ACORN] > 0
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
    assert len(lookups.keys("words")) == len(set(lookups.keys("words"))) > 9
