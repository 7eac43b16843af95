"""Pipes, terminals, encodings and signals: never a traceback, a wrong exit code or broken JSON."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import DEVNULL, PIPE, CompletedProcess
from typing import Any

import pytest

pty = pytest.importorskip("pty", reason="the terminals and signals of POSIX")

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]

EVERY_COMMAND = [
    "list",
    "list --json",
    "search llama -n 0",
    "month",
    "org Meta",
    "show llama",
    "show llama --json",
    "lineage transformer",
    "errata",
    "open llama --print",
    "--version",
    "",
    "-h",
    "list -h",
]
ESCAPE = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\")


@pytest.mark.parametrize("command", EVERY_COMMAND)
def test_a_reader_that_leaves_early(shell: Run, command: str) -> None:
    """`| head -1` is no failure, even under pipefail, and nothing is said about it."""
    done = shell(f"llmlog {command} | head -1")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize("command", EVERY_COMMAND)
@pytest.mark.parametrize("target", [">&-", ">/dev/full"], ids=["closed", "full"])
def test_output_that_cannot_be_written(shell: Run, command: str, target: str) -> None:
    """A closed standard output or a full disk is told in a line and ends with 2."""
    done = shell(f"llmlog {command} {target}")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "cannot write the output" in done.stderr


@pytest.mark.parametrize("command", ["list", "list --json", "--version", "-h", "list -h"])
def test_output_that_cannot_be_written_in_chinese(shell: Run, command: str) -> None:
    """That output cannot be written is told in the language of the reader."""
    done = shell(f"llmlog {command} >/dev/full", LLMLOG_LANG="zh")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "无法写出结果" in done.stderr


@pytest.mark.parametrize("target", [">&-", ">/dev/full"], ids=["closed", "full"])
@pytest.mark.parametrize(("command", "code"), [("show xyzzy", 1), ("search xyzzy --json", 2), ("list --by x", 2)])
def test_errors_where_output_cannot_be_written(shell: Run, command: str, code: int, target: str) -> None:
    """What goes wrong besides is told without a traceback; only the empty array cannot be written."""
    done = shell(f"llmlog {command} {target}")
    assert done.returncode == code
    assert 1 <= done.stderr.count("\n") <= 3
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("target", ["2>&-", "2>/dev/full"], ids=["closed", "full"])
@pytest.mark.parametrize(("command", "code"), [("show xyzzy", 1), ("list --by x", 2), ("search model", 0)])
def test_nowhere_to_talk_to(shell: Run, command: str, code: int, target: str) -> None:
    """Where standard error cannot be written, the exit code is what it is otherwise."""
    done = shell(f"llmlog {command} {target}")
    assert (done.returncode, done.stderr) == (code, "")
    assert bool(done.stdout) is (code == 0)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("llmlog list <&- | head -1 >/dev/null", 0),
        ("llmlog list <&- >&- 2>&-", 2),
        ("llmlog show xyzzy <&- >&- 2>&-", 1),
        ("llmlog list --json >/dev/null 2>&-", 0),
    ],
)
def test_closed_streams(shell: Run, line: str, code: int) -> None:
    """Any of the three streams may be closed."""
    done = shell(line)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let child processes have SIGINT even where it is ignored, as in a suite that runs in the background (U16)."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted(process: "subprocess.Popen[bytes]", ready: Callable[[], object]) -> tuple[int, bytes]:
    """Return the exit code and the standard error of a process that gets SIGINT once it is ready."""
    until = time.monotonic() + 20
    while not ready() and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, talk = process.communicate(timeout=20)
    return process.returncode, talk


INTERRUPT = """
import os, signal, sys
from llmlog import __main__
count = 0
def trace(frame, event, arg):
    global count
    if event == "line":
        count += 1
        if count == int(os.environ["AT"]):
            sys.settrace(None)
            os.kill(os.getpid(), signal.SIGINT)
    return trace if "llmlog" in frame.f_code.co_filename or frame.f_code.co_name == "<module>" else None
