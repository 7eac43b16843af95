"""What sort of thing a milestone is."""

from enum import StrEnum

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
        return Text(self.value, KINDS_ZH[self])


KINDS_ZH = dict(
    zip(Kind, ("模型", "产品", "工具", "方法", "论文", "数据集", "基准", "智能体", "平台", "事件", "趋势"), strict=True)
)
