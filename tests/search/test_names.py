"""The rungs of search by name, their order, and what they refuse."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from llmlog import Log
from llmlog.search.lookups import Lookups
from llmlog.search.names import GUESSES, SURE, Lookup, run_rungs
from llmlog.search.query import Term, apart, specific, take_apart
from llmlog.store.files import canonical, read_list
from llmlog.tokens import stem, tokens


def best(log: Log, query: str) -> tuple[str, str]:
    """Return the first milestone that answers a query and the field that did, both empty where none does."""
    hits = log.search(query)
    return (hits[0].milestone.id, hits[0].field) if hits else ("", "")


def test_the_order_of_the_rungs() -> None:
    """What is surer scores higher, and no two rungs overlap."""
    assert [find.__name__ for find, _, _ in SURE] == ["exact", "label", "prefix", "whole_word", "part"]
    assert [find.__name__ for find, _, _ in GUESSES] == ["sound", "typo"]
    for rungs in (SURE, GUESSES):
        bounds = [bound for _, low, high in rungs for bound in (high, low)]
        assert bounds == sorted(bounds, reverse=True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
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
        pytest.param("whisper v3", ("whisper", "name"), id="a version behind another word of a name"),
        pytest.param("第一个聊天机器人", ("eliza", "tags"), id="the first of a tag"),
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
    ],
)
def test_versions(log: Log, query: str, first: str) -> None:
    """A name with a version finds that version, written 3, 3.0 or v3; without one, the first of its name."""
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
        pytest.param("paper of vicuna", "vicuna", 85, id="a name among words that say nothing"),
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


def test_what_answers_by_related_words_alone(fixed: Log) -> None:
    """Where no word of a query stands in a milestone, a match says so, with the rarest of what it is related to."""
    hit = next(hit for hit in fixed.search("coder") if hit.field == "related")
    assert (hit.milestone.id, hit.text) == ("spark-3-0", "coder")


def test_below_a_name_stands_what_holds_it(log: Log) -> None:
    """What answers a name beside its bearers holds its words; related ones do not count."""
    found = log.search("llama")
    assert len(found) > 50
    assert {hit.field for hit in found} & {"related"} == set()


def test_words_are_known_once(fixed: Log) -> None:
    """The words of names that slips are looked for in are there once each."""
    lookups = Lookups(fixed.connection)
    assert len(lookups.words) == len(set(lookups.words)) > 9


def test_a_maker_and_a_time_are_conditions(log: Log) -> None:
    """A maker and a month in a query leave only what meets both, in both languages."""
    for query in ("aug 2023 openai", "2023年8月 openai"):
        found = [hit.milestone for hit in log.search(query)]
        assert found
        assert all(str(it.date).startswith("2023-08") and "openai" in {org.id for org in it.orgs} for it in found)


def test_a_selection_is_searched_in(log: Log) -> None:
    """A search within a selection gives the same hits without the rest, in the same order."""
    wanted = log.select(org="Meta")
    ids = {milestone.id for milestone in wanted}
    assert list(log.search("llama", wanted)) == [hit for hit in log.search("llama") if hit.milestone.id in ids]


def test_what_the_log_knows_is_no_typo(log: Log) -> None:
    """A word that stands in a name is not taken for a mistyped other one."""
    found = run_rungs(SURE, Lookup(Lookups(log.connection), Term(("pruning",))))
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


def test_a_frame_is_left_out() -> None:
    """Words that only frame a question are left out, unless there is nothing else."""
    assert take_apart("what is mamba", {}).core.key == "mamba"
    assert take_apart("what is", {}).core.words == ("what", "is")
    assert take_apart("曼巴是什么时候发布的", {}).core.key == "曼巴"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("2023年10月 百度", "ernie-4-0", id="month and maker in Chinese"),
        pytest.param("2017 rlhf", "rlhf", id="year of the release"),
        pytest.param("quantised falcon", "falcon-40b", id="British spelling of a former entry's name"),
        pytest.param("openai conference 2023", "openai-devday-2023", id="an idea under two conditions"),
        pytest.param("who made llama", "llama", id="a name in a question"),
        pytest.param("谁做的羊驼", "alpaca", id="a name in a question in Chinese"),
    ],
)
def test_what_words_mean(log: Log, query: str, first: str) -> None:
    """Makers, months, spellings and questions find what they stand for."""
    assert best(log, query)[0] == first


@pytest.mark.parametrize("query", ["song", "ntany"])
def test_a_part_is_not_cut_out_of_two_words(log: Log, query: str) -> None:
    """Letters that only meet where two words of a name do are no part of it."""
    assert all(hit.field not in {"name", "aliases", "id"} for hit in log.search(query))


@pytest.mark.parametrize(
    ("word", "expected"), [("coding", "cod"), ("distillation", "distill"), ("gas", "gas"), ("loss", "loss")]
)
def test_stems(word: str, expected: str) -> None:
    """English endings are left out of account where enough of the word remains."""
    assert stem(word) == expected


def test_programming_languages_are_tokens() -> None:
    """C++ and C# keep their signs."""
    assert list(tokens("C++ and C#")) == ["c++", "and", "c#"]


