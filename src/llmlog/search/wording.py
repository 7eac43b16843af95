"""What a query says in other words than texts do, and what it leaves out."""

import re
from collections.abc import Container, Iterator
from typing import Any

from llmlog.search.labels import begun, labelled_so, models_alone
from llmlog.search.lookups import Lookups
from llmlog.search.query import generic_words, take_apart
from llmlog.shipped import shipped_json
from llmlog.text import fold, plain, words
from llmlog.vocabulary import NAMES

COUNT = "(?:\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twenty)"
SUPERLATIVE = "(?:top|best|first|last|newest|latest|oldest|earliest|largest|biggest|smallest|most recent)"
OF_TIME = "(?:second|minute|hour|day|week|month|quarter|year|decade)s?|(?:thous|mill|bill|trill)"
COUNT_HAN = "(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})"
SPELT = (
    (r"(?<=the )us$|(?<=from )us$|(?<=\bnon[- ])us\b", "usa"),
    (r"\bus(?= (?:models?|llms?|ones?|compan(?:y|ies)|startups?|laws?)\b)", "usa"),
    (r"\bunited states(?: of america)?\b", "usa"),
    (r"(?:国外|海外|境外)的?(?=.)", "非中国的"),
    (r"\bwithout open[- ]weights\b", "other than open weights"),
    (
        r"(?:没有开放权重|[非不未](?:开源|开放))的?(?=大?(?:语言)?模型|国产)|没有开放权重的|不开源的(?=.)",
        "非开放权重的",
    ),
    (rf"\b({SUPERLATIVE}) {COUNT} (?!{OF_TIME})(?=[a-z])", r"\1 "),
    (rf"\b(?:the )?{COUNT} (?={SUPERLATIVE} )", ""),
    (rf"(最[新近大小早好]的?){COUNT_HAN}[个款大篇](?![月季星])", r"\1"),
    (r"前?十大", ""),
    (r"^all (?=\w+$)", ""),
    (r"\b(?:every|any)thing but (.+?) ((?:in|of|from|since|before|after|during) .+)$", r"\2 not \1"),
    (r"\ball but (?:the )?(\S+) (models?|papers?|events?|products?|tools?)$", r"\2 not by \1"),
    (r"\bby neither (.+?) nor ", r"not by \1 or "),
    (r"既不是(.+?)也不是", r"不是\1和"),
    (r"(?<![\d\u3400-\u9fff])(2\d)年(?=\d{1,2}月|[的底初末]|$)", r"20\1年"),
)
"""What a query says, and what it says it with where that is not its only meaning: us for the United States.

How many are asked for is not: a search gives the best of all.
"""
DIGITS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
HINTS = (
    *("not ", "non-", "non ", "except", "excluding", "other than", "apart from", "without", "outside"),
    *"非不除",
)
"""One of these stands in every query that leaves something out."""
OF = r"(?: (?:for|from|by|made|of|in|about|the))*"
"""What stands before the thing that is left out."""
LEFT_OUT = (
    r"\bnot (?P<what>open[- ]source|\w+)(?= (?:models?|llms?|by)\b)",
    rf"\b(?:but not|not|except|excluding|other than|apart from)\b{OF} (?P<what>\S.*)$",
    rf"\b(?:without|outside)\b{OF} (?P<made>\S.*)$",
    r"\bnon[- ](?P<what>\w+)",
    r"除了?(?P<what>.+?)(?:以外|之外|外)的?",
    r"除了(?P<what>.+?)的(?=\S)",
    r"(?:但|而)?(?:不是|不含|不要|不包括|非)(?P<what>.+?)的(?=\S)",
    r"(?:但|而)?(?:不是|不含|不要|不包括|非|除了)(?P<what>.+)$",
)
"""What a query says of that which it leaves out, by the group `made` only makers, countries and kinds."""
MADE = {"orgs", "country", "kind"}
"""The fields of labels by which milestones are told apart; what else they are without, they lack themselves."""
JOINTS = r"\b(?:and|or|nor|those|ones?|of|the|by|from)\b|[、，,和与或及的]"
"""What stands between the things that are left out, or with one of them."""


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
    for said, spelt in SPELT:
        query = re.sub(said, spelt, query, flags=re.IGNORECASE)
    return query


def as_named(lookups: Lookups, query: str) -> str:
    """Return a folded query with `to` for 2, 2 for `to` or a figure for its word where that is a name: word to vec."""
    figure = rf"\b(?:{'|'.join(DIGITS)})\b"
    forms: tuple[tuple[str, Any], ...] = (
        (r"(?<=[a-z])2(?=[a-z])", " to "),
        (r"(?<=[a-z])[\s-]+to[\s-]+(?=[a-z])", "2"),
        (figure, lambda said: DIGITS[said[0]]),
    )
    for written, other in forms:
        said = re.sub(written, other, query)
        if said != query and lookups.is_name(fold(said)):
            return said
    return query


def taken_out(lookups: Lookups, query: str) -> tuple[str, frozenset[int]]:
    """Return a query without what it leaves out, and the milestones of that: of makers, labels or names.

    A query that leaves out anything else, or that asks for nothing beside it, stays as it is.
    """
    folded = plain(query)
    if any(hint in folded for hint in HINTS) and not lookups.is_name(fold(folded)):
        for form in LEFT_OUT:
            if found := re.search(form, folded):
                rest = f"{folded[: found.start()]} {folded[found.end() :]}"
                ((group, what),) = found.groupdict().items()
                fields = MADE if group == "made" else None
                is_of_names = (fields is None or len(words(what)) == 1) and bool(take_apart(rest, lookups.known).names)
                owners = list(_owners(lookups, what, fields, is_of_names=is_of_names))
                if owners and all(owners) and words(rest):
                    return models_alone(rest), frozenset().union(*owners)
    return query, frozenset()


def _owners(
    lookups: Lookups, what: str, fields: Container[str] | None, *, is_of_names: bool
) -> Iterator[frozenset[int]]:
    """Yield the milestones of each maker, label and name in a text, or of labels in some fields alone.

    A word that is none of these and joins none yields no milestone, but beside names those whose names hold it.
    """
    for part in filter(words, re.split(JOINTS, what)):
        parts = take_apart(part, lookups.known)
        if parts.core != parts.typed:  # words that frame a question, as in `not use google`
            yield frozenset()
        for name in parts.names:
            yield frozenset(begun(lookups, name.key) if fields is None or is_of_names else ())
        for term in (*parts.labels, *parts.words):
            if term.key not in generic_words():
                labelled = labelled_so(lookups, term.key).items()
                held = lookups.names_with_word(term.key) if is_of_names and not labelled else []
                labels = (entry for entry, match in labelled if fields is None or match.field in fields)
                yield frozenset((*labels, *(name.entry for name in held if name.field in NAMES)))
