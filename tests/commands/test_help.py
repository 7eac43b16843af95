"""Help and usage errors: whole in either language, with examples that run."""

import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from inspect import cleandoc
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from rich.cells import cell_len

from llmlog.cli.app import EXIT_CODES
from llmlog.cli.bilingual import CHINESE
from llmlog.cli.commands import COMMANDS, load_command, module_of
from llmlog.cli.help import EXAMPLES
from llmlog.cli.session import language_in
from llmlog.language import Text

Run = Callable[..., CompletedProcess[str]]
REFERENCE = Path(__file__).parents[2] / "docs/reference.md"

ENGLISH = re.compile(r"[A-Za-z]{3,} +[a-z]{2,}")
"""Two English words in a row."""
TYPED = re.compile(r"--lang zh|--color auto|`[^`]*`|“[^”]*”|^  llmlog .*$|llmlog \w+", re.MULTILINE)
"""What is typed rather than said: commands, examples and quotations."""


SHOWN = "--since", "--lang"
"""An option that only some commands take, and one that all do."""


def helps() -> Iterator[str]:
    """Yield every text of the help in English."""
    yield EXIT_CODES
    for name in COMMANDS:
        command = load_command(name)
        for text in (command.help, *(it.help for it in command.params)):
            yield " ".join(cleandoc(text).split())


def test_every_text_is_there_in_chinese() -> None:
    """No text of the help lacks its Chinese."""
    assert sorted(set(helps()) - CHINESE.keys()) == []


def test_help_is_spelled_as_in_american_english() -> None:
    """The help and the English reference have no British spelling."""
    texts = [*helps(), REFERENCE.read_text(encoding="utf-8")]
    british = re.compile(r"\b\w*(?:colour|spelt|licence|organis|behaviour|catalogue|grey)\w*", re.IGNORECASE)
    assert [word for text in texts for word in british.findall(text)] == []


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_u13_help_in_chinese(here: Run, command: str) -> None:
    """U13: the help holds no English sentence in Chinese, and no Chinese but in examples in English."""
    done = here(*command.split(), "--help", LLMLOG_LANG="zh")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"用法：{f'llmlog {command}'.strip()} [选项]")
    assert ENGLISH.findall(TYPED.sub("", done.stdout)) == []
    assert done.stdout.splitlines()[-1].startswith("全库共 ")
    english = here(*command.split(), "--help").stdout
    assert re.findall(r"[\u4e00-\u9fff]", "".join(it for it in english.splitlines() if "  llmlog" not in it)) == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_help_is_whole(here: Run, command: str, language: str, width: int) -> None:
    """No line is wider than the screen or 100 columns, and nothing is cut."""
    page = here(*command.split(), "--help", LLMLOG_LANG=language, COLUMNS=str(width)).stdout
    said = page.partition("\n")[2]
    assert "..." not in said
    lines = [line for line in said.splitlines() if not line.startswith("  llmlog ")]
    assert [line for line in lines if cell_len(line) > min(width, 100)] == []
    assert command != "list" or (max(map(cell_len, lines)) > 80) == (width > 80)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [20, 39, 55])
def test_help_on_a_narrow_screen(here: Run, language: str, width: int) -> None:
    """No line of help is wider than a narrow screen but for examples, and terms stand above what they mean."""
    page = here("show", "--help", LLMLOG_LANG=language, COLUMNS=str(width)).stdout
    assert [line for line in page.splitlines() if cell_len(line) > width and not line.startswith("  llmlog ")] == []
    assert "\n  -s, --short\n      " in page


@pytest.mark.parametrize("command", COMMANDS)
def test_the_summary_of_a_command_is_whole(here: Run, command: str) -> None:
    """The list of commands says all that a command says of itself."""
    text = " ".join(cleandoc(load_command(command).help).split())
    assert text in " ".join(here("--help").stdout.split())
    assert CHINESE[text] in re.sub(r"\n +", "", here("--help", LLMLOG_LANG="zh").stdout)


