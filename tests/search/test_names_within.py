"""Names among other words of a query."""

import json
from pathlib import Path

import pytest

import llmlog
from llmlog import Log
from llmlog.search.name_rungs import NAMED


@pytest.mark.parametrize(
    ("query", "told", "other"),
    [
        ("claude shannon", "mathematical-theory-of-communication", "claude"),
        ("what did claude shannon invent", "mathematical-theory-of-communication", "claude"),
        ("ray kurzweil", "singularity-is-near", "ray"),
    ],
)
def test_a_name_that_begins_a_longer_one(log: Log, query: str, told: str, other: str) -> None:
    """The name of a person that begins with that of a milestone asks for the person."""
    found = [hit.milestone.id for hit in log.search(query)]
    assert told in found
    assert other not in found


def test_a_word_that_stands_behind_other_words_as_well(log: Log) -> None:
    """Behind a name it makes no longer one: Gemini in `gemini images paused`."""
    assert max(hit.score for hit in log.search("gemini images paused") if hit.milestone.id == "gemini") >= NAMED - 1


def test_a_word_that_only_its_own_text_has_behind_a_name(tmp_path: Path) -> None:
    """What a milestone's own text says behind its name makes no longer one."""
    summary = {"en": "Zorble quixes all day.", "zh": "佐布尔整天都在奎克斯。"}
    file = tmp_path / "own.json"
    file.write_text(json.dumps([{"id": "zorble", "name": "Zorble", "date": "2024-01-01", "summary": summary}]))
    hits = llmlog.load(file).search("zorble quixes where")
    assert [(hit.milestone.id, hit.score >= NAMED - 1) for hit in hits][:1] == [("zorble", True)]


@pytest.mark.parametrize(
    ("query", "first", "year"),
    [
        ("llama 2024", "llama-3-1", 2024),
        ("world models 2026", "lingbot-world", 2026),
        ("bert 2019", "sentence-bert", 2019),
        ("alphago 2016", "alphago", 2016),
    ],
)
def test_a_name_of_another_time_gives_way(log: Log, query: str, first: str, year: int) -> None:
    """What has a name that is said beside a time is found where it is of that time, or nothing else is."""
    found = [hit.milestone for hit in log.search(query)]
    assert found[0].id == first
    assert {it.date.year for it in found} == {year}


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("google gemini 2.5", "gemini-2-5"),
        ("meta llama 3.1", "llama-3-1"),
        ("anthropic claude 3", "claude-3"),
        ("谷歌 gemini 2.5", "gemini-2-5"),
        ("tencent hunyuan t1", "hunyuan-t1"),
        ("google gemini cli", "gemini-cli"),
        ("百度文心4.5开源了吗", "ernie-4-5"),
        ("百度 文心 5.0", "ernie-5-0"),
        ("阿里千问2.5", "qwen2-5"),
        ("字节豆包2.0", "doubao-seed-2-0"),
    ],
)
def test_a_maker_before_a_name_with_its_version(log: Log, query: str, first: str) -> None:
    """A name that goes on behind a maker counts before a name of both, and its version before the family."""
    assert log.search(query)[0].milestone.id == first


@pytest.mark.parametrize(
    "query", ["google gemini 9", "百度文心9.5", "字节豆包7.0", "Claude 42.5", "Claude Opus 19.5", "文心 12.5"]
)
def test_a_maker_before_a_version_that_is_none(log: Log, query: str) -> None:
    """A version that the log does not have is not found with a maker either, nor one with a point that is far off."""
    assert not log.search(query)


@pytest.mark.parametrize(
    ("query", "first"), [("Apple Gemini Siri", "siri-gemini"), ("arc-agi里面都是什么题", "arc-agi")]
)
def test_what_holds_all_names_comes_first(log: Log, query: str, first: str) -> None:
    """What has every name that is said in its own stands before what has one of them, unless that is what it is."""
    assert log.search(query)[0].milestone.id == first
