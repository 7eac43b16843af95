"""What is wrong with a command line or the data, in a line; help; the version."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import llmlog

Run = Callable[..., CompletedProcess[str]]

BUNDLE, JSON_LINES, LABELS = "bundle/milestones.tsv", "bundle/milestones.jsonl", "bundle/labels.tsv"
PACKAGE = Path(llmlog.__file__).parent
FILTERS = [
    *("--org", "--month", "--since", "--until", "--kind", "--tag", "--source"),
    *("--major", "--importance", "--weights", "--license", "--country", "--exclude"),
]
OUTPUT = ["--json", "--lang", "--color", "--help", "-h"]
ORDER = ["-n", "--reverse", "-r"]
COMMANDS = {
    "list": [*ORDER, *FILTERS, *OUTPUT],
    "search": ["WORDS", "-n", *FILTERS, *OUTPUT],
    "month": ["[MONTH]", *ORDER, *FILTERS, *OUTPUT],
    "org": ["[NAME]", *ORDER, *FILTERS, *OUTPUT],
    "timeline": [*ORDER, *FILTERS, *OUTPUT],
    "today": ["--date", *ORDER, *FILTERS, *OUTPUT],
    "stats": ["--by", *ORDER, *FILTERS, *OUTPUT],
    "show": ["NAME", "--short", *OUTPUT],
    "compare": ["NAME", *OUTPUT],
    "lineage": ["[NAME]", *ORDER, *OUTPUT],
    "tags": [*ORDER, *FILTERS, *OUTPUT],
    "kinds": [*ORDER, *FILTERS, *OUTPUT],
    "sources": [*ORDER, *FILTERS, *OUTPUT],
    "errata": ["[NAME]", *ORDER, *FILTERS, *OUTPUT],
    "open": ["NAME", "--print", "--kind", "--all", *OUTPUT],
}


@pytest.mark.parametrize(
    ("arguments", "code", "en", "zh"),
    [
        (["show", "xyzzy"], 1, "no milestone is called 'xyzzy'", "没有名为“xyzzy”的条目"),
        (["org", "xyzzy"], 1, "no organization is called 'xyzzy'", "没有名为“xyzzy”的机构"),
        (["list", "--org", "xyzzy"], 1, "no organization is called 'xyzzy'", "没有名为“xyzzy”的机构"),
        (["search", "xyzzy"], 1, "nothing answers 'xyzzy'", "没有找到与“xyzzy”相关的条目"),
        (["list", "--month", "1900"], 1, "no milestone matches --month 1900", "没有符合 --month 1900 的条目"),
        (["list", "--month", "7"], 2, "'7' is not a date", "“7”无法确切地理解为日期"),
        (["list", "--since", "2023-02-30"], 2, "does not exist in the calendar", "在日历上不存在"),
        (["list", "--kind", "robot"], 2, "kind: 'robot' is none of model", "类别“robot”不在以下之列：模型（model）"),
        (["list", "--tag", "xyzzy"], 1, "no tag is called 'xyzzy'", "没有名为“xyzzy”的标签"),
        (["list", "--lang", "fr"], 2, "--lang: 'fr' is neither zh nor en", "--lang：“fr”既不是 zh 也不是 en"),
        (["list", "--source", "diary"], 2, "no source is called 'diary'; sources are review", "没有名为“diary”的来源"),
        (["open", "llama", "--kind", "robot"], 2, "kind: 'robot'", "类别“robot”"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_messages(here: Run, arguments: list[str], code: int, en: str, zh: str) -> None:
    """What went wrong is told in the language of the reader, where nothing is found with what there is."""
    for language, told in (("en", en), ("zh", zh)):
        done = here(*arguments, LLMLOG_LANG=language)
        assert (done.returncode, done.stdout) == (code, "")
        assert done.stderr.count("\n") in ({2, 3} if code == 1 else {1})
        assert done.stderr.startswith("llmlog: ")
        assert told in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["lst"], "lst"),
        (["list", "--orgs", "Meta"], "--orgs"),
        (["list", "llama"], "llama"),
        (["list", "-n", "many"], "many"),
        (["list", "-n", "-1"], "-1"),
        (["search", "llama", "-n", "1.5"], "1.5"),
        (["list", "--sort", "rumour"], "--sort"),
        (["list", "--since"], "--since"),
        (["search"], "WORDS"),
        (["show"], "NAME"),
        (["open"], "NAME"),
        (["month", "2023-07", "2023-08"], "2023-08"),
        (["--json"], "--json"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage(here: Run, arguments: list[str], told: str) -> None:
    """A command line that cannot be understood ends with 2 and a line that names what it is about."""
    done = here(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert told in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["lst"],
        ["list", "--orgs"],
        ["list", "x"],
        ["list", "-n", "x"],
        ["list", "--source", "x"],
        ["list", "--since"],
        ["show"],
    ],
    ids=" ".join,
)
def test_wrong_usage_in_chinese(here: Run, arguments: list[str]) -> None:
    """Who reads Chinese is told in Chinese what is wrong with the usage, not only where help is."""
    done = here(*arguments, LLMLOG_LANG="zh")
    assert done.returncode == 2
    assert re.search(r"[\u4e00-\u9fff]", done.stderr.partition("；")[0])


@pytest.mark.parametrize(
    ("arguments", "en", "zh"),
    [
        (["list", "--limit", "5"], "no such option: --limit; did you mean -n?", "没有选项 --limit；您是不是想找：-n？"),
        (
            ["list", "--year", "2023"],
            "no such option: --year; did you mean --month?",
            "没有选项 --year；您是不是想找：--month？",
        ),
        (
            ["list", "--csv"],
            "no such option: --csv; did you mean --format csv?",
            "没有选项 --csv；您是不是想找：--format csv？",
        ),
        *(
            (
                [*before, typed, "Meta"],
                f"no such option: {typed}; did you mean {meant}?",
                f"没有选项 {typed}；您是不是想找：{meant}？",
            )
            for before, typed, meant in (
                (["list"], "-help", "--help"),
                (["list"], "-org", "--org"),
                (["stats"], "-by", "--by"),
                (["list"], "-limit", "-n"),
                ([], "-help", "--help"),
                ([], "-version", "--version"),
            )
        ),
        (["list", "-org=Meta"], "no such option: -org; did you mean --org?", "没有选项 -org；您是不是想找：--org？"),
        *(
            (
                arguments,
                f"no such option: {typed}; did you mean {meant}?",
                f"没有选项 {typed}；您是不是想找：{meant}？",
            )
            for arguments, typed, meant in (
                (["list", "—json"], "—json", "--json"),
                (["list", "——json"], "——json", "--json"),
                (["list", "–n", "3"], "–n", "-n"),
                (["search", "gpt", "—org=Meta"], "—org", "--org"),
                (["list", "-10"], "-10", "-n 10"),
                (["search", "gpt", "-r", "-5"], "-5", "-n 5"),
                (["—json"], "—json", "--json"),
            )
        ),
        *(
            (arguments, f"{option} wants a value", f"选项 {option} 需要一个值")
            for arguments, option in (
                (["list", "--org"], "--org"),
                (["list", "--org", "-n", "3"], "--org"),
                (["list", "-o", "-n3"], "-o"),
                (["search", "gpt", "--license", "--json"], "--license"),
                (["list", "--tag", "--org=Meta"], "--tag"),
                (["stats", "-n", "-r"], "-n"),
                (["--data", "--json", "list"], "--data"),
            )
        ),
        *(
            ([*arguments, option, "2021"], f"{option} is given twice; give it once", f"{option} 给了两次，请只给一次")
            for arguments, option in (
                (["list", "--since", "2020"], "--since"),
                (["search", "gpt", "--until=2020"], "--until"),
                (["stats", "--by", "year"], "--by"),
                (["list", "--license", "mit"], "--license"),
            )
        ),
        (["-V"], "no such option: -V; did you mean --version?", "没有选项 -V；您是不是想找：--version？"),
        (["show", "x", "--limit", "5"], "no such option: --limit", "没有选项 --limit"),
        (
            ["today", "2023-03-14"],
            "unexpected argument '2023-03-14'; --date takes the day",
            "多余的参数：“2023-03-14”；日期请用 --date",
        ),
        (
            ["tags", "llm"],
            "unexpected argument 'llm'; `llmlog list --tag` lists what bears one",
            "多余的参数：“llm”；带有某标签的条目见 `llmlog list --tag`",
        ),
        (
            ["list", "gpt"],
            "unexpected argument 'gpt'; `llmlog search` takes words",
            "多余的参数：“gpt”；按词语查找请用 `llmlog search`",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_other_programs_call_it(here: Run, arguments: list[str], en: str, zh: str) -> None:
    """What another program calls an option is answered with what it is called here, an argument with what takes it."""
    path = f"llmlog {arguments[0]}" if arguments[0].isalpha() else "llmlog"
    for language, told in (("en", f"{en} (`{path} --help` shows how)"), ("zh", f"{zh}（用法见 `{path} --help`）")):
        done = here(*arguments, LLMLOG_LANG=language)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", f"llmlog: {told}\n")


@pytest.mark.parametrize(
    ("words", "en", "zh"),
    [
        ("openai", "`llmlog org openai` shows the maker", "查看该机构请用 `llmlog org openai`"),
        ("百度", "`llmlog org 百度` shows the maker", "查看该机构请用 `llmlog org 百度`"),
        ("claude", "`llmlog search claude` searches for it", "搜索请用 `llmlog search claude`"),
        ("openai gpt-4", "`llmlog search openai gpt-4` searches for them", "搜索请用 `llmlog search openai gpt-4`"),
        ("opne", "did you mean open?", "您是不是想找：open？"),
    ],
)
def test_a_name_in_the_place_of_a_command(here: Run, words: str, en: str, zh: str) -> None:
    """A maker's or milestone's name is answered with the command that takes it, before commands spelt alike."""
    name = words.partition(" ")[0]
    for language, told in (
        ("en", f"no command is called '{name}'; {en} (`llmlog --help` shows how)"),
        ("zh", f"没有名为“{name}”的命令；{zh}（用法见 `llmlog --help`）"),
    ):
        done = here(*words.split(), LLMLOG_LANG=language)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", f"llmlog: {told}\n")


def test_help_as_a_word(here: Run) -> None:
    """`help` and `help COMMAND` show what --help does."""
    assert here("help").stdout == here("--help").stdout
    assert here("help", "month", "--lang", "zh").stdout == here("month", "--help", "--lang", "zh").stdout
    assert here("help", "--lang", "zh", "month").stdout == here("month", "--help", "--lang", "zh").stdout
    assert here("--lang", "zh", "help").stdout == here("--help", "--lang", "zh").stdout
    assert here("--json", "help", "list").stdout == here("list", "--help").stdout
    assert here("help", "mnth").stderr.startswith("llmlog: no command is called 'mnth'; did you mean month?")


@pytest.mark.parametrize(
    ("arguments", "en", "zh"),
    [
        (["help", "list", "show"], "help takes one command; unexpected 'show'", "help 只接受一个命令；多余的：“show”"),
        (
            ["search", ""],
            "the argument WORDS is empty; write a name or an idea",
            "词语为空；请写出名称或想找的内容",
        ),
        (
            ["search", " ", "　", "--json"],
            "the argument WORDS is empty; write a name or an idea",
            "词语为空；请写出名称或想找的内容",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_missing_or_too_much(here: Run, arguments: list[str], en: str, zh: str) -> None:
    """Words that hold nothing, and a second command behind `help`, end with 2 and a line."""
    for language, told in (("en", en), ("zh", zh)):
        done = here(*arguments, "--lang", language)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", f"llmlog: {told}\n")


@pytest.mark.parametrize("fields", ["", ",", "id,"])
def test_an_empty_field(here: Run, fields: str) -> None:
    """A field without a name is none, so that an empty list of fields is no list of all."""
    for language, told in (
        ("en", "no field is called ''; there are aliases, "),
        ("zh", "没有字段“”；可用字段：aliases、"),
    ):
        done = here("list", "--json", "--fields", fields, "--lang", language)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert done.stderr.startswith(f"llmlog: {told}")


def test_fields_in_any_case(here: Run) -> None:
    """Fields are known in capital letters as well."""
    done = here("show", "gpt-4", "--json", "--fields", "ID, Released.Date")
    assert done.stdout == '{"id": "gpt-4", "released.date": "2023-03-14"}\n'


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command(here: Run, command: str, flag: str) -> None:
    """A command's help mentions all that it takes."""
    done = here(command, flag)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Usage: llmlog {command}")
    words = re.split(r"[\s,]+", done.stdout.replace("...", ""))
    assert [option for option in COMMANDS[command] if option not in words] == []


