"""The form of records: which keys they have, what may stand under them, and how that is said in both languages."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from llmlog.dates import PartialDate
from llmlog.errors import quoted
from llmlog.language import Text
from llmlog.model.flaws import Flaw, near, one_of
from llmlog.model.milestone import KEYS, OPTIONAL
from llmlog.vocabulary import ERRATUM_FIELDS, IMPORTANCE, KINDS, LINK_KINDS, MODALITIES, RELATIONS, WEIGHTS

Test = Callable[[Any], bool]
SURROGATE = "[\ud800-\udfff]"
"""Half a character, which JSON can say and no file or terminal can hold."""


class Form(NamedTuple):
    """What may stand under a key: a test of it, what it is called, and whether another text is quoted."""

    fits: Test
    called: Text
    quotes: bool = False


def or_null(form: Form) -> Form:
    """Return the form that null has as well."""
    en, zh = form.called
    return Form(lambda value: value is None or form.fits(value), Text(f"{en} or null", f"{zh}或 null"), form.quotes)


def is_text(value: Any) -> bool:
    """Whether a value is a text that is not empty."""
    return isinstance(value, str) and bool(value) and not re.search(SURROGATE, value)


def is_date(value: Any) -> bool:
    """Whether a value is a date like 2023, 2023-07 or 2023-07-18."""
    try:
        return is_text(value) and bool(PartialDate.from_iso(value))
    except ValueError:
        return False


def list_of(fits: Test) -> Test:
    """Return the test of a list whose items all pass a test."""
    return lambda value: isinstance(value, list) and all(map(fits, value))


def object_of(**keys: Test) -> Test:
    """Return the test of an object with exactly these keys, each with the test of its value."""
    return lambda value: (
        isinstance(value, dict) and value.keys() == keys.keys() and all(fits(value[key]) for key, fits in keys.items())
    )


TEXT = Form(is_text, Text("a text", "文字"))
ID = Form(
    lambda value: is_text(value) and not re.search(r"\s", value),
    Text("one word, like gpt-4", "gpt-4 这样不含空格的编号"),
    quotes=True,
)
TEXT_OR_NONE = Form(lambda value: value == "" or is_text(value), TEXT.called)
TEXTS = Form(list_of(is_text), Text("a list of texts", "文字列表"))
NOTE = Form(object_of(en=is_text, zh=is_text), Text("a text in both en and zh", "含 en 与 zh 的文字"))
WORDS = Form(
    object_of(en=TEXTS.fits, zh=TEXTS.fits), Text("lists of texts in both languages", "含 en 与 zh 的文字列表")
)
DATE = Form(
    is_date, Text("a date like 2023, 2023-07 or 2023-07-18", "2023、2023-07、2023-07-18 这样的日期"), quotes=True
)
COUNTRY = Form(
    lambda value: is_text(value) and re.fullmatch(r"[A-Z]{2,3}", value) is not None,
    Text("a country's code (CN)", "国家或地区代码（如 CN）"),
    quotes=True,
)
"""ISO 3166-1, with EU, UN, and INT for several."""
COUNT = Form(lambda value: type(value) is int and value > 0, Text("a whole number above 0", "大于 0 的整数"))
FORMER_NAMES = Form(
    list_of(object_of(name=is_text, until=or_null(DATE).fits)),
    Text("a list of names, each with its end", "带截止日期的名称列表"),
)

SIMPLE: dict[str, Form] = {
    "id": ID,
    "name": TEXT,
    "name_zh": or_null(TEXT),
    "aliases": TEXTS,
    "kind": TEXT,
    "orgs": TEXTS,
    "tags": TEXTS,
    "former_ids": TEXTS,
    "importance": Form(lambda value: type(value) is int and value in IMPORTANCE, Text("1, 2 or 3", "1、2 或 3")),
    "asked": WORDS,
}
"""What stands under a key that holds no object."""

OBJECTS: dict[str, dict[str, Form]] = {
    "released": {"date": TEXT, "url": TEXT, "note?": NOTE},
    "summary": {"en": TEXT_OR_NONE, "zh": TEXT_OR_NONE},
    "details": {"en": TEXTS, "zh": TEXTS},
    "specs": {
        "parameters?": TEXT,
        "context_tokens?": COUNT,
        "training_tokens?": COUNT,
        "license?": TEXT,
        "weights?": Form(
            lambda value: is_text(value) and value in WEIGHTS,
            Text(f"one of {', '.join(WEIGHTS)}", f"以下之一：{'、'.join(WEIGHTS)}"),
        ),
        "modalities?": Form(
            lambda value: TEXTS.fits(value) and value != [] and {*value} <= {*MODALITIES},
            Text(f"a list of {', '.join(MODALITIES)}", f"由 {'、'.join(MODALITIES)} 组成的列表"),
        ),
    },
    "links": {"url": TEXT, "kind": TEXT},
    "derived_from": {"id": TEXT, "relation": TEXT, "url?": TEXT},
    "sources": {
        "id": TEXT,
        "date": or_null(TEXT),
        "as": TEXT,
        "org": or_null(TEXT),
        "says?": NOTE,
        "urls?": TEXTS,
        "wrong_urls?": TEXTS,
    },
    "errata": dict.fromkeys(
        ("field", "source", "claim", "claim_en?", "claim_zh?", "correct", "correct_en?", "correct_zh?", "url"), TEXT
    )
    | {"note": NOTE},
}
"""What stands under each key of the objects within an entry; a key with a question mark may be left out."""

FIXED: dict[str, tuple[str, Mapping[Any, Any]]] = {
    "links": ("kind", LINK_KINDS),
    "derived_from": ("relation", RELATIONS),
    "errata": ("field", ERRATUM_FIELDS),
}
"""The keys with objects in which something is one of a fixed set of words."""

LISTS = {"links", "derived_from", "sources", "errata"}
"""The keys that hold a list of objects."""

REFERRED_TO: dict[str, dict[str, Form]] = {
    "organizations": {
        "id": TEXT,
        "name": NOTE,
        "short?": NOTE,
        "aliases": TEXTS,
        "formerly": FORMER_NAMES,
        "parent": or_null(TEXT),
        "country": or_null(COUNTRY),
    },
    "sources": {"id": TEXT, "title": NOTE, "url": or_null(TEXT), "date": DATE, "license": or_null(TEXT)},
    "tags": {"id": TEXT, "name": NOTE, "related": WORDS},
}
"""What entries refer to, and what stands under its keys."""

NO_OBJECT = Text("is not an object", "不是对象")


def flaws(record: Any, known: Collection[str] = KEYS) -> Iterator[Flaw]:
    """Yield what keeps a record from being read as an entry at all, where it may have the keys that are known."""
    yield from _of_keys(record, known, [key for key in KEYS if key not in OPTIONAL], SIMPLE)
    if isinstance(record, dict):
        yield from _other_word(record.get("kind"), KINDS, "kind")
        for key in OBJECTS:
            if key in record:
                yield from _of_objects(key, record[key])


def flaws_of_reference(kind: str, record: Any) -> Iterator[Flaw]:
    """Return what keeps a record from being read as an organization, tag or source, which wants an id and a name."""
    forms = REFERRED_TO[kind]
    return _of_keys(record, keys_of(forms)[1], [key for key in ("id", "name", "title") if key in forms], forms)


def keys_of(forms: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the keys that an object wants, and all that it may have."""
    return {key for key in forms if not key.endswith("?")}, {key.removesuffix("?") for key in forms}


