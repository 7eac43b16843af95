"""`llmlog month`: one month, or how much each month holds."""

import json
import re
from collections import Counter
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any

import pytest

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]

YEARS = [str(year) for year in range(1900, 2100)]


@pytest.mark.parametrize(
    "typed", ["2023-07", "2023/7", "2023.07", "202307", "2023年7月", "July 2023", "Jul-2023", "２０２３－０７"]
)
def test_a_month(here: Run, entries: list[Record], typed: str) -> None:
    """A month, however typed, shows what is known to fall in it, oldest first."""
    done = here("month", typed, "--json")
    assert done.returncode == 0
    shown = [entry["id"] for entry in json.loads(done.stdout)]
    assert shown == [entry["id"] for entry in entries if entry["date"].startswith("2023-07")]


@pytest.mark.parametrize(
    "typed", ["July 2023", "18 July 2023", "Q3 2023", "2023-06 to 2023-07", "2023 年 7 月", "2023 7", "2023-07 .."]
)
def test_u6_words_are_joined(here: Run, typed: str) -> None:
    """U6: what is typed in several words is one date, as the help writes it."""
    assert here("month", *typed.split()).stdout == here("list", "--month", typed).stdout != ""


@pytest.mark.parametrize(
    ("typed", "months"),
    [
        ("2023Q3", "789"),
        ("2023年三季度", "789"),
        ("2023H1", "123456"),
        ("2023年1月至3月", "123"),
        ("2023-07..2023-08", "78"),
        ("summer 2023", "678"),
        ("2023年夏天", "678"),
        ("early 2023", "1234"),
    ],
)
def test_u11_quarters_halves_and_ranges(here: Run, entries: list[Record], typed: str, months: str) -> None:
    """U11: a longer span shows what is known to fall into it."""
    shown = [entry["id"] for entry in json.loads(here("month", typed, "--json").stdout)]
    starts = tuple(f"2023-0{month}" for month in months)
    assert shown == [entry["id"] for entry in entries if entry["date"].startswith(starts)]


@pytest.mark.parametrize(
    ("typed", "first", "last", "en", "zh"),
    [
        ("2023-11..", "2023-11", "9", "from November 2023", "2023 年 11 月起"),
        ("..2021", "0", "2021~", "until 2021", "截至 2021 年"),
        ("..2021-06", "0", "2021-06~", "until June 2021", "截至 2021 年 6 月"),
        ("2023-W30", "2023-07-24", "2023-07-30", "24 to 30 July 2023", "2023 年 7 月 24 日至 30 日"),
    ],
)
def test_u11_weeks_and_ranges_with_one_end(
    here: Run, terminal: Run, entries: list[Record], typed: str, first: str, last: str, en: str, zh: str
) -> None:
    """U11: a week, or a range with one end, is a month and a filter, and heads its listing in words."""
    shown = [entry["id"] for entry in json.loads(here("month", typed, "--json").stdout)]
    assert shown
    dates = {entry["id"]: entry["date"] for entry in entries}
    assert all(first <= dates[id] <= last for id in shown)
    assert here("list", "--month", typed, "--json").stdout == here("month", typed, "--json").stdout
    for language, heading in (("en", en), ("zh", zh)):
        text = terminal("month", typed, "-n", "3", "--lang", language, width=80, CLICOLOR="0").stdout
        assert text.splitlines()[0] == heading
        assert "before: " not in text


def test_u11_since_and_until_a_week(here: Run) -> None:
    """U11: --since counts from the first day of what is given, --until to its last."""
    week = here("list", "--since", "2023-W30", "--until", "2023年第30周", "--json").stdout
    assert week == here("list", "--since", "2023-07-24", "--until", "2023-07-30", "--json").stdout != "[]\n"


def test_u11_the_day_is_the_machine_s(here: Run) -> None:
    """U11: what is said from today on is understood; today the log may hold nothing of it."""
    for typed in ("last month", "今年", "yesterday", "this week", "上周", "this quarter"):
        assert here("month", *typed.split()).returncode in {0, 1}


def test_a_month_is_the_listing_of_it(here: Run) -> None:
    """One month looks as list shows it."""
    assert here("month", "2023-07").stdout == here("list", "--month", "2023-07").stdout != ""


