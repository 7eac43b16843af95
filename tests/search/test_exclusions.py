"""What a query leaves out."""

from typing import Any

import pytest

from llmlog import Log
from llmlog.search.exclusions import exclusions
from llmlog.search.lookups import Lookups

UNCLEAR = {"dlrm"}
"""A model whose code is open, and of which no weights were released."""


@pytest.mark.parametrize(
    ("query", "filters", "left_out"),
    [
        ("models not by openai", {"kind": "model"}, {"org": "openai"}),
        ("latest models except those of Google", {"kind": "model"}, {"org": "google"}),
        ("not openai", {"kind": "model"}, {"org": "openai"}),
        ("除了百度", {"kind": "model"}, {"org": "baidu"}),
        ("neither openai nor google", {"kind": "model"}, {"org": ["openai", "google"]}),
        ("anything except openai", {"kind": "model"}, {"org": "openai"}),
        ("no chinese models", {"kind": "model"}, {"country": "CN"}),
        ("除了谷歌以外的基准", {"kind": "benchmark"}, {"org": "google"}),
        ("open models but not chinese", {"kind": "model", "weights": "open"}, {"country": "CN"}),
        ("open models but not chinese ones", {"kind": "model", "weights": "open"}, {"country": "CN"}),
        ("non-chinese open models", {"kind": "model", "weights": "open"}, {"country": "CN"}),
        ("开放权重的模型，但不是中国的", {"kind": "model", "tag": "open-weights"}, {"country": "CN"}),
        ("non-american models 2025", {"kind": "model", "within": "2025"}, {"country": "US"}),
        ("非美国的大模型", {"kind": "model"}, {"country": "US"}),
        ("models not by openai or google", {"kind": "model"}, {"org": ["openai", "google"]}),
        ("models without openai", {"kind": "model"}, {"org": "openai"}),
        ("models not from the US", {"kind": "model"}, {"country": "US"}),
        ("models outside the United States", {"kind": "model"}, {"country": "US"}),
        ("not open models 2025", {"kind": "model", "within": "2025"}, {"tag": "open-weights"}),
        ("models without open weights", {"kind": "model"}, {"tag": "open-weights"}),
        ("除了百度的国产模型", {"kind": "model", "country": "CN"}, {"org": "baidu"}),
        ("2024年除了事件", {"within": "2024"}, {"kind": "event"}),
        ("没有开放权重的模型", {"kind": "model"}, {"tag": "open-weights"}),
        ("不开源的国产模型", {"kind": "model", "country": "CN"}, {"tag": "open-weights"}),
        ("国外的大模型", {"kind": "model"}, {"country": "CN"}),
        ("events not about openai", {"kind": "event"}, {"org": "openai"}),
        ("models not by openai in 2024", {"kind": "model", "within": "2024"}, {"org": "openai"}),
        ("benchmarks not by openai 2024", {"kind": "benchmark", "within": "2024"}, {"org": "openai"}),
        ("no events 2024", {"within": "2024"}, {"kind": "event"}),
        ("models with no open weights", {"kind": "model"}, {"tag": "open-weights"}),
        ("OpenAI以外的模型", {"kind": "model"}, {"org": "openai"}),
        ("中国以外的模型", {"kind": "model"}, {"country": "CN"}),
        ("anything but events in 2024", {"within": "2024"}, {"kind": "event"}),
        ("all but openai models", {"kind": "model"}, {"org": "openai"}),
        ("models by neither google nor openai", {"kind": "model"}, {"org": ["openai", "google"]}),
        ("既不是谷歌也不是OpenAI的模型", {"kind": "model"}, {"org": ["openai", "google"]}),
        ("不是谷歌，也不是OpenAI的模型", {"kind": "model"}, {"org": ["openai", "google"]}),
        ("agents that are not for coding", {"tag": "agents"}, {"tag": "code"}),
    ],
)
def test_labels_are_left_out(log: Log, query: str, filters: dict[str, Any], left_out: dict[str, Any]) -> None:
    """What asks for all of a sort but that of some makers or countries lists all others."""
    unwanted = {it.id for it in log.select(**left_out)}
    wanted = {it.id for it in log.select(**filters)} - unwanted - UNCLEAR
    found = {hit.milestone.id for hit in log.search(query)}
    assert wanted
    assert wanted <= found
    assert not found & unwanted
    assert unwanted & {it.id for it in log.select(**filters)}


