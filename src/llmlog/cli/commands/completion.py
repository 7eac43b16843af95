"""`llmlog completion`."""

from typing import Annotated

from typer import Argument

from llmlog.cli.output import write
from llmlog.cli.plain import Plain
from llmlog.cli.session import Session
from llmlog.cli.shells import SCRIPTS, SHELLS
from llmlog.cli.values import one_of
from llmlog.language import Text

Shell = Annotated[str, Argument(metavar="SHELL", help="bash, zsh or fish.")]


def run(session: Session, shell: Shell, options: Plain) -> None:  # noqa: ARG001
    """Print the script that completes commands, options, names and words in a shell."""
    write([SCRIPTS[one_of(shell, SHELLS, Text("SHELL", "外壳"))]], encoding="utf-8")
