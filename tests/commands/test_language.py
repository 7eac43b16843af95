"""Which language people get, and that JSON does not follow it."""

from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

ENGLISH = ("Month", "ERNIE Bot  ernie-bot", "no milestone")
CHINESE = ("月份", "文心一言  ernie-bot", "没有")
CHINA = {"LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8", "LLMLOG_LANG": "zh"}


@pytest.mark.parametrize(
    ("environment", "options", "expected"),
    [
        pytest.param({}, [], ENGLISH, id="English by default"),
        pytest.param({"LANG": "zh_CN.UTF-8"}, [], CHINESE, id="LANG"),
        pytest.param({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, [], CHINESE, id="F03: LANGUAGE over LANG"),
        pytest.param(
            {"LLMLOG_LANG": "en", "LANG": "zh_CN", "LANGUAGE": "zh"}, [], ENGLISH, id="F03: LLMLOG_LANG first"
        ),
        pytest.param({"LANG": "zh_TW.Big5"}, [], CHINESE, id="another Chinese"),
        pytest.param({"LANG": "zh"}, [], CHINESE, id="no country"),
        pytest.param({"LANG": "de_DE.UTF-8"}, [], ENGLISH, id="neither"),
        pytest.param({"LANG": "C.UTF-8"}, [], ENGLISH, id="no language"),
        pytest.param({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, [], CHINESE, id="LC_MESSAGES over LANG"),
        pytest.param({"LC_MESSAGES": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, [], ENGLISH, id="LC_MESSAGES in English"),
        pytest.param({"LC_ALL": "C", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN"}, [], ENGLISH, id="LC_ALL over both"),
        pytest.param({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"}, [], CHINESE, id="empty is not set"),
        pytest.param({"LLMLOG_LANG": "zh", "LC_ALL": "en_US.UTF-8"}, [], CHINESE, id="LLMLOG_LANG over the locale"),
        pytest.param({"LLMLOG_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, [], ENGLISH, id="LLMLOG_LANG in English"),
        pytest.param({"LLMLOG_LANG": "", "LANG": "zh_CN.UTF-8"}, [], CHINESE, id="LLMLOG_LANG empty"),
        pytest.param({"LLMLOG_LANG": "zh_CN.UTF-8"}, [], CHINESE, id="LLMLOG_LANG as a locale"),
        pytest.param(CHINA, ["--lang", "en"], ENGLISH, id="--lang over all"),
        pytest.param({"LLMLOG_LANG": "en", "LC_ALL": "C"}, ["--lang", "zh"], CHINESE, id="--lang in Chinese"),
        pytest.param({}, ["--lang", "ZH"], CHINESE, id="--lang in capitals"),
        pytest.param({"LLMLOG_LANG": "fr"}, ["--lang", "zh"], CHINESE, id="--lang over what is no language"),
    ],
)
def test_language(here: Run, environment: dict[str, str], options: list[str], expected: tuple[str, str, str]) -> None:
    """--lang, else LLMLOG_LANG, else the locale decides on headers, content and messages alike."""
    header, name, message = expected
    assert here("month", *options, **environment).stdout.startswith(header)
    assert here("show", "ernie-bot", *options, **environment).stdout.splitlines()[0] == name
    assert message in here("show", "xyzzy", *options, **environment).stderr


@pytest.mark.parametrize("position", [0, 1, 3], ids=["first", "before its neighbours", "last"])
def test_lang_may_stand_anywhere(here: Run, position: int) -> None:
    """Messages follow --lang wherever it stands among the options, even behind what is wrong."""
    arguments = ["--month", "7", "--reverse"]
    arguments[position:position] = ["--lang", "zh"] if position != 1 else []
    done = here("list", *arguments, **({} if position != 1 else {"LLMLOG_LANG": "zh"}))
    assert "无法确切地理解为日期" in done.stderr


def test_an_empty_lang_is_no_language(here: Run) -> None:
    """What stands behind an empty `--lang=` is not its value."""
    done = here("list", "--lang=", "zh", LANG="en_US")
    assert (done.returncode, done.stderr.split("\n")[0]) == (2, "llmlog: --lang: '' is neither zh nor en")


@pytest.mark.parametrize(
    "command",
    [
        "list",
        "search 文心 -n 0",
        "month",
        "month 2023-07",
        "org",
        "org Meta",
        "show ernie-bot",
        "lineage",
        "lineage llama",
        "errata",
        "open llama",
    ],
)
def test_json_is_the_same_everywhere(here: Run, command: str) -> None:
    """JSON is the same under every language, locale and colour variable."""
    expected = here(*command.split(), "--json").stdout
    assert expected
    for environment in (CHINA, {"LC_ALL": "C"}, {"FORCE_COLOR": "1"}, {"NO_COLOR": "1", "TERM": "dumb"}):
        assert here(*command.split(), "--json", **environment).stdout == expected
    assert here(*command.split(), "--json", "--lang", "zh").stdout == expected


@pytest.mark.parametrize("arguments", [["list"], ["show", "llama"]], ids=" ".join)
def test_u18_a_variable_that_names_no_language(here: Run, arguments: list[str]) -> None:
    """U18: LLMLOG_LANG that names no language is told in one line, and the locale decides."""
    for locale, told in (("en_US", "'fr' is neither zh nor en"), ("zh_CN", "“fr”既不是 zh 也不是 en")):
        done = here(*arguments, LLMLOG_LANG="fr", LANG=locale)
        assert (done.returncode, done.stderr.count("\n")) == (0, 1)
        assert told in done.stderr
        assert done.stdout == here(*arguments, LANG=locale).stdout
    assert here("show", "xyzzy", LLMLOG_LANG="fr").stderr.count("LLMLOG_LANG") == 1


@pytest.mark.parametrize("arguments", [["-h"], ["list", "-h"], ["--version"]], ids=" ".join)
def test_help_needs_no_language(here: Run, arguments: list[str]) -> None:
    """Help and version are there even where LLMLOG_LANG names no language."""
    done = here(*arguments, LLMLOG_LANG="fr")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("locale", ["zh_CN.UTF-8", "zh_CN.GBK", "zh_TW.UTF-8"])
def test_a_locale_that_is_not_installed(run: Run, locale: str) -> None:
    """A process under a Chinese locale, installed or not, speaks Chinese."""
    done = run("show", "文心一言", LC_ALL=locale)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("文心一言  ernie-bot\n")
