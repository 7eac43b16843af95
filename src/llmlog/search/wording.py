"""What a query says in other words than texts do."""

import re
from typing import Any

from llmlog.dates import normalized
from llmlog.dates_in_text import MONTH
from llmlog.folding import fold
from llmlog.search.lookups import Lookups
from llmlog.shipped import shipped_json

COUNTS = "two|three|four|five|six|seven|eight|nine|ten|twenty"
COUNT = rf"(?:\d{{1,3}}|{COUNTS})"
SUPERLATIVE = "(?:top|best|first|last|newest|latest|oldest|earliest|largest|biggest|smallest|most recent)"
OF_ALL = "of all time|to date|so far|in (?:the world|history|existence)"
MADE = "(?:made|built|released|published|trained|created)"
OF_TIME = "(?:second|minute|hour|day|week|month|quarter|year|decade)s?|(?:thous|mill|bill|trill)"
LAND = r"(hong|south|north|latin|saudi|middle|new) (kong|korean?|american?|africa(?:n)?|arabian?|east(?:ern)?|zealand)"
"""A country or a continent of two words."""
COUNT_HAN = "(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})"
SPELT: tuple[tuple[str, Any], ...] = (
    (r"^us(?= [a-z])", "usa"),
    (r"\b((?:the|from|outside|in|or|and|nor) )us(?=\W*$|,| (?:or|and|nor) )|\b(non[- ])us\b", r"\1\2usa"),
    (r"\bus(?= (?:models?|llms?|ones?|compan(?:y|ies)|startups?|laws?|ai|regulations?|exports?|courts?)\b)", "usa"),
    (r"\bunited states(?: of america)?\b", "usa"),
    (rf"\b((?:from|in) (?:the )?){LAND}\b", r"\1\2\3"),
    (rf"\b{LAND}(?= (?:models?|llms?|compan(?:y|ies)|startups?)\b)", r"\1\2"),
    (r"(?:(?<![中美英法德俄韩])国外|海外|境外)的?(?=.)", "非中国的"),
    (r"\bwith(?:out| no) open[- ]weights\b", "other than open weights"),
    (r"\bopen[- ]weight\b", "open weights"),
    (r"\bclosed[- ]source(?= models?\b)", "closed"),
    (
        r"(?:没有开放权重|(?:[非不未]|没有?)(?:开源|开放))的?(?=大?(?:语言)?模型|国产)|没有开放权重的|不开源的(?=.)",
        "非开放权重的",
    ),
    (r"\blicen[sc]ed?(?: under)?:? (?:the )?(mit|bsd|a?gpl\S*|apache(?:[ -]2(?:\.0)?)?)(?= |$)", r"\1 license"),
    (r"(?:<=?|≤) ?(?=\d)", " under "),
    (r"(?:>=?|≥) ?(?=\d)", " over "),
    (rf"\b({SUPERLATIVE}) {COUNT} (?!{OF_TIME})(?=[a-z])", r"\1 "),
    (rf"\b(?:the )?{COUNT} (?={SUPERLATIVE} )", ""),
    (rf"(最[新近大小早好]的?){COUNT_HAN}[个款大篇](?![月季星])", r"\1"),
    (r"(?<![二三四])前?十大|前十(?![年天个月日])", ""),
    (r"\b(?:the )?year (?=(?:19|20)\d\d\b)", ""),
    (r"(?<=\w) version (?=\d)", " "),
    (r"\blast quarter of (?=\d{4})|\blast (?:3|three) months of (?=\d{4})", "fourth quarter of "),
    (r"\bfirst (?:3|three) months of (?=\d{4})", "first quarter of "),
    (r"\blast (?:half|(?:6|six) months) of (?=\d{4})", "second half of "),
    (r"\bfirst (?:6|six) months of (?=\d{4})", "first half of "),
    (rf"\b(?:early|mid|late)[- ](?={MONTH} \d{{4}})", ""),
    (r"(\d{4}年)前(?![所沿端])", r"\1之前"),
    (r"(\d{4}年)后(?![续来者])", r"\1之后"),
    (r"^all (?=\w+$)", ""),
    (r"\b(?:every|any)thing but (.+?) ((?:in|of|from|since|before|after|during) .+)$", r"\2 not \1"),
    (r"\ball but (?:the )?(\S+) (models?|papers?|events?|products?|tools?)$", r"\2 not by \1"),
    (r"\b(?:every|any)thing (?:but|except|other than) (?=\S+$)", "not "),
    (r"\b(?:by )?neither (.+?) nor ", r"not by \1 or "),
    (r"\b(?:around|circa|about) (?=(?:19|20)\d\d\b)", ""),
    (r"既?不是(.+?)[,，]?[也又且]不是", r"不是\1和"),
    (rf"\b({SUPERLATIVE}\b.*?) (?:ever|{OF_ALL})\b(?: {MADE}\b)?", r"\1"),
    (r"\b(?:with )?(restricted|closed) weights\b", r"\1"),
    (r"\bet al\b\.?", ""),
    (r"(?:一共|总共)?(?:(开源)|发布|推出|做|出|有)[过了]?(?:多少[个款篇项]?|几[个款篇项])", r"\1的"),
    (r"(^|\s)(2\d)年(?=\d{1,2}月|[的底初末]|$)", r"\g<1>20\2年"),
    (r"[〇零○一二三四五六七八九]{4}年", lambda said: normalized(said[0])),
)
"""What a query says, and what it says it with where that is not its only meaning: us for the United States.

How many are asked for is not: a search gives the best of all.
"""
HINT_WORDS = (
    "about all anything around circa closed date et ever everything existence far history hong latin licence licenced"
    " license licensed middle neither north open restricted saudi south time united us version world zealand"
)
HINTS = {*COUNTS.split("|"), *HINT_WORDS.split()}
"""One of these words, a sign, a digit or Chinese stands in every query that says any of it."""
DIGITS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}