def test_a_year_only_entry_is_in_no_month(here: Run, entries: list[Record]) -> None:
    """What only knows its year is in no month of it, and is counted under the year."""
    held = {year: [entry["id"] for entry in entries if entry["date"].startswith(year)] for year in YEARS}
    only_year = {year: {entry["id"] for entry in entries if entry["date"] == year} for year in YEARS}
    mixed = [year for year in YEARS if only_year[year] and len(held[year]) > len(only_year[year])]
    assert mixed
    year = mixed[-1]
    counts = {row["month"]: row["count"] for row in json.loads(here("month", "--json").stdout)}
    assert counts[year] == len(only_year[year])
    in_months = []
    for month in range(1, 13):
        in_months += [entry["id"] for entry in json.loads(here("month", f"{year}-{month:02}", "--json").stdout)]
    assert sorted(in_months) == sorted({*held[year]} - only_year[year])


def test_the_months(here: Run, entries: list[Record]) -> None:
    """Without a month, each one that holds something is counted, oldest first."""
    done = here("month", "--json")
    expected = Counter(entry["date"][:7] for entry in entries)
    assert done.returncode == 0
    assert json.loads(done.stdout) == [{"month": month, "count": expected[month]} for month in sorted(expected)]


@pytest.mark.parametrize(("language", "header"), [("en", ["Month", "Milestones"]), ("zh", ["月份", "条目数"])])
def test_the_months_as_text(here: Run, language: str, header: list[str]) -> None:
    """People get a month and its count a line, under headers of their language."""
    counts = json.loads(here("month", "--json").stdout)
    first, *lines = here("month", "--lang", language).stdout.splitlines()
    assert first.split() == header
    assert [line.split() for line in lines] == [[row["month"], str(row["count"])] for row in counts]


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        pytest.param(["--kind", "tool"], lambda e: e["kind"] == "tool", id="kind"),
        pytest.param(["--org", "OpenAI"], lambda e: "openai" in e["orgs"], id="org"),
        pytest.param(["--since", "2023-03", "--tag", "code"], lambda e: "code" in e["tags"], id="since and tag"),
    ],
)
def test_filters(here: Run, entries: list[Record], options: list[str], wanted: Callable[[Record], bool]) -> None:
    """Filters narrow a month, and the counts of the months."""
    chosen = [entry for entry in entries if wanted(entry) and entry["date"] >= ("2023" if "--since" in options else "")]
    in_march = [entry["id"] for entry in chosen if entry["date"].startswith("2023-03")]
    assert in_march
    assert [entry["id"] for entry in json.loads(here("month", "2023-03", *options, "--json").stdout)] == in_march
    counts = {row["month"]: row["count"] for row in json.loads(here("month", *options, "--json").stdout)}
    assert counts["2023-03"] == len(in_march)
    assert set(counts) <= {entry["date"][:7] for entry in chosen}


@pytest.mark.parametrize("arguments", [["2050-01"], ["2023-07", "--kind", "platform", "--org", "Meta"]], ids=str)
@pytest.mark.parametrize("more", [[], ["--json"]], ids=["text", "json"])
def test_a_month_that_holds_nothing(here: Run, arguments: list[str], more: list[str]) -> None:
    """A month without milestones is told in a line and ends with 1, and JSON is an empty array."""
    done = here("month", *arguments, *more)
    assert done.returncode == 1
    assert done.stdout == ("[]\n" if more else "")
    assert done.stderr.count("\n") == 3


@pytest.mark.parametrize("typed", ["7", "07/08/2023", "2023-13", "23-07", "Jul 23", "03-04", ""])
def test_what_is_no_month(here: Run, typed: str) -> None:
    """What is ambiguous or impossible is refused with the forms that are accepted."""
    done = here("month", typed)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "2023-07" in done.stderr


def test_a_year_of_which_a_limit_shows_a_part(here: Run) -> None:
    """A row stands for a whole year only where all its months are shown."""
    months = [it["month"] for it in json.loads(here("month", "-n", "2", "--json").stdout)]
    shown = here("month", "-n", "2", COLUMNS="80", FORCE_COLOR="1", NO_COLOR="1").stdout
    rows = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in shown.splitlines()[2:4]]
    assert [row.partition(" ")[0] for row in rows] == months
