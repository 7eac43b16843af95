"""Completion in the shells themselves: what is typed, and what they make of it; and what llmlog answers them.

A shell that is not installed is skipped, but for bash.
"""

import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import llmlog
from llmlog.cli.commands import COMMANDS
from llmlog.vocabulary import LINK_KINDS, Kind

pty = pytest.importorskip("pty", reason="the terminals of POSIX")

Run = Callable[..., CompletedProcess[str]]
Complete = Callable[..., list[str]]

SHELLS = ("bash", "zsh", "fish")
INTERACTIVE = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"]}
PREPARE = {
    "bash": "PS1='> '; bind 'set enable-bracketed-paste off'; bind 'set completion-query-items 0'; "
    "bind 'set page-completions off'; eval \"$(llmlog completion bash)\"; printf 'REA''DY\\n'",
    "zsh": "PS1='> '; unset zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; "
    "eval \"$(llmlog completion zsh)\"; setopt noautomenu; LISTMAX=9999; printf 'REA''DY\\n'",
}
PATIENCE = 20


def available(shell: str) -> None:
    """Skip the test where a shell is not installed."""
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a llmlog on its own, and with files whose names begin like the words of the log."""
    script = tmp_path / "bin" / "llmlog"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m llmlog "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    for name in ("model.bin", "openai.txt", "gpt-4.md", "zh.txt"):
        (tmp_path / name).touch()
    return tmp_path


@pytest.fixture
def variables(home: Path) -> dict[str, str]:
    """The environment of a shell."""
    path = f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"
    package = str(Path(llmlog.__file__).parent.parent)
    return {
        "PATH": path,
        "HOME": str(home),
        "PYTHONPATH": package,
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "COLUMNS": "200",
    }


@pytest.fixture
def typed(home: Path, variables: dict[str, str]) -> Callable[[str, str, str], str]:
    """What types keys at a shell, waits for a text to appear, and returns what stands on the screen by then."""

    def at_shell(shell: str, keys: str, expected: str) -> str:
        available(shell)
        main, side = pty.openpty()
        child = subprocess.Popen(
            INTERACTIVE[shell], stdin=side, stdout=side, stderr=side, env=variables, cwd=home, start_new_session=True
        )
        os.close(side)
        try:
            os.write(main, f"{PREPARE[shell]}\n".encode())
            _until(main, "READY")
            os.write(main, keys.encode())
            return _until(main, expected)
        finally:
            child.kill()
            child.wait()
            os.close(main)

    return at_shell


def _until(main: int, expected: str) -> str:
    """Return what appears on a terminal until a text does, or the time is up."""
    seen, end = b"", time.monotonic() + PATIENCE
    while time.monotonic() < end and expected not in plain(seen):
        if select.select([main], [], [], 0.1)[0]:
            try:
                seen += os.read(main, 1 << 16)
            except OSError:
                break
    time.sleep(0.3)
    while select.select([main], [], [], 0.1)[0]:
        seen += os.read(main, 1 << 16)
    return plain(seen)


def plain(seen: bytes) -> str:
    """Return what was written to a terminal without its escape sequences."""
    moved = re.sub(r"\x1b\[\d*[AJ]", "\n", seen.decode(errors="replace"))
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\a|\r", "", moved)


@pytest.mark.parametrize("shell", ["bash", "zsh"])
@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param("llmlog line\t", "llmlog lineage ", id="command"),
        pytest.param("llmlog list --rev\t", "llmlog list --reverse ", id="option"),
        pytest.param("llmlog list --kind mo\t", "llmlog list --kind model ", id="F47: kind"),
        pytest.param("llmlog list --org anthr\t", "llmlog list --org anthropic ", id="maker"),
        pytest.param("llmlog list --org=anthr\t", "llmlog list --org=anthropic ", id="maker behind an equals sign"),
        pytest.param("llmlog list --tag multim\t", "llmlog list --tag multimodal ", id="tag"),
        pytest.param("llmlog org 智谱\t", "llmlog org 智谱 ", id="maker in Chinese"),
        pytest.param("llmlog show vicun\t", "llmlog show vicuna", id="milestone"),
        pytest.param("llmlog show 'Turing t\t", "llmlog show 'Turing test' ", id="quoted"),
        pytest.param("llmlog show segment any\t", "llmlog show segment anything ", id="a later word"),
        pytest.param("llmlog compare gpt-4 gpt 4 tur\t", "gpt 4 turbo ", id="a later word of the second name"),
        pytest.param("llmlog org stanford uni\t", "llmlog org stanford university ", id="a later word of a maker"),
        pytest.param("llmlog open llama --kind pap\t", "llmlog open llama --kind paper ", id="kind of link"),
        pytest.param("llmlog list --data mod\t", "llmlog list --data model.bin ", id="a file where one is taken"),
        pytest.param("llmlog completion f\t", "llmlog completion fish ", id="shell"),
    ],
)
def test_at_a_shell(typed: Callable[[str, str, str], str], shell: str, keys: str, expected: str) -> None:
    """What begins like just one thing is completed to it."""
    assert expected in typed(shell, keys, expected)


@pytest.mark.parametrize("shell", ["bash", "zsh"])
@pytest.mark.parametrize(
    ("keys", "last", "expected"),
    [
        pytest.param("llmlog \t\t", "completion", {"list", "search", "show", "schema"}, id="commands"),
        pytest.param("llmlog list --kind \t\t", "trend", set(Kind), id="F47: kinds"),
        pytest.param("llmlog list --lang \t\t", "zh", {"zh", "en"}, id="languages"),
        pytest.param("llmlog open llama -k \t\t", "news", set(LINK_KINDS), id="kinds of links"),
        pytest.param("llmlog month 2023-0\t\t", "2023-01", {"2023-07", "2023-09"}, id="months"),
        pytest.param("llmlog show gpt-4\t\t", "gpt-4-turbo", {"gpt-4", "gpt-4o", "gpt-4v"}, id="milestones"),
        pytest.param("llmlog list -\t\t", "--reverse", {"--org", "--kind", "--json"}, id="options"),
    ],
)
def test_what_a_shell_lists(
    typed: Callable[[str, str, str], str], shell: str, keys: str, last: str, expected: set[str]
) -> None:
    """What begins like several things is listed, and no file among it; zsh says what each is."""
    screen = typed(shell, keys, last)
    assert set(map(str, expected)) - {*re.split(r"\s+", screen)} == set(), screen
    assert re.findall(r"\S+\.(?:bin|txt|md)\b", screen) == []


def test_zsh_says_what_a_command_does(typed: Callable[[str, str, str], str]) -> None:
    """F49: an apostrophe is not lost in the help of a command."""
    assert re.search(r"open +-- +Open a milestone's announcement", typed("zsh", "llmlog \t\t", "Open a milestone"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("llmlog line", {"lineage"}, id="command"),
        pytest.param("llmlog list --rev", {"--reverse"}, id="option"),
        pytest.param("llmlog list --kind ", set(Kind), id="F47: kinds"),
        pytest.param("llmlog list --lang ", {"zh", "en"}, id="languages"),
        pytest.param("llmlog list --org anthr", {"anthropic"}, id="maker"),
        pytest.param("llmlog list --org=anthr", {"--org=anthropic"}, id="maker behind an equals sign"),
        pytest.param("llmlog show vicuna", {"vicuna"}, id="milestone"),
        pytest.param("llmlog show 'Turing t", {"Turing test"}, id="quoted"),
        pytest.param("llmlog show segment any", {"anything"}, id="a later word"),
        pytest.param("llmlog list --data mod", {"model.bin"}, id="a file where one is taken"),
        pytest.param("llmlog tags ", set(), id="no file where none is taken"),
    ],
)
def test_in_fish(home: Path, variables: dict[str, str], line: str, expected: set[str]) -> None:
    """Fish gets what begins as typed, each with its help."""
    available("fish")
    command = f'llmlog completion fish | source; complete -C "{line}"'
    done = subprocess.run(
        ["fish", "--no-config", "-c", command],
        env=variables,
        cwd=home,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    found = [row.partition("\t")[0] for row in done.stdout.splitlines()]
    assert set(map(str, expected)) - {*found} == set()
    assert [it for it in found if it.endswith((".txt", ".md"))] == []
    if not expected:
        assert found == []


@pytest.fixture
def complete(here: Run) -> Complete:
    """What answers a shell's question for the words of a command line, as fish asks it."""

    def answer(*words: str, **environment: str) -> list[str]:
        done = here(*words, _LLMLOG_COMPLETE="fish", **environment)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.splitlines()

    return answer


