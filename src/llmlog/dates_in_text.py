"""Days and spans of days that are named within a longer text."""

import re
from datetime import date

from llmlog.date_ranges import YEAR, Interval
from llmlog.dates import PartialDate, day_of, normalized
from llmlog.errors import DateError

HINTS = r"\d{4}|century|世纪|this |last |past | ago|day|[年月周期拜季天日]"
"""What stands in every mention: without it there is no need to compile the patterns of all."""
SAID = (
    r"\b(?:(?:this|last) (?:week|month|quarter|year)|today|yesterday)\b"
    r"|(?:上上?|本|这)个?(?:周|星期|礼拜|月|季度?)|[今本去前]年|[今昨][天日]|大?前天"
)
"""What is said from today on; what of it is no date stays as it is."""
YEAR_HAN = rf"(?:(?:{YEAR}|[〇零一二三四五六七八九]{{4}})\s*年|[今本去前]年)"
MONTH_HAN = r"[\d一二三四五六七八九十]{1,3}"
MONTH_ALONE = rf"{YEAR}\s*年\s*\d{{1,2}}\s*月(?!\s*{MONTH_HAN}\s*[日号])"
MONTH_NAME = "january|february|march|april|may|june|july|august|september|october|november|december"
MONTH = rf"\b(?:{'|'.join(name[:3] for name in MONTH_NAME.split('|'))})[a-z]{{0,6}}\.?"
DATE = rf"(?:{SAID}|(?:{MONTH} )?{YEAR}(?:[-/]\d{{1,2}}(?!\d))?(?:\s*年(?:\s*\d{{1,2}}\s*月)?)?)"
PARTS = (
    {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "beginning": (1, 3), "start": (1, 3), "end": (10, 12)}
    | {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
    | {"初": (1, 3), "年中": (5, 8), "底": (10, 12), "末": (10, 12)}
    | {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14)}
)
"""The first and the last month of a part of a year: a third, a quarter or a season; winter ends in the next."""
PARTS_OF_TEN = (
    dict.fromkeys(("early", "beginning", "start", *"初早前"), (0, 3))
    | dict.fromkeys(("mid", "中"), (4, 6))
    | dict.fromkeys(("late", "end", *"末后"), (7, 9))
)
"""The first and the last year of a part of a decade."""
SEASON = "spring|summer|autumn|fall|winter"
PART = rf"\b(?P<part>early|mid|late|{SEASON}|(?:beginning|start|end)(?= of))[ -](?:of |in )?(?:the )?"
DECADE_HAN = r"(?<!\d)(?:(?:上个?|二十|20)世纪|(?<!世纪))(?P<tens>[2-9二三四五六七八九])[0十]年代"
SEASON_HAN = r"[春夏秋冬](?=[天季]|$)"
PART_HAN = rf"年?(?P<part_han>年中(?![国文英外东医央美小])|初(?![创步次版代期])|底(?![层座线盘])|末(?!日)|{SEASON_HAN})"
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
COUNT = rf"\d{{1,3}}|{'|'.join(NUMBERS)}"
LENGTHS = {"day": (0, 1), "week": (0, 7), "month": (1, 0), "half a year": (6, 0), "year": (12, 0)}
LENGTHS |= {"天": (0, 1), "周": (0, 7), "星期": (0, 7), "月": (1, 0), "半年": (6, 0), "年": (12, 0)}
"""The months and the days of each unit of time."""
MENTIONS = (
    rf"\bbetween (?:{MONTH}|{DATE}) and {DATE}",
    rf"{MONTH} (?:to|till|until|through) {DATE}|{MONTH}\s*[-~\u2013\u2014]\s*{MONTH} {YEAR}",
    rf"{YEAR_HAN}\s*{MONTH_HAN}月?\s*[-~\u2013\u2014至到]\s*{MONTH_HAN}月",
    rf"{DATE}(?: (?:to|till|until|through) |\s*[-~\u2013\u2014至到]\s*){DATE}",
    rf"\b(?:since|until|up to|before|after) {DATE}",
    rf"{DATE}(?:以来|起|之前|以前|之后|以后)",
    rf"(?<![\w./-]){YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?![\w./-])",
    rf"\b[qh][1-4] {YEAR}|{YEAR} ?[qh][1-4]\b|(?:{YEAR}|{YEAR_HAN})\s*(?:第?\s*[一二三四1-4]\s*季度|[上下]半年)",
    rf"\b(?:first|second|third|fourth) (?:quarter|half) of {YEAR}",
    rf"(?!{MONTH_ALONE}){YEAR_HAN}\s*{MONTH_HAN}\s*月(?:\s*{MONTH_HAN}\s*[日号])?",
    r"(?<![\w./-])(?:\d{1,2}[-/.]){1,2}\d{4}(?![\w./-])|(?<![\w./-])\d{4}(?:[./]\d{1,2}|-\d)(?![\w./-])",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? {YEAR}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {YEAR}",
    rf"{PART}(?:(?P<decade>\d{{3}})0'?s\b|{YEAR}|(?:this|last) year\b)|{DECADE_HAN}(?P<part_of_tens>[初中末早前后])期?",
    rf"\b(?P<which>this|last) (?P<season>{SEASON}|{MONTH_NAME})\b",
    rf"(?:{YEAR}\s*年?|[今去前]年)\s*{PART_HAN}[天季]?",
    SAID,
    r"\b(?:\d\d(?:st|th)|last) century\b|(?:\d\d|上个?)世纪(?!\s*(?:\d{2}|[一二三四五六七八九]十)年代)",
    rf"\b(?:last (?={COUNT})|past )(?:(?P<count>{COUNT}) )?(?P<unit>day|week|month|year)s?\b",
    r"(?:最近|过去|近)(?P<count_han>[\d一二两三四五六七八九十]{1,3}|(?=半))\s*个?(?P<unit_han>天|周|星期|月|半?年)",
    rf"\b(?:(?P<ago>{COUNT}|an?) |(?=half))(?P<unit_ago>half a year|day|week|month|year)s? ago\b",
    r"(?<!\d)(?P<ago_han>[\d一二两三四五六七八九十]{1,3}|(?=半))\s*个?(?P<unit_ago_han>天|周|星期|月|半?年)(?:之|以)?前(?![所未沿端瞻])",
)
"""Ranges, spans with one end, quarters and halves, dates, parts of a year, and what is said from today on."""
AS_SAID = dict.fromkeys(("day", "天"), "%Y-%m-%d") | dict.fromkeys(("week", "周", "星期"), "%G-W%V")
AS_SAID |= dict.fromkeys(("month", "half a year", "月", "半年"), "%Y-%m") | dict.fromkeys(("year", "年"), "%Y")
"""How a time ago is written that is as precise as its unit."""
MONTH_KEY = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTH_NAME.split("|"))
TIME_KEY = rf"(?:{MONTH_KEY}|sept)(?:19|20)\d\d|(?:19|20)\d\d(?:年(?:\d{{1,2}}月)?|0[1-9]|1[0-2])?"
SPAN = r"[0-9]{16}"
"""A span as the digits of its two days."""
OF_A_SPAN = (
    rf"\b(?:the )?(?P<what>week of|since|after|before|until) (?:the )?(?P<span>{SPAN})"
    rf"|(?P<span_han>{SPAN})的?(?P<what_han>(?:那一?|当|同一?|这一?|所在的?)个?周|[之以]后|以来|[之以]前)"
    rf"|(?P<ago>\d{{4}}0101\d{{4}}1231)的?\s*(?P<day>(?P<one>\d{{8}})(?P=one))"
)
"""What asks for the week of a day that is written out, for what is since or before a span, or for a day years ago."""
SIDES_HAN = {"之后": "after", "以后": "after", "以来": "since", "之前": "before", "以前": "before"}


