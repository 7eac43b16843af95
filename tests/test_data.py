"""The data that ships with llmlog: it keeps its rules, is as complete as it claims, and says what is known to be so."""

import pytest

from llmlog import Log
from llmlog.check import problems
from llmlog.text import has_han

CONTRACT = [
    *("id", "former_ids", "name", "name_zh", "aliases", "kind", "importance", "orgs", "org_ids", "date", "released"),
    *("summary", "details", "specs", "tags", "asked", "links", "derived_from", "sources", "errata"),
]
"""The keys of a milestone in `--json`, which scripts rely on, in their order."""

MAY_LACK = {"former_ids", "importance", "specs", "asked"}

IDS = {
    *("transformer", "bloom", "unitune", "chatgpt", "dreamix", "llama-weights-leak", "llama-cpp", "chatglm-6b"),
    *("nvidia-h100-nvl", "segment-anything", "databricks-dolly-15k", "amazon-codewhisperer", "amazon-titan"),
    *("palm-2", "palm-2-gecko", "palm-2-otter", "palm-2-bison", "palm-2-unicorn", "mms", "qlora", "lima"),
    *("falcon-40b-instruct-gptq", "mpu-detector", "sheetcopilot", "spqr", "musicgen", "vllm", "frugalgpt"),
    *("ernie-3-5", "llama-2", "freewilly1", "qwen-7b", "giraffe", "nougat", "wizardcoder-34b", "ernie-bot-public"),
    *("disc-medllm", "colossal-ai-llama-2", "mistral-7b", "wsam", "auto-j", "hypotheses-to-theories", "chatglm3"),
    *("lcm-lora", "system-2-attention", "codearts-snap", "kwaiagents", "mamba", "pangu-agent"),
    *("gemini", "gemini-ultra", "gemini-pro", "gemini-nano"),
}
"""Ids that are given out, of every part of both chronicles."""

FACTS = [
    ("neurips", "1987-11", "1987-11"),
    ("vae", "2013-12-20", "2013-12-20"),
    ("transformer", "2017-06-12", "2017-06-12"),
    ("prompt-engineering", "2023", None),
    ("gpt-3", "2020-05-28", "2020-05-28"),
    ("clip", "2021-01-05", "2021-01-05"),
    ("instructgpt", "2022-01-27", "2022-01-27"),
    ("bloom", "2022-07-12", "2022-07-12"),
    ("stable-diffusion", "2022-08-22", "2022-08-22"),
    ("chatgpt", "2022-11-30", "2022-11-30"),
    ("llama", "2023-02-24", "2023-02-24"),
    ("rlhf", "2023-03", "2017-06-12"),
    ("alpaca", "2023-03-13", "2023-03-13"),
    ("gpt-4", "2023-03-13", "2023-03-14"),
    ("claude", "2023-03-14", "2023-03-14"),
    ("ernie-bot", "2023-03-16", "2023-03-16"),
    ("segment-anything", "2023-04-05", "2023-04-05"),
    ("palm-2", "2023-05-11", "2023-05-10"),
    ("qlora", "2023-05-23", "2023-05-23"),
    ("chatglm2-6b", "2023-06-15", "2023-06-25"),
    ("llama-2", "2023-07-18", "2023-07-18"),
    ("sdxl-1-0", "2023-07-18", "2023-07-26"),
    ("code-llama", "2023-08-24", "2023-08-24"),
    ("pagedattention", "2023-09", "2023-06-20"),
    ("mistral-7b", "2023-09-27", "2023-09-27"),
    ("ernie-4-0", "2023-10-17", "2023-10-17"),
    ("wsam", "2023-10", "2023-05-25"),
    ("gpt-4-turbo", "2023-11-06", "2023-11-06"),
    ("codearts-snap", "2023-12", None),
    ("mamba", "2023-12-01", "2023-12-01"),
    ("gemini", "2023-12-06", "2023-12-06"),
]
"""When milestones are logged, and when they came out as papers, model cards and announcements show."""

DESCENT = [
    ("alpaca", "llama", "fine-tuned-from"),
    ("vicuna", "llama", "fine-tuned-from"),
    ("gpt-4-turbo", "gpt-4", "successor-of"),
    ("llama-2", "llama", "successor-of"),
    ("code-llama", "llama-2", "fine-tuned-from"),
    ("dolly-2-0", "databricks-dolly-15k", "trained-with"),
    ("gemini-nano", "gemini", "part-of"),
    ("wsam", "sharpness-aware-minimization", "built-on"),
]


def test_the_rules_are_kept() -> None:
    """The check finds nothing to correct."""
    assert problems() == []


def test_the_contract_of_json(log: Log) -> None:
    """Every milestone has the promised keys in the promised order."""
    for milestone in log:
        keys = list(milestone.to_dict())
        assert keys == [key for key in CONTRACT if key in keys or key not in MAY_LACK]


def test_how_many(log: Log) -> None:
    """There are more than 230 milestones, each under its own id."""
    assert len(log) > 230
    assert len({milestone.id for milestone in log}) == len(log)


def test_permanent_ids(log: Log) -> None:
    """Ids that were given out lead to a milestone."""
    assert [id for id in IDS if id not in log] == []


def test_oldest_first(log: Log) -> None:
    """Milestones stand by date, a year before its months and a month before its days, and then by id."""
    order = [(milestone.date, milestone.id) for milestone in log]
    assert order == sorted(order)


def test_chinese_names_are_chinese(log: Log) -> None:
    """Every Chinese name holds Chinese characters."""
    assert [milestone.id for milestone in log if milestone.name_zh and not has_han(milestone.name_zh)] == []


def test_both_languages(log: Log) -> None:
    """Every summary and detail is said in both languages, each in its own."""
    texts = [(milestone.id, text) for milestone in log for text in (milestone.summary, *milestone.details)]
    assert [id for id, text in texts if not text.en or not has_han(text.zh)] == []
    assert [milestone.id for milestone in log if has_han(milestone.summary.en)] == []


def test_most_releases_are_verified(log: Log) -> None:
    """At least nine of ten milestones have a verified release."""
    assert sum(milestone.released is not None for milestone in log) / len(log) >= 0.9


def test_everything_has_a_source(log: Log) -> None:
    """Every milestone is reported by one of the two chronicles, and each chronicle reports many."""
    told = [{mention.source for mention in milestone.sources} for milestone in log]
    assert {frozenset(sources) for sources in told} == {
        frozenset({"review-2023"}),
        frozenset({"timeline-202309"}),
        frozenset({"review-2023", "timeline-202309"}),
    }


@pytest.mark.parametrize(("id", "date", "released"), FACTS, ids=[id for id, *_ in FACTS])
def test_known_dates(log: Log, id: str, date: str, released: str | None) -> None:
    """Well-known milestones stand at their verified date, with what a source says beside it."""
    milestone = log.get(id)
    assert str(milestone.date) == (released or date)
    assert date in {str(mention.date) for mention in milestone.sources} or date == str(milestone.date)


@pytest.mark.parametrize(("child", "parent", "relation"), DESCENT, ids=[child for child, *_ in DESCENT])
def test_known_descent(log: Log, child: str, parent: str, relation: str) -> None:
    """Well-known milestones grew out of what their makers say."""
    assert [edge.relation for edge in log.get(child).derived_from if edge.parent == parent] == [relation]