def values(lines: list[str]) -> list[str]:
    """Return the completions without their help."""
    return [line.partition("\t")[0] for line in lines]


def test_commands_and_their_help(complete: Complete) -> None:
    """The commands come in the order of the help, with their summaries in the reader's language."""
    assert values(complete("")) == list(COMMANDS)
    assert complete("kin") == ["kinds\tList the kinds, and how many milestones are of each."]
    assert complete("kin", LLMLOG_LANG="zh") == ["kinds\t列出类别与各自的条目数。"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_completed(complete: Complete, command: str) -> None:
    """A command completes all its long options with help, and none that is given already and may not be repeated."""
    lines = complete(command, "-")
    assert {"--lang", "--help"} <= set(values(lines))
    assert [line for line in lines if "\t" not in line] == []
    assert "--lang" not in values(complete(command, "--lang", "zh", "--"))


def test_options_before_the_command(complete: Complete) -> None:
    """What comes before a command is completed, and the command behind it."""
    assert {"--version", "--help"} <= set(values(complete("-")))
    assert values(complete("--he")) == ["--help"]
    assert values(complete("--version", "lin")) == ["lineage"]
    assert values(complete("help", "lin")) == ["lineage"]
    assert values(complete("help", "list", "")) == []


def test_an_option_that_may_be_repeated(complete: Complete) -> None:
    """What may be repeated is offered again."""
    assert "--org" in values(complete("list", "--org", "meta", "--o"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["list", "--kind", "模"], ["模型\tmodel"]),
        (["list", "--importance", ""], ["1\tnoted", "2\timportant", "3\tlandmark"]),
        (["list", "--weights", "op"], ["open"]),
        (["list", "--country", "C"], ["CN"]),
        (["list", "--country", "Ger"], ["Germany", "German"]),
        (["list", "--country", "'united k"], ["United Kingdom"]),
        (["list", "--country", "中"], ["中东", "中国", "中国大陆", "中华人民共和国", "中国香港", "中国台湾"]),
        (["list", "--country", "Eur"], ["Europe", "European", "European Union"]),
        (["list", "--country", "欧洲"], ["欧洲"]),
        (["list", "--exclude", "mo"], ["model"]),
        (["stats", "--by", "w"], ["weights"]),
        (["stats", "--by", "机"], ["机构\torg"]),
        (["today", "--date", "2023-03-14"], ["2023-03-14"]),
        (["today", ""], []),
        (["timeline", ""], []),
        (["compare", "gpt-4", "vicuna"], ["vicuna"]),
        (["show", "segment", "any"], ["anything"]),
        (["show", "Segment", "An"], ["Anything"]),
        (["show", "SEGMENT", "ANY"], ["anything"]),
        (["show", "gpt", "4", "tur"], ["turbo\tGPT-4 Turbo, 2023-11-06"]),
        (["compare", "vicuna", "--lang", "en", "segment", "any"], ["anything"]),
        (["open", "--kind", "paper", "segment", "any"], ["anything"]),
        (["errata", "--", "segment", "any"], ["anything"]),
        (["search", "segment", "any"], ["anything"]),
        (["org", "stanford", "univ"], ["university"]),
        (["show", "segment", ""], ["anything"]),
        (["show", "gpt-4", "vicun"], ["vicuna"]),
        (["list", "--org", "stanford", "uni"], []),
        (["schema", "time"], ["timeline"]),
        (["list", "--format", "js"], ["json", "jsonl"]),
        (["list", "-n", ""], []),
        (["list", ""], []),
        (["tags", ""], []),
        (["nosuch", ""], []),
        (["list", "--nosuch", ""], []),
        (["list", "--fields", "id,rel"], ["id,released"]),
        (["list", "--fields", "id,i"], ["id,importance"]),
        (["list", "--fields", "sc"], []),
        (["search", "--fields", "sc"], ["score"]),
        (["list", "--fields", "id,released."], ["id,released.date", "id,released.note", "id,released.url"]),
        (["show", "--fields", "released.note.z"], ["released.note.zh"]),
        (["list", "--fields", "nosuch."], []),
        (["stats", "--fields", ""], ["count", "key", "name"]),
        (["errata", "--fields", "cl"], ["claim", "claim_en", "claim_zh"]),
        (["compare", "gpt-4", "--fields", "p"], ["parents"]),
        (["org", "--fields", "co"], ["count", "country"]),
        (["org", "meta", "--fields", "de"], ["derived_from", "details"]),
        (["lineage", "--fields", "de"], ["descendants"]),
        (["lineage", "llama", "--fields=pa"], ["--fields=parents", "--fields=part_of", "--fields=parts"]),
        (["show", "--", "vicuna"], ["vicuna"]),
        (["schema", "op"], ["open"]),
        (["schema", "list", ""], []),
        (["list", "--output", ""], [":files"]),
        (["list", "--org", "'; DROP TABLE"], []),
        (["list", "--org", "\udcff"], None),
        (["show", "%_"], None),
    ],
    ids=str,
)
def test_answers(complete: Complete, words: list[str], expected: list[str] | None) -> None:
    """A word is completed to what may stand in its place, and to nothing where nothing may."""
    found = complete(*words)
    if expected is not None:
        assert (found if expected and "\t" in expected[0] else values(found))[: len(expected) or None] == expected


