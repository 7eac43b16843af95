"""`llmlog open`."""

import webbrowser

from llmlog.cli.bilingual import argument, option
from llmlog.cli.one_name import only
from llmlog.cli.options import Output
from llmlog.cli.output import is_terminal, stdout_aside, write
from llmlog.cli.session import Session
from llmlog.errors import LlmlogError, NothingFound
from llmlog.facets import fixed_word
from llmlog.language import Text
from llmlog.model import Milestone
from llmlog.printable import visible
from llmlog.system import has_desktop
from llmlog.views import Links
from llmlog.vocabulary import LINK_KINDS, OF_KIND

CHINESE = "在浏览器中打开一个条目的公告，没有公告则打开论文、代码或权重。"
EXAMPLES = (
    ("llmlog open gpt-4 --print", Text("The address of its announcement.", "打印公告的网址。")),
    ("llmlog open llama --kind paper --print", Text("That of its paper.", "打印论文的网址。")),
)
PRINTS = {"open NAME": Links}
COMPLETES = "milestones"

NAME = argument("NAME", "Its id, a name or any alias, however spelled.", "编号、名称或任一别名，写法不限。")
KIND = option(
    "--kind -k KIND",
    f"One of {', '.join(LINK_KINDS)}.",
    f"以下之一：{'、'.join(LINK_KINDS)}。",
    parser=lambda text: fixed_word(OF_KIND, text, LINK_KINDS),
)
PRINT = option("--print -p", "Print the address instead, as into a pipe.", "改为打印网址，如同输出到管道。")
ALL = option("--all", "All links instead of the first.", "全部链接，而非只有第一个。")


def run(
    session: Session,
    output: Output,
    name: list[str] = NAME,
    *,
    kind: str | None = KIND,
    only_print: bool = PRINT,
    every: bool = ALL,
) -> None:
    """Open a milestone's announcement, or else its paper, code or weights, in the browser."""
    milestone = only(session.log, name, "open")
    order = list(LINK_KINDS)
    links = sorted((it for it in milestone.links if kind in (None, it.kind)), key=lambda it: order.index(it.kind))
    if not links:
        raise _no_link(milestone, kind)
    urls = [visible(link.url) for link in (links if every else links[:1])]
    if not output.prints("table"):
        session.show(output, Links(links))
    elif only_print or not is_terminal() or not has_desktop(session.environ):
        write(f"{url}\n" for url in urls)
    else:
        for url in urls:
            _open_page(session, url)


def _no_link(milestone: Milestone, kind: str | None) -> NothingFound:
    """Return the error of a milestone without links, or without those of a kind, with the kinds that it has."""
    known = [it for it in LINK_KINDS if it in {link.kind for link in milestone.links}]
    if not (kind and known):
        return NothingFound(f"no link is known for {milestone.id}", f"{milestone.id} 没有已知的链接")
    called = "、".join(LINK_KINDS[it].zh for it in known)
    return NothingFound(
        f"no link of kind {kind} is known for {milestone.id}; there are {', '.join(known)}",
        f"{milestone.id} 没有“{LINK_KINDS[kind].zh}”类链接；已有：{called}",
    )


def _open_page(session: Session, url: str) -> None:
    """Open an address in the browser, after saying which; raise LlmlogError where none can be started."""
    session.note(f"opening {url}", f"正在打开 {url}")
    with stdout_aside():
        try:
            # of a program in the background that has ended by now `open` says that nothing was opened
            is_open = webbrowser.open(url) or isinstance(webbrowser.get(), webbrowser.BackgroundBrowser)
        except (ValueError, webbrowser.Error):  # quotation marks in BROWSER that do not close, or no browser
            is_open = False
    if not is_open:
        raise LlmlogError(
            f"no browser can be started for {url}; --print prints the address",
            f"无法启动浏览器打开 {url}；可用 --print 打印网址",
        )
