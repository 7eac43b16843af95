"""Formats for programs: what their contracts promise, and what no data breaks."""

import csv
import io
import json
from collections.abc import Callable

import pytest

from llmlog import Log
from llmlog.errors import UnknownField
from llmlog.formats import Options, render
from llmlog.formats.markdown import escape
from llmlog.formats.separated import cell
from llmlog.language import Language
from llmlog.views import Listing, View

Write = Callable[..., str]
COLUMNS = ["id", "date", "name", "orgs", "kind", "summary"]
ALL = [
    *("list", "search", "timeline", "today", "org", "errata", "months", "stats", "orgs", "tags", "kinds", "sources"),
    *("roots", "links", "show", "compare", "lineage"),
]


@pytest.fixture
def awkward(fixed: Log) -> View:
    """A listing whose names hold what formats are made of."""
    return Listing(fixed.select(kind="tool"), fixed.coverage)


@pytest.mark.parametrize("name", ALL)
def test_csv_is_read_back(views: dict[str, View], written: Write, name: str) -> None:
    """Every row of CSV has the columns of the header, and lines end as RFC 4180 has it."""
    text = written(views[name], format="csv")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert rows
    assert {len(row) for row in rows} == {len(header)}
    assert text.count("\r\n") == len(rows) + 1


def test_u5_tsv_is_a_contract(fixed: Log, views: dict[str, View], written: Write) -> None:
    """U5: tab-separated rows have no header and six columns: id, date, name, makers, kind, summary."""
    rows = [line.split("\t") for line in written(views["list"], format="tsv").splitlines()]
    expected = [
        [it.id, str(it.date), it.name, ", ".join(org.name.en for org in it.orgs), it.kind, it.summary.en]
        for it in fixed
    ]
    assert rows == expected
    header = written(views["list"], format="csv").partition("\r\n")[0]
    assert header.split(",") == COLUMNS


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_one_milestone_is_a_row(views: dict[str, View], written: Write, format: str, language: Language) -> None:
    """A milestone alone has the columns that it has in a list."""
    listed = written(views["list"], language, format=format).splitlines()
    shown = written(views["show"], language, format=format).splitlines()
    assert shown == [line for line in listed if line.startswith(("id,", "llama-2,", "llama-2\t"))]
    assert len(shown) == (2 if format == "csv" else 1)


def test_json_lines_are_the_elements(views: dict[str, View], written: Write) -> None:
    """A line of JSON Lines is an element of the array."""
    lines = written(views["list"], format="jsonl").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(written(views["list"], format="json"))


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("list", "mmlu"),
        ("months", "2023-07"),
        ("kinds", "model"),
        ("stats", "openai"),
        ("links", "https://arxiv.org/abs/2307.09288"),
    ],
)
def test_ids(views: dict[str, View], written: Write, name: str, first: str) -> None:
    """Ids are a line each; what has no id is called by the first thing that it says."""
    lines = written(views[name], format="ids").splitlines()
    assert first in lines
    assert len(lines) == len(json.loads(written(views[name], format="json")))


def test_fields(views: dict[str, View], written: Write) -> None:
    """Only the fields that are asked for are written, in their order; a path leads into what stands under a key."""
    fields = ("id", "released.url", "links.kind", "specs.weights")
    rows = json.loads(written(views["list"], format="json", fields=fields))
    assert [list(row) for row in rows] == [list(fields)] * len(rows)
    llama = next(row for row in rows if row["id"] == "llama-2")
    assert llama["released.url"].startswith("https://")
    assert "paper" in llama["links.kind"]
    header, first, *_ = written(views["list"], format="csv", fields=("id", "orgs")).split("\r\n")
    assert header == "id,orgs"
    assert first.count(",") == 1