def test_names_of_own_entries(complete: Complete, tmp_path: Path) -> None:
    """The entries of a file that --data names are completed as well, wherever it stands."""
    own = tmp_path / "own.json"
    own.write_text('[{"id": "quercus-1", "name": "Quercus One", "date": "2023"}]', encoding="utf-8")
    for before in (["--data", str(own), "show"], ["show", "--data", str(own)], ["show", f"--data={own}"]):
        assert complete(*before, "querc") == ["quercus-1\tQuercus One, 2023"]
    assert complete("show", "--data", "~/own.json", "querc", HOME=str(tmp_path)) == ["quercus-1\tQuercus One, 2023"]
    assert complete("list", "--data", "") == [":files"]
    assert complete("show", "--data", "nosuch", "gpt-4") == []


def test_where_a_name_may_go_on_or_be_whole(complete: Complete) -> None:
    """Behind a whole name stand its later words and other names; behind one that is begun, its later words alone."""
    assert {"2", "transformer"} <= set(values(complete("show", "llama", "")))
    assert "transformer" not in values(complete("show", "segment", ""))


def test_makers_say_their_names_and_counts(complete: Complete, log: llmlog.Log) -> None:
    """Makers come with most milestones first, found by any of their names."""
    assert complete("list", "--org", "anthr")[0] == f"anthropic\tAnthropic ({len(log.select(org='anthropic'))})"
    assert "谷歌" in values(complete("list", "--org", "谷"))
    counts = [int(line.rpartition("(")[2].rstrip(")")) for line in complete("org", "")]
    assert counts == sorted(counts, reverse=True)


