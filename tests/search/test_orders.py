"""What asks for the newest, the first, the largest or the smallest of some labels, names or ideas."""

import pytest

from llmlog import Log
from llmlog.store.rows import sizes


@pytest.mark.parametrize(
    "query",
    [
        "latest openai model",
        "openai model news",
        "newest models by OpenAI",
        "OpenAI最新的模型",
        "最新的 openai 模型",
    ],
)
def test_the_newest_of_a_maker_stands_first(log: Log, query: str) -> None:
    """What asks for the newest lists all that has the labels beside it, the newest first."""
    wanted = sorted(log.select(org="openai", kind="model"), key=lambda it: it.date, reverse=True)
    assert [hit.milestone.date for hit in log.search(query)] == [it.date for it in wanted]


@pytest.mark.parametrize(
    "query", ["latest llama", "llama最新版本", "Llama最新版", "what is the latest version of llama"]
)
def test_the_newest_of_a_family_stands_first(log: Log, query: str) -> None:
    """What asks for the newest of a name lists those whose names begin so."""
    found = [hit.milestone.id for hit in log.search(query)]
    assert found.index("llama-4") < found.index("llama-3") < found.index("llama-2") < found.index("llama")


@pytest.mark.parametrize(
    ("query", "field", "text"),
    [
        ("latest", "date", "latest"),
        ("最新消息", "date", "最新"),
        ("最新的条目", "date", "最新"),
        ("oldest milestone", "date", "first"),
        ("最早的条目", "date", "最早"),
        ("ai news", "date", "latest"),
        ("latest OpenAI models", "orgs", "OpenAI"),
        ("最新的语音模型", "tags", "语音"),
        ("first chatbot", "first", "chatbot"),
        ("首个推理模型", "first", "推理模型"),
        ("latest llama", "name", "Llama 4"),
    ],
)
def test_what_the_newest_and_the_first_are_of(log: Log, query: str, field: str, text: str) -> None:
    """A hit says of what it is the newest or the first, as that is called, and without a label which word asked."""
    assert (log.search(query)[0].field, log.search(query)[0].text) == (field, text)


@pytest.mark.parametrize(
    ("query", "newest", "not_so"),
    [
        ("最新的文心", "ernie-5-0", "wudao-3-0"),
        ("latest sonnet", "claude-sonnet-5-5", "claude-opus-5"),
        ("最新的悟道", "wudao-3-0", "ernie-5-0"),
        ("first attention paper", "bahdanau-attention", "alexnet"),
        ("first llama", "llama", "llamaindex"),
        ("first gpt-4", "gpt-4", "gpt-4chan"),
        ("latest claude", "claude-fable-5-2", "claude-police-tip"),
        ("最新的混元", "hy4-flash", "ernie-5-0"),
    ],
)
def test_the_newest_and_the_first_of_a_word(log: Log, query: str, newest: str, not_so: str) -> None:
    """A word of names that is no label stands for what has it in its name, a name for what begins with it whole."""
    found = [hit.milestone.id for hit in log.search(query)]
    assert found[0] == newest
    assert not_so not in found


def test_the_first_within_a_size_is_within_it(log: Log) -> None:
    """What is known as the first of its sort is not that of those within a size."""
    hits = log.search("first reasoning model under 10b")
    assert {hit.field for hit in hits} == {"specs"}
    assert "openai-o1" not in {hit.milestone.id for hit in hits}


def test_the_newest_beside_other_words(log: Log) -> None:
    """Other words than labels and names make it a query like any other."""
    assert log.search("latest llama recipe for grilling")[0].milestone.id == "llama"