@pytest.mark.parametrize("field", ["titel", "releasd.url", ""])
def test_a_field_that_is_not_there(views: dict[str, View], written: Write, field: str) -> None:
    """A field that no element has is an error that names those that there are."""
    with pytest.raises(UnknownField, match=r"there are .*id"):
        written(views["list"], format="csv", fields=("id", field))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("Oak\tof 2023\n", "Oak of 2023 "),
        ({"en": "oak", "zh": "橡树"}, "橡树"),
        (["Oak", "Elm"], "Oak; Elm"),
        ({"en": ["a", "b"], "zh": ["甲", "乙"]}, "甲; 乙"),
        ({"date": "2023"}, '{"date": "2023"}'),
        (7, "7"),
    ],
)
def test_cells(value: object, expected: str) -> None:
    """A cell is the text of a value: one language of two, lists with semicolons, objects as JSON."""
    assert cell(value, Language.ZH) == expected


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", " =1+1"])
def test_a_spreadsheet_runs_nothing(views: dict[str, View], monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    monkeypatch.setattr("llmlog.formats.separated.cells", lambda *_: (["id"], [[text]]))
    assert "".join(map(str, render(views["kinds"], "csv", Options()))).split("\r\n")[1] == f"'{text}"


def test_a_byte_order_mark(views: dict[str, View]) -> None:
    """CSV begins with a byte order mark where that is asked for."""
    assert next(render(views["kinds"], "csv", Options(bom=True))) == "\ufeff"


def test_markdown_takes_nothing_for_markup(views: dict[str, View], written: Write) -> None:
    """Brackets, pipes and stars are literal, every row has as many cells, and the licence stands at the end."""
    assert escape("a|b [c](d) *e* `f`") == r"a\|b \[c\]\(d\) \*e\* \`f\`"
    *rows, empty, licence = written(views["list"], format="md").splitlines()
    assert empty == ""
    assert "CC BY 4.0" in licence
    assert {row.replace(r"\|", "").count("|") for row in rows} == {7}
    assert written(views["show"], format="md").startswith("# Llama 2\n")


@pytest.mark.parametrize(
    ("name", "field", "en", "zh"),
    [
        (
            "list",
            "released.dat",
            "there are released.date, released.url, released.note; did you mean released.date?",
            "可用字段：released.date、released.url、released.note；您是不是想找：released.date？",
        ),
        (
            "show",
            "summary.fr",
            "there are summary.en, summary.zh; did you mean summary.en?",
            "可用字段：summary.en、summary.zh；您是不是想找：summary.en？",
        ),
        ("list", "id.foo", "there are id; did you mean id?", "可用字段：id；您是不是想找：id？"),
        ("kinds", "name.fr", "there are name.en, name.zh; did you mean name.en?", ""),
        ("lineage", "parents.parents.foo", "there are parents.parents.id, ", ""),
    ],
)
def test_a_path_that_leads_nowhere(
    views: dict[str, View], written: Write, name: str, field: str, en: str, zh: str
) -> None:
    """A path to what no element may have is refused with the nearest; one that only some have is taken."""
    with pytest.raises(UnknownField) as caught:
        written(views[name], format="json", fields=("id", field))
    assert caught.value.message.en.startswith(f"no field is called {field!r}; {en}")
    assert caught.value.message.zh.startswith(f"没有字段“{field}”；{zh}")
    for path in ("released.note.zh", "sources.wrong_urls", "asked.en", "specs.training_tokens", "matched.field"):
        assert written(views["list"], format="jsonl", fields=(path,))


@pytest.mark.parametrize("format", ["md", "csv", "json"])
def test_fields_of_any_format(views: dict[str, View], written: Write, format: str) -> None:
    """The fields that are asked for are the columns of a table, the header of CSV and the keys of JSON."""
    text = written(views["month"], format=format, fields=("date", "id"))
    first = {"md": "| date | id |", "csv": "date,id", "json": '[\n{"date": "2023-07", "id": "domain-llms"},'}
    assert text.replace("\r", "").startswith(first[format] + "\n")


@pytest.mark.parametrize("name", ALL)
def test_a_path_beyond_any_key(views: dict[str, View], written: Write, name: str) -> None:
    """Of every view a path is refused that goes on where its schema has nothing, and its own keys are not."""
    record = json.loads(next(iter(written(views[name], format="jsonl").splitlines())))
    for key in record:
        assert json.loads(written(views[name], format="jsonl", fields=(key,)).splitlines()[0]) == {key: record[key]}
        with pytest.raises(UnknownField) as caught:
            written(views[name], format="jsonl", fields=(f"{key}.nowhere",))
        assert f"'{key}.nowhere'" in caught.value.message.en
