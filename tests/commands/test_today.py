"""`llmlog today`: what came about on a day of the year."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from subprocess import CompletedProcess
from typing import Any

import pytest
from rich.cells import cell_len

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]


def on(entries: list[Record], day: str) -> list[str]:
    """Return the ids of the entries of a day of the year."""
    return [entry["id"] for entry in entries if entry["date"][5:] == day]


@pytest.mark.parametrize(
    "typed",
    [
        *("2023-03-14", "1999-03-14", "14 March", "March 14", "Mar 14 2025", "3月14日", "三月十四日", "2024年3月14日"),
        *("--03-14", "--0314", "03-14", "3/14", "14.3"),
    ],
)
def test_a_day(here: Run, entries: list[Record], typed: str) -> None:
    """A day, with or without its year, lists what is known to be of it in any year, as list does."""
    done = here("today", "--date", typed, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    shown = json.loads(done.stdout)
    assert [entry["id"] for entry in shown] == on(entries, "03-14") != []
    assert shown == [entry for entry in json.loads(here("list", "--json").stdout) if entry["date"][5:] == "03-14"]


@pytest.mark.parametrize("day", ["9999-12-30", "0001-01-01"])
def test_a_day_at_an_end_of_the_calendar(here: Run, day: str) -> None:
    """The week around a day is that of any year, also where the calendar begins or ends."""
    done = here("today", "--date", day, COLUMNS="80", FORCE_COLOR="1")
    assert (done.returncode, "Traceback" in done.stderr) == (0 if done.stdout else 1, False)


def test_today(here: Run, entries: list[Record]) -> None:
    """Without a date the day is that of the clock."""
    done = here("today", "--json")
    expected = on(entries, f"{datetime.now().astimezone():%m-%d}")
    assert [entry["id"] for entry in json.loads(done.stdout)] == expected
    assert done.returncode == (0 if expected else 1)


def test_filters(here: Run, entries: list[Record]) -> None:
    """Filters narrow a day."""
    done = here("today", "--date", "2023-03-14", "--major", "--json")
    major = [entry for entry in entries if entry.get("importance") == 3]
    assert [entry["id"] for entry in json.loads(done.stdout)] == on(major, "03-14") != on(entries, "03-14")


@pytest.mark.parametrize(("language", "header"), [("en", ["Id", "Date", "Name"]), ("zh", ["标识", "日期", "名称"])])
def test_into_a_pipe(here: Run, entries: list[Record], language: str, header: list[str]) -> None:
    """Into a pipe the day is set as list sets it, without its week."""
    first, *lines = here("today", "--date", "14 March", "--lang", language).stdout.splitlines()
    assert first.split()[:3] == header
    assert [line.split()[0] for line in lines] == on(entries, "03-14")


@pytest.mark.parametrize(
    ("language", "title", "week"),
    [("en", "14 March", "In the same week"), ("zh", "3 月 14 日", "同一周")],
)
@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_at_a_terminal(terminal: Run, entries: list[Record], width: int, language: str, title: str, week: str) -> None:
    """At a terminal the day stands above its week, whole dates before the names, and the foot counts both."""
    done = terminal("today", "--date", "2023-03-14", "--lang", language, width=width, TERM="dumb")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == title
    assert max(map(cell_len, lines)) <= width
    days = [line[5:10] for line in lines if re.match(r"(19|20)\d\d-", line)]
    count = len(on(entries, "03-14"))
    assert days[:count] == ["03-14"] * count
    assert set(days[count:]) <= {"03-11", "03-12", "03-13", "03-15", "03-16", "03-17"}
    assert week in lines
    assert str(count) in "".join(lines[-2:])


@pytest.mark.parametrize(
    ("typed", "code", "en", "zh"),
    [
        ("2023-03", 2, "--date: '2023-03' names no day", "--date：“2023-03”没有日"),
        ("March", 2, "names no day", "没有日"),
        ("07/08/2023", 2, "is not a date", "无法确切地理解为日期"),
        ("2023-02-30", 2, "does not exist in the calendar", "在日历上不存在"),
        ("07-08", 2, "without guessing; write 8 July or 7 August", "无法确切地理解为日期；请写成 7月8日 或 8月7日"),
        ("00-05", 2, "write 2023-03-14, 14 March or --03-14", "请写成 2023-03-14、3月14日 或 --03-14"),
        ("02-30", 2, "does not exist in the calendar", "在日历上不存在"),
        ("30 February", 2, "does not exist in the calendar", "在日历上不存在"),
        ("soon", 2, "write 2023-03-14, 14 March or --03-14", "请写成 2023-03-14、3月14日 或 --03-14"),
    ],
)
def test_what_is_no_day(here: Run, typed: str, code: int, en: str, zh: str) -> None:
    """A date without its day, or one that is ambiguous, is refused with a line."""
    for language, told in (("en", en), ("zh", zh)):
        done = here("today", "--date", typed, LLMLOG_LANG=language)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1)
        assert told in done.stderr


def test_a_day_of_nothing(fixed_here: Run) -> None:
    """A day of no milestone ends with 1, and what is of its week is named with its date."""
    for language, told in (
        (
            "en",
            "no milestone is of 03-15\n  in its week: ChatGLM-6B  2023-03-14   Claude  2023-03-14   GPT-4  2023-03-14",
        ),
        ("zh", "没有 03-15 的条目\n  同一周有：ChatGLM-6B  2023-03-14   Claude  2023-03-14   GPT-4  2023-03-14"),
    ):
        done = fixed_here("today", "--date", "2023-03-15", "--lang", language)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith(f"llmlog: {told}\n  ")
    assert fixed_here("today", "--date", "2023-03-15", "--json").stdout == "[]\n"
    assert fixed_here("today", "--date", "2023-01-15").stderr.startswith("llmlog: no milestone is of 01-15\n  log: ")


@pytest.mark.parametrize(
    ("filters", "language", "told"),
    [
        ("--org Meta --major", "en", "no milestone of 03-14 matches --org Meta --major; without that 3 are of the day"),
        ("--org Meta", "zh", "03-14 没有符合 --org Meta 的条目；不加筛选，当天有 3 条"),
    ],
)
def test_a_day_that_the_filters_leave_empty(fixed_here: Run, filters: str, language: str, told: str) -> None:
    """Where the filters hold back all that is of a day, they are named, and how many there are without them."""
    done = fixed_here("today", "--date", "03-14", *filters.split(), "--lang", language)
    assert (done.returncode, done.stdout, done.stderr.splitlines()[0]) == (1, "", f"llmlog: {told}")


@pytest.mark.parametrize(
    ("number", "rows", "en", "zh"),
    [
        (
            "1",
            1,
            "newest 1 of 3 on the day; 1 in its week, not shown; -n 0 for all; day known for 55 of 60",
            "当天 3 条中最新的 1 条；同一周 1 条，未列出；-n 0 列出全部；60 条中有 55 条的日期精确到日",
        ),
        (
            "4",
            4,
            "3 on the day; 1 in its week; day known for 55 of 60",
            "当天 3 条；同一周 1 条；60 条中有 55 条的日期精确到日",
        ),
    ],
)
def test_a_limit(fixed_terminal: Run, number: str, rows: int, en: str, zh: str) -> None:
    """-n holds for the day and its week together, the day first, and the foot says what it holds back."""
    for language, foot in (("en", en), ("zh", zh)):
        more = ("-n", number, "--lang", language)
        done = fixed_terminal("today", "--date", "03-14", *more, width=140, NO_COLOR="1", TERM="dumb")
        lines = done.stdout.splitlines()
        assert (done.returncode, done.stderr, lines[-1]) == (0, "", foot)
        assert sum(line.startswith("2023") for line in lines) == rows


def test_no_limit(terminal: Run, entries: list[Record]) -> None:
    """-n 0 shows the whole week; without a number there are ten of it at most."""
    week = sum(entry["date"][5:] in {f"11-{day}" for day in range(23, 30)} for entry in entries)
    for more, rows in (([], len(on(entries, "11-26")) + 10), (["-n", "0"], week)):
        done = terminal("today", "--date", "11-26", *more, width=140, NO_COLOR="1", TERM="dumb")
        assert sum(line[:2] in {"19", "20"} for line in done.stdout.splitlines()) == rows
