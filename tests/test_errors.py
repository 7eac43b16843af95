"""Errors: their sentence in both languages, the next step in it, and the exit code they end in."""

import errno
import pickle

import pytest

from llmlog.cli.output import OutputError
from llmlog.errors import (
    AmbiguousName,
    DataError,
    DateError,
    LlmlogError,
    NoAnswer,
    NothingFound,
    UnknownMilestone,
    UnknownOrganization,
    UnknownSource,
    UnknownTag,
    UnknownWord,
    UsageError,
    did_you_mean,
    quoted,
)
from llmlog.language import Text
from llmlog.system import reason
from llmlog.vocabulary import OF_KIND

WHY = Text("is wrong", "有误")
MESSAGES = [
    pytest.param(UsageError("no", "不"), 2, "no", "不", id="usage"),
    pytest.param(
        UnknownWord(OF_KIND, "plant", {"model": Text("model", "模型"), "tool": Text("tool", "工具")}),
        2,
        "kind: 'plant' is none of model, tool",
        "类别“plant”不在以下之列：模型（model）、工具（tool）",
        id="kind",
    ),
    pytest.param(
        UnknownTag("bark", ["chat"]),
        1,
        "no tag is called 'bark'; did you mean chat?",
        "没有名为“bark”的标签；您是不是想找：chat？",
        id="tag",
    ),
    pytest.param(
        DateError("7", WHY),
        2,
        "'7' is wrong; write 2023, 2023-07, 2023-07-18, July 2023 or 2023年7月18日",
        "“7”有误；请写成 2023、2023-07、2023-07-18、July 2023 或 2023年7月18日",
        id="date",
    ),
    pytest.param(
        DataError(Text("2023-07.json, entry 14", "2023-07.json 第 14 条"), WHY),
        2,
        "2023-07.json, entry 14: is wrong; correct the file, or reinstall llmlog if you did not change it",
        "2023-07.json 第 14 条：有误；请改正该文件，若未改动过请重新安装 llmlog",
        id="data",
    ),
    pytest.param(
        OutputError(reason(OSError(errno.ENOSPC, "No space left on device"))),
        2,
        "cannot write the output: No space left on device; send it to a place that can be written",
        "无法写出结果：磁盘空间不足；请改用可写入的输出位置",
        id="output",
    ),
    pytest.param(NothingFound("nothing", "没有"), 1, "nothing", "没有", id="nothing"),
    pytest.param(
        NoAnswer("elm", ["Oak", "Acorn"]),
        1,
        "nothing answers 'elm'; did you mean Oak, Acorn?",
        "没有找到与“elm”相关的条目；您是不是想找：Oak、Acorn？",
        id="answer",
    ),
    pytest.param(
        UnknownMilestone("elm", []),
        1,
        "no milestone is called 'elm'",
        "没有名为“elm”的条目",
        id="name",
    ),
    pytest.param(
        UnknownOrganization("elm", ["Grove"]),
        1,
        "no organization is called 'elm'; did you mean Grove?",
        "没有名为“elm”的机构；您是不是想找：Grove？",
        id="organization",
    ),
    pytest.param(
        UnknownSource("diary", ["almanac"]),
        2,
        "no source is called 'diary'; sources are almanac",
        "没有名为“diary”的来源；可用来源：almanac",
        id="source",
    ),
    pytest.param(
        AmbiguousName("Quercus", ["oak", "tap-root"]),
        1,
        "'Quercus' names several milestones; ask for one of them by its id: oak, tap-root",
        "“Quercus”对应多个条目；请用 id 指定其一：oak、tap-root",
        id="ambiguous",
    ),
]


@pytest.mark.parametrize(("error", "code", "en", "zh"), MESSAGES)
def test_messages(error: LlmlogError, code: int, en: str, zh: str) -> None:
    """An error has one sentence in each language, which is its text as well, and an exit code."""
    assert (error.exit_code, error.message, str(error)) == (code, Text(en, zh), en)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], ("", "")),
        (["Oak"], ("; did you mean Oak?", "；您是不是想找：Oak？")),
        (["Oak", "橡树"], ("; did you mean Oak, 橡树?", "；您是不是想找：Oak、橡树？")),
    ],
    ids=["none", "one", "two"],
)
def test_did_you_mean(names: list[str], expected: tuple[str, str]) -> None:
    """The nearest names are suggested, and nothing where none is near."""
    assert did_you_mean(iter(names)) == expected


@pytest.mark.parametrize(
    ("length", "expected"),
    [(0, ""), (59, "a" * 59), (60, "a" * 60), (61, "a" * 59 + "…"), (5000, "a" * 59 + "…")],
)
def test_quoted(length: int, expected: str) -> None:
    """What was typed is quoted in 60 characters at most."""
    assert quoted("a" * length) == expected


@pytest.mark.parametrize(("error", "code", "en", "zh"), MESSAGES)
def test_processes_hand_them_over(error: LlmlogError, code: int, en: str, zh: str) -> None:
    """An error is the same after pickling, as multiprocessing hands it over."""
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.exit_code, again.message) == (type(error), code, Text(en, zh))
