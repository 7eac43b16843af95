"""A reader's own files over the log: what joins, what it replaces, and what is told of what cannot be used."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import llmlog
from llmlog import Log
from llmlog.errors import DataError, LayerError
from llmlog.formats import Options, Screen, render
from llmlog.formats.pages import entry as page
from llmlog.language import Language
from llmlog.stats import count_by
from llmlog.store.build import in_memory
from llmlog.store.cache import open_database
from llmlog.store.contents import Contents, bundled, stored
from llmlog.store.files import canonical, read_list
from llmlog.store.own import lay_over
from llmlog.views import Entry, Listing

Record = dict[str, Any]


@pytest.fixture(autouse=True)
def kept(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where databases are kept in these tests."""
    path = tmp_path_factory.mktemp("kept")
    monkeypatch.setattr("llmlog.store.cache.cache_folder", lambda: path)
    return path


@pytest.fixture
def laid(folder: Path, tmp_path: Path) -> Callable[..., Contents]:
    """What lays own records over the small log and returns the contents."""

    def lay(*records: Any, name: str = "own.json", base: Contents | None = None) -> Contents:
        contents = base or bundled(folder)
        path = tmp_path / name
        path.write_text(json.dumps(records), encoding="utf-8")
        lay_over(contents, path)
        return contents

    return lay


def test_an_own_entry_joins(laid: Callable[..., Contents]) -> None:
    """A new entry needs an id, a name and a date; one language is enough, and unknown tags become its own."""
    contents = laid({"id": "elm", "name": "Elm", "date": "2023-05-20", "tags": ["bark"], "summary": {"zh": "榆树。"}})
    log = Log(in_memory(contents))
    elm = log["elm"]
    assert (str(elm.date), elm.kind, elm.importance, elm.summary) == ("2023-05-20", "event", 2, ("榆树。", "榆树。"))
    assert [milestone.id for milestone in log] == ["drought", "tap-root", "acorn", "oak", "elm", "mast"]
    assert [milestone.id for milestone in log.select(tag="bark")] == ["elm"]
    assert contents.problems == []


def test_an_own_file_is_a_source(laid: Callable[..., Contents], tmp_path: Path) -> None:
    """A file counts as a source of the entries that it adds or changes, not of those that cannot be used."""
    contents = laid({"id": "elm", "name": "Elm", "date": "2023-05-20"}, name="first.json")
    own = [{"id": "oak", "kind": "tool"}, {"id": "yew", "name": "Yew"}, {"id": "mast", "derived_from": [{"id": "ash"}]}]
    log = Log(in_memory(laid(*own, {"id": "elm", "kind": "tool"}, base=contents)))
    first, second = str(tmp_path / "first.json"), str(tmp_path / "own.json")
    assert [(source.id, source.title.en) for source in log.sources.values()][-2:] == [
        *((first, "first.json"), (second, "own.json")),
    ]
    assert [[it.id for it in log.select(source=file)] for file in (first, second)] == [[], ["oak", "elm"]]
    assert log["elm"].sources == ()


@pytest.mark.parametrize(("language", "told"), [(Language.EN, "not verified"), (Language.ZH, "未核实")])
def test_an_own_entry_without_summary(laid: Callable[..., Contents], language: Language, told: str) -> None:
    """An own entry without a summary has an empty one, and without a source its page speaks of none."""
    log = Log(in_memory(laid(ELM, {"id": "oak", "name": "Great Oak"})))
    assert (log["elm"].summary, log["oak"].summary.en) == (("", ""), "Oak grows.")
    elm = page(Entry(log["elm"], (), (), ()), language)
    assert (elm.line[0], elm.summary) == (f"2023 ? {told}", "")
    markdown = "".join(render(Entry(log["elm"], (), (), ()), "md", Options(language)))
    assert markdown.startswith(f"# Elm\n\n2023 ? {told} · ")
    assert "\n\n\n" not in markdown
    listing = Listing(log.select(within="2023"), log.coverage)
    cards = "".join(render(listing, "table", Options(language, screen=Screen(50))))
    assert "Elm" in cards
    assert not re.search(r"\n\s*\n\s*\n", cards)


