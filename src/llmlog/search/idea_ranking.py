"""The second stage of search: what a milestone is about, by the words of a query and how rare they are.

A wish is one thing that the words ask for. A milestone scores by its rank by BM25, how many of the wishes it meets, how
much of its name they hold and whether neighbouring words are neighbours in its text. A gate decides whether the
confidence that any milestone is meant is high enough; an off-topic word lowers it.
"""

import operator
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from itertools import pairwise
from math import log
from typing import NamedTuple

from llmlog.folding import has_han, is_numbered
from llmlog.search.lookups import Lookups
from llmlog.search.name_rungs import Match, Matches
from llmlog.search.query import Term, apart, qualifiers
from llmlog.tokens import characters, tokens

SHORTLIST = 200
"""How many milestones, the highest by BM25, are looked at closer."""
OF_WISHES = 0.6
"""How much the share of wishes that a milestone meets counts beside its rank by BM25, where the highest rank is 1."""
OF_ITS_NAME = 0.5
"""How much the part of its name that the query holds counts beside it."""
OF_NEIGHBOURS = 0.6
"""How much the share of neighbouring words that are neighbours in its text counts beside it."""
OF_THE_TEXT = 0.3
"""How much it counts beside it that a text holds a word which alone is asked for, rather than what people recall."""
OF_IMPORTANCE = 0.1
"""How much each step of importance counts beside it where one word alone is asked for."""
BEST = 59
"""The score of the best idea, below that of every name."""
TAIL = 0.55
"""The part of the best score below which nothing is shown."""
CONFIDENCE = (1.0, 2.0, 1.6, 2.5)
"""How much each wish met, the share of their weight, the logarithm of the rank, and the name add to the confidence."""
OF_WHAT_IS_CLEAR = 2
"""How much each of these adds to it: a maker or time is named, a tag is, one word alone is asked for, all words stand
in a text as they were typed."""
OF_AN_OFF_TOPIC_WORD = 2.2
"""How much a word, or two in a row, that is off topic takes from it."""
GATE = 5.63
"""The confidence that some milestone must reach; its weights come near a logistic regression over judged queries."""
OF_A_RELATED_WORD = 0.5
"""How much of a wish a related word meets."""
OF_THEIR_RANK = 0.5
"""How much the rank by BM25 of related words and single characters counts beside that of the words typed."""
WEIGHTS = (6.0, 1.0, 4.0, 4.0, 1.0, 1.0)
"""How much a token counts in names, labels, asked, summary, details and recalled words."""
COLUMNS = ("names", "labels", "asked", "summary", "details")
"""Where full text looks, in the order in which a match is shown."""
RELATED = "related"
"""The field of a match by what the text does not say: a related word, or one by which people recall the milestone."""


class Wish(NamedTuple):
    """One thing that a query asks for: the text, its tokens, the entries that meet it, and whether it is a tag's name.

    A qualifier (`paper`, `history`) finds nothing where other wishes do, and is not missed. `others` are the tokens of
    related words, `related` the entries that meet it by one of them alone.
    """

    text: str
    tokens: tuple[str, ...]
    entries: frozenset[int]
    is_label: bool = False
    is_qualifier: bool = False
    others: tuple[tuple[str, ...], ...] = ()
    related: frozenset[int] = frozenset()

    @property
    def all(self) -> frozenset[int]:
        """Every entry that meets it, by itself or by a related word."""
        return self.entries | self.related

    def met_by(self, entry: int) -> float:
        """Return how far an entry meets it, from 0 to 1."""
        return 1 if entry in self.entries else OF_A_RELATED_WORD * (entry in self.related)


def wishes(lookups: Lookups, words: Iterable[Term], labels: Iterable[Term]) -> list[Wish]:
    """Return what some words and labels ask for, each once; a number within a name tells its version."""
    found = [_label_wish(lookups, label) for label in labels]
    for term in words:
        for word in term.words:
            if term.words == (word,) or not Term((word,)).is_version:
                found += _word_wishes(lookups, word)
    return list({wish.text: wish for wish in found}.values())


def wishes_met(asked: Iterable[Wish], entry: int) -> float:
    """Return how many of some wishes an entry meets."""
    return sum(wish.met_by(entry) for wish in asked)


def ideas(lookups: Lookups, asked: list[Wish], among: frozenset[int] | None = None) -> Matches:
    """Return the milestones that some wishes are about, of all or among some; empty where none is good enough."""
    ranks = _ranks(lookups, asked)
    specific = [wish for wish in asked if not wish.is_qualifier] or asked
    meeting = frozenset().union(*(wish.all for wish in specific))
    entries = frozenset(nlargest(SHORTLIST, meeting if among is None else meeting & among, ranks.__getitem__))
    named, pairs = _named(lookups, asked, entries), _pairs(asked)
    neighbours = [lookups.with_token(pair) for pair in pairs]
    is_labelled = any(wish.is_label and wish.entries & entries for wish in asked)
    is_one_word = len(specific) == 1 and len(specific[0].text) > 1
    is_verbatim = bool(neighbours and frozenset.intersection(entries, *neighbours))
    clear = (among is not None) + is_labelled + is_one_word + is_verbatim
    off_topic = sum(map(lookups.is_off_topic, (*(" ".join(wish.tokens) for wish in asked), *pairs)))
    confidence = max(_confidence(lookups, asked, entries, ranks, named), default=0.0)
    if not entries or confidence + OF_WHAT_IS_CLEAR * clear - OF_AN_OFF_TOPIC_WORD * off_topic < GATE:
        return {}
    highest = max(ranks[entry] for entry in entries) or 1
    written = frozenset.intersection(entries, *map(lookups.in_text, specific[0].tokens)) if is_one_word else frozenset()
    scores = {
        entry: ranks[entry] / highest
        + OF_WISHES * wishes_met(asked, entry) / len(asked)
        + OF_ITS_NAME * named.get(entry, 0)
        + OF_THE_TEXT * (entry in written)
        + OF_IMPORTANCE * is_one_word * lookups.importance.get(entry, 1)
        + OF_NEIGHBOURS * sum(entry in both for both in neighbours) / (len(neighbours) or 1)
        for entry in entries
    }
    best = max(scores.values())
    shown = {entry: score / best for entry, score in scores.items() if score >= TAIL * best}
    return {entry: _match(lookups, asked, entry, part * BEST) for entry, part in shown.items()}


