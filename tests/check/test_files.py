"""The rules for files: canonical text, a bundle made of it, and what cannot be read at all."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from llmlog.check import problems, read
from llmlog.check.entries import Entry
from llmlog.store.files import canonical, read_list

NEXT_STEP = "; correct the file, or reinstall llmlog if you did not change it"
NOT_CANONICAL = "not in canonical form; `python tools/write_data.py` writes it"


def test_a_good_folder(folder: Path) -> None:
    """Nothing is said of a folder in which everything is right."""
    assert problems(folder) == []


def test_read(folder: Path, records: list[dict[str, object]]) -> None:
    """Every entry comes with its month and its place, in the order of the files."""
    places = [("2022", 1), ("2023-04", 1), ("2023-05", 1), ("2023-05", 2), ("2023-06", 1)]
    expected = [Entry(month, f"{month}.json, entry {number}", None) for month, number in places]
    assert read(folder) == [entry._replace(record=record) for entry, record in zip(expected, records, strict=True)]


@pytest.mark.parametrize("name", ["milestones/2023-05.json", "organizations.json", "sources.json", "tags.json"])
@pytest.mark.parametrize(
    ("indent", "ascii", "end"),
    [
        pytest.param(4, False, "\n", id="four spaces"),
        pytest.param(None, False, "\n", id="one line"),
        pytest.param(2, True, "\n", id="escaped Chinese"),
        pytest.param(2, False, "", id="no line break at the end"),
        pytest.param(2, False, "\n\n", id="two line breaks at the end"),
    ],
)
def test_a_file_that_is_not_canonical(folder: Path, name: str, indent: int | None, *, ascii: bool, end: str) -> None:
    """A file that says the right in another form is named with what writes it."""
    path = folder / name
    text = json.dumps(read_list(path), indent=indent, ensure_ascii=ascii) + end
    path.write_text(text, encoding="utf-8")
    assert problems(folder) == [f"{path.name}: {NOT_CANONICAL}"]


def test_entries_in_another_order(folder: Path) -> None:
    """A month file whose entries are not sorted by date and then by id is not in canonical form."""
    path = folder / "milestones" / "2023-05.json"
    path.write_text(canonical(read_list(path)[::-1]), encoding="utf-8")
    assert problems(folder) == [f"2023-05.json: {NOT_CANONICAL}"]


@pytest.mark.parametrize("name", ["milestones/2023-05.json", "organizations.json", "sources.json", "tags.json"])
@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(b'[{"id": "oak",}]', "is not JSON (", id="comma"),
        pytest.param(b"", "is not JSON (Expecting value: line 1 column 1)", id="empty"),
        pytest.param(b'{"oak": 1}', "is not a JSON list", id="object"),
        pytest.param(b'["\xb4\xf3"]', "is not UTF-8 (invalid start byte)", id="GBK"),
    ],
)
def test_what_is_no_list_of_entries(folder: Path, name: str, content: bytes, why: str) -> None:
    """A file that cannot be read is one line with the reason and the next step."""
    path = folder / name
    path.write_bytes(content)
    found = problems(folder)
    assert [line.startswith(f"{path.name}: {why}") and line.endswith(NEXT_STEP) for line in found] == [True]


def test_no_data(tmp_path: Path) -> None:
    """A folder that holds no data is one line that names what is missing."""
    expected = f"organizations.json: cannot be read (No such file or directory){NEXT_STEP}"
    assert problems(tmp_path) == [expected]


def test_a_file_of_another_name(folder: Path) -> None:
    """A month file whose name is no month is told where its entries belong; other files are left alone."""
    (folder / "milestones" / "notes.txt").write_text("elm", encoding="utf-8")
    (folder / "milestones" / "2022.json").rename(folder / "milestones" / "22.json")
    assert problems(folder) == ['22.json, entry 1, "sources": happened 2022 and belongs into 2022.json']


def run(*arguments: str) -> tuple[int, str, str]:
    """Run the check as people do, and return its exit code, output and talk."""
    command = [sys.executable, "-X", "utf8", "-m", "llmlog.check", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout, done.stderr


def test_the_command(folder: Path) -> None:
    """The check of a folder prints a line a problem and exits with 2, or says that there is none and exits with 0."""
    assert run(str(folder)) == (0, "no problems\n", "")
    (folder / "milestones" / "2022.json").write_text("[", encoding="utf-8")
    line = f"2022.json: is not JSON (Expecting value: line 1 column 2){NEXT_STEP}"
    assert run(str(folder)) == (2, f"{line}\n", "")


def test_the_command_alone() -> None:
    """Without a folder, the data that ships with llmlog is checked."""
    assert run() == (0, "no problems\n", "")


def test_the_help_of_the_command(tmp_path: Path) -> None:
    """`--help` says what is checked, and what is no folder is refused with the usage."""
    code, told, talk = run("--help")
    assert (code, talk) == (0, "")
    assert "[folder]" in told
    code, told, talk = run(str(tmp_path / "none"))
    assert (code, told) == (2, "")
    assert talk.endswith(f"{tmp_path / 'none'} is not a folder\n")


def test_a_folder_without_month_files(tmp_path: Path) -> None:
    """A folder of something else, as an installed llmlog has it, is refused with what to name instead."""
    code, told, talk = run(str(tmp_path))
    assert (code, told) == (2, "")
    assert talk.endswith(f"{tmp_path} holds no milestones/; name the data folder of a checkout, src/llmlog/data\n")
