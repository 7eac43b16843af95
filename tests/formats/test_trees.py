"""Trees of descent: how deep they are drawn, and how their milestones are tied and counted."""

from collections.abc import Callable

import pytest

from llmlog import Log
from llmlog.language import Language
from llmlog.lineage import ancestors, descendants
from llmlog.views import Entry, Lineage

LogOf = Callable[..., Log]
Write = Callable[..., str]


def lineage(log: Log, id: str) -> Lineage:
    """Return the line of descent of a milestone."""
    return Lineage(ancestors(log, log[id]), descendants(log, log[id]), [], [])


def built_on(*ids: str) -> list[dict[str, str]]:
    """Return the parents of a milestone as an entry has them."""
    return [{"id": id, "relation": "built-on"} for id in ids]


@pytest.fixture(scope="module")
def line(log_of: LogOf) -> Log:
    """Nine milestones, each of which grew out of the one before: m0 of 2000 to m8 of 2008."""
    return log_of(
        *({"id": f"m{n}", "date": str(2000 + n), "derived_from": built_on(*[f"m{n - 1}"][: n > 0])} for n in range(9))
    )


@pytest.mark.parametrize(
    ("id", "width", "drawn"),
    [
        (
            "m4",
            40,
            """\
… 1 older
└── m1  2001
    └── m2  2002  built on it
        └── m3  2003  built on it
            └── m4  2004  built on it
                └── m5  2005
                    built on it
                    … 3 more
""",
        ),
        (
            "m4",
            48,
            """\
m0  2000
└── m1  2001  built on it
    └── m2  2002  built on it
        └── m3  2003  built on it
            └── m4  2004  built on it
                └── m5  2005  built on it
                    └── m6  2006  built on it
                        … 2 more
""",
        ),
        (
            "m8",
            36,
            """\
… 5 older
└── m5  2005
    └── m6  2006  built on it
        └── m7  2007  built on it
            └── m8  2008
                built on it
""",
        ),
        (
            "m0",
            44,
            """\
m0  2000
└── m1  2001  built on it
    └── m2  2002  built on it
        └── m3  2003  built on it
            └── m4  2004  built on it
                └── m5  2005  built on it
                    … 3 more
""",
        ),
        (
            "m1",
            23,
            """\
… 1 older
└── m1  2001
    └── m2  2002
        built on it
        … 6 more
""",
        ),
    ],
)
def test_how_deep_a_tree_is(line: Log, written: Write, id: str, width: int, drawn: str) -> None:
    """Ancestors take a third of the width, what came after as many levels as have room; the rest is counted."""
    assert written(lineage(line, id), width=width).rpartition("\n\n")[0] + "\n" == drawn


def test_a_tree_without_a_screen_is_whole(line: Log, written: Write) -> None:
    """Into a pipe every level is drawn, and nothing is counted instead."""
    text = written(lineage(line, "m4"))
    assert [row.strip("│└─ ").split("  ")[0] for row in text.splitlines()[:9]] == [f"m{n}" for n in range(9)]
    assert "…" not in text


def test_what_is_not_drawn_is_counted_in_chinese(line: Log, written: Write) -> None:
    """The counts of what is older and deeper are in the language of the reader."""
    *_, counted, whole = rows = written(lineage(line, "m4"), Language.ZH, 40).splitlines()
    assert (rows[0], rows[-4].strip(), counted) == ("… 更早 1 条", "… 另有 3 条", "祖先 4 条，后代 4 条")
    assert whole == "… 加 `| less` 显示全部"


@pytest.mark.parametrize(("name", "told"), [("橡树 Oak", "另有橡树 Oak"), ("Oak 橡树", "另有 Oak 橡树")])
def test_a_space_stands_between_chinese_and_latin_alone(log_of: LogOf, written: Write, name: str, told: str) -> None:
    """Another parent whose name begins in Latin script has a space before it in Chinese, one in Chinese has none."""
    log = log_of(
        {"id": "acorn", "date": "2021"},
        {"id": "oak", "name": name, "date": "2022"},
        {"id": "mast", "date": "2023", "derived_from": built_on("acorn", "oak")},
    )
    assert told in written(lineage(log, "mast"), Language.ZH, 80)


@pytest.mark.parametrize(
    ("others", "en", "zh"),
    [
        (["beech"], "mast  2023  built on it  with beech", "mast  2023  以其为基础  另有 beech"),
        (["beech", "elm"], "built on it  with beech, elm", "另有 beech、elm"),
        (["beech", "elm", "fir"], "built on it  with beech, elm +1", "另有 beech、elm +1"),
    ],
)
def test_other_parents(log_of: LogOf, written: Write, others: list[str], en: str, zh: str) -> None:
    """Two other parents are named, more are counted."""
    parents = ["acorn", *others]
    log = log_of(
        *({"id": id, "date": "2021"} for id in parents),
        {"id": "mast", "date": "2023", "derived_from": built_on(*parents)},
    )
    for language, told in ((Language.EN, en), (Language.ZH, zh)):
        assert written(lineage(log, "mast"), language, 100).splitlines()[1].endswith(told)


