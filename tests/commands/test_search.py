"""`llmlog search`: by name or by idea, best first."""

import json
import re
from collections.abc import Callable
from itertools import pairwise
from subprocess import CompletedProcess
from typing import Any

import pytest

from llmlog.model import KEYS, OPTIONAL

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]

COMMON = "model"
"""A word that more than twenty milestones answer."""


@pytest.mark.parametrize(
    ("words", "id"),
    [
        pytest.param(["llama", "2"], "llama-2", id="words"),
        pytest.param(["llama 2"], "llama-2", id="quoted"),
        pytest.param(["ＬＬＡＭＡ"], "llama", id="full width"),
        pytest.param(["gpt4"], "gpt-4", id="without its hyphen"),
        pytest.param(["clip"], "clip", id="a short name"),
        pytest.param(["SAM"], "segment-anything", id="an alias"),
        pytest.param(["通義千問"], "tongyi-qianwen", id="traditional characters"),
        pytest.param(["wenxin", "yiyan"], "ernie-bot", id="pinyin"),
        pytest.param(["midjorney"], "midjourney", id="a slip"),
    ],
)
def test_the_best_comes_first(here: Run, words: list[str], id: str) -> None:
    """However a name is typed, its milestone is the first answer."""
    done = here("search", *words, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)[0]["id"] == id


@pytest.mark.parametrize("query", ["llama", "open weights", "文心", COMMON])
def test_scores_fall(here: Run, query: str) -> None:
    """Scores go down from 100 at most to 0 at least, and each answer says which of its fields answered."""
    shown = json.loads(here("search", query, "-n", "0", "--json").stdout)
    scores = [element["score"] for element in shown]
    assert all(100 >= better >= worse >= 0 for better, worse in pairwise(scores))
    for element in shown:
        assert tuple(element)[-2:] == ("score", "matched")
        assert {*KEYS} - OPTIONAL <= {*element}
        assert tuple(element["matched"]) == ("field", "text")
        assert element["matched"]["field"] in KEYS
        assert element["matched"]["text"]


def test_what_matched_is_named(here: Run) -> None:
    """A name found whole scores 100 and is what matched, as the log spells it."""
    best = json.loads(here("search", "LLAMA 2", "--json").stdout)[0]
    assert (best["score"], best["matched"]) == (100, {"field": "name", "text": "Llama 2"})


@pytest.mark.parametrize(
    ("options", "shown"), [([], 20), (["-n", "5"], 5), (["-n", "30"], 30)], ids=["default", "-n 5", "-n 30"]
)
def test_number(here: Run, options: list[str], shown: int) -> None:
    """Twenty answers are shown unless -n says otherwise, the best of all of them."""
    everything = json.loads(here("search", COMMON, "-n", "0", "--json").stdout)
    assert len(everything) > 30
    assert json.loads(here("search", COMMON, *options, "--json").stdout) == everything[:shown]
    assert len(here("search", COMMON, *options).stdout.splitlines()) == shown + 1


@pytest.mark.parametrize(("language", "told"), [("en", r"best 20 of (\d+).*-n 0"), ("zh", r"共 (\d+) 条.*20.*-n 0")])
def test_the_limit_is_told(here: Run, language: str, told: str) -> None:
    """Where more answers than are shown, a line on standard error says how many and how to see them."""
    everything = json.loads(here("search", COMMON, "-n", "0", "--json").stdout)
    found = re.search(told, here("search", COMMON, "--lang", language).stderr)
    assert found
    assert int(found[1]) == len(everything)


@pytest.mark.parametrize("arguments", [["musicgen"], [COMMON, "-n", "20"], [COMMON, "-n", "0"]])
def test_no_limit_is_told_where_none_was_set(here: Run, arguments: list[str]) -> None:
    """Nothing is said where everything is shown, or as much as was asked for."""
    assert here("search", *arguments).stderr == ""


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        pytest.param(["--kind", "tool"], lambda e: e["kind"] == "tool", id="kind"),
        pytest.param(["--month", "2023-07"], lambda e: e["date"].startswith("2023-07"), id="month"),
        pytest.param(["--org", "Meta"], lambda e: "Meta" in e["orgs"], id="org"),
        pytest.param(["--tag", "code", "--until", "2023-08"], lambda e: "code" in e["tags"], id="tag and until"),
    ],
)
def test_filters(here: Run, options: list[str], wanted: Callable[[Record], bool]) -> None:
    """Filters leave out what they do not let through, and neither the order nor the scores change."""
    everything = json.loads(here("search", "llama", "-n", "0", "--json").stdout)
    shown = json.loads(here("search", "llama", "-n", "0", "--json", *options).stdout)
    assert shown
    assert all(map(wanted, shown))
    assert shown == [element for element in everything if element in shown]
    assert len(shown) < len(everything)