@pytest.mark.parametrize("query", ["models that are not language models", "non-llm ai"])
def test_models_of_language_are_left_out(log: Log, query: str) -> None:
    """Models that are not of language are all others."""
    found = {hit.milestone.id for hit in log.search(query)}
    assert {"resnet", "stable-diffusion", "whisper"} <= found
    assert found.isdisjoint({"gpt-4", "llama", "deepseek-r1"})


@pytest.mark.parametrize(
    ("query", "first"), [("llama不开源吗", "llama"), ("kimi为什么不开源", "kimi"), ("grok没有开源吗", "grok-1")]
)
def test_whether_a_name_is_open_leaves_nothing_out(log: Log, query: str, first: str) -> None:
    """A question whether something named is open is about it, whatever its weights are."""
    assert log.search(query)[0].milestone.id == first


@pytest.mark.parametrize(
    "query",
    [
        "models not from us or china",
        "models outside us and china",
        "非美国非中国的模型",
        "models neither american nor chinese",
        "models not from china or us",
        "models not from china or the us?",
    ],
)
def test_two_countries_are_left_out(log: Log, query: str) -> None:
    """Countries that are left out one after the other, in any form, are left out both."""
    found = [hit.milestone for hit in log.search(query)]
    assert "mistral-7b" in {it.id for it in found}
    assert not {org.country for it in found for org in it.orgs} & {"US", "CN"}


@pytest.mark.parametrize(("query", "other"), [("除中国外的模型", "非中国的模型"), ("国外的模型", "非中国的模型")])
def test_other_words_for_leaving_out(log: Log, query: str, other: str) -> None:
    """What is outside a country is not of it."""
    found, wanted = ([hit.milestone.id for hit in log.search(it)] for it in (query, other))
    assert found == wanted
    assert found


@pytest.mark.parametrize(
    ("query", "tag", "held"),
    [
        ("models without vision", "vision", "gpt-3"),
        ("image models without diffusion", "diffusion", "dall-e"),
    ],
)
def test_models_are_told_apart_by_tags(log: Log, query: str, tag: str, held: str) -> None:
    """Models without what a tag is about are those that do not have it."""
    found = {hit.milestone.id for hit in log.search(query)}
    assert held in found
    assert not found & {it.id for it in log.select(tag=tag)}


@pytest.mark.parametrize("query", ["no code", "no code tools", "ai without reasoning", "training without data"])
def test_a_tag_without_models_leaves_nothing_out(log: Log, query: str) -> None:
    """Tags are left out of models alone: what asks for none keeps the tag as something asked for."""
    assert exclusions(Lookups(log.connection), query) == (query, frozenset())


@pytest.mark.parametrize(
    ("query", "modality"),
    [("models without vision", "image"), ("不含视觉的模型", "image"), ("models without audio", "audio")],
)
def test_models_are_told_apart_by_modalities(log: Log, query: str, modality: str) -> None:
    """A model without a sense neither takes nor gives what stands for it: GPT-4, which reads images, has vision."""
    found = [hit.milestone for hit in log.search(query)]
    assert "gpt-3" in {it.id for it in found}
    assert not [it.id for it in found if it.specs and modality in it.specs.modalities]


def test_a_tag_in_a_sentence_leaves_nothing_out(log: Log) -> None:
    """What is done without something that has a tag is asked for in words."""
    assert log.search("programming without reading the code")[0].milestone.id == "vibe-coding"