@pytest.mark.parametrize(
    "query", ["latest", "最新", "最新消息", "latest news", "what's new in AI", "谷歌最近发布了什么"]
)
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
        ("first ai law", "eu-ai-act"),
        ("what was the first reasoning model?", "openai-o1"),
        ("首个推理模型", "openai-o1"),
        ("首部人工智能法律", "eu-ai-act"),
        ("first diffusion model", "diffusion-models"),
        ("first trillion parameter model", "switch-transformer"),
        ("earliest neural network", "mcculloch-pitts-neuron"),
        ("first language model", "rnnlm"),
        ("第一个文生视频模型", "cogvideo"),
        ("first humanoid robot", "wabot-1"),
        ("first coding assistant", "github-copilot"),
        ("first llm", "gpt-1"),
        ("第一个开源大模型", "gpt-1"),
        ("first european llm", "xlm"),
        ("first multimodal llm", "show-and-tell"),
        ("第一个多模态大模型", "show-and-tell"),
        ("最早的国产大语言模型", "cpm"),
        ("第一个推理大语言模型", "openai-o1"),
        ("first reasoning llm", "openai-o1"),
        ("first word embeddings", "neural-probabilistic-language-model"),
        ("first driverless taxis", "waymo-one"),
        ("韩国最早的大模型", "hyperclova"),
        ("first large language model by meta", "xlm"),
        ("first open reasoning model", "marco-o1"),
        ("第一个开源推理模型", "marco-o1"),
        ("国产第一个人形机器人", "xianxingzhe"),
        ("最古老的模型", "nettalk"),
    ],
)
def test_the_first_of_its_kind(log: Log, query: str, first: str) -> None:
    """What asks for the first has the oldest first: a thing unless a kind is named or most are none."""
    assert log.search(query)[0].milestone.id == first


@pytest.mark.parametrize("query", ["first chinese llm", "最早的国产大模型"])
def test_the_first_language_models_of_a_country(log: Log, query: str) -> None:
    """Behind what is known as the first stand models of language, the oldest first."""
    first, *others = [hit.milestone for hit in log.search(query)]
    assert first.id == "cpm"
    assert [it.date for it in others] == sorted(it.date for it in others)
    assert all(it.specs and "text" in it.specs.modalities for it in others)
    assert {"cogview", "cogvideo"}.isdisjoint(it.id for it in others)


@pytest.mark.parametrize(
    "query", ["when did suno first come out", "when was suno first released?", "suno first appeared"]
)
def test_when_a_name_first_appeared(log: Log, query: str) -> None:
    """What asks when something first appeared asks for it, rather than for the first that its maker made."""
    assert log.search(query)[0].milestone.id == "suno"


def test_the_first_of_a_kind_that_is_named(log: Log) -> None:
    """A kind that is named is the one that is listed."""
    wanted = sorted(it.date for it in log.select(kind="benchmark"))
    assert [hit.milestone.date for hit in log.search("earliest benchmark")] == wanted


@pytest.mark.parametrize(
    ("query", "figure", "chosen"),
    [
        ("largest model", "parameters", {"kind": "model"}),
        ("biggest open model by parameters", "parameters", {"kind": "model", "tag": "open-weights"}),
        ("国产参数最多的大模型", "parameters", {"kind": "model", "country": "CN"}),
        ("谁的参数最多", "parameters", {"kind": "model"}),
        ("longest context window", "context_tokens", {"kind": "model"}),
        ("上下文最长的模型", "context_tokens", {"kind": "model"}),
    ],
)
def test_the_largest_stands_first(log: Log, query: str, figure: str, chosen: dict[str, str]) -> None:
    """What asks for the largest lists what has that figure and the labels beside it, the largest first."""
    found = [hit.milestone for hit in log.search(query)]
    known = [it for it in log.select(**chosen) if it.specs and getattr(it.specs, figure)]  # type: ignore[arg-type]
    assert {it.id for it in found} == {it.id for it in known}
    figures = [getattr(it.specs, figure) for it in found]
    largest = [max(sizes(it)) for it in figures] if figure == "parameters" else figures
    assert largest == sorted(largest, reverse=True)
    assert len({*largest}) > 2