def test_an_own_entry_replaces_the_keys_that_it_gives(laid: Callable[..., Contents]) -> None:
    """An entry of a known id changes what it gives and keeps the rest; a date of its own counts before all others."""
    oak = laid({"id": "oak", "name": "Great Oak", "orgs": ["meadow"], "date": "2024"}).milestones["oak"]
    assert (oak.name, oak.name_zh, str(oak.date), [org.id for org in oak.orgs]) == (
        *("Great Oak", "橡树", "2024", ["meadow"]),
    )
    assert oak.released is not None


def test_a_known_id_keeps_its_own_date(laid: Callable[..., Contents]) -> None:
    """What an earlier own layer dated stays dated so where a later one says nothing of it."""
    first = laid({"id": "elm", "name": "Elm", "date": "2023-05-20"})
    second = laid({"id": "elm", "name": "Great Elm"}, base=first)
    assert second.problems == []
    assert (second.milestones["elm"].name, str(second.milestones["elm"].date)) == ("Great Elm", "2023-05-20")


def test_an_own_entry_with_two_dates(laid: Callable[..., Contents], tmp_path: Path) -> None:
    """Where an own entry gives a date and another one of its release, the date counts and both are told."""
    own = tmp_path / "own.json"
    released = {"date": "2023-05-20", "url": "https://elm.example"}
    contents = laid(ELM | {"date": "2023-05-21", "released": released})
    assert str(contents.milestones["elm"].date) == "2023-05-21"
    assert contents.problems == [
        (
            f'{own}, entry 1, "date": 2023-05-21 is not 2023-05-20, the date of "released"; 2023-05-21 counts',
            f"{own} 第 1 条“date”：2023-05-21 与“released”中的日期 2023-05-20 不同；以 2023-05-21 为准",
        )
    ]
    same = laid(ELM | {"date": "2023-05-20", "released": released}, {"id": "oak", "date": "2023-05-11"})
    assert same.problems == []
    oak = same.milestones["oak"]
    assert (str(oak.date), str(oak.released and oak.released.date)) == ("2023-05-11", "2023-05-10")


def test_an_id_that_own_entries_share(laid: Callable[..., Contents], tmp_path: Path) -> None:
    """Of two own entries of one id the later replaces the keys that it gives; both places are told."""
    contents = laid(ELM | {"summary": "Tall.", "tags": ["bark"]}, ELM | {"name": "Great Elm", "tags": []})
    own = tmp_path / "own.json"
    assert contents.problems == [
        (
            f"{own}, entry 2, \"id\": 'elm' stands at {own}, entry 1 as well; what this one says counts",
            f"{own} 第 2 条“id”：“elm”也见于 {own} 第 1 条；以此处为准",
        )
    ]
    elm = contents.milestones["elm"]
    assert (elm.name, elm.summary.en, elm.tags) == ("Great Elm", "Tall.", ())


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
            "own.jsonl",
            '{"id": "elm", "name": "Elm", "date": "2023"}\n{"id"\n',
            "is not JSON (Expecting ':' delimiter: line 2 column 6)",
            "不是 JSON（第 2 行第 6 列起无法读取）",
        ),
    ],
    ids=["number", "broken line"],
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


def test_own_organizations(laid: Callable[..., Contents], tmp_path: Path) -> None:
    """A folder may add organizations, which are read before its entries."""
    contents = laid({"id": "wood", "name": {"en": "Wood", "zh": "木"}}, name="organizations.json")
    (tmp_path / "more.json").write_text(
        json.dumps([{"id": "elm", "name": "Elm", "date": "2023", "orgs": ["wood"]}]), encoding="utf-8"
    )
    lay_over(contents, tmp_path / "more.json")
    assert contents.milestones["elm"].orgs[0].name.zh == "木"


