"""The rungs of search, their order, and what they refuse."""

import pytest

from llmlog import Log
from llmlog.search.lookups import Lookups
from llmlog.search.query import Term, apart, terms
from llmlog.search.rungs import GUESSES, SURE, Lookup, run_rungs
from llmlog.tokens import stem


def best(log: Log, query: str) -> tuple[str, str]:
    """Return the first milestone that answers a query and the field that did, both empty where none does."""
    hits = log.search(query)
    return (hits[0].milestone.id, hits[0].field) if hits else ("", "")


def test_the_order_of_the_rungs() -> None:
    """Names come before mentions, and no two rungs overlap."""
    assert [find.__name__ for find, _, _ in SURE] == [
        *("exact", "prefix", "whole_word", "part", "inflected", "phrase", "label", "weak_part", "prose", "related"),
    ]
    assert [find.__name__ for find, _, _ in GUESSES] == ["sound", "typo"]
    bounds = [bound for _, low, high in SURE for bound in (high, low)]
    assert bounds == sorted(bounds, reverse=True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("LLaMA", ("llama", "name"), id="exact name"),
        pytest.param("vicu", ("vicuna", "name"), id="prefix"),
        pytest.param("leaderboard", ("open-llm-leaderboard", "aliases"), id="whole word"),
        pytest.param("whisperer", ("amazon-codewhisperer", "aliases"), id="part"),
        pytest.param("weitiao daimazhu", ("", ""), id="pinyin of nothing"),
        pytest.param("dmxyn", ("llm-year-one", "name_zh"), id="initials"),
        pytest.param("百玲", ("bayling", "name_zh"), id="sounds alike"),
        pytest.param("wizzardlm", ("wizardlm", "name"), id="typo"),
        pytest.param("bord", ("", ""), id="word too short for a slip"),
        pytest.param("kenyan workers", ("chatgpt-labelling-exposed", "aliases"), id="idea"),
        pytest.param("訊飛星火", ("spark", "aliases"), id="traditional characters"),
        pytest.param("ＢＬＯＯＭ", ("bloom", "name"), id="full width"),
    ],
)
def test_what_stands_first(log: Log, query: str, expected: tuple[str, str]) -> None:
    """A query is answered first by what it means, with the field that tells why."""
    assert best(log, query) == expected


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("llama 2", "llama-2"),
        ("llama", "llama"),
        ("ernie 4", "ernie-4-0"),
        ("ernie v4.0", "ernie-4-0"),
        ("spark v3", "spark-3-0"),
        ("dalle 3.0", "dall-e-3"),
        ("claude 2", "claude-2"),
        ("claude", "claude"),
    ],
)
def test_versions(log: Log, query: str, first: str) -> None:
    """A name with a version finds that version, written 3, 3.0 or v3; without one, the first of its name."""
    assert log.search(query)[0].milestone.id == first


@pytest.mark.parametrize(
    "query", ["gpt 5", "claude 3", "llama 3", "asdfghjkl", "番茄炒蛋", "premier league", "%%", "  ", "😀", "\x00"]
)
def test_nothing(log: Log, query: str) -> None:
    """No result is better than a wrong one: other versions, other topics and noise find nothing."""
    assert not log.search(query)


@pytest.mark.parametrize(
    ("query", "never"), [("clip", "clipdrop"), ("sam", "chatgpt-labelling-exposed"), ("sd", "sdxl-1-0")]
)
def test_short_words_are_not_bent(log: Log, query: str, never: str) -> None:
    """A short word stands for what bears it before what only begins or holds it."""
    hits = log.search(query)
    assert hits[0].score >= 99
    assert next((hit.score for hit in hits if hit.milestone.id == never), 0) < 99


def test_scores_fall_and_ties_are_newest_first(log: Log) -> None:
    """Scores lie between 0 and 100 and fall; among equals the newer stands first."""
    hits = log.search("model")
    order = [(-answer.score, -answer.entry) for answer in hits.answers]
    assert order == sorted(order)
    assert 0 < hits[-1].score <= hits[0].score <= 100


