"""Queries for what a named milestone grew out of, and for what grew out of it."""

import re

import pytest

from llmlog import Log


def found(log: Log, query: str, field: str) -> list[str]:
    """Return the milestones that a query finds as relatives, best first."""
    return [hit.milestone.id for hit in log.search(query) if hit.field == field]


@pytest.mark.parametrize(
    "query",
    [
        "models based on llama",
        "fine-tuned from llama",
        "llama derivatives",
        "children of llama",
        "基于 llama 的模型",
        "llama 的衍生模型",
    ],
)
def test_what_grew_out_of_a_name_follows_it(log: Log, query: str) -> None:
    """The milestone itself comes first, then all that has it among its parents."""
    assert log.search(query)[0].milestone.id == "llama"
    grown = {child for edge, child in log.children("llama") if not edge.is_part}
    wanted = {child.id for child in grown if child.kind == "model" or not re.search("model|模型", query)}
    assert set(found(log, query, "parents")) == wanted


@pytest.mark.parametrize("query", ["successor of gpt-4", "what came after gpt-4", "GPT-4 的下一代", "GPT-4 的后继"])
def test_successors_are_no_derivatives(log: Log, query: str) -> None:
    """A successor is what its makers call so, and nothing that was trained with or built on the one before."""
    successors = [child.id for edge, child in log.children("gpt-4") if edge.relation == "successor-of"]
    assert [hit.milestone.id for hit in log.search(query)[: len(successors) + 1]] == [*successors, "gpt-4"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("what is mixtral based on", "mixtral"),
        ("what led to chatgpt", "chatgpt"),
        ("parents of bert", "bert"),
    ],
)
def test_what_a_name_grew_out_of_follows_it(log: Log, query: str, name: str) -> None:
    """A question for the origin of a milestone finds it and its parents."""
    assert log.search(query)[0].milestone.id == name
    assert set(found(log, query, "children")) == {parent.id for edge, parent in log.parents(name) if not edge.is_part}


@pytest.mark.parametrize("query", ["predecessor of gpt-3", "gpt-3 的前身是什么", "what came before gpt-3"])
def test_a_predecessor_is_what_it_is_the_successor_of(log: Log, query: str) -> None:
    """A question for the predecessor finds that alone where there is one."""
    assert found(log, query, "children") == ["gpt-2"]


def test_without_successors_all_that_grew_out_of_it_follows(log: Log) -> None:
    """Where nothing is called a successor, what came after a milestone is what grew out of it."""
    assert {"bert", "gpt-1"} <= set(found(log, "what came after transformer", "parents"))


def test_what_meets_the_other_words_stands_before_its_like(log: Log) -> None:
    """Of what grew out of a milestone, that comes first which the rest of the query is about."""
    assert [hit.milestone.id for hit in log.search("基于 transformer 的目标检测")[:2]] == ["transformer", "detr"]


@pytest.mark.parametrize(
    "query",
    [
        "llama 2",
        "gpt-4 release date",
        "based on what",
        "successor",
        "基于规则的翻译",
        "which app grew out of chat logs",
    ],
)
def test_without_a_name_and_a_relation_there_are_no_relatives(log: Log, query: str) -> None:
    """A name alone, a relation alone and other questions find what they found without."""
    assert not found(log, query, "parents") + found(log, query, "children")


@pytest.mark.parametrize("query", ["chinese models based on llama", "基于Llama的国产模型"])
def test_a_sort_of_relatives_is_all_of_that_sort(log: Log, query: str) -> None:
    """Of the relatives only those of a country and a kind that the query names are found, and nothing else."""
    wanted = {milestone.id for milestone in log.select(kind="model", country="China")}
    assert (
        {"qwen-7b", "baichuan-7b"}
        <= set(found(log, query, "parents"))
        == {hit.milestone.id for hit in log.search(query)}
        <= wanted
    )


@pytest.mark.parametrize("query", ["vatican models based on llama", "基于Llama的梵蒂冈模型"])
def test_where_no_relative_is_of_the_sort_nothing_is_found(log: Log, query: str) -> None:
    """A country that none of the relatives is from is not dropped."""
    assert not log.search(query)


def test_relatives_stand_in_the_order_asked_for(log: Log) -> None:
    """The first model that was trained with a method is the oldest of those that were."""
    found = [hit.milestone for hit in log.search("first model trained with rlhf")]
    assert [it.id for it in found[:2]] == ["webgpt", "instructgpt"]
    assert [it.date for it in found] == sorted(it.date for it in found)


@pytest.mark.parametrize("query", ["models based on mistral", "基于 mistral 的模型"])
def test_a_family_that_is_named_stands_for_its_members(log: Log, query: str) -> None:
    """What grew out of any member of a family is found, and none of its members."""
    relatives = found(log, query, "parents")
    assert {"mixtral", "zephyr"} <= set(relatives)
    assert not [id for id in relatives if id.startswith("mistral")]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("what grew out of bert", "parents"),
        ("what did bert grow out of", "children"),
        ("what came out of gpt-2", "parents"),
    ],
)
def test_growing_out_of_something_is_descent(log: Log, query: str, field: str) -> None:
    """Descent is asked for in the words of the help as well."""
    assert log.search(query)[1].field == field


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("llama 2 successor", ["llama-3", "llama-2"]),
        ("what came after gpt-3", ["gpt-3-5", "gpt-3"]),
        ("predecessor of gpt-4", ["gpt-3-5", "gpt-4"]),
    ],
)
def test_what_succeeds_comes_first(log: Log, query: str, found: list[str]) -> None:
    """What succeeds a milestone, or what it succeeds, stands before it; other descent does behind it."""
    assert [hit.milestone.id for hit in log.search(query)][: len(found)] == found


def test_what_has_no_successor_comes_first(log: Log) -> None:
    """A milestone without a successor stands before what else grew out of it."""
    assert log.search("clip successor")[0].milestone.id == "clip"