def _confidence(
    lookups: Lookups, asked: list[Wish], entries: Iterable[int], ranks: Counter[int], named: Mapping[int, float]
) -> Iterator[float]:
    """Yield the confidence in each of some entries by what it meets of some wishes.

    A wish weighs the more the rarer it is (inverse document frequency, Spärck Jones 1972); one that no milestone meets,
    half of what one that a single milestone meets does.
    """
    total = len(lookups.entries)
    unit = log(1 + total)
    weights = [log(1 + total / len(wish.all)) if wish.all else unit / 2 for wish in asked]
    for entry in entries:
        met = [wish.met_by(entry) for wish in asked]
        counted = (it for it, wish in zip(weights, asked, strict=True) if entry in wish.all or not wish.is_qualifier)
        share = sum(map(operator.mul, weights, met)) / sum(counted)
        said = (sum(map(bool, met)), share, log(1 + ranks[entry] / unit), named.get(entry, 0))
        yield sum(map(operator.mul, CONFIDENCE, said))


def _named(lookups: Lookups, asked: list[Wish], among: frozenset[int]) -> dict[int, float]:
    """Return the entries among some whose names hold words of some wishes, each with how much of its name they are."""
    typed = {token for wish in asked for token in wish.tokens}
    holding = frozenset().union(*(lookups.in_column(token, "names") for token in typed)) & among
    found = {entry: frozenset(tokens(names)) for entry, names in lookups.own_names(holding).items()}
    return {entry: len(typed & named) / len(named) for entry, named in found.items() if named}


def _pairs(asked: list[Wish]) -> list[str]:
    """Return two neighbouring words each as full text has them: of Chinese words the two characters that meet."""
    words = [wish for wish in asked if wish.tokens and len(wish.text) > 1]
    return [
        one.text[-1] + other.text[0]
        if has_han(one.text) and has_han(other.text)
        else f"{one.tokens[-1]} {other.tokens[0]}"
        for one, other in pairwise(words)
    ]


def _ranks(lookups: Lookups, asked: list[Wish]) -> Counter[int]:
    """Return the rank by BM25 of the entries that hold words of some wishes, or related words and single characters."""
    ranks = Counter(lookups.ranked([token for wish in asked for token in wish.tokens], WEIGHTS))
    near = {token for wish in asked for other in wish.others for token in other}
    near |= {character for wish in asked for character in characters(wish.text)}
    ranks.update({entry: OF_THEIR_RANK * rank for entry, rank in lookups.ranked(sorted(near), WEIGHTS).items()})
    return ranks


def _label_wish(lookups: Lookups, label: Term) -> Wish:
    owners = frozenset(owned.entry for owned in lookups.labels(label.key))
    found = tuple(dict.fromkeys(tokens(label.spaced)))
    return Wish(label.key, found, owners, is_label=True, related=_having(lookups, found) - owners)


def _word_wishes(lookups: Lookups, word: str) -> Iterator[Wish]:
    """Yield the wishes of a word, or of the words within a run of Chinese."""
    if not has_han(word) or is_numbered(word):
        if len(word) > 1 and any(tokens(word)):
            yield _wish(lookups, word)
        return
    for part in apart(word, lookups.is_word, lambda pair: bool(lookups.with_token(pair))):
        if len(part) == 1:
            yield Wish(part, (part,), lookups.with_token(part, begun=True))
        else:
            yield _wish(lookups, part)


def _wish(lookups: Lookups, word: str) -> Wish:
    found = (word,) if is_numbered(word) else tuple(dict.fromkeys(tokens(word)))
    entries = _having(lookups, found)
    others = tuple(tuple(other.split()) for other in lookups.related(" ".join(found)))
    related = frozenset().union(*(_having(lookups, other) for other in others))
    return Wish(word, found, entries, is_qualifier=word in qualifiers(), others=others, related=related - entries)


def _having(lookups: Lookups, wanted: tuple[str, ...]) -> frozenset[int]:
    """Return the entries that hold all of some tokens."""
    return frozenset.intersection(*(lookups.with_token(token) for token in wanted)) if wanted else frozenset()


def _match(lookups: Lookups, asked: list[Wish], entry: int, score: float) -> Match:
    """Return why an entry answers: the rarest wish that it meets, and where its words, or related ones, stand."""
    met = sorted((wish for wish in asked if entry in wish.all), key=lambda wish: (-wish.met_by(entry), len(wish.all)))
    for wish in met:
        for column in COLUMNS:
            is_labelled = column == "labels" and wish.is_label and entry in wish.entries
            if is_labelled or all(entry in lookups.in_column(token, column) for token in wish.tokens):
                labels = lookups.labels_like(wish.text) if column == "labels" else ()
                shown = ((field, label) for field, label, owners in labels if entry in owners)
                field = {"names": "name", "labels": RELATED}.get(column, column)
                return Match(score, *next(shown, (field, wish.text)))
    return Match(score, RELATED, met[0].text)
