"""`llmlog schema`."""

import json

from llmlog.cli.bilingual import argument
from llmlog.cli.commands import forms
from llmlog.cli.options import PlainJson
from llmlog.cli.output import write, write_file
from llmlog.cli.session import Session
from llmlog.cli.values import one_of
from llmlog.errors import UsageError
from llmlog.formats.schema import schema
from llmlog.language import Text

CHINESE = "打印各命令 JSON 输出的 JSON Schema（2020-12）。"
EXAMPLES = (
    ("llmlog schema", Text("For every command.", "全部命令。")),
    ("llmlog schema list", Text("For one of them.", "其中一个命令。")),
)
COMPLETES = "commands"

COMMAND = argument("[COMMAND]", "The command whose JSON it is about.", "查看其 JSON 的命令。")


def run(session: Session, output: PlainJson, command: str | None = COMMAND) -> None:  # noqa: ARG001
    """Print the JSON Schema (2020-12) of what the commands print as JSON."""
    known = forms()
    found = schema(known, one_of(command, known, Text("COMMAND", "命令")) if command else "")
    text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    if output.output:
        if output.output.suffix.casefold() not in {"", ".json"}:
            raise UsageError(
                "--output: schema writes JSON; name a file that ends in .json",
                "--output：schema 写出的是 JSON；请用 .json 后缀",
            )
        write_file(output.output, [text])
    else:
        write([text], encoding="utf-8")
