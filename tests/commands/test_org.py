"""`llmlog org`: one organization and what belongs to it, or all of them."""

import json
import re
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any

import pytest

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        pytest.param(["Meta"], "meta", id="its name"),
        pytest.param(["meta"], "meta", id="its id"),
        pytest.param(["脸书"], "meta", id="an alias"),
        pytest.param(["facebook"], "meta", id="a former name"),
        pytest.param(["google", "deepmind"], "google-deepmind", id="words"),
        pytest.param(["谷歌"], "google", id="its Chinese name"),
        pytest.param(["ＯＰＥＮ－ＡＩ"], "openai", id="however spelt"),
    ],
)
def test_an_organization(
    here: Run, entries: list[Record], family: Callable[[str], set[str]], typed: list[str], id: str
) -> None:
    """Any name of an organization shows its milestones and those of all that belong to it, oldest first."""
    done = here("org", *typed, "--json")
    assert done.returncode == 0
    expected = [entry["id"] for entry in entries if family(id) & {*entry["orgs"]}]
    assert expected
    assert [entry["id"] for entry in json.loads(done.stdout)] == expected


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_profile(here: Run, organizations: dict[str, Record], language: str) -> None:
    """People read the name, the id, every other name and until when, and then the milestones."""
    meta = organizations["meta"]
    profile, listing = here("org", "Meta", "--lang", language).stdout.rsplit("\n\n", 1)
    assert profile.splitlines()[0] == f"{meta['name'][language]}  meta"
    assert all(alias in profile for alias in meta["aliases"])
    assert all(old["name"] in profile and old["until"] in profile for old in meta["formerly"])
    assert f"{listing}" == here("list", "--org", "meta", "--lang", language).stdout


@pytest.mark.parametrize(
    ("typed", "label", "told"),
    [
        pytest.param(["Google"], "Includes", "Google DeepMind", id="what belongs to it"),
        pytest.param(["Google DeepMind"], "Part of", "Google", id="what it belongs to"),
        pytest.param(["Google"], "Country", "United States", id="where it is from"),
        pytest.param(["百度", "--lang", "zh"], "国家或地区", "中国", id="where it is from, in Chinese"),
        pytest.param(["Google", "--lang", "zh"], "包括", "谷歌 DeepMind", id="what belongs to it, in Chinese"),
        pytest.param(["Google DeepMind", "--lang", "zh"], "隶属", "谷歌", id="what it belongs to, in Chinese"),
    ],
)
def test_the_family_is_named(here: Run, typed: list[str], label: str, told: str) -> None:
    """An organization says what belongs to it and what it belongs to."""
    facts = [line for line in here("org", *typed).stdout.splitlines() if line.startswith(label)]
    assert len(facts) == 1
    assert told in facts[0].removeprefix(label)


@pytest.mark.parametrize(("language", "label"), [("en", "Kinds"), ("zh", "类别")])
def test_the_kinds_are_those_of_all(here: Run, language: str, label: str) -> None:
    """The head counts the kinds of all that it made, however few are shown."""
    whole = here("org", "baidu", "--lang", language).stdout
    line = next(line for line in whole.splitlines() if line.startswith(label))
    assert line in here("org", "baidu", "-n", "1", "--lang", language).stdout.splitlines()


def test_the_profile_at_a_terminal(terminal: Run) -> None:
    """At a terminal the profile stands in a panel with the name on it, above a table of the milestones."""
    done = terminal("org", "Meta", CLICOLOR="0")
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert lines[0].startswith("╭─ Meta  meta ─")
    assert lines[next(n for n, line in enumerate(lines) if line.startswith("╰")) + 2].split()[0] == "Date"