def test_words_narrow(log: Log) -> None:
    """Each further word leaves fewer milestones, all of which meet both."""
    both = {hit.milestone.id for hit in log.search("baidu platform")}
    assert both <= {hit.milestone.id for hit in log.search("baidu")}
    assert {"qianfan", "qianfan-2-0"} <= both


def test_a_selection_is_searched_in(log: Log) -> None:
    """A search within a selection gives the same hits without the rest, in the same order."""
    wanted = log.select(org="Meta")
    ids = {milestone.id for milestone in wanted}
    assert list(log.search("llama", wanted)) == [hit for hit in log.search("llama") if hit.milestone.id in ids]


def test_what_the_log_knows_is_no_typo(log: Log) -> None:
    """A word that stands somewhere is not taken for a mistyped other one."""
    found = run_rungs(SURE, Lookup(Lookups(log.connection), Term(("pruning",))))
    assert {match.field for match in found.values()} <= {"name", "aliases", "id", "summary", "details", "tags"}


def test_a_megabyte_is_answered(log: Log) -> None:
    """A query of any length gets an answer."""
    assert not log.search("x" * 1_000_000)


def test_terms_leave_out_noise() -> None:
    """Words that say nothing are left out, unless there is nothing else."""
    assert [term.key for term in terms(("what", "is", "mamba"), set().__contains__)] == ["mamba"]
    assert [term.key for term in terms(("what", "is"), set().__contains__)] == ["what", "is"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("aug 2023 openai", "chatgpt-enterprise", id="month and maker"),
        pytest.param("2023年10月 百度", "ernie-4-0", id="month and maker in Chinese"),
        pytest.param("2017 rlhf", "rlhf", id="year of the release"),
        pytest.param("vision transformers", "vit", id="plural of a name"),
        pytest.param("quantised falcon", "falcon-40b-instruct-gptq", id="British spelling"),
        pytest.param("sensetime", "sensechat", id="its maker's own before a partner's"),
        pytest.param("weather predictions", "pangu-weather", id="a word for what a tag covers"),
        pytest.param("openai conference 2023", "openai-devday-2023", id="what meets all words before what meets some"),
        pytest.param("题示词", "prompt-engineering", id="a name that sounds alike before a tag"),
        pytest.param("the " * 63 + "mamba", "mamba", id="the last word that is looked at"),
        pytest.param("chatgpt 安卓", "chatgpt-ios-app", id="words that are known are no slip together"),
    ],
)
def test_what_words_mean(log: Log, query: str, first: str) -> None:
    """Months, plurals, spellings and related words find what they stand for."""
    assert best(log, query)[0] == first


@pytest.mark.parametrize("query", ["song", "ntany"])
def test_a_part_is_not_cut_out_of_two_words(log: Log, query: str) -> None:
    """Letters that only meet where two words of a name do are no part of it."""
    assert all(hit.field not in {"name", "aliases", "id"} for hit in log.search(query))


def test_a_query_of_many_words_is_answered(log: Log) -> None:
    """A query of any number of words gets an answer."""
    assert log.search("llama " * 100_000).answers == log.search("llama " * 64).answers
    assert log.search("the " * 64 + "mamba").answers == log.search("the " * 64).answers


@pytest.mark.parametrize(
    ("word", "expected"), [("coding", "cod"), ("distillation", "distill"), ("gas", "gas"), ("loss", "loss")]
)
def test_stems(word: str, expected: str) -> None:
    """English endings are left out of account where enough of the word remains."""
    assert stem(word) == expected


@pytest.mark.parametrize(
    ("run", "parts"),
    [("华为盘古", ["华为", "盘古"]), ("模型蒸馏", ["模型", "蒸馏"]), ("盘古开天地", ["盘古", "开天", "天地"])],
)
def test_chinese_is_taken_apart(run: str, parts: list[str]) -> None:
    """A run of Chinese falls into the words that the log knows and pairs of what is left."""
    known = frozenset({"华为", "盘古", "模型"})
    assert [part.key for part in apart(Term((run,)), known.__contains__)] == parts
