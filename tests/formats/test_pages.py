"""Pages of one milestone below the head: relatives in their order and columns, and what each source says apart."""

from collections.abc import Callable

import pytest

from llmlog import Log
from llmlog.language import Language
from llmlog.views import Comparison, Entry
from llmlog.vocabulary import Kind

LogOf = Callable[..., Log]
Write = Callable[..., str]


def entry(log: Log, id: str) -> Entry:
    """Return the page of a milestone."""
    it = log[id]
    return Entry(it, log.parents(it), log.children(it), [log.sources[claim.source] for claim in it.sources])


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_relatives_stand_in_one_column(log: Log, written: Write, language: Language) -> None:
    """What it came from stands from the oldest on, and all relations of a page begin in the same cell."""
    text = written(entry(log, "gpt-4"), language, 80)
    rows = [line for line in text.splitlines() if line[:2] == "20" and len(line.split("  ")) > 1]
    before = [line[:10] for line in rows[:3]]
    assert before == sorted(before)
    if language is Language.EN:
        found = {line.index(note) for line in rows for note in ("built on it", "predecessor") if note in line}
        assert len(found) == 1


def test_a_long_name_leaves_the_others_their_column(log: Log, written: Write) -> None:
    """Where the longest name of a page leaves no room beside it, each list has columns of its own."""
    lines = written(entry(log, "gpt-4"), Language.EN, 60).splitlines()
    assert "2017-06-12 * Transformer  built on it" in lines


def test_each_thing_a_source_says_stands_apart(log: Log, written: Write) -> None:
    """A blank line stands before each source but the first and before each claim that does not hold."""
    for width in (None, 80):
        text = written(entry(log, "gpt-4"), Language.EN, width)
        said = text[text.index("What the sources say") :].splitlines()
        assert said[1].startswith("Timeline to September 2023  2023-03-13")
        for line in ("Review of 2023  2023-03", '- "2023/03/13"', '- "ChatGTP 4"'):
            assert said[said.index(line) - 1] == ""
        assert "\n\n\n" not in text
    text = written(entry(log, "ernie-bot"), Language.EN, 80)
    said = text[text.index("What the sources say") :].splitlines()
    assert "" not in said[:2]


def test_four_stand_side_by_side_in_eighty_columns(fixed: Log, written: Write) -> None:
    """Four milestones are compared in columns at 80 columns in either language, five in blocks."""
    compared = [Entry(it, fixed.parents(it), fixed.children(it)) for it in fixed][:5]
    for language in Language:
        names = written(Comparison(compared[:4]), language, 80).splitlines()[0]
        assert compared[3].milestone.title(language).split()[0] in names
    assert written(Comparison(compared), Language.EN, 80).splitlines()[0] == "Date"


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_the_mark_of_a_date_that_is_not_verified(log: Log, written: Write, language: Language) -> None:
    """The date is cyan, the mark beside it is what is to be looked at, and the words are read."""
    doubtful = next(it for it in log if not it.is_verified and it.kind is not Kind.TREND)
    text = written(entry(log, doubtful.id), language, 80, color=True)
    assert f"\x1b[36m{doubtful.date} \x1b[0m\x1b[35m?\x1b[0m " in text


@pytest.mark.parametrize(
    ("aliases", "en", "zh"),
    [
        ("a1 b2 c3 d4 e5 f6 g7", "a1, b2, c3, d4, e5, f6, g7", "a1、b2、c3、d4、e5、f6、g7"),
        ("a1 b2 c3 d4 e5 f6 g7 h8", "a1, b2, c3, d4, e5, f6, 2 more", "a1、b2、c3、d4、e5、f6 等 8 个"),
        ("x org/oak", "x, org/oak", "x、org/oak"),
        ("org/oak x oak-7b", "x, 2 more", "x 等 3 个"),
        ("org/oak oak-7b oak-v2", "org/oak, 2 more", "org/oak 等 3 个"),
        ("Oak-7B Oak.v2 Oak-v2 x", "Oak-7B, Oak.v2, Oak-v2, x", "Oak-7B、Oak.v2、Oak-v2、x"),
    ],
)
def test_other_names_are_counted(log_of: LogOf, written: Write, aliases: str, en: str, zh: str) -> None:
    """Six other names are told at most, those of repositories only where there is no other, and a last one more."""
    log = log_of({"id": "oak", "name": "Oak", "date": "2023", "aliases": aliases.split()})
    for language, told in ((Language.EN, f"Also called  {en}"), (Language.ZH, f"别名  {zh}")):
        lines = written(Entry(log["oak"], (), (), (), short=True), language, 100).splitlines()
        assert [line.strip(" │") for line in lines if told.split()[0] in line] == [told]


@pytest.mark.parametrize(
    ("links", "labels"),
    [
        ([("https://grove.example", "paper"), ("https://x.example", "code")], ["paper, shows the date", "code"]),
        ([("https://x.example", "paper"), ("https://y.example", "paper")], ["shows the date", "paper"]),
        ([("https://x.example", "demo"), ("https://y.example", "paper")], ["shows the date", "paper", "demo"]),
    ],
)
def test_links_of_a_page(log_of: LogOf, written: Write, links: list[tuple[str, str]], labels: list[str]) -> None:
    """The address that shows the date stands first, then those of each kind in the order of the kinds."""
    log = log_of({"id": "oak", "date": "2023", "links": [{"url": url, "kind": kind} for url, kind in links]})
    lines = written(Entry(log["oak"], (), (), ())).partition("Links\n")[2].splitlines()
    assert [line for line in lines if not line.startswith("https")] == labels
    assert lines[1] == "https://grove.example"
    assert {line for line in lines if line.startswith("https")} == {"https://grove.example", *dict(links)}
