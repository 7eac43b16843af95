"""Times that a query tells by a milestone: since GPT-4, in the week of ChatGPT, LLaMA 之后."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from llmlog.date_ranges import Interval
from llmlog.dates import PartialDate
from llmlog.dates_in_text import COUNT, LENGTHS, SIDES_HAN, in_digits, moved, number_in
from llmlog.folding import fold, plain
from llmlog.search.descent import ASKED
from llmlog.search.lookups import Lookups
from llmlog.search.query import LONGEST_NAME
from llmlog.vocabulary import NAMES, OWN_NAMES

BESIDE = rf"(?P<what>(?:{COUNT}|an?|one|the) (?:day|week|month|year)s? (?:after|before))"
BESIDE_HAN = r"(?P<what>(?:之|以)?[前后]的?[\d一两二三四五六七八九十]{1,3}个?(?:天|周|星期|月|年))"
OUT = r" (?:came out|(?:was )?(?:released|launched|announced|published|founded))\b"
OUT_HAN = "(?:发布|推出|问世|上线|出来|出现|诞生)"
LONGEST_BEFORE = 40
"""How many characters a name has at most that stands before a form."""
HINTS = (
    *("since ", "after ", "before ", "between ", " than ", " of ", " as ", " when ", "the "),
    *"之以当那同时前后比",
    *("次日", "第二天"),
)
"""One of these stands in every query that tells a time so."""
BEFORE_A_NAME = (
    rf"\b(?:within )?{BESIDE} (?:the )?",
    r"\b(?P<what>since|after|before) (?:the )?(?:(?:release|launch) of (?:the )?)?",
    r"\b(?:that (?:is|are) )?(?P<what>newer|later|older|earlier) than (?:the )?",
    r"\b(?:in |on )?(?:the (?:same )?|same )(?P<what>day|week|month|year) (?:(?:as|of|that|when) )?(?:the )?",
    r"^what (?:else )?(?:happened|came out)(?: in ai)? (?P<what>when) (?:the )?",
)
BEHIND_A_NAME = (
    rf"{OUT_HAN}?{BESIDE_HAN}(?:内|里|间)?的?",
    rf"{OUT_HAN}?(?P<what>之后|以后|以来|之前|以前)(?!叫|名|称)的?",
    rf"{OUT_HAN}?的?(?:当|那一?|同一?)个?(?P<what>[天日周月年])的?",
    rf"{OUT_HAN}?的?(?P<what>次日|第二天)的?",
    rf"{OUT_HAN}的?时候?(?:还|也)?(?P<what>发生)了?什么",
)
"""What stands before or behind the name of a milestone whose date tells a time."""
WHAT = "released|launched|published|came out|happened|models?|papers?|products?|events?|everything"
BETWEEN = (
    rf"(?:^|\b(?:{WHAT}) )(?P<said>between (?:the )?(?P<first>.+?) and (?:the )?(?P<last>.+))$",
    r"(?P<said>(?P<first>\S+?)[和到与至](?P<last>\S+?)(?:发布)?之间)",
    r"(?P<said>\b(?P<after>after) (?:the )?(?P<first>.+?) (?:and|but) before (?:the )?(?P<last>.+))$",
    r"(?P<said>(?P<first>\S+?)[之以](?P<after>后)(?P<last>\S+?)[之以]前)",
)
"""What tells a time from one milestone to another, or with `after` one between them."""
THAN_HAN = r"比(?P<name>.+?)(?:更|还)?(?P<what>[新晚早旧老])的?"
"""What compares the date of what is asked for with that of a milestone."""
NEXT_DAY = "the day after"
FOUNDED = ("founded", "成立")
"""What the founding of a maker is called by, behind its name."""
BEYOND = {*SIDES_HAN.values()}
"""The words for all time on one side of a date."""
MEANT = SIDES_HAN | {"newer": "after", "later": "after", "older": "before", "earlier": "before"}
MEANT |= dict.fromkeys("新晚", "after") | dict.fromkeys("早旧老", "before")
MEANT |= {"天": "day", "日": "day", "周": "week", "月": "month", "年": "year", "when": "month", "发生": "month"}
MEANT |= dict.fromkeys(("次日", "第二天"), NEXT_DAY)
"""The words of the forms that stand for another."""


def dated(lookups: Lookups, query: str) -> str:
    """Return a query in which a time that it tells by a milestone stands as its first and last day, in digits.

    A query for what a milestone grew out of or led to stays as it is.
    """
    folded = plain(query)
    is_told = any(hint in folded for hint in HINTS) and not lookups.is_name(fold(folded))
    if not is_told or any(re.search(asked.said, folded) for asked in ASKED):
        return query
    ahead = (found for form in BEFORE_A_NAME for found in _before(lookups, folded, form))
    behind = (found for form in BEHIND_A_NAME for found in _behind(lookups, folded, form))
    return next(chain(_between(lookups, folded), _than(lookups, folded), ahead, behind), query)


def _between(lookups: Lookups, query: str) -> Iterator[str]:
    """Yield a query with the time from one milestone to another that it names."""
    for form in BETWEEN:
        for said in re.finditer(form, query):
            is_after = "after" in said.re.groupindex
            first = _span(lookups, said["first"], "after" if is_after else "since")
            last = _span(lookups, said["last"], "before" if is_after else "since")
            if first and last and first.first <= (end := last.last if is_after else last.first):
                span = in_digits(Interval(first.first, end))
                yield f"{query[: said.start('said')]} {span} {query[said.end('said') :]}"


def _than(lookups: Lookups, query: str) -> Iterator[str]:
    """Yield a query with the time that it compares with a milestone: 比GPT-4更新的模型."""
    for said in re.finditer(THAN_HAN, query):
        if span := _span(lookups, said["name"], said["what"]):
            yield f"{query[: said.start()]} {in_digits(span)} {query[said.end() :]}"


def _before(lookups: Lookups, query: str, form: str) -> Iterator[str]:
    """Yield a query with the time that a form and the longest name behind it tell."""
    for said in re.finditer(form, query):
        words = query[said.end() :].split(" ")
        for count in range(min(len(words), LONGEST_NAME), 0, -1):
            name, rest = " ".join(words[:count]), " " + " ".join(words[count:])
            if span := _span(lookups, name, said["what"]):
                yield f"{query[: said.start()]} {in_digits(span)} {re.sub(f'^{OUT}', '', rest)}"


def _behind(lookups: Lookups, query: str, form: str) -> Iterator[str]:
    """Yield a query with the time that the longest name and a form behind it tell."""
    for said in re.finditer(form, query):
        for start in range(max(said.start() - LONGEST_BEFORE, 0), said.start()):
            if span := _span(lookups, query[start : said.start()], said["what"]):
                yield f"{query[:start]} {in_digits(span)} {query[said.end() :]}"


def _span(lookups: Lookups, name: str, what: str) -> Interval | None:
    """Return the days that are meant by the date of what has a name; None for no name, or too rough a date.

    Before and after a maker are before and after its founding.
    """
    meant = MEANT.get(what, what)
    calls = [fold(name), *(fold(name) + founded for founded in FOUNDED if meant in BEYOND)]
    named = next(filter(None, ([it for it in lookups.names_of(key) if it.field in NAMES] for key in calls)), [])
    if not named:
        return None
    own = min(named, key=lambda it: it.field not in OWN_NAMES)
    when = PartialDate.from_iso(lookups.date(own.entry))
    if meant in BEYOND:
        return Interval(when.first, when.last).side(meant)
    if meant.endswith((" after", " before")) or meant[0] in "之以前后":
        return _beside(when, meant)
    if meant == "week" and when.day:
        return Interval.of_week(when.first)
    parts = when[: {"year": 1, "month": 2, "day": 3}.get(meant, 0)]
    return Interval.of(PartialDate(*parts)) if parts and all(parts) else None


def _beside(when: PartialDate, told: str) -> Interval:
    """Return the time before or after a date that is told, within the calendar: `two years before`, 后一个月."""
    is_before = re.search("before|前", told) is not None
    unit = next(unit for unit in LENGTHS if unit in told)
    try:
        other = moved(when.first, number_in(told) * (-1 if is_before else 1), unit)
    except (ValueError, OverflowError):
        other = date.min if is_before else date.max
    return Interval(other, other) if told == NEXT_DAY else Interval(*sorted((when.first, other)))