@pytest.mark.parametrize("query", ["smallest model", "最小的模型", "参数最少的模型"])
def test_the_smallest_stands_first(log: Log, query: str) -> None:
    """What asks for the smallest lists models by the fewest parameters that they come with."""
    found = [hit.milestone for hit in log.search(query)]
    smallest = [min(sizes(it.specs.parameters)) for it in found if it.specs and it.specs.parameters]
    assert smallest == sorted(smallest)
    assert len(smallest) == len(found) > 100


def test_the_last_model_is_the_newest(log: Log) -> None:
    """What asks for somebody's last model asks for the newest; other things are called the last."""
    last, newest = (log.search(f"{word} model by Mistral") for word in ("last", "newest"))
    assert [hit.milestone.id for hit in last] == [hit.milestone.id for hit in newest]
    assert log.search("humanity's last exam")[0].milestone.id == "humanitys-last-exam"


@pytest.mark.parametrize("query", ["biggest news of 2025", "largest funding round", "最大的数据集"])
def test_what_has_no_figure_is_no_model(log: Log, query: str) -> None:
    """What is called the largest of something else is looked for in the texts."""
    assert log.search(query)[0].field not in {"kind", "weights", "country"}


@pytest.mark.parametrize(
    ("query", "tag", "other"),
    [
        ("latest acquisition", "funding", "openai-6-6b-round"),
        ("latest chip", "hardware", "alexnet"),
    ],
)
def test_the_newest_of_a_related_word_says_it(log: Log, query: str, tag: str, other: str) -> None:
    """A word that a tag covers narrows the newest of the tag to what says the word or is recalled by it."""
    found, tagged = ({it.id for it in selection} for selection in (log.search(query).selection, log.select(tag=tag)))
    assert found < tagged
    assert other in tagged - found


@pytest.mark.parametrize("query", ["latest chip", "newest humanoid robot", "最新的人形机器人"])
def test_the_newest_of_what_is_mostly_things_is_a_thing(log: Log, query: str) -> None:
    """The newest chip or robot is none of the events that the tag is on as well."""
    assert not {it.kind.value for it in log.search(query).selection} & {"event", "trend"}


@pytest.mark.parametrize(
    "query", ["latest funding round", "most recent funding round", "newest lawsuit against openai"]
)
def test_the_newest_of_ideas_stands_first(log: Log, query: str) -> None:
    """What asks for the newest of what no label says lists what comes near it by date."""
    found = log.search(query)
    dates = [hit.milestone.date for hit in found]
    assert found.order == "newest"
    assert dates == sorted(dates, reverse=True)
    assert len(set(dates)) > 1


@pytest.mark.parametrize(
    ("query", "plain"),
    [
        ("largest model ever", "largest model"),
        ("largest google model ever released", "largest google model"),
        ("biggest model in the world", "largest model"),
        ("last paper by deepmind", "latest paper by deepmind"),
        ("阿里最大的开源模型", "阿里巴巴最大的开源模型"),
        ("latest moe model", "latest mixture of experts model"),
        ("latest reasoning model", "最新的推理模型"),
        ("latest lawsuit", "最近的诉讼"),
    ],
)
def test_an_order_in_other_words(log: Log, query: str, plain: str) -> None:
    """An order finds the same in whichever words and of whichever name of a tag or a maker it is asked for."""
    found = [hit.milestone.id for hit in log.search(query)]
    assert len(found) > 20
    assert found == [hit.milestone.id for hit in log.search(plain)]


@pytest.mark.parametrize("query", ["most trained tokens", "model trained on the most tokens", "训练数据最多的模型"])
def test_the_model_of_the_most_tokens_stands_first(log: Log, query: str) -> None:
    """What asks for the most tokens has the models whose training took most of them first."""
    found = [hit.milestone.specs for hit in log.search(query)]
    figures = [it.training_tokens or 0 for it in found if it]
    assert len(found) == len(figures) > 90
    assert 0 < figures[-1] < figures[0] == max(figures)
    assert figures == sorted(figures, reverse=True)
