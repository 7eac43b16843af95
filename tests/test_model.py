"""One milestone: what it reads from its line, and how it is made of an entry."""

import json
from typing import Any

import pytest

from llmlog import Kind, Log, PartialDate
from llmlog.errors import DataError
from llmlog.facts import Edge, Erratum, Link, Mention, Release
from llmlog.language import Language, Text
from llmlog.model import KEYS, OPTIONAL, Milestone, happened

Record = dict[str, Any]


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ("id", "oak"),
        ("name", "Oak"),
        ("name_zh", "橡树"),
        ("aliases", ("Oak-7B", "Quercus")),
        ("own_names", ("Oak", "橡树", "oak")),
        ("names", ("Oak", "橡树", "oak", "Oak-7B", "Quercus")),
        ("kind", Kind.MODEL),
        ("org_ids", ("grove",)),
        ("date", PartialDate(2023, 5, 10)),
        ("is_verified", True),
        ("source_ids", ("almanac", "gazette")),
        (
            "released",
            Release(PartialDate(2023, 5, 10), "https://grove.example/oak", Text("By local time.", "按当地时间。")),
        ),
        ("summary", Text("Oak grows.", "Oak 在生长。")),
        ("details", (Text("Oak is a plant.", "Oak 是植物。"),)),
        ("tag_ids", ("chat", "open-weights")),
        (
            "links",
            (Link("https://arxiv.org/abs/2305.00001", "paper"), Link("https://grove.example/oak", "announcement")),
        ),
        (
            "mentions",
            (
                Mention("almanac", PartialDate(2023, 5, 11), "Oak", "Grove", None, (), ("http://elm.example",)),
                Mention("gazette", None, "橡树", None, None, (), ()),
            ),
        ),
        (
            "errata",
            (
                Erratum(
                    *("date", "almanac", "11 May 2023", "10 May 2023", "https://grove.example/oak"),
                    note=Text("A day early.", "早一天。"),
                ),
            ),
        ),
        ("derived_from", ()),
    ],
)
def test_what_an_entry_says(small: Log, attribute: str, expected: object) -> None:
    """Each part of an entry is read as it was written."""
    assert getattr(small.get("oak"), attribute) == expected


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ("name_zh", None),
        ("aliases", ()),
        ("own_names", ("Mast", "mast")),
        ("names", ("Mast", "mast")),
        ("errata", ()),
        ("derived_from", (Edge("acorn", "trained-with", "https://meadow.example/mast"), Edge("oak", "built-on", None))),
    ],
)
def test_what_an_entry_leaves_out(small: Log, attribute: str, expected: object) -> None:
    """What an entry does not say is None or empty."""
    assert getattr(small.get("mast"), attribute) == expected


def test_nobodys(small: Log) -> None:
    """A milestone that nobody made, without a verified date, tags or links, has none of them."""
    drought = small.get("drought")
    assert (drought.orgs, drought.released, drought.tags, drought.links) == ((), None, (), ())
    assert (drought.is_verified, drought.former_ids, drought.source_ids) == (False, (), ("almanac",))


def test_references(small: Log) -> None:
    """Organizations come in the order of the entry, the lead first, and tags with their names."""
    assert [org.name.en for org in small.get("tap-root").orgs] == ["Meadow", "Grove"]
    assert [tag.name.zh for tag in small.get("oak").tags] == ["对话", "开放权重"]


@pytest.mark.parametrize(
    ("said", "released", "expected"),
    [
        ([], None, None),
        ([], "2023-05-10", "2023-05-10"),
        (["2023-05"], None, "2023-05"),
        ([None, "2023-05"], None, "2023-05"),
        (["2023", "2023-05", "2023-04"], None, "2023-04"),
        (["2023-05", "2023-05-12", "2023-05-11"], None, "2023-05-11"),
        (["2023-05-11"], "2023-05-10", "2023-05-10"),
        (["2023-05-11"], "2023-05", "2023-05"),
        (["2023-05"], "2021", "2021"),
    ],
)
def test_happened(said: list[str | None], released: str | None, expected: str | None) -> None:
    """The verified release counts, else the most precise and then earliest date that a source gives."""
    record = {"released": released and {"date": released}, "sources": [{"date": date} for date in said]}
    date = happened(record)
    assert (date and str(date)) == expected


@pytest.mark.parametrize(
    ("id", "language", "expected"),
    [
        ("oak", Language.EN, "Oak"),
        ("oak", Language.ZH, "橡树"),
        ("acorn", Language.EN, "Acorn"),
        ("acorn", Language.ZH, "Acorn"),
    ],
)
def test_title(small: Log, id: str, language: Language, expected: str) -> None:
    """A milestone goes by its Chinese name in Chinese where it has one, and else by its name."""
    assert small.get(id).title(language) == expected


