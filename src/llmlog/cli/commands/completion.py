"""`llmlog completion`."""

import pkgutil

from llmlog.cli.bilingual import argument
from llmlog.cli.candidates import SHELLS
from llmlog.cli.options import Plain
from llmlog.cli.output import write
from llmlog.cli.session import Session
from llmlog.cli.values import one_of
from llmlog.language import Text

CHINESE = "打印补全脚本，供 shell 补全命令、选项、名称与词语。"
EXAMPLES = (
    ("llmlog completion bash", Text("For bash; `eval` it in ~/.bashrc.", "用于 bash，在 ~/.bashrc 中 eval。")),
    ("llmlog completion zsh", Text("For zsh; `eval` it in ~/.zshrc.", "用于 zsh，在 ~/.zshrc 中 eval。")),
)
COMPLETES = "shells"

SHELL = argument("SHELL", "bash, zsh or fish.", "bash、zsh 或 fish。")


def run(session: Session, options: Plain, shell: str = SHELL) -> None:  # noqa: ARG001
    """Print the script that completes commands, options, names and words in a shell."""
    chosen = one_of(shell, SHELLS, Text("SHELL", "外壳"))
    script = pkgutil.get_data("llmlog.cli", f"scripts/llmlog.{chosen}") or b""
    write([script.decode()], encoding="utf-8")
