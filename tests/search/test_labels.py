"""What asks for all that has some labels."""

from typing import Any

import pytest

from llmlog import Log


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("最新的通义千问", "latest qwen"),
        ("latest 通义千问", "newest Qwen"),
        ("3 newest models", "newest models"),
        ("the newest three models", "newest models"),
        ("largest 10 models", "largest models"),
        ("最新的3个模型", "newest models"),
        ("最大的五个模型", "largest models"),
        ("first 3 models of openai", "first models of openai"),
        ("10 best models of 2025", "models of 2025"),
        ("2025年十大模型", "models of 2025"),
        ("最近3个月", "last 3 months"),
        ("last quarter of 2022", "q4 2022"),
        ("first 3 months of 2024", "q1 2024"),
        ("early march 2023", "march 2023"),
        ("year 2023", "2023"),
        ("2015年前的论文", "papers before 2015"),
        ("open weight models", "open weights models"),
        ("closed source models", "closed models"),
        ("all models", "models"),
        ("chinese modles", "chinese models"),
        ("anthropic modles 2025", "anthropic models 2025"),
        ("kaiyuan moxing", "开源模型"),
        ("最大LLM", "largest llm"),
        ("开源LLM", "开源大语言模型"),
        ("timeline of llama", "llama 时间线"),
        ("the day chatgpt launched", "same day as chatgpt"),
        ("ChatGPT发布后一年", "the year after chatgpt"),
        ("largest open model", "最大的开源模型"),
        ("largest llama", "largest llama models"),
        ("circa 2015", "2015"),
        ("第一个百万token上下文的模型是哪个", "第一个百万上下文的模型"),
        ("训练量超过10万亿token的模型", "训练数据超过10万亿token的模型"),
        ("coding models under 10b", "code models under 10b"),
        ("largest coding model", "largest code model"),
        ("最小的qwen", "smallest qwen models"),
        ("新模型", "最新的模型"),
        ("二〇二三年", "2023年"),
        ("国产开源模型里参数最大的", "参数最大的国产开源模型"),
        ("国产模型中上下文最长的", "上下文最长的国产模型"),
        ("models from latin america", "latin american models"),
        ("apache models 2024", "apache licensed models 2024"),
        ("noncommercial models", "非商用模型"),
        ("latest gemni model", "latest gemini model"),
        ("newest mistrel", "newest mistral"),
        ("latest deepmnd", "latest deepmind"),
        ("最新的 robotcs", "最新的 robotics"),
        ("text to video models 2024", "video generation models 2024"),
        ("what did google ship in 2024", "what did google release in 2024"),
    ],
)
def test_what_asks_for_the_same_finds_the_same(log: Log, query: str, other: str) -> None:
    """All names of a family stand for it, and how many are asked for is not."""
    found, wanted = ([hit.milestone.id for hit in log.search(it)] for it in (query, other))
    assert found == wanted
    assert found


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("openai models", {"org": "openai", "kind": "model"}),
        ("what did google announce in december 2023", {"org": "google", "within": "2023-12"}),
        ("谷歌2023年12月宣布了什么", {"org": "google", "within": "2023-12"}),
        ("what did google publish in 2017", {"org": "google", "within": "2017"}),
        ("what did openai introduce in may 2024", {"org": "openai", "within": "2024-05"}),
        ("去年OpenAI發布了什麼", {"org": "openai", "within": "去年"}),
        ("23年3月", {"within": "2023-03"}),
        ("what models did openai release", {"org": "openai", "kind": "model"}),
        ("谷歌的大模型", {"org": "google", "kind": "model"}),
        ("stanford benchmarks", {"org": "stanford", "kind": "benchmark"}),
        ("国产大模型", {"country": "CN", "kind": "model"}),
        ("french models", {"country": "FR", "kind": "model"}),
        ("models from france", {"country": "FR", "kind": "model"}),
        ("open weights models 2025", {"tag": "open-weights", "kind": "model", "within": "2025"}),
        ("语音模型", {"tag": "speech", "kind": "model"}),
        ("meta tools", {"org": "meta", "kind": "tool"}),
        ("openai models in 2022 and 2023", {"org": "openai", "kind": "model", "within": ["2022", "2023"]}),
        ("closed models", {"weights": "closed", "kind": "model"}),
        ("闭源模型", {"weights": "closed", "kind": "model"}),
        ("受限许可", {"weights": "restricted"}),
        ("mit licensed models", {"license": "mit", "kind": "model"}),
        ("Apache协议的模型", {"license": "apache", "kind": "model"}),
        ("国内的数据集", {"country": "CN", "kind": "dataset"}),
        ("china 2024", {"country": "CN", "within": "2024"}),
    ],
)
def test_all_of_a_kind_that_has_the_labels(log: Log, query: str, chosen: dict[str, str | list[str]]) -> None:
    """What asks for a kind or a country, and a maker, a tag, a time, a license or weights, lists all of it.

    The most important come first.
    """
    wanted = log.select(**chosen)  # type: ignore[arg-type]
    found = log.search(query)
    assert {hit.milestone.id for hit in found} == {it.id for it in wanted}
    weights = [hit.milestone.importance or 1 for hit in found]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("papers 2017", {"within": "2017"}),
        ("google papers 2017", {"org": "google", "within": "2017"}),
        ("2023年最重要的论文", {"within": "2023"}),
        ("谷歌的论文", {"org": "google"}),
    ],
)
def test_papers(log: Log, query: str, chosen: dict[str, str]) -> None:
    """What asks for papers finds what is called one and all whose date is that of a paper, as Transformer."""
    wanted = {
        it.id
        for it in log.select(**chosen)  # type: ignore[arg-type]
        if it.kind == "paper" or (it.released and (it.released.url, "paper") in it.links)
    }
    assert {hit.milestone.id for hit in log.search(query)} == wanted
    assert ("transformer" in wanted) == ("2023" not in query)