@pytest.mark.parametrize(
    ("id", "position", "expected"),
    [
        ("oak", 0, ("name", "Oak")),
        ("oak", 1, ("name_zh", "橡树")),
        ("oak", 2, ("id", "oak")),
        ("oak", 3, ("aliases", "Oak-7B")),
        ("oak", 4, ("aliases", "Quercus")),
        ("mast", 1, ("id", "mast")),
    ],
)
def test_name_at(small: Log, id: str, position: int, expected: tuple[str, str]) -> None:
    """A position among the names leads back to the key and the spelling."""
    assert small.get(id).name_at(position) == expected


def test_repr(small: Log) -> None:
    """At a prompt, a milestone shows which one it is and when."""
    assert repr(small.get("oak")) == "<Milestone oak 2023-05-10>"


def test_json_is_the_entry_with_names_of_organizations(small: Log, records: list[Record]) -> None:
    """JSON shows what the file says, in its order, but organizations by their English name."""
    expected = [
        record
        | {"orgs": [small.organizations[id].name.en for id in record["orgs"]], "org_ids": record["orgs"]}
        | {"date": str(happened(record))}
        for record in records
    ]
    assert [milestone.to_dict() for milestone in small] == expected
    keys = [key for key in KEYS if key not in OPTIONAL]
    keys[keys.index("orgs") + 1 : keys.index("orgs") + 1] = ["org_ids", "date"]
    assert [list(milestone.to_dict()) for milestone in small] == [keys] * len(records)


def test_json_is_one_line_of_readable_utf8(small: Log) -> None:
    """JSON stands on one line and escapes no Chinese."""
    oak = small.get("oak")
    assert oak.json == json.dumps(oak.to_dict(), ensure_ascii=False).encode()


@pytest.mark.parametrize(("line", "count"), [(b"", 1), (b"oak\tOak", 2), (b"\t" * 8, 9), (b"\t" * 10, 11)])
def test_what_is_no_line_of_the_bundle(small: Log, line: bytes, count: int) -> None:
    """A line with too few or too many fields is told when one is asked for."""
    milestone = Milestone(line, lambda: memoryview(b""), small.directory)
    with pytest.raises(DataError, match=rf"ValueError: {count} fields, not 14"):
        _ = milestone.name


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"colour": "green"}, id="unknown key"),
        pytest.param({"kind": "plant"}, id="unknown kind"),
        pytest.param({"released": {"date": "2023-13", "url": ""}}, id="date that does not exist"),
        pytest.param({"released": None, "sources": []}, id="nothing that dates it"),
        pytest.param({"released": {"date": "10 May", "url": ""}}, id="verified date in another form"),
        pytest.param({"released": {"date": "2023-05-10"}}, id="verified date without URL"),
        pytest.param({"orgs": ["elm"]}, id="unknown organization"),
        pytest.param({"tags": ["bark"]}, id="unknown tag"),
        pytest.param({"summary": {"en": "Oak grows."}}, id="summary in one language"),
        pytest.param({"details": {"en": ["a", "b"], "zh": ["甲"]}}, id="details that do not match"),
        pytest.param({"links": [{"href": "x"}]}, id="link of another form"),
        pytest.param({"sources": [{"id": "almanac"}]}, id="source of another form"),
        pytest.param({"errata": [{"note": {"en": "a", "zh": "甲"}}]}, id="erratum of another form"),
        pytest.param({"derived_from": [{"id": "oak"}]}, id="descent of another form"),
        pytest.param({"name": "O\tak"}, id="tab"),
    ],
)
def test_from_record_refuses(small: Log, records: list[Record], changes: Record) -> None:
    """An entry that is not of the data files' form is refused when it is read, not when it is shown."""
    with pytest.raises((KeyError, TypeError, ValueError, DataError)):
        Milestone.from_record(records[3] | changes, small.directory)


def test_from_record_wants_the_keys_in_order(small: Log, records: list[Record]) -> None:
    """An entry whose keys stand in another order is refused with the right one."""
    record = dict(reversed(records[3].items()))
    with pytest.raises(ValueError, match=f"^the keys are not {', '.join(KEYS)}$"):
        Milestone.from_record(record, small.directory)


def test_kinds_in_both_languages() -> None:
    """Every kind has its own word in both languages."""
    assert {kind.value: kind.text.zh for kind in Kind} == {
        "model": "模型",
        "product": "产品",
        "tool": "工具",
        "method": "方法",
        "paper": "论文",
        "dataset": "数据集",
        "benchmark": "基准",
        "agent": "智能体",
        "platform": "平台",
        "event": "事件",
        "trend": "趋势",
    }
    assert [kind.text.en for kind in Kind] == list(Kind)