def test_milestones_say_their_names_and_dates(complete: Complete) -> None:
    """Milestones are found by ids and names however their case, and are told by name and date."""
    assert "gpt-4\tGPT-4, 2023-03-14" in complete("show", "GPT-4")
    assert complete("show", "文心一言")[0].startswith("文心一言")
    assert "transformer" in values(complete("show", ""))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["show", "Turing\\ t"], ["Turing\\ test\tTuring test, 1950-10"]),
        (["show", "'Turing t"], ["Turing test\tTuring test, 1950-10"]),
        (["list", "--org", "=", "anthr"], ["anthropic"]),
        (["list", "--kind", "="], list(Kind)),
        (["show", "vicuna", ""], ["transformer"]),
    ],
    ids=str,
)
def test_words_as_bash_has_them(here: Run, words: list[str], expected: list[str]) -> None:
    """Bash hands over words with their quotes, an equals sign as a word, and gets back what it can insert."""
    lines = here(*words, _LLMLOG_COMPLETE="bash").stdout.splitlines()
    assert set(expected) <= {*lines, *values(lines)}
    assert [line for line in values(lines) if ":" in line] == []


def test_without_a_log(here: Run, tmp_path: Path) -> None:
    """Where the log cannot be read, nothing is completed and nothing fails."""
    done = here("show", "gp", _LLMLOG_COMPLETE="bash", LLMLOG_DATA=str(tmp_path / "none.json"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script(here: Run, shell: str) -> None:
    """The script of a shell is one that it can read."""
    done = here("completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    available(shell)
    checked = subprocess.run([shell, "-n"], input=done.stdout, text=True, capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_an_unknown_shell(here: Run) -> None:
    """A shell that is not known is told with the nearest."""
    done = here("completion", "fsh")
    assert (done.returncode, done.stdout) == (2, "")
    assert "bash, zsh, fish; did you mean fish?" in done.stderr
    zh = here("completion", "fsh", LLMLOG_LANG="zh").stderr
    assert zh == "llmlog: 外壳“fsh”不在以下之列：bash、zsh、fish；您是不是想找：fish？\n"


@pytest.mark.parametrize(
    "words", [["list", "--org", "go"], ["show", "gp"], ["month", "2023"], [""], ["list", "--"]], ids=str
)
def test_what_it_imports(words: list[str]) -> None:
    """Completion needs neither the library that draws nor the one that guesses."""
    script = (
        "import sys; from llmlog.__main__ import main; sys.argv = ['llmlog', *sys.argv[1:]]; main(); "
        "print(*sorted({'rich', 'rapidfuzz', 'dateutil'} & {*sys.modules}), file=sys.stderr)"
    )
    environment = os.environ | {"_LLMLOG_COMPLETE": "bash"}
    command = [sys.executable, "-c", script, *words]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout
    assert done.stderr == "\n"
