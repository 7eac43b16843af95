"""A small chronicle whose text is fixed, the views of it, and the option that rewrites golden files."""

import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest

from llmlog import Log, PartialDate
from llmlog.lineage import ancestors, descendants, roots
from llmlog.model import happened
from llmlog.search import Hit
from llmlog.store import load_months
from llmlog.views import Entry, Errata, Lineage, Links, Listing, Months, Organizations, Profile, Roots, View

Record = dict[str, Any]
BLOG = "https://ai.facebook.com/blog/large-language-model-llama-meta-ai/"


def organization(id: str, en: str, zh: str, **more: Any) -> Record:
    """Return an organization as organizations.json describes it."""
    return {
        "id": id,
        "name": {"en": en, "zh": zh},
        "aliases": [],
        "formerly": [],
        "parent": None,
        "country": None,
    } | more


def entry(id: str, name: str, date: str, kind: str, orgs: list[str], **more: Any) -> Record:
    """Return a milestone as a month file describes it."""
    record: Record = {"id": id, "name": name, "name_zh": None, "aliases": [], "kind": kind, "orgs": orgs}
    record |= {
        "released": None,
        "summary": {"en": f"{name}, which later work was built on.", "zh": f"{name}，后来的工作以它为基础。"},
        "details": {"en": [], "zh": []},
        "tags": [],
        "links": [],
        "derived_from": [],
        "sources": [{"id": "review", "date": date, "as": name, "org": None}],
        "errata": [],
    }
    return record | more


ORGANIZATIONS = [
    organization("baidu", "Baidu", "百度", country="CN"),
    organization(
        "meta",
        "Meta",
        "Meta",
        aliases=["脸书", "FAIR"],
        formerly=[{"name": "Facebook", "until": "2021-10-28"}, {"name": "TheFacebook", "until": None}],
        country="US",
    ),
    organization("fair-paris", "FAIR Paris", "FAIR 巴黎实验室", parent="meta", country="FR"),
    organization("kaist", "Korea Advanced Institute of Science and Technology", "韩国科学技术院", aliases=["KAIST"]),
    organization("lmsys", "LMSYS", "LMSYS", parent="kaist"),
]
TAGS = [
    {"id": "llm", "name": {"en": "LLM", "zh": "大语言模型"}, "related": {"en": [], "zh": []}},
    {"id": "open-weights", "name": {"en": "open weights", "zh": "开放权重"}, "related": {"en": [], "zh": []}},
]
SOURCES = [
    {"id": id, "title": {"en": id, "zh": id}, "url": None, "date": "2023-12", "license": None}
    for id in ("review", "timeline")
]
LLAMA = entry(
    "llama",
    "LLaMA",
    "2023-02-24",
    "model",
    ["meta", "fair-paris"],
    aliases=["LLaMA-65B", "美洲驼", "LLaMA: Open and Efficient Foundation Language Models"],
    released={
        "date": "2023-02-24",
        "url": BLOG,
        "note": {"en": "Announced; the weights followed.", "zh": "当日公布，权重随后提供。"},
    },
    summary={
        "en": "Meta's family of foundation language models with 7B to 65B parameters, given to researchers on request.",
        "zh": "Meta 的基础语言模型系列，参数量从 70 亿到 650 亿，供研究者申请使用；许多开放模型由它而来。",
    },
    details={
        "en": ["It was trained on public text.", "A model with 33B parameters belongs to it as well: [bold], :smile:."],
        "zh": ["它用公开文本训练。", "其中也有一个 330 亿参数的模型：[bold]、:smile:。"],
    },
    tags=["llm", "open-weights"],
    links=[
        {"url": "https://github.com/facebookresearch/llama/", "kind": "code"},
        {"url": BLOG, "kind": "announcement"},
        {"url": "https://arxiv.org/abs/2302.13971", "kind": "paper"},
    ],
    derived_from=[{"id": "transformer", "relation": "built-on", "url": "https://arxiv.org/abs/2302.13971"}],
    sources=[
        {
            "id": "timeline",
            "date": "2023-02-24",
            "as": "LLaMa",
            "org": "Facebook",
            "wrong_urls": ["https://github.com/ggerganov/llama.cpp"],
        },
        {"id": "review", "date": None, "as": "LLaMA-65B亿", "org": None},
    ],
    errata=[
        {
            "field": "figure",
            "source": "timeline",
            "claim": "7B, 13B, 65B",
            "correct": "7B, 13B, 33B, 65B",
            "url": BLOG,
            "note": {"en": "Meta released four sizes.", "zh": "Meta 共发布四种规格。"},
        },
        {
            "field": "date",
            "source": "review",
            "claim": "2023-03",
            "correct": "2023-02-24",
            "url": BLOG,
            "note": {"en": "March is when the weights were leaked.", "zh": "3 月是权重外泄的月份。"},
        },
    ],
)
ALPACA = [{"id": "llama", "relation": "fine-tuned-from"}]
VICUNA = [{"id": "alpaca", "relation": "successor-of"}, {"id": "llama", "relation": "fine-tuned-from"}]
BENCHMARK = "A Benchmark of Multilingual Commonsense Reasoning over Long Documents"
RECORDS = [
    entry("transformer", "Transformer", "2017-06-12", "method", []),
    entry("year-one", "Year one of large models", "2023", "trend", [], name_zh="大模型元年"),
    LLAMA,
    entry("ernie-bot", "ERNIE Bot", "2023-03", "product", ["baidu"], name_zh="文心一言", aliases=["Wenxin Yiyan"]),
    entry("alpaca", "Alpaca", "2023-03-13", "model", ["meta"], derived_from=ALPACA),
    entry("vicuna", "Vicuna", "2023-03-30", "model", ["lmsys", "kaist", "meta"], derived_from=VICUNA),
    entry("longchat", "LongChat-13B-16k", "2023-06-29", "model", ["lmsys"], derived_from=[
        {"id": "vicuna", "relation": "trained-with"},
    ]),
    entry(
        "a-benchmark-of-multilingual-commonsense-reasoning",
        BENCHMARK,
        "2023-07-18",
        "benchmark",
        ["kaist", "baidu"],
        name_zh="一个名字很长的多语言长文档常识推理能力评测基准与排行榜",
        derived_from=[{"id": "longchat", "relation": "part-of"}],
    ),
    entry("llama-in-the-browser", "LLaMA in the Browser", "2023-08-02", "tool", ["fair-paris"], derived_from=[
        {"id": "a-benchmark-of-multilingual-commonsense-reasoning", "relation": "built-on"},
    ]),
]  # fmt: skip