sys.argv = ["llmlog", "list"]
sys.settrace(trace)
sys.exit(__main__.main())
"""
"""Runs `llmlog list` and interrupts it at a line of code, counted from the first of the entry point."""


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("line", [2, 3, 4, 5, 10, 40, 100, 300, 600, 1000, 2000, 3000])
def test_u16_interrupted_anywhere(clean: dict[str, str], line: int) -> None:
    """Ctrl-C ends with 130, without a word, from the first lines on, while modules are imported and afterwards."""
    command = [sys.executable, "-c", INTERRUPT]
    done = subprocess.run(command, env=clean | {"AT": str(line)}, capture_output=True, check=False, timeout=20)
    assert (done.returncode, done.stderr) == (130, b"")


@pytest.mark.usefixtures("interruptible")
def test_interrupted_on_the_way_out(clean: dict[str, str]) -> None:
    """Ctrl-C when all is said changes neither the exit code nor what was said."""
    script = (
        "import atexit, os, signal, sys; from llmlog.__main__ import main; sys.argv = ['llmlog', 'show', 'xyzzy']; "
        "atexit.register(os.kill, os.getpid(), signal.SIGINT); sys.exit(main())"
    )
    done = subprocess.run([sys.executable, "-c", script], env=clean, capture_output=True, check=False, timeout=20)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 3)


def test_an_interrupt_that_is_ignored(clean: dict[str, str]) -> None:
    """A run that was started with SIGINT ignored, as a job in the background is, stays deaf to it."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        command = [sys.executable, "-c", INTERRUPT]
        done = subprocess.run(command, env=clean | {"AT": "300"}, capture_output=True, check=False, timeout=20)
    finally:
        signal.signal(signal.SIGINT, before)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.usefixtures("interruptible")
def test_interrupted_while_writing(clean: dict[str, str]) -> None:
    """Ctrl-C while a pipe is full ends with 130, without a word."""
    command = [sys.executable, "-m", "llmlog", "list", "--json"]
    with subprocess.Popen(command, env=clean, stdin=DEVNULL, stdout=PIPE, stderr=PIPE) as process:
        assert process.stdout
        assert process.stdout.read(1) == b"["
        assert interrupted(process, lambda: True) == (130, b"")


@pytest.mark.usefixtures("interruptible")
def test_interrupted_while_waiting(clean: dict[str, str], tmp_path: Path) -> None:
    """Ctrl-C while a browser is starting ends with 130, with no other word than the address."""
    started = tmp_path / "started"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\n: > "{started}"\nexec sleep 5 >/dev/null 2>&1\n')
    browser.chmod(0o755)
    main, side = pty.openpty()
    command = [sys.executable, "-m", "llmlog", "open", "llama"]
    environment = clean | {"BROWSER": str(browser)}
    with subprocess.Popen(command, env=environment, stdin=DEVNULL, stdout=side, stderr=PIPE) as process:
        code, talk = interrupted(process, started.exists)
    os.close(main)
    os.close(side)
    assert (code, talk.count(b"\n"), b"opening http" in talk) == (130, 1, True)


ENCODINGS = {
    "C": ("utf-8", {"LC_ALL": "C"}),
    "ascii": ("ascii", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "gbk": ("gbk", {"PYTHONIOENCODING": "gbk"}),
    "cp1252": ("cp1252", {"PYTHONIOENCODING": "cp1252"}),
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize("command", ["list", "show llama", "lineage llama", "show xyzzy"])
def test_encodings(run: Run, command: str, name: str, language: str) -> None:
    """A pipe of any encoding gets text of that encoding, with `?` for what it does not hold."""
    encoding, environment = ENCODINGS[name]
    done = run(*command.split(), encoding=encoding, LLMLOG_LANG=language, **environment)
    assert done.returncode == (1 if "xyzzy" in command else 0)
    assert ("LaMA" in done.stdout) is ("llama" in command or command == "list")
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") <= 3


@pytest.mark.parametrize("name", ENCODINGS)
def test_help_in_any_encoding(run: Run, name: str) -> None:
    """Help is there in any encoding."""
    done = run("month", "-h", encoding="latin-1", **ENCODINGS[name][1])
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.parametrize("name", ENCODINGS)
def test_json_is_utf_8_in_any_encoding(run: Run, name: str) -> None:
    """JSON is UTF-8 whatever the encoding of the pipe."""
    done = run("list", "--json", **ENCODINGS[name][1])
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run("list", "--json").stdout
    assert "文心一言" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["search", "文心一言", "-n", "1"], ["ernie-bot"]),
        (["show", "文心一言"], ["ernie-bot"]),
        (["list", "--org", "百度", "--month", "2023年3月"], ["qianfan"]),
        (["list", "--kind", "事件", "--tag", "安全", "--since", "2023年11月", "--until", "二〇二三年十一月"], []),
    ],
    ids=["search", "show", "org and month", "kind and tag"],
)
def test_chinese_that_is_typed_in_a_locale_without_it(run: Run, arguments: list[str], ids: list[str]) -> None:
    """What is typed in UTF-8 means the same in the C locale, where Python takes it for single bytes."""
    done = run(*arguments, "--format", "ids", **ENCODINGS["ascii"][1])
    expected = run(*arguments, "--format", "ids")
    assert (done.returncode, done.stdout) == (expected.returncode, expected.stdout)
    assert {*ids} <= {*done.stdout.split()}


