"""`llmlog stats`."""

from llmlog.cli.bilingual import option
from llmlog.cli.filters import Filters
from llmlog.cli.options import Order, Output
from llmlog.cli.session import Session
from llmlog.facets import fixed_word
from llmlog.language import Text
from llmlog.stats import BY
from llmlog.views import Stats

CHINESE = "按年份、机构、类别、标签等统计条目数。"
EXAMPLES = (
    ("llmlog stats", Text("How many each year holds.", "各年的条目数。")),
    ("llmlog stats --by org --country CN -n 10", Text("The ten of most from China.", "条目最多的十家中国机构。")),
)
PRINTS = {"stats": Stats}

BY_WHAT = option(
    "--by WHAT",
    f"One of {', '.join(BY)}.",
    f"以下之一：{'、'.join(BY)}。",
    parser=lambda text: fixed_word("--by", text, BY),
    default="year",
)


def run(session: Session, filters: Filters, output: Output, order: Order, by: str = BY_WHAT) -> None:
    """Count milestones by year, maker, kind, tag and more."""
    session.show(output, Stats(*order.count(session.log, filters.select(session.log), by)))
