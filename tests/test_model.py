"""One milestone: what it reads from its line, and how it is made of an entry."""

from typing import Any

import pytest

from llmlog import Kind, Log, PartialDate
from llmlog.check.entries import happened
from llmlog.language import Language, Text
from llmlog.model import KEYS, OPTIONAL, Derivation, Erratum, Link, Milestone, References, Release, SourceClaim, Specs

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
        ("date", PartialDate(2023, 5, 10)),
        ("is_verified", True),
        (
            "released",
            Release(PartialDate(2023, 5, 10), "https://grove.example/oak", Text("By local time.", "按当地时间。")),
        ),
        ("summary", Text("Oak grows.", "Oak 在生长。")),
        ("details", (Text("Oak is a plant.", "Oak 是植物。"),)),
        (
            "links",
            (Link("https://arxiv.org/abs/2305.00001", "paper"), Link("https://grove.example/oak", "announcement")),
        ),
        (
            "sources",
            (
                SourceClaim("almanac", PartialDate(2023, 5, 11), "Oak", "Grove", None, (), ("http://elm.example",)),
                SourceClaim("gazette", None, "橡树", None, None, (), ()),
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
        (
            "derived_from",
            (Derivation("acorn", "trained-with", "https://meadow.example/mast"), Derivation("oak", "built-on", None)),
        ),
    ],
)
def test_what_an_entry_leaves_out(small: Log, attribute: str, expected: object) -> None:
    """What an entry does not say is None or empty."""
    assert getattr(small.get("mast"), attribute) == expected


def test_nobodys(small: Log) -> None:
    """A milestone that nobody made, without a verified date, tags or links, has none of them."""
    drought = small.get("drought")
    assert (drought.orgs, drought.released, drought.tags, drought.links) == ((), None, (), ())
    assert (drought.is_verified, drought.former_ids, drought.specs, drought.importance) == (False, (), None, None)


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
    claims = [{"id": "almanac", "date": date, "as": "Oak", "org": None} for date in said]
    release = released and {"date": released, "url": "https://oak.example"}
    record = {"released": release, "sources": claims}
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


def test_a_milestone_is_what_its_json_says(log: Log) -> None:
    """Reading what `to_dict` returns gives the same milestone, for every one of the log."""
    references = References(log.organizations, log.tags, log.sources)
    for milestone in log:
        assert Milestone.from_dict(milestone.to_dict(), references) == milestone


def test_specs(small: Log, records: list[Record]) -> None:
    """Specs say what is published, and JSON leaves out what is not."""
    specs = {"parameters": "7B", "context_tokens": 4096, "weights": "open", "modalities": ["text"]}
    oak = Milestone.from_dict(records[3] | {"specs": specs}, References(small.organizations, small.tags, small.sources))
    assert oak.specs == Specs("7B", 4096, None, None, "open", ("text",))
    assert oak.to_dict()["specs"] == specs


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"kind": "plant"}, id="unknown kind"),
        pytest.param({"released": {"date": "2023-13", "url": "https://oak.example"}}, id="date that does not exist"),
        pytest.param({"released": None, "sources": []}, id="nothing that dates it"),
        pytest.param(
            {"released": {"date": "10 May", "url": "https://oak.example"}}, id="verified date in another form"
        ),
        pytest.param({"released": {"date": "2023-05-10"}}, id="verified date without URL"),
        pytest.param({"orgs": ["elm"]}, id="unknown organization"),
        pytest.param({"tags": ["bark"]}, id="unknown tag"),
        pytest.param({"summary": {"en": "Oak grows."}}, id="summary in one language"),
        pytest.param({"details": {"en": ["a", "b"], "zh": ["甲"]}}, id="details that do not match"),
        pytest.param({"links": [{"href": "x"}]}, id="link of another form"),
        pytest.param({"sources": [{"id": "almanac"}]}, id="source of another form"),
        pytest.param({"errata": [{"note": {"en": "a", "zh": "甲"}}]}, id="erratum of another form"),
        pytest.param({"derived_from": [{"id": "oak"}]}, id="descent of another form"),
        pytest.param({"links": [{"url": "ftp://oak.example", "kind": "paper"}]}, id="link that is not of the web"),
        pytest.param({"links": [{"url": "https://oak.example", "kind": "blog"}]}, id="unknown kind of link"),
        pytest.param({"released": {"date": "2023", "url": "oak.example"}}, id="evidence without an address"),
        pytest.param({"importance": 4}, id="unknown importance"),
        pytest.param({"specs": {"height": "9 m"}}, id="unknown spec"),
        pytest.param({"specs": {"weights": "free"}}, id="unknown weights"),
    ],
)
def test_from_dict_refuses(small: Log, records: list[Record], changes: Record) -> None:
    """An entry that is not of the data files' form is refused when it is read, not when it is shown."""
    references = References(small.organizations, small.tags, small.sources)
    with pytest.raises((KeyError, TypeError, ValueError)):
        Milestone.from_dict(records[3] | changes, references)


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
