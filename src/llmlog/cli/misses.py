"""What is said where nothing is found: what was asked, what comes near, and what the log covers."""

import re
import shlex
from collections.abc import Callable, Iterator
from typing import Any

from llmlog.cli.session import Session
from llmlog.errors import (
    LlmlogError,
    NothingFound,
    UnknownCountry,
    UnknownLicense,
    UnknownMilestone,
    UnknownName,
    UnknownOrganization,
    UnknownTag,
)
from llmlog.facets import country
from llmlog.language import Text
from llmlog.log import Log

BETWEEN = "   "
LISTED_BY = {
    UnknownMilestone: Text("`llmlog list` lists everything", "`llmlog list` 列出全部条目"),
    UnknownOrganization: Text("`llmlog org` lists the makers", "`llmlog org` 列出全部机构"),
    UnknownTag: Text("`llmlog tags` lists them", "`llmlog tags` 列出全部标签"),
    UnknownCountry: Text("`llmlog stats --by country` lists them", "`llmlog stats --by country` 列出全部国家和地区"),
    UnknownLicense: Text("`llmlog stats --by license` lists them", "`llmlog stats --by license` 列出全部许可证"),
}
"""The command that lists what there is."""
COMMA = re.compile("[,，、;；]")
REPEATED: dict[type[UnknownName], tuple[str, Callable[[Log, str], Any]]] = {
    UnknownOrganization: ("--org", Log.organization),
    UnknownTag: ("--tag", Log.tag),
    UnknownCountry: ("--country", lambda log, name: country(log.connection, name)),
}
"""The option that takes a name of each sort, and what finds one."""


def told(error: LlmlogError, session: Session) -> Iterator[Text]:
    """Yield the lines about an error: one, or for a miss what was asked, what is near, and the coverage."""
    hint = next((hint for missing, hint in LISTED_BY.items() if isinstance(error, missing)), None)
    if not isinstance(error, NothingFound):
        en, zh = error.message
        yield Text(f"{en}; {hint.en}", f"{zh}；{hint.zh}") if hint and not error.near else error.message
        return
    log = session.log
    yield error.asked
    if several := _several(error, log):
        yield several
    elif error.near:
        dated = hint is None or isinstance(error, UnknownMilestone)
        dates = [f"  {log.get(it.en).date}" if dated and it.en in log else "" for it in error.near]
        en, zh = (BETWEEN.join(map("".join, zip(names, dates, strict=True))) for names in zip(*error.near, strict=True))
        near = Text(f"{error.beside.en}: {en}", f"{error.beside.zh}：{zh}")
        yield Text(f"{near.en}; {hint.en}", f"{near.zh}；{hint.zh}") if hint else near
    elif error.near is not None:
        nothing = Text("nothing near in English, Chinese or pinyin", "中文、英文、拼音都没有相近的")
        yield Text(f"{nothing.en}; {hint.en}", f"{nothing.zh}；{hint.zh}") if hint else nothing
    en, zh = log.coverage.text
    yield Text(f"log: {en}", f"全部：{zh}")


def _several(error: LlmlogError, log: Log) -> Text | None:
    """Return how to ask for several of what is named with commas between, None where one of them is not known."""
    for missing, (option, known) in REPEATED.items():
        if isinstance(error, missing) and len(names := [it.strip() for it in COMMA.split(error.name)]) > 1:
            try:
                for name in names:
                    known(log, name)
            except NothingFound:
                return None
            asked = " ".join(f"{option} {shlex.quote(name)}" for name in names)
            return Text(f"repeat {option} for several: {asked}", f"多个须重复 {option}：{asked}")
    return None