def test_the_organizations(
    here: Run, entries: list[Record], organizations: dict[str, Record], family: Callable[[str], set[str]]
) -> None:
    """Without a name, every organization is counted with all that belong to it, most first and then by id.

    Its short name is for narrow screens, and not in the JSON.
    """
    counts = {id: sum(bool(family(id) & {*entry["orgs"]}) for entry in entries) for id in organizations}
    shown = json.loads(here("org", "--json").stdout)
    expected = sorted(((-count, id) for id, count in counts.items() if count))
    assert [(element["id"], element["count"]) for element in shown] == [(id, -count) for count, id in expected]
    for element in shown:
        raw = organizations[element["id"]]
        names = {"name": raw["name"]["en"], "name_zh": raw["name"]["zh"], "count": element["count"]}
        assert element == {key: raw[key] for key in raw if key != "short"} | names


@pytest.mark.parametrize(("language", "header"), [("en", "Id "), ("zh", "标识 ")])
def test_the_organizations_as_text(here: Run, organizations: dict[str, Record], language: str, header: str) -> None:
    """People get an id, a name and its count a line."""
    counts = json.loads(here("org", "--json").stdout)
    first, *lines = here("org", "--lang", language).stdout.splitlines()
    assert first.startswith(header)
    told = [tuple(re.split(r"  +", line)) for line in lines]
    expected = [(row["id"], organizations[row["id"]]["name"][language], str(row["count"])) for row in counts]
    assert told == expected


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        pytest.param(["--kind", "tool"], lambda e: e["kind"] == "tool", id="kind"),
        pytest.param(["--month", "2023-07"], lambda e: e["date"].startswith("2023-07"), id="month"),
        pytest.param(["--until", "2023-07", "--tag", "chat"], lambda e: "chat" in e["tags"], id="until and tag"),
    ],
)
def test_filters(here: Run, options: list[str], wanted: Callable[[Record], bool]) -> None:
    """Filters narrow what an organization shows, and the counts of all of them."""
    everything = json.loads(here("org", "Meta", "--json").stdout)
    shown = json.loads(here("org", "Meta", *options, "--json").stdout)
    assert 0 < len(shown) < len(everything)
    assert all(map(wanted, shown))
    counts = {row["id"]: row["count"] for row in json.loads(here("org", *options, "--json").stdout)}
    assert counts["meta"] == len(shown)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("typed", "nearest"), [("Mta", "Meta"), ("opneai", "OpenAI"), ("hugingface", "Hugging Face"), ("Goggle", "Google")]
)
@pytest.mark.parametrize("more", [[], ["--json"]], ids=["text", "json"])
def test_an_unknown_organization(here: Run, typed: str, nearest: str, more: list[str], language: str) -> None:
    """An unknown organization ends with 1 and a line that names the nearest, here and as a filter."""
    for command in (["org", typed], ["list", "--org", typed]):
        done = here(*command, "--lang", language, *more)
        assert (done.returncode, done.stdout) == (1, "[]\n" if more else "")
        assert done.stderr.count("\n") == 3
        assert {"Google": {"en": "Google", "zh": "谷歌"}}.get(nearest, {}).get(language, nearest) in done.stderr
        assert typed in done.stderr


def test_an_organization_without_what_is_asked_for(here: Run) -> None:
    """An organization that made nothing of the kind ends with 1."""
    done = here("org", "Meta", "--month", "1987-11", "--json")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "[]\n", 3)


@pytest.mark.parametrize("order", [[], ["-r"]], ids=["most first", "fewest first"])
def test_makers_of_few_at_a_terminal(here: Run, order: list[str]) -> None:
    """Of many makers those of one or two milestones stand in paragraphs, whatever the order, and in no row."""
    shown = re.sub(r"\x1b\[[\d;]*m", "", here("org", *order, COLUMNS="80", FORCE_COLOR="1").stdout)
    assert ("2 each" in shown, "1 each" in shown) == (True, True)
    counts = [int(found) for found in re.findall(r" (\d+)  [▏▎▍▌▋▊▉█]", shown)]
    assert counts == sorted(counts, reverse=not order)
    assert min(counts) == 3
