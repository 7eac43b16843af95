"""`llmlog timeline`: the history by year."""

import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any

import pytest
from rich.cells import cell_len

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]

PIPED = """\
Id           Date        Name
rlhf         2017-06-12  RLHF
transformer  2017-06-12  Transformer
gpt-3        2020-05-28  GPT-3
"""
PIPED_ZH = """\
标识         日期        名称
rlhf         2017-06-12  基于人类反馈的强化学习
transformer  2017-06-12  Transformer
gpt-3        2020-05-28  GPT-3
"""


@pytest.mark.parametrize("options", [[], ["--major"], ["--org", "Meta", "--since", "2022"]], ids=" ".join)
def test_json_is_that_of_list(here: Run, options: list[str]) -> None:
    """The JSON is the list of the same milestones."""
    done = here("timeline", *options, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == here("list", *options, "--json").stdout


@pytest.mark.parametrize(("language", "expected"), [("en", PIPED), ("zh", PIPED_ZH)])
def test_into_a_pipe(fixed_here: Run, language: str, expected: str) -> None:
    """Into a pipe a milestone is a line with its id, its whole date and its name."""
    done = fixed_here("timeline", "--until", "2020-08", "--lang", language)
    assert (done.returncode, done.stdout, done.stderr) == (0, expected, "")


@pytest.mark.parametrize(
    ("language", "title", "foot"),
    [
        ("en", "Landmarks", "a figure before a name is its month"),
        ("zh", "重大节点", "名称前的数字为月份"),
    ],
)
@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_the_landmarks(terminal: Run, entries: list[Record], width: int, language: str, title: str, foot: str) -> None:
    """At a terminal a year is a line, its landmarks one after the other; the foot counts them."""
    done = terminal("timeline", "--major", "--lang", language, width=width, TERM="dumb")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    major = [entry for entry in entries if entry.get("importance") == 3]
    assert lines[:2] == [title, ""]
    assert max(map(cell_len, lines)) <= width
    assert [line[:4] for line in lines if line[:4].isdecimal()][: len({e["date"][:4] for e in major})] == sorted(
        {entry["date"][:4] for entry in major}
    )
    assert lines[-1].endswith(foot)
    assert str(len(major)) in "".join(lines[-3:])
    text = " ".join(line[6:] for line in lines)
    shown = [(language == "zh" and entry["name_zh"]) or entry["name"] for entry in major]
    if width >= 80:
        assert [name for name in shown if f"{name} " not in f"{text} "] == []


def test_styles(terminal: Run) -> None:
    """Years are cyan and months dim; landmarks among others are bold."""
    shown = terminal("timeline", "--month", "2017-05..2017-06", width=80).stdout
    assert shown.splitlines()[2].startswith("\x1b[36m2017  \x1b[0m\x1b[2m05 \x1b[0m")
    assert "\x1b[1mTransformer\x1b[0m" in shown


@pytest.mark.parametrize(
    ("language", "foot"),
    [
        ("en", "2017-06; a figure before a name is its day"),
        ("zh", "2017-06；名称前的数字为日期"),
    ],
)
def test_a_month(fixed_terminal: Run, language: str, foot: str) -> None:
    """The figures before the names of one month are days."""
    lines = fixed_terminal("timeline", "--month", "2017-06", "--lang", language, width=80, TERM="dumb").stdout
    assert "12 Transformer" in lines.splitlines()[2]
    assert lines.splitlines()[-1].endswith(foot)


def test_newest_first(here: Run) -> None:
    """-n keeps the newest, -r turns the order round."""
    ids = [entry["id"] for entry in json.loads(here("list", "--json").stdout)]
    assert [entry["id"] for entry in json.loads(here("timeline", "-n", "3", "-r", "--json").stdout)] == ids[:-4:-1]


@pytest.mark.parametrize(
    ("language", "told"), [("en", "no milestone matches --until 1900\n"), ("zh", "没有符合 --until 1900 的条目\n")]
)
def test_nothing(here: Run, language: str, told: str) -> None:
    """Where no milestone matches, a timeline ends with 1."""
    done = here("timeline", "--until", "1900", "--lang", language)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert here("timeline", "--until", "1900", "--json").stdout == "[]\n"