@pytest.mark.parametrize(
    ("run", "parts"),
    [("华为盘古", ["华为", "盘古"]), ("模型蒸馏", ["模型", "蒸馏"]), ("盘古开天地", ["盘古", "开天", "地"])],
)
def test_chinese_is_taken_apart(run: str, parts: list[str]) -> None:
    """A run of Chinese falls into the terms and the pairs that the log knows, and what is left of it."""
    terms, pairs = frozenset({"华为", "盘古", "模型"}), frozenset({"蒸馏", "开天"})
    assert list(apart(run, terms.__contains__, pairs.__contains__)) == parts


@pytest.mark.parametrize(("name", "expected"), [("混元大模型", "混元"), ("大模型", "大模型"), ("GPT", "GPT")])
def test_what_a_name_ends_in(name: str, expected: str) -> None:
    """What a Chinese name ends in that only says what it is can be left out."""
    assert specific(Term((name,))).key == expected


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("文心7.0", id="a version that never came, in Chinese"),
        pytest.param("kimi k9", id="a version of two parts"),
        pytest.param("云梦大模型 3.0", id="an invented name with the ending of many"),
        pytest.param("guitar chords for beginners", id="one word of three is known"),
        pytest.param("护照怎么续签", id="Chinese about something else"),
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


@pytest.mark.parametrize("query", ["2024 google", "google 2024", "Google in 2024"])
def test_a_maker_and_a_time_are_called_by_the_maker(log: Log, query: str) -> None:
    """What a maker and a time have in common matches by what the maker is called, whichever stands first."""
    assert {(hit.field, hit.text) for hit in log.search(query)} == {("orgs", "Google")}


@pytest.mark.parametrize(
    "query",
    ["latest openai model", "newest models by OpenAI", "OpenAI最新的模型", "最新的 openai 模型", "latest openai llm"],
)
def test_the_newest_of_a_maker_stands_first(log: Log, query: str) -> None:
    """What asks for the newest lists all that has the labels beside it, the newest first."""
    wanted = sorted(log.select(org="openai", kind="model"), key=lambda it: it.date, reverse=True)
    assert [hit.milestone.date for hit in log.search(query)] == [it.date for it in wanted]


@pytest.mark.parametrize("query", ["latest llama", "llama最新版本", "what is the latest version of llama"])
def test_the_newest_of_a_family_stands_first(log: Log, query: str) -> None:
    """What asks for the newest of a name lists those whose names begin so."""
    found = [hit.milestone.id for hit in log.search(query)]
    assert found.index("llama-4") < found.index("llama-3") < found.index("llama-2") < found.index("llama")


