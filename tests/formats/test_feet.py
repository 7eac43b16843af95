"""The grey lines below a screen: where they break, and what they count."""

from collections.abc import Callable

import pytest

from llmlog import Log
from llmlog.dates import month_span
from llmlog.formats import Options, Screen
from llmlog.formats.feet import filled, tally
from llmlog.language import Language, Text
from llmlog.views import Errata, Sources

Write = Callable[..., str]


@pytest.mark.parametrize(
    ("width", "between", "lines"),
    [
        (None, "   ", ["one   two   three"]),
        (17, "   ", ["one   two   three"]),
        (16, "   ", ["one   two", "three"]),
        (9, "   ", ["one   two", "three"]),
        (8, "   ", ["one", "two", "three"]),
        (16, "; ", ["one; two; three"]),
        (15, "; ", ["one; two;", "three"]),
        (9, "; ", ["one; two;", "three"]),
        (2, "; ", ["one;", "two;", "three"]),
    ],
)
def test_lines_of_facts(width: int | None, between: str, lines: list[str]) -> None:
    """Facts fill lines and break between two of them, what parts them ending the line."""
    facts, options = [Text(it, it) for it in ("one", "two", "three")], Options(screen=Screen(width))
    assert [line.plain for line in filled(facts, options, Text(between, between))] == lines
    assert list(filled([], options)) == []


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2023-01", "2023-03", Text("2023-01 to 2023-03", "2023-01 至 2023-03")),
        ("2023", "2023", Text("2023", "2023")),
    ],
)
def test_from_when_to_when(first: str, last: str, told: Text) -> None:
    """The ends of a time are told, and one alone where both are the same."""
    assert month_span(first, last) == told


@pytest.mark.parametrize(
    ("count", "en", "zh"), [(0, "0 milestones", "0 条"), (1, "1 milestone", "1 条"), (2, "2 milestones", "2 条")]
)
def test_tally(count: int, en: str, zh: str) -> None:
    """One is told in the singular."""
    assert tally(count) == (en, zh)


@pytest.mark.parametrize(
    ("count", "held_back", "en", "zh"),
    [
        (1, 0, "1 erratum in 1 milestone: 1 on the name", "1 条勘误，涉及 1 个条目：名称 1"),
        (
            4,
            2,
            "4 errata in 3 milestones: 2 on the name, 2 on the claim|newest 4 of 6, -n 0 for all",
            "4 条勘误，涉及 3 个条目：名称 2，说法 2|共 6 条，列出最新 4 条，-n 0 列出全部",
        ),
    ],
)
def test_the_foot_of_errata(fixed: Log, written: Write, count: int, held_back: int, en: str, zh: str) -> None:
    """The errata are counted by what they are about, and what is held back is told behind the signs."""
    errata = [(it, wrong, fixed.sources[wrong.source]) for it in fixed for wrong in it.errata][:count]
    for language, told in ((Language.EN, en), (Language.ZH, zh)):
        first, last = written(Errata(errata, held_back), language, 200).splitlines()[-2:]
        counted, _, limited = told.partition("|")
        assert (first, last.split("   ")[2:]) == (counted, [limited] if limited else [])


@pytest.mark.parametrize(("shown", "tail"), [(2, []), (1, ["1 of 2 sources"])])
def test_the_foot_of_sources(fixed: Log, written: Write, shown: int, tail: list[str]) -> None:
    """The foot says how many milestones any source reports, and how many sources are shown where it is not all."""
    sources = [(it, 1) for it in fixed.sources.values()][:shown]
    last = written(Sources(sources, fixed.select(), 2), width=100).splitlines()[-1]
    assert last.split("; ") == ["58 of 60 milestones are reported by a source", *tail]