def usual(query: str) -> str:
    """Return a folded query with what texts say for the phrases in it.

    >>> usual("speech-to-text models"), usual("语音转文字"), usual("gpt-4")
    ('speech recognition models', '语音识别', 'gpt-4')
    """
    spaced = query.replace("-", " ")
    said = {phrase: text for phrase, text in shipped_json("words/phrases.json").items() if phrase in spaced}
    for phrase, text in said.items():
        spaced = re.sub(rf"\b{phrase}\b" if phrase.isascii() else phrase, text, spaced)
    return spaced if said else query


def spelt_out(query: str) -> str:
    """Return a query in words that mean nothing else.

    >>> spelt_out("models not from the US"), spelt_out("国外的大模型"), spelt_out("top 5 papers"), spelt_out("tell us")
    ('models not from the usa', '非中国的大模型', 'top papers', 'tell us')
    """
    letters = query.replace(" ", "")
    if letters.isascii() and letters.isalpha() and HINTS.isdisjoint(query.casefold().split()):
        return query  # without a pattern compiled
    for said, spelt in SPELT:
        query = re.sub(said, spelt, query, flags=re.IGNORECASE)
    return query


def as_named(lookups: Lookups, query: str) -> str:
    """Return a folded query with `to` for 2, 2 for `to` or a figure for its word where that is a name: word to vec.

    So too without what says that a name is of a large model: 豆包大模型1.5pro.
    """
    figure = rf"\b(?:{'|'.join(DIGITS)})\b"
    forms: tuple[tuple[str, Any], ...] = (
        (r"(?<=[a-z])2(?=[a-z])", " to "),
        (r"(?<=[a-z])[\s-]+to[\s-]+(?=[a-z])", "2"),
        (figure, lambda said: DIGITS[said[0]]),
        (r"大模型(?=\s?[a-z\d])", ""),
    )
    for written, other in forms:
        said = re.sub(written, other, query)
        if said != query and lookups.is_name(fold(said)):
            return said
    return query
