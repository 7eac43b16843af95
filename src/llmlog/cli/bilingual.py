"""The texts of the help in both languages: Typer holds the English ones, and what they are in Chinese is kept here."""

from typing import Any

from typer import Argument, Option

from llmlog.language import Language

CHINESE = {
    "OPTIONS": "选项",
    "COMMAND": "命令",
    "ARGS": "参数",
    "NAME": "名称",
    "WORDS": "词语",
    "MONTH": "月份",
    "DATE": "日期",
    "KIND": "类别",
    "TAG": "标签",
    "ID": "编号",
    "FORMAT": "格式",
    "WHEN": "何时",
    "LIST": "字段",
    "FILE": "文件",
    "PATH": "路径",
    "SHELL": "外壳",
    "WHAT": "项目",
    "WORD": "词语",
    "TEXT": "文字",
    "CODE": "代码",
}
"""The Chinese of what stands in capitals, and of every text that `both` was given."""


def both(en: str, zh: str) -> str:
    """Return the English text of a help after keeping what it is in Chinese."""
    CHINESE[en] = zh
    return en


def said(text: str | None, language: Language) -> str:
    """Return a text of the help in a language, in English where the Chinese is not known; empty for none."""
    return CHINESE.get(text or "", text or "") if language is Language.ZH else text or ""


def option(usage: str, en: str, zh: str, *, default: Any = None, **more: Any) -> Any:
    """Return an option by how it is typed, `--org -o NAME` or as a flag `--json`, with its help in both languages."""
    words = usage.split()
    names = [word for word in words if word.startswith("-")]
    if names == words:
        return Option(False, *names, help=both(en, zh), **more)
    return Option(default, *names, metavar=words[-1], help=both(en, zh), **more)


def argument(metavar: str, en: str, zh: str) -> Any:
    """Return an argument, in brackets one that may be left out, with its help in both languages."""
    return Argument(None if metavar.startswith("[") else ..., metavar=metavar, help=both(en, zh))
