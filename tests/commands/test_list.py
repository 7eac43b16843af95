"""`llmlog list`: like a log, oldest first, newest last."""

import json
import re
from collections.abc import Callable
from datetime import date
from subprocess import CompletedProcess
from typing import Any

import pytest
from rich.cells import cell_len

from llmlog.date_ranges import Interval
from llmlog.dates import PartialDate
from llmlog.model import KEYS

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]


def ids(done: CompletedProcess[str]) -> list[str]:
    """Return the ids that a command printed as JSON."""
    return [entry["id"] for entry in json.loads(done.stdout)]


def test_the_whole_log_is_oldest_first(here: Run, entries: list[Record]) -> None:
    """Without options every milestone is listed, by date and then id."""
    done = here("list", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert ids(done) == [entry["id"] for entry in entries]


@pytest.mark.parametrize("number", [1, 3, 20, 100_000])
def test_n_keeps_the_newest(here: Run, entries: list[Record], number: int) -> None:
    """-n N keeps the newest N, still oldest first."""
    assert ids(here("list", "-n", str(number), "--json")) == [entry["id"] for entry in entries[-number:]]


def test_n_0_keeps_all(here: Run, entries: list[Record]) -> None:
    """-n 0 is no limit."""
    assert ids(here("list", "-n", "0", "--json")) == [entry["id"] for entry in entries]


@pytest.mark.parametrize("flag", ["--reverse", "-r"])
def test_reverse(here: Run, entries: list[Record], flag: str) -> None:
    """--reverse turns the order around, not the choice: with -n it is the newest N, newest first."""
    newest_first = [entry["id"] for entry in reversed(entries)]
    assert ids(here("list", flag, "--json")) == newest_first
    assert ids(here("list", flag, "-n", "3", "--json")) == newest_first[:3]


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        pytest.param(["--month", "2023-07"], lambda e: e["date"].startswith("2023-07"), id="a month"),
        pytest.param(["-m", "2023"], lambda e: e["date"].startswith("2023"), id="a year"),
        pytest.param(["--month", "2023-07-18"], lambda e: e["date"] == "2023-07-18", id="a day"),
        pytest.param(["--month", "２０２３年７月"], lambda e: e["date"].startswith("2023-07"), id="as people type it"),
        pytest.param(["--since", "2023-11"], lambda e: e["date"] + "~" >= "2023-11", id="since may be a year"),
        pytest.param(["--until", "2020-05"], lambda e: e["date"] <= "2020-05~", id="until may be a year"),
        pytest.param(
            ["--since", "2023-03-10", "--until", "2023-03-20"],
            lambda e: e["date"] + "~" >= "2023-03-10" and e["date"] <= "2023-03-20",
            id="an interval",
        ),
        pytest.param(["--since", "2023Q4"], lambda e: e["date"] + "~" >= "2023-10", id="U11: since a quarter"),
        pytest.param(["--until", "2022H1"], lambda e: e["date"] <= "2022-06~", id="until a half, or what may be of it"),
        pytest.param(["-m", "2023-11..2023-12"], lambda e: "2023-11" <= e["date"][:7] <= "2023-12", id="U11: a range"),
        pytest.param(
            ["--month", "2023-07", "-m", "2023-09"],
            lambda e: e["date"][:7] in {"2023-07", "2023-09"},
            id="U12: months widen the choice",
        ),
        pytest.param(["--kind", "tool"], lambda e: e["kind"] == "tool", id="a kind"),
        pytest.param(["-k", "工具"], lambda e: e["kind"] == "tool", id="a kind in Chinese"),
        pytest.param(
            ["-k", "tool", "--kind", "paper"], lambda e: e["kind"] in {"tool", "paper"}, id="kinds widen the choice"
        ),
        pytest.param(["--tag", "open-weights"], lambda e: "open-weights" in e["tags"], id="a tag"),
        pytest.param(["-t", "开放权重"], lambda e: "open-weights" in e["tags"], id="a tag in Chinese"),
        pytest.param(
            ["-t", "open-weights", "-t", "code"],
            lambda e: {"open-weights", "code"} <= {*e["tags"]},
            id="tags narrow it",
        ),
        pytest.param(
            ["--kind", "model", "--tag", "code", "--since", "2023-06"],
            lambda e: e["kind"] == "model" and "code" in e["tags"] and e["date"] + "~" >= "2023-06",
            id="filters together",
        ),
        pytest.param(
            ["--source", "timeline-202309"],
            lambda e: any(mention["id"] == "timeline-202309" for mention in e["sources"]),
            id="a source",
        ),
    ],
)
def test_filters(here: Run, entries: list[Record], options: list[str], wanted: Callable[[Record], bool]) -> None:
    """Filters choose exactly what they say: kinds widen, tags narrow, intervals take what may fall into them."""
    expected = list(filter(wanted, entries))
    assert expected
    assert ids(here("list", *options, "--json")) == [entry["id"] for entry in expected]


