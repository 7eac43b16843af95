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
