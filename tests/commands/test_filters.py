"""The filters that every list takes: importance, weights, license, country and kinds that are left out."""

import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any

import pytest

from llmlog import Log
from llmlog.errors import UnknownCountry, UnknownLicense, UnknownWord
from llmlog.folding import fold
from llmlog.shipped import shipped_json
from llmlog.vocabulary import CALLED

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]


def weights(entry: Record) -> str | None:
    """Return what an entry says of its weights."""
    found: str | None = entry.get("specs", {}).get("weights")
    return found


FILTERS = [
    pytest.param(["--major"], lambda e, _: e.get("importance") == 3, id="major"),
    pytest.param(["--importance", "3"], lambda e, _: e.get("importance") == 3, id="importance 3"),
    pytest.param(["--importance", "重大节点"], lambda e, _: e.get("importance") == 3, id="landmarks in Chinese"),
    pytest.param(["--importance", "2"], lambda e, _: e.get("importance", 1) >= 2, id="importance 2"),
    pytest.param(["--weights", "open"], lambda e, _: weights(e) == "open", id="open"),
    pytest.param(["--weights", "受限"], lambda e, _: weights(e) == "restricted", id="in Chinese"),
    pytest.param(
        ["--weights", "open", "--weights", "closed"], lambda e, _: weights(e) in {"open", "closed"}, id="either"
    ),
    pytest.param(["--license", "apache"], lambda e, _: "Apache" in e.get("specs", {}).get("license", ""), id="apache"),
    pytest.param(["--country", "CN"], lambda _, countries: "CN" in countries, id="CN"),
    pytest.param(["--country", "france"], lambda _, countries: "FR" in countries, id="France"),
    pytest.param(
        ["--country", "cn", "--country", "德国"], lambda _, countries: countries & {"CN", "DE"}, id="either country"
    ),
    *(
        pytest.param(["--country", typed], lambda _, countries, code=code: code in countries, id=typed)
        for code, (_, _, *words) in shipped_json(CALLED)["countries"].items()
        for typed in words
        if code in {"GB", "US", "KR", "HK", "TW"}
    ),
    pytest.param(["--country", "america"], lambda _, countries: "US" in countries, id="in small letters"),
    pytest.param(["--month", "2023年春"], lambda e, _: "2023-03" <= e["date"] < "2023-06", id="a season"),
    pytest.param(["--exclude", "model"], lambda e, _: e["kind"] != "model", id="no models"),
    pytest.param(
        ["--exclude", "model", "--exclude", "事件"], lambda e, _: e["kind"] not in {"model", "event"}, id="two kinds"
    ),
    pytest.param(
        ["--major", "--weights", "open", "--exclude", "event"],
        lambda e, _: e.get("importance") == 3 and weights(e) == "open" and e["kind"] != "event",
        id="together",
    ),
]


def countries(organizations: dict[str, Record], org: str | None) -> set[str]:
    """Return the countries of an organization and of those that it belongs to."""
    found = set()
    while org:
        found.add(organizations[org]["country"])
        org = organizations[org]["parent"]
    return found - {None}


@pytest.mark.parametrize(("options", "wanted"), FILTERS)
def test_what_a_filter_lists(
    here: Run,
    entries: list[Record],
    organizations: dict[str, Record],
    options: list[str],
    wanted: Callable[[Record, set[str]], bool],
) -> None:
    """A filter lists exactly the entries that it is about."""
    done = here("list", *options, "--json")
    made = [(entry, set().union(*(countries(organizations, org) for org in entry["orgs"]))) for entry in entries]
    expected = [entry["id"] for entry, countries in made if wanted(entry, countries)]
    assert 0 < len(expected) < len(entries)
    assert (done.returncode, done.stderr) == (0, "")
    assert [entry["id"] for entry in json.loads(done.stdout)] == expected


@pytest.mark.parametrize("command", ["month 2023-07", "org Meta", "search llama -n 0", "errata"])
def test_every_list_takes_them(here: Run, command: str) -> None:
    """Other lists hold fewer with a filter, and nothing that the filter does not let through."""
    everything = json.loads(here(*command.split(), "--json").stdout)
    shown = json.loads(here(*command.split(), "--importance", "2", "--exclude", "tool", "--json").stdout)
    allowed = {entry["id"] for entry in json.loads(here("list", "--importance", "2", "--json").stdout)}
    assert 0 < len(shown) < len(everything)
    assert {entry["id"] for entry in shown} <= allowed
    assert all(entry.get("kind") != "tool" for entry in shown)


@pytest.mark.parametrize(
    ("options", "code", "en", "zh"),
    [
        pytest.param(
            ["--weights", "opne"],
            2,
            "weights: 'opne' is none of open, restricted, closed; did you mean open?",
            "权重“opne”不在以下之列：开放（open）、受限（restricted）、不开放（closed）；您是不是想找：开放？",
            id="weights",
        ),
        pytest.param(
            ["--exclude", "modle"],
            2,
            "kind: 'modle' is none of model, product, tool, method, paper, dataset, benchmark, agent, platform, event, "
            "trend; did you mean model?",
            "类别“modle”不在以下之列：模型（model）、产品（product）、工具（tool）、方法（method）、论文（paper）、"
            "数据集（dataset）、基准（benchmark）、智能体（agent）、平台（platform）、事件（event）、趋势（trend）；"
            "您是不是想找：模型？",
            id="exclude",
        ),
        pytest.param(
            ["--country", "Frence"],
            1,
            "no country is called 'Frence'\n  near: France; `llmlog stats --by country` lists them",
            "没有名为“Frence”的国家或地区\n  相近：法国；`llmlog stats --by country` 列出全部国家和地区",
            id="country",
        ),
        pytest.param(
            ["--license", "Apahce-2.0"],
            1,
            "no license is called 'Apahce-2.0'\n  near: Apache-2.0; `llmlog stats --by license` lists them",
            "没有名为“Apahce-2.0”的许可证\n  相近：Apache-2.0；`llmlog stats --by license` 列出全部许可证",
            id="license",
        ),
    ],
)
def test_what_a_filter_does_not_know(here: Run, options: list[str], code: int, en: str, zh: str) -> None:
    """A word of a fixed set ends with 2 and the choices, a country or license with 1, both with the nearest."""
    for language, told in (("en", en), ("zh", zh)):
        done = here("list", *options, "--lang", language)
        assert (done.returncode, done.stdout) == (code, "")
        assert done.stderr.startswith(f"llmlog: {told}\n")
    assert here("list", *options, "--json").stdout == ("[]\n" if code == 1 else "")