@pytest.mark.parametrize("name", ["grove", "Grove", "GROVE AI", "树林", "Thicket"])
def test_own_entries_call_a_maker_by_any_name(laid: Callable[..., Contents], name: str) -> None:
    """The makers of an own entry may be given by id or by any name that the log knows, and each counts once."""
    contents = laid(ELM | {"orgs": [name, "meadow", "grove"]})
    assert [org.id for org in contents.milestones["elm"].orgs] == ["grove", "meadow"]
    assert contents.problems == []


@pytest.mark.parametrize("name", ["open-weights", "Open Weights", "openweights", "开放权重"])
def test_own_entries_call_a_tag_by_any_name(laid: Callable[..., Contents], name: str) -> None:
    """The tags of an own entry may be given by id or by any name that the log knows, and each counts once."""
    contents = laid(ELM | {"tags": [name, "bark", "open-weights"]})
    assert [tag.id for tag in contents.milestones["elm"].tags] == ["open-weights", "bark"]
    assert contents.problems == []
    assert [it.id for it in Log(in_memory(contents)).select(tag="bark")] == ["elm"]


def test_a_new_tag_near_a_known_one(laid: Callable[..., Contents], tmp_path: Path) -> None:
    """A tag that is nearly called like a known one is used as typed, and the known one is suggested."""
    contents = laid(ELM | {"tags": ["open-wieghts"]})
    assert contents.problems == [
        (
            f"{tmp_path}/own.json, entry 1, \"tags\": 'open-wieghts' is a new tag; did you mean open weights?",
            f"{tmp_path}/own.json 第 1 条“tags”：“open-wieghts”记为新标签；您是不是想找：开放权重？",
        )
    ]


def test_a_date_of_ones_own_is_not_verified(laid: Callable[..., Contents]) -> None:
    """An own date beside a release of another day is not verified, and the address shows that other day."""
    log = Log(in_memory(laid({"id": "oak", "date": "2020"})))
    oak = log["oak"]
    assert (str(oak.date), oak.is_verified, oak.is_doubtful) == ("2020", False, True)
    shown = page(Entry(oak, (), (), [log.sources[claim.source] for claim in oak.sources]), Language.EN)
    assert shown.line[0] == "2020 ? not verified"
    assert [label for label, _ in shown.links if "shows" in label] == ["announcement, shows 2023-05-10"]


def test_a_folder_without_files_is_told(laid: Callable[..., Contents], tmp_path: Path) -> None:
    """A folder in which nothing can be read is told."""
    contents = laid(ELM)
    (tmp_path / "empty").mkdir()
    lay_over(contents, tmp_path / "empty")
    assert contents.problems == [
        (f"{tmp_path}/empty: no .json or .jsonl file", f"{tmp_path}/empty：没有 .json 或 .jsonl 文件")
    ]


def test_an_unknown_maker_is_a_new_organization(laid: Callable[..., Contents]) -> None:
    """A maker that the log does not know becomes an organization of that name, however it is spelt the second time."""
    contents = laid(ELM | {"orgs": ["Acme", "ACME"]}, ELM | {"id": "yew", "name": "Yew", "orgs": ["ACME"]})
    log = Log(in_memory(contents))
    assert contents.problems == []
    assert [milestone.id for milestone in log.select(org="acme")] == ["elm", "yew"]
    assert log.organization("Acme").name == ("Acme", "Acme")
    assert "ACME" not in log.organizations


def test_a_new_organization_near_a_known_one(laid: Callable[..., Contents], tmp_path: Path) -> None:
    """An unknown maker that is nearly called like a known one is used as typed, and the known one is suggested."""
    contents = laid(ELM | {"orgs": ["Meadwo"]}, ELM | {"id": "yew", "name": "Yew", "orgs": ["Meadwo"]})
    assert contents.problems == [
        (
            f"{tmp_path}/own.json, entry 1, \"orgs\": 'Meadwo' is a new organization; did you mean Meadow?",
            f"{tmp_path}/own.json 第 1 条“orgs”：“Meadwo”记为新机构；您是不是想找：草地？",
        )
    ]
    assert contents.milestones["yew"].orgs[0].id == "Meadwo"


