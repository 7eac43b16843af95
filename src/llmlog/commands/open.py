"""`llmlog open`."""

import webbrowser
from typing import Annotated

from typer import Option

from llmlog.errors import BadKind, NoBrowser, NothingFound
from llmlog.facts import LINK_KINDS
from llmlog.options import MilestoneName, command
from llmlog.output import write
from llmlog.printable import visible
from llmlog.session import Session
from llmlog.views import Links

Print = Annotated[bool, Option("--print", "-p", help="Print the address instead.")]


def parse_link_kind(text: str) -> str:
    """Return a kind of link; raise BadKind where there is no such kind."""
    if text.casefold() not in LINK_KINDS:
        raise BadKind(text, LINK_KINDS)
    return text.casefold()


LinkKind = Annotated[
    str | None, Option("--kind", "-k", metavar="KIND", parser=parse_link_kind, help=f"One of {', '.join(LINK_KINDS)}.")
]


@command
def run(session: Session, name: MilestoneName, kind: LinkKind = None, only_print: Print = False) -> None:
    """Open a milestone's announcement, or else its paper, code or weights, in the browser."""
    milestone = session.log.get(" ".join(name))
    order = list(LINK_KINDS)
    links = sorted(
        (link for link in milestone.links if kind in (None, link.kind)), key=lambda link: order.index(link.kind)
    )
    if not links:
        raise NothingFound(f"no such link is known for {milestone.id}", f"{milestone.id} 没有这类链接")
    if session.json:
        session.show(Links(links))
    elif only_print:
        write(visible(links[0].url) + "\n")
    elif not webbrowser.open(links[0].url):
        raise NoBrowser(links[0].url)
