"""A reader's own entries over the log: what joins, what it replaces, and how they are found."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import llmlog
from llmlog import Log
from llmlog.errors import DataError
from llmlog.formats import Options, Screen, render
from llmlog.formats.pages import entry as page
from llmlog.language import Language
from llmlog.stats import count_by
from llmlog.store.build import in_memory
from llmlog.store.cache import open_database
from llmlog.store.contents import Contents
from llmlog.store.files import canonical, read_list
from llmlog.views import Entry, Listing

Record = dict[str, Any]
ELM = {"id": "elm", "name": "Elm", "date": "2023"}


def test_an_own_entry_joins(laid: Callable[..., Contents]) -> None:
    """A new entry needs an id, a name and a date; one language is enough, and unknown tags become its own."""
    contents = laid({"id": "elm", "name": "Elm", "date": "2023-05-20", "tags": ["bark"], "summary": {"zh": "榆树。"}})
    log = Log(in_memory(contents))
    elm = log["elm"]
    assert (str(elm.date), elm.kind, elm.importance, elm.summary) == ("2023-05-20", "event", 2, ("榆树。", "榆树。"))
    assert [milestone.id for milestone in log] == ["drought", "tap-root", "acorn", "oak", "elm", "mast"]
    assert [milestone.id for milestone in log.select(tag="bark")] == ["elm"]
    assert contents.problems == []


def test_an_own_file_is_a_source(laid: Callable[..., Contents], tmp_path: Path) -> None:
    """A file counts as a source of the entries that it adds or changes, not of those that cannot be used."""
    contents = laid({"id": "elm", "name": "Elm", "date": "2023-05-20"}, name="first.json")
    own = [{"id": "oak", "kind": "tool"}, {"id": "yew", "name": "Yew"}, {"id": "mast", "derived_from": [{"id": "ash"}]}]
    log = Log(in_memory(laid(*own, {"id": "elm", "kind": "tool"}, base=contents)))
    first, second = str(tmp_path / "first.json"), str(tmp_path / "own.json")
    assert [(source.id, source.title.en) for source in log.sources.values()][-2:] == [
        *((first, "first.json"), (second, "own.json")),
    ]
    assert [[it.id for it in log.select(source=file)] for file in (first, second)] == [[], ["oak", "elm"]]
    assert log["elm"].sources == ()


@pytest.mark.parametrize(("language", "told"), [(Language.EN, "not verified"), (Language.ZH, "未核实")])
def test_an_own_entry_without_summary(laid: Callable[..., Contents], language: Language, told: str) -> None:
    """An own entry without a summary has an empty one, and without a source its page speaks of none."""
    log = Log(in_memory(laid(ELM, {"id": "oak", "name": "Great Oak"})))
    assert (log["elm"].summary, log["oak"].summary.en) == (("", ""), "Oak grows.")
    elm = page(Entry(log["elm"], (), (), ()), language)
    assert (elm.line[0], elm.summary) == (f"2023 ? {told}", "")
    markdown = "".join(map(str, render(Entry(log["elm"], (), (), ()), "md", Options(language))))
    assert markdown.startswith(f"# Elm\n\n2023 ? {told} · ")
    assert "\n\n\n" not in markdown
    listing = Listing(log.select(within="2023"), log.coverage)
    cards = "".join(map(str, render(listing, "table", Options(language, screen=Screen(50)))))
    assert "Elm" in cards
    assert not re.search(r"\n\s*\n\s*\n", cards)


def test_an_own_entry_replaces_the_keys_that_it_gives(laid: Callable[..., Contents]) -> None:
    """An entry of a known id changes what it gives and keeps the rest; a date of its own counts before all others."""
    oak = laid({"id": "oak", "name": "Great Oak", "orgs": ["meadow"], "date": "2024"}).milestones["oak"]
    assert (oak.name, oak.name_zh, str(oak.date), [org.id for org in oak.orgs]) == (
        *("Great Oak", "橡树", "2024", ["meadow"]),
    )
    assert oak.released is not None


@pytest.mark.parametrize(
    ("kind", "relation", "link"),
    [("tool", "fine-tuned", "docs"), ("工具", "微调", "文档"), ("tool", "fine-tuned-from", "docs")],
)
def test_words_as_they_are_printed(laid: Callable[..., Contents], kind: str, relation: str, link: str) -> None:
    """A word of a fixed set may stand in an own entry as any output prints it."""
    edges, links = [{"id": "oak", "relation": relation}], [{"url": "https://elm.example", "kind": link}]
    contents = laid(ELM | {"kind": kind, "derived_from": edges, "links": links})
    assert contents.problems == []
    elm = contents.milestones["elm"]
    assert (elm.kind, elm.derived_from[0].relation, elm.links[0].kind) == ("tool", "fine-tuned-from", "docs")


def test_a_known_id_keeps_its_own_date(laid: Callable[..., Contents]) -> None:
    """What an earlier own layer dated stays dated so where a later one says nothing of it."""
    first = laid({"id": "elm", "name": "Elm", "date": "2023-05-20"})
    second = laid({"id": "elm", "name": "Great Elm"}, base=first)
    assert second.problems == []
    assert (second.milestones["elm"].name, str(second.milestones["elm"].date)) == ("Great Elm", "2023-05-20")


def test_a_date_of_ones_own_is_not_verified(laid: Callable[..., Contents]) -> None:
    """An own date beside a release of another day is not verified, and the address shows that other day."""
    log = Log(in_memory(laid({"id": "oak", "date": "2020"})))
    oak = log["oak"]
    assert (str(oak.date), oak.is_verified, oak.is_doubtful) == ("2020", False, True)
    shown = page(Entry(oak, (), (), [log.sources[claim.source] for claim in oak.sources]), Language.EN)
    assert shown.line[0] == "2020 ? not verified"
    assert [label for label, _ in shown.links if "shows" in label] == ["announcement, shows 2023-05-10"]


def test_an_own_entry_with_two_dates(laid: Callable[..., Contents], tmp_path: Path) -> None:
    """Where an own entry gives a date and another one of its release, the date counts and both are told."""
    own = tmp_path / "own.json"
    released = {"date": "2023-05-20", "url": "https://elm.example"}
    contents = laid(ELM | {"date": "2023-05-21", "released": released})
    assert str(contents.milestones["elm"].date) == "2023-05-21"
    assert contents.problems == [
        (
            f'{own}, entry 1, "date": 2023-05-21 is not 2023-05-20, the date of "released"; 2023-05-21 counts',
            f"{own} 第 1 条“date”：2023-05-21 与“released”中的日期 2023-05-20 不同；以 2023-05-21 为准",
        )
    ]
    same = laid(ELM | {"date": "2023-05-20", "released": released}, {"id": "oak", "date": "2023-05-11"})
    assert same.problems == []
    oak = same.milestones["oak"]
    assert (str(oak.date), str(oak.released and oak.released.date)) == ("2023-05-11", "2023-05-10")


def test_an_id_that_own_entries_share(laid: Callable[..., Contents], tmp_path: Path) -> None:
    """Of two own entries of one id the later replaces the keys that it gives; both places are told."""
    contents = laid(ELM | {"summary": "Tall.", "tags": ["bark"]}, ELM | {"name": "Great Elm", "tags": []})
    own = tmp_path / "own.json"
    assert contents.problems == [
        (
            f"{own}, entry 2, \"id\": 'elm' stands at {own}, entry 1 as well; what this one says counts",
            f"{own} 第 2 条“id”：“elm”也见于 {own} 第 1 条；以此处为准",
        )
    ]
    elm = contents.milestones["elm"]
    assert (elm.name, elm.summary.en, elm.tags) == ("Great Elm", "Tall.", ())


def test_names_of_signs_alone(laid: Callable[..., Contents]) -> None:
    """A name without letters or digits stands for itself, and what has none names nothing."""
    log = Log(in_memory(laid({"id": "elm", "name": "🎉", "date": "2023"}, {"id": "yew", "name": "🤗", "date": "2023"})))
    assert (log["🎉"].id, log["🤗"].id) == ("elm", "yew")
    assert "" not in log
    assert log.maker("??") is None


def test_a_year_of_three_digits(laid: Callable[..., Contents]) -> None:
    """A year before 1000 is counted as such and found, with its month, as it is written."""
    log = Log(in_memory(laid({"id": "yew", "name": "Yew", "date": "0999-05"})))
    counted = [(it.key, it.total) for by in ("year", "month") for it in count_by(log, log.select(until="1000"), by)]
    assert counted == [("0999", 1), ("0999-05", 1)]
    assert log.select(until="1000").months() == [("0999-05", 1)]
    assert [hit.milestone.id for hit in log.search("0999-05")] == ["yew"]


def test_an_upgrade_with_an_own_log(folder: Path, tmp_path: Path) -> None:
    """An own file stays laid over the log when another version of it ships."""
    own = tmp_path / "own.json"
    own.write_text(json.dumps([{"id": "elm", "name": "Elm", "date": "2023"}]), encoding="utf-8")
    path = folder / "milestones" / "2022.json"
    drought = read_list(path)[0]
    assert Log(open_database([own], folder))["drought"].name == "Drought"
    path.write_text(canonical([drought | {"name": "Dry Year"}]), encoding="utf-8")
    log = Log(open_database([own], folder))
    assert (log["drought"].name, log["elm"].name) == ("Dry Year", "Elm")


def test_own_files_are_loaded_by_the_library(tmp_path: Path) -> None:
    """`llmlog.load` takes files and says what of them could not be used; one that is not there is an error."""
    own = tmp_path / "own.json"
    own.write_text(json.dumps([{"id": "elm-1", "name": "Elm One", "date": "2023"}, {"id": "x"}]), encoding="utf-8")
    log = llmlog.load(own)
    assert log["Elm One"].id == "elm-1"
    assert [problem.en.partition("own.json, ")[2] for problem in log.problems] == [
        'entry 2, "name": missing; the entry is left out'
    ]
    with pytest.raises(DataError, match="is not there"):
        llmlog.load(tmp_path / "none.json")
