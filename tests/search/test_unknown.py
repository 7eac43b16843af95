"""Words that the log does not know: slips in names, alone and among other words."""

import pytest

from llmlog import Log
from llmlog.search.answers import STRONG


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
    [("可令视频生成", "kling"), ("都包", "doubao"), ("智普清言", "zhipu-qingyan"), ("盘鼓气象", "pangu-weather")],
)
def test_characters_that_sound_like_a_name(log: Log, query: str, first: str) -> None:
    """A query that begins with characters which only sound like a name finds that name, beside known words too."""
    assert log.search(query)[0].milestone.id == first


@pytest.mark.parametrize("query", ["星尘豆腐大模型", "公积金怎么提取", "玉言大模型", "太极拳"])
def test_characters_beside_what_the_log_does_not_know(log: Log, query: str) -> None:
    """Characters that sound like a name, or like none, are as typed where they are a word or beside another field."""
    assert not log.search(query)


@pytest.mark.parametrize("query", ["which model beet the best go player", "wich modle beet the best go plyer"])
def test_no_word_is_joined_with_model(log: Log, query: str) -> None:
    """A slip behind `model` makes no name with it."""
    assert "minicpm" not in {hit.milestone.id for hit in log.search(query)}


@pytest.mark.parametrize(("query", "first"), [("turning test", "turing-test"), ("deep bleu", "deep-blue")])
def test_a_slip_that_is_a_word(log: Log, query: str, first: str) -> None:
    """A name of several words is found with a slip that makes one of them another word."""
    assert log.search(query)[0].milestone.id == first


@pytest.mark.parametrize(("query", "other"), [("openai chip", "clip"), ("zamba 2", "mamba-2")])
def test_what_is_no_slip_of_a_name(log: Log, query: str, other: str) -> None:
    """A label and a word that begins otherwise are no slips of words of names."""
    assert other not in {hit.milestone.id for hit in log.search(query)[:1]}


@pytest.mark.parametrize("query", ["air act", "keep blue"])
def test_a_word_that_is_hardly_a_slip(log: Log, query: str) -> None:
    """A name with a slip in a short word, or in the first letter of one, is found no better than an idea."""
    assert [hit.milestone.id for hit in log.search(query) if hit.score >= STRONG] == []