@pytest.mark.parametrize(("language", "header", "name"), [("en", "Id", "ERNIE Bot"), ("zh", "标识", "文心一言")])
def test_answers_are_a_table(here: Run, language: str, header: str, name: str) -> None:
    """People get the table that list prints, best first."""
    lines = here("search", "ernie bot", "--lang", language).stdout.splitlines()
    assert lines[0].startswith(header)
    assert re.split(r"  +", lines[1])[2] == name


def test_what_answers_is_marked_at_a_terminal(terminal: Run) -> None:
    """At a terminal that has colours, what was found in a row stands out, and the text stays what it is."""
    plain = terminal("search", "llama 2", "-n", "1", CLICOLOR="0").stdout
    colored = terminal("search", "llama 2", "-n", "1").stdout
    assert re.search(r"\x1b\[1;4;35mLlama 2\x1b\[0m", colored)
    assert re.sub(r"\x1b\[[\d;]*m", "", colored).split() == plain.split()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("more", [[], ["--json"]], ids=["text", "json"])
def test_nothing_answers(here: Run, more: list[str], language: str) -> None:
    """Where nothing answers, a line names the nearest, the code is 1, and JSON is an empty array."""
    done = here("search", "chatgtpp5", "--lang", language, *more)
    assert done.returncode == 1
    assert done.stdout == ("[]\n" if more else "")
    assert done.stderr.count("\n") == 3
    assert "ChatGPT" in done.stderr


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "what answers 'vicuna' does not match the filters"),
        ("zh", "与“vicuna”相关的条目都不符合筛选条件"),
    ],
)
def test_u20_what_answers_misses_the_filters(fixed_here: Run, language: str, told: str) -> None:
    """U20: where the filters leave nothing of what answers, a line says just that."""
    done = fixed_here("search", "vicuna", "--kind", "agent", "--lang", language)
    assert (done.returncode, done.stdout, done.stderr.splitlines()[0]) == (1, "", f"llmlog: {told}")
    assert fixed_here("search", "vicuna", "--kind", "agent", "--json").stdout == "[]\n"


@pytest.mark.parametrize("words", [["!!!"], ["--", "--"], ["的"]], ids=repr)
def test_words_that_say_nothing(here: Run, words: list[str]) -> None:
    """A query without a word to look for answers in the usual ways, without failing."""
    done = here("search", "--json", *words)
    assert done.returncode == (0 if json.loads(done.stdout) else 1)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("query", "en", "zh"),
    [
        ("tengxun", "`llmlog org Tencent` shows all that it made", "`llmlog org 腾讯` 列出它的全部条目"),
        (
            "hugging face",
            "`llmlog org 'Hugging Face'` shows all that it made",
            "`llmlog org 'Hugging Face'` 列出它的全部条目",
        ),
        ("Meta 2024", "", ""),
        ("llama", "", ""),
        (
            "is llama 2 better than claude 2",
            "`llmlog compare llama-2 claude-2` sets them side by side",
            "`llmlog compare llama-2 claude-2` 并排对比",
        ),
        (
            "Llama 2和Claude 2的区别",
            "`llmlog compare llama-2 claude-2` sets them side by side",
            "`llmlog compare llama-2 claude-2` 并排对比",
        ),
        (
            "o1 vs o3",
            "`llmlog compare openai-o1 openai-o3` sets them side by side",
            "`llmlog compare openai-o1 openai-o3` 并排对比",
        ),
        (
            "文心一言和通义千问哪个先出",
            "`llmlog compare ernie-bot tongyi-qianwen` sets them side by side",
            "`llmlog compare ernie-bot tongyi-qianwen` 并排对比",
        ),
        (
            "claude 2 vs llama 2",
            "`llmlog compare claude-2 llama-2` sets them side by side",
            "`llmlog compare claude-2 llama-2` 并排对比",
        ),
        ("llama 2 and claude 2", "", ""),
        (
            "which company released the most models",
            "`llmlog stats --by org --kind model` counts them",
            "统计数量请用 `llmlog stats --by org --kind model`",
        ),
        (
            "谁做的开源模型最多",
            "`llmlog stats --by org --kind model` counts them",
            "统计数量请用 `llmlog stats --by org --kind model`",
        ),
        ("chatbots per year", "`llmlog stats --by year` counts them", "统计数量请用 `llmlog stats --by year`"),
        ("sam vs clip", "", ""),
        ("difference to claude 2", "", ""),
    ],
)
def test_another_command_is_named(here: Run, query: str, en: str, zh: str) -> None:
    """A line says which command shows all of a maker whose name alone is typed, or compares names as a query asks."""
    for language, told in (("en", en), ("zh", zh)):
        done = here("search", query, "-n", "0", "--lang", language)
        assert (done.returncode, done.stderr) == (0, f"llmlog: {told}\n" if told else "")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "At most N (0: all); 20 by default, in a pipe and in JSON too."),
        ("zh", "至多 N 条（0 为全部）；默认 20 条，管道与 JSON 中亦然。"),
    ],
)
def test_the_help_says_how_many(here: Run, language: str, told: str) -> None:
    """The help says how many hits there are at most, which holds for programs too."""
    assert told.replace(" ", "") in "".join(here("search", "--help", "--lang", language).stdout.split())
    done = here("search", "model", "--format", "ids")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 20)
    assert done.stderr.startswith("llmlog: the best 20 of ")