@pytest.mark.parametrize(
    ("query", "field", "text"),
    [
        ("latest", "date", "latest"),
        ("最新消息", "date", "最新"),
        ("latest OpenAI models", "orgs", "OpenAI"),
        ("最新的语音模型", "tags", "语音"),
        ("first chatbot", "tags", "chat"),
        ("latest llama", "name", "Llama 4"),
    ],
)
def test_what_the_newest_and_the_first_are_of(log: Log, query: str, field: str, text: str) -> None:
    """A hit says of what it is the newest or the first, as that is called, and without a label which word asked."""
    assert (log.search(query)[0].field, log.search(query)[0].text) == (field, text)


def test_the_newest_beside_other_words(log: Log) -> None:
    """Other words than labels and names make it a query like any other."""
    assert log.search("latest llama recipe for grilling")[0].milestone.id == "llama"


@pytest.mark.parametrize("query", ["latest", "最新", "最新消息", "latest news", "谷歌最近发布了什么"])
def test_the_newest_of_all_stands_first(log: Log, query: str) -> None:
    """Without a label, the newest of the whole log stands first; fillers in either language ask for nothing."""
    dates = [hit.milestone.date for hit in log.search(query)]
    wanted = log.select(org="google") if "谷歌" in query else log
    assert len(dates) == len(wanted)
    assert dates[:500] == sorted((it.date for it in wanted), reverse=True)[:500]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("first chatbot", "eliza"),
        ("最早的聊天机器人", "eliza"),
        ("谁造了世界上第一个聊天机器人", "eliza"),
        ("first gpt", "gpt-1"),
        ("first large language model", "seed-oss"),
    ],
)
def test_the_first_of_its_kind(log: Log, query: str, first: str) -> None:
    """What asks for the first has the oldest first, a thing unless a kind is named; other words ask as they stand."""
    assert log.search(query)[0].milestone.id == first


def test_the_first_of_a_kind_that_is_named(log: Log) -> None:
    """A kind that is named is the one that is listed."""
    wanted = sorted(it.date for it in log.select(kind="benchmark"))
    assert [hit.milestone.date for hit in log.search("earliest benchmark")] == wanted


@pytest.mark.parametrize(
    ("query", "org", "month"),
    [
        ("OpenAI在2024年发布了什么", "openai", "2024"),
        ("what did openai release in 2024", "openai", "2024"),
        ("2023年7月有什么大事", (), "2023-07"),
        ("what happened in july 2023", (), "2023-07"),
        ("去年百度发布了什么", "baidu", "last year"),
        ("what did baidu release last year", "baidu", "last year"),
        ("what happened last month", (), "last month"),
    ],
)
def test_a_maker_and_a_time_in_a_sentence(log: Log, query: str, org: str | tuple[()], month: str) -> None:
    """A maker and a time are conditions in whole sentences too, in Chinese without spaces, also said from today on."""
    wanted = {it.id for it in log.select(org=org, within=month)}
    assert {hit.milestone.id for hit in log.search(query)} == wanted


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


@pytest.mark.parametrize("query", ["乒乓球发球规则", "阳台适合种什么花", "火车票改签手续费"])
def test_one_word_of_a_chinese_sentence_may_be_chance(log: Log, query: str) -> None:
    """Where nothing meets two words of a Chinese sentence, nothing is found."""
    assert len(log.search(query)) == 0


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("几百个作者一起在github上出题考语言模型的是哪个项目", "big-bench"),
        ("三位搞神经网络的教授是哪一年拿了计算机界的诺贝尔奖", "turing-award-2018"),
        ("world model by nvidia", "nvidia-cosmos"),
    ],
)
def test_a_maker_that_is_only_mentioned(log: Log, query: str, first: str) -> None:
    """In a long query a maker is no condition where what is not theirs answers better; in a short one it is."""
    assert log.search(query)[0].milestone.id == first


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("red robot", "mast", id="in English"),
        pytest.param("红色机器", "mast", id="in Chinese"),
    ],
)
def test_neighbouring_words(tmp_path: Path, read: Callable[[Path], Log], query: str, first: str) -> None:
    """Of texts with the same words the one in which they are neighbours answers better."""
    folder = copytree(Path(__file__).parents[1] / "log", tmp_path / "log")
    path = folder / "milestones" / "2023-09.json"
    given = read_list(path)[0] | {"name_zh": None, "aliases": [], "derived_from": [], "details": {"en": [], "zh": []}}
    given.pop("asked", None)
    texts = {
        "mast": ("Mast", "Seen: a red robot with an old arm of steel.", "那是红色机器，样子很旧。"),
        "second": ("Other", "Seen: an old robot with a red arm of steel.", "那机器的样子很旧，是红色。"),
    }
    added = [given | {"id": id, "name": name, "summary": {"en": en, "zh": zh}} for id, (name, en, zh) in texts.items()]
    path.write_text(canonical([*read_list(path), *added]), encoding="utf-8")
    assert best(read(folder), query)[0] == first


