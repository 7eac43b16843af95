"""What is typed in a way that llmlog does not take is answered with the way that it does."""

import json
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize("command", ["list", "timeline", "stats", "tags", "kinds", "sources"])
@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["2023"], "--month 2023"),
        (["July", "2023"], "--month 'July 2023'"),
        (["2023-07", "2023-08"], "--month 2023-07 --month 2023-08"),
        (["OpenAI"], "--org OpenAI"),
        (["Google", "DeepMind"], "--org 'Google DeepMind'"),
        (["OpenAI", "Meta"], "--org OpenAI --org Meta"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_filter_that_is_meant(here: Run, command: str, words: list[str], meant: str) -> None:
    """Dates and makers that a command does not take as arguments are answered with the filter that takes them."""
    one = "argument" if len(words) == 1 else "arguments"
    for language, told in (
        (
            "en",
            f"unexpected {one} {', '.join(map(repr, words))}; did you mean {meant}? (`llmlog {command} --help` shows",
        ),
        ("zh", f"多余的参数：{''.join(f'“{it}”' for it in words)}；您是不是想找：{meant}？（用法见 `llmlog {command} "),
    ):
        done = here(command, *words, LLMLOG_LANG=language)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert done.stderr.startswith(f"llmlog: {told}")


@pytest.mark.parametrize(
    ("arguments", "en", "zh"),
    [
        (
            "month 2023-07 2023-08",
            "month takes one span; from one to the other is 2023-07..2023-08",
            "month 只接受一个时段；从前者到后者请写成 2023-07..2023-08",
        ),
        (
            "month 2023 2022-11-30",
            "month takes one span; from one to the other is 2022-11-30..2023",
            "month 只接受一个时段；从前者到后者请写成 2022-11-30..2023",
        ),
        (
            "lineage GPT 4 llama-2",
            "lineage takes one milestone at a time: `llmlog lineage gpt-4`, `llmlog lineage llama-2`",
            "lineage 一次只接受一个条目：`llmlog lineage gpt-4`、`llmlog lineage llama-2`",
        ),
        (
            "open gpt-4 llama-2 --print",
            "open takes one milestone at a time: `llmlog open gpt-4`, `llmlog open llama-2`",
            "open 一次只接受一个条目：`llmlog open gpt-4`、`llmlog open llama-2`",
        ),
        (
            "org OpenAI 百度",
            "org takes one organization at a time: `llmlog org openai`, `llmlog org baidu`",
            "org 一次只接受一家机构：`llmlog org openai`、`llmlog org baidu`",
        ),
        *(
            (
                f"list --fields id --format {format}",
                "--fields goes with --format json, jsonl, csv, tsv, md",
                "--fields 须与 --format json、jsonl、csv、tsv、md 一同使用",
            )
            for format in ("table", "ids")
        ),
    ],
)
def test_another_way(here: Run, arguments: str, en: str, zh: str) -> None:
    """What is nearly right ends with 2 and the right way in a line."""
    for language, told in (("en", en), ("zh", zh)):
        done = here(*arguments.split(), "--lang", language)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", f"llmlog: {told}\n")


def test_the_same_twice_is_one(here: Run) -> None:
    """Two names of one milestone are no more than one."""
    assert here("lineage", "gpt-4", "GPT-4", "--json").stdout == here("lineage", "gpt-4", "--json").stdout != ""


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("gpt-4 and claude", ["gpt-4", "claude"]),
        ("gpt-4 VS claude", ["gpt-4", "claude"]),
        ("gpt-4 和 claude", ["gpt-4", "claude"]),
        ("gpt 4 and llama 2 and claude", ["gpt-4", "llama-2", "claude"]),
        ("ai and compute and gpt-4", ["ai-and-compute", "gpt-4"]),
    ],
)
def test_a_word_between_names_is_left_out(here: Run, words: str, ids: list[str]) -> None:
    """A word that ties names together is left out, unless it belongs to one of them."""
    done = here("compare", *words.split(), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert [element["id"] for element in json.loads(done.stdout)] == ids


def test_a_name_beside_such_a_word_may_be_unknown(here: Run) -> None:
    """Where a name is unknown, it is told rather than the word before it."""
    for language, told in (("en", "no milestone is called 'xqzzt'"), ("zh", "没有名为“xqzzt”的条目")):
        done = here("compare", "gpt-4", "and", "xqzzt", "--lang", language)
        assert (done.returncode, done.stdout, done.stderr.splitlines()[0]) == (1, "", f"llmlog: {told}")