def test_an_entry_that_is_left_out_leaves_no_organization(laid: Callable[..., Contents]) -> None:
    """The new makers and tags of an entry that cannot be used do not join."""
    contents = laid(ELM | {"orgs": ["Meadwo"], "tags": ["bark"], "kind": "plant"})
    assert len(contents.problems) == 1
    assert "Meadwo" not in contents.references.organizations
    assert "bark" not in contents.references.tags


ELM = {"id": "elm", "name": "Elm", "date": "2023"}
KINDS = "model, product, tool, method, paper, dataset, benchmark, agent, platform, event, trend"
DATES = "2023, 2023-07 or 2023-07-18"
BROKEN: list[tuple[Any, str, str, str]] = [
    ({"name": "Elm", "date": "2023"}, "id", "missing", "缺少该键"),
    ({"id": ["elm"], "name": "Elm", "date": "2023"}, "id", "not a text", "不是文字"),
    ({"id": "elm", "date": "2023"}, "name", "missing", "缺少该键"),
    (ELM | {"name": 5}, "name", "not a text", "不是文字"),
    (ELM | {"name": "\ud800"}, "name", "not a text", "不是文字"),
    (
        {"id": "elm", "name": "Elm"},
        "date",
        "missing, and neither a release nor a source dates it",
        "缺少该键，也没有发布或来源注明日期",
    ),
    (
        ELM | {"date": "May 2023"},
        "date",
        f"'May 2023' is not a date like {DATES} or null",
        "“May 2023”不是 2023、2023-07、2023-07-18 这样的日期或 null",
    ),
    (
        ELM | {"date": 2023},
        "date",
        f"not a date like {DATES} or null",
        "不是 2023、2023-07、2023-07-18 这样的日期或 null",
    ),
    (
        ELM | {"kind": "plant"},
        "kind",
        f"'plant' is none of {KINDS}",
        f"“plant”不在以下之列：{KINDS.replace(', ', '、')}",
    ),
    (ELM | {"importance": 4}, "importance", "not 1, 2 or 3", "不是 1、2 或 3"),
    (ELM | {"orgs": "grove"}, "orgs", "not a list of texts", "不是文字列表"),
    (ELM | {"aliases": "Elm"}, "aliases", "not a list of texts", "不是文字列表"),
    (ELM | {"height": 9}, "height", "unknown key", "未知的键"),
    (ELM | {"summary": 5}, "summary", "wants an object with en, zh", "须为含 en、zh 的对象"),
    (ELM | {"summary": {"fr": "x"}}, "summary", "wants an object with en, zh", "须为含 en、zh 的对象"),
    (
        ELM | {"details": {"en": ["a"], "zh": []}},
        "details",
        "not as many texts in en as in zh",
        "en 与 zh 的条数不同",
    ),
    (
        {"id": "oak", "links": [{"url": "javascript:x", "kind": "paper"}]},
        "links",
        "'javascript:x' is no http or https address",
        "“javascript:x”不是 http 或 https 网址",
    ),
    (
        {"id": "oak", "released": {"date": "May", "url": "https://oak.example"}},
        "released",
        f"'May' is no date like {DATES}",
        "“May”不是 2023、2023-07、2023-07-18 这样的日期",
    ),
    (
        ELM | {"specs": {"context_tokens": "4K"}},
        "specs",
        '"context_tokens" is not a whole number above 0',
        "“context_tokens”不是大于 0 的整数",
    ),
    (ELM | {"links": {}}, "links", "not a list", "不是列表"),
    (
        ELM | {"derived_from": [{"id": "ash", "relation": "built-on"}]},
        "derived_from",
        "'ash' is not there",
        "找不到“ash”",
    ),
    ("elm", "", "is not an object", "不是对象"),
    (None, "", "is not an object", "不是对象"),
]


