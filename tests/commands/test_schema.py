"""`llmlog schema`: a valid JSON Schema, and every command prints what it says."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from llmlog.cli.commands import COMMANDS, forms
from llmlog.formats.schema import RECORDS, schema
from llmlog.model import KEYS, Milestone
from llmlog.views import ALONE

Run = Callable[..., CompletedProcess[str]]
Schema = dict[str, Any]

WITHOUT_JSON = {"schema", "completion"}
EXAMPLES = {
    "list": "list",
    "search WORDS": "search 文心 -n 0",
    "month": "month",
    "month MONTH": "month 2023-07",
    "timeline": "timeline --major",
    "today": "today --date 2023-03-14",
    "org": "org",
    "org NAME": "org google",
    "stats": "stats --by kind",
    "tags": "tags",
    "kinds": "kinds",
    "sources": "sources",
    "show NAME": "show gpt-4",
    "compare NAME...": "compare gpt-4 llama-2 transformer",
    "lineage": "lineage",
    "lineage NAME": "lineage llama",
    "errata": "errata",
    "open NAME": "open llama",
}
"""A command line for each form."""


def strict(whole: Schema) -> Schema:
    """Return a schema of all commands that takes no key it does not name."""
    whole = deepcopy(whole)
    extended = {it["$ref"].rpartition("/")[2] for it in whole["$defs"].values() if "$ref" in it}
    for name, record in whole["$defs"].items():
        if record.get("type") == "object" and name not in extended and "$ref" not in record:
            record["unevaluatedProperties"] = False
    return whole


def of_form(form: str) -> Schema:
    """Return the strict schema of a form of a command."""
    whole = strict(schema(forms()))
    chosen = whole["commands"][form]
    chosen.get("items", chosen)["unevaluatedProperties"] = False
    return {"$schema": whole["$schema"], "$defs": whole["$defs"], **chosen}


def test_the_schema_is_one(here: Run) -> None:
    """What is printed is a valid schema of the dialect that it names, and every reference in it leads somewhere."""
    done = here("schema")
    assert (done.returncode, done.stderr) == (0, "")
    printed = json.loads(done.stdout)
    Draft202012Validator.check_schema(printed)
    assert printed["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert printed == schema(forms())
    for reference in set(_references(printed)):
        assert reference.removeprefix("#/$defs/") in printed["$defs"]


def _references(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
        return own + [it for value in part.values() for it in _references(value)]
    return [it for value in part for it in _references(value)] if isinstance(part, list) else []


def test_every_command_has_a_schema() -> None:
    """The forms are those of the commands, and each has an example here."""
    assert forms().keys() == set(COMMANDS) - WITHOUT_JSON
    assert [form for own in forms().values() for form in own] == list(EXAMPLES)


@pytest.mark.parametrize("form", EXAMPLES)
def test_what_a_command_prints(here: Run, form: str) -> None:
    """The JSON of a command is what the schema says, no key more, and so is each line of --format jsonl."""
    done = here(*EXAMPLES[form].split(), "--json")
    assert done.returncode == 0
    printed = json.loads(done.stdout)
    Draft202012Validator(of_form(form)).validate(printed)
    Draft202012Validator(schema(forms(), form.partition(" ")[0])).validate(printed)
    lines = [json.loads(line) for line in here(*EXAMPLES[form].split(), "--format", "jsonl").stdout.splitlines()]
    assert lines == (printed if isinstance(printed, list) else [printed])


@pytest.mark.parametrize("form", [it for own in forms().values() for it, shown in own.items() if shown not in ALONE])
def test_nothing_found_fits(form: str) -> None:
    """The empty array that stands for nothing found is what the schema says."""
    Draft202012Validator(of_form(form)).validate([])


@pytest.mark.parametrize(
    ("form", "change"),
    [
        ("list", {"kind": "robot"}),
        ("list", {"importance": 4}),
        ("list", {"importance": None}),
        ("list", {"date": "2023-7"}),
        ("list", {"orgs": None}),
        ("list", {"colour": "red"}),
        ("kinds", {"count": -1}),
        ("kinds", {"name": "model"}),
        ("open NAME", {"url": "ftp://example.org"}),
        ("open NAME", {"kind": "gossip"}),
    ],
    ids=str,
)
def test_what_does_not_fit(here: Run, form: str, change: dict[str, Any]) -> None:
    """The schema refuses a word that is none of a fixed set, a type that is another, and a key that is not there."""
    printed = json.loads(here(*EXAMPLES[form].split(), "--json").stdout)
    validator = Draft202012Validator(of_form(form))
    assert validator.is_valid(printed[:1])
    assert not validator.is_valid([printed[0] | change])


def test_a_key_that_is_missing(here: Run) -> None:
    """The keys that every milestone has are required, those that may be missing are not."""
    printed = json.loads(here("show", "gpt-4", "--json").stdout)
    validator = Draft202012Validator(of_form("show NAME"))
    missing = {key for key in printed if validator.is_valid({name: printed[name] for name in printed if name != key})}
    assert missing == {"importance", "specs", "asked"} & printed.keys()


def test_the_keys_of_a_milestone() -> None:
    """The keys of a milestone are in the schema, the ids of its makers behind their names."""
    keys = [*RECORDS["milestone"]["properties"]]
    assert keys[keys.index("orgs") + 1] == "org_ids"
    assert set(RECORDS["milestone"]["properties"]) == {*KEYS, "org_ids", "date"}
    assert set(Milestone.__dataclass_fields__) <= set(RECORDS["milestone"]["properties"])


def test_counts_are_numbers_from_nought() -> None:
    """A count is a whole number of at least 0."""
    definitions = schema(forms(), "kinds")["$defs"]
    assert definitions["kind-count"]["properties"]["count"] == {"type": "integer", "minimum": 0}


def test_one_command(here: Run) -> None:
    """The schema of one command holds just the records that it needs; an unknown command is told with the nearest."""
    printed = json.loads(here("schema", "open").stdout)
    assert printed == schema(forms(), "open")
    assert set(printed["$defs"]) == {"link"}
    done = here("schema", "opne")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean open?" in done.stderr


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "--output: schema writes JSON; name a file that ends in .json"),
        ("zh", "--output：schema 写出的是 JSON；请用 .json 后缀"),
    ],
)
def test_a_schema_in_no_file_of_another_format(here: Run, tmp_path: Path, language: str, told: str) -> None:
    """A file whose suffix stands for another format than JSON is not written."""
    path = tmp_path / "list.csv"
    done = here("schema", "list", "--output", str(path), "--lang", language)
    assert (done.returncode, done.stdout, done.stderr, path.exists()) == (2, "", f"llmlog: {told}\n", False)
    assert here("schema", "list", "--output", str(tmp_path / "list.json")).returncode == 0
