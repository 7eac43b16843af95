"""The help of a command as a page in either language, with examples; no summary in it is ever cut."""

import re
import shutil
from collections.abc import Iterable
from typing import Any

from llmlog.cli.bilingual import said
from llmlog.cli.commands import COMMANDS, load_command, module_of
from llmlog.cli.options import Output
from llmlog.language import Language, Text

NARROWEST, WIDEST = 20, 100
WIDEST_TERM = 26
"""How many cells an option may take before its help begins on the next line."""
NARROW, STEP = 56, 6
"""Below how many columns the help of each begins on the next line, and how far it is set in there."""

USAGE = Text("Usage: ", "用法：")
SECTIONS = {
    "arguments": Text("Arguments:", "参数："),
    "options": Text("Options:", "选项："),
    "common": Text("Common options:", "通用选项："),
    "commands": Text("Commands:", "命令："),
    "examples": Text("Examples:", "示例："),
}

EXAMPLES = (
    ("llmlog show gpt-4", Text("Everything about one milestone.", "一个条目的全部内容。")),
    ("llmlog list --org OpenAI --month 2023", Text("What OpenAI brought in 2023.", "OpenAI 在 2023 年的条目。")),
)
"""The examples of llmlog itself; those of a command stand in its module."""

COMMON_OPTIONS = Output.__dataclass_fields__

Row = tuple[str, str]


def page(ctx: Any, language: Language, coverage: Text | None, *, bold: bool) -> str:
    """Return the help of the command of a context, at its end what the log covers; headings may be bold."""
    from rich.cells import cell_len

    width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))
    command, usage = ctx.command, USAGE.in_(language)
    arguments = [it for it in command.params if it.param_type_name == "argument"]
    terms = [(_metavars(it.metavar.strip("[]."), language), said(it.help, language)) for it in arguments]
    names = () if ctx.parent else COMMANDS
    typed = ["[OPTIONS]", *(it.metavar for it in arguments), *(["COMMAND [ARGS]..."] if names else [])]
    own, common = _options(ctx, language)
    held = Text(f"The log holds {coverage.en}.", f"全库共 {coverage.zh}。") if coverage else Text("", "")
    sections = [
        _wrapped(" " * cell_len(usage), f"{ctx.command_path} {_metavars(' '.join(typed), language)}", width, usage),
        _wrapped("  ", said(command.help, language), width),
        _section("arguments", terms, width, language),
        _section("commands", [(name, said(load_command(name).help, language)) for name in names], width, language),
        _section("options", own, width, language, beside=common),
        _section("common", common, width, language, beside=own),
        _examples(module_of(command.name).EXAMPLES if ctx.parent else EXAMPLES, width, language),
        _wrapped("  ", said(command.epilog, language), width),
        _wrapped("", held.in_(language), width),
    ]
    text = "\n\n".join("\n".join(section) for section in sections if any(section)) + "\n"
    return _emphasized(text, language) if bold else text


def _emphasized(text: str, language: Language) -> str:
    headings = (USAGE.in_(language).strip(), *(f"{heading.in_(language)}(?=\\n)" for heading in SECTIONS.values()))
    return re.sub(f"^({'|'.join(headings)})", "\x1b[1m\\1\x1b[0m", text, flags=re.MULTILINE)


def _metavars(text: str, language: Language) -> str:
    return re.sub(r"[A-Z]+", lambda found: said(found[0], language), text)


def _options(ctx: Any, language: Language) -> tuple[list[Row], list[Row]]:
    """Return the options of a command that are its own, and those that most commands have."""
    own: list[Row] = []
    common: list[Row] = []
    for parameter in ctx.command.params:
        if parameter.param_type_name == "option":
            names = ", ".join(sorted(parameter.opts, key=lambda name: name[:2] == "--"))
            value = "" if parameter.is_flag else f" {_metavars(parameter.metavar, language)}"
            indent = "" if re.match(r"-\w", names) else "    "
            row = f"{indent}{names}{value}", said(parameter.help, language)
            (common if parameter.name in COMMON_OPTIONS else own).append(row)
    return (own, common) if own and common and ctx.parent else (own + common, [])


def _examples(rows: Iterable[tuple[str, Text]], width: int, language: Language) -> list[str]:
    lines = [SECTIONS["examples"].in_(language)]
    for command, text in rows:
        lines += [f"  {command}", *_wrapped("      ", text.in_(language), width)]
    return lines


def _section(name: str, rows: Iterable[Row], width: int, language: Language, beside: Iterable[Row] = ()) -> list[str]:
    """Return a section of terms and what they mean, in two columns, as wide as those of the rows beside it."""
    from rich.cells import cell_len

    rows = list(rows)
    if not rows:
        return []
    lines = [SECTIONS[name].in_(language)]
    sizes = [cell_len(term) for term, _ in (*rows, *beside)]
    column = 4 + max((size for size in sizes if size <= WIDEST_TERM), default=WIDEST_TERM)
    column = column if width >= NARROW else STEP
    for term, text in rows:
        indent = " " * column
        if cell_len(term) > column - 4 or not text:
            lines += _wrapped("  ", term, width) + _wrapped(indent, text, width)
        else:
            lines += _wrapped(indent, text, width, f"  {term}".ljust(column - cell_len(term) + len(term)))
    return lines


def _wrapped(indent: str, text: str, width: int, opening: str = "") -> list[str]:
    """Return the lines of a text, each behind an indent, the first behind an opening where there is one."""
    from llmlog.formats.wrapping import breaks

    ends = [*breaks(text, width - len(indent)), len(text)] if text else []
    lines = [text[start:end].strip() for start, end in zip([0, *ends], ends, strict=False)]
    return [(indent if number else opening or indent) + line for number, line in enumerate(lines)]
