"""The fixed words of the log in both languages: kinds, relations, kinds of links, subjects of errata, specs."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from llmlog.language import Text


class Kind(StrEnum):
    """What sort of thing a milestone is."""

    MODEL = "model"
    PRODUCT = "product"
    TOOL = "tool"
    METHOD = "method"
    PAPER = "paper"
    DATASET = "dataset"
    BENCHMARK = "benchmark"
    AGENT = "agent"
    PLATFORM = "platform"
    EVENT = "event"
    TREND = "trend"

    @property
    def text(self) -> Text:
        """The kind in words."""
        return KINDS[self]


KINDS = {
    Kind.MODEL: Text("model", "模型"),
    Kind.PRODUCT: Text("product", "产品"),
    Kind.TOOL: Text("tool", "工具"),
    Kind.METHOD: Text("method", "方法"),
    Kind.PAPER: Text("paper", "论文"),
    Kind.DATASET: Text("dataset", "数据集"),
    Kind.BENCHMARK: Text("benchmark", "基准"),
    Kind.AGENT: Text("agent", "智能体"),
    Kind.PLATFORM: Text("platform", "平台"),
    Kind.EVENT: Text("event", "事件"),
    Kind.TREND: Text("trend", "趋势"),
}

KIND_WORDS = {
    Kind.MODEL: (
        "llm",
        "language model",
        "large language model",
        "foundation model",
        "大模型",
        "语言模型",
        "大语言模型",
    ),
    Kind.PRODUCT: ("app", "service", "应用", "服务"),
    Kind.TOOL: ("framework", "library", "software", "engine", "框架", "库", "软件", "引擎"),
    Kind.METHOD: ("technique", "algorithm", "approach", "技术", "算法"),
    Kind.PAPER: ("study", "article", "研究", "文章"),
    Kind.DATASET: ("corpus", "data set", "语料", "语料库"),
    Kind.BENCHMARK: ("test", "leaderboard", "evaluation", "评测", "榜单", "排行榜", "测试"),
    Kind.AGENT: ("assistant", "autonomous", "bot", "助手", "代理"),
    Kind.PLATFORM: ("hub", "marketplace", "社区"),
}
"""What people call things of a kind, beside its name."""

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
LANDMARK_WORDS = ("landmarks", "major", "重大", "里程碑")
"""What people call landmarks, beside the word for it."""
OF_IMPORTANCE, OF_WEIGHTS = Text("importance", "重要程度"), Text("weights", "权重")

WEIGHTS = {
    "open": Text("open", "开放"),
    "restricted": Text("restricted", "受限"),
    "closed": Text("closed", "不开放"),
}
"""Whether anyone may have the weights of a model and use them."""

WEIGHTS_WORDS = {
    "restricted": ("restricted weights", "restricted license", "受限许可"),
    "closed": ("closed weights", "closed source", "proprietary", "闭源"),
}
"""What people call weights, beside the word for it."""

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

COUNTRY_NAMES = {
    "AE": ("United Arab Emirates", "阿联酋", "UAE", "Emirates", "Emirati"),
    "AL": ("Albania", "阿尔巴尼亚", "Albanian"),
    "AT": ("Austria", "奥地利", "Austrian"),
    "AU": ("Australia", "澳大利亚", "Australian"),
    "BE": ("Belgium", "比利时", "Belgian"),
    "BG": ("Bulgaria", "保加利亚", "Bulgarian"),
    "BR": ("Brazil", "巴西", "Brazilian"),
    "CA": ("Canada", "加拿大", "Canadian"),
    "CH": ("Switzerland", "瑞士", "Swiss"),
    "CL": ("Chile", "智利", "Chilean"),
    "CN": (
        "China",
        "中国",
        "PRC",
        "Mainland China",
        "People's Republic of China",
        "Chinese",
        "中国大陆",
        "中华人民共和国",
        "国产",
        "国内",
    ),
    "CZ": ("Czechia", "捷克", "Czech Republic", "Czech"),
    "DE": ("Germany", "德国", "German"),
    "DK": ("Denmark", "丹麦", "Danish"),
    "ES": ("Spain", "西班牙", "Spanish"),
    "EU": ("European Union", "欧盟", "欧洲联盟"),
    "FI": ("Finland", "芬兰", "Finnish"),
    "FR": ("France", "法国", "French"),
    "GB": ("United Kingdom", "英国", "UK", "Britain", "Great Britain", "England", "British", "大不列颠", "英格兰"),
    "HK": ("Hong Kong", "中国香港", "香港"),
    "ID": ("Indonesia", "印度尼西亚", "Indonesian"),
    "IE": ("Ireland", "爱尔兰", "Irish"),
    "IL": ("Israel", "以色列", "Israeli"),
    "IN": ("India", "印度", "Indian"),
    "IR": ("Iran", "伊朗", "Iranian"),
    "IT": ("Italy", "意大利", "Italian"),
    "JP": ("Japan", "日本", "Japanese"),
    "KR": ("South Korea", "韩国", "Korea", "Republic of Korea", "Korean", "南韩", "大韩民国"),
    "NL": ("Netherlands", "荷兰", "Holland", "The Netherlands", "Dutch"),
    "NO": ("Norway", "挪威", "Norwegian"),
    "PL": ("Poland", "波兰", "Polish"),
    "RU": ("Russia", "俄罗斯", "Russian Federation", "Russian"),
    "SA": ("Saudi Arabia", "沙特阿拉伯", "Saudi", "沙特"),
    "SE": ("Sweden", "瑞典", "Swedish"),
    "SG": ("Singapore", "新加坡", "Singaporean"),
    "TW": ("Taiwan", "中国台湾", "Taiwanese", "台湾"),
    "UN": ("United Nations", "联合国"),
    "US": ("United States", "美国", "USA", "America", "United States of America", "American", "美利坚合众国"),
    "VA": ("Vatican City", "梵蒂冈", "Vatican", "Holy See"),
    "VN": ("Vietnam", "越南", "Vietnamese"),
}
"""The names of countries and regions by their codes (ISO 3166-1, with EU and UN): in English, in Chinese, and what else
people call them and what comes from there."""
CONTINENTS = {
    ("Europe", "欧洲", "European"): "AL AT BE BG CH CZ DE DK ES EU FI FR GB IE IT NL NO PL SE",
    ("Asia", "亚洲", "Asian"): "CN HK ID IN JP KR SG TW VN",
    ("Latin America", "拉丁美洲", "Latin American", "拉美"): "BR CL",
}
"""The names of continents, which stand for the countries there that the log knows."""
COUNTRIES = {code: Text(en, zh) for code, (en, zh, *_) in COUNTRY_NAMES.items()}


FIXED: dict[str, Mapping[Any, Text]] = {
    "kind": KINDS,
    "country": COUNTRIES,
    "weights": WEIGHTS,
    "importance": {str(weight): text for weight, text in IMPORTANCE.items()},
}
"""The names of the values of facets whose values are fixed."""


def country_names(code: str) -> tuple[str, ...]:
    """Return what a country is called, and its continent; a code that the log does not know is its own name."""
    continents = (name for names, codes in CONTINENTS.items() if code in codes.split() for name in names)
    return (*COUNTRY_NAMES.get(code, (code,)), *continents)


def weights_names(weights: str) -> tuple[str, ...]:
    """Return what weights are called that may be had or not."""
    return (*WEIGHTS[weights], *WEIGHTS_WORDS.get(weights, ()))


def importance_names(weight: str) -> tuple[str, ...]:
    """Return what those are called that weigh most; of the others nobody asks by name."""
    return (*IMPORTANCE[LANDMARK], *LANDMARK_WORDS) if weight == str(LANDMARK) else ()


OWN_NAMES = frozenset({"name", "name_zh", "id"})
"""The JSON keys of the names that one milestone alone has."""
IDS = frozenset({"id", "former_ids"})
"""The JSON keys of its ids."""
NAMES = OWN_NAMES | IDS | {"aliases"}
"""The JSON keys of all that a milestone is found by as its name."""