@pytest.mark.parametrize("typed", ["0", "4", "2.5", "high"])
def test_what_is_no_importance(here: Run, typed: str) -> None:
    """What is no importance is refused as any word of a fixed set, in the reader's language."""
    for language, told in (
        ("en", f"{typed!r} is none of 1, 2, 3"),
        ("zh", f"重要程度“{typed}”不在以下之列：一般（1）、重要（2）、重大节点（3）"),
    ):
        done = here("list", "--importance", typed, "--lang", language)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert told in done.stderr


OPTIONS = ["--major", "--importance", "--weights", "--license", "--country", "--exclude"]
NEW = {
    "stats": ["--by", "-n"],
    "timeline": ["-n", "--reverse"],
    "today": ["--date"],
}


@pytest.mark.parametrize("command", ["list", "search", "month", "org", "errata", *NEW])
def test_help_names_them(here: Run, command: str) -> None:
    """The help of every list names the filters, and what a command takes besides."""
    done = here(command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert [option for option in (*OPTIONS, *NEW.get(command, ())) if option not in done.stdout] == []


def test_in_the_library(log: Log) -> None:
    """The library selects by the same, and refuses what it does not know."""
    chosen = log.select(importance=3, weights=["open", "closed"], country="CN", exclude=["event", "trend"])
    assert 0 < len(chosen) < len(log)
    for milestone in chosen:
        assert milestone.importance == 3
        assert milestone.specs
        assert milestone.specs.weights in {"open", "closed"}
        assert "CN" in {org.country for org in milestone.orgs}
    assert {it.specs.license for it in log.select(license="apache 2.0") if it.specs} >= {"Apache-2.0"}
    for wrong, error in (({"importance": 4}, UnknownWord), ({"weights": "ajar"}, UnknownWord)):
        with pytest.raises(error):
            log.select(**wrong)
    for called in ("cn", "China", "中国大陆", "zhongguo", "国内"):
        assert log.select(country=called).entries == log.select(country="CN").entries
    assert log.select(weights="闭源").entries == log.select(weights="closed").entries
    assert log.select(license="MIT license").entries == log.select(license="mit").entries
    with pytest.raises(UnknownCountry):
        log.select(country="Atlantis")
    with pytest.raises(UnknownLicense):
        log.select(license="my own")


def test_a_country_is_called_by_one_name_only() -> None:
    """No two countries share a name."""
    named = [(fold(name), code) for code, names in shipped_json(CALLED)["countries"].items() for name in (code, *names)]
    assert len(dict(named)) == len(named)


@pytest.mark.parametrize(
    ("options", "code", "step"),
    [
        (["--org", "OpenAI,Meta"], 1, "--org OpenAI --org Meta"),
        (["--tag", "chat，code"], 1, "--tag chat --tag code"),
        (["--country", "CN、 South Korea"], 1, "--country CN --country 'South Korea'"),
        (["--kind", "model,paper"], 2, "--kind model --kind paper"),
        (["--exclude", "模型；paper"], 2, "--exclude 模型 --exclude paper"),
        (["--source", "review-2023, timeline-202309"], 2, "--source review-2023 --source timeline-202309"),
        (["--weights", "open,受限"], 2, "--weights open --weights 受限"),
        (["--month", "2023-07,2023Q4"], 2, "--month 2023-07 --month 2023Q4"),
    ],
    ids=str,
)
def test_several_with_commas_between(here: Run, options: list[str], code: int, step: str) -> None:
    """Several known words in one value are answered with how to ask for them."""
    option, value = options
    for language, said in (("en", f"repeat {option} for several: {step}"), ("zh", f"多个须重复 {option}：{step}")):
        done = here("list", *options, "--lang", language)
        first, *more = done.stderr.splitlines()
        assert (done.returncode, done.stdout, len(more)) == (code, "", 2 if code == 1 else 0)
        assert value in first
        assert more[0] == f"  {said}" if code == 1 else first.endswith(("; " if language == "en" else "；") + said)
    for typed in (f"{value},nosuch", ",", f"{value},"):
        assert "repeat" not in here("list", option, typed).stderr


def test_a_name_with_a_comma_is_one(here: Run) -> None:
    """A name that holds a comma is taken as it is, and what is said is about the word that is not known."""
    assert here("list", "--org", "OpenAI, Inc.", "--json").stdout == here("list", "--org", "OpenAI", "--json").stdout
    assert "repeat" not in here("list", "--kind", "model,paper", "--org", "nosuch").stderr


def test_very_many_dates(here: Run) -> None:
    """A filter may be repeated as often as a command line holds."""
    once, often = (here("list", "--json", *["--month", "2023-07"] * times) for times in (1, 1100))
    assert (often.returncode, often.stdout) == (0, once.stdout)