@pytest.mark.parametrize("query", ["open source models", "开源大模型"])
def test_open_source_models(log: Log, query: str) -> None:
    """Models that are called open source are those with open weights too."""
    wanted = {it.id for tag in ("open-source", "open-weights") for it in log.select(kind="model", tag=tag)}
    assert {hit.milestone.id for hit in log.search(query)} == wanted


@pytest.mark.parametrize(
    "query",
    ["2023-03-14", "what happened on March 14th, 2023", "14 mar 2023", "2023年3月14日", "2023年3月14日发布了什么"],
)
def test_a_day(log: Log, query: str) -> None:
    """What asks for a day, however it is written, lists what is of that day."""
    assert {hit.milestone.id for hit in log.search(query)} == {it.id for it in log.select(within="2023-03-14")}
    assert [hit.milestone.id for hit in log.search(f"openai {query}")] == ["gpt-4"]


@pytest.mark.parametrize(
    ("query", "field", "text"),
    [
        ("openai models 2023", "orgs", "OpenAI"),
        ("chinese llms", "country", "China"),
        ("国产大模型", "country", "中国"),
        ("speech models 2023", "tags", "speech"),
        ("2023 models", "date", "2023"),
        ("最新的大模型", "kind", "模型"),
        ("usa", "country", "United States"),
        ("闭源", "weights", "不开放"),
        ("apache license", "license", "Apache-2.0"),
    ],
)
def test_which_label_is_told(log: Log, query: str, field: str, text: str) -> None:
    """A hit says which label it has that tells most, in the language of the query."""
    assert (log.search(query)[0].field, log.search(query)[0].text) == (field, text)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("biology of a large language model", "circuit-tracing"),
        ("openai browser", "chatgpt-atlas"),
        ("gpt model", "gpt-1"),
    ],
)
def test_labels_beside_a_name_or_without_a_kind(log: Log, query: str, first: str) -> None:
    """A title is a title, labels that name no kind are weighed by the texts, and a name stays one."""
    assert log.search(query)[0].milestone.id == first


def test_a_word_that_tells_no_thing_from_another_names_none(log: Log) -> None:
    """The first of persons is nothing that has such a word in its name, nor what one name alone has."""
    for query in ("first person to say artificial intelligence", "first ai winter", "latest alignment research"):
        assert log.search(query).order == ""