@pytest.mark.parametrize(("record", "key", "en", "zh"), BROKEN, ids=[f"{key} {en}"[:40] for _, key, en, _ in BROKEN])
def test_what_is_broken_in_an_own_file_is_told(
    laid: Callable[..., Contents], tmp_path: Path, record: Any, key: str, en: str, zh: str
) -> None:
    """A broken entry is named with its file, number, key and reason and left out; the rest of the file is used."""
    contents = laid(record, {"id": "ash-tree", "name": "Ash", "date": "2023"})
    (problem,) = contents.problems
    place = f', "{key}"' if key else ""
    assert problem.en == f"{tmp_path}/own.json, entry 1{place}: {en}; the entry is left out"
    assert problem.zh == f"{tmp_path}/own.json 第 1 条{f'“{key}”' if key else ''}：{zh}；该条目已略过"
    assert "elm" not in contents.milestones
    assert "ash-tree" in contents.milestones
    assert contents.milestones["oak"].name == "Oak"


@pytest.mark.parametrize(
    ("wrong", "en", "zh"),
    [
        (
            {"summry": "Tall."},
            '"summry": unknown key; the entry is left out; did you mean "summary"?',
            "“summry”：未知的键；该条目已略过；您是不是想找：“summary”？",
        ),
        (
            {"org": "Grove"},
            '"org": unknown key; the entry is left out; did you mean "orgs"?',
            "“org”：未知的键；该条目已略过；您是不是想找：“orgs”？",
        ),
        (
            {"kind": "modle"},
            f"\"kind\": 'modle' is none of {KINDS}; the entry is left out; did you mean model?",
            f"“kind”：“modle”不在以下之列：{KINDS.replace(', ', '、')}；该条目已略过；您是不是想找：model？",
        ),
    ],
)
def test_what_was_probably_meant(
    laid: Callable[..., Contents], tmp_path: Path, wrong: Record, en: str, zh: str
) -> None:
    """A key or kind that is nearly a known one is told with the known one."""
    contents = laid(ELM | wrong)
    assert contents.problems == [(f"{tmp_path}/own.json, entry 1, {en}", f"{tmp_path}/own.json 第 1 条{zh}")]


def test_all_that_is_broken_in_an_entry_is_told(laid: Callable[..., Contents], tmp_path: Path) -> None:
    """Every unknown key, and every value and word of another form, is told at once, each in a line."""
    broken = {"foo": 1, "sumary": "Tall.", "importance": 5, "kind": "modle", "date": 2023, "links": [{"url": "elm"}]}
    contents = laid(ELM | broken)
    lines = [problem.en.removeprefix(f"{tmp_path}/own.json, entry 1, ") for problem in contents.problems]
    assert [line.partition(";")[0] for line in lines] == [
        f'"date": not a date like {DATES} or null',
        '"foo": unknown key',
        '"sumary": unknown key',
        '"importance": not 1, 2 or 3',
        f"\"kind\": 'modle' is none of {KINDS}",
        '"links": wants an object with kind, url',
    ]
    assert [problem.zh.partition("；")[0].rpartition("第 1 条")[2] for problem in contents.problems][1:3] == [
        "“foo”：未知的键",
        "“sumary”：未知的键",
    ]
    assert "elm" not in contents.milestones


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ([{"id": "wood"}], ['entry 1, "name": missing']),
        ([{"id": "wood", "name": "Wood"}], ['entry 1, "name": not a text in both en and zh']),
        (
            [{"id": "wood", "name": {"en": "Wood", "zh": "木"}, "parent": "elm"}],
            ["entry 1, \"parent\": 'elm' is not there"],
        ),
        (
            [
                {"id": id, "name": {"en": id, "zh": id}, "parent": above}
                for id, above in (("a", "b"), ("b", "a"), ("c", "a"))
            ],
            ['entry 1, "parent": belongs to itself'],
        ),
    ],
    ids=["no name", "name in no language", "parent that is not there", "a circle"],
)
def test_what_is_broken_in_own_organizations(
    laid: Callable[..., Contents], tmp_path: Path, own: list[Record], told: list[str]
) -> None:
    """A broken organization is told in the same way, and what it cannot belong to is left out."""
    contents = laid(*own, name="organizations.json")
    said = [problem.en for problem in contents.problems]
    what = "the parent" if '"parent"' in told[0] else "the organization"
    assert said == [f"{tmp_path}/organizations.json, {line}; {what} is left out" for line in told]
    log = Log(in_memory(contents))
    assert all(log.family(it) and (it.parent is None or log.parent(it)) for it in log.organizations.values())


