"""The rungs of search by name, their order, and what they refuse."""

from collections.abc import Callable
from pathlib import Path

import pytest

from llmlog import Log, load
from llmlog.search.lookups import Lookups
from llmlog.search.name_rungs import BY_SLIP, BY_SOUND, SURE, run_rungs
from llmlog.search.query import Term
from llmlog.store.files import canonical, read_list
from llmlog.tokens import stem, tokens


def best(log: Log, query: str) -> tuple[str, str]:
    """Return the first milestone that answers a query and the field that did, both empty where none does."""
    hits = log.search(query)
    return (hits[0].milestone.id, hits[0].field) if hits else ("", "")


def test_the_order_of_the_rungs() -> None:
    """What is surer scores higher, and no two rungs overlap."""
    assert [find.__name__ for find, _, _ in SURE] == [
        "exact",
        "label",
        "plural",
        "reordered",
        "prefix",
        "whole_word",
        "part",
    ]
    assert [find.__name__ for find, _, _ in (*BY_SOUND, *BY_SLIP)] == ["sound", "typo"]
    for rungs in (SURE, (*BY_SOUND, *BY_SLIP)):
        bounds = [bound for _, low, high in rungs for bound in (high, low)]
        assert bounds == sorted(bounds, reverse=True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("anthropix", ("claude-3-5-sonnet", "orgs"), id="a maker with a slip"),
        pytest.param("opnai 2023", ("gpt-4", "orgs"), id="a maker with a slip beside a time"),
        pytest.param("LLaMA", ("llama", "name"), id="exact name"),
        pytest.param("vicu", ("vicuna", "name"), id="prefix"),
        pytest.param("leaderboard", ("open-llm-leaderboard", "name"), id="whole word, of a name rather than an id"),
        pytest.param("whisperer", ("amazon-codewhisperer", "aliases"), id="part"),
        pytest.param("weitiao daimazhu", ("", ""), id="pinyin of nothing"),
        pytest.param("dmxyn", ("llm-year-one", "name_zh"), id="initials"),
        pytest.param("百玲", ("bayling", "name_zh"), id="sounds alike"),
        pytest.param("混源大模型", ("hunyuan", "name_zh"), id="sounds alike, with what it is"),
        pytest.param("wizzardlm", ("wizardlm", "name"), id="typo"),
        pytest.param("kenyan workers", ("chatgpt-labelling-exposed", "name"), id="idea"),
        pytest.param("訊飛星火", ("spark", "aliases"), id="traditional characters"),
        pytest.param("貝氏網路", ("bayesian-networks", "aliases"), id="a name of Taiwan"),
        pytest.param("ＢＬＯＯＭ", ("bloom", "name"), id="full width"),
        pytest.param("quaro", ("poe", "errata"), id="a maker as a source misspells it"),
        pytest.param("lost in the mid", ("lost-in-the-middle", "name"), id="the beginning of a name with fillers"),
        pytest.param("yolo v3", ("yolov3", "name"), id="a version written apart"),
        pytest.param("wen心一言", ("ernie-bot", "aliases"), id="half characters, half pinyin"),
        pytest.param("文心yy", ("ernie-bot", "name_zh"), id="characters and initials"),
        pytest.param("微软 tay 是什么", ("tay", "aliases"), id="a name that is no ordinary word among others"),
        pytest.param(
            "when did openai fire sam altman", ("openai-board-crisis", "name"), id="a word that several are called by"
        ),
        pytest.param("奥特曼被解雇", ("openai-board-crisis", "name"), id="a person as the mainland calls him"),
        pytest.param("元象大模型", ("", ""), id="characters across the seam of two words"),
        pytest.param("哈哈哈哈", ("", ""), id="single characters alone"),
        pytest.param("llama 405b", ("llama-3-1", "name"), id="a size that is in a name"),
        pytest.param("palm v2", ("palm-2", "name"), id="a version"),
        pytest.param("第一个聊天机器人", ("eliza", "first"), id="the first of a tag"),
        pytest.param("arxiv:1706.03762v5", ("transformer", "links"), id="number of a paper"),
        pytest.param("https://arxiv.org/abs/1706.03762", ("transformer", "links"), id="address"),
    ],
)
def test_what_stands_first(log: Log, query: str, expected: tuple[str, str]) -> None:
    """A query is answered first by what it means, with the field that tells why."""
    assert best(log, query) == expected


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("llama 2", "llama-2"),
        ("llama", "llama"),
        ("ernie 4", "ernie-4-0"),
        ("ernie v4.0", "ernie-4-0"),
        ("spark v3", "spark-3-0"),
        ("dalle 3.0", "dall-e-3"),
        ("claude 2", "claude-2"),
        ("claude", "claude"),
        ("GPT四", "gpt-4"),
        ("llama三", "llama-3"),
        ("qwen 2点5", "qwen2-5"),
        ("tongyiqianwen3", "qwen3"),
        ("wenxinyiyan 4", "ernie-4-0"),
        ("V3", "deepseek-v3"),
        ("v7", "midjourney-v7"),
    ],
)
def test_versions(log: Log, query: str, first: str) -> None:
    """A name with a version finds that version, written 3, 3.0, v3 or 三; without one, the first of its name.

    A version alone finds what is known by it.
    """
    assert log.search(query)[0].milestone.id == first