@pytest.fixture(scope="session")
def chronicle_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[Record], list[Record]], Log]:
    """What makes a log of raw milestones and organizations."""

    def made(records: list[Record], organizations: list[Record]) -> Log:
        folder = tmp_path_factory.mktemp("data")
        months = defaultdict(list)
        for record in records:
            months[f"milestones/{str(happened(record))[:7]}"].append(record)
        (folder / "milestones").mkdir()
        for name, content in {"organizations": organizations, "tags": TAGS, "sources": SOURCES, **months}.items():
            (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
        return load_months(folder)

    return made


@pytest.fixture(scope="session")
def chronicle(chronicle_of: Callable[[list[Record], list[Record]], Log]) -> Log:
    """The log of the records above."""
    return chronicle_of(RECORDS, ORGANIZATIONS)


@pytest.fixture(scope="session")
def chronicle_views(chronicle: Log, views: Callable[..., dict[str, View]]) -> dict[str, View]:
    """Every view of the chronicle by name."""
    return views(chronicle)


@pytest.fixture(scope="session")
def views() -> Callable[..., dict[str, View]]:
    """What gives every view of a log by name, those of one milestone about the one of an id."""

    def made(log: Log, id: str = "llama") -> dict[str, View]:
        milestone, organization = log.get(id), log.organization("meta")
        hits = [Hit(milestone, 100, "name", milestone.name), Hit(log.milestones[0], 27.5, "summary", "later")]
        return {
            "list": Listing(log.milestones),
            "search": Listing([milestone, log.milestones[0]], hits, [milestone.name, "later"]),
            "month": Listing(log.select(within=PartialDate(2023, 3))),
            "months": Months(list(log.by_month(log.milestones).items())),
            "org": Profile(
                organization,
                log.parent(organization),
                log.family(organization)[1:],
                Listing(log.select(org=organization.id)),
            ),
            "orgs": Organizations(log.by_organization(log.milestones)),
            "roots": Roots(roots(log)),
            "show": Entry(milestone, log.parents(milestone), log.children(milestone)),
            "errata": Errata([(found, erratum) for found in log for erratum in found.errata]),
            "lineage": Lineage(ancestors(log, milestone), descendants(log, milestone)),
            "links": Links(milestone.links),
        }

    return made