@pytest.mark.parametrize("query", ["non-lora models", "models without loras", "非LoRA模型", "不用LoRA的模型"])
def test_models_without_a_method_are_searched_for(log: Log, query: str) -> None:
    """The log does not know which models have a method: the method itself is left out, and the query stays."""
    kept, _ = exclusions(Lookups(log.connection), query)
    found = [hit.milestone.id for hit in log.search(query)]
    assert kept == query
    assert found
    assert not {"lora", "gpt-4"} & {*found}


@pytest.mark.parametrize("query", ["language model without recurrence", "没有注意力的模型"])
def test_what_a_thing_lacks_leaves_nothing_out(log: Log, query: str) -> None:
    """What things do without is no label of them, and stays in the query."""
    assert exclusions(Lookups(log.connection), query) == (query, frozenset())


@pytest.mark.parametrize("query", ["chatbots other than chatgpt", "非ChatGPT的聊天机器人"])
def test_names_are_left_out(log: Log, query: str) -> None:
    """What is asked for apart from a name finds nothing whose name begins so."""
    found = [hit.milestone for hit in log.search(query)]
    assert "eliza" in {it.id for it in found}
    assert not [it.name for it in found if it.name.casefold().startswith("chatgpt")]


@pytest.mark.parametrize("query", ["claude but not sonnet", "claude without sonnet", "除了Sonnet的Claude"])
def test_words_of_names_are_left_out(log: Log, query: str) -> None:
    """Beside a name, what is left out is what has a word in its own."""
    found = [hit.milestone for hit in log.search(query)]
    assert found[0].id == "claude"
    assert not [it.name for it in found if "sonnet" in it.name.casefold()]


@pytest.mark.parametrize(("query", "text"), [("not openai", "model"), ("除了OpenAI", "模型")])
def test_what_only_leaves_out_asks_for_models_in_its_language(log: Log, query: str, text: str) -> None:
    """Where nothing else is asked for, models are, as the language of the query calls them."""
    assert (log.search(query)[0].field, log.search(query)[0].text) == ("kind", text)


def test_a_family_is_left_out(log: Log) -> None:
    """What several begin with, though it is no name of its own, is left out with all of them."""
    found = {hit.milestone.id for hit in log.search("microsoft models excluding phi")}
    assert found
    assert not {"phi-1", "phi-2", "phi-3"} & found
    assert found == {it.id for it in log.select(org="microsoft", kind="model") if not it.name.startswith("Phi")}


def test_an_order_stays_where_its_first_is_left_out(log: Log) -> None:
    """The newest of what is not left out stand first, and the hits say so."""
    newest = log.search("latest models")[0].milestone
    hits = log.search(f"latest models not by {newest.orgs[0].name.en}")
    assert newest.id not in {hit.milestone.id for hit in hits}
    assert hits.order == "newest"


@pytest.mark.parametrize(
    "query",
    [
        "attention is not explanation",
        "non-existent cases",
        "非洲",
        "不用训练的方法",
        "不存在的判例",
        "notebook",
        "why do models not use google search",
        "why was claude not released in europe",
        "除草机器人",
    ],
)
def test_other_negations_are_words(log: Log, query: str) -> None:
    """What leaves out no maker, label or name stays as it is."""
    assert exclusions(Lookups(log.connection), query) == (query, frozenset())


@pytest.mark.parametrize(
    ("query", "left_out"),
    [
        ("models besides openai 2024", {"org": "openai"}),
        ("除了百度还有谁做大模型", {"org": "baidu"}),
        ("image generation without diffusion", {"tag": "diffusion"}),
    ],
)
def test_what_is_left_out_in_other_words(log: Log, query: str, left_out: dict[str, Any]) -> None:
    """What stands behind `besides` is left out, and a tag beside what has another."""
    found = {hit.milestone.id for hit in log.search(query)}
    assert found
    assert found.isdisjoint(milestone.id for milestone in log.select(**left_out))
