"""What views say in their less common cases, to the letter: several of a kind in one golden file."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from llmlog import Log
from llmlog.cli.app import home
from llmlog.date_ranges import Interval
from llmlog.language import Language
from llmlog.records import Records
from llmlog.search.answers import Answer
from llmlog.selection import Hits
from llmlog.stats import BY, count_by
from llmlog.views import Anniversary, Listing, Months, Sources, Stats, Timeline, View

Write = Callable[..., str]
FOUND = (
    *(("llama-2", "name", "Llama 2"), ("llama-2", "aliases", "羊驼"), ("phi-2", "details", "textbooks")),
    *(("rlhf", "errata", "人工强化学习"), ("gpt-4", "related", "smart"), ("gpt-4", "tags", "chat")),
    *(("gpt-3", "orgs", "OpenAI"), ("gpt-3", "kind", "model"), ("vllm", "date", "2023"), ("phi-2", "id", "phi-2")),
)
"""A milestone, and the field and the text by which a search found it, one of each field."""


def of_listings(log: Log, _: Language) -> Iterator[View]:
    """Yield listings that are turned round, held back, beside others, and of a search by every field."""
    everything, july = log.select(), log.select(within="2023-07")
    yield Listing(everything[-3:], log.coverage, held_back=57)
    yield Listing(everything[-3:][::-1], log.coverage)
    yield Listing(everything[-3:][::-1], log.coverage, held_back=57)
    yield Listing(july, log.coverage, span=Interval.parse("2023-07"), before=("2023-06", 4), after=("2023-08", 2))
    yield Listing(july[:2], log.coverage, span=Interval.parse("2023-07-06..2023-07-11"), before=("2023-06", 4))
    yield Listing(log.select(until="2017"), log.coverage, span=Interval.parse("2017"), after=("2019", 1))
    entries = {it.id: number for number, it in zip(everything.entries, everything, strict=True)}
    answers = [Answer(entries[id], 99 - n, field, text) for n, (id, field, text) in enumerate(FOUND)]
    hits = Hits(Records(log.connection), answers)
    yield Listing(hits.selection, log.coverage, hits, ["llama", "2"], held_back=3)
    yield Listing(hits[2:3].selection, log.coverage, hits[2:3])
    yield Listing(hits[1:2].selection, log.coverage, hits[1:2], ["羊驼"])


def of_counts(log: Log, _: Language) -> Iterator[View]:
    """Yield counts by everything that can be counted by, and the months and sources of a part."""
    everything = log.select()
    for by in BY:
        counts = count_by(log, everything, by)
        yield Stats(by, counts[:6], everything, len(counts))
    models = log.select(kind="model", until="2023-06")
    yield Stats("year", count_by(log, models, "year"), models, len(count_by(log, models, "year")))
    yield Months(models.months(), models)
    yield Months(everything.months()[::-1], everything)
    yield Sources([(log.sources["review-2023"], 41)], everything, 2)


def of_histories(log: Log, language: Language) -> Iterator[View]:
    """Yield the greeting, timelines of a part and of landmarks, and days with and without more of their week."""
    everything = log.select()
    yield home(log, language)
    yield Timeline(log.select(importance=3), log.coverage)
    yield Timeline(log.select(kind="model"), log.coverage)
    yield Timeline(log.select(importance=3)[:1], log.coverage)
    yield Timeline(log.select(kind="trend")[:1], log.coverage)
    day, week = everything.on(["03-14"]), everything.on(["03-13", "03-15", "03-16", "07-18"])
    for shown, held_back, of_week in ((day, 0, 10), (day[-1:], 2, 0), (day, 0, 1)):
        yield Anniversary(date(2024, 3, 14), shown, week, everything, held_back, of_week)
    yield Anniversary(date(2024, 3, 14), day, everything[:0], everything, 0, 0)


@pytest.mark.parametrize("language", list(Language), ids=str)
@pytest.mark.parametrize(
    ("width", "color"),
    [(40, False), (60, False), (100, False), (140, False), (80, True)],
    ids=["40", "60", "100", "140", "color"],
)
@pytest.mark.parametrize("views", [of_listings, of_counts, of_histories], ids=lambda it: it.__name__)
def test_variants(
    golden: Callable[[str, str], None],
    fixed: Log,
    written: Write,
    views: Callable[[Log, Language], Iterator[View]],
    width: int,
    color: bool,
    language: Language,
) -> None:
    """The less common cases of a kind of view are the text of their file."""
    text = "\n".join(written(view, language, width, color=color) for view in views(fixed, language))
    name = views.__name__.removeprefix("of_")
    golden(f"{name}.{'color' if color else width}.{language}.txt", text)
