"""What was run and went wrong in search, by the number of its row."""

import re

import pytest

from llmlog import Log


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("wenxin yy", "ernie-bot", id="F06: a syllable and initials"),
        pytest.param("moda sq", "modelscope", id="F06: syllables and initials"),
        pytest.param("zidongtc", "zidong-taichu", id="F06: as one word"),
        pytest.param("beian", "china-first-llm-approvals", id="F08: pinyin within a name"),
        pytest.param("renzhi", "spark", id="F08: pinyin within an alias"),
        pytest.param("lüshi", "donotpay-robot-lawyer", id="F08: ü"),
        pytest.param("晶片", "chips-act", id="F10: a word of Taiwan"),
        pytest.param("C++", "alphadev", id="F17: signs are part of a word"),
        pytest.param("o1", "openai-o1", id="F21: a letter and a figure"),
        pytest.param("r1", "deepseek-r1", id="F21: a letter and a figure of an alias"),
        pytest.param("sam 2", "sam-2", id="F23: a version of the name before it"),
        pytest.param("when was gpt-4 released", "gpt-4", id="F25: a name in a question"),
        pytest.param("openai", "gpt-4", id="U10: a maker's name alone"),
        pytest.param("meta", "llama", id="U10: a maker rather than a part of a name"),
        pytest.param("model", "bert", id="U10: a kind"),
        pytest.param("models", "bert", id="U10: a kind in the plural"),
        pytest.param("Papers", "turing-test", id="U10: another kind in the plural"),
        pytest.param("chatgpt banned in italy", "italy-bans-chatgpt", id="a name within that of an event"),
        pytest.param("meta superintelligence team", "meta-superintelligence-labs", id="a name within that of a maker"),
        pytest.param("lamma 2", "llama-2", id="two slips with the same letters"),
        pytest.param("sonnet 3.5", "claude-3-5-sonnet", id="a version before the name that it belongs to"),
        pytest.param("japan ai law", "japan-ai-act", id="labels that a name says as well"),
        pytest.param("openai gpt-4 paper", "gpt-4", id="the name itself before one that holds it"),
        pytest.param("open source alternative to copilot", "continue-dev", id="another thing than what is named"),
        pytest.param("豆包大模型1.5pro", "doubao-1-5-pro", id="a name with what says that it is of a large model"),
        pytest.param("我的世界", "oasis-decart", id="a name that begins with a word of questions"),
    ],
)
def test_what_is_found_first(log: Log, query: str, first: str) -> None:
    """What people mean stands first."""
    assert log.search(query)[0].milestone.id == first


def test_a_number_that_is_no_version(log: Log) -> None:
    """A number of bits behind a name asks for no version of it, as another number does."""
    found = [hit.milestone.id for hit in log.search("quantization 4 bit")[:5]]
    assert {"gptq", "qlora"} <= set(found)
    assert len(log.search("mixtral 4 turbo")) == 0


def test_c_sharp_is_not_c(log: Log) -> None:
    """F17: C# finds what tells of C#, and nothing that tells of C."""
    found = [hit.milestone for hit in log.search("c#")]
    assert found
    assert all("C#" in milestone.summary.en for milestone in found)


@pytest.mark.parametrize("query", ["向量模型", "嵌入模型", "embedding models"])
def test_a_word_of_the_mainland_stays(log: Log, query: str) -> None:
    """A word that the mainland has as well is not put into another one as a word of Taiwan."""
    found = [hit.milestone for hit in log.search(query)]
    assert "bge" in {it.id for it in found}
    assert all("embeddings" in {tag.id for tag in it.tags} for it in found[:5])


@pytest.mark.parametrize(("query", "not_so"), [("war", "software-2-0"), ("ban", "nano-banana"), ("tax", "metax-ipo")])
def test_a_word_of_texts_is_no_part_of_another(log: Log, query: str, not_so: str) -> None:
    """Three letters that texts hold as a word are not looked for within the words of names."""
    found = {hit.milestone.id for hit in log.search(query)}
    assert found
    assert not_so not in found