@pytest.mark.parametrize(
    "query",
    [
        *("gpt 17", "claude 19", "llama 18", "asdfghjkl", "番茄炒蛋", "premier league", "%%", "  ", "😀", "\x00"),
        *("yoga for beginners", "dentist near me", "hair clippers"),
    ],
)
def test_nothing(log: Log, query: str) -> None:
    """No result is better than a wrong one: other versions, other topics and noise find nothing."""
    assert not log.search(query)


@pytest.mark.parametrize(("query", "never"), [("clip", "clipdrop"), ("sam", "sam-2"), ("sd", "sdxl-1-0")])
def test_short_words_are_not_bent(log: Log, query: str, never: str) -> None:
    """A short word stands for what bears it before what only begins or holds it."""
    hits = log.search(query)
    assert hits[0].score >= 99
    assert next((hit.score for hit in hits if hit.milestone.id == never), 0) < 99


def test_scores_fall_and_the_more_important_stands_first(log: Log) -> None:
    """Scores lie between 0 and 100 and fall; among equals the more important stands first."""
    hits = log.search("Meta")
    order = [(-hit.score, -(hit.milestone.importance or 1)) for hit in hits]
    assert order == sorted(order)
    assert 0 < hits[-1].score < hits[0].score <= 100


@pytest.mark.parametrize(
    ("query", "id", "score"),
    [
        pytest.param("vicuna", "vicuna", 100, id="a name"),
        pytest.param("vicuna unrelated words", "vicuna", 85, id="a name among words that say nothing"),
        pytest.param("elementary", "mmlu", 59, id="an idea"),
    ],
)
def test_scores(fixed: Log, query: str, id: str, score: float) -> None:
    """A name is worth more than the best idea."""
    hit = fixed.search(query)[0]
    assert (hit.milestone.id, hit.score) == (id, score)


@pytest.mark.parametrize(
    ("query", "is_found"), [("12abcd", True), ("2abcd", False), ("gpt12ab", False), ("xgpt1", False), ("xgpt12", True)]
)
def test_a_number_is_not_cut(folder: Path, read: Callable[[Path], Log], query: str, is_found: bool) -> None:
    """A part of a name that begins or ends with a number holds all of it."""
    path = folder / "milestones" / "2023-06.json"
    path.write_text(canonical([it | {"aliases": ["xgpt12abcd"]} for it in read_list(path)]), encoding="utf-8")
    assert (best(read(folder), query)[0] == "mast") is is_found


def test_below_a_name_stands_what_holds_it(log: Log) -> None:
    """What answers a name beside its bearers holds its words; related ones do not count."""
    found = log.search("llama")
    assert len(found) > 50
    assert {hit.field for hit in found} & {"related"} == set()


def test_a_selection_is_searched_in(log: Log) -> None:
    """A search within a selection gives the same hits without the rest, in the same order."""
    wanted = log.select(org="Meta")
    ids = {milestone.id for milestone in wanted}
    assert list(log.search("llama", wanted)) == [hit for hit in log.search("llama") if hit.milestone.id in ids]


def test_what_the_log_knows_is_no_typo(log: Log) -> None:
    """A word that stands in a name is not taken for a mistyped other one."""
    found = run_rungs(SURE, Lookups(log.connection), Term(("pruning",)))
    assert {match.field for match in found.values()} <= {"name", "aliases", "id", "tags"}


@pytest.mark.parametrize("query", ["x" * 1_000_000, "羊" * 100_000])
def test_a_megabyte_is_answered(log: Log, query: str) -> None:
    """A query of any length gets an answer."""
    assert not log.search(query)


def test_a_query_of_many_words_is_answered(log: Log) -> None:
    """A query of any number of words gets an answer: that of its first 64."""
    assert log.search("llama " * 100_000).answers == log.search("llama " * 64).answers
    assert best(log, "the " * 63 + "mamba")[0] == "mamba"
    assert not log.search("the " * 64 + "mamba")


@pytest.mark.parametrize("query", ["blediff", "ntany"])
def test_a_part_is_not_cut_out_of_two_words(log: Log, query: str) -> None:
    """Letters that only meet where two words of a name do are no part of it."""
    assert all(hit.field not in {"name", "aliases", "id"} for hit in log.search(query))


@pytest.mark.parametrize(
    ("word", "expected"), [("coding", "cod"), ("distillation", "distill"), ("gas", "gas"), ("loss", "loss")]
)
def test_stems(word: str, expected: str) -> None:
    """English endings are left out of account where enough of the word remains."""
    assert stem(word) == expected


def test_letters_of_other_scripts_are_words_beside_chinese() -> None:
    """A Greek letter is no part of the Chinese word that follows it, and a Russian word is one token."""
    assert list(tokens("π公司 α粒子 Привет")) == ["π", "公司", "α", "粒子", "привет"]


