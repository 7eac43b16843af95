"""What has a label or a name that a query says: its owners, and what several of these have in common."""

import re
from collections.abc import Container, Iterable, Sequence
from functools import reduce

from llmlog.folding import has_han
from llmlog.search.lookups import Lookups, Name, Owned
from llmlog.search.models import LLMS, language_models
from llmlog.search.name_rungs import Match, Matches
from llmlog.search.orders import IN_ORDER
from llmlog.search.query import MODELS, qualifiers
from llmlog.tokens import stem, tokens
from llmlog.vocabulary import NAMES

LABELLED = IN_ORDER
"""The score of what has all labels, before importance."""
LABELS = ("orgs", "country", "license", "weights", "tags", "date", "importance", "kind", "links")
"""The fields of labels; a match is of a name, else of the first of these."""
TITLES = {"name", "name_zh"}
EITHER = {"orgs", "country", "date"}
"""The fields of which one label is enough where no milestone has two."""
OPEN = {"open", "opensource", "openweights", "openweight", "开源", "开放权重"}
"""The keys of labels each of whose owners is called by all of these."""
PAPERS = {"paper", "papers", "论文"}
"""What asks for papers and for all that came out as one."""


def labelled_so(lookups: Lookups, word: str, *, related: bool = False) -> Matches:
    """Return what has a label that is called so, a country or kind before others; else, if asked, by a related word."""
    if word in LLMS:
        text = "语言模型" if has_han(word) else "language model"
        return dict.fromkeys(language_models(lookups), Match(LABELLED, "kind", text))
    called = sorted(OPEN, key=lambda it: (it != word, has_han(it) != has_han(word), it)) if word in OPEN else [word]
    owned = [it for key in called for it in lookups.labels(key)]
    singular = [it for it in lookups.labels(stem(word)) if it.field != "date"]  # Mars is not March
    countries, kinds = ([it for it in (*owned, *singular) if it.field == field] for field in ("country", "kind"))
    direct = owners_of(countries or kinds or owned or singular)
    if word in PAPERS:
        return dict.fromkeys(lookups.having("dated_by", "paper"), Match(LABELLED, "links", word)) | direct
    return direct or (owners_of(lookups.labels(stem(word), related=True)) if related else {})


def is_called(lookups: Lookups, word: str) -> bool:
    """Whether a label or a related word of one is called so, without a look at what has it."""
    return word in LLMS or lookups.is_called(word)


def related_and_said(lookups: Lookups, word: str) -> Matches:
    """Return what a related word has as a label and what has the word itself in its text or is recalled by it."""
    said = [lookups.in_column(token, "- labels") for token in tokens(word)]
    saying = frozenset.intersection(*said) if said else frozenset()
    return {entry: it for entry, it in labelled_so(lookups, word, related=True).items() if entry in saying}


def maker_or_time(lookups: Lookups, key: str) -> Matches | None:
    """Return what the maker of a name made, or else what is of the time that is called so; None for a tag.

    A state that is a maker stands for its country: its parliament passes laws, not its government.
    """
    owned = lookups.labels(key)
    made = [it for it in owned if it.field == "orgs"]
    of_country = [it for it in owned if it.field == "country"] if made else []
    found = owners_of(of_country or made) or owners_of(it for it in owned if it.field == "date")
    return None if owned and not found else found


def begun(lookups: Lookups, key: str, fields: Container[str] = NAMES) -> Matches:
    """Return what has a name in some fields, else any, that begins with a key as whole words, or with a version."""
    whole = " ?".join(map(re.escape, key)) + "(?![a-z])"
    names = [name for name in lookups.names_with(key) if re.match(whole, name.words)]
    return owners_of([name for name in names if name.field in fields] or names)


def family(lookups: Lookups, key: str, *, is_newest: bool) -> Matches:
    """Return what has a name that begins with a key, or with another name of what is called by it: 通义千问 or Qwen.

    The newest of a family may have that name as an alias, as what was renamed has; what came before it does not.
    """
    owners = {name.entry for name in lookups.names_of(key)}
    keys = {key} | {other for entry in owners if len(owners) == 1 for other in lookups.keys_of(entry)}
    return {
        entry: match
        for other in sorted(keys)
        for entry, match in begun(lookups, other, TITLES | {"aliases"} if is_newest else TITLES).items()
    }


def named_so(lookups: Lookups, word: str) -> Matches:
    """Return what several have a word in a name, Chinese also within one; nothing for one that tells none apart."""
    if word in qualifiers() | MODELS:
        return {}
    is_within = not word.isascii() and len(word) > 1
    names = lookups.names_with(word) if is_within else lookups.names_with_word(word)
    owners = owners_of(name for name in names if name.field in NAMES)
    return owners if len(owners) > 1 else {}


def fields_of(owned: Iterable[Matches]) -> set[str]:
    """Return the fields of some matches."""
    return {match.field for matches in owned for match in matches.values()}


def owners_of(found: Iterable[Name | Owned]) -> Matches:
    """Return the owners of names or labels, each with its first."""
    first: Matches = {}
    for it in found:
        first.setdefault(it.entry, Match(LABELLED, it.field, it.text))
    return first


def common(found: Iterable[Matches], *, is_either: bool = False) -> Matches:
    """Return what all of some matches have in common, each with its most specific match; nothing of no matches.

    Of two makers, or two times, it is what either has where nothing is of both, or where `is_either` asks for that.
    """
    by_field: dict[str, list[Matches]] = {}
    for matches in found:
        by_field.setdefault(next((match.field for match in matches.values()), ""), []).append(matches)
    place = {field: number for number, field in enumerate(LABELS)}
    fields = sorted(by_field, key=lambda field: place.get(field, -1))
    for either in (EITHER,) if is_either else ((), EITHER):
        first, *others = [_together(by_field[field], is_either=field in either) for field in fields] or [{}]
        if found_in_all := shared(first, others):
            return found_in_all
    return {}


def _together(found: Sequence[Matches], *, is_either: bool) -> Matches:
    """Return what is in all of some matches, or in any of them, as the first that has it."""
    first, *others = found
    return reduce(lambda one, other: other | one, others, first) if is_either else shared(first, others)


def shared(found: Matches, others: Iterable[Matches]) -> Matches:
    """Return the matches that are of an entry of each of some others."""
    return {entry: match for entry, match in found.items() if all(entry in other for other in others)}


def weighed(lookups: Lookups, found: Matches) -> Matches:
    """Return matches scored by the importance of each milestone."""
    return {entry: match._replace(score=LABELLED + lookups.importance.get(entry, 1)) for entry, match in found.items()}
