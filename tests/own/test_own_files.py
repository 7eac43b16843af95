"""A reader's own files and folders: what they may hold, and what is told of those that hold none."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from llmlog import Log
from llmlog.errors import LayerError
from llmlog.store.contents import Contents, bundled, stored
from llmlog.store.own_entries import lay_over

Record = dict[str, Any]
ELM = {"id": "elm", "name": "Elm", "date": "2023"}


def test_an_id_in_two_files_of_a_folder(folder: Path, tmp_path: Path) -> None:
    """An id that two files of a folder share is told with both files; one of two layers is not."""
    own = tmp_path / "own"
    own.mkdir()
    for name in ("one", "two"):
        (own / f"{name}.json").write_text(json.dumps([ELM | {"name": name}]), encoding="utf-8")
    contents = bundled(folder)
    lay_over(contents, own)
    assert contents.milestones["elm"].name == "two"
    (problem,) = contents.problems
    assert problem.en.startswith(f"{own}/two.json, entry 1, \"id\": 'elm' stands at {own}/one.json, entry 1 as well")
    lay_over(contents, own / "one.json")
    assert (contents.milestones["elm"].name, len(contents.problems)) == ("one", 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("own.json", '{\n "id": "elm",\n "name": "Elm", "date": "2023"\n}\n'),
        ("own.json", '{"id": "elm", "name": "Elm", "date": "2023"}\n{"id": "yew", "name": "Yew", "date": "2023"}\n'),
        ("own.jsonl", '{"id": "elm", "name": "Elm", "date": "2023"}\n\n'),
        ("own.jsonl", ""),
    ],
    ids=["one object", "an object a line", "one line", "empty"],
)
def test_what_an_own_file_may_hold(folder: Path, tmp_path: Path, name: str, text: str) -> None:
    """An own file may hold one entry, or one a line, as well as a list."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    contents = bundled(folder)
    lay_over(contents, tmp_path / name)
    assert contents.problems == []
    assert {"elm", "yew"} & {*contents.milestones} == {id for id in ("elm", "yew") if id in text}


@pytest.mark.parametrize(
    ("name", "text", "en", "zh"),
    [
        (
            "own.json",
            "5",
            "holds neither a list of entries, nor one entry, nor one a line",
            "既不是条目列表，也不是单个条目或每行一个条目",
        ),
        (
            "own.json",
            '{"version": 1, "milestones": [{"id": "elm", "name": "Elm", "date": "2023"}]}',
            'holds its list under "milestones", not alone',
            "列表写在“milestones”之下，应单独写出",
        ),
        (
            "own.jsonl",
            '{"id": "elm", "name": "Elm", "date": "2023"}\n{"id"\n',
            "is not JSON (Expecting ':' delimiter: line 2 column 6)",
            "不是 JSON（第 2 行第 6 列起无法读取）",
        ),
    ],
    ids=["number", "a list within an object", "broken line"],
)
def test_an_own_file_that_holds_no_entries(
    folder: Path, tmp_path: Path, name: str, text: str, en: str, zh: str
) -> None:
    """A file that cannot be read is an error that names it, by itself as within a folder."""
    path = tmp_path / "own" / name
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    (path.parent / "yew.json").write_text("[]", encoding="utf-8")
    for layer in (path, path.parent):
        with pytest.raises(LayerError) as caught:
            lay_over(bundled(folder), layer)
        assert caught.value.message == (
            f"{path}: {en}; name another, or correct it",
            f"{path}：{zh}；请指定别的文件，或改正它",
        )


def test_what_json_prints_is_an_own_file(fixed: Log, tmp_path: Path) -> None:
    """What `list --json` and `search --json` print can be laid over the log again, and changes nothing."""
    records = [it.to_dict() for it in fixed.select()]
    records[0] |= {"score": 100.0, "matched": {"field": "name", "text": "x"}}
    path = tmp_path / "own.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    contents = stored(fixed.connection)
    lay_over(contents, path)
    assert contents.problems == []
    assert [it.to_dict() for it in contents.in_order()] == [it.to_dict() for it in fixed.select()]


def test_a_folder_without_files_is_told(laid: Callable[..., Contents], tmp_path: Path) -> None:
    """A folder in which nothing can be read is told."""
    contents = laid(ELM)
    (tmp_path / "empty").mkdir()
    lay_over(contents, tmp_path / "empty")
    assert contents.problems == [
        (f"{tmp_path}/empty: no .json or .jsonl file", f"{tmp_path}/empty：没有 .json 或 .jsonl 文件")
    ]
