"""What is said where nothing is found: what was asked, what comes near, and the next step."""

import re
from collections.abc import Iterator

from llmlog.cli.session import Session
from llmlog.cli.values import shell_word
from llmlog.date_ranges import Interval
from llmlog.dates_in_text import SPAN, span_of, written_out
from llmlog.errors import DateError, LlmlogError, NoAnswer, NothingFound, UnknownMilestone, UnknownOrganization
from llmlog.language import Text
from llmlog.log import Log
from llmlog.search.query import frame
from llmlog.stats import months_beside, said_beside

BETWEEN = Text("   ", "   ")
A_VERSION = r"[a-z]+[ -]?\d[\w.]*"
"""A name with its version within a question."""


def error_lines(error: LlmlogError, session: Session) -> Iterator[Text]:
    """Yield the lines about an error: one, or for a miss what was asked, what is near, and the coverage."""
    if not isinstance(error, NothingFound):
        yield _joined(error.asked, error.instead) if error.instead else error.message
        return
    log = session.log
    yield error.asked
    step = _next_step(error, log)
    if instead := error.instead or _of_the_other_sort(error, log):
        yield instead
    elif error.near:
        dated = step is None or isinstance(error, UnknownMilestone)
        en, zh = BETWEEN.join(_with_date(it, log) if dated else it for it in error.near)
        yield _joined(Text(f"{error.beside.en}: {en}", f"{error.beside.zh}：{zh}"), step)
    elif error.near is not None:
        yield _joined(Text("nothing near in English, Chinese or pinyin", "中文、英文、拼音都没有相近的"), step)
    en, zh = log.coverage.text
    yield Text(f"log: {en}", f"全部：{zh}")


def _with_date(title: Text, log: Log) -> Text:
    """Return the title of a milestone with its date behind it, that of anything else alone."""
    date = f"  {log.get(title.en).date}" if title.en in log else ""
    return Text(title.en + date, title.zh + date)


def _next_step(error: NothingFound, log: Log) -> Text | None:
    """Return the command that goes on: a search where one finds what is no name, else what lists all there is."""
    if isinstance(error, UnknownMilestone) and (found := len(log.search(error.typed))):
        searched = f"`llmlog search {shell_word(error.typed)}`"
        return Text(f"{searched} finds {found}", f"{searched} 找到 {found} 条")
    return error.step


def _joined(said: Text, more: Text | None) -> Text:
    """Return a sentence with what goes on behind it, if anything does."""
    return Text(f"{said.en}; {more.en}", f"{said.zh}；{more.zh}") if more else said


def beside_month(log: Log, span: Interval) -> Text | None:
    """Return which months beside an empty one hold milestones, None for a span that is no month."""
    found = said_beside(*months_beside(log.connection, str(span)))
    return BETWEEN.join(found) if found else None


def maker_meant(name: str, log: Log, command: str) -> Text | None:
    """Return the command for each maker that is named instead of a milestone, None where none surely is."""
    called = [name] if log.maker(name) else name.split()
    makers = [maker for maker in map(log.maker, called) if maker]
    if not makers or len(makers) < len(called):
        return None
    asked = [f"`llmlog {command} {shell_word(it)}`" for it in called]
    en, zh = Text(" and ", "”“").join(maker.name for maker in makers)
    what = "is a maker" if len(makers) == 1 else "are makers"
    return Text(f"{en} {what}: {', '.join(asked)}", f"“{zh}”是机构：{'、'.join(asked)}")


def no_answer(query: str, log: Log) -> NoAnswer:
    """Return the error of a query that nothing answers, with what comes near it, a date or a version in it."""
    near = log.name_index.near(query) or log.near_makers(query)
    if version := None if near else re.search(A_VERSION, query, re.IGNORECASE):
        near = log.name_index.near(version[0])
    near = near or log.name_index.near_within(query)
    error = NoAnswer(query, near)
    others = [] if near else [word for word in query.split() if word.casefold() not in frame()]
    makers = (maker_meant(word, log, "org") for word in others)
    error.instead = _near_a_date(log, query) or next(filter(None, makers), None)
    return error


def _near_a_date(log: Log, query: str) -> Text | None:
    """Return the command for the day that a query names, in other years, or the months beside its month, if any."""
    try:
        span: Interval | None = Interval.parse(query)
    except DateError:
        spans = re.findall(SPAN, written_out(query))
        span = span_of(spans[0]) if len(spans) == 1 else None
    if not span:
        return None
    if span.first < span.last:
        return beside_month(log, span)
    command = f"`llmlog today --date {span}`"
    return Text(f"{command} shows that day in other years", f"{command} 列出历年的这一天")


def _of_the_other_sort(error: LlmlogError, log: Log) -> Text | None:
    """Return the command for what a name surely stands for, a maker instead of a milestone or the reverse."""
    if isinstance(error, UnknownMilestone):
        return maker_meant(error.typed, log, "org")
    if isinstance(error, UnknownOrganization) and error.typed in log:
        asked = f"`llmlog show {shell_word(error.typed)}`"
        return Text(f"that is a milestone: {asked}", f"这是一个条目：{asked}")
    return None