@pytest.mark.parametrize(
    ("query", "en", "zh"),
    [
        ("latest openai model", "newest first", "最新的在前"),
        ("第一个聊天机器人", "oldest first", "最早的在前"),
        ("largest open model", "most parameters first", "参数最多的在前"),
        ("longest context", "longest context first", "上下文最长的在前"),
        ("openai models", "best first", "最相关的在前"),
        ("run on a laptop", "best first", "最相关的在前"),
        ("smallest model", "fewest parameters first", "参数最少的在前"),
        ("most training tokens", "most training data first", "训练数据最多的在前"),
        ("llama", "best first", "最相关的在前"),
    ],
)
def test_the_order_is_said(terminal: Run, query: str, en: str, zh: str) -> None:
    """At a terminal it is said in which order the answers stand, that which is asked for or the best first."""
    for language, order in (("en", f", {en}"), ("zh", f"，{zh}")):
        done = terminal("search", query, "-n", "4", "--lang", language, width=80, TERM="dumb")
        assert done.stdout.splitlines()[0].endswith(order)


def test_the_order_is_that_of_what_filters_leave(terminal: Run) -> None:
    """Answers that filters leave are said to stand in the order that was asked for too."""
    done = terminal("search", "latest openai model", "--month", "2023", width=80, TERM="dumb")
    assert done.stdout.splitlines()[0].endswith(" found, newest first")


@pytest.mark.parametrize(
    ("query", "language", "said"),
    [
        ("largest llama", "en", "8B, 70B, 405B: "),
        ("参数最多的llama", "zh", "8B、70B、405B："),
        ("longest context llama", "en", "10,000,000 tokens: "),
    ],
)
@pytest.mark.parametrize("width", [60, 80])
def test_the_figure_of_an_order_is_shown(terminal: Run, query: str, language: str, said: str, width: int) -> None:
    """At a terminal the summary begins with the figure by which a milestone stands where it does."""
    done = terminal("search", query, "-n", "3", "--lang", language, "--color", "never", width=width)
    assert f" {said}" in done.stdout


def test_what_stands_in_order_is_not_parted(terminal: Run) -> None:
    """Answers by date are one list, whether names or texts matched."""
    done = terminal("search", "first humanoid robot", "-n", "0", "--color", "never", width=80)
    dates = re.findall(r"^\d{4}(?:-\d\d){0,2}", done.stdout, re.MULTILINE)
    assert dates == sorted(dates)
    assert len(dates) > 3
    assert "In their" not in done.stdout


def test_relatives_stand_next_to_their_name(terminal: Run) -> None:
    """What succeeds a name stands before it where that is asked for, and both before other names that match."""
    done = terminal("search", "successor of gpt-4", "-n", "3", "--color", "never", width=80)
    names = re.findall(r"^\d{4}-\d\d-\d\d ..(GPT-4\S*(?: Turbo)?)", done.stdout, re.MULTILINE)
    assert names == ["GPT-4 Turbo", "GPT-4", "GPT-4.1"]
    assert re.findall("^(?:Grew|In their).*", done.stdout, re.MULTILINE) == ["Grew out of GPT-4", "In their names"]


def test_what_is_known_as_the_first_stands_apart(terminal: Run) -> None:
    """What is known as the first of its sort has a heading above what is older, which stands by date below it."""
    done = terminal("search", "first self-driving car", "-n", "4", "--color", "never", width=80)
    dates = re.findall(r"^\d{4}(?:-\d\d){0,2}", done.stdout, re.MULTILINE)
    assert dates[0] > dates[1]
    assert dates[1:] == sorted(dates[1:])
    headings = re.findall("^(?:Known|Tag).*", done.stdout, re.MULTILINE)
    assert headings == ["Known as the first: self driving car"]
