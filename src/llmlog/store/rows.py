"""A milestone, organization or tag as rows of the database: names folded, facets, labels and prose."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from llmlog.characters import syllables
from llmlog.dates import PartialDate
from llmlog.folding import GENERIC, address_key, fold, han_runs, has_han, words
from llmlog.model import Milestone, Organization, References, Specs
from llmlog.shipped import shipped_json
from llmlog.store.label_names import LABEL_NAMES, shown
from llmlog.tokens import stemmed, tokens, with_characters
from llmlog.vocabulary import CALLED, IDS, KINDS, Kind, countries, tag_names

Row = tuple[object, ...]
"""A value for every column of a table, as the schema has them."""
OF_A_PARTNER = 0.8
"""How much a milestone is that of an organization which made it but does not stand first."""
MISSPELT = {"name", "orgs"}
"""The fields of errata in which a source gets a name wrong."""
OTHER_CRAFTS = {"3d", "audio", "embeddings", "image", "robotics", "speech", "video", "vision", "world-models"}
"""The tags of models that are of more than language, or of something else."""
UNITS = {"": 1, "K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}
BREAK = "#"
"""The token between two texts, which keeps words at the end of one and the beginning of the next apart; in none."""
NO_SIZE = r"\([^()]* active\b[^()]*\)|\S+ \([^()]*\bencoder\)"
"""Numbers of parameters that are not the size of a model: those active at a time, and those of its encoder."""


def names(entry: int, milestone: Milestone, titles: Iterable[str] = ()) -> Iterator[Row]:
    """Yield a row a name of a milestone: its own names, its aliases and former ids, and titles put into Chinese."""
    named = [("name", milestone.name), ("name_zh", milestone.name_zh), ("id", milestone.id)]
    named += [("aliases", alias) for alias in milestone.aliases]
    named += [("former_ids", id) for id in milestone.former_ids]
    named += [("related", title) for title in titles]
    for field, text in named:
        if text:
            # the hyphens that part numbers in an id stand for dots
            folded = words(re.sub(r"(?<=\d)-(?=\d)", ".", text) if field in IDS else text)
            key = "".join(folded) or text  # a name of signs alone
            yield entry, field, text, key, " ".join(folded), *pinyin(key)


def facets(entry: int, milestone: Milestone, references: References) -> Iterator[Row]:
    """Yield what a milestone can be selected by; an organization counts for those that it belongs to."""
    made: dict[str, float] = {}
    for number, organization in enumerate(milestone.orgs):
        for id in ancestry(organization, references):
            made.setdefault(id, OF_A_PARTNER if number else 1)
    yield from ((entry, "orgs", id, weight) for id, weight in made.items())
    yield from ((entry, "tags", tag.id, round(1 / len(milestone.tags), 2)) for tag in milestone.tags)
    specs, released = milestone.specs or Specs(), milestone.released
    evidence = [url for claim in milestone.sources for url in claim.urls] + [it.url for it in milestone.errata]
    values: dict[str, Iterable[str | int | None]] = {
        "sources": [claim.source for claim in milestone.sources],
        "kind": [milestone.kind],
        "date": _times(milestone.date),
        "importance": [milestone.importance],
        "country": [references.organizations[id].country for id in made],
        **{field: [getattr(specs, field)] for field in ("weights", "license", "context_tokens", "training_tokens")},
        "parameters": sizes(specs.parameters or ""),
        "links": map(address_key, [*([released.url] if released else []), *(link.url for link in milestone.links)]),
        "evidence": map(address_key, evidence),
        "dated_by": [link.kind for link in milestone.links if released and link.url == released.url],
        "modalities": specs.modalities,
        "language_model": [_is_language_model(milestone)],
        "first": [stemmed(words(what)) for what in shipped_json("words/firsts.json").get(milestone.id, [])],
        "misspelt": [fold(it.claim) for it in milestone.errata if it.field in MISSPELT],
    }
    for field, found in values.items():
        yield from ((entry, field, str(value), 1) for value in dict.fromkeys(found) if value)


def _is_language_model(milestone: Milestone) -> bool:
    """Whether it is a model of nothing but text, or of text with a context in tokens or no tag of another craft."""
    specs = milestone.specs
    if milestone.kind != Kind.MODEL or not specs or "text" not in specs.modalities:
        return False
    is_of_no_other = OTHER_CRAFTS.isdisjoint(tag.id for tag in milestone.tags)
    return specs.modalities == ("text",) or specs.context_tokens is not None or is_of_no_other


def sizes(parameters: str) -> list[int]:
    """Return the numbers of parameters in a text, but those of which it says that they are active or of an encoder.

    >>> sizes("7B, 671B (37B active)"), sizes("138M (VGG-16)"), sizes("18,629"), sizes("12B + 400M (vision encoder)")
    ([7000000000, 671000000000], [138000000], [18629], [12000000000])
    """
    figures = re.findall(r"(\d[\d.,]*\d|\d)(?:([KMBT])|(?<=,\d{3}))\b", re.sub(NO_SIZE, "", parameters))
    return [round(float(number.replace(",", "")) * UNITS[unit]) for number, unit in figures]


def ancestry(organization: Organization, references: References) -> Iterator[str]:
    """Yield the id of an organization and then of those that it belongs to, the nearest first."""
    seen = {organization.id}
    yield organization.id
    while organization.parent and organization.parent in references.organizations and organization.parent not in seen:
        organization = references.organizations[organization.parent]
        seen.add(organization.id)
        yield organization.id


def labels(references: References, values: Iterable[tuple[str, str]]) -> Iterator[Row]:
    """Yield every spelling of organizations, tags and kinds, of some values of other facets, and related words."""
    named: list[tuple[str, str, Iterable[str]]] = [
        *(("orgs", org.id, org.names) for org in references.organizations.values()),
        *(("tags", tag.id, (*tag.name, tag.id, *tag_names(tag.id))) for tag in references.tags.values()),
        *(("kind", kind.value, KINDS[kind]) for kind in Kind),
    ]
    named += ((field, value, LABEL_NAMES[field](value)) for field, value in values)
    for field, value, texts in named:
        for text in dict.fromkeys(texts):
            key = fold(text) or text
            sounds = pinyin(key) if field != "date" else (None, None)
            yield field, value, shown(field, value, text), _own(references, field, value, text), False, key, *sounds
    for tag in references.tags.values():
        for related, name in zip(tag.related, tag.name, strict=True):
            for word in related:
                yield "tags", tag.id, name, name, True, stemmed(words(word)), *pinyin(fold(word))


def _own(references: References, field: str, value: str, name: str) -> str:
    """Return what is shown for a name of a value: the own one of a maker or tag in its language, a short one as is."""
    if field == "orgs" and name not in references.organizations[value].short:
        return references.organizations[value].name[has_han(name)]
    return references.tags[value].name[has_han(name)] if field == "tags" else shown(field, value, name)


def related() -> Iterator[tuple[str, str]]:
    """Yield every word of the table of related words with each that it may stand for, both as their tokens."""
    for table in shipped_json("words/related.json").values():
        for word, others in table.items():
            phrase = " ".join(tokens(word))
            yield from ((phrase, " ".join(tokens(other))) for other in others)


def off_topic() -> set[tuple[str]]:
    """Return the words of other fields of life, which ask for nothing that a log of AI holds, as their tokens."""
    return {(" ".join(tokens(word)),) for words in shipped_json("words/off_topic.json").values() for word in words}


def other_senses() -> set[tuple[str, str]]:
    """Return the key of each name that is that of something else as well with the tokens of what tells so beside it."""
    table = shipped_json("words/other_senses.json")
    return {(fold(name), " ".join(tokens(word))) for name, words in table.items() for word in words}


def recalled() -> dict[str, list[str]]:
    """Return the words by which people recall a milestone and which its text does not hold, by its id."""
    return {id: [*words["en"], *words["zh"]] for id, words in shipped_json("words/recalled.json").items()}


def prose(milestone: Milestone, recalled: Iterable[str]) -> tuple[str, ...]:
    """Return the tokens of a milestone in the order of the columns of full text."""
    makers = (name for org in milestone.orgs for name in org.names)
    kind = (*milestone.kind.text, *shipped_json(CALLED)["kinds"].get(milestone.kind, ()))
    labels = (*(name for tag in milestone.tags for name in tag.names), *kind, *makers)
    details = (text for detail in milestone.details for text in detail)
    said = (milestone.names, labels, (*milestone.asked[0], *milestone.asked[1]), milestone.summary, details, recalled)
    return tuple(f" {BREAK} ".join(map(_tokenized, texts)) for texts in said)


@cache
def _tokenized(text: str) -> str:
    """Return the tokens of a text, and the characters of its Chinese words, with a space between them."""
    return " ".join(with_characters(text))


def pinyin(key: str) -> tuple[str, str] | tuple[None, None]:
    """Return the syllables of a Chinese key, a space between them, and their initials; None for one without Chinese."""
    if not has_han(key):
        return None, None
    sounds = syllables(key)
    return " ".join(sounds), "".join(syllable[0] for syllable in sounds)


def terms(names: Iterable[str], labels: Iterable[str]) -> list[tuple[str, str]]:
    """Return the Chinese words that longer runs are taken apart by, with their sound: of keys, countries and people.

    A part of a name that is a label with a word like model behind it is two words: 中文模型.
    """
    called = {*labels}
    keys = called.union(names)
    lands = (name.zh for name in countries().values())
    renderings = shipped_json("characters/renderings.json")
    people = chain(renderings, *renderings.values())
    runs = {run.strip("的与和") for key in (*keys, *lands, *people) for run in han_runs(key)}
    words = {word for run in runs for word in (run, re.sub(GENERIC, "", run)) if len(word) > 1}
    words -= {word for word in words - keys if (bare := re.sub(GENERIC, "", word)) != word and bare in called}
    return [(word, "".join(syllables(word))) for word in sorted(words)]


def spellings(milestones: Iterable[Milestone]) -> list[tuple[str]]:
    """Return the English words of all texts that are long enough to be told from each other with a slip."""
    texts = (text for it in milestones for text in (it.summary.en, *it.asked[0], *(detail.en for detail in it.details)))
    return [(word,) for word in sorted({word for text in texts for word in re.findall(r"\b[a-z]{6,}\b", text)})]


def _times(date: PartialDate) -> Iterator[str]:
    """Yield the decade and the year of a date, its month and its day, and both in any year, where they are known."""
    text = str(date)
    year, month = text[: len("2023")], text[: len("2023-07")]
    yield from (f"{year[:-1]}0s", year)
    if date.month:
        yield from (month, month.removeprefix(year))
    if date.day:
        yield from (text, text.removeprefix(year))