@pytest.mark.parametrize(
    ("options", "tops"),
    [
        pytest.param(["--org", "OpenAI"], ["openai"], id="a name"),
        pytest.param(["-o", "脸书"], ["meta"], id="an alias"),
        pytest.param(["-o", "facebook"], ["meta"], id="a former name"),
        pytest.param(["-o", "Google"], ["google"], id="a family"),
        pytest.param(["-o", "Meta", "--org", "谷歌"], ["meta", "google"], id="organizations widen the choice"),
    ],
)
def test_org(
    here: Run, entries: list[Record], family: Callable[[str], set[str]], options: list[str], tops: list[str]
) -> None:
    """--org takes any name of an organization and includes what belongs to it."""
    wanted = set().union(*map(family, tops))
    expected = [entry["id"] for entry in entries if wanted & {*entry["orgs"]}]
    assert len(expected) > 1
    assert ids(here("list", *options, "--json")) == expected


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("since", "until"), [("2023-08", "2023-05"), ("2023-07-02", "2023-07-01"), ("2024", "2023Q4"), ("2023H2", "2023H1")]
)
def test_f01_bounds_in_the_wrong_order(here: Run, since: str, until: str, language: str) -> None:
    """F01: an interval that ends before it begins is refused with both dates; nothing is listed."""
    done = here("list", "--since", since, "--until", until, "--lang", language, "--json")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"--since {Interval.parse(since)} " in done.stderr
    assert f" --until {Interval.parse(until)} " in done.stderr


def test_f01_an_entry_shares_a_day_with_the_interval(here: Run, entries: list[Record]) -> None:
    """F01: between two dates stands what may have a day of the interval, an entry of a year among it."""
    spans = {entry["id"]: PartialDate.from_iso(entry["date"]) for entry in entries}
    year = next(span.first.year for span in spans.values() if span.precision == "year")
    first, last = date(year, 1, 10), date(year, 12, 20)
    shown = ids(here("list", "--since", str(first), "--until", str(last), "--json"))
    assert shown == [id for id, span in spans.items() if span.first <= last and first <= span.last]
    assert "year" in {spans[id].precision for id in shown}


def test_every_chronicle_is_complete(here: Run, entries: list[Record]) -> None:
    """Each source lists all that it reports, whenever that really happened; both together list every mention."""
    reported = {
        source: ids(here("list", "--source", source, "--json")) for source in ("timeline-202309", "review-2023")
    }
    for source, found in reported.items():
        assert found == [e["id"] for e in entries if source in {mention["id"] for mention in e["sources"]}]
    both = ids(here("list", "--source", "timeline-202309", "--source", "review-2023", "--json"))
    assert {*both} == {id for found in reported.values() for id in found}


def test_what_is_not_verified_is_marked_at_a_terminal(terminal: Run, entries: list[Record]) -> None:
    """A date that nobody verified has a question mark at a terminal, but for a trend; into a pipe it is plain."""
    shown = terminal("list", "-n", "0", width=160, CLICOLOR="0").stdout
    doubtful = [entry for entry in entries if not entry["released"] and entry["kind"] != "trend"]
    assert len(re.findall(r"^[\d -]{5}\?", shown, flags=re.MULTILINE)) == len(doubtful)
    assert f"? {len(doubtful)} date" in shown


