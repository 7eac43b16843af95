"""`llmlog search`."""

from typing import Annotated

from typer import Argument, Option

from llmlog.errors import NoAnswer, NothingFound, quoted
from llmlog.options import Found, command
from llmlog.session import Session
from llmlog.views import Listing

SHOWN = 20

Words = Annotated[list[str], Argument(metavar="WORDS...", help="A name in English, Chinese or pinyin, or an idea.")]
Best = Annotated[int | None, Option("-n", metavar="N", min=0, help=f"Only the best N (0: all).  [default: {SHOWN}]")]


@command
def run(session: Session, words: Words, found: Found, number: Best = None) -> None:
    """Search by name or by idea, best first."""
    query = " ".join(words)
    hits = session.log.search(query, found.milestones)
    if not hits and session.log.search(query):
        raise NothingFound(
            f"what answers {quoted(query)!r} does not match the filters",
            f"与“{quoted(query)}”相关的条目都不符合筛选条件",
        )
    if not hits:
        raise NoAnswer(query, session.log.near(query))
    if number is None and len(hits) > SHOWN:
        session.note(
            f"the best {SHOWN} of {len(hits)}; -n 0 shows all", f"共 {len(hits)} 条，显示前 {SHOWN} 条；-n 0 显示全部"
        )
    shown = hits[: SHOWN if number is None else number or None]
    session.show(Listing([hit.milestone for hit in shown], shown, words, found.coverage))
