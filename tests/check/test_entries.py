"""The rules for one entry: each is broken in an entry that was right, and says so in one line with its place."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from llmlog.check import problems
from llmlog.model import KEYS, OPTIONAL
from llmlog.store.files import canonical, read_list

PLACE = "2023-05.json, entry 2"
JUNE = "2023-06.json, entry 1"
ERRATUM_KEYS = "field, source, claim, claim_en?, claim_zh?, correct, correct_en?, correct_zh?, url, note"
KINDS = "model, product, tool, method, paper, dataset, benchmark, agent, platform, event, trend"
DATE_FORMS = "2023, 2023-07 or 2023-07-18"
EDGE = {"id": "oak", "relation": "built-on"}
RELEASED = {"date": "2023-05-10", "url": "https://grove.example/oak"}
NOTE = {"en": "A day early.", "zh": "早一天。"}
ERRATUM = {
    "field": "date",
    "source": "almanac",
    "claim": "11 May",
    "correct": "10 May",
    "url": "https://oak.example",
    "note": NOTE,
}
MENTION = {"id": "almanac", "date": "2023-05-11", "as": "Oak", "org": None}
LINK = {"url": "https://oak.example", "kind": "paper"}

FORMS = [
    ({"colour": "green"}, '"colour": unknown key'),
    ({"id": None}, '"id": not one word, like gpt-4'),
    ({"name": ""}, '"name": not a text'),
    ({"kind": None}, '"kind": not a text'),
    ({"date": "2023-05-10"}, '"date": unknown key'),
    ({"former_ids": "oak-1"}, '"former_ids": not a list of texts'),
    ({"importance": 4}, '"importance": not 1, 2 or 3'),
    ({"importance": True}, '"importance": not 1, 2 or 3'),
    ({"asked": {"en": ["a tree"]}}, '"asked": not lists of texts in both languages'),
    ({"specs": {"height": "9 m"}}, '"specs": "height" is an unknown key'),
    ({"specs": {"context_tokens": "4K"}}, '"specs": "context_tokens" is not a whole number above 0'),
    ({"specs": {"weights": "free"}}, '"specs": "weights" is not one of open, restricted, closed'),
    (
        {"specs": {"modalities": ["smell"]}},
        '"specs": "modalities" is not a list of text, image, audio, video, 3d, action',
    ),
    ({"sources": [MENTION | {"says": "tall"}]}, '"sources": "says" is not a text in both en and zh'),
    ({"sources": [MENTION | {"urls": "http://oak"}]}, '"sources": "urls" is not a list of texts'),
    ({"errata": [ERRATUM | {"claim_en": None}]}, '"errata": "claim_en" is not a text'),
    ({"aliases": "Oak-7B"}, '"aliases": not a list of texts'),
    ({"aliases": [""]}, '"aliases": not a list of texts'),
    ({"orgs": [None]}, '"orgs": not a list of texts'),
    ({"tags": [["chat"]]}, '"tags": not a list of texts'),
    ({"summary": None}, '"summary": wants an object with en, zh'),
    ({"summary": "Oak grows."}, '"summary": wants an object with en, zh'),
    ({"summary": {"en": "Oak grows."}}, '"summary": wants an object with en, zh'),
    ({"summary": {"en": "a", "zh": "甲", "fr": "b"}}, '"summary": "fr" is an unknown key'),
    ({"details": {"en": []}}, '"details": wants an object with en, zh'),
    ({"released": "2023-05-10"}, '"released": wants an object with date, url, note?'),
    ({"released": {"date": "2023-05-10"}}, '"released": wants an object with date, url, note?'),
    ({"released": RELEASED | {"note": "early"}}, '"released": "note" is not a text in both en and zh'),
    ({"released": RELEASED | {"note": {"en": "early"}}}, '"released": "note" is not a text in both en and zh'),
    ({"links": LINK}, '"links": wants a list of objects with url, kind'),
    ({"links": [LINK, "https://oak.example"]}, '"links": wants a list of objects with url, kind'),
    ({"links": [{"url": "https://oak.example"}]}, '"links": wants a list of objects with url, kind'),
    ({"derived_from": [{"id": "drought"}]}, '"derived_from": wants a list of objects with id, relation, url?'),
    ({"derived_from": [EDGE | {"why": "x"}]}, '"derived_from": "why" is an unknown key'),
    (
        {"sources": [{"id": "almanac"}]},
        '"sources": wants a list of objects with id, date, as, org, says?, urls?, wrong_urls?',
    ),
    ({"errata": [{}]}, f'"errata": wants a list of objects with {ERRATUM_KEYS}'),
    ({"errata": [ERRATUM | {"note": {"en": "x", "fr": "y"}}]}, '"errata": "note" is not a text in both en and zh'),
    ({"name_zh": 5}, '"name_zh": not a text or null'),
    ({"name_zh": ["橡树"]}, '"name_zh": not a text or null'),
    ({"name_zh": ""}, '"name_zh": not a text or null'),
    ({"summary": {"en": None, "zh": "甲"}}, '"summary": "en" is not a text'),
    ({"summary": {"en": "a", "zh": ["甲"]}}, '"summary": "zh" is not a text'),
    ({"details": {"en": ["a"], "zh": [True]}}, '"details": "zh" is not a list of texts'),
    ({"details": {"en": "a", "zh": ["甲"]}}, '"details": "en" is not a list of texts'),
    ({"details": {"en": [""], "zh": ["甲"]}}, '"details": "en" is not a list of texts'),
    ({"released": RELEASED | {"date": None}}, '"released": "date" is not a text'),
    ({"released": RELEASED | {"url": None}}, '"released": "url" is not a text'),
    ({"released": RELEASED | {"note": {"en": "a", "zh": None}}}, '"released": "note" is not a text in both en and zh'),
    ({"links": [LINK | {"url": None}]}, '"links": "url" is not a text'),
    ({"links": [LINK | {"kind": ["paper"]}]}, '"links": "kind" is not a text'),
    ({"derived_from": [{"id": None, "relation": "built-on"}]}, '"derived_from": "id" is not a text'),
    ({"derived_from": [EDGE | {"url": None}]}, '"derived_from": "url" is not a text'),
    ({"sources": [MENTION | {"id": ["almanac"]}]}, '"sources": "id" is not a text'),
    ({"sources": [MENTION | {"as": None}]}, '"sources": "as" is not a text'),
    ({"sources": [MENTION | {"date": 2023}]}, '"sources": "date" is not a text or null'),
    ({"sources": [MENTION | {"wrong_urls": "http://elm"}]}, '"sources": "wrong_urls" is not a list of texts'),
    ({"errata": [ERRATUM | {"claim": None}]}, '"errata": "claim" is not a text'),
    ({"errata": [ERRATUM | {"url": []}]}, '"errata": "url" is not a text'),
]
"""What is of another form, and what is said of it."""

CONTENTS = [
    # Characters.
    ({"name": "Oak "}, "\"name\": 'Oak ' has space around it"),
    ({"details": {"en": [" "], "zh": ["甲"]}}, "\"details\": ' ' has space around it"),
    ({"name": "O\tak"}, r""""name": 'O\tak' holds a control or invisible character"""),
    ({"name": "O\u200bak"}, r""""name": 'O\u200bak' holds a control or invisible character"""),
    ({"errata": [ERRATUM | {"claim": "O\x1bak"}]}, r""""errata": 'O\x1bak' holds a control or invisible character"""),
    # Identity.
    ({"id": "Oak"}, "\"id\": 'Oak' is not in kebab case"),
    ({"id": "oak--tree"}, "\"id\": 'oak--tree' is not in kebab case"),
    ({"id": "oak-"}, "\"id\": 'oak-' is not in kebab case"),
    ({"id": "橡树"}, "\"id\": '橡树' is not in kebab case"),
    ({"aliases": ["Oak"]}, "\"aliases\": 'Oak' stands there already"),
    ({"aliases": ["oak"]}, "\"aliases\": 'oak' stands there already"),
    ({"aliases": ["橡树"]}, "\"aliases\": '橡树' stands there already"),
    ({"aliases": ["Oak-7B", "Oak-7B"]}, "\"aliases\": 'Oak-7B' stands there already"),
    (
        {"aliases": ["橡樹"]},
        "\"aliases\": '橡樹' holds traditional characters; search folds them, so write the simplified ones",
    ),
    (
        {"name_zh": "橡樹"},
        "\"name_zh\": '橡樹' holds traditional characters; search folds them, so write the simplified ones",
    ),
    ({"name_zh": "Oak Tree"}, "\"name_zh\": 'Oak Tree' holds no Chinese"),
    # Vocabulary.
    ({"kind": "plant"}, f"\"kind\": 'plant' is none of {KINDS}"),
    ({"orgs": ["elm"]}, "\"orgs\": 'elm' is not known"),
    ({"orgs": ["grove", "meadow", "grove"]}, '"orgs": one stands there twice'),
    ({"tags": ["bark"]}, "\"tags\": 'bark' is not known"),
    ({"tags": ["chat", "chat"]}, '"tags": one stands there twice'),
    ({"tags": ["open-weights", "chat"]}, '"tags": not in alphabetical order'),
    # Languages.
    ({"details": {"en": ["a", "b"], "zh": ["甲"]}}, '"details": 2 in English, 1 in Chinese'),
    ({"details": {"en": ["a"], "zh": ["a"]}}, "\"details\": 'a' is not Chinese"),
    ({"summary": {"en": "", "zh": "橡树"}}, '"summary": no English'),
    ({"summary": {"en": "a", "zh": ""}}, '"summary": no Chinese'),
    ({"summary": {"en": "a", "zh": "Oak"}}, "\"summary\": 'Oak' is not Chinese"),
    ({"summary": {"en": "an oak 橡树", "zh": "甲"}}, '"summary": Chinese in the English text'),
    ({"released": RELEASED | {"note": {"en": "a", "zh": "b"}}}, "\"released\": 'b' is not Chinese"),
    ({"errata": [ERRATUM | {"note": {"en": "a", "zh": "b"}}]}, "\"errata\": 'b' is not Chinese"),
    # Links.
    ({"links": [LINK, LINK | {"kind": "news"}]}, '"links": one stands there twice'),
    (
        {"links": [LINK | {"kind": "blog"}]},
        "\"links\": 'blog' is none of announcement, paper, code, weights, demo, docs, news",
    ),
    ({"links": [LINK | {"url": "oak.example"}]}, "\"links\": 'oak.example' is not a URL"),
    ({"links": [LINK | {"url": "ftp://oak.example"}]}, "\"links\": 'ftp://oak.example' is not a URL"),
    ({"links": [LINK | {"url": "https://oak.example/a b"}]}, "\"links\": 'https://oak.example/a b' is not a URL"),
    ({"released": RELEASED | {"url": "grove"}}, "\"released\": 'grove' is not a URL"),
    ({"errata": [ERRATUM | {"url": "grove"}]}, "\"errata\": 'grove' is not a URL"),
    (
        {"derived_from": [{"id": "drought", "relation": "built-on", "url": "grove"}]},
        "\"derived_from\": 'grove' is not a URL",
    ),
    # Dates.
    ({"released": RELEASED | {"date": "2023-05-32"}}, f"\"released\": '2023-05-32' is no date like {DATE_FORMS}"),
    ({"released": RELEASED | {"date": "10 May 2023"}}, f"\"released\": '10 May 2023' is no date like {DATE_FORMS}"),
    ({"sources": [MENTION | {"date": "11/05/2023"}]}, f"\"sources\": '11/05/2023' is no date like {DATE_FORMS}"),
    (
        {"released": None, "sources": [MENTION | {"date": None}], "errata": []},
        '"released", "sources": neither a release nor a source dates it',
    ),
    ({"released": RELEASED | {"date": "2023-04-30"}}, '"released": happened 2023-04-30 and belongs into 2023-04.json'),
    # Sources, errata and descent.
    ({"sources": [MENTION, MENTION | {"org": "Grove"}]}, '"sources": one stands there twice'),
    ({"sources": [MENTION, MENTION | {"id": "diary"}]}, "\"sources\": 'diary' is not known"),
    (
        {"errata": [ERRATUM | {"field": "colour"}]},
        "\"errata\": 'colour' is none of date, name, orgs, kind, descent, figure, availability, licence, claim",
    ),
    ({"errata": [ERRATUM | {"source": "diary"}]}, "\"errata\": 'diary' does not report it"),
    (
        {"derived_from": [{"id": "drought", "relation": "child-of"}]},
        "\"derived_from\": 'child-of' is none of fine-tuned-from, successor-of, built-on, trained-with, part-of",
    ),
]
"""What is wrong in an entry of the right form, and what is said of it."""


def found_in(folder: Path, record: Any) -> list[str]:
    """Return the problems of the small folder with its second entry of May replaced."""
    path = folder / "milestones" / "2023-05.json"
    path.write_text(canonical([read_list(path)[0], record]), encoding="utf-8")
    return problems(folder)


@pytest.fixture
def oak(records: list[dict[str, Any]]) -> dict[str, Any]:
    """The second entry of May, which is right."""
    return records[3]


@pytest.mark.parametrize(("changes", "line"), FORMS + CONTENTS, ids=[line for _, line in FORMS + CONTENTS])
def test_each_rule(folder: Path, oak: dict[str, Any], changes: dict[str, Any], line: str) -> None:
    """An entry that breaks one rule gets one line, with its place."""
    assert found_in(folder, oak | changes) == [f"{PLACE}, {line}"]


@pytest.mark.parametrize("key", sorted({*KEYS} - OPTIONAL))
def test_a_missing_key(folder: Path, oak: dict[str, Any], key: str) -> None:
    """An entry without one of the keys is told which."""
    del oak[key]
    assert found_in(folder, oak) == [f'{PLACE}, "{key}": missing']


@pytest.mark.parametrize("record", [None, "oak", 5, ["oak"]], ids=str)
def test_no_object(folder: Path, record: object) -> None:
    """An entry that is no object is told so."""
    assert found_in(folder, record) == [f"{PLACE}, is not an object"]


def test_the_order_of_keys(folder: Path, oak: dict[str, Any]) -> None:
    """An entry whose keys stand in another order is told the right one."""
    assert found_in(folder, dict(reversed(oak.items()))) == [
        f"{PLACE}, the keys are not in the order {', '.join(KEYS)}"
    ]


def test_the_file_of_another_month(folder: Path, oak: dict[str, Any]) -> None:
    """An entry in the wrong file is told the right one."""
    changes = {"released": None, "sources": [MENTION | {"date": "2023-04-11"}]}
    assert found_in(folder, oak | changes) == [f'{PLACE}, "sources": happened 2023-04-11 and belongs into 2023-04.json']


@pytest.mark.parametrize(
    ("today", "lines"),
    [
        (date(2023, 5, 31), [f'{JUNE}, "released": 2023-06-01 is later than today, 2023-05-31']),
        (date(2023, 6, 1), []),
    ],
)
def test_what_has_not_happened_yet(folder: Path, today: date, lines: list[str]) -> None:
    """An entry cannot be dated later than the day of the check."""
    assert problems(folder, today) == lines


def test_a_year_that_has_not_come(folder: Path, oak: dict[str, Any]) -> None:
    """Without a day of its own, the check goes by that of the machine."""
    later = oak | {"released": None, "sources": [MENTION | {"date": "9000"}], "errata": []}
    (line,) = found_in(folder, later)
    assert line.startswith(f'{PLACE}, "sources": 9000 is later than today, 2')


def test_several_problems(folder: Path, oak: dict[str, Any]) -> None:
    """An entry that breaks several rules gets a line for each."""
    assert found_in(folder, oak | {"kind": "plant", "orgs": ["elm"], "tags": ["bark"]}) == [
        f"{PLACE}, \"kind\": 'plant' is none of {KINDS}",
        f"{PLACE}, \"orgs\": 'elm' is not known",
        f"{PLACE}, \"tags\": 'bark' is not known",
    ]


def test_faults_of_several_sorts(folder: Path, oak: dict[str, Any]) -> None:
    """What is of another form keeps nothing from being told of the other keys."""
    changes = {"foo": 1, "sumary": "x", "importance": 5, "kind": "modle", "tags": ["nope"], "name": "Oak "}
    assert found_in(folder, oak | changes | {"released": RELEASED | {"date": "2023-13-40"}}) == [
        f'{PLACE}, "foo": unknown key',
        f'{PLACE}, "sumary": unknown key',
        f'{PLACE}, "importance": not 1, 2 or 3',
        f"{PLACE}, \"kind\": 'modle' is none of {KINDS}",
        f"{PLACE}, \"name\": 'Oak ' has space around it",
        f"{PLACE}, \"tags\": 'nope' is not known",
        f"{PLACE}, \"released\": '2023-13-40' is no date like {DATE_FORMS}",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            {"importance": 1, "details": {"en": [], "zh": []}, "asked": {"en": [], "zh": []}}, id="no details"
        ),
        pytest.param({"tags": [], "links": [], "aliases": [], "orgs": [], "errata": []}, id="nothing but the rest"),
        pytest.param({"name_zh": "GPT 商店"}, id="Chinese name that is partly Latin"),
        pytest.param({"released": RELEASED}, id="release without a note"),
        pytest.param({"links": [LINK | {"url": "http://oak.example/(a)?b=c#d"}]}, id="long URL"),
        pytest.param({"sources": [MENTION, MENTION | {"date": "2023-05"}]}, id="one source, two dates"),
        pytest.param({"sources": [], "errata": []}, id="a release that no source reports"),
    ],
)
def test_what_is_allowed(folder: Path, oak: dict[str, Any], changes: dict[str, Any]) -> None:
    """What breaks no rule is not told."""
    found_in(folder, oak | changes)
    assert problems(folder) == []
