"""`llmlog lineage`."""

from collections.abc import Iterable

from llmlog.cli.bilingual import argument
from llmlog.cli.one_name import only
from llmlog.cli.options import Order, Output
from llmlog.cli.session import Session
from llmlog.errors import NothingFound, UsageError
from llmlog.language import Text
from llmlog.lineage import ancestors, descendants, descent, parts, roots
from llmlog.model import Milestone
from llmlog.views import Lineage, Roots

CHINESE = "显示一个条目的来历与后续，或一切的起点。"
EXAMPLES = (
    ("llmlog lineage llama", Text("What LLaMA grew out of and led to.", "LLaMA 的来历与后续。")),
    ("llmlog lineage", Text("Where it all began.", "一切的起点。")),
)
PRINTS = {"lineage": Roots, "lineage NAME": Lineage}
COMPLETES = "milestones"

NAME = argument("[NAME]", "Its id, a name or any alias, however spelled.", "编号、名称或任一别名，写法不限。")


def run(session: Session, output: Output, order: Order, name: list[str] | None = NAME) -> None:
    """Show what a milestone grew out of and what grew out of it, or where it all began."""
    log = session.log
    if name and (order.reverse or order.number is not None):
        raise UsageError("-n and -r go with the list of roots, not with a tree", "-n 与 -r 用于源头列表，不用于渊源树")
    if name:
        milestone = only(log, name, "lineage")
        wholes, pieces = parts(log.parents(milestone)), parts(log.children(milestone))
        view = Lineage(ancestors(log, milestone), descendants(log, milestone), wholes, pieces)
        session.show(output, view)
        if not (view.ancestors.branches or view.descendants.branches):
            _point_to_descent(session, (*pieces, *wholes))
        return
    found = roots(log)
    if not found:
        raise NothingFound("no descent is recorded", "没有记录任何渊源")
    session.show(output, Roots(order.limited(found), len(found)))


def _point_to_descent(session: Session, others: Iterable[Milestone]) -> None:
    """Name the command for the first of some parts or wholes that grew out of something, or led to it."""
    log = session.log
    related = (it for it in others if descent(log.parents(it)) or descent(log.children(it)))
    if other := next(related, None):
        command = f"`llmlog lineage {other.id}`"
        en, zh = other.titles
        session.note(f"{command} shows the descent of {en}", f"{command} 列出 {zh} 的渊源")
