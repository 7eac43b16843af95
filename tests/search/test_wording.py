"""Phrases that texts say otherwise, and what else a query says in other words."""

from typing import Any

import pytest

from llmlog import Log
from llmlog.folding import plain
from llmlog.search.wording import usual
from llmlog.shipped import shipped_json


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("speech to text", "speech recognition"),
        ("Text-to-Speech", "speech synthesis"),
        ("語音轉文字", "语音识别"),
        ("tool use", "function calling"),
        ("yolo version 6", "yolo 6"),
        ("vaswani et al. 2017", "vaswani 2017"),
        ("math models", "数学模型"),
        ("meta models with restricted weights", "restricted models by meta"),
        ("2024年OpenAI发布了几个模型", "2024年OpenAI的模型"),
        ("OpenAI 2024年发布了多少个模型", "2024年OpenAI的模型"),
        ("who sued openai", "lawsuits against openai"),
    ],
)
def test_phrases_are_asked_for_in_other_words(log: Log, query: str, first: str) -> None:
    """A phrase finds what the words that stand for it find."""
    found, expected = ([(hit.milestone.id, hit.score) for hit in log.search(it)] for it in (query, first))
    assert found == expected
    assert found


def test_fair_use_is_of_law(log: Log) -> None:
    """A phrase of which one word is a maker's name and one asks for nothing is not taken apart."""
    assert log.search("fair use")[0].milestone.id == "bartz-v-anthropic"


def test_phrases_are_folded() -> None:
    """Phrases and what they stand for are written as folded queries are; none stands for one with another."""
    for phrase, said in shipped_json("words/phrases.json").items():
        assert (phrase, said) == (plain(phrase), plain(said))
        assert usual(said) == said


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("prompt2prompt", "prompt-to-prompt"),
        ("word to vec", "word2vec"),
        ("seq-to-seq", "seq2seq"),
        ("pix to pix", "pix2pix"),
        ("agent to agent", "agent2agent-protocol"),
    ],
)
def test_two_stands_for_to(log: Log, query: str, found: str) -> None:
    """A name is found with 2 for `to` and with `to` for 2."""
    assert log.search(query)[0].milestone.id == found


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("us models", {"kind": "model", "country": "US"}),
        ("european models", {"kind": "model", "country": "Europe"}),
        ("亚洲的模型", {"kind": "model", "country": "Asia"}),
        ("top 5 models of 2024", {"kind": "model", "within": "2024"}),
        ("new models in 2026", {"kind": "model", "within": "2026"}),
        ("number of events in 2023", {"kind": "event", "within": "2023"}),
        ("有多少个国产模型", {"kind": "model", "country": "CN"}),
        ("OpenAI发布过多少模型", {"kind": "model", "org": "openai"}),
    ],
)
def test_what_is_asked_for_in_other_words(log: Log, query: str, filters: dict[str, Any]) -> None:
    """A country, a continent, a rank, a count or what is new asks for all that has the labels beside it."""
    wanted = {milestone.id for milestone in log.select(**filters)}
    assert wanted
    assert {hit.milestone.id for hit in log.search(query)} == wanted


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("gpt two", "gpt-2"),
        ("who bought hugging face", "nvidia-hugging-face"),
        ("first chess program", "prinz-chess-program"),
        ("who invented the term artificial intelligence", "dartmouth-workshop"),
        ("人工智能这个词是谁起的", "dartmouth-workshop"),
        ("which country banned deepseek", "italy-blocks-deepseek"),
        ("new york times lawsuit", "nyt-v-openai"),
    ],
)
def test_what_is_found_first_in_other_words(log: Log, query: str, first: str) -> None:
    """A figure in words, a verb in the past and another word for a program find what they stand for."""
    assert log.search(query)[0].milestone.id == first


@pytest.mark.parametrize(
    ("query", "plain"),
    [
        ("models < 3B", "models under 3b"),
        (">=100B open weights", "over 100b open weights"),
        ("≤7B 开源模型", "7b以下的开源模型"),
        ("license: mit", "mit license"),
        ("licensed under apache 2.0", "apache 2.0 license"),
        ("没有开源的国产大模型", "非开源的国产大模型"),
    ],
)
def test_signs_and_licenses_say_the_same_as_words(log: Log, query: str, plain: str) -> None:
    """A sign of comparison, and a license behind its word, ask for what words do."""
    found = [hit.milestone.id for hit in log.search(query)]
    assert found
    assert found == [hit.milestone.id for hit in log.search(plain)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("When did SenseTime go public?", "sensetime-ipo"),
        ("Who took over Hugging Face?", "nvidia-hugging-face"),
        ("what did nvidia become in june 2024", "nvidia-most-valuable-company"),
    ],
)
def test_a_verb_in_any_of_its_forms(log: Log, query: str, first: str) -> None:
    """An irregular verb finds what texts say in another of its forms."""
    assert log.search(query)[0].milestone.id == first
