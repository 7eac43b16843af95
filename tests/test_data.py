"""The data that ships with llmlog: it keeps its rules, is as complete as it claims, and says what is known to be so."""

import json
from collections import Counter
from pathlib import Path

import pytest

from llmlog import Log, PartialDate
from llmlog.check import problems
from llmlog.folding import fold, has_han
from llmlog.shipped import shipped, shipped_json
from llmlog.store.rows import prose
from llmlog.tokens import tokens
from llmlog.vocabulary import CALLED, KINDS, WEIGHTS

CONTRACT = [
    *("id", "former_ids", "name", "name_zh", "aliases", "kind", "importance", "orgs", "org_ids", "date", "released"),
    *("summary", "details", "specs", "tags", "asked", "links", "derived_from", "sources", "errata"),
]
"""The keys of a milestone in `--json`, which scripts rely on, in their order."""

MAY_LACK = {"former_ids", "importance", "specs", "asked"}

IDS = (Path(__file__).parent / "ids.txt").read_text(encoding="utf-8").split()
"""Every id that a released log gave out."""

FOLDED = {
    "bard": {"bard-early-access", "bard-palm-2"},
    "chatglm-6b": {"chatglm-130b", "chatglm-13b"},
    "chatgpt": {"chatgpt-testing-wave"},
    "chatgpt-plugins": {"chatgpt-retrieval-plugin"},
    "china-first-llm-approvals": {
        "ernie-bot-public",
        "huawei-llm-approval",
        "iflytek-llm-approval",
        "tencent-llm-approval",
    },
    "falcon-40b": {"falcon-40b-instruct-gptq", "falcon-7b"},
    "freewilly2": {"freewilly1"},
    "gemini": {"gemini-nano", "gemini-pro", "gemini-ultra"},
    "google-vertex-ai-generative-ai": {"google-cloud-foundation-models"},
    "langchain": {"langchain-funding"},
    "llama-2": {"llama-recipes"},
    "llm-year-one": {"llms-in-business"},
    "palm-2": {"palm-2-bison", "palm-2-gecko", "palm-2-otter", "palm-2-unicorn"},
    "phind-codellama-34b-v1": {"phind-codellama-34b-v2"},
    "qwen-72b": {"qwen-1-8b"},
    "qwen-7b": {"qwen-14b"},
    "stable-diffusion-2-0": {"stable-diffusion-2-1"},
}
"""Entries that took over ids which were given out as entries of their own."""