@pytest.mark.parametrize(
    ("query", "chosen", "held", "left_out"),
    [
        ("openai llm", {"org": "openai"}, {"gpt-4", "gpt-4o", "codex-2021"}, {"dall-e-2", "sora", "whisper", "clip"}),
        ("latest openai llm", {"org": "openai"}, {"gpt-4", "gpt-5"}, {"sora-2", "gpt-image-2"}),
        ("google llms", {"org": "google"}, {"gemini", "palm"}, {"imagen", "alphafold-2"}),
        ("iflytek llms", {"org": "iflytek"}, {"spark"}, {"gpt-4"}),
        ("robotics llms", {"tag": "robotics"}, {"rt-2", "palm-e"}, {"gpt-4"}),
        ("机器人大语言模型", {"tag": "robotics"}, {"rt-2", "palm-e"}, {"gpt-4"}),
        ("french language models", {"country": "FR"}, {"mistral-7b", "pixtral"}, {"dinov2", "moshi"}),
        ("国产大语言模型 2025", {"country": "CN", "within": "2025"}, {"deepseek-r1", "ernie-5-0"}, {"wan-2-2"}),
        ("language models 2019", {"within": "2019"}, {"gpt-2", "t5"}, {"efficientnet"}),
        ("语言模型 2019", {"within": "2019"}, {"gpt-2", "t5"}, {"efficientnet"}),
        ("llms not by openai", {}, {"claude-3", "llama"}, {"gpt-4", "resnet", "stable-diffusion"}),
        ("large language models", {}, {"claude-3", "gpt-4"}, {"resnet", "stable-diffusion"}),
        ("multimodal llms 2024", {"within": "2024", "tag": "multimodal"}, {"gpt-4o", "qwen2-vl"}, {"sora"}),
    ],
)
def test_models_of_language(log: Log, query: str, chosen: dict[str, Any], held: set[str], left_out: set[str]) -> None:
    """What asks for models of language finds none that is of pictures, sound or video alone or makes them."""
    found = {hit.milestone.id for hit in log.search(query)}
    assert held <= found <= {it.id for it in log.select(kind="model", **chosen)}
    assert not left_out & found


@pytest.mark.parametrize(
    ("query", "text"),
    [
        *((query, "language model") for query in ("large language models", "large language model", "llm")),
        *((query, "语言模型") for query in ("大语言模型", "最新的大语言模型")),
    ],
)
def test_models_of_language_are_called_in_the_language_of_the_query(log: Log, query: str, text: str) -> None:
    """What matched is said in the language of the query."""
    assert {(hit.field, hit.text) for hit in log.search(query)} == {("kind", text)}


@pytest.mark.parametrize("query", ["第一个开源大模型", "first open source llm"])
def test_an_open_label_in_the_language_of_the_query(log: Log, query: str) -> None:
    """What is asked for as open is shown by a label in the language in which it is asked for."""
    assert {hit.text.isascii() for hit in log.search(query)} == {query.isascii()}


@pytest.mark.parametrize("query", ["lawsuits in the US", "美国诉讼"])
def test_a_related_word_beside_a_country(log: Log, query: str) -> None:
    """Beside a country a word that is no label finds what says it and has a label that is related to it."""
    found = {hit.milestone.id for hit in log.search(query)}
    assert "raine-v-openai" in found
    assert found <= {it.id for it in log.select(country="US", tag="law")}


@pytest.mark.parametrize(
    ("query", "country"), [("french startups", "FR"), ("德国初创公司", "DE"), ("us companies", "US")]
)
def test_the_companies_of_a_country(log: Log, query: str, country: str) -> None:
    """Companies beside a country ask for all that comes from there."""
    found = log.search(query)
    assert {hit.milestone.id for hit in found} == {it.id for it in log.select(country=country)}
    assert found[0].milestone.importance == 3


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("france", {"country": "FR"}),
        ("加拿大", {"country": "CA"}),
        ("zhongguo", {"country": "CN"}),
        ("proprietary", {"weights": "closed"}),
        ("mit license", {"license": "mit"}),
        ("apache 2.0", {"license": "apache"}),
    ],
)
def test_a_label_alone(log: Log, query: str, chosen: dict[str, str]) -> None:
    """A country, weights or a license alone lists before what only its text answers all that has it."""
    wanted = {it.id for it in log.select(**chosen)}  # type: ignore[arg-type]
    found = [hit.milestone.id for hit in log.search(query)]
    assert wanted <= {*found}
    assert len({*found[: len(wanted)]} - wanted) <= len(wanted) // 10