def test_a_terminal_gets_the_newest_50(terminal: Run, here: Run, entries: list[Record]) -> None:
    """Without filters a terminal shows the newest 50 and says how many there are; pipes and filters show all."""
    foot = terminal("list", width=160, CLICOLOR="0").stdout.splitlines()[-1]
    assert f"newest 50 of {len(entries)}, -n 0 for all   " in foot
    assert "-n 0" not in terminal("list", "--since", "1900", width=160, CLICOLOR="0").stdout
    assert len(here("list", "--format", "ids").stdout.splitlines()) == len(entries)


def test_json_holds_the_entries_as_they_are(here: Run, entries: list[Record], organizations: dict[str, Record]) -> None:
    """An element of the JSON has the keys of an entry in their order, with organizations by name."""
    shown = json.loads(here("list", "--json").stdout)
    for entry, element in zip(entries, shown, strict=True):
        assert [key for key in element if key not in {"org_ids", "date"}] == [key for key in KEYS if key in entry]
        names = [organizations[id]["name"]["en"] for id in entry["orgs"]]
        assert element == entry | {"orgs": names, "org_ids": entry["orgs"]}


@pytest.mark.parametrize(
    ("language", "header"),
    [
        ("en", ["Id", "Date", "Name", "Makers", "Kind", "Summary"]),
        ("zh", ["标识", "日期", "名称", "机构", "类别", "简介"]),
    ],
)
def test_u5_a_pipe_gets_everything(here: Run, entries: list[Record], language: str, header: list[str]) -> None:
    """U5: into a pipe goes a line a milestone, aligned, the id first, with nothing cut and no cell left blank."""
    text = here("list", "--lang", language).stdout
    first, *lines = text.splitlines()
    assert first.split() == header
    assert "\x1b" not in text
    for entry, line in zip(entries, lines, strict=True):
        id, date, name, makers, _, summary = re.split(r"  +", line, maxsplit=5)
        assert (id, date) == (entry["id"], entry["date"])
        assert name == ((language == "zh" and entry["name_zh"]) or entry["name"])
        assert (makers == "–") is not entry["orgs"] or not entry["orgs"]
        assert summary == entry["summary"][language]


@pytest.mark.parametrize(
    ("width", "language"),
    [(20, "en"), (20, "zh"), (69, "en"), (70, "en"), (70, "zh"), (71, "zh"), (80, "en"), (100, "zh"), (200, "en")],
)
def test_a_terminal_gets_what_fits(terminal: Run, entries: list[Record], width: int, language: str) -> None:
    """At a terminal no line is wider than it; from 70 columns on it is a table, below that cards."""
    done = terminal("list", "-n", "0", "--lang", language, width=width, CLICOLOR="0")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert max(map(cell_len, lines)) <= width
    squeezed = "".join(done.stdout.split())
    starts = ["".join(((language == "zh" and e["name_zh"]) or e["name"]).split())[:8] for e in entries]
    assert [start for start in starts if start not in squeezed] == []
    assert (lines[0][:2] in {"Da", "日期", "  "} and bool(lines[0])) is (width >= 70)


@pytest.mark.parametrize("more", [[], ["--json"]], ids=["text", "json"])
def test_nothing_matches(here: Run, more: list[str]) -> None:
    """What nothing matches is told in a line and ends with 1, and JSON is an empty array."""
    done = here("list", "--month", "1900", *more)
    assert done.returncode == 1
    assert done.stdout == ("[]\n" if more else "")
    assert done.stderr.count("\n") == 2


def test_blanks_between_fields(here: Run) -> None:
    """Blanks around the names of fields say nothing."""
    done = here("list", "-n", "1", "--json", "--fields", " id, released.date ")
    assert list(json.loads(done.stdout)[0]) == ["id", "released.date"]
