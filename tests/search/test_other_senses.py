"""Names that are those of something else as well."""

import pytest

from llmlog import Log
from llmlog.search.lookups import Lookups
from llmlog.search.other_senses import has_other_sense
from llmlog.search.query import take_apart


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("llama wool scarf pattern", None, id="an animal"),
        pytest.param("transformer oil change interval", None, id="a machine, beside words that texts hold"),
        pytest.param("red panda bamboo diet", None, id="a name of two words"),
        pytest.param("豆包馅怎么调", None, id="one character beside a name"),
        pytest.param("羊驼毛衣怎么洗", None, id="a word within a Chinese run"),
        pytest.param("llama", "llama", id="the name alone"),
        pytest.param("transformer without recurrence", "transformer", id="words of the milestone"),
    ],
)
def test_a_name_in_another_sense(log: Log, query: str, first: str | None) -> None:
    """A word beside a name may tell that something else is meant, and then nothing answers."""
    assert next((hit.milestone.id for hit in log.search(query)), None) == first


@pytest.mark.parametrize(("query", "expected"), [("falcon nest", True), ("falcon bird", False)])
def test_words_of_another_sense_that_a_milestone_says(log: Log, query: str, expected: bool) -> None:
    """A word tells of another sense as long as no text of the log holds it beside the name."""
    lookups = Lookups(log.connection)
    assert query.split()[1] in lookups.other_senses("falcon")
    assert has_other_sense(lookups, take_apart(query, lookups.known)) is expected


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("qwen barbecue ribs", None, id="all words"),
        pytest.param("文心一言 减肥食谱", None, id="in Chinese"),
        pytest.param("chatgpt sourdough recipe", "chatgpt", id="half of them"),
    ],
)
def test_a_name_beside_words_of_another_field(log: Log, query: str, first: str | None) -> None:
    """Nothing answers where most words beside a name are of another field of life."""
    assert next((hit.milestone.id for hit in log.search(query)), None) == first