def test_own_organizations_reach_the_milestones_of_the_log(laid: Callable[..., Contents]) -> None:
    """Name, country and parent of an organization are those of an own file for milestones that the log has as well."""
    own = {"id": "grove", "name": {"en": "Orchard", "zh": "果园"}, "country": "CA", "parent": "meadow"}
    log = Log(in_memory(laid(own, name="organizations.json")))
    assert [it.id for it in log.select(org="grove", country="CA")] == ["tap-root", "acorn", "oak"]
    assert [it.id for it in log.select(org="meadow")] == ["tap-root", "acorn", "oak", "mast"]
    assert [json.loads(record)["orgs"] for record in log.select(org="grove").records()][2] == ["Orchard"]


def test_an_own_circle_of_organizations_over_a_database(laid: Callable[..., Contents], folder: Path) -> None:
    """Where an own file makes an organization of the log its own ancestor, the own one is told and left out."""
    base = stored(in_memory(bundled(folder)))
    own = {"id": "grove", "name": {"en": "Grove", "zh": "树林"}, "parent": "grove-lab"}
    contents = laid(own, name="organizations.json", base=base)
    assert ["organizations.json, entry 1" in problem.en for problem in contents.problems] == [True]
    assert contents.references.organizations["grove-lab"].parent == "grove"


def test_names_of_signs_alone(laid: Callable[..., Contents]) -> None:
    """A name without letters or digits stands for itself, and what has none names nothing."""
    log = Log(in_memory(laid({"id": "elm", "name": "🎉", "date": "2023"}, {"id": "yew", "name": "🤗", "date": "2023"})))
    assert (log["🎉"].id, log["🤗"].id) == ("elm", "yew")
    assert "" not in log
    assert log.maker("??") is None


def test_a_year_of_three_digits(laid: Callable[..., Contents]) -> None:
    """A year before 1000 is counted as such and found, with its month, as it is written."""
    log = Log(in_memory(laid({"id": "yew", "name": "Yew", "date": "0999-05"})))
    counted = [(it.key, it.total) for by in ("year", "month") for it in count_by(log, log.select(until="1000"), by)]
    assert counted == [("0999", 1), ("0999-05", 1)]
    assert log.select(until="1000").months() == [("0999-05", 1)]
    assert [hit.milestone.id for hit in log.search("0999-05")] == ["yew"]


def test_a_chain_of_what_is_left_out(laid: Callable[..., Contents]) -> None:
    """What refers to an entry that is left out is left out as well."""
    edge = {"relation": "built-on"}
    contents = laid(
        {"id": "elm", "name": "Elm", "date": "2023", "derived_from": [edge | {"id": "ash"}]},
        {"id": "yew", "name": "Yew", "date": "2023", "derived_from": [edge | {"id": "elm"}]},
    )
    assert len(contents.problems) == 2
    assert {"elm", "yew"}.isdisjoint(contents.milestones)


