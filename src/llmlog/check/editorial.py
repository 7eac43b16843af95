"""The editorial rules that a program can hold: what every entry keeps."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from llmlog.check.entries import Entry
from llmlog.folding import fold, has_han
from llmlog.vocabulary import Kind

LONGEST_SUMMARY = 300
LONGEST_CLAIM = 60
DETAILS = {1: (0, 0), 2: (2, 5), 3: (3, 5)}
"""How many details an entry of each importance has, at least and at most."""
ASKED = (2, 4)
"""How many phrases somebody may type for an entry of importance 2 or 3 in a language, at least and at most."""

REPOSITORY_ROOT = re.compile(r"https?://(www\.)?(github|gitee)\.com/[^/]+/[^/]+/?")
REPOSTS = re.compile(
    r"https?://([\w-]+\.)*(wealthempire\.com|aigcdaily\.cn|71396\.com|dakule\.com|wikipedia\.org|csdn\.net|51cto\.com|"
    r"sohu\.com|aibase\.com|paperswithcode\.com)/"
)
"""Sites that repeat what others announced, and so show no day."""
MOVED = {
    "openai.com/blog/": "openai.com/index/",
    "openai.com/research/": "openai.com/index/",
    "ai.googleblog.com": "research.google/blog/",
    "github.com/THUDM/": "github.com/zai-org/",
    "github.com/facebookresearch/llama": "github.com/meta-llama/llama",
}
NOT_ENGLISH = {
    r"\bopened under\b": "released or open-sourced under",
    r"\bper user and month\b": "per user per month",
    r"\bthe company's seat\b": "headquartered",
}
NOT_CHINESE = {r"智能代理": "智能体", r"令牌|词元": "token", r"许可协议": "许可证", r"图片描述": "图像描述"}
"""What the log does not write, and what it writes instead."""
ENGLISH = re.compile(r"(?<![\w./-])[a-z]{4,}(?![\w./-])")
"""An English word, other than a name."""
PROVENANCE = re.compile(
    r"\b(the review|the timeline) (reports|says|names|lists|mentions)|(年度回顾|时间线)(报道|写到|称|提到)",
    re.IGNORECASE,
)
"""What belongs into `sources[].says`."""


def check(entries: list[Entry]) -> Iterator[str]:
    """Yield where entries whose form is right break the editorial rules."""
    for entry in entries:
        for rule in (_lengths, _weight, _evidence, _addresses, _wording, _translations):
            yield from (f"{entry.place}, {entry.record['id']}: {problem}" for problem in rule(entry.record))
    yield from _phrases(entries)


def _lengths(record: dict[str, Any]) -> Iterator[str]:
    if len(record["summary"]["en"]) > LONGEST_SUMMARY:
        yield f'"summary": {len(record["summary"]["en"])} characters in English, at most {LONGEST_SUMMARY}'
    for erratum in record["errata"]:
        if len(erratum["claim"]) > LONGEST_CLAIM:
            yield f'"errata": a claim of {len(erratum["claim"])} characters, at most {LONGEST_CLAIM}'


def _weight(record: dict[str, Any]) -> Iterator[str]:
    importance, count = record.get("importance"), len(record["details"]["en"])
    if importance is None:
        yield '"importance": missing'
        return
    least, most = DETAILS[importance]
    if not least <= count <= most:
        yield f'"details": {count}, from {least} to {most} at importance {importance}'
    for language, phrases in record.get("asked", {"en": [], "zh": []}).items():
        least, most = ASKED if importance > 1 else (0, 0)
        if not least <= len(phrases) <= most:
            yield f'"asked", "{language}": {len(phrases)}, from {least} to {most} at importance {importance}'
    if importance == max(DETAILS) and not record["released"] and record["kind"] != Kind.TREND:
        yield '"released": importance 3 without evidence'


def _evidence(record: dict[str, Any]) -> Iterator[str]:
    url = (record["released"] or {}).get("url", "")
    if REPOSITORY_ROOT.fullmatch(url):
        yield f'"released": {url} is the root of a repository, which shows no day'
    if REPOSTS.match(url):
        yield f'"released": {url} repeats what others announced'


def _addresses(record: dict[str, Any]) -> Iterator[str]:
    for link in record["links"]:
        for old, new in MOVED.items():
            if re.search(re.escape(old) + ("" if old.endswith("/") else r"(?![\w-])"), link["url"]):
                yield f'"links": {link["url"]} has moved to {new}'


def _wording(record: dict[str, Any]) -> Iterator[str]:
    for language, glossary in (("en", NOT_ENGLISH), ("zh", NOT_CHINESE)):
        details = (("details", detail) for detail in record["details"][language])
        for key, text in (("summary", record["summary"][language]), *details):
            for wrong, right in glossary.items():
                if found := re.search(wrong, text, re.IGNORECASE):
                    yield f'"{key}": {found[0]!r} in "{text[:30]}…"; write {right}'
            if found := PROVENANCE.search(text):
                yield f'"{key}": {found[0]!r} in "{text[:30]}…"; what a source says stands in "sources"'


def _translations(record: dict[str, Any]) -> Iterator[str]:
    for erratum in record["errata"]:
        if has_han(erratum["claim"]) and "claim_en" not in erratum:
            yield f'"errata": the claim “{erratum["claim"]}” has no "claim_en"'
        if ENGLISH.search(erratum["correct"]) and not has_han(erratum["correct"]) and "correct_zh" not in erratum:
            yield f'"errata": what is right, “{erratum["correct"]}”, has no "correct_zh"'


def _phrases(entries: list[Entry]) -> Iterator[str]:
    """Yield the phrases that somebody may type for two entries."""
    owners: dict[str, str] = {}
    for _, place, record in entries:
        for phrase in chain.from_iterable(record.get("asked", {}).values()):
            owner = owners.setdefault(fold(phrase), record["id"])
            if owner != record["id"]:
                yield f'{place}, {record["id"]}: "asked": {phrase!r} stands on {owner} as well'