def test_a_word_of_running_text_is_no_label(log: Log) -> None:
    """A country among other words is weighed by the texts rather than by where makers are from."""
    assert log.search("phone chip from China despite sanctions")[0].milestone.id == "huawei-mate-60"


@pytest.mark.parametrize(
    "query",
    ["nov 30", "November 30", "30 november", "what happened on november 30", "11月30日", "11月30号发生了什么"],
)
def test_a_day_of_any_year(log: Log, query: str) -> None:
    """A day without a year lists what is of that day in all years."""
    assert {hit.milestone.id for hit in log.search(query)} == {it.id for it in log.select().on(["11-30"])}


@pytest.mark.parametrize("query", ["october", "10月", "10月份", "十月", "十月份"])
def test_a_month_of_any_year(log: Log, query: str) -> None:
    """A month without a year lists, before what only tells of it, what is of that month in all years."""
    wanted = {it.id for it in log if it.date.month == 10}
    assert {hit.milestone.id for hit in log.search(query)[: len(wanted)]} == wanted


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("中文模型", {"tag": "chinese", "kind": "model"}),
        ("最强的中文模型", {"tag": "chinese", "kind": "model"}),
        ("最好的法律大模型", {"tag": "law", "kind": "model"}),
        ("微软大模型", {"org": "microsoft", "kind": "model"}),
    ],
)
def test_a_part_of_a_name_is_no_word_before_labels(log: Log, query: str, chosen: dict[str, str]) -> None:
    """A label with a word like model behind it is two labels, although some name holds the two as one run."""
    wanted = {it.id for it in log.select(**chosen)}  # type: ignore[arg-type]
    assert {hit.milestone.id for hit in log.search(query)} == wanted
    assert wanted


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("landmark models of 2018", {"kind": "model", "within": "2018"}),
        ("openai landmarks", {"org": "openai"}),
        ("landmarks since 2024", {"since": "2024"}),
        ("top landmarks 2023", {"within": "2023"}),
        ("the landmarks of summer 2023", {"within": "2023-06..2023-08"}),
        ("2023年的重大事件", {"kind": "event", "within": "2023"}),
        ("2016年以前的里程碑", {"until": "2015"}),
    ],
)
def test_landmarks_are_asked_for_by_name(log: Log, query: str, chosen: dict[str, str]) -> None:
    """What asks for landmarks lists those that have the labels beside it, and no others."""
    wanted = {it.id for it in log.select(**chosen, importance=3)}
    assert {hit.milestone.id for hit in log.search(query)} == wanted
    assert wanted


@pytest.mark.parametrize(
    "query",
    [
        "open models from Anthropic",
        "Anthropic 的开源模型",
        "chinese open models before 2020 over 100b",
        "open models from Germany larger than 100b",
        "models released in 2031",
        "2031年的模型",
    ],
)
def test_what_nothing_is_finds_nothing(log: Log, query: str) -> None:
    """Where nothing has the makers, kinds, times, weights and sizes that are asked for, none of them is dropped."""
    assert not log.search(query)


def test_a_year_without_milestones_is_a_word_of_texts(log: Log) -> None:
    """Alone or beside words of texts, a year that is to come finds what tells of it."""
    assert log.search("china ai development plan 2030")[0].milestone.id == "china-new-generation-ai-plan"
    assert log.search("2030")


@pytest.mark.parametrize(
    "query",
    ["models by openai or anthropic in 2025", "OpenAI和Anthropic 2025年的模型", "2025 models of anthropic and openai"],
)
def test_of_two_makers_either_is_meant(log: Log, query: str) -> None:
    """Makers that have nothing together of what is asked for stand for either."""
    wanted = {it.id for it in log.select(org=["openai", "anthropic"], kind="model", within="2025")}
    assert {hit.milestone.id for hit in log.search(query)} == wanted


