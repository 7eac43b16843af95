"""Queries for a time that they tell by a milestone."""

from pathlib import Path

import pytest

import llmlog
from llmlog import Log
from llmlog.dates_in_text import span_of
from llmlog.search.lookups import Lookups
from llmlog.search.milestone_dates import dated


@pytest.mark.parametrize(
    ("query", "span"),
    [
        ("since gpt-4", "2023-03-14.."),
        ("openai since the release of gpt-4", "2023-03-14.."),
        ("after gpt-4", "2023-03-15.."),
        ("newer than gpt-4", "2023-03-15.."),
        ("that are older than gpt-4", "..2023-03-13"),
        ("比GPT-4更新的", "2023-03-15.."),
        ("比GPT-4早的", "..2023-03-13"),
        ("after chatgpt and before gpt-4", "2022-12-01..2023-03-13"),
        ("ChatGPT之后GPT-4之前", "2022-12-01..2023-03-13"),
        ("between chatgpt and gpt-4", "2022-11-30..2023-03-14"),
        ("before GPT 4", "..2023-03-13"),
        ("the day after chatgpt", "2022-12-01"),
        ("ChatGPT发布第二天的", "2022-12-01"),
        ("the day of gpt-4", "2023-03-14"),
        ("in the week of gpt-4", "2023-03-13..2023-03-19"),
        ("the same month as llama 2", "2023-07"),
        ("the year of chatgpt", "2022"),
        ("a month after chatgpt", "2022-11-30..2022-12-30"),
        ("what happened when chatgpt came out", "2022-11"),
        ("文心一言之后", "2023-02-08.."),
        ("GPT-4以来", "2023-03-14.."),
        ("before DeepMind", "..2010-09-22"),
        ("since deepseek", "2023-07-17.."),
        ("DeepSeek之前的", "..2023-07-16"),
        ("智谱之前的", "..2019-05"),
        ("since zhipu", "2019-06.."),
        ("before deepmind was founded", "..2010-09-22"),
        ("LLaMA以前的", "..2023-02-23"),
        ("GPT-4发布当天", "2023-03-14"),
        ("ChatGPT推出的那个月", "2022-11"),
        ("ChatGPT出来的时候还发生了什么", "2022-11"),
        ("two years before chatgpt", "2020-11-30..2022-11-30"),
        ("within two weeks after gpt-4", "2023-03-14..2023-03-28"),
        ("GPT-4发布之后一个月", "2023-03-14..2023-04-14"),
        ("ChatGPT发布前一年", "2021-11-30..2022-11-30"),
        ("between ChatGPT and GPT-4", "2022-11-30..2023-03-14"),
        ("between the ChatGPT and GPT-4", "2022-11-30..2023-03-14"),
        ("ChatGPT到GPT-4之间", "2022-11-30..2023-03-14"),
    ],
)
def test_a_time_told_by_a_milestone(log: Log, query: str, span: str) -> None:
    """The time stands in digits instead of the words for it, what else is asked for beside it."""
    *others, digits = sorted(dated(Lookups(log.connection), query).split(), key=lambda word: word.isdigit())
    assert str(span_of(digits)) == span
    assert others == (["openai"] if "openai" in query else [])


def test_a_time_ends_where_the_calendar_does(tmp_path: Path) -> None:
    """A span that would begin before the year 1 begins there."""
    own = tmp_path / "own.json"
    own.write_text('[{"id": "talos-automaton", "name": "Talos automaton", "date": "0100"}]', encoding="utf-8")
    with_own = llmlog.load(own)
    assert dated(Lookups(with_own.connection), "500 years before talos automaton").split() == ["0001010101000101"]
    assert len(with_own.search("500 years before talos automaton")) == 0


def test_what_came_at_such_a_time_is_found(log: Log) -> None:
    """A search for what else came with a milestone finds what the log has of its day."""
    found = {hit.milestone.id for hit in log.search("models released the same day as claude 2")}
    assert found == {milestone.id for milestone in log.select(within="2023-07-11", kind="model")} > {"claude-2"}


@pytest.mark.parametrize(
    "query",
    [
        "after effects",
        "since 2024",
        "what came after gpt-4",
        "successor of llama",
        "OpenClaw以前叫什么名字",
        "when was gpt-4 released",
        "attention is all you need",
        "the week of the python-neuron",
        "difference between chatgpt and gpt-4",
        "models between gpt-4 and chatgpt",
    ],
)
def test_what_tells_no_time_so(log: Log, query: str) -> None:
    """Other queries stay as they are: for no milestone, for descent, for the milestone itself, for too rough a date."""
    assert dated(Lookups(log.connection), query) == query
