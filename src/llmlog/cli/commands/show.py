"""`llmlog show`."""

from llmlog.cli.bilingual import argument, option
from llmlog.cli.options import Output
from llmlog.cli.session import Session
from llmlog.language import Text
from llmlog.log import Log
from llmlog.model import Milestone
from llmlog.views import Entry, Listing

CHINESE = "显示一个条目的全部内容或概要，或依次显示多个条目。"
EXAMPLES = (
    ("llmlog show gpt-4", Text("By its id or a name.", "按编号或名称。")),
    ("llmlog show 文心一言 --json", Text("The same as JSON.", "以 JSON 输出。")),
)
PRINTS = {"show NAME": Entry}
COMPLETES = "milestones"

ROWS = {"csv", "tsv"}
"""The formats in which several milestones are rows of one table."""
PAGES = {"table", "md"}
"""The formats that show what a milestone is tied to; the others print its record alone."""

NAMES = argument("NAME...", "An id, a name or any alias, or several.", "编号、名称或任一别名，可给出多个。")
SHORT = option("--short -s", "Its head only: date, makers, summary and specs.", "只看概要：日期、机构、简介与规格。")


def run(session: Session, output: Output, name: list[str] = NAMES, short: bool = SHORT) -> None:
    """Show one milestone in full, or its head, or several."""
    log = session.log
    found = log.named(name)
    if len(found) > 1 and output.chosen_format in ROWS:
        session.show(output, Listing(found, log.coverage))
    else:
        is_page = output.chosen_format in PAGES
        views = [_page(log, it, short=short) if is_page else Entry(it, (), (), ()) for it in found]
        session.show(output, *views)


def _page(log: Log, milestone: Milestone, *, short: bool) -> Entry:
    sources = [log.sources[claim.source] for claim in milestone.sources]
    return Entry(milestone, log.parents(milestone), log.children(milestone), sources, short)