def written_out(text: str, today: date | None = None) -> str:
    """Return a text in which each span of days that it names stands as its first and last day, in digits.

    A year or a month that stands alone stays as it is.

    >>> written_out("what came out last year", date(2026, 11, 26)), written_out("2023年3月14日发布的")
    ('what came out 2025010120251231', '2023031420230314发布的')
    >>> written_out("the week of 14 March 2023"), written_out("2023年3月14日那一周")
    ('2023031320230319', '2023031320230319')
    >>> written_out("openai before 2020"), written_out("top 10 from 2023")
    ('openai 0001010120191231', 'top 10 from 2023')
    """
    if not re.search(HINTS, text, re.IGNORECASE):
        return text

    def written(said: re.Match[str]) -> str:
        try:
            span = _part(said, today) or _from_today(said, today) or Interval.parse(said[0], today)
        except (DateError, ValueError, OverflowError):
            return said[0]
        is_before_latin = re.match("[a-z]", text[said.end() :], re.IGNORECASE)
        return in_digits(span) + " " * (is_before_latin is not None)

    spanned = re.sub("|".join(MENTIONS), written, text, flags=re.IGNORECASE)
    return re.sub(OF_A_SPAN, _of_a_span, spanned, flags=re.IGNORECASE)


def in_digits(span: Interval) -> str:
    """Return a span as the digits of its two days."""
    return "".join(day.isoformat().replace("-", "") for day in span)


