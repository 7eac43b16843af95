"""Options where people put them: before the command, and on every list."""

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
BEFORE = [
    *(["--lang", "zh"], ["--json"], ["--json", "--lang", "zh"], ["--data", "{own}"], ["--data", "{own}", "--json"]),
    *(["--format", "csv"], ["-f", "ids", "--lang", "zh"], ["--color", "always"], ["--color", "never"]),
]
NEWEST_LAST = [
    "list",
    "timeline",
    "month",
    "month 2023-07",
    "org openai",
    "errata",
    "errata -m 2023-07",
    "stats",
    "today --date 03-14",
]
MOST_FIRST = ["org", "tags", "kinds", "lineage", "stats --by kind", "stats --by org"]
LINK = re.compile(r"(?<=8;)id=[\d-]+")
"""The id of a link, which every run makes anew."""


@pytest.fixture
def own(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with an own entry."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(kept))
    path = kept / "own.json"
    if not path.exists():
        path.write_text('[{"id": "elm", "name": "Elm", "date": "1912-05", "kind": "model"}]', encoding="utf-8")
    return path


@pytest.mark.parametrize("options", BEFORE, ids=" ".join)
@pytest.mark.parametrize("command", ["list -n 3", "show gpt-4", "month", "search llama -n 2", "show xyzzy"])
def test_f55_options_before_the_command(here: Run, own: Path, command: str, options: list[str]) -> None:
    """F55: --lang, --json, --format, --color and --data mean before a command what they mean behind it."""
    options = [option.format(own=own) for option in options]
    before, behind = here(*options, *command.split()), here(*command.split(), *options)
    one, other = ((it.returncode, LINK.sub("", it.stdout), it.stderr) for it in (before, behind))
    assert one == other
    assert before.stdout or before.stderr


def test_f55_before_and_behind(here: Run, own: Path, tmp_path: Path) -> None:
    """F55: the language behind the command decides, and the files of both places are laid over the log."""
    other = tmp_path / "other.json"
    other.write_text('[{"id": "yew", "name": "Yew", "date": "1912-06", "kind": "model"}]', encoding="utf-8")
    done = here("--data", str(own), "list", "-m", "1912", "--data", str(other), "--format", "ids")
    assert done.stdout.split() == ["elm", "yew"]
    assert here("--lang", "zh", "month", "--lang", "en").stdout.startswith("Month")
    assert here("-f", "csv", "list", "-n", "2", "-f", "tsv").stdout == here("list", "-n", "2", "-f", "tsv").stdout
    assert "\x1b" not in here("--color", "always", "list", "-n", "2", "--color", "never").stdout


@pytest.mark.parametrize("option", ["--json", "--format csv"])
@pytest.mark.parametrize(("language", "told"), [("en", "{} goes with a command"), ("zh", "{} 须与命令一同使用")])
def test_f55_a_format_without_a_command(here: Run, option: str, language: str, told: str) -> None:
    """F55: a format without a command is said; --lang or --color alone shows the help."""
    done = here("--lang", language, *option.split())
    line = f"llmlog: {told.format(option.split(maxsplit=1)[0])}"
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(line)
    assert here("--lang", language, "--color", "never").returncode == 0


def test_f55_colour_of_the_greeting(terminal: Run) -> None:
    """F55: the greeting at a terminal heeds --color."""
    assert "\x1b" in terminal().stdout
    assert "\x1b" not in terminal("--color", "never").stdout


def elements(done: CompletedProcess[str]) -> list[object]:
    """Return the elements of the JSON that a command printed."""
    found: list[object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("number", [1, 3, 0, 100_000])
@pytest.mark.parametrize("command", [*NEWEST_LAST, *MOST_FIRST, "sources"])
def test_u9_n_and_r_on_every_list(here: Run, command: str, number: int) -> None:
    """U9: -n keeps the newest, or those of most; -r turns the order round, not the choice."""
    everything = elements(here(*command.split(), "--json"))
    expected = everything
    if number:
        expected = everything[-number:] if command in NEWEST_LAST else everything[:number]
    assert elements(here(*command.split(), "--json", "-n", str(number))) == expected
    assert elements(here(*command.split(), "--json", "-n", str(number), "-r")) == expected[::-1]


@pytest.mark.parametrize("command", [*NEWEST_LAST, *MOST_FIRST, "sources"])
def test_u9_the_help_says_what_n_and_r_do(here: Run, command: str) -> None:
    """U9: the help says that -r turns round what -n keeps, which is what `git log -n 3 --reverse` does."""
    for language, told in (
        (
            "en",
            ["At most N: the newest, or those of most", "Reverse the order of what is shown; -n keeps the same rows"],
        ),
        ("zh", ["至多 N 条：最新的，或条目最多的", "颠倒所列内容的顺序；-n 保留的不变"]),
    ):
        help = " ".join(here(command.partition(" ")[0], "--help", "--lang", language).stdout.split())
        assert [text for text in told if text not in help] == []


def test_u9_what_n_holds_back_is_told(terminal: Run) -> None:
    """U9: at a terminal the foot of a listing says how many there are, in every command that lists."""
    for language, told in (("en", "newest 2 of "), ("zh", "条中最新的 2 条")):
        done = terminal("today", "--date", "03-14", "-n", "2", "--lang", language, width=160, CLICOLOR="0")
        assert told in done.stdout.splitlines()[-1]
    for command in ("month 2023-07", "org openai"):
        foot = terminal(*command.split(), "-n", "2", width=160, CLICOLOR="0").stdout.splitlines()[-1]
        assert "newest 2 of " in foot


@pytest.mark.parametrize(("language", "told"), [("en", "-n and -r go with the list"), ("zh", "-n 与 -r 用于源头列表")])
def test_u9_a_tree_is_no_list(here: Run, language: str, told: str) -> None:
    """U9: a tree is not cut, and says so."""
    for option in (["-n", "2"], ["-r"]):
        done = here("lineage", "gpt-4", *option, "--lang", language)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert told in done.stderr


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("command", "named"),
    [
        ("org google --org meta", ["org google", "--org meta"]),
        ("org 谷歌 --org google --org facebook", ["org google", "--org meta"]),
        ("month 2023-07 --month 2023-08", ["month 2023-07", "--month 2023-08"]),
    ],
)
def test_u12_a_contradiction(here: Run, command: str, named: list[str], language: str) -> None:
    """U12: two makers or months that exclude each other are said to, with the way to list both."""
    done = here(*command.split(), "--lang", language, "--json")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert [part for part in (*named, "`llmlog list`") if part not in done.stderr] == []


@pytest.mark.parametrize(
    ("command", "one", "other"),
    [
        ("list --month 2023 --since 2024", "--month 2023", "--since 2024"),
        ("list --month 2021 --month 2022-05 --since 2023 --until 2024", None, "--since 2023 --until 2024"),
        ("stats --month 2023-07 --until 2023-05", "--month 2023-07", "--until 2023-05"),
        ("month 2023-07 --since 2024", "month 2023-07", "--since 2024"),
        ("search gpt --kind model --exclude 模型", "--kind model", "--exclude 模型"),
        ("kinds --kind model --kind paper --exclude paper --exclude model", None, "--exclude paper --exclude model"),
    ],
)
def test_u12_filters_that_exclude_each_other(here: Run, command: str, one: str | None, other: str) -> None:
    """U12: two filters that leave nothing, whatever the log holds, are said to exclude each other."""
    one = one or " ".join(re.findall(r"--(?:month|kind) \S+", command))
    for language, told in (
        ("en", f"{one} and {other} exclude each other; leave one of the two out"),
        ("zh", f"{one} 与 {other} 互相矛盾；请去掉其一"),
    ):
        done = here(*command.split(), "--lang", language, "--json")
        assert (done.returncode, done.stdout, done.stderr) == (2, "", f"llmlog: {told}\n")
    assert here("list", "--month", "2023", "--since", "2023-12-31", "--kind", "paper").returncode == 1
    assert here("list", "--kind", "model", "--kind", "paper", "--exclude", "paper").returncode == 0


def test_u12_a_part_is_no_contradiction(here: Run) -> None:
    """U12: what belongs to the other narrows the list."""
    narrow = here("list", "--org", "google-deepmind", "--json").stdout
    assert here("org", "google", "--org", "google-deepmind", "--json").stdout == narrow
    assert here("org", "google-deepmind", "--org", "google", "--json").stdout == narrow
    assert here("month", "2023", "--month", "2023-07", "--json").stdout == here("month", "2023-07", "--json").stdout


@pytest.mark.parametrize(
    "content", [None, b"", b"5", b"\xff\xfe", b"[1"], ids=["none", "empty", "number", "bytes", "half"]
)
@pytest.mark.parametrize(("language", "told"), [("en", "name another with --data"), ("zh", "请用 --data")])
def test_an_own_file_that_cannot_be_read(
    here: Run, tmp_path: Path, content: bytes | None, language: str, told: str
) -> None:
    """A file of --data that is not there or holds no entries ends with 2 and a line that names it."""
    path = tmp_path / "own.json"
    if content is not None:
        path.write_bytes(content)
    done = here("list", "--json", "--data", str(path), "--lang", language)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert str(path) in done.stderr
    assert told in done.stderr


@pytest.mark.parametrize("language", ["en", "zh"])
def test_own_data_of_which_some_is_bad(here: Run, tmp_path: Path, language: str) -> None:
    """Bad entries are left out with 0 where the rest could be used; a file that cannot be read ends with 2 anywhere."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "own.json").write_text('[{"id": "elm-1", "name": "Elm", "date": "2023"}, {"id": "x"}]', encoding="utf-8")
    for path in (folder, folder / "own.json"):
        done = here("show", "elm-1", "-f", "ids", "--data", str(path), "--lang", language)
        assert (done.returncode, done.stdout) == (0, "elm-1\n")
        told = "own.json, entry 2" if language == "en" else "own.json 第 2 条"
        assert told in done.stderr
    (folder / "yew.json").write_text("[", encoding="utf-8")
    for path in (folder, folder / "yew.json"):
        done = here("show", "elm-1", "-f", "ids", "--data", str(path), "--lang", language)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert f"{folder}/yew.json" in done.stderr
        assert ("name another with --data" if language == "en" else "请用 --data") in done.stderr


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_suffix_that_stands_for_no_format(here: Run, tmp_path: Path, language: str) -> None:
    """A file whose suffix names no format is not written, unless --format says one."""
    path = tmp_path / "log.foo"
    done = here("list", "-n", "1", "--output", str(path), "--lang", language)
    assert (done.returncode, done.stdout, path.exists()) == (2, "", False)
    assert ".foo" in done.stderr
    assert here("list", "-n", "1", "--output", str(path), "--format", "csv").returncode == 0
    assert path.read_text(encoding="utf-8").startswith("id,")


@pytest.mark.parametrize("command", ["list -n 1", "list -n 1 --json", "show gpt-4 -f md", "schema list"])
def test_a_dash_is_standard_output(here: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """`--output -` writes to standard output, and no file of that name."""
    monkeypatch.chdir(tmp_path)
    done = here(*command.split(), "--output", "-")
    assert (done.returncode, done.stdout, done.stderr) == (0, here(*command.split()).stdout, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "--output is empty; name a file, or leave it out"), ("zh", "--output 为空；请写出文件名，或去掉它")],
)
def test_an_empty_output(here: Run, language: str, told: str) -> None:
    """An --output without a name is refused."""
    done = here("list", "-n", "1", "--output", "", "--lang", language)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"llmlog: {told}\n")


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "--output: 'out/' is a folder; name a file"), ("zh", "--output：“out/”是文件夹；请写出文件名")],
)
def test_an_output_that_is_a_folder(
    here: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    """An --output that ends as folders do is refused, and no file is written."""
    monkeypatch.chdir(tmp_path)
    done = here("list", "-n", "1", "--output", "out/", "--lang", language)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"llmlog: {told}\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("more", [[], ["--json"], ["--format", "tsv"]], ids=["table", "json", "tsv"])
def test_a_byte_order_mark_goes_with_csv(here: Run, more: list[str]) -> None:
    """--bom without CSV is refused."""
    done = here("list", "--bom", *more)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "llmlog: --bom goes with --format csv\n")


@pytest.mark.parametrize("is_there", [False, True], ids=["no file", "a file"])
@pytest.mark.parametrize("more", [["--json"], ["--format", "csv"], ["--format", "ids"], []], ids=" ".join)
@pytest.mark.parametrize("suffix", ["json", "txt"])
@pytest.mark.parametrize("sought", [["--org", "nosuch"], ["--month", "1930"]], ids=" ".join)
def test_nothing_found_writes_no_file(
    here: Run, tmp_path: Path, sought: list[str], suffix: str, more: list[str], is_there: bool
) -> None:
    """With --output, nothing found writes nothing, on standard output or in the file, in any format."""
    path = tmp_path / f"keep.{suffix}"
    if is_there:
        path.write_text("kept", encoding="utf-8")
    done = here("list", *sought, "--output", str(path), *more)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("llmlog: no ")
    assert [it.read_text(encoding="utf-8") for it in tmp_path.iterdir()] == (["kept"] if is_there else [])


def test_an_empty_path_of_data(here: Run) -> None:
    """An empty --data, which would be the folder where one is, ends with 2 and a line that says so."""
    done = here("list", "--data", "")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--data is empty; name a file or folder" in done.stderr


@pytest.mark.parametrize("command", ["list", "show elm", "search elm", "month 2023"])
def test_a_second_file_behind_data(here: Run, tmp_path: Path, command: str) -> None:
    """A second file behind the one that --data takes is told how to be named, and another word there is none."""
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    for file in (one, two):
        file.write_text(json.dumps([{"id": file.stem, "name": file.stem, "date": "2023"}]), encoding="utf-8")
    for language, told in (("en", "; repeat --data for several: "), ("zh", "；多个须重复 --data：")):
        done = here(*command.split(), "--data", str(one), str(two), "--lang", language)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"{told}--data {shlex.quote(str(one))} --data {shlex.quote(str(two))}" in done.stderr
    assert here("show", "--data", str(one), "one", "-f", "ids").stdout == "one\n"


def test_an_unknown_field_in_markdown(here: Run) -> None:
    """Where a field is not known nothing is printed, not the header of a table either."""
    for format in ("md", "csv", "tsv", "jsonl"):
        done = here("list", "--format", format, "--fields", "idx")
        assert (done.returncode, done.stdout) == (2, ""), format


def test_the_version_counts_own_entries_wherever_they_are_named(here: Run, own: Path) -> None:
    """What `--version` says of the data holds for the own files that are named before it or behind it."""
    before = here("--data", str(own), "--version").stdout
    assert "1912-05 to" in before
    assert here("--version", "--data", str(own)).stdout == before