def test_the_words_of_a_label_stay_apart(log: Log) -> None:
    """A tag of several words is found by each of them in the texts too."""
    fields = {hit.field for hit in log.search("on-device llm")}
    assert {"tags", "related"} <= fields


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("program pretending to be a therapist zzyzx", "eliza"),
        ("vatican document about artificial intelligence zzyzx", "magnifica-humanitas"),
    ],
)
def test_an_unknown_word_weighs_less_than_a_rare_one(log: Log, query: str, first: str) -> None:
    """A word that no milestone holds does not keep the others from finding what they mean."""
    assert log.search(query)[0].milestone.id == first


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("cheap flights to lisbon in june", id="a word, and two together"),
        pytest.param("sewing machine thread keeps breaking", id="two together"),
        pytest.param("房贷提前还款划算吗", id="in Chinese"),
        pytest.param("高考分数线", id="beside a word that the log knows"),
    ],
)
def test_words_of_another_field_of_life(log: Log, query: str) -> None:
    """A word that asks for something else than AI is evidence that nothing is meant."""
    assert len(log.search(query)) == 0


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("lisbon", True, id="a word"),
        pytest.param("cheap flight", True, id="two words"),
        pytest.param("flight cheap", False, id="two words the other way round"),
        pytest.param("stock", False, id="a word that the text of a milestone holds"),
        pytest.param("transform", False, id="a word of the field"),
    ],
)
def test_what_is_of_another_field_of_life(log: Log, phrase: str, expected: bool) -> None:
    """Words are of another field as long as no text of the log holds them."""
    assert Lookups(log.connection).is_elsewhere(phrase) is expected


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
    ("query", "expected"),
    [
        pytest.param("天气", True, id="a word alone"),
        pytest.param("云从科技", False, id="a word beside what is not known"),
        pytest.param("来也科技", False, id="another"),
    ],
)
def test_one_word_alone(log: Log, query: str, expected: bool) -> None:
    """One word is enough where it is the whole query, and is not where something beside it is not met."""
    assert bool(log.search(query)) is expected


@pytest.mark.parametrize(("query", "first"), [("宪法试AI", "constitutional-ai"), ("豆宝大模型", "doubao")])
def test_a_mistyped_name_beside_what_asks_for_nothing(log: Log, query: str, first: str) -> None:
    """A wrong character is forgiven in a Chinese name beside a word of every question, or of every model."""
    assert log.search(query)[0].milestone.id == first


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("move 37", "alphago", id="a number beside a word"),
        pytest.param("eight authors", "transformer", id="two words of a text in a row"),
        pytest.param("authors eight", "", id="the same the other way round"),
    ],
)
def test_few_telling_words(log: Log, query: str, first: str) -> None:
    """Few words are enough where they stand in a text as they were typed, and a number counts beside a word."""
    assert best(log, query)[0] == first


def test_a_number_alone_or_beside_a_name_is_a_version() -> None:
    """A number tells something beside a word, and a version beside a name or alone."""
    known = {"name": {"sam"}.__contains__}
    told = {query: [term.key for term in take_apart(query, known).telling] for query in ("move 37", "sam 37", "37")}
    assert told == {"move 37": ["move", "37"], "sam 37": [], "37": []}