@pytest.mark.parametrize("arguments", [[], ["-h"], ["--help"]], ids=["nothing", "-h", "--help"])
def test_help(here: Run, arguments: list[str]) -> None:
    """Without a command, or when asked, the commands are told, and what exit codes mean."""
    done = here(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert [command for command in COMMANDS if f"\n  {command} " not in done.stdout] == []
    assert "Exit codes: 0 found, 1 nothing found" in done.stdout


def test_version(run: Run, here: Run, terminal: Run, entries: list[dict[str, str]]) -> None:
    """U3, U13: --version names the version of the code, the day of the data, and what the log covers, as help does."""
    done = run("--version")
    data = (PACKAGE / "data" / "VERSION").read_text().strip()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", data)
    covers = f"{len(entries)} milestones, {entries[0]['date'][:7]} to {entries[-1]['date'][:7]}"
    expected = f"llmlog {llmlog.__version__} (data {data}: {covers})\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, expected, "")
    chinese = f"{len(entries)} 条，{entries[0]['date'][:7]} 至 {entries[-1]['date'][:7]}"
    for arguments, variables in ((["--lang", "zh", "--version"], {}), (["--version"], {"LLMLOG_LANG": "zh"})):
        told = f"llmlog {llmlog.__version__}（数据 {data}：{chinese}）\n"
        assert here(*arguments, **variables).stdout == told
    assert here("list", "-h").stdout.endswith(f"\nThe log holds {covers}.\n")
    months = f"{len(entries)}, {entries[0]['date'][:7]} to {entries[-1]['date'][:7]}"
    assert terminal("list", width=200).stdout.splitlines()[-1].endswith(f"log: {months}\x1b[0m")
    assert f"  log: {covers}\n" in here("list", "-m", "1930").stderr


@pytest.fixture
def spoil(tmp_path: Path) -> Callable[[str, Callable[[bytes], bytes]], dict[str, str]]:
    """What changes a data file in a copy of llmlog and returns the variable that runs that copy."""

    def spoiled(name: str, change: Callable[[bytes], bytes]) -> dict[str, str]:
        copy = shutil.copytree(PACKAGE, tmp_path / "llmlog")
        file = copy / "data" / name
        file.write_bytes(change(file.read_bytes()))
        return {"PYTHONPATH": str(tmp_path)}

    return spoiled


@pytest.mark.parametrize(
    ("name", "change", "place"),
    [
        pytest.param("organizations.json", lambda data: data[:-2], "organizations.json: is not JSON", id="no JSON"),
        pytest.param(
            "tags.json", lambda data: data.replace(b'"name"', b'"nom"', 1), "tags.json, entry 1", id="no name"
        ),
        pytest.param(
            "milestones/2023-03.json", lambda data: b"\xff" + data, "2023-03.json: is not UTF-8", id="no UTF-8"
        ),
        pytest.param(
            "milestones/2023-03.json",
            lambda data: data.replace(b'"kind": "model"', b'"kind": "robot"', 1),
            "2023-03.json, entry ",
            id="no kind",
        ),
        pytest.param(
            "milestones/2017-06.json",
            lambda data: data.replace(b'"id": "transformer"', b'"id": "transformers"'),
            "'transformer' is not there",
            id="no parent",
        ),
    ],
)
def test_bad_data(
    run: Run,
    spoil: Callable[[str, Callable[[bytes], bytes]], dict[str, str]],
    name: str,
    change: Callable[[bytes], bytes],
    place: str,
) -> None:
    """Data that cannot be read end with 2 and a line that names the file and entry; help is there all the same."""
    environment = spoil(name, change)
    done = run("list", **environment)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert place in done.stderr
    assert run("list", "-h", **environment).returncode == 0


def test_the_name_of_an_argument_is_a_value_like_others(here: Run) -> None:
    """What a parameter of llmlog itself is called may be the value of an option."""
    done = here("org", "--tag", "name")
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "llmlog: no tag is called 'name'")


@pytest.mark.parametrize(
    "arguments",
    [["search", "--", "-org"], ["search", "--", "-10"], ["search", "llama", "-n3"], ["list", "-rn3"]],
    ids=str,
)
def test_one_dash_is_right_for_short_options(here: Run, arguments: list[str]) -> None:
    """Short options with their values, or several of them, and words behind `--` are taken as they are."""
    assert "no such option" not in here(*arguments).stderr