def test_or_is_either_although_something_is_of_both(log: Log) -> None:
    """Makers with `or` between them stand for either, also where some things are of both."""
    wanted = {it.id for it in log.select(org=["stanford", "berkeley"], kind="model")}
    assert {hit.milestone.id for hit in log.search("models by stanford or berkeley")} == wanted
    assert {hit.milestone.id for hit in log.search("models by stanford and berkeley")} < wanted


@pytest.mark.parametrize(("query", "org"), [("agents by google", "google"), ("agents by openai", "openai")])
def test_a_kind_stands_before_a_tag_of_its_name(log: Log, query: str, org: str) -> None:
    """Agents beside a maker are its agents, although a tag is called so as well."""
    assert {hit.milestone.id for hit in log.search(query)} == {it.id for it in log.select(org=org, kind="agent")}


@pytest.mark.parametrize("query", ["papers about agents", "关于智能体的论文", "智能体论文"])
def test_of_two_kinds_one_is_a_tag(log: Log, query: str) -> None:
    """Papers about agents are those with the tag of that name."""
    agents = {it.id for it in log.select(tag="agents")}
    found = {hit.milestone.id for hit in log.search(query)}
    assert {it.id for it in log.select(kind="paper")} & agents <= found <= agents


def test_companies_of_no_country_are_no_label(log: Log) -> None:
    """Startups beside a kind are not dropped as they are beside a country."""
    assert len(log.search("models by startups")) < len(log.select(kind="model")) / 10


@pytest.mark.parametrize("query", ["timeline of deepseek", "deepseek时间线"])
def test_a_timeline_has_events_as_well(log: Log, query: str) -> None:
    """The timeline of a maker is all that is of it, oldest first."""
    found = [hit.milestone for hit in log.search(query)]
    assert [it.id for it in found] == [it.id for it in log.select(org="deepseek")]


@pytest.mark.parametrize("query", ["companies founded in 2023", "2023年成立的公司", "startups founded in 2023"])
def test_foundings_of_a_year_stand_first(log: Log, query: str) -> None:
    """What asks for companies of a year finds their foundings."""
    first = log.search(query)[:5].selection
    assert {tag.id for it in first for tag in it.tags if tag.id == "founding"} == {"founding"}
    assert all("founding" in {tag.id for tag in it.tags} and it.date.year == 2023 for it in first)


@pytest.mark.parametrize("query", ["百度 大模型平台", "openai model benchmark"])
def test_two_kinds_are_no_facts(log: Log, query: str) -> None:
    """Nothing is of two kinds, so that a query that names two is about something in other words."""
    assert log.search(query)


def test_a_planet_is_no_month(log: Log) -> None:
    """A word that has a month's name as its stem does not ask for what is of that month."""
    assert log.search("models from mars")[0].milestone.id == "remote-agent"


@pytest.mark.parametrize("query", ["Google milestones in 1980", "google 1980", "OpenAI in 2012", "百度 1990年"])
def test_nothing_is_of_a_maker_before_it_was(log: Log, query: str) -> None:
    """A maker and a time that have nothing in common find nothing of others."""
    assert not log.search(query)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("How did the Pentagon and Anthropic fall out?", "anthropic-pentagon"),
        ("When did South Korea pass its AI law?", "korea-ai-basic-act"),
    ],
)
def test_what_makers_have_in_common(log: Log, query: str, first: str) -> None:
    """Two makers beside one word find what is of both; a state that is a maker stands for its country."""
    assert log.search(query)[0].milestone.id == first


def test_what_two_makers_have_in_common_is_not_everything(log: Log) -> None:
    """Words of another field beside two makers find nothing of theirs."""
    assert not log.search("openai microsoft pasta recipe")


@pytest.mark.parametrize("query", ["apache-2.0 2023", "7B apache 2.0 2023"])
def test_a_license_with_its_number(log: Log, query: str) -> None:
    """A number of a license is no version that is missing."""
    first = log.search(query)[0].milestone
    assert (first.id, first.date.year) == ("mistral-7b", 2023)
