"""The tool that writes the data files: what it says where an entry is wrong."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from llmlog.store.files import canonical, read_list


@pytest.fixture
def tool(script: Callable[[str], ModuleType], folder: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The tool, which writes the small folder."""
    module = script("write_data")
    monkeypatch.setattr(module, "DATA", folder)
    monkeypatch.setattr("sys.argv", ["write_data.py"])
    return module


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        (
            {"released": {"date": "2023-13-40", "url": "https://grove.example/oak"}},
            ["\"released\": '2023-13-40' is no date like 2023, 2023-07 or 2023-07-18"],
        ),
        ({"summary": {"en": "x", "zh": ""}}, ['"summary": no Chinese']),
    ],
    ids=["a date that does not exist", "a language that is missing"],
)
def test_a_wrong_entry_is_named(
    folder: Path, tool: ModuleType, capsys: pytest.CaptureFixture[str], changes: dict[str, Any], lines: list[str]
) -> None:
    """What is wrong with an entry is told once, with file, entry and key, and nothing is written."""
    path = folder / "milestones" / "2023-05.json"
    acorn, oak = read_list(path)
    path.write_text(text := canonical([oak | changes, acorn]), encoding="utf-8")
    assert tool.main() == 2
    assert capsys.readouterr() == ("", "".join(f"2023-05.json, entry 1, {line}\n" for line in lines))
    assert path.read_text(encoding="utf-8") == text


def test_what_is_right_is_written(folder: Path, tool: ModuleType) -> None:
    """Entries come to stand in order, those of a month in its file, and a file that holds none is removed."""
    may, june = (folder / "milestones" / f"2023-{month}.json" for month in ("05", "06"))
    before, entries = may.read_bytes(), read_list(may)
    may.unlink()
    june.write_text(canonical([*read_list(june), dict(reversed(entries[1].items())), entries[0]]), encoding="utf-8")
    (folder / "milestones" / "2024.json").write_text("[]", encoding="utf-8")
    assert tool.main() == 0
    assert may.read_bytes() == before
    assert not (folder / "milestones" / "2024.json").exists()


@pytest.mark.parametrize(("argument", "code"), [("--help", 0), ("--hlep", 2)])
def test_an_option_writes_nothing(
    folder: Path, tool: ModuleType, monkeypatch: pytest.MonkeyPatch, argument: str, code: int
) -> None:
    """`--help` says what the tool does, an option that is none is refused, and neither writes anything."""
    path = folder / "milestones" / "2023-05.json"
    path.write_text(text := canonical(read_list(path)[::-1]), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["write_data.py", argument])
    with pytest.raises(SystemExit) as left:
        tool.main()
    assert left.value.code == code
    assert path.read_text(encoding="utf-8") == text
