"""What a query is about: the words that count, the conditions, and when there is too little."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from llmlog import Log
from llmlog.search.lookups import Lookups
from llmlog.store.files import canonical, read_list


def best(log: Log, query: str) -> tuple[str, str]:
    """Return the first milestone that answers a query and the field that did, both empty where none does."""
    hits = log.search(query)
    return (hits[0].milestone.id, hits[0].field) if hits else ("", "")


def test_what_answers_by_related_words_alone(fixed: Log) -> None:
    """Where no word of a query stands in a milestone, a match says so, with the rarest of what it is related to."""
    hit = next(hit for hit in fixed.search("software developer") if hit.field == "related")
    assert (hit.milestone.id, hit.text) == ("spark-3-0", "software")


def test_a_maker_and_a_time_are_conditions(log: Log) -> None:
    """A maker and a month in a query leave only what meets both, in both languages."""
    for query in ("aug 2023 openai", "2023年8月 openai"):
        found = [hit.milestone for hit in log.search(query)]
        assert found
        assert all(str(it.date).startswith("2023-08") and "openai" in {org.id for org in it.orgs} for it in found)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("2023年10月 百度", "ernie-4-0", id="month and maker in Chinese"),
        pytest.param("2017 rlhf", "rlhf", id="year of the release"),
        pytest.param("quantised falcon", "falcon-40b", id="British spelling of a former entry's name"),
        pytest.param("openai conference 2023", "openai-devday-2023", id="an idea under two conditions"),
        pytest.param("who made llama", "llama", id="a name in a question"),
        pytest.param("谁做的羊驼", "alpaca", id="a name in a question in Chinese"),
        pytest.param("sued over a suicide", "raine-v-openai", id="a short verb in another form"),
        pytest.param("谁告了OpenAI", "copilot-lawsuit", id="a word known by its related words, beside a maker"),
        pytest.param("马斯克", "xai-founded", id="one word in a name before what is recalled by it"),
        pytest.param("huangrenxun", "nvidia-dgx-1", id="a person in pinyin"),
        pytest.param("欣顿", "nobel-prizes-2024", id="a person as Hong Kong calls him"),
        pytest.param("注意力就是你所需要的一切", "transformer", id="a title put into Chinese"),
    ],
)
def test_what_words_mean(log: Log, query: str, first: str) -> None:
    """Makers, months, spellings and questions find what they stand for."""
    assert best(log, query)[0] == first


@pytest.mark.parametrize(
    ("query", "text"),
    [
        *(("H800", "H800"), ("gb200", "GB200"), ("FP8", "FP8"), ("fp 8", "FP8")),
        *(("1750亿参数", "1750 亿"), ("100 亿", "100 亿"), ("560万美元", "560 万美元"), ("90%", "90%")),
        *(("175 billion parameters", "175 billion"), ("$1.5 billion", "1.5 billion")),
    ],
)
def test_a_number_with_what_it_counts(log: Log, query: str, text: str) -> None:
    """A number and the letters before it, or how many it counts, are one word, which what is found first holds."""
    assert text in json.dumps(log.search(query)[0].milestone.to_dict(), ensure_ascii=False)


@pytest.mark.parametrize("query", ["2024 google", "google 2024", "Google in 2024"])
def test_a_maker_and_a_time_are_called_by_the_maker(log: Log, query: str) -> None:
    """What a maker and a time have in common matches by what the maker is called, whichever stands first."""
    assert {(hit.field, hit.text) for hit in log.search(query)} == {("orgs", "Google")}


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
        ("what did openai release since 2024", "openai", "2024.."),
        ("openai before 2020", "openai", "..2019"),
        ("deepmind 2015-2017", "google-deepmind", "2015..2017"),
        ("deepmind 2024", "google-deepmind", "2024"),
        ("between 2015 and 2017", (), "2015..2017"),
        ("谷歌2023年上半年发布了什么", "google", "2023H1"),
        ("1960年以前的人工智能", (), "..1959"),
    ],
)
def test_a_maker_and_a_time_in_a_sentence(log: Log, query: str, org: str | tuple[()], month: str) -> None:
    """A maker and a time are conditions in whole sentences too, in Chinese without spaces, also said from today on."""
    wanted = {it.id for it in log.select(org=org, within=month)}
    assert {hit.milestone.id for hit in log.search(query)} == wanted


@pytest.mark.parametrize(
    ("query", "time"),
    [
        *((it, "2023") for it in ("2023年最重要的事", "milestones of 2023")),
        ("end of 2023", "2023-10..2023-12"),
        ("2023年初的大事", "2023-01..2023-03"),
        ("the most important of summer 2023", "2023-06..2023-08"),
        ("the landmarks of august 2023", "2023-08"),
    ],
)
def test_the_most_important_of_a_time(log: Log, query: str, time: str) -> None:
    """What asks for what was important in a time lists all of it, the most important first, where no landmark is."""
    found = log.search(query)
    assert {hit.milestone.id for hit in found} == {it.id for it in log.select(within=time)}
    weights = [hit.milestone.importance or 1 for hit in found]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize(("query", "year"), [("text to video models 2024", 2024), ("text to image models 2022", 2022)])
def test_a_year_beside_several_words(log: Log, query: str, year: int) -> None:
    """A year narrows what is asked for, however many words stand beside it, if what is of it meets as many of them."""
    assert {hit.milestone.date.year for hit in log.search(query)} == {year}


def test_a_time_that_holds_nothing(log: Log) -> None:
    """Where nothing is of a time, nothing is found, and digits that are no days are no time."""
    assert len(log.search("models before 1940")) == len(log.search("1234567890123456")) == 0


@pytest.mark.parametrize("query", ["羽毛球发球高度", "阳台适合种什么花", "火车票改签手续费"])
def test_one_word_of_a_chinese_sentence_may_be_chance(log: Log, query: str) -> None:
    """Where nothing meets two words of a Chinese sentence, nothing is found."""
    assert len(log.search(query)) == 0


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("几百个作者一起在github上出题考语言模型的是哪个项目", "big-bench"),
        ("三位搞神经网络的教授是哪一年拿了计算机界的诺贝尔奖", "turing-award-2018"),
        ("what did ex-stability researchers release from germany?", "flux-1"),
        ("openai当年给投资人的回报最多是多少倍", "openai-lp"),
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
    fields = {hit.field for hit in log.search("on-device laptops")}
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
        pytest.param("OpenAI electric car", id="what a maker never made, while others did"),
    ],
)
def test_words_of_another_field_of_life(log: Log, query: str) -> None:
    """A word that asks for something else than AI is evidence that nothing is meant."""
    assert len(log.search(query)) == 0


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("kebab", True, id="a word"),
        pytest.param("cheap flight", True, id="two words"),
        pytest.param("flight cheap", False, id="two words the other way round"),
        pytest.param("stock", False, id="a word that the text of a milestone holds"),
        pytest.param("transform", False, id="a word of the field"),
    ],
)
def test_what_is_of_another_field_of_life(log: Log, phrase: str, expected: bool) -> None:
    """Words are of another field as long as no text of the log holds them."""
    assert Lookups(log.connection).is_off_topic(phrase) is expected


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


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("move 37", "alphago", id="a number beside a word"),
        pytest.param("eight authors", "transformer", id="a qualifier behind a word"),
        pytest.param("told cards", "perceptron", id="two words of a text in a row"),
        pytest.param("cards told", "", id="the same the other way round"),
    ],
)
def test_few_telling_words(log: Log, query: str, first: str) -> None:
    """Few words are enough where they stand in a text as they were typed, and a number counts beside a word."""
    assert best(log, query)[0] == first


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("papers by rosenblatt", "perceptron", id="a kind in the plural that the milestone is not of"),
        pytest.param("butterick benchmark", "copilot-lawsuit", id="another kind"),
        pytest.param("rosenblatt biography", "perceptron", id="a side of it that no text tells of"),
        pytest.param("rosenblatt library", "perceptron", id="a sort that others are of"),
        pytest.param("history of rosenblatt", "perceptron", id="a generic word"),
        pytest.param("历史 王小川", "baichuan-founded", id="in Chinese"),
        pytest.param("王小川怎么实现", "baichuan-founded", id="in unspaced Chinese"),
        pytest.param("zzyzx paper", "", id="beside what nothing holds"),
        pytest.param("生日蛋糕公司", "", id="in Chinese too"),
    ],
)
def test_qualifiers(log: Log, query: str, first: str) -> None:
    """A word that says what sort of thing or which side of it is asked for neither finds nor hides anything."""
    assert best(log, query)[0] == first


def test_words_of_a_run_without_its_particle(log: Log) -> None:
    """A word is known without the particle before it, and no part of a title that is put into Chinese is one."""
    lookups = Lookups(log.connection)
    assert [lookups.is_word(word) for word in ("诉讼", "的诉讼", "评估作为智能体的")] == [True, False, False]
    assert len(log.search("去年的诉讼")) == len(log.search("去年诉讼")) > 0


def test_qualifiers_alone(log: Log) -> None:
    """Where all words are qualifiers they find what meets them."""
    assert "baidu-idl" in {hit.milestone.id for hit in log.search("research lab")[:3]}


def test_qualifiers_beside_a_maker(log: Log) -> None:
    """Beside a maker they find of its milestones what meets them, and all of them where none does."""
    assert log.search("openai price")[0].milestone.id == "chatgpt-plus"
    found = log.search("百度 采访")
    assert len(found) == len(log.select(org="baidu"))
    assert {(hit.field, hit.score) for hit in found} == {("orgs", 90), ("orgs", 89)}


def test_what_one_word_finds(log: Log) -> None:
    """Of what one word finds the more important stands first; of what more words find, what meets them best."""
    assert log.search("pixels")[0].milestone.importance == 3
    assert log.search("public protein structures for free")[0].milestone.id == "alphafold-database"
