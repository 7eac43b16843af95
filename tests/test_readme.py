"""The README's screens are what the commands print, on a terminal of its width."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

README = Path(__file__).parent.parent / "README.md"
WIDTH = 100
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def screen(command: str) -> str:
    """Return what a shell command prints on a terminal without colours."""
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 50, WIDTH, 0, 0))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "LANG": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1"}
    child = subprocess.Popen(["sh", "-c", command], stdout=side, stderr=side, stdin=side, env=environment)
    os.close(side)
    printed = b""
    while chunk := _read(main):
        printed += chunk
    child.wait()
    os.close(main)
    return re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", printed.decode().replace("\r\n", "\n"))


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1 << 16)
    except OSError:
        return b""


def run(block: str) -> str:
    """Return a block with the output of its commands as it is now."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{screen(line.removeprefix('$ '))}" for line in commands)


def test_every_screen_is_what_the_command_prints(request: pytest.FixtureRequest) -> None:
    """Each console block holds its commands and exactly what they print."""
    text = README.read_text(encoding="utf-8")
    actual = BLOCK.sub(lambda block: run(block[0]), text)
    if request.config.getoption("--rewrite-readme"):
        README.write_text(actual, encoding="utf-8")
    assert text == actual


def test_the_commands_of_the_readme_are_those_of_ci() -> None:
    """What CI runs is the README's test command, to the letter."""
    commands = re.findall(r"^python3 -m venv .*$", README.read_text(encoding="utf-8"), flags=re.MULTILINE)
    ci = (README.parent / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert commands[-1] == ci[-1]
