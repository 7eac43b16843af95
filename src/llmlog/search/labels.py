"""What asks for all that has some labels, as `openai models 2023`, or for the newest or the first of that."""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from llmlog.dates_in_text import is_time
from llmlog.folding import has_han
from llmlog.search.figures import Bounds, bounds_in
from llmlog.search.label_matches import (
    LABELLED,
    OPEN,
    common,
    family,
    fields_of,
    is_called,
    labelled_so,
    named_so,
    owners_of,
    related_and_said,
    weighed,
)
from llmlog.search.lookups import Lookups
from llmlog.search.models import ALONE, models_named
from llmlog.search.name_rungs import Match, Matches
from llmlog.search.orders import IN_TIME, ORDERS, asked_order, in_order
from llmlog.search.query import Parts, Term, apart, generic_words, take_apart
from llmlog.tokens import stem, tokens

COMPANIES = {"company", "companies", "startup", "startups", "公司", "企业", "创业公司", "初创公司", "初创企业"}
"""What asks beside a country for all that comes from there."""
THINGS = ("model", "method", "product", "tool", "agent", "platform")
"""The kinds that the first of a sort is of, where no kind is named."""
OF_A_KIND = {"kind", "links"}
SAID = {"name", "summary", "asked"}
"""Where words in a row are looked for."""
OF_ALL = OF_A_KIND | {"country", "importance"}
"""The fields of labels that say what sort of thing is asked for, and those of which all may be."""
OF_SOME = OF_A_KIND | {"country"}
"""The fields of labels beside which a word that is none stands for what says it and has a related label."""
FACTS = OF_SOME | {"orgs", "date", "weights", "license", "specs"}
"""The fields of which a milestone has no other value than those given, as it may deserve another tag."""
MACHINES = tuple(map(stem, ("program", "engine", "computer", "system", "machine", "player")))
"""The tokens of words any of which one may say of the same thing: a chess program, a chess computer."""
NEWS = r"\bnews\b|\bupdates\b|\btimeline\b|新闻|动态|消息|时间[线轴]"
"""What asks for events as well."""
FEWEST_LABELS = 2
"""How many labels a query has at least that asks for nothing newest or first."""
AMONG = "(?:(?<!阿)里面?|之?中|当中)?"
"""What stands in Chinese between the things and the order that is asked for among them: 开源模型里参数最大的."""
FILLER = " 的 "
"""What asks for nothing and keeps the words beside it apart."""
SAYING_ALL = 3
"""How much more that scores which has every word of the query in its own names."""


class LabelQuery(NamedTuple):
    """A query read as labels: its order, the keys of labels and names, bounds, its core, and whether it has `or`."""

    order: str
    called: list[str]
    names: list[str]
    bounds: list[Bounds]
    core: Term
    is_either: bool

    @property
    def is_specific(self) -> bool:
        """Whether it asks for an order or within bounds, which any label may be of."""
        return bool(self.order or self.bounds)


def by_labels(lookups: Lookups, query: str, parts: Parts) -> Matches | None:
    """Return what has every label of a query that asks for nothing else, the most important first.

    One of the labels is a kind of thing, a country or that of landmarks. Where it asks for the newest, the first or the
    largest of some labels or names, that one stands first, before it what is known as the first; where it bounds a
    figure, all are within. Empty where nothing has all labels, None where it asks for something else. `parts` are the
    query's.
    """
    asked = _read(lookups, query, parts)
    is_short = len(asked.called) < FEWEST_LABELS and not ALONE.issuperset(asked.called)
    if not asked.is_specific and (asked.names or is_short):
        return None
    owned = _labelled(lookups, asked)
    fields = fields_of(owned)
    if not (asked.is_specific or fields & OF_ALL):
        return None
    owned += [family(lookups, name, is_newest=asked.order == "newest") for name in asked.names]
    owned += [_within(lookups, bounds) for bounds in asked.bounds]
    if asked.is_specific and fields.isdisjoint(OF_A_KIND | SAID):
        owned += _implied(lookups, asked, query, owned)
    found = common(owned, is_either=asked.is_either)
    if asked.order:
        return in_order(lookups, asked.order, found, asked.bounds, asked.core) or None
    if not found and (asked.names or not _is_of_facts(lookups, asked.called)):
        return None
    found = weighed(lookups, found)
    return found if asked.bounds or fields & OF_A_KIND else _named_first(lookups, found, asked.core)


def _read(lookups: Lookups, query: str, parts: Parts) -> LabelQuery:
    """Return a query as labels; `parts` are its own as long as it asks for no order and gives no bounds."""
    order = asked_order(query)
    rest = re.sub(f"{AMONG}(?:{ORDERS[order]})", FILLER, query) if order else query
    rest, bounds = bounds_in(models_named(rest, is_first=order == "oldest"))
    parts = parts if rest == query else take_apart(rest, lookups.known)
    words = [word for word in label_words(lookups, parts) if word not in generic_words()]
    names = [name.key for name in parts.names if not lookups.is_label(name.key)]
    called = [*(label.key for label in (*parts.labels, *parts.names) if label.key not in names), *words]
    return LabelQuery(order, called, names, bounds, parts.core, is_either=re.search(r"\bor\b|或", query) is not None)


