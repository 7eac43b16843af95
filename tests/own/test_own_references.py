"""The makers and tags of own entries: those of the log by any name, and new ones."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import llmlog
from llmlog import Log
from llmlog.store.build import in_memory
from llmlog.store.contents import Contents, bundled, stored
from llmlog.store.own_entries import lay_over

Record = dict[str, Any]
ELM = {"id": "elm", "name": "Elm", "date": "2023"}


def test_own_organizations(laid: Callable[..., Contents], tmp_path: Path) -> None:
    """A folder may add organizations, which are read before its entries."""
    contents = laid({"id": "wood", "name": {"en": "Wood", "zh": "木"}}, name="organizations.json")
    (tmp_path / "more.json").write_text(
        json.dumps([{"id": "elm", "name": "Elm", "date": "2023", "orgs": ["wood"]}]), encoding="utf-8"
    )
    lay_over(contents, tmp_path / "more.json")
    assert contents.milestones["elm"].orgs[0].name.zh == "木"


@pytest.mark.parametrize("name", ["grove", "Grove", "GROVE AI", "树林", "Thicket"])
def test_own_entries_call_a_maker_by_any_name(laid: Callable[..., Contents], name: str) -> None:
    """The makers of an own entry may be given by id or by any name that the log knows, and each counts once."""
    contents = laid(ELM | {"orgs": [name, "meadow", "grove"]})
    assert [org.id for org in contents.milestones["elm"].orgs] == ["grove", "meadow"]
    assert contents.problems == []


@pytest.mark.parametrize("name", ["open-weights", "Open Weights", "openweights", "开放权重"])
def test_own_entries_call_a_tag_by_any_name(laid: Callable[..., Contents], name: str) -> None:
    """The tags of an own entry may be given by id or by any name that the log knows, and each counts once."""
    contents = laid(ELM | {"tags": [name, "bark", "open-weights"]})
    assert [tag.id for tag in contents.milestones["elm"].tags] == ["open-weights", "bark"]
    assert contents.problems == []
    assert [it.id for it in Log(in_memory(contents)).select(tag="bark")] == ["elm"]


def test_own_entries_call_a_tag_by_what_it_covers(tmp_path: Path) -> None:
    """The further names of a tag stand for it as well, and those of one count once."""
    own = tmp_path / "own.json"
    own.write_text(json.dumps([ELM | {"tags": ["TTS", "text to speech", "语音合成"]}]), encoding="utf-8")
    assert [tag.id for tag in llmlog.load(own)["elm"].tags] == ["speech-synthesis"]


def test_a_new_tag_near_a_known_one(laid: Callable[..., Contents], tmp_path: Path) -> None:
    """A tag that is nearly called like a known one is used as typed, and the known one is suggested."""
    contents = laid(ELM | {"tags": ["open-wieghts"]})
    assert contents.problems == [
        (
            f"{tmp_path}/own.json, entry 1, \"tags\": 'open-wieghts' is a new tag; did you mean open weights?",
            f"{tmp_path}/own.json 第 1 条“tags”：“open-wieghts”记为新标签；您是不是想找：开放权重？",
        )
    ]


def test_an_unknown_maker_is_a_new_organization(laid: Callable[..., Contents]) -> None:
    """A maker that the log does not know becomes an organization of that name, however it is spelt the second time."""
    contents = laid(ELM | {"orgs": ["Acme", "ACME"]}, ELM | {"id": "yew", "name": "Yew", "orgs": ["ACME"]})
    log = Log(in_memory(contents))
    assert contents.problems == []
    assert [milestone.id for milestone in log.select(org="acme")] == ["elm", "yew"]
    assert log.organization("Acme").name == ("Acme", "Acme")
    assert "ACME" not in log.organizations


def test_a_new_organization_near_a_known_one(laid: Callable[..., Contents], tmp_path: Path) -> None:
    """An unknown maker that is nearly called like a known one is used as typed, and the known one is suggested."""
    contents = laid(ELM | {"orgs": ["Meadwo"]}, ELM | {"id": "yew", "name": "Yew", "orgs": ["Meadwo"]})
    assert contents.problems == [
        (
            f"{tmp_path}/own.json, entry 1, \"orgs\": 'Meadwo' is a new organization; did you mean Meadow?",
            f"{tmp_path}/own.json 第 1 条“orgs”：“Meadwo”记为新机构；您是不是想找：草地？",
        )
    ]
    assert contents.milestones["yew"].orgs[0].id == "Meadwo"


@pytest.mark.parametrize(
    ("makers", "ids", "unnamed"),
    [
        ({"orgs": ["Grove", "Our Lab"], "org_ids": ["grove"]}, ["grove", "Our Lab"], ""),
        ({"orgs": ["Meadow"], "org_ids": ["grove"]}, ["meadow"], "grove"),
        ({"orgs": ["Grove"], "org_ids": ["grove", "elsewhere"]}, ["grove"], "elsewhere"),
        ({"orgs": [], "org_ids": ["grove"]}, [], "grove"),
        ({"orgs": ["Thicket"], "org_ids": ["grove"]}, ["grove"], ""),
        ({"org_ids": ["Grove"]}, ["grove"], ""),
    ],
)
def test_makers_by_name_and_by_id(
    laid: Callable[..., Contents], tmp_path: Path, makers: Record, ids: list[str], unnamed: str
) -> None:
    """Of an entry with both, `orgs` counts, and ids of makers that are not named there are told."""
    for entry in (ELM, {"id": "oak"}):
        contents = laid(entry | makers)
        assert [org.id for org in contents.milestones[entry["id"]].orgs] == ids
        assert contents.problems == [
            (
                f'{tmp_path}/own.json, entry 1, "org_ids": \'{unnamed}\' not in "orgs", which counts',
                f"{tmp_path}/own.json 第 1 条“org_ids”：“{unnamed}”不在“orgs”中；以“orgs”为准",
            )
        ] * bool(unnamed)


def test_the_id_says_which_maker_of_a_name_is_meant(laid: Callable[..., Contents]) -> None:
    """Where two makers go or went by a name, the one of `org_ids` is meant."""
    own = {"id": "copse", "name": {"en": "Thicket", "zh": "灌丛"}}
    contents = laid(own, name="organizations.json")
    for id in ("grove", "copse"):
        milestone = laid(ELM | {"orgs": ["Thicket"], "org_ids": [id]}, base=contents).milestones["elm"]
        assert [org.id for org in milestone.orgs] == [id]


def test_an_entry_that_is_left_out_leaves_no_organization(laid: Callable[..., Contents]) -> None:
    """The new makers and tags of an entry that cannot be used do not join."""
    contents = laid(ELM | {"orgs": ["Meadwo"], "tags": ["bark"], "kind": "plant"})
    assert len(contents.problems) == 1
    assert "Meadwo" not in contents.references.organizations
    assert "bark" not in contents.references.tags


def test_own_organizations_reach_the_milestones_of_the_log(laid: Callable[..., Contents]) -> None:
    """Name, country and parent of an organization are those of an own file for milestones that the log has as well."""
    own = {"id": "grove", "name": {"en": "Orchard", "zh": "果园"}, "country": "CA", "parent": "meadow"}
    log = Log(in_memory(laid(own, name="organizations.json")))
    assert [it.id for it in log.select(org="grove", country="CA")] == ["tap-root", "acorn", "oak"]
    assert [it.id for it in log.select(org="meadow")] == ["tap-root", "acorn", "oak", "mast"]
    assert [json.loads(record)["orgs"] for record in log.select(org="grove").records()][2] == ["Orchard"]


def test_an_own_circle_of_organizations_over_a_database(laid: Callable[..., Contents], folder: Path) -> None:
    """Where an own file makes an organization of the log its own ancestor, the own one is told and left out."""
    base = stored(in_memory(bundled(folder)))
    own = {"id": "grove", "name": {"en": "Grove", "zh": "树林"}, "parent": "grove-lab"}
    contents = laid(own, name="organizations.json", base=base)
    assert ["organizations.json, entry 1" in problem.en for problem in contents.problems] == [True]
    assert contents.references.organizations["grove-lab"].parent == "grove"