def examples_of(command: str) -> Sequence[tuple[str, Text]]:
    """Return the examples of a command, those of llmlog itself under no name."""
    examples: Sequence[tuple[str, Text]] = module_of(command).EXAMPLES if command else EXAMPLES
    return examples


def test_every_command_has_two_examples() -> None:
    """Each help shows two examples, with what they do in both languages."""
    assert {name for name in ("", *COMMANDS) if len(examples_of(name)) != 2} == set()


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_examples_run(here: Run, command: str) -> None:
    """The examples are in the help in both languages, and find something."""
    for example, said in examples_of(command):
        for language, text in zip(("en", "zh"), said, strict=True):
            page = here(*command.split(), "--help", LLMLOG_LANG=language).stdout
            assert f"\n  {example}\n      {text}\n" in page
        done = here(*shlex.split(example)[1:])
        assert (done.returncode, bool(done.stdout)) == (0, True), done.stderr


@pytest.mark.parametrize(
    ("arguments", "en", "zh"),
    [
        (["lst"], "no command is called 'lst'; did you mean list?", "没有名为“lst”的命令；您是不是想找：list？"),
        (
            ["gpt 4"],
            "no command is called 'gpt 4'; `llmlog search 'gpt 4'` searches for it",
            "没有名为“gpt 4”的命令；搜索请用 `llmlog search 'gpt 4'`",
        ),
        (
            ["what", "came", "before", "gpt-4", "--json"],
            "no command is called 'what'; `llmlog search what came before gpt-4` searches for them",
            "没有名为“what”的命令；搜索请用 `llmlog search what came before gpt-4`",
        ),
        *(
            (
                [typed],
                f"no command is called {typed!r}; did you mean {meant}?",
                f"没有名为“{typed}”的命令；您是不是想找：{meant}？",
            )
            for typed, meant in (
                ("搜索", "search"),
                ("帮助", "--help"),
                ("列表", "list"),
                ("显示", "show"),
                ("version", "--version"),
                ("Version", "--version"),
            )
        ),
        (
            ["list", "--orgs", "x"],
            "no such option: --orgs; did you mean --org?",
            "没有选项 --orgs；您是不是想找：--org？",
        ),
        (["list", "--jsn"], "no such option: --jsn; did you mean --json?", "没有选项 --jsn；您是不是想找：--json？"),
        (["list", "--frobnicate"], "no such option: --frobnicate", "没有选项 --frobnicate"),
        (["list", "-x"], "no such option: -x", "没有选项 -x"),
        (
            ["--org", "x", "list"],
            "no such option: --org; it goes after the command: llmlog list --org",
            "没有选项 --org；它写在命令之后：llmlog list --org",
        ),
        (["list", "x"], "unexpected argument 'x'", "多余的参数：“x”"),
        (["tags", "x", "y z"], "unexpected arguments 'x', 'y z'", "多余的参数：“x”“y z”"),
        (["list", "--since"], "--since wants a value", "选项 --since 需要一个值"),
        (["list", "--bom=3"], "--bom takes no value", "选项 --bom 不带值"),
        (["show"], "the argument NAME is missing", "缺少参数：名称"),
        (["search"], "the argument WORDS is missing", "缺少参数：词语"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_f44_f58_usage_errors(here: Run, arguments: list[str], en: str, zh: str) -> None:
    """F44, F58: what is wrong with a command line is said in a sentence of llmlog's own, with where help is."""
    for language, said in (("en", en), ("zh", zh)):
        done = here(*arguments, LLMLOG_LANG=language)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert said in done.stderr
        assert re.search(r"`llmlog.* --help`", done.stderr)
        if language == "zh":
            assert ENGLISH.findall(TYPED.sub("", done.stderr.removeprefix("llmlog: "))) == []


@pytest.mark.parametrize(
    "arguments",
    [
        *("list -n x", "list -n -5", "search gpt -n 1.5", "list --weights x", "list --format x", "list --color x"),
        *("month x", "month 2023-08..2023-05", "list --month 07/08/2023", "today --date x", "stats --by x"),
        *("open gpt-4 --kind x", "schema x", "completion x", "compare gpt-4", "lineage gpt-4 -n 3", "list --lang fr"),
        *("list --data /nowhere", "list --since 2023-08 --until 2023-05", "list --month 2023 --since 2024"),
        *(
            "list --kind x",
            "list --source x",
            "list --importance 9",
            "list --fields x",
            "list --bom",
            "list --output x.y",
        ),
        *(
            "list --kind model,paper",
            "show xqzzt",
            "org xqzzt",
            "list --tag xqzzt",
            "list --license xqzzt",
            "month 1901",
        ),
    ],
)
def test_f44_errors_are_whole_in_chinese(here: Run, arguments: str) -> None:
    """F44: who reads Chinese is told in Chinese only what is wrong and what to do, but for words that are typed."""
    done = here(*arguments.split(), LLMLOG_LANG="zh")
    assert done.returncode in {1, 2}
    for line in done.stderr.removeprefix("llmlog: ").splitlines():
        said = re.sub(r"--[a-z]+ \w+", "", TYPED.sub("", line))
        assert re.search(r"[\u4e00-\u9fff]", said)
        assert re.findall(rf"{ENGLISH.pattern}|[,;:] ", said) == []


@pytest.mark.parametrize("arguments", [["list", "--nope", "--lang", "zh"], ["list", "x", "--lang=zh"]], ids=" ".join)
def test_the_language_of_an_error(here: Run, arguments: list[str]) -> None:
    """--lang decides on the language of an error that comes before options are read."""
    assert re.search(r"[\u4e00-\u9fff]", here(*arguments).stderr)
    assert here("list", "--help", "--lang", "zh").stdout.startswith("用法：")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], None),
        (["--lang", "zh"], "zh"),
        (["list", "--lang=en", "--lang", "zh"], "zh"),
        (["--lang"], None),
        (["--lang", "fr"], None),
        (["search", "--", "--lang", "zh"], None),
    ],
    ids=str,
)
def test_language_in(arguments: list[str], expected: str | None) -> None:
    """The last --lang before `--` counts, where it names a language."""
    assert language_in(arguments) == expected


