"""`llmlog open`."""

import webbrowser
from typing import Annotated

from typer import Option

from llmlog.cli.options import MilestoneName, Output
from llmlog.cli.output import write
from llmlog.cli.session import Session
from llmlog.errors import LlmlogError, NothingFound, UnknownKind
from llmlog.text import visible
from llmlog.views import Links
from llmlog.vocabulary import LINK_KINDS

Print = Annotated[bool, Option("--print", "-p", help="Print the address instead.")]


class NoBrowser(LlmlogError):
    """No browser can be started."""

    def __init__(self, url: str) -> None:
        """Take the address that was to be opened."""
        super().__init__(
            f"no browser can be started for {url}; --print prints the address",
            f"无法启动浏览器打开 {url}；可用 --print 打印网址",
        )


def parse_link_kind(text: str) -> str:
    """Return a kind of link; raise UnknownKind where there is no such kind."""
    if text.casefold() not in LINK_KINDS:
        raise UnknownKind(text, LINK_KINDS)
    return text.casefold()


LinkKind = Annotated[
    str | None, Option("--kind", "-k", metavar="KIND", parser=parse_link_kind, help=f"One of {', '.join(LINK_KINDS)}.")
]


def run(
    session: Session, name: MilestoneName, output: Output, kind: LinkKind = None, only_print: Print = False
) -> None:
    """Open a milestone's announcement, or else its paper, code or weights, in the browser."""
    milestone = session.log.get(" ".join(name))
    order = list(LINK_KINDS)
    links = sorted((it for it in milestone.links if kind in (None, it.kind)), key=lambda it: order.index(it.kind))
    if not links:
        raise NothingFound(f"no such link is known for {milestone.id}", f"{milestone.id} 没有这类链接")
    if output.chosen_format != "table":
        session.show(Links(links), output)
    elif only_print:
        write([visible(links[0].url) + "\n"])
    elif not webbrowser.open(links[0].url):
        raise NoBrowser(links[0].url)
