"""A query taken apart."""

import pytest

from llmlog.search.query import Term, apart, specific, take_apart


def test_a_frame_is_left_out() -> None:
    """Words that only frame a question are left out, unless there is nothing else."""
    assert take_apart("what is mamba", {}).core.key == "mamba"
    assert take_apart("what is", {}).core.words == ("what", "is")
    assert take_apart("曼巴是什么时候发布的", {}).core.key == "曼巴"


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


def test_a_number_alone_or_beside_a_name_is_a_version() -> None:
    """A number tells something beside a word, and a version beside a name or alone."""
    known = {"name": {"sam"}.__contains__}
    told = {
        query: [term.key for term in take_apart(query, known).content_words] for query in ("move 37", "sam 37", "37")
    }
    assert told == {"move 37": ["move", "37"], "sam 37": [], "37": []}