def test_what_stands_elsewhere_ends_with_an_ellipsis(log_of: LogOf, written: Write) -> None:
    """What grew out of two is told below one of them, and marked below the other."""
    log = log_of(
        {"id": "acorn", "date": "2020"},
        {"id": "oak", "date": "2021", "derived_from": built_on("acorn")},
        {"id": "elm", "date": "2022", "derived_from": built_on("acorn")},
        {"id": "mast", "date": "2023", "derived_from": built_on("oak", "elm")},
        {"id": "beech", "date": "2024", "derived_from": built_on("mast")},
    )
    rows = written(lineage(log, "acorn"), width=80).splitlines()
    assert [row.strip("│├└─ ") for row in rows[1:6]] == [
        *("oak  2021  built on it", "mast  2023  built on it", "beech  2024  built on it"),
        *("elm  2022  built on it", "mast  2023  built on it …"),
    ]


@pytest.mark.parametrize(
    ("language", "headings"), [(Language.EN, ["Part of", "Parts"]), (Language.ZH, ["属于", "组成部分"])], ids=str
)
def test_wholes_and_parts_stand_below(log_of: LogOf, written: Write, language: Language, headings: list[str]) -> None:
    """What a milestone is a part of, and its parts, have a heading each, landmarks among them a star."""
    log = log_of(
        {"id": "forest", "date": "2020", "importance": 3},
        {"id": "oak", "date": "2021", "importance": 2},
        {"id": "leaf", "date": "2022"},
        {"id": "twig", "date": "2023", "importance": 2},
    )
    view = lineage(log, "oak")._replace(wholes=[log["forest"]], parts=[log["leaf"], log["twig"]])
    wide = ["2020       * forest", "2022         leaf", "2023         twig"]
    for width, rows in ((40, wide), (39, ["2020  * forest", "2022  leaf", "2023  twig"])):
        expected = ["oak  2021", "", headings[0], rows[0], "", headings[1], *rows[1:]]
        assert written(view, language, width).splitlines()[:8] == expected
        bold = written(view, language, width, color=True)
        assert [id for id in ("forest", "leaf", "twig") if f"\x1b[1m{id}\x1b[0m" in bold] == ["forest", "twig"]


@pytest.mark.parametrize(("width", "room"), [(53, 5), (54, 23), (55, 23)])
def test_relations_of_a_page_begin_in_one_column(log_of: LogOf, written: Write, width: int, room: int) -> None:
    """Relations stand behind the longest name of the page where the longest of them has room there."""
    log = log_of(
        {"id": "ash", "date": "2020"},
        {"id": "elm", "date": "2021"},
        {"id": "oak", "date": "2022", "derived_from": [*built_on("ash"), {"id": "elm", "relation": "fine-tuned-from"}]},
        {"id": "mast", "name": "A name of 21 letters.", "date": "2023", "derived_from": built_on("oak")},
    )
    text = written(Entry(log["oak"], log.parents("oak"), log.children("oak"), ()), width=width).splitlines()
    start = text.index("From") + 1
    assert text[start : start + 2] == [
        f"2020         {'ash':<{room}}built on it",
        f"2021         {'elm':<{room}}fine-tuned from it",
    ]


@pytest.mark.parametrize(
    ("width", "rows"),
    [
        (
            40,
            [
                "2022         Backpropagation",
                "             built on it",
                "2023         Torch  built on it",
                "2024         A long name of a thing",
                "             built on it",
            ],
        ),
        (
            41,
            [
                "2022         Backpropagation  built on it",
                "2023         Torch            built on it",
                "2024         A long name of   built on it",
                "             a thing",
            ],
        ),
    ],
)
def test_no_word_of_a_relative_is_cut(log_of: LogOf, written: Write, width: int, rows: list[str]) -> None:
    """Where a name has no room beside a column of relations, each relation follows its name, or stands below it."""
    names = ("Backpropagation", "Torch", "A long name of a thing")
    others = [
        {"id": name[0].lower(), "name": name, "date": str(date), "derived_from": built_on("oak")}
        for date, name in enumerate(names, 2022)
    ]
    log = log_of({"id": "oak", "date": "2021"}, *others)
    text = written(Entry(log["oak"], (), log.children("oak"), ()), width=width).splitlines()
    assert text[text.index("Led to") + 1 :][: len(rows)] == rows
