"""What a search found, marked where it stands: in the name or in the summary, never in a date."""

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.text import Text as RichText

from llmlog.folding import fold
from llmlog.formats.specs import figure_of
from llmlog.formats.wrapping import Line
from llmlog.language import Language, Text
from llmlog.printable import is_shown, printable
from llmlog.selection import Hit
from llmlog.vocabulary import NAMES

FOUND = "bold underline magenta"
NAME_FIELDS = {"name", "name_zh", "aliases"}
BY_NAME = Text("In their names", "名称相符")
IN_TEXT = Text("In their text", "正文提到")
RELATIVES = {"parents", "children"}
HEADINGS = dict.fromkeys(NAMES, BY_NAME) | {
    "errata": Text("Misspelled by a source", "来源误写"),
    "related": Text("In other words", "换个说法"),
    "parents": Text("Grew out of {text}", "源自 {text}"),
    "children": Text("Led to {text}", "衍生出 {text}"),
    "first": Text("Known as the first: {text}", "公认的首个：{text}"),
    "tags": Text("Tag: {text}", "标签：{text}"),
    "orgs": Text("Maker: {text}", "机构：{text}"),
    "country": Text("Country: {text}", "国家或地区：{text}"),
    "kind": Text("Kind: {text}", "类别：{text}"),
    "license": Text("License: {text}", "许可：{text}"),
    "weights": Text("Weights: {text}", "权重：{text}"),
    "date": Text("Time: {text}", "时间：{text}"),
    "importance": Text("Importance: {text}", "重要程度：{text}"),
    "specs": Text("Specs: {text}", "规格：{text}"),
}
ALSO = Text("also {name}: ", "又称 {name}；")
OF_ORDER = {"smallest": "parameters"}
"""The figure of an order that goes by another name."""
BEHIND_A_FIGURE = Text(": ", "：")
BEFORE = 12
"""How many cells of a text are shown before what was found in it."""
WEIGHT = {1: "", 2: "bold", 3: "bold"}
SHORTEST_PART = 4
"""How many letters are marked within a longer word, as llama in CodeLlama."""


def section(hit: Hit, language: Language) -> str:
    """Return the heading of the part of an answer that a hit belongs to."""
    return HEADINGS.get(hit.field, IN_TEXT).in_(language).format(text=printable(hit.text))


def marked_name(hit: Hit, words: Sequence[str], language: Language) -> Line:
    """Return the title of a milestone in the weight of its importance, with what was found in it marked.

    That is what was typed where the title holds it, else the name that matched.
    """
    title = Line(printable(hit.milestone.title(language)), style=WEIGHT[hit.milestone.weight])
    if hit.field in NAME_FIELDS | {"id"} and (match := _typed(title.plain, hit, words)):
        title.stylize(FOUND, match.start(), match.end())
    return title


def marked_summary(hit: Hit, words: Sequence[str], language: Language, width: int) -> RichText:
    """Return the summary of a milestone, or what stands around the match where that is in the text.

    Another name by which it was found is said before it, as is the figure by which it stands where it does.
    """
    milestone = hit.milestone
    summary = Line(printable(milestone.summary.in_(language)))
    if milestone.specs and (figure := figure_of(milestone.specs, OF_ORDER.get(hit.order, hit.order), language)):
        return Line.assemble((printable(figure), "bold"), BEHIND_A_FIGURE.in_(language), summary)
    title = printable(milestone.title(language))
    if hit.field in NAME_FIELDS and fold(hit.text) not in fold(title) and not _typed(title, hit, words):
        other = _other_name(hit)
        if not is_shown(other):
            return summary
        name = Line(printable(other))
        if match := _typed(name.plain, hit, words):
            name.stylize(FOUND, match.start(), match.end())
        before, after = ALSO.in_(language).split("{name}")
        return Line.assemble(before, name, after, summary)
    if hit.field in {"summary", "details", "asked"}:
        texts = [summary.plain, *(printable(detail.in_(language)) for detail in milestone.details)]
        return _excerpt(texts, [hit.text, *sorted(_telling(words), key=len, reverse=True)], width) or summary
    return summary


def _other_name(hit: Hit) -> str:
    """Return the name that matched, or of a word that matched the first name that holds it, if one does."""
    holds = _pattern(hit.text)
    names = [name for name in hit.milestone.names if name != hit.milestone.id]
    whole = (name for name in names if fold(name) == fold(hit.text))
    return next(whole, None) or next((name for name in names if holds.search(name)), "")


def _excerpt(texts: Sequence[str], found: Sequence[str], width: int) -> Line | None:
    """Return the first text that holds a match, from a little before it where it would not be seen."""
    for wanted in filter(str.strip, found):
        pattern = _pattern(wanted)
        for text in texts:
            match = pattern.search(text)
            if not match:
                continue
            start = 0
            if cell_len(text[: match.end()]) > width - 4:
                start = max(match.start() - BEFORE, 0)
                start = text.find(" ", start, match.start()) + 1 or start
            line = Line(("…" if start else "") + text[start:])
            line.highlight_regex(pattern, FOUND)
            return line
    return None


def _typed(name: str, hit: Hit, words: Sequence[str]) -> re.Match[str] | None:
    """Return where a name holds what was typed, the text that matched, or a word typed that is a part of that text.

    Long words may stand inside another.
    """
    typed = " ".join(words)
    matched = [word for word in _telling(words) if (key := fold(word)) and key in fold(hit.text)]
    for wanted in filter(str.strip, (typed, hit.text, *sorted(matched, key=len, reverse=True))):
        if match := _pattern(wanted).search(name):
            return match
    return re.search(re.escape(typed), name, re.IGNORECASE) if len(typed) >= SHORTEST_PART else None


def _telling(words: Iterable[str]) -> list[str]:
    """Return the words that do more than frame a question."""
    from llmlog.search.query import frame

    return [word for word in words if fold(word) not in frame()]


def _pattern(text: str) -> re.Pattern[str]:
    """Return what finds a text whatever its case, as whole words where it is Latin."""
    escaped = re.escape(printable(text))
    return re.compile(rf"(?<![a-z0-9]){escaped}(?![a-z0-9])" if text.isascii() else escaped, re.IGNORECASE)
