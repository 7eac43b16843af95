"""`llmlog compare`."""

from llmlog.cli.bilingual import argument
from llmlog.cli.named import compared
from llmlog.cli.options import Output
from llmlog.cli.session import Session
from llmlog.errors import UsageError
from llmlog.language import Text
from llmlog.views import Comparison, Entry

CHINESE = "并排对比条目：日期、机构、规格与来历。"
EXAMPLES = (
    ("llmlog compare gpt-4 llama-2", Text("Two models side by side.", "并排对比两个模型。")),
    ("llmlog compare gpt-4 claude-2 llama-2 --json", Text("Three as JSON.", "以 JSON 对比三个模型。")),
)
PRINTS = {"compare NAME...": Comparison}
COMPLETES = "milestones"


def run(
    session: Session,
    output: Output,
    names: list[str] = argument(
        "NAME...", "Ids, names or aliases of at least two milestones.", "至少两个条目的编号、名称或别名。"
    ),
) -> None:
    """Set milestones side by side: dates, makers, specs and descent."""
    log = session.log
    milestones = list({it.id: it for it in compared(log, names)}.values())
    if len(milestones) == 1:
        en = f"only {milestones[0].id} is named; name another milestone to compare it with"
        raise UsageError(en, f"只给出了 {milestones[0].id}；请再给出一个条目与之对比")
    session.show(Comparison([Entry(it, log.parents(it), log.children(it)) for it in milestones]), output)
