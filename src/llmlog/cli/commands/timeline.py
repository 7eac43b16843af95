"""`llmlog timeline`."""

from llmlog.cli.filters import Filters
from llmlog.cli.options import Order, Output
from llmlog.cli.session import Session
from llmlog.language import Text
from llmlog.views import Timeline

CHINESE = "按年份展示历史，名称依次排列。"
EXAMPLES = (
    ("llmlog timeline --major", Text("The landmarks on one screen.", "一屏看完重大节点。")),
    ("llmlog timeline --org OpenAI --since 2023", Text("OpenAI year by year.", "OpenAI 逐年的条目。")),
)
PRINTS = {"timeline": Timeline}


def run(session: Session, filters: Filters, output: Output, order: Order) -> None:
    """Show the history by year, a name after the other."""
    session.show(output, Timeline(*order.listing(session.log, filters.select(session.log))))
