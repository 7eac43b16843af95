"""`llmlog list`."""

from llmlog.cli.filters import Filters
from llmlog.cli.options import Order, Output
from llmlog.cli.output import is_terminal
from llmlog.cli.session import Session
from llmlog.language import Text
from llmlog.views import Listing

CHINESE = "列出条目，由旧到新；在终端上不加筛选时只列最新 50 条。"
EXAMPLES = (
    (
        "llmlog list --org Google --kind model",
        Text("The models of Google and its laboratories.", "谷歌及其下属实验室的模型。"),
    ),
    ("llmlog list --since 2023-06 --until 2023-08 --json", Text("A summer as JSON.", "以 JSON 列出一个夏天的条目。")),
)
PRINTS = {"list": Listing}

AT_A_TERMINAL = 50
"""How many milestones a listing without filters shows at a terminal."""


def run(session: Session, filters: Filters, output: Output, order: Order) -> None:
    """List milestones, oldest first; without filters at a terminal, the newest 50."""
    brief = not filters.given and output.prints("table") and is_terminal()
    found = filters.select(session.log)
    session.show(output, order.listing(session.log, found, unasked=AT_A_TERMINAL if brief else 0))
