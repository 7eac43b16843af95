"""`llmlog org`."""

from llmlog.cli.bilingual import argument
from llmlog.cli.filters import Filters
from llmlog.cli.one_name import organization
from llmlog.cli.options import Order, Output
from llmlog.cli.session import Session
from llmlog.errors import Contradiction
from llmlog.language import Text
from llmlog.views import Organizations, Profile

CHINESE = "显示一家机构及其下属机构，或全部机构与条目数。"
EXAMPLES = (
    ("llmlog org 百度", Text("A maker, by any of its names.", "一家机构，任一名称均可。")),
    ("llmlog org --kind paper", Text("Who wrote the papers.", "各机构的论文数。")),
)
PRINTS = {"org": Organizations, "org NAME": Profile}
COMPLETES = "makers"

BOTH = Text("`llmlog list` with --org twice lists both", "`llmlog list` 可重复 --org 列出两者")

NAME = argument("[NAME]", "Any of its names, however spelled.", "任一名称，写法不限。")


def run(session: Session, filters: Filters, output: Output, order: Order, name: list[str] | None = NAME) -> None:
    """Show one organization and what belongs to it, or all of them with counts."""
    log = session.log
    if not name:
        session.show(output, Organizations(*order.count(log, filters.select(log), "org")))
        return
    org = organization(log, name)
    for other in map(log.organization, filters.org or ()):
        if org not in log.family(other) and other not in log.family(org):
            raise Contradiction(f"org {org.id}", f"--org {other.id}", BOTH)
    made = filters.select(log, org=org.id)
    session.show(output, Profile(org, log.parent(org), log.family(org)[1:], order.listing(log, made), made))