def test_programming_languages_are_tokens() -> None:
    """C++ and C# keep their signs."""
    assert list(tokens("C++ and C#")) == ["c++", "and", "c#"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("who invented transformers", "transformer"),
        ("what are VAEs", "vae"),
        ("who invented CNNs", "lenet"),
        ("GANs", "gan"),
    ],
)
def test_a_name_in_the_plural(log: Log, query: str, first: str) -> None:
    """A name may be asked for in the plural, before longer names that begin so: Transformers.js."""
    assert best(log, query)[0] == first


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("文心7.0", id="a version that never came, in Chinese"),
        pytest.param("kimi k9", id="a version of two parts"),
        pytest.param("claude 3.5 opus", id="a version that came in another size only"),
        pytest.param("云梦大模型 3.0", id="an invented name with the ending of many"),
        pytest.param("guitar chords for beginners", id="one word of three is known"),
        pytest.param("护照怎么续签", id="Chinese about something else"),
        pytest.param("gemini horoscope for tomorrow", id="a name that has another sense in another field"),
    ],
)
def test_what_the_log_does_not_hold(log: Log, query: str) -> None:
    """Where too many words are unknown, or a version is, nothing answers."""
    assert best(log, query) == ("", "")


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ("bell labs 1990s", range(1990, 2000)),
        ("sixties", range(1960, 1970)),
        ("80年代", range(1980, 1990)),
        ("上世纪五十年代", range(1950, 1960)),
    ],
)
def test_a_decade(log: Log, query: str, years: range) -> None:
    """A decade is a condition as a year is, by its figures or its name."""
    found = log.search(query)
    assert found
    assert {hit.milestone.date.year for hit in found} <= {*years}


def test_a_word_of_memory_and_what_is_spelled_like_it(log: Log) -> None:
    """A word that stands in no text finds what people recall by it, and names that sound or are spelled like it."""
    found = [(hit.milestone.id, hit.field) for hit in log.search("extort")]
    assert found[0] == ("agentic-misalignment", "related")
    assert ("us-h20-export-ban", "id") in found
    assert log.search("bailing")[0].milestone.id == "bayling"
    assert log.search("extort boss")[0].milestone.id == "agentic-misalignment"


def test_a_name_said_in_passing(log: Log) -> None:
    """Where a query asks for much beside a name, what meets that stands first and the name second."""
    found = [hit.milestone.id for hit in log.search("chatgpt clone trained for 600 bucks")]
    assert (found[0], "chatgpt" in found[:3]) == ("alpaca", True)
    assert log.search("what is chatgpt")[0].milestone.id == "chatgpt"
    assert [(hit.milestone.id, hit.score) for hit in log.search("chatgpt zzyzx qwrtp vbnmk")] == [("chatgpt", 85.0)]


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("gpt-13", id="the day in gpt-4o-2024-05-13"),
        pytest.param("gpt 13 什么时候出", id="in a question"),
        pytest.param("豆包 4.0", id="that of 豆包图像创作模型 4.0"),
    ],
)
def test_a_version_of_something_else(log: Log, query: str) -> None:
    """A number that a name holds behind another number or word is not the version of the name that is asked for."""
    assert len(log.search(query)) == 0


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("claude versions", "claude"),
        ("all claude models", "claude"),
        ("gpt 系列", "gpt"),
        ("通义千问有哪些版本", "通义千问"),
        ("qwen系列模型", "qwen"),
        ("what is the rag model", "rag"),
        ("llama模型", "llama"),
        ("openai history", "openai"),
        ("openai 发展历程", "openai"),
        ("nvidia milestones", "nvidia"),
    ],
)
def test_generic_words_beside_a_name(log: Log, query: str, name: str) -> None:
    """What all that has a name or a label may be called asks for no more than the name or label alone."""
    found, alone = ([hit.milestone.id for hit in log.search(it) if hit.score > 59] for it in (query, name))
    assert found == alone


def test_generic_words_beside_other_words(log: Log) -> None:
    """Beside a word that asks for something they ask for it too."""
    assert log.search("news sites sue openai")[0].milestone.id == "nyt-v-openai"


@pytest.mark.parametrize(
    ("query", "first"),
    [("claude 4.1 opus", "claude-opus-4-1"), ("turbo gpt-4", "gpt-4-turbo"), ("anything segment", "segment-anything")],
)
def test_the_words_of_a_name_in_another_order(log: Log, query: str, first: str) -> None:
    """The words of a name find it in any order."""
    assert log.search(query)[0].milestone.id == first


def test_pinyin_whose_syllables_are_words(tmp_path: Path) -> None:
    """A name is found by its pinyin also where each syllable is a word of some text."""
    own: list[dict[str, str]] = [{"id": "vessel", "name": "Vessel", "name_zh": "器闻洁", "date": "2024"}]
    for word in ("qi", "wen", "jie"):
        own.append({"id": f"with-{word}", "name": f"Other {len(own)}", "date": "2024", "summary": f"Talk of {word}."})
    path = tmp_path / "own.json"
    path.write_text(canonical(own), encoding="utf-8")
    found = load(path).search("qi wen jie")
    assert [(hit.milestone.id, hit.field) for hit in found] == [("vessel", "name_zh")]
