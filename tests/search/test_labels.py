"""What asks for the newest or the first."""

import pytest

from llmlog import Log


@pytest.mark.parametrize(
    "query",
    ["latest openai model", "newest models by OpenAI", "OpenAI最新的模型", "最新的 openai 模型", "latest openai llm"],
)
def test_the_newest_of_a_maker_stands_first(log: Log, query: str) -> None:
    """What asks for the newest lists all that has the labels beside it, the newest first."""
    wanted = sorted(log.select(org="openai", kind="model"), key=lambda it: it.date, reverse=True)
    assert [hit.milestone.date for hit in log.search(query)] == [it.date for it in wanted]


@pytest.mark.parametrize("query", ["latest llama", "llama最新版本", "what is the latest version of llama"])
def test_the_newest_of_a_family_stands_first(log: Log, query: str) -> None:
    """What asks for the newest of a name lists those whose names begin so."""
    found = [hit.milestone.id for hit in log.search(query)]
    assert found.index("llama-4") < found.index("llama-3") < found.index("llama-2") < found.index("llama")


@pytest.mark.parametrize(
    ("query", "field", "text"),
    [
        ("latest", "date", "latest"),
        ("最新消息", "date", "最新"),
        ("latest OpenAI models", "orgs", "OpenAI"),
        ("最新的语音模型", "tags", "语音"),
        ("first chatbot", "tags", "chat"),
        ("latest llama", "name", "Llama 4"),
    ],
)
def test_what_the_newest_and_the_first_are_of(log: Log, query: str, field: str, text: str) -> None:
    """A hit says of what it is the newest or the first, as that is called, and without a label which word asked."""
    assert (log.search(query)[0].field, log.search(query)[0].text) == (field, text)


def test_the_newest_beside_other_words(log: Log) -> None:
    """Other words than labels and names make it a query like any other."""
    assert log.search("latest llama recipe for grilling")[0].milestone.id == "llama"


@pytest.mark.parametrize("query", ["latest", "最新", "最新消息", "latest news", "谷歌最近发布了什么"])
def test_the_newest_of_all_stands_first(log: Log, query: str) -> None:
    """Without a label, the newest of the whole log stands first; fillers in either language ask for nothing."""
    dates = [hit.milestone.date for hit in log.search(query)]
    wanted = log.select(org="google") if "谷歌" in query else log
    assert len(dates) == len(wanted)
    assert dates[:500] == sorted((it.date for it in wanted), reverse=True)[:500]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("first chatbot", "eliza"),
        ("最早的聊天机器人", "eliza"),
        ("谁造了世界上第一个聊天机器人", "eliza"),
        ("first gpt", "gpt-1"),
        ("first large language model", "seed-oss"),
    ],
)
def test_the_first_of_its_kind(log: Log, query: str, first: str) -> None:
    """What asks for the first has the oldest first, a thing unless a kind is named; other words ask as they stand."""
    assert log.search(query)[0].milestone.id == first


def test_the_first_of_a_kind_that_is_named(log: Log) -> None:
    """A kind that is named is the one that is listed."""
    wanted = sorted(it.date for it in log.select(kind="benchmark"))
    assert [hit.milestone.date for hit in log.search("earliest benchmark")] == wanted
