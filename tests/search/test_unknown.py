"""Words that the log does not know: slips in names, alone and among other words."""

import pytest

from llmlog import Log
from llmlog.search.lookups import Lookups
from llmlog.search.query import take_apart
from llmlog.search.unknown import has_other_sense


@pytest.mark.parametrize(("query", "first"), [("豆宝大模型", "doubao"), ("思维连", "chain-of-thought")])
def test_a_mistyped_name_beside_what_asks_for_nothing(log: Log, query: str, first: str) -> None:
    """A wrong character is forgiven in a Chinese name, of known words too, beside a word of every question or model."""
    assert log.search(query)[0].milestone.id == first


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("midjorney v5 relase", "midjourney-v5", id="a version and another slip"),
        pytest.param("deepsek r1 cost", "deepseek-r1", id="two words of a name"),
        pytest.param("when was stabel difusion xl relased", "sdxl-1-0", id="a slip in each of three words"),
        pytest.param("huggingfase transformrs libary", "hugging-face-transformers", id="a slip in every word"),
        pytest.param("lama 3 licence", "llama-3", id="a short word by its version"),
        pytest.param("anthropic consititutional ai", "constitutional-ai", id="a word of a name"),
        pytest.param("chatgtp jailbrake", "dan-jailbreak", id="beside a slip in another word"),
        pytest.param("stable difffusion 3 release date", "stable-diffusion-3", id="a version beside other words"),
        pytest.param("colosssal-ai release date", "colossal-ai", id="with a word of every question"),
        pytest.param("stablediffusion3 price", "stable-diffusion-3", id="no slip, but no space"),
    ],
)
def test_a_mistyped_name_among_other_words(log: Log, query: str, first: str) -> None:
    """A slip is forgiven in a name, or a word of one, that stands among other words, known or not."""
    assert log.search(query)[0].milestone.id == first


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("papper by rosenblatt", id="a qualifier"),
        pytest.param("rosenblatt biograpy", id="one that no text holds"),
        pytest.param("abuot rosenblatt", id="a word that asks for nothing"),
    ],
)
def test_a_mistyped_word_of_a_question(log: Log, query: str) -> None:
    """A slip is forgiven in the words of questions too."""
    assert log.search(query)[0].milestone.id == "perceptron"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("protien foldng", "alphafold-1"),
        ("chatbot that folled a psychologist", "eliza"),
        ("nuclaer plant restart", "three-mile-island-restart"),
    ],
)
def test_mistyped_words_of_running_text(log: Log, query: str, first: str) -> None:
    """A slip is forgiven in every word of an idea."""
    assert log.search(query)[0].milestone.id == first


@pytest.mark.parametrize("query", ["blanket", "saucepan"])
def test_a_word_alone_that_is_near_one_of_a_text(log: Log, query: str) -> None:
    """A word that no text holds is not taken for one that it is near, as nothing else says that it is meant."""
    assert len(log.search(query)) == 0


@pytest.mark.parametrize("query", ["excel vlookup not working", "new tires or used tires"])
def test_words_that_are_no_slips(log: Log, query: str) -> None:
    """A word of another field is not taken for a mistyped one, nor is one where that leaves as many unknown."""
    assert len(log.search(query)) == 0


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("llama wool scarf pattern", None, id="an animal"),
        pytest.param("transformer oil change interval", None, id="a machine, beside words that texts hold"),
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