def test_files_with_chinese_names_in_a_locale_without_it(run: Run, tmp_path: Path) -> None:
    """A file of a Chinese name is read and written in the C locale, and named where it is not there."""
    plain = ENCODINGS["ascii"][1]
    own, out = tmp_path / "我的.json", tmp_path / "出.csv"
    own.write_text('[{"id": "elm", "name": "Elm", "date": "1912-05"}]', encoding="utf-8")
    done = run("show", "elm", "--data", str(own), "--output", str(out), **plain)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert out.read_text(encoding="utf-8").startswith("id,")
    assert run("show", "elm", "--format", "ids", LLMLOG_DATA=str(own), **plain).stdout == "elm\n"
    done = run("list", "--data", str(tmp_path / "无.json"), **plain)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{tmp_path}/??.json: is not there" in done.stderr


def test_own_files_below_the_home_folder(run: Run, tmp_path: Path) -> None:
    """A `~` in LLMLOG_DATA is the home folder, as no shell reads it in what a program sets."""
    (tmp_path / "own.json").write_text('[{"id": "elm", "name": "Elm", "date": "1912-05"}]', encoding="utf-8")
    done = run(
        "show", "elm", "--format", "ids", LLMLOG_DATA="~/own.json", HOME=str(tmp_path), USERPROFILE=str(tmp_path)
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "elm\n", "")


