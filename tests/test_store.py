"""Files to a log and back: what is read, and what is said of a file that cannot be."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from llmlog import Log, PartialDate, load
from llmlog.check import problems
from llmlog.errors import DataError
from llmlog.language import Text
from llmlog.model import KEYS
from llmlog.store import DATA, Directory, bundle, canonical, data_version, load_months, read_entries, write_bundle

NEXT_STEP = "; correct the file, or reinstall llmlog if you did not change it"
NEXT_STEP_ZH = "；请改正该文件，若未改动过请重新安装 llmlog"
IDS = ["drought", "tap-root", "acorn", "oak", "mast"]


@pytest.mark.parametrize("read", [load, load_months])
def test_milestones_come_oldest_first(folder: Path, read: Callable[[Path], Log]) -> None:
    """The bundle and the month files give the same milestones, by date and then by id."""
    log = read(folder)
    assert [milestone.id for milestone in log] == IDS
    assert len(log) == 5


def test_milestones_of_a_day_come_by_id(folder: Path) -> None:
    """Of one day's milestones, the month files give the one with the first id first."""
    path = folder / "milestones" / "2023-06.json"
    (mast,) = read_entries(path)
    path.write_text(canonical([mast | {"id": "stem"}, mast]), encoding="utf-8")
    assert [milestone.id for milestone in load_months(folder)][-2:] == ["mast", "stem"]


def test_the_bundle_is_what_is_loaded(folder: Path) -> None:
    """Commands read the bundle and the directory, never a month file."""
    for path in (folder / "milestones").iterdir():
        path.unlink()
    assert [milestone.id for milestone in load(folder)] == IDS


def test_write_bundle(folder: Path) -> None:
    """A bundle is written of the month files as they are, with the labels of search."""
    path = folder / "milestones" / "2022.json"
    path.write_text(canonical([read_entries(path)[0] | {"name": "Dry Year"}]), encoding="utf-8")
    write_bundle(load_months(folder), folder)
    log = load(folder)
    assert log.milestones[0].name == "Dry Year"
    assert bundle(log) == bundle(load_months(folder))
    assert bundle(log) == {path.name: path.read_bytes() for path in (folder / "bundle").iterdir()}
    assert problems(folder) == []


@pytest.mark.parametrize("name", ["names.txt", "prose.txt", "labels.tsv", "related.tsv", "sounds.tsv"])
def test_the_texts_of_search_are_read_when_they_are_needed(folder: Path, name: str) -> None:
    """A folder without what search looks at loads; what is wrong with it is told where it is asked for."""
    log = load(folder)
    (folder / "bundle" / name).unlink()
    with pytest.raises(DataError) as caught:
        log.search("okapi")
    assert str(caught.value) == f"{name}: cannot be read (No such file or directory){NEXT_STEP}"


