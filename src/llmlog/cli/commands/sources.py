"""`llmlog sources`."""

from llmlog.cli.bilingual import option
from llmlog.cli.filters import Filters
from llmlog.cli.options import Order, Output
from llmlog.cli.output import write
from llmlog.cli.session import Session
from llmlog.language import Text
from llmlog.views import Sources

CHINESE = "列出所依据的来源与文件，以及各自记录的条目数。"
EXAMPLES = (
    ("llmlog sources", Text("All chronicles.", "全部来源。")),
    ("llmlog sources --path", Text("Where the database is.", "数据库所在的位置。")),
)
PRINTS = {"sources": Sources}

PATH = option("--path", "Print where the database is instead.", "改为打印数据库的位置。")


def run(session: Session, filters: Filters, output: Output, order: Order, path: bool = PATH) -> None:
    """List the chronicles and files that the log draws on, and how many milestones each reports."""
    log = session.log
    if path:
        write([f"{log.path or ':memory:'}\n"])
        return
    counted, sources = filters.select(log), list(log.sources.values())
    counts = counted.counts("sources")
    shown = [(source, counts[source.id]) for source in order.limited(sources)]
    session.show(output, Sources(shown, counted, len(sources)))