def _within(lookups: Lookups, bounds: Bounds) -> Matches:
    """Return the milestones that have a figure within bounds."""
    within = lookups.figures(bounds.field, bounds.least, bounds.most)
    return dict.fromkeys(within, Match(LABELLED, "specs", bounds.said))


def _is_of_facts(lookups: Lookups, called: list[str]) -> bool:
    """Whether some words are all labels of facts, one of a kind at most: then what none has in common, nothing has."""
    fields = [fields_of([labelled_so(lookups, word)]) for word in called]
    are_facts = (is_time(word) or word in OPEN or it & FACTS for word, it in zip(called, fields, strict=True))
    return all(are_facts) and sum(bool(it & OF_A_KIND) for it in fields) <= 1


def _implied(lookups: Lookups, asked: LabelQuery, query: str, owned: list[Matches]) -> Iterator[Matches]:
    """Yield what is meant where no kind is named: models by a figure, things by the first, all where nothing is named.

    The newest of a name or a tag is a thing as well. What is seldom a thing, as laws are, may be an event.
    """
    is_of_things = asked.order == "oldest" or asked.names or "tags" in fields_of(owned)
    if asked.order not in IN_TIME:
        yield owners_of(lookups.labels("model"))
    elif owned and is_of_things and not re.search(NEWS, query):
        found = common(owned)
        things = owners_of(it for kind in THINGS for it in lookups.labels(kind))
        if len(things.keys() & found) * 2 >= len(found):
            yield things
    elif not owned:
        en, zh = ("latest", "最新") if asked.order == "newest" else ("first", "最早")
        said = zh if has_han(re.findall(ORDERS[asked.order], query)[0]) else en
        yield dict.fromkeys(lookups.entries, Match(LABELLED, "date", said))


def _labelled(lookups: Lookups, asked: LabelQuery) -> list[Matches]:
    """Return what has each label that is called so, beside a figure or in an order of time else what has related ones.

    Beside a country or a kind, a word that is no label stands for what says it and has a related one. The first of what
    has not all is what says the words in a row, if anything does. Beside nothing but a kind, a word that is no label
    stands for what has it in its name.
    """
    order, called = asked.order, asked.called
    is_of_figures = bool(asked.bounds) or order not in {"", *IN_TIME}
    owned = _of_one_kind(lookups, called, [labelled_so(lookups, word, related=is_of_figures) for word in called])
    if not (order or all(owned)) and fields_of(owned) & OF_SOME:
        others = [(word, owners) for word, owners in zip(called, owned, strict=True) if word not in COMPANIES]
        if len(others) < len(called) and "country" not in fields_of(owned):
            return []
        return [owners or related_and_said(lookups, word) for word, owners in others]
    if order not in IN_TIME or all(owned):
        return owned
    owned = [labelled_so(lookups, word) or related_and_said(lookups, word) for word in called]
    said = _saying(lookups, asked.core) if order == "oldest" and (len(called) > 1 or not all(owned)) else {}
    if said or fields_of(owned) - OF_A_KIND:
        return [said] if said else owned
    return [owners or named_so(lookups, word) for word, owners in zip(called, owned, strict=True)]


def _of_one_kind(lookups: Lookups, called: list[str], owned: list[Matches]) -> list[Matches]:
    """Return what has labels, of two kinds the first that is a tag too as that tag: papers about agents."""
    kinds = [place for place, matches in enumerate(owned) if fields_of([matches]) & OF_A_KIND]
    for place in kinds if len(kinds) > 1 else ():
        word = called[place]
        if tagged := owners_of(it for it in (*lookups.labels(word), *lookups.labels(stem(word))) if it.field == "tags"):
            return [*owned[:place], tagged, *owned[place + 1 :]]
    return owned


def _saying(lookups: Lookups, core: Term) -> Matches:
    """Return what has the words of a query in a row in its names, its summary or what people ask for it by.

    One word alone is too little; words that end in `model` ask for models.
    """
    *before, last = tokens(core.spaced)
    phrases = [" ".join((*before, word)) for word in (MACHINES if last in MACHINES else (last,))] if before else []
    columns = {"summary": "summary", "asked": "asked", "names": "name"}
    is_of_models = re.search(r"models?$|模型$", core.key)
    among = owners_of(lookups.labels("model")) if is_of_models else frozenset(lookups.entries)
    return {
        entry: Match(LABELLED, field, core.spaced.strip())
        for column, field in columns.items()
        for phrase in phrases
        for entry in lookups.in_column(phrase, column)
        if entry in among
    }


def _named_first(lookups: Lookups, found: Matches, core: Term) -> Matches:
    """Return matches with a better score for those whose own names hold every word of a query."""
    said = frozenset(tokens(core.spaced))
    named = {entry for entry, names in lookups.own_names(found).items() if said.issubset(tokens(names))}
    return {
        entry: match._replace(score=match.score + SAYING_ALL) if entry in named else match
        for entry, match in found.items()
    }


def label_words(lookups: Lookups, parts: Parts) -> Iterator[str]:
    """Yield the words of a query beside its names and labels, Chinese ones as labels where they are nothing else."""
    for word in (term.key for term in parts.words):
        if not has_han(word):
            yield word
            continue
        labels = [*apart(word, partial(is_called, lookups), lambda _: False)]
        are_labels = all(is_called(lookups, label) for label in labels)
        yield from labels if are_labels else apart(word, lookups.is_word, lambda _: False)
