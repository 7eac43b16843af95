"""What people mean by the words of other programs: commands and options, and what takes the words that one does not."""

import re
from collections.abc import Callable, Container, Sequence
from typing import Any

from llmlog.cli.values import shell_word
from llmlog.date_ranges import Interval
from llmlog.errors import DateError, LlmlogError
from llmlog.language import Text
from llmlog.log import Log

COMMA = "[,，、;；]"

COMMANDS_MEANT = {
    "search": ("搜索", "查找", "查询", "搜", "find", "grep"),
    "list": ("列表", "列出", "ls"),
    "show": ("显示", "查看", "info"),
    "--help": ("帮助",),
    "--version": ("版本", "version"),
}
"""What other programs, and readers of Chinese, call the commands of this one."""

MEANT = {
    "-n": ("--limit", "--number", "--count", "--max", "--top", "--head"),
    "-r": ("--sort", "--order", "--desc", "--newest"),
    "--org": ("--organization", "--organisation", "--maker", "--company"),
    "--kind": ("--type", "--category"),
    "--month": ("--year", "--date", "--on", "--in"),
    "--since": ("--from", "--after", "--start"),
    "--until": ("--to", "--before", "--end"),
    "--license": ("--licence",),
    "--lang": ("--language", "--locale"),
    "--color never": ("--no-color", "--no-colour"),
    "--color": ("--colour", "--colors"),
    "--format csv": ("--csv",),
    "--format tsv": ("--tsv",),
    "--format md": ("--md", "--markdown"),
    "--format jsonl": ("--jsonl", "--ndjson"),
    "--version": ("-V", "-v"),
}
"""What other programs call the options of this one."""

INSTEAD = {
    "today": Text("--date takes the day", "日期请用 --date"),
    "stats": Text("--by takes what to count by", "统计项目请用 --by"),
    "tags": Text("`llmlog list --tag` lists what bears one", "带有某标签的条目见 `llmlog list --tag`"),
    "kinds": Text("`llmlog list --kind` lists those of one", "某一类别的条目见 `llmlog list --kind`"),
    "sources": Text("`llmlog list --source` lists what one reports", "某一来源的条目见 `llmlog list --source`"),
    "list": Text("`llmlog search` takes words", "按词语查找请用 `llmlog search`"),
    "timeline": Text("`llmlog search` takes words", "按词语查找请用 `llmlog search`"),
}
"""What takes the words that a command without arguments does not."""
FILTERED = {"list", "timeline", "stats", "tags", "kinds", "sources"}
"""The commands without arguments whose filters may be meant by words."""


def option_meant(option: str, known: Container[str]) -> list[str]:
    """Return the option of a name, or what other programs call so."""
    others = (it for it, names in MEANT.items() if option in names and it.split()[0] in known)
    return [option] if option in known else list(others)


def filters_for(words: Sequence[str], log: Log) -> list[str]:
    """Return the filters that words are meant for, those of dates or of makers, none where they are neither."""
    for texts in ([" ".join(words)], words):
        for option, known in (("--month", _is_date), ("--org", lambda text: bool(log.maker(text)))):
            if all(map(known, texts)):
                return [" ".join(f"{option} {shell_word(text)}" for text in texts)]
    return []


def _is_date(text: str) -> bool:
    try:
        Interval.parse(text)
    except DateError:
        return False
    return True


def repeating(option: str, value: str, known: Callable[[str], Any]) -> Text | None:
    """Return how to ask for several words that have commas between, None for one, or where `known` refuses one."""
    words = [word.strip() for word in re.split(COMMA, value)]
    if len(words) == 1:
        return None
    try:
        for word in words:
            known(word)
    except LlmlogError:
        return None
    asked = " ".join(f"{option} {shell_word(word)}" for word in words)
    return Text(f"repeat {option} for several: {asked}", f"多个须重复 {option}：{asked}")