def test_chinese_in_gbk(run: Run) -> None:
    """What GBK holds arrives whole in GBK."""
    expected = run("show", "文心一言", "--lang", "zh").stdout
    assert run("show", "文心一言", "--lang", "zh", encoding="gbk", PYTHONIOENCODING="gbk").stdout == expected


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        pytest.param({}, True, id="a terminal"),
        pytest.param({"NO_COLOR": ""}, True, id="NO_COLOR empty"),
        pytest.param({"TERM": "dumb"}, False, id="TERM=dumb"),
        pytest.param({"TERM": ""}, False, id="TERM empty"),
        pytest.param({"CLICOLOR": "0"}, False, id="F42: CLICOLOR=0"),
    ],
)
@pytest.mark.parametrize("command", ["show llama", "month 2023-07"])
def test_color_at_a_terminal(terminal: Run, command: str, environment: dict[str, str], expected: bool) -> None:
    """Escape sequences go to a terminal that takes them, and only those of colours and links."""
    done = terminal(*command.split(), **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("\x1b" in done.stdout) is expected
    assert "\x1b" not in ESCAPE.sub("", done.stdout)


@pytest.mark.parametrize("command", ["show llama", "month 2023-07"])
def test_no_color_keeps_what_is_no_colour(terminal: Run, command: str) -> None:
    """NO_COLOR leaves a terminal bold, dim and underline; `--color never` leaves it nothing."""
    done = terminal(*command.split(), NO_COLOR="1")
    codes = {code for found in re.findall(r"\x1b\[([\d;]+)m", done.stdout) for code in found.split(";")}
    assert {"1", "2"} <= codes <= {"0", "1", "2", "4"}
    assert "\x1b" not in terminal(*command.split(), "--color", "never", NO_COLOR="1").stdout


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        pytest.param({}, False, id="a pipe"),
        pytest.param({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, False, id="a pipe of a terminal"),
        pytest.param({"FORCE_COLOR": "1"}, True, id="FORCE_COLOR"),
        pytest.param({"FORCE_COLOR": "0"}, False, id="FORCE_COLOR=0"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="NO_COLOR over FORCE_COLOR"),
        pytest.param({"CLICOLOR_FORCE": "1"}, True, id="F42: CLICOLOR_FORCE"),
    ],
)
@pytest.mark.parametrize("command", ["show llama", "month 2023-07", "lineage llama", "errata"])
def test_color_in_a_pipe(here: Run, command: str, environment: dict[str, str], expected: bool) -> None:
    """A pipe gets escape sequences only where they are asked for."""
    done = here(*command.split(), **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("\x1b" in done.stdout) is expected
    assert "\x1b" not in ESCAPE.sub("", done.stdout)


@pytest.mark.parametrize("command", ["show llama", "month 2023-07"])
def test_f42_color_as_asked_for(here: Run, terminal: Run, command: str) -> None:
    """F42: --color decides, whatever the stream and the environment; another word than its three ends with 2."""
    assert "\x1b" in here(*command.split(), "--color", "always", NO_COLOR="1").stdout
    assert "\x1b" not in here(*command.split(), "--color", "never", FORCE_COLOR="1").stdout
    assert "\x1b" not in terminal(*command.split(), "--color", "never").stdout
    for language, told in (
        ("en", "'red' is none of auto, always, never"),
        ("zh", "“red”不在以下之列：auto、always、never"),
    ):
        done = here(*command.split(), "--color", "red", "--lang", language)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert told in done.stderr


@pytest.mark.parametrize("variables", [{}, {"TERM": "dumb"}, {"COLUMNS": "wide"}], ids=str)
def test_nothing_is_cut_where_color_is_forced(run: Run, entries: list[Record], variables: dict[str, str]) -> None:
    """A pipe gets everything in full, with colours as well, whatever the terminal or its width."""
    done = run("list", FORCE_COLOR="1", **variables)
    lines = ESCAPE.sub("", done.stdout).splitlines()[1:]
    for entry, line in zip(entries, lines, strict=True):
        assert line.startswith(entry["id"])
        assert entry["name"] in line
        assert line.endswith(entry["summary"]["en"])


@pytest.mark.parametrize("command", ["list", "search llama -n 5", "show llama", "lineage llama"])
def test_json_where_color_is_forced(shell: Run, command: str) -> None:
    """JSON stays JSON for the program behind the pipe where colour is forced."""
    parse = "import json, sys; print(json.dumps(json.load(sys.stdin)))"
    done = shell(f'llmlog {command} --json | "$PYTHON" -c "{parse}"', FORCE_COLOR="1", CLICOLOR_FORCE="1")
    assert (done.returncode, done.stderr) == (0, "")
    assert '"id": "llama"' in done.stdout


def test_json_at_a_terminal(terminal: Run, run: Run) -> None:
    """JSON at a terminal is the JSON that a pipe gets."""
    assert terminal("month", "--json").stdout == run("month", "--json").stdout


@pytest.mark.parametrize("arguments", [["show", b"\xff\xfe"], ["search", b"\xff"], ["org", b"\xe6\x96"]], ids=str)
def test_arguments_that_are_no_text(run: Run, arguments: list[str | bytes]) -> None:
    """Bytes that are no UTF-8 are a name that nothing bears."""
    done = run(*arguments, "--json")
    stdout = "" if arguments[0] == "show" else "[]\n"
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, stdout, 3)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "command", ["show", "search", "org", "month", "list --tag", "list --kind", "list --source", "list --"]
)
def test_what_was_typed_is_quoted_safely(here: Run, command: str, language: str) -> None:
    """Escape sequences, line ends and bidi controls that were typed do not reach the terminal."""
    done = here(*command.split(), "x\x1b[31m\x9b1mz\r\n\x1b]8;;http://evil\x07\u202ey", LLMLOG_LANG=language)
    assert done.returncode in {1, 2}
    assert done.stderr.count("\n") in ({2, 3} if done.returncode == 1 else {1})
    assert all(line.isprintable() for line in done.stderr.splitlines())