def _of_keys(record: Any, known: Collection[str], wanted: Collection[str], forms: Mapping[str, Form]) -> Iterator[Flaw]:
    """Yield that a record is no object, else its unknown and missing keys, and those with something of another form."""
    if not isinstance(record, dict):
        yield Flaw("", NO_OBJECT)
        return
    for key in record:
        if key not in known:
            yield Flaw(key, Text("unknown key", "未知的键"), _nearest(key, known))
    yield from (Flaw(key, Text("missing", "缺少该键")) for key in wanted if key not in record)
    yield from unfit(record, forms)


def unfit(record: Mapping[str, Any], forms: Mapping[str, Form]) -> Iterator[Flaw]:
    """Yield the keys of a record under which something of another form stands."""
    for key, form in forms.items():
        name = key.removesuffix("?")
        if name not in record or form.fits(record[name]):
            continue
        value, (en, zh) = record[name], form.called
        zh = f"不是{' ' * zh[0].isascii()}{zh}"
        if form.quotes and isinstance(value, str):
            yield Flaw(name, Text(f"{quoted(value)!r} is not {en}", f"“{quoted(value)}”{zh}"))
        else:
            yield Flaw(name, Text(f"not {en}", zh))


def _of_objects(key: str, value: Any) -> Iterator[Flaw]:
    if key == "released" and value is None:
        return
    items, parts = value if key in LISTS else [value], OBJECTS[key]
    wanted, known = keys_of(parts)
    if not list_of(lambda item: isinstance(item, dict) and wanted <= item.keys())(items):
        en, zh = ("a list of objects", "的对象列表") if key in LISTS else ("an object", "的对象")
        yield Flaw(key, Text(f"wants {en} with {', '.join(parts)}", f"须为含 {'、'.join(parts)} {zh}"))
        return
    for item in items:
        for part in [it for it in item if it not in known]:
            yield Flaw(key, Text(f'"{part}" is an unknown key', f"“{part}”是未知的键"), _nearest(part, known))
        for flaw in unfit(item, parts):
            yield Flaw(key, Text(f'"{flaw.key}" is {flaw.why.en}', f"“{flaw.key}”{flaw.why.zh}"))
        if key in FIXED:
            name, words = FIXED[key]
            yield from _other_word(item[name], words, key)


def _nearest(key: str, known: Collection[str]) -> list[Text]:
    """Return the known key that comes nearest to another, or that goes on where it ends."""
    found = near(key, known) or sorted(it for it in known if it.startswith(key))[:1]
    return [Text(f'"{it}"', f"“{it}”") for it in found]


def _other_word(value: Any, words: Mapping[Any, Any], key: str) -> Iterator[Flaw]:
    """Yield that a text is none of some words, if it is not."""
    if is_text(value):
        try:
            one_of(value, words, key)
        except Flaw as flaw:
            yield flaw
