"""What the log does not know ends with 1, a word of a fixed set with 2: with the nearest, and with what there is."""

import json
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

UNKNOWN = {
    "show nosuch": "llmlog list",
    "lineage nosuch": "llmlog list",
    "open nosuch": "llmlog list",
    "org nosuch": "llmlog org",
    **{
        f"{command} --{option} nosuch": listing
        for command in ("list", "search llama", "month", "month 2023-07", "org", "tags", "kinds", "sources", "errata")
        for option, listing in (("org", "llmlog org"), ("tag", "llmlog tags"))
    },
}
"""Command lines that name what the log does not know, and the command that lists what it knows."""

OBJECTS = {"show nosuch", "lineage nosuch"}
FIXED = {
    "list --kind modle": ("model, product", "model"),
    "list --kind nosuch": ("model, product", ""),
    "list --kind 模行": ("model, product", "model"),
    "list --lang fr": ("zh nor en", ""),
    "list --format jsno": ("table, json", "json"),
    "list --fields nmae": ("aliases", "name"),
    "list --fields released.dat": ("released.date, released.url", "released.date"),
    "list --fields summary.fr": ("summary.en, summary.zh", "summary.en"),
    "list --fields specs.licence": ("specs.parameters", "specs.license"),
    "list --fields id.foo": ("there are id", "id"),
    "stats --fields name.fr": ("name.en, name.zh", "name.en"),
    "list --source timeline-202308": ("timeline-202309", "timeline-202309"),
    "list --month nosuch": ("2023-07", ""),
    "list --since 2023-13": ("2023-07", ""),
    "month nosuch": ("2023-07", ""),
    "list -n many": ("whole number", ""),
    "list -n -1": ("whole number", ""),
    "search llama -n 1.5": ("whole number", ""),
    "open llama --kind ppaer": ("announcement, paper", "paper"),
    "schema lits": ("list, search", "list"),
}
"""Command lines with a word that is none of a fixed set, what is said of the set, and the nearest."""
CALLED = {"paper": "论文", "model": "模型"}
"""What a word of a fixed set is called in Chinese, where it is suggested so."""


@pytest.mark.parametrize("arguments", UNKNOWN)
def test_f52_what_the_log_does_not_know(here: Run, arguments: str) -> None:
    """F52: the code is 1 whatever the option, the command that lists what there is is named, and JSON has one type."""
    for language in ("en", "zh"):
        done = here(*arguments.split(), LLMLOG_LANG=language)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 3)
        assert "nosuch" in done.stderr
        assert f"`{UNKNOWN[arguments]}`" in done.stderr
    for form in (["--json"], ["--format", "json"]):
        done = here(*arguments.split(), *form)
        assert (done.returncode, done.stdout) == (1, "" if arguments in OBJECTS else "[]\n")
    done = here(*arguments.split(), "--format", "jsonl")
    assert (done.returncode, done.stdout) == (1, "")


@pytest.mark.parametrize("value", ["", " "], ids=["nothing", "a space"])
@pytest.mark.parametrize(
    ("option", "code"),
    [
        *((option, 1) for option in ("org", "tag", "country", "license")),
        *((option, 2) for option in ("kind", "source", "weights", "exclude", "importance", "month", "since", "until")),
    ],
)
def test_f52_an_empty_value(here: Run, option: str, code: int, value: str) -> None:
    """F52: a value that holds nothing names nothing, and does not pass for everything."""
    for command in ("list", "stats"):
        done = here(command, f"--{option}", value, "--json")
        assert (done.returncode, done.stdout) == (code, "[]\n" if code == 1 else "")


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        ("show chattgpt", "ChatGPT"),
        ("lineage alpacca", "Alpaca"),
        ("open midjorny", "Midjourney"),
        ("org opnai", "OpenAI"),
        ("list --org opnai", "OpenAI"),
        ("list --tag mulitmodal", "multimodal 多模态"),
        ("list --tag resoning", "reasoning 推理"),
        ("list --org Goggle", "Google 谷歌"),
        ("show 文心一信", "ERNIE 文心一言"),
    ],
)
def test_the_nearest_is_suggested(here: Run, arguments: str, nearest: str) -> None:
    """What comes near is suggested as the reader's language calls it, before the command that lists what there is."""
    en, *zh = nearest.split()
    told = here(*arguments.split()).stderr
    assert f"near: {en}" in told
    assert "; `llmlog " in told
    told = here(*arguments.split(), LLMLOG_LANG="zh").stderr
    assert f"相近：{(zh or [en])[0]}" in told
    assert "；`llmlog " in told


@pytest.mark.parametrize(("typed", "tag"), [("agent", "agents"), ("images", "image"), ("Multi-Modal", "multimodal")])
def test_a_tag_in_another_number(here: Run, typed: str, tag: str) -> None:
    """U8: the plural and the singular of a tag are the tag."""
    assert here("list", "--tag", typed, "--json").stdout == here("list", "--tag", tag, "--json").stdout


@pytest.mark.parametrize("arguments", FIXED)
def test_f52_a_word_of_a_fixed_set(here: Run, arguments: str) -> None:
    """F52: the code is 2, nothing is written, and the line names what there is and the nearest of it."""
    choices, nearest = FIXED[arguments]
    done = here(*arguments.split(), "--json")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert choices in done.stderr
    assert (f"did you mean {nearest}?" if nearest else "") in done.stderr
    assert ("did you mean" in done.stderr) == bool(nearest)
    done = here(*arguments.split(), "--json", LLMLOG_LANG="zh")
    assert (done.returncode, done.stdout) == (2, "")
    assert (f"：{CALLED.get(nearest, nearest)}？" if nearest else "") in done.stderr


@pytest.mark.parametrize(
    ("arguments", "header"),
    [
        ("list --month 1901", "id,date,name,orgs,kind,summary"),
        ("list --fields ID,released.url --month 1901", "id,released.url"),
        ("month --month 1901", "month,count"),
        ("month 1901", "id,date,name,orgs,kind,summary"),
        ("org --month 1901", "id,name,count"),
        ("org nosuch", "id,date,name,orgs,kind,summary"),
        ("stats --month 1901", "key,count"),
        ("timeline --month 1901", "id,date,name"),
        ("errata --month 1901", "id,name,field,source,claim,correct,note,url"),
        ("show nosuch", "id,date,name,orgs,kind,summary"),
        ("open nosuch", "kind,url"),
        ("lineage nosuch", "id,date,name,relation,parent"),
        ("compare gpt-4 nosuch", "id,date,name,orgs,kind,parameters,context_tokens,training_tokens,license,weights,"),
    ],
)
def test_nothing_found_is_a_header_in_csv(here: Run, arguments: str, header: str) -> None:
    """A table of CSV that would be empty has its header."""
    done = here(*arguments.split(), "--format", "csv")
    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    assert done.stdout.startswith(header)
    assert header.endswith(",") or done.stdout.strip() == header
    done = here(*arguments.split(), "--format", "csv", "--bom")
    assert done.stdout.startswith("\ufeff")


def test_nothing_found_is_an_array(here: Run) -> None:
    """A listing that finds nothing is an empty array, as JSON in either spelling of the option."""
    for form in (["--json"], ["-f", "json"]):
        done = here("list", "--month", "1901", *form)
        assert (done.returncode, json.loads(done.stdout)) == (1, [])