def own_entry(id: str, *parents: str, **more: Any) -> Record:
    """Return an own entry that grew out of others."""
    edges = [{"id": parent, "relation": "built-on"} for parent in parents]
    return {"id": id, "name": id.title(), "date": "2023", "derived_from": edges} | more


@pytest.mark.parametrize(
    ("own", "number", "circle"),
    [
        ([own_entry("elm", "elm")], 1, "elm → elm"),
        ([own_entry("elm", "yew"), own_entry("yew", "elm", "oak")], 2, "yew → elm → yew"),
        ([{"id": "oak", "derived_from": own_entry("", "mast")["derived_from"]}], 1, "oak → mast → oak"),
        ([own_entry("elm", "mast"), own_entry("oak", "elm")], 2, "oak → elm → mast → oak"),
        (
            [own_entry("elm", "oak"), {"id": "oak", "derived_from": [{"id": "elm", "relation": "part-of"}]}],
            2,
            "oak → elm → oak",
        ),
    ],
    ids=["itself", "each other", "a known descendant", "by way of an own entry", "a part"],
)
def test_descent_in_a_circle(
    laid: Callable[..., Contents], tmp_path: Path, own: list[Record], number: int, circle: str
) -> None:
    """What makes a milestone its own ancestor is left out and told; the entry and its other parents stay."""
    contents = laid(*own)
    child, parent, *_ = circle.split(" → ")
    own_file, en, zh = tmp_path / "own.json", f"{parent!r} closes a circle", f"“{parent}”使派生关系成环"
    assert contents.problems == [
        (
            f'{own_file}, entry {number}, "derived_from": {en}, {circle}; the edge is left out',
            f"{own_file} 第 {number} 条“derived_from”：{zh}（{circle}）；该派生关系已略过",
        )
    ]
    others = [edge["id"] for edge in own[number - 1]["derived_from"] if edge["id"] != parent]
    assert [edge.parent for edge in contents.milestones[child].derived_from] == others
    assert len(contents.milestones) == len({"drought", "tap-root", "acorn", "oak", "mast", *(it["id"] for it in own)})


def test_descent_that_is_turned_round(laid: Callable[..., Contents]) -> None:
    """An own entry may turn known descent round where it takes the old one away, and may come before its parents."""
    turned = (
        {"id": "oak", "derived_from": own_entry("", "acorn")["derived_from"]},
        {"id": "acorn", "derived_from": []},
    )
    contents = laid(*turned, own_entry("elm", "yew"), own_entry("yew", "oak"))
    assert contents.problems == []
    assert [edge.parent for edge in contents.milestones["oak"].derived_from] == ["acorn"]


def test_an_upgrade_with_an_own_log(folder: Path, tmp_path: Path) -> None:
    """An own file stays laid over the log when another version of it ships."""
    own = tmp_path / "own.json"
    own.write_text(json.dumps([{"id": "elm", "name": "Elm", "date": "2023"}]), encoding="utf-8")
    path = folder / "milestones" / "2022.json"
    drought = read_list(path)[0]
    assert Log(open_database([own], folder))["drought"].name == "Drought"
    path.write_text(canonical([drought | {"name": "Dry Year"}]), encoding="utf-8")
    log = Log(open_database([own], folder))
    assert (log["drought"].name, log["elm"].name) == ("Dry Year", "Elm")


def test_own_files_are_loaded_by_the_library(tmp_path: Path) -> None:
    """`llmlog.load` takes files and says what of them could not be used; one that is not there is an error."""
    own = tmp_path / "own.json"
    own.write_text(json.dumps([{"id": "elm-1", "name": "Elm One", "date": "2023"}, {"id": "x"}]), encoding="utf-8")
    log = llmlog.load(own)
    assert log["Elm One"].id == "elm-1"
    assert [problem.en.partition("own.json, ")[2] for problem in log.problems] == [
        'entry 2, "name": missing; the entry is left out'
    ]
    with pytest.raises(DataError, match="is not there"):
        llmlog.load(tmp_path / "none.json")
