"""What asks for the newest or the first of a maker, a kind, a tag or a family."""

import re
from collections.abc import Iterable, Iterator

from llmlog.search.lookups import Lookups, Name, Owned
from llmlog.search.names import Match, Matches
from llmlog.search.query import Term, apart, take_apart
from llmlog.text import has_han
from llmlog.tokens import stem

NEWEST = r"\b(?:latest|newest|recent)\b|最新|最近"
OLDEST = r"\b(?:first|earliest|oldest)\b|最早|第一[个款]|首[个款]"
LANGUAGE_MODELS = r"大?(?:语言)?模型|\bllms?\b|\b(?:large )?language models?\b"
"""What is asked for as models, the newest of which are language models."""
OF_ANYTHING = frozenset({"version", "releas", "news", "new", "updat", "版本", "消息", "新闻", "动态", "进展", "大事"})
"""What the newest or first may be called whatever it is, English without inflections."""
THINGS = ("model", "method", "product", "tool", "agent", "platform")
"""The kinds that the first of a sort is of, where no kind is named."""
FILLER = " 的 "
"""What asks for nothing and keeps the words beside it apart."""
BEST = 88.0
STEP = 0.1
"""The score of the first, and how much less each that follows has."""


def by_time(lookups: Lookups, query: str) -> Matches:
    """Return what bears every label and name of a query that asks for the newest or the first, that one first.

    Empty for other queries, and for those that hold any other word.
    """
    newest = re.search(NEWEST, query)
    if not newest and not re.search(OLDEST, query):
        return {}
    rest = re.sub(NEWEST if newest else OLDEST, FILLER, query)
    rest = re.sub(LANGUAGE_MODELS, " model ", rest) if newest else rest
    parts = take_apart(rest, lookups.known)
    words = [word for term in parts.words for word in _words(lookups, term) if word not in OF_ANYTHING]
    owned = [_labelled(lookups, key) for key in (*(label.key for label in parts.labels), *words)]
    owned += [_begun(lookups, name.key) for name in parts.names]
    if owned and not newest and not any("kind" in lookups.label_fields(label.key) for label in parts.labels):
        owned.append(_owners(it for kind in THINGS for it in lookups.labels(kind)))
    if newest and not owned:
        owned = [dict.fromkeys(lookups.entries, Match(BEST, "date", newest[0]))]
    among = sorted(frozenset.intersection(*map(frozenset, owned)), reverse=bool(newest)) if owned else []
    return {entry: owned[0][entry]._replace(score=max(BEST - STEP * place, 0)) for place, entry in enumerate(among)}


def _words(lookups: Lookups, term: Term) -> Iterator[str]:
    """Yield the words of a term, English ones without inflections, Chinese ones taken apart."""
    for word in term.words:
        yield from apart(word, lookups.is_word, lambda _: False) if has_han(word) else [stem(word)]


def _labelled(lookups: Lookups, key: str) -> Matches:
    """Return what has a label, else what has one for which a word stands."""
    return _owners(lookups.labels(key)) or _owners(lookups.labels(key, related=True))


def _begun(lookups: Lookups, key: str) -> Matches:
    """Return what has a name that begins with a key."""
    return _owners(name for name in lookups.names_with(key) if name.key.startswith(key))


def _owners(found: Iterable[Name | Owned]) -> Matches:
    """Return the owners of names or labels, each with its first."""
    owners: Matches = {}
    for it in found:
        owners.setdefault(it.entry, Match(BEST, it.field, it.text))
    return owners