def _of_a_span(said: re.Match[str]) -> str:
    """Return the digits of what is since or before a span, of the week of a day, or of a day in another year."""
    span = span_of(said["span"] or said["span_han"] or said["day"])
    if not span:
        return said[0]
    if said["ago"]:
        return said["ago"][:4] + said["day"][4:8] + said["ago"][:4] + said["day"][4:8]
    what = (said["what"] or said["what_han"]).casefold()
    is_week = "week" in what or "周" in what
    return in_digits(Interval.of_week(span.first) if is_week else span.side(SIDES_HAN.get(what, what)))


def _part(said: re.Match[str], today: date | None) -> Interval | None:
    """Return a part of a decade or of a year, or the last or this season or month: `end of 2022`, `last summer`."""
    if decade := said["decade"] or said["tens"]:
        first, last = PARTS_OF_TEN[(said["part"] or said["part_of_tens"]).casefold()]
        begun = int(normalized(decade, today)) * 10 + (0 if said["decade"] else 1900)
        return Interval(PartialDate(begun + first).first, PartialDate(begun + last).last)
    if season := said["season"]:
        years = (day_of(today).year - ago for ago in (0, 1, 2))
        spans = (_months(year, season) for year in years)
        return next(it for it in spans if said["which"].casefold() == "this" or it.last < day_of(today))
    if not (part := said["part"] or said["part_han"]):
        return None
    (year,) = re.findall(YEAR, normalized(said[0], today))
    return _months(int(year), part)


def _months(year: int, part: str) -> Interval:
    """Return the months of a part of a year, or the one that is named."""
    if part.casefold() not in PARTS:
        return Interval.parse(f"{part} {year}")
    first, last = (PartialDate(year + (month - 1) // 12, (month - 1) % 12 + 1) for month in PARTS[part.casefold()])
    return Interval(first.first, last.last)


def _from_today(said: re.Match[str], today: date | None) -> Interval | None:
    """Return the days of some time up to today (`last 3 months`, 最近一年), or of one that is past (`2 weeks ago`)."""
    unit, unit_ago = (said[it] or said[f"{it}_han"] for it in ("unit", "unit_ago"))
    if not (unit or unit_ago):
        return None
    begun = moved(day_of(today), -number_in(said[0]), (unit or unit_ago).casefold())
    return Interval(begun, day_of(today)) if unit else Interval.parse(begun.strftime(AS_SAID[unit_ago.casefold()]))


def moved(day: date, number: int, unit: str) -> date:
    """Return the day that is some units of time after another, before it where the number is negative."""
    from dateutil.relativedelta import relativedelta

    months, days = (number * it for it in LENGTHS[unit])
    return day + relativedelta(months=months, days=days)


def number_in(text: str) -> int:
    """Return the first number of a text, in digits or in words of either language; 1 where there is none.

    >>> number_in("last 3 months"), number_in("two years"), number_in("两年"), number_in("a year")
    (3, 2, 2, 1)
    """
    digits = re.search(r"\d+", normalized(text.replace("两", "二")))
    words = (NUMBERS[word] for word in re.findall("[a-z]+", text.casefold()) if word in NUMBERS)
    return int(digits[0]) if digits else next(words, 1)


def span_of(key: str) -> Interval | None:
    """Return the span that stands as the digits of its two days, None for anything else.

    >>> str(span_of("2025010120251231")), span_of("2025")
    ('2025', None)
    """
    if not re.fullmatch(SPAN, key):
        return None
    try:
        return Interval(date.fromisoformat(key[:8]), date.fromisoformat(key[8:]))
    except ValueError:
        return None


def is_time(key: str) -> bool:
    """Whether a folded key is a year or a month of one.

    >>> [is_time(key) for key in ("june2013", "sept1960", "2013年6月", "201306", "2013年", "2013")]
    [True, True, True, True, True, True]
    >>> [is_time(key) for key in ("june", "201313", "gpt2013", "2200")]
    [False, False, False, False]
    """
    return re.fullmatch(TIME_KEY, key) is not None