@pytest.mark.parametrize(("query", "maker"), [("google brain", "Google"), ("alan turing", "The Alan Turing Institute")])
def test_a_maker_is_shown_by_its_own_name(log: Log, query: str, maker: str) -> None:
    """A hit by another name of a maker shows what the maker is called."""
    assert maker in {hit.text for hit in log.search(query) if hit.field == "orgs"}


@pytest.mark.parametrize(("query", "id"), [("object detection", "yolo"), ("coding assistant", "github-copilot")])
def test_what_names_only_hold_is_an_idea_as_well(log: Log, query: str, id: str) -> None:
    """Beneath names that hold the words of a query stands what people recall by them."""
    assert id in [hit.milestone.id for hit in log.search(query)[:8]]


def test_words_of_two_texts_are_no_neighbours(log: Log) -> None:
    """The end of one text and the beginning of the next are not read as words in a row."""
    assert "genie-3" not in {hit.milestone.id for hit in log.search("first text to video")[:5]}


@pytest.mark.parametrize("query", ["f#", "d", "h1"], ids=["F17: F# is not F", "F19: one letter", "F21: no such name"])
def test_what_is_not_found(log: Log, query: str) -> None:
    """What the log does not hold is not found by parts of other words."""
    assert len(log.search(query)) == 0


@pytest.mark.parametrize(
    ("query", "other"),
    [
        pytest.param("beian", "备案", id="F08: pinyin within a name"),
        pytest.param("lvshi", "律师", id="F08: ü as v"),
        pytest.param("xinpian", "芯片", id="F08: pinyin of a tag"),
        pytest.param("我想看2023年7月发生了什么", "2023年7月发生了什么", id="a time in a sentence"),
        pytest.param("程式碼", "代码", id="F10: code"),
        pytest.param("資料集", "数据集", id="F10: data set"),
        pytest.param("圖形介面", "图形界面", id="F10: interface"),
        pytest.param("物件偵測", "物体检测", id="F10: object detection"),
        pytest.param("晶片", "芯片", id="F10: chip"),
        pytest.param("史丹佛", "斯坦福", id="F10: a maker"),
        pytest.param("輝達", "英伟达", id="F10: another maker"),
        pytest.param("影像生成", "图像生成", id="F15: no seam of two words"),
        pytest.param("影片生成", "视频生成", id="F15: another word of Taiwan"),
    ],
)
def test_what_finds_the_same(log: Log, query: str, other: str) -> None:
    """Pinyin and the words of Taiwan find what the mainland's characters find."""
    assert {hit.milestone.id for hit in log.search(query)} == {hit.milestone.id for hit in log.search(other)} != set()


def test_a_word_is_no_seam(log: Log) -> None:
    """F15: what is found holds a word that was asked for, never the end of one with the beginning of the next."""
    for hit in log.search("影像生成"):
        assert re.search("图像|影像|生成|image|picture|generat", hit.text), hit


@pytest.mark.parametrize(
    ("name", "id"),
    [
        pytest.param("moda shequ", "modelscope", id="F53: pinyin"),
        pytest.param("xunfeixinghuo", "spark", id="F53: pinyin of an alias"),
        pytest.param("ERNIE Bot (文心一言)", "ernie-bot", id="U7: a title"),
        pytest.param("2303.08774", "gpt-4", id="U7: the number of a paper"),
    ],
)
def test_what_opens(log: Log, name: str, id: str) -> None:
    """What search finds for sure opens."""
    assert log.get(name).id == id


def test_a_kind_in_traditional_characters(log: Log) -> None:
    """F12: kinds are read as makers and tags are."""
    assert log.select(kind="論文").entries == log.select(kind="paper").entries


@pytest.mark.parametrize("query", ["https://a.b/\udcff", "\ud800", "arxiv.org/abs/\udcff"])
def test_what_is_no_text(log: Log, query: str) -> None:
    """Half a character, as a byte of another encoding is read, finds nothing and breaks nothing."""
    assert len(log.search(query)) == 0