FACTS = [
    ("neurips", "1987-11", "1987-11"),
    ("vae", "2013-12-20", "2013-12-20"),
    ("transformer", "2017-06-12", "2017-06-12"),
    ("prompt-engineering", "2023", "2020"),
    ("gpt-3", "2020-05-28", "2020-05-28"),
    ("clip", "2021-01-05", "2021-01-05"),
    ("instructgpt", "2022-01-27", "2022-01-27"),
    ("bloom", "2022-07-12", "2022-07-12"),
    ("stable-diffusion", "2022-08-22", "2022-08-10"),
    ("chatgpt", "2022-11-30", "2022-11-30"),
    ("llama", "2023-02-24", "2023-02-24"),
    ("rlhf", "2023-03", "2017-06-12"),
    ("alpaca", "2023-03-13", "2023-03-13"),
    ("gpt-4", "2023-03-13", "2023-03-14"),
    ("claude", "2023-03-14", "2023-03-14"),
    ("ernie-bot", "2023-03", "2023-02-07"),
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
    ("pagedattention", "vllm", "part-of"),
    ("qwen-vl", "tongyi-qianwen", "part-of"),
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
    """There are more than 1200 milestones, each under its own id."""
    assert len(log) > 1200
    assert len({milestone.id for milestone in log}) == len(log)


def test_permanent_ids(log: Log) -> None:
    """Every id that was given out leads to its milestone, or to the one that took it over."""
    owners = {id: owner for owner, ids in FOLDED.items() for id in ids}
    assert len(IDS) == 240
    assert {*owners} <= {*IDS}
    assert {id: log.get(id).id for id in IDS} == {id: owners.get(id, id) for id in IDS}
    for id, owner in owners.items():
        assert id in log.get(owner).former_ids


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
    """Every milestone is reported by a chronicle or has a page that shows its release; each chronicle reports many."""
    told = {milestone.id: {mention.source for mention in milestone.sources} for milestone in log}
    assert [milestone.id for milestone in log if not told[milestone.id] and not milestone.released] == []
    counts = Counter(frozenset(sources) for sources in told.values())
    review, timeline = "review-2023", "timeline-202309"
    assert {*counts} == {frozenset(), frozenset({review}), frozenset({timeline}), frozenset({review, timeline})}
    assert counts[frozenset({review})] > 150
    assert counts[frozenset({timeline})] > 35
    assert counts[frozenset({review, timeline})] > 15


def test_what_a_chronicle_reports_is_kept(log: Log) -> None:
    """What was given out while the chronicles were all there was is still reported by one of them, or was folded."""
    assert [id for id in IDS if not log.get(id).sources] == []


@pytest.mark.parametrize(
    ("name", "released"),
    [
        pytest.param("CodeLlama-70B", "2024-01-29", id="F33: CodeLlama-70B"),
        pytest.param("WizardLM-70B-V1.0", "2023-08-09", id="F33: WizardLM-70B-V1.0"),
        pytest.param("Qwen3.8-27B", "2026-08-14", id="F33: Qwen3.8-27B"),
        pytest.param("PanGu-Coder2", "2023-07-27", id="F35: PanGu-Coder2"),
    ],
)
def test_no_version_stands_under_the_date_of_an_earlier_one(log: Log, name: str, released: str) -> None:
    """A version is called so under no date before it came out."""
    bearers = [it for it in log if fold(name) in map(fold, it.names)]
    assert [it.id for it in bearers if it.date < PartialDate.parse(released)] == []
    assert bearers or name not in log


def test_u1_a_verified_date_is_the_date(log: Log) -> None:
    """U1: whatever a source says, a milestone stands under the date of its verified release."""
    assert [it.id for it in log if it.released and it.released.date and it.released.date != it.date] == []


@pytest.mark.parametrize(("id", "date", "released"), FACTS, ids=[id for id, *_ in FACTS])
def test_known_dates(log: Log, id: str, date: str, released: str | None) -> None:
    """U1: well-known milestones stand at their verified date, with what a source says beside it."""
    milestone = log.get(id)
    assert str(milestone.date) == (released or date)
    assert date in {str(mention.date) for mention in milestone.sources} or date == str(milestone.date)


@pytest.mark.parametrize(("child", "parent", "relation"), DESCENT, ids=[child for child, *_ in DESCENT])
def test_known_descent(log: Log, child: str, parent: str, relation: str) -> None:
    """Well-known milestones grew out of what their makers say."""
    assert [edge.relation for edge in log.get(child).derived_from if edge.parent == parent] == [relation]


def test_words_of_memory_add_to_what_is_written(log: Log) -> None:
    """Milestones are recalled by some words in each language, none twice, few of which their own text holds."""
    recalled = json.loads(shipped("words/recalled.json"))
    assert list(recalled) == sorted(recalled)
    for id, words in recalled.items():
        written = set(" ".join(prose(log[id], ())).split())
        assert min(len(words["en"]), len(words["zh"])) >= 4
        assert [word for some in words.values() for word in some if some.count(word) > 1] == []
        known = [word for some in words.values() for word in some if set(tokens(word)) <= written]
        assert len(known) <= len([*words["en"], *words["zh"]]) / 4


def test_titles_in_chinese_are_no_names_yet(log: Log) -> None:
    """A title that is put into Chinese is none of the names of its milestone, and finds it."""
    titles = json.loads(shipped("words/titles.json"))
    assert list(titles) == sorted(titles)
    for id, some in titles.items():
        assert {fold(title) for title in some}.isdisjoint(map(fold, log[id].names))
        assert all(id in {hit.milestone.id for hit in log.search(title)} for title in some[:1])


def test_what_was_the_first_of_its_sort_is_found_so(log: Log) -> None:
    """What a milestone is known as the first of is said of no other, and finds it first."""
    firsts: dict[str, list[str]] = shipped_json("words/firsts.json")
    assert list(firsts) == sorted(firsts)
    assert len(said := [what for some in firsts.values() for what in some]) == len(set(said))
    for id, some in firsts.items():
        for what in some:
            query = f"first {what}" if what.isascii() else f"第一个{what}"
            assert (query, log.search(query)[0].milestone.id) == (query, id)


def test_what_is_called_like_something_else_is_a_name(log: Log) -> None:
    """Words that tell of another sense stand beside a name of the log, which they are no part of, none twice."""
    senses: dict[str, list[str]] = shipped_json("words/other_senses.json")
    assert list(senses) == sorted(senses)
    assert [name for name in senses if name not in log] == []
    for name, words in senses.items():
        assert words == sorted(set(words))
        assert [word for word in words if {*tokens(word)} <= {*tokens(name)}] == []


def test_other_names_of_people_stand_for_one(log: Log) -> None:
    """Each other name stands for one usual name, which some text of the log holds, and is no part of it."""
    table: dict[str, list[str]] = shipped_json("characters/renderings.json")
    others = [other for some in table.values() for other in some]
    assert len(others) == len(set(others))
    assert not [usual for usual, some in table.items() for other in some if other in usual]
    written = json.dumps([it.to_dict() for it in log], ensure_ascii=False) + shipped("words/recalled.json").decode()
    assert [usual for usual in table if usual not in written] == []


def test_what_has_other_names_is_there() -> None:
    """The table of names names kinds, weights and countries that there are, and no word of one of them twice."""
    table = shipped_json(CALLED)
    assert table["kinds"].keys() <= set(KINDS)
    assert table["weights"].keys() <= WEIGHTS.keys()
    assert {code for codes in table["continents"] for code in codes.split()} <= table["countries"].keys()
    for names in (name for key in ("kinds", "weights", "countries", "tags") for name in table[key].values()):
        assert len(set(names)) == len(names) > 0
    tags = {tag["id"]: tag for tag in json.loads(shipped("tags.json"))}
    assert table["tags"].keys() <= tags.keys()
    claimed = [
        fold(name)
        for tag in tags.values()
        for name in (*tag["name"].values(), *tag["related"]["en"], *tag["related"]["zh"])
    ]
    called = [fold(name) for names in table["tags"].values() for name in names]
    assert len({*called}) == len(called)
    assert {*called}.isdisjoint(claimed)
