"""`llmlog tags`."""

from llmlog.cli.filters import Filters
from llmlog.cli.options import Order, Output
from llmlog.cli.session import Session
from llmlog.language import Text
from llmlog.views import Tags

CHINESE = "列出标签与各自的条目数。"
EXAMPLES = (
    ("llmlog tags", Text("All tags.", "全部标签。")),
    ("llmlog tags --org Meta", Text("What Meta works on.", "Meta 涉及的标签。")),
)
PRINTS = {"tags": Tags}


def run(session: Session, filters: Filters, output: Output, order: Order) -> None:
    """List the tags, and how many milestones each is on."""
    session.show(output, Tags(*order.count(session.log, filters.select(session.log), "tag")))
