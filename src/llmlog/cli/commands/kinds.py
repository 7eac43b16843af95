"""`llmlog kinds`."""

from llmlog.cli.filters import Filters
from llmlog.cli.options import Order, Output
from llmlog.cli.session import Session
from llmlog.language import Text
from llmlog.views import Kinds

CHINESE = "列出类别与各自的条目数。"
EXAMPLES = (
    ("llmlog kinds", Text("All kinds.", "全部类别。")),
    ("llmlog kinds --month 2023-07", Text("The kinds of one month.", "一个月内的各类别。")),
)
PRINTS = {"kinds": Kinds}


def run(session: Session, filters: Filters, output: Output, order: Order) -> None:
    """List the kinds, and how many milestones are of each."""
    session.show(output, Kinds(*order.count(session.log, filters.select(session.log), "kind")))