@pytest.mark.parametrize("name", ["names.txt", "prose.txt"])
def test_texts_of_another_log(folder: Path, name: str) -> None:
    """A text that has more or fewer blocks than there are milestones is not of this log."""
    path = folder / "bundle" / name
    path.write_text(path.read_text(encoding="utf-8").replace("\f\n", "", 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(folder).search("grows oak")
    assert caught.value.message == (
        f"{name}: has 4 blocks for 5 milestones{NEXT_STEP}",
        f"{name}：有 4 段，而条目有 5 条{NEXT_STEP_ZH}",
    )


@pytest.mark.parametrize(
    ("name", "query", "change", "why"),
    [
        (
            *("labels.tsv", "grove", lambda text: text.replace("grove\t", "grove ")),
            Text("has a line of 4 fields, not 5", "有一行是 4 个字段，应为 5 个"),
        ),
        (
            *("labels.tsv", "grove", lambda text: re.sub("[0-9]$", "5", text, flags=re.MULTILINE)),
            Text("names milestone 5", "提到了第 5 个条目"),
        ),
        (
            *("labels.tsv", "grove", lambda text: re.sub("[0-9]$", "x", text, flags=re.MULTILINE)),
            Text("names milestone x", "提到了第 x 个条目"),
        ),
        (
            *("labels.tsv", "grove", lambda text: text.replace("\t1\t", "\tall\t")),
            Text(
                "cannot be understood (ValueError: could not convert string to float: 'all')",
                "无法理解（ValueError: could not convert string to float: 'all'）",
            ),
        ),
        (
            *("sounds.tsv", "okapi", lambda text: text.replace("\t", " ")),
            Text("has a line of 1 fields, not 3", "有一行是 1 个字段，应为 3 个"),
        ),
    ],
    ids=["fields of labels", "unknown milestone", "no milestone", "no share", "fields of sounds"],
)
def test_a_broken_text_of_search(folder: Path, name: str, query: str, change: Callable[[str], str], why: Text) -> None:
    """A line that cannot be understood is told when it is looked at."""
    path = folder / "bundle" / name
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(folder).search(query)
    assert caught.value.message == (f"{name}: {why.en}{NEXT_STEP}", f"{name}：{why.zh}{NEXT_STEP_ZH}")


def test_missing_json(folder: Path) -> None:
    """A milestone without JSON is told by the line where it should stand."""
    path = folder / "bundle" / "milestones.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    mast = load(folder).milestones[-1]
    with pytest.raises(DataError) as caught:
        _ = mast.json
    assert caught.value.message == (
        f"milestones.jsonl, line 5: is missing{NEXT_STEP}",
        f"milestones.jsonl, line 5：缺失{NEXT_STEP_ZH}",
    )


def test_directory(folder: Path) -> None:
    """Organizations, tags and sources are read by id."""
    directory = Directory(folder)
    assert list(directory.organizations) == ["grove", "grove-lab", "meadow"]
    assert list(directory.tags) == ["chat", "open-weights"]
    assert list(directory.sources) == ["almanac", "gazette"]
    assert directory.organizations["grove"].to_dict() == {
        "id": "grove",
        "name": "Grove",
        "name_zh": "树林",
        "aliases": ["Grove AI", "小树林"],
        "formerly": [{"name": "Thicket", "until": "2021-10-28"}, {"name": "Copse", "until": None}],
        "parent": None,
        "country": "GB",
    }
    names = ("Grove", "树林", "grove", "Grove AI", "小树林", "Thicket", "Copse")
    assert directory.organizations["grove"].names == names
    assert [old.until for old in directory.organizations["grove"].formerly] == [PartialDate(2021, 10, 28), None]
    assert directory.sources["gazette"].title == ("Gazette", "公报")


@pytest.mark.parametrize(
    ("entries", "expected"),
    [([], "[]\n"), ([{"id": "oak", "name": "橡树"}], '[\n  {\n    "id": "oak",\n    "name": "橡树"\n  }\n]\n')],
    ids=["nothing", "an entry"],
)
def test_canonical(entries: list[object], expected: str) -> None:
    """Canonical text has two spaces a level, readable Chinese and a line break at its end."""
    assert canonical(entries) == expected


def test_data_version(folder: Path) -> None:
    """The version is the first line of its file."""
    (folder / "VERSION").write_text("2023-12-31\n", encoding="utf-8")
    assert data_version(folder) == "2023-12-31"
    assert data_version() == (DATA / "VERSION").read_text(encoding="utf-8").removesuffix("\n")


@pytest.mark.parametrize(
    ("content", "en", "zh", "cause"),
    [
        pytest.param(b"[", "JSON", "JSON", "Expecting value: line 1 column 2 (char 1)", id="broken off"),
        pytest.param(b"", "JSON", "JSON", "Expecting value: line 1 column 1 (char 0)", id="empty"),
        pytest.param(b'{"id": "oak"}', "a JSON list", "JSON 列表", None, id="object"),
        pytest.param(b"null", "a JSON list", "JSON 列表", None, id="null"),
        pytest.param(b'["\xff"]', "UTF-8", "UTF-8", "invalid start byte", id="not UTF-8"),
    ],
)
def test_read_entries_refuses(folder: Path, content: bytes, en: str, zh: str, cause: str | None) -> None:
    """A file that holds no list is named with the reason and the next step."""
    path = folder / "milestones" / "2022.json"
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_entries(path)
    assert caught.value.message == (
        f"2022.json: is not {en}{f' ({cause})' if cause else ''}{NEXT_STEP}",
        f"2022.json：不是 {zh}{f'（{cause}）' if cause else ''}{NEXT_STEP_ZH}",
    )


@pytest.mark.parametrize("name", ["organizations.json", "milestones.tsv", "VERSION"])
def test_a_missing_file(tmp_path: Path, name: str) -> None:
    """A file that is not there is named with the reason of the system."""
    reads: dict[str, Callable[[], object]] = {
        "organizations.json": lambda: Directory(tmp_path).organizations,
        "milestones.tsv": lambda: load(tmp_path),
        "VERSION": lambda: data_version(tmp_path),
    }
    with pytest.raises(DataError) as caught:
        reads[name]()
    assert caught.value.message == (
        f"{name}: cannot be read (No such file or directory){NEXT_STEP}",
        f"{name}：无法读取（No such file or directory）{NEXT_STEP_ZH}",
    )


def test_missing_month_files(folder: Path) -> None:
    """A folder without month files is an error of the data as well."""
    for path in (folder / "milestones").iterdir():
        path.unlink()
    with pytest.raises(DataError) as caught:
        load_months(folder)
    assert caught.value.message == (
        f"milestones: holds no month files{NEXT_STEP}",
        f"milestones：没有月份文件{NEXT_STEP_ZH}",
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"orgs": ["elm"]}, "KeyError: 'elm'"),
        ({"kind": "plant"}, "ValueError: 'plant' is not a valid Kind"),
        ({"released": {"date": "2023-00", "url": ""}}, "ValueError: 00"),
        ({"colour": "green"}, f"ValueError: the keys are not {', '.join(KEYS)}"),
    ],
    ids=["organization", "kind", "date", "key"],
)
def test_a_broken_entry(folder: Path, changes: dict[str, object], why: str) -> None:
    """An entry that cannot be understood is named by its file and number."""
    path = folder / "milestones" / "2023-05.json"
    acorn, oak = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(canonical([acorn, oak | changes]), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_months(folder)
    assert str(caught.value) == f"2023-05.json, entry 2: cannot be understood ({why}){NEXT_STEP}"


@pytest.mark.parametrize("name", ["organizations", "tags", "sources"])
def test_a_broken_directory(folder: Path, name: str) -> None:
    """An organization, tag or source that cannot be understood is named by its file and number."""
    path = folder / f"{name}.json"
    path.write_text(canonical([*read_entries(path), {"name": "elm"}]), encoding="utf-8")
    number = len(read_entries(path))
    with pytest.raises(DataError) as caught:
        getattr(Directory(folder), name)
    assert str(caught.value).startswith(f"{name}.json, entry {number}: cannot be understood (")


@pytest.mark.parametrize("name", ["organizations", "tags"])
def test_a_broken_directory_is_not_the_month_files_fault(folder: Path, name: str) -> None:
    """What is wrong with an organization or tag is told of its own file, not of the entry that refers to it."""
    path = folder / f"{name}.json"
    path.write_text(canonical([{"id": "elm"}, *read_entries(path)]), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_months(folder)
    assert str(caught.value) == f"{name}.json, entry 1: cannot be understood (KeyError: 'name'){NEXT_STEP}"