@pytest.mark.parametrize(
    ("language", "headings"), [("en", ["Options:", "Common options:"]), ("zh", ["选项：", "通用选项："])]
)
def test_options_of_a_command_stand_first(here: Run, language: str, headings: list[str]) -> None:
    """What only this command takes stands above what most take, all in the same columns; alone neither is parted."""
    text = here("list", "--help", LLMLOG_LANG=language).stdout
    page = text.splitlines()
    own, common = map(page.index, headings)
    since, lang = (next(number for number, line in enumerate(page) if f" {name} " in line) for name in SHOWN)
    assert own < since < common < lang
    starts = {cell_len(found[0]) for found in re.finditer(r"^ {2,6}-.*?  +(?=\S)", text, re.MULTILINE)}
    assert len(starts) == 1
    assert headings[1] not in here("--help", LLMLOG_LANG=language).stdout


@pytest.mark.parametrize(("language", "usage"), [("en", "Usage:"), ("zh", "用法：")])
def test_headings_of_help_are_bold_where_there_are_styles(here: Run, language: str, usage: str) -> None:
    """Headings are bold at a terminal or with --color always, and plain in a pipe."""
    text = here("list", "--color", "always", "--help", LLMLOG_LANG=language).stdout
    assert text.startswith(f"\x1b[1m{usage}\x1b[0m")
    assert text.count("\x1b[1m") == 4
    assert re.sub(r"\x1b\[\d*m", "", text) == here("list", "--help", LLMLOG_LANG=language).stdout
