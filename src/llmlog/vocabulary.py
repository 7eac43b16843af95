"""The fixed words of the log in both languages: kinds, relations, kinds of links, subjects of errata, specs."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Self

from llmlog.language import Text
from llmlog.shipped import shipped_json


class Kind(StrEnum):
    """What sort of thing a milestone is."""

    text: Text
    """The kind in words."""

    MODEL = "model", "模型"
    PRODUCT = "product", "产品"
    TOOL = "tool", "工具"
    METHOD = "method", "方法"
    PAPER = "paper", "论文"
    DATASET = "dataset", "数据集"
    BENCHMARK = "benchmark", "基准"
    AGENT = "agent", "智能体"
    PLATFORM = "platform", "平台"
    EVENT = "event", "事件"
    TREND = "trend", "趋势"

    def __new__(cls, en: str, zh: str = "") -> Self:
        """Return the kind whose value is its English word."""
        kind = str.__new__(cls, en)
        kind._value_, kind.text = en, Text(en, zh)
        return kind


KINDS = {kind: kind.text for kind in Kind}

LINK_KINDS = {
    "announcement": Text("announcement", "公告"),
    "paper": Text("paper", "论文"),
    "code": Text("code", "代码"),
    "weights": Text("weights", "权重"),
    "demo": Text("demo", "演示"),
    "docs": Text("docs", "文档"),
    "news": Text("news", "报道"),
}
"""What a link may lead to, in the order of how near it is to the maker."""

PART_OF = "part-of"
"""The relation that ties a part to its whole, which is no descent."""

RELATIONS = {
    "fine-tuned-from": Text("fine-tuned", "微调"),
    "successor-of": Text("successor", "后继"),
    "built-on": Text("built on it", "以其为基础"),
    "trained-with": Text("trained with it", "以其训练"),
    PART_OF: Text("part of it", "属于其中"),
}
"""How a milestone is tied to another: said of the later one."""

ERRATUM_FIELDS = {
    "date": Text("date", "日期"),
    "name": Text("name", "名称"),
    "orgs": Text("maker", "机构"),
    "kind": Text("kind", "类别"),
    "descent": Text("descent", "来历"),
    "figure": Text("figure", "数字"),
    "availability": Text("availability", "开放情况"),
    "licence": Text("license", "许可"),
    "claim": Text("claim", "说法"),
}
"""What a statement that does not hold may be about."""

IMPORTANCE = {1: Text("noted", "一般"), 2: Text("important", "重要"), 3: Text("landmark", "重大节点")}
"""How much a milestone weighs in the history."""
LANDMARK = max(IMPORTANCE)
OF_IMPORTANCE, OF_KIND, OF_WEIGHTS = Text("importance", "重要程度"), Text("kind", "类别"), Text("weights", "权重")

WEIGHTS = {
    "open": Text("open", "开放"),
    "restricted": Text("restricted", "受限"),
    "closed": Text("closed", "不开放"),
}
"""Whether anyone may have the weights of a model and use them."""

SPECS = {
    "parameters": Text("Parameters", "参数"),
    "context_tokens": Text("Context", "上下文"),
    "training_tokens": Text("Trained on", "训练数据"),
    "license": Text("License", "许可证"),
    "weights": Text("Weights", "权重"),
    "modalities": Text("Modalities", "模态"),
}

MODALITIES = {
    "text": Text("text", "文本"),
    "image": Text("image", "图像"),
    "audio": Text("audio", "音频"),
    "video": Text("video", "视频"),
    "3d": Text("3D", "三维"),
    "action": Text("action", "动作"),
}

CALLED = "words/called.json"
"""The table of what people call countries, continents, kinds, tags, weights and landmarks."""


def tag_names(id: str) -> tuple[str, ...]:
    """Return what a tag goes by as well as its names."""
    return tuple(shipped_json(CALLED)["tags"].get(id, ()))


@cache
def countries() -> dict[str, Text]:
    """Return the names of countries and regions by their codes (ISO 3166-1, with EU and UN)."""
    return {code: Text(en, zh) for code, (en, zh, *_) in shipped_json(CALLED)["countries"].items()}


def country_name(code: str) -> Text:
    """Return the name of a country or region by its code, the code where it is of none that is known."""
    return countries().get(code, Text(code, code))


FIXED: dict[str, Mapping[Any, Text]] = {
    "kind": KINDS,
    "weights": WEIGHTS,
    "importance": {str(weight): text for weight, text in IMPORTANCE.items()},
}
"""The names of the values of facets whose values are fixed, but for countries."""


def fixed_name(field: str, value: str) -> Text | None:
    """Return the name of a value of a facet, None where its values are not fixed or it is not known."""
    return (countries() if field == "country" else FIXED.get(field, {})).get(value)


OWN_NAMES = frozenset({"name", "name_zh", "id"})
"""The JSON keys of the names that one milestone alone has."""
IDS = frozenset({"id", "former_ids"})
"""The JSON keys of its ids."""
NAMES = OWN_NAMES | IDS | {"aliases"}
"""The JSON keys of all that a milestone is found by as its name."""
