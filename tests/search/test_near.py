"""What is near: which slips are forgiven, and what is suggested."""

import pytest

from llmlog.language import Text
from llmlog.search.near import mistyped, nearest


@pytest.mark.parametrize(
    ("typed", "known", "is_near"),
    [
        pytest.param("abcdefgh", "abcdexyz", True, id="five letters of eight"),
        pytest.param("abcdefghijkl", "abcdefgvwxyz", False, id="seven letters of twelve"),
        pytest.param("abc", "abcdefghi", True, id="the beginning, however long the rest"),
        pytest.param("ab", "abcdefghi", False, id="a beginning that is too short"),
        pytest.param("oak", "greatoldoak", True, id="a word of it"),
        pytest.param("old", "greatoldoakwood", False, id="what is no word of it"),
    ],
)
def test_u20_what_is_near_enough(typed: str, known: str, is_near: bool) -> None:
    """U20: what shares five letters of eight, or has what was typed as its beginning or a word, is suggested."""
    shown = {"greatoldoak": "Great Old Oak"}.get(known, known)
    assert nearest(typed, {known: shown}) == ([shown] if is_near else [])


def test_the_nearest_come_first() -> None:
    """Three are suggested at most, the nearest first, each once, and what only begins so behind what is spelt so."""
    names = ("abcdex", "abcdexy", "abcde", "abcdefghijklmnop", "abcdxy")
    assert nearest("abcde", {name: name for name in names}) == ["abcde", "abcdex", "abcdexy"]
    assert nearest("abcde", {"abcdefghijklmnop": "long", "abcdxy": "alike"}) == ["alike", "long"]
    assert nearest("abcde", {"abcde": "same", "abcdf": "same"}) == ["same"]


def test_the_nearest_versions_come_first() -> None:
    """Of versions that are spelt alike the nearest come first, and those of none come last."""
    names = ("gpt", "gpt2", "gpt3", "gpt4", "gpt5")
    assert nearest("gpt7", {name: name for name in names}) == ["gpt5", "gpt4", "gpt3"]
    assert nearest("gpt1", {name: name for name in names}) == ["gpt2", "gpt3", "gpt4"]
    assert nearest("gpt8", {"gpt": "gpt", "gpt5": "gpt5"}) == ["gpt5", "gpt"]


@pytest.mark.parametrize(
    ("typed", "known", "likeness"),
    [
        pytest.param("clip", "clap", None, id="a short word"),
        pytest.param("llama", "lalma", 0.8, id="neighbours swapped in five letters"),
        pytest.param("llama", "lalmb", None, id="two slips in five letters"),
        pytest.param("qewn", "qwen", 0.75, id="neighbours swapped within four letters"),
        pytest.param("yaml", "yalm", None, id="neighbours swapped at the end of four letters"),
        pytest.param("lamma2", "llama2", 2 / 3, id="another letter doubled"),
        pytest.param("lamna2", "llama2", None, id="another letter besides"),
        pytest.param("midjourny", "midjourney", 0.9, id="one slip in nine letters"),
        pytest.param("midjuorny", "midjourney", 0.8, id="two slips in nine letters"),
        pytest.param("mijuorn", "midjourney", None, id="more slips than are forgiven"),
        pytest.param("chatgpt4", "chatgpt5", None, id="another number"),
        pytest.param("chatgtp4", "chatgpt4", 0.875, id="the same number"),
    ],
)
def test_slips(typed: str, known: str, likeness: float | None) -> None:
    """One slip is forgiven from five letters on, two from nine, one more among the same letters in another order."""
    found = dict(mistyped(typed, ["x", known]))
    assert found == ({} if likeness is None else {known: pytest.approx(likeness)})


def test_slips_in_chinese() -> None:
    """One slip is forgiven in a name of three characters, two in one of six."""
    assert list(mistyped("文心一言", ["文心二言", "文二二言"])) == [("文心二言", 0.75)]
    assert list(mistyped("讯飞星火绘卷", ["讯飞烛火会卷"])) == [("讯飞烛火会卷", 1 - 2 / 6)]
    assert list(mistyped("云雀", ["云鸟"])) == []
    assert list(mistyped("文心一", ["文心", "文心一言"])) == [("文心一言", 0.75)]
    assert list(mistyped("llama模型3", ["llama模型4"])) == []


def test_what_has_two_names_is_near_by_a_word_of_either() -> None:
    """What is called something in both languages is suggested by a whole word of one of them."""
    oak, elm = Text("Great Old", "老橡树"), Text("Elm Tree", "榆树")
    shown = {"greatold": oak, "老橡树": oak, "elmtree": elm}
    assert nearest("old", shown) == [oak]
    assert nearest("tree", shown) == [elm]
