"""Milestones whose names a query says among other words, beside those that the whole of it is about."""

import re
from collections.abc import Iterable

from llmlog.search.idea_ranking import BEST, wishes
from llmlog.search.label_matches import maker_or_time
from llmlog.search.lookups import Lookups
from llmlog.search.name_rungs import NAMED, Matches, exact, highest, run_rungs
from llmlog.search.query import Parts, Term
from llmlog.tokens import tokens
from llmlog.vocabulary import OWN_NAMES

OF_IDEAS = 0.15
"""How much the words around a name count among the milestones of that name."""
MUCH_ELSE = 3
"""How many wishes beside a name, a maker or a time make that one word among others, where it meets little of them."""
SECOND = 0.1
"""How much less than the best idea such a name scores."""
AGAINST = r" (?:alternatives?|answer|response|replacements?) (?:to|of|for) |替代|平替"
"""What says that a name is what the thing asked for stands against, and so comes second too."""
AHEAD = 1
"""How much more the best idea with a longer name scores than a name within it."""


def longer_names(lookups: Lookups, parts: Parts) -> dict[Term, frozenset[int]]:
    """Return the names in a query that begin a longer one (Claude Shannon), each with what tells of that one.

    In texts the word behind such a name mostly stands there, and never in those of what the name alone is.
    """
    found: dict[Term, frozenset[int]] = {}
    words = parts.typed.words
    for name in parts.names:
        named = {it.entry for it in lookups.names_of(name.key)}
        for start in range(len(words) - len(name.words)):
            *begun, other = words[start : start + len(name.words) + 1]
            if tuple(begun) == name.words and other.isascii() and other.isalpha():
                pair = list(tokens(f"{begun[-1]} {other}"))
                both = lookups.with_token(" ".join(pair))
                if both.isdisjoint(named) and len(both) * 2 > len(lookups.with_token(pair[-1])):
                    found[name] = both
    return found


def named_within(lookups: Lookups, names: Iterable[Term]) -> Matches:
    """Return the milestones of names that stand in a query among other words; one of several milestones is unsure."""
    found: Matches = {}
    for name in names:
        named = run_rungs(((exact, NAMED - 1, NAMED),), lookups, name)
        is_sure = len(named) == 1 or any(match.field in OWN_NAMES for match in named.values())
        if is_sure:
            found = named | found
    return found


def with_ideas(named: Matches, found: Matches, lookups: Lookups, parts: Parts) -> Matches:
    """Return those whose name was said, the better the more of the other words they meet.

    Where a query asks for much else, those that meet little of it come second: ChatGPT in `chatgpt clone for 600`.
    """
    others = [wish for wish in wishes(lookups, parts.content_words, parts.labels) if len(wish.text) > 1]
    best = highest(found)
    is_against = re.search(AGAINST, parts.typed.spaced) is not None
    scores = {}
    for entry, match in named.items():
        met = sum(entry in wish.all for wish in others)
        is_aside = bool(found) and (is_against or (len(others) >= MUCH_ELSE and met < len(others) / 2))
        ideal = found[entry].score if entry in found else 0
        scores[entry] = best - SECOND if is_aside else match.score + OF_IDEAS * ideal
    named = {entry: match._replace(score=scores[entry]) for entry, match in named.items()}
    return named | _ahead(named, found, lookups, parts)


def _ahead(named: Matches, found: Matches, lookups: Lookups, parts: Parts) -> Matches:
    """Return the ideas whose own names hold a name that a query says, and that meet more of what it says.

    A name and a word are met by an own name, a size by any, a maker or a time: Italy bans ChatGPT for `chatgpt banned
    in italy`, Llama 3.1 for `llama 405b`.
    """
    said = [frozenset(tokens(name.spaced)) for name in parts.names]
    beside = {token for term in parts.content_words for token in tokens(term.spaced)}
    met_by = [lookups.in_column(word, "names") for word in beside if word[0].isdigit()]
    met_by += [frozenset(owners) for label in parts.labels if (owners := maker_or_time(lookups, label.key))]
    held = {entry: frozenset(tokens(text)) for entry, text in lookups.own_names([*named, *found]).items()}
    names = {entry: max(sum(map(own.issuperset, said)), entry in named) for entry, own in held.items()}
    met = {
        entry: count + len(beside & held[entry]) + sum(entry in owners for owners in met_by)
        for entry, count in names.items()
        if count
    }
    most, best = max(met.get(entry, 0) for entry in named), highest(named)
    return {
        entry: match._replace(score=best + AHEAD * match.score / BEST)
        for entry, match in found.items()
        if entry not in named and met.get(entry, 0) > most
    }
