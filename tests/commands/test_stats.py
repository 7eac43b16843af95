"""`llmlog stats`: exact counts by year, month, maker, kind, tag, country and weights."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]

FILTERS = {
    "year": "--month",
    "month": "--month",
    "org": "--org",
    "kind": "--kind",
    "tag": "--tag",
    "country": "--country",
    "weights": "--weights",
}
"""The filter that lists what each row counts."""


def counted(here: Run, *arguments: str) -> dict[str, int]:
    """Return the counts by their keys."""
    done = here("stats", *arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return {row["key"]: row["count"] for row in json.loads(done.stdout)}


@pytest.mark.parametrize("more", [[], ["--importance", "2", "--since", "2022"]], ids=["all", "filtered"])
@pytest.mark.parametrize("by", FILTERS)
def test_counts_are_those_of_list(here: Run, by: str, more: list[str]) -> None:
    """A row counts what list shows with the filter of its key."""
    counts = counted(here, "--by", by, *more)
    some = sorted(counts, key=lambda key: (-counts[key], key))[:3] + list(counts)[-2:]
    for key in some:
        assert counts[key] == len(json.loads(here("list", FILTERS[by], key, *more, "--json").stdout))


def test_licenses_are_counted_by_their_wording(here: Run, terminal: Run, entries: list[Record]) -> None:
    """A license counts for itself as it is worded; its filter takes all wordings that begin so, as the foot says."""
    wordings = Counter(entry["specs"]["license"] for entry in entries if "license" in entry.get("specs", {}))
    assert counted(here, "--by", "license") == dict(wordings)
    listed = json.loads(here("list", "--license", "MIT", "--json").stdout)
    assert len(listed) > wordings["MIT"]
    assert {entry["id"] for entry in entries if entry.get("specs", {}).get("license") == "MIT"} < {
        it["id"] for it in listed
    }
    for language, told in (("en", "--license takes all that begin so"), ("zh", "--license 匹配以此开头的各种写法")):
        assert told in terminal("stats", "--by", "license", "-n", "2", "--lang", language, width=160).stdout


def test_years_are_the_default_and_make_up_the_whole(here: Run, entries: list[Record]) -> None:
    """Years are counted where nothing else is asked for, oldest first, each milestone once."""
    expected = Counter(entry["date"][:4] for entry in entries)
    assert list(counted(here).items()) == sorted(expected.items())


def test_no_month_of_a_year_alone(here: Run, entries: list[Record]) -> None:
    """What only knows its year counts for no month."""
    expected = Counter(entry["date"][:7] for entry in entries if len(entry["date"]) > 4)
    assert list(counted(here, "--by", "month").items()) == sorted(expected.items())


@pytest.mark.parametrize(
    ("by", "first"),
    [
        ("kind", {"key": "model", "name": {"en": "model", "zh": "模型"}, "count": 37}),
        ("org", {"key": "meta", "name": {"en": "Meta", "zh": "Meta"}, "count": 7}),
        ("weights", {"key": "restricted", "name": {"en": "restricted", "zh": "受限"}, "count": 19}),
        ("country", {"key": "US", "name": {"en": "United States", "zh": "美国"}, "count": 37}),
        ("year", {"key": "2017", "count": 2}),
    ],
)
def test_elements(fixed_here: Run, by: str, first: Record) -> None:
    """An element has the key, its name in both languages where it is an id or a code, and the count."""
    assert json.loads(fixed_here("stats", "--by", by, "--json").stdout)[0] == first


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Weights     Name        Milestones\n"),
        ("zh", "权重        名称    条目数\n"),
    ],
)
def test_into_a_pipe(fixed_here: Run, language: str, expected: str) -> None:
    """Into a pipe the columns are aligned under headers, without title, bars and foot."""
    done = fixed_here("stats", "--by", "weights", "--lang", language)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(expected)
    assert "█" not in done.stdout
    assert len(done.stdout.splitlines()) == 1 + len(json.loads(fixed_here("stats", "--by", "weights", "--json").stdout))


@pytest.mark.parametrize(("language", "title"), [("en", "Milestones by weights"), ("zh", "按权重统计")])
@pytest.mark.parametrize("width", [60, 80, 100])
def test_at_a_terminal(terminal: Run, here: Run, width: int, language: str, title: str) -> None:
    """At a terminal the exact figure stands before a bar; the longest bar takes at most half of what is left."""
    done = terminal("stats", "--by", "weights", "--lang", language, width=width, CLICOLOR="0")
    assert (done.returncode, done.stderr) == (0, "")
    first, blank, *lines = done.stdout.splitlines()
    assert (first, blank) == (title, "")
    rows = lines[: lines.index("")]
    expected = [str(row["count"]) for row in json.loads(here("stats", "--by", "weights", "--json").stdout)]
    assert [row.split()[1] for row in rows] == expected
    assert all(set(row.split()[2]) <= set("█▏▎▍▌▋▊▉") for row in rows)
    bar = rows[0].count("█")
    assert 8 < bar <= (width - len(rows[0]) + bar + 1) // 2


@pytest.mark.parametrize(("by", "starts"), [("year", ["2017", "2020"]), ("month", ["2017-06"])])
def test_decades_stand_apart(fixed_terminal: Run, by: str, starts: list[str]) -> None:
    """A blank line stands between the years of two decades, and nowhere between months."""
    lines = fixed_terminal("stats", "--by", by, width=60, CLICOLOR="0").stdout.splitlines()
    rows = lines[2 : len(lines) - 1 - lines[::-1].index("")]
    assert [row.split()[0] for before, row in zip(["", *rows], rows, strict=False) if row and not before] == starts


def test_bars_are_cyan_and_ascii_where_need_be(terminal: Run) -> None:
    """Bars are cyan; an encoding without blocks gets number signs."""
    assert "\x1b[36;49m█" in terminal("stats", "--by", "kind").stdout
    drawn = terminal("stats", "--by", "kind", PYTHONIOENCODING="ascii", CLICOLOR="0").stdout
    assert "####" in drawn
    assert drawn.isascii()


def test_the_first_rows(here: Run, terminal: Run) -> None:
    """-n takes the first rows, and the foot says how many there are."""
    rows = counted(here, "--by", "org")
    assert list(counted(here, "--by", "org", "-n", "3").items()) == list(rows.items())[:3]
    assert f"3 of {len(rows)} rows" in terminal("stats", "--by", "org", "-n", "3").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "en", "zh"),
    [
        (
            ["--by", "yaer"],
            2,
            "--by: 'yaer' is none of year, month",
            "--by：“yaer”不在以下之列：年份（year）、月份（month）、",
        ),
        (
            ["--org", "Meta", "--until", "1990"],
            1,
            "no milestone matches --org Meta --until 1990",
            "没有符合 --org Meta --until 1990 的条目",
        ),
        (
            ["--by", "weights", "--kind", "event", "--until", "1999"],
            1,
            "no weights is known of these milestones",
            "这些条目都未注明权重",
        ),
    ],
    ids=["by", "no milestone", "no value"],
)
def test_what_cannot_be_counted(here: Run, arguments: list[str], code: int, en: str, zh: str) -> None:
    """A word of the fixed set ends with 2 and the choices, nothing to count with 1."""
    for language, told in (("en", en), ("zh", zh)):
        done = here("stats", *arguments, "--lang", language)
        assert (done.returncode, done.stdout) == (code, "")
        assert told in done.stderr
    assert here("stats", *arguments, "--json").stdout == ("[]\n" if code == 1 else "")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("command", "en", "zh"),
    [
        (
            "kinds -n 2",
            ["Kinds", "60 milestones, 2017-06 to 2023-12; 2 of 9 rows"],
            ["类别", "60 条，2017-06 至 2023-12；列出 9 行中的 2 行"],
        ),
        (
            "tags -n 2",
            ["Tags", "60 milestones, 2017-06 to 2023-12; 2 of 40 rows; one with several tags counts for each"],
            ["标签", "60 条，2017-06 至 2023-12；列出 40 行中的 2 行；有多个标签的条目分别计入"],
        ),
        (
            "org -n 2",
            [
                "Makers",
                (
                    "60 milestones, 2017-06 to 2023-12; 2 of 61 rows; one by several makers counts for each; "
                    "2 without maker"
                ),
            ],
            ["机构", "60 条，2017-06 至 2023-12；列出 61 行中的 2 行；多家机构的条目分别计入；2 条未注明机构"],
        ),
        (
            "lineage -n 2",
            ["Where it all began", "the figure is how many milestones grew out of it; 2 of 6 rows"],
            ["一切的起点", "数字为由其衍生的条目数；列出 6 行中的 2 行"],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_counts_are_drawn_in_one_way(
    fixed_terminal: Run, command: str, en: list[str], zh: list[str], language: str
) -> None:
    """Every list of counts has a title, rows with the figure before its bar, and below them what was counted."""
    done = fixed_terminal(*command.split(), "--lang", language, width=130, CLICOLOR="0")
    first, blank, *rows, gap, last = done.stdout.splitlines()
    assert ([first, last], blank, gap) == (zh if language == "zh" else en, "", "")
    assert [len(rows), *(row[-1] in "█▏▎▍▌▋▊▉" for row in rows)] == [2, True, True]


def test_the_foot_of_sources(fixed_terminal: Run) -> None:
    """Below the sources stands how many milestones they report."""
    for language, last in (
        ("en", "58 of 60 milestones are reported by a source; 1 of 2 sources"),
        ("zh", "60 条中有 58 条见于来源；2 个来源中的 1 个"),
    ):
        done = fixed_terminal("sources", "-n", "1", "--lang", language, width=100, CLICOLOR="0")
        assert done.stdout.splitlines()[-1] == last


@pytest.mark.parametrize(
    ("command", "en", "zh"),
    [("tags", "no tag is", "这些条目都未注明标签"), ("org", "no maker is", "这些条目都未注明机构")],
)
def test_nothing_to_count(here: Run, tmp_path: Path, command: str, en: str, zh: str) -> None:
    """Where the milestones have none of what is counted, nothing is found."""
    own = tmp_path / "own.json"
    own.write_text('[{"id": "elm", "name": "Elm", "date": "1901"}]', encoding="utf-8")
    arguments = (command, "--month", "1901", "--data", str(own))
    done = here(*arguments, "--json")
    assert (done.returncode, done.stdout) == (1, "[]\n")
    assert done.stderr.startswith(f"llmlog: {en} known of these milestones\n")
    assert here(*arguments, "--lang", "zh").stderr.startswith(f"llmlog: {zh}\n")


@pytest.mark.parametrize(("language", "title"), [("en", "Months"), ("zh", "月份")])
def test_months_and_makers_have_the_same_bars(terminal: Run, language: str, title: str) -> None:
    """`month` alone sets years of few milestones as one row with names; `org` alone has a bar for each maker."""
    done = terminal("month", "--lang", language, width=80, CLICOLOR="0")
    lines = done.stdout.splitlines()
    assert lines[0] == title
    row = next(line for line in lines if line.startswith("2017-06 "))
    assert "Transformer" in row
    assert row[-1] in "█▏▎▍▌▋▊▉"
    assert not any(line.startswith("1956-") for line in lines)
    makers = terminal("org", "--lang", language, width=80, CLICOLOR="0").stdout.splitlines()
    assert "█" in makers[2]
    assert not any(line.startswith("Id ") for line in makers)
