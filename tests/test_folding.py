"""Spelling that does not matter: which spellings count as one, and which do not."""

import pytest

from llmlog.folding import fold, has_han, plain, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("LLaMA", "llama", id="case"),
        pytest.param("Straße", "strasse", id="case of more than one letter"),
        pytest.param("ＬＬＡＭＡ　２", "llama 2", id="width"),
        pytest.param("Zürich, Université", "zurich, universite", id="accents"),
        pytest.param("訊飛星火認知大模型", "讯飞星火认知大模型", id="traditional characters"),
        pytest.param("Llama 2.0", "llama 2", id="version with a zero"),
        pytest.param("Llama 2.0.0", "llama 2", id="version with zeros"),
        pytest.param("Llama v2", "llama 2", id="version with a v"),
        pytest.param("ERNIE V3.5", "ernie 3.5", id="version with a v and a part"),
        pytest.param("GPT-3.5", "gpt-3.5", id="part of a version"),
        pytest.param("1.10", "1.10", id="zero that counts"),
        pytest.param("1.05", "1.05", id="zero in between"),
        pytest.param("NVIDIA V100", "nvidia v100", id="v of a product"),
        pytest.param("Gen2v2", "gen2v2", id="v within a word"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    """Text takes the one form that comparisons know, its words and punctuation as they were."""
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("LLaMA-13B", ("llama", "13b"), id="a number keeps its unit"),
        pytest.param("360智脑", ("360", "智脑"), id="number before Chinese"),
        pytest.param("文心大模型4.0", ("文心大模型", "4"), id="number after Chinese"),
        pytest.param("GPT3", ("gpt", "3"), id="number after letters"),
        pytest.param("GPT-3.5", ("gpt", "35"), id="dot within a number"),
        pytest.param("V3", ("v", "3"), id="version alone"),
        pytest.param("DALL·E 3", ("dall", "e", "3"), id="middle dot"),
        pytest.param("snake_case", ("snake", "case"), id="underscore"),
        pytest.param("书生·浦语 20B", ("书生", "浦语", "20b"), id="Chinese middle dot"),
        pytest.param("(S2A)!", ("s", "2a"), id="punctuation around"),
        pytest.param("Яндекс AI", ("яндекс", "ai"), id="another script"),
        pytest.param(" … ", (), id="punctuation alone"),
    ],
)
def test_words(text: str, expected: tuple[str, ...]) -> None:
    """Text falls into runs of letters, numbers with what they count, and runs of Chinese."""
    assert words(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("llama.cpp", "LlamaCPP"),
        ("Llama 2", "llama-2"),
        ("ERNIE 4.0", "ernie v4"),
        ("DALL·E", "dalle"),
        ("ChatGLM2-6B", "chat glm 2 6b"),
        ("文心一言", "文心 一言"),
        ("ＧＰＴ－４", "GPT4"),
        ("通義千問", "通义千问"),
        ("ETH Zürich", "eth zurich"),
    ],
)
def test_fold_joins(one: str, other: str) -> None:
    """Two spellings of one name have one key."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *[("GPT-3", "GPT-4"), ("ERNIE 3.5", "ERNIE 3"), ("Llama 2", "Llama 20"), ("LLaMA", "LLaVA")],
        *[("文心一言", "文心二言"), ("1.10", "1.1"), ("V100", "100")],
    ],
)
def test_fold_keeps_apart(one: str, other: str) -> None:
    """Two names have two keys."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Llama 2", "llama2"), ("訊飛星火 v3.0", "讯飞星火3"), ("DALL·E 3", "dalle3"), ("…", ""), ("", "")],
)
def test_fold(text: str, expected: str) -> None:
    """A key is the folded words with nothing between them."""
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *[("Llama", False), ("中文", True), ("360智脑", True), ("㐀", True), ("𠀀", True)],
        *[("カタカナ", False), ("한국어", False), ("，。", False), ("", False)],
    ],
)
def test_has_han(text: str, *, expected: bool) -> None:
    """Chinese characters are found, whatever their plane, and neither kana, hangul nor punctuation counts."""
    assert has_han(text) is expected
