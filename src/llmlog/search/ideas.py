"""The second stage of search: what a milestone is about, by the words of a query and how rare they are.

A wish is one thing that the words ask for. A milestone meets some of the wishes; the share of their weight that it
meets and its rank by BM25 make its score, and a gate decides whether the best is good enough.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import log
from typing import NamedTuple

from llmlog.search.lookups import Lookups
from llmlog.search.query import Term, apart
from llmlog.search.rungs import Match, Matches
from llmlog.text import has_han
from llmlog.tokens import characters, tokens

GATE = 0.65
"""The share of the weight of two wishes that the best must meet, unless a tag is asked for by its name."""
STEP = 0.07
"""How much less of it every further wish asks for: many words seldom stand in one text."""
LEAST = 0.27
"""The share that is asked for at any rate."""
OF_BEST = 0.5
"""The part of the best share below which nothing is shown."""
TAIL = 0.4
"""The part of the best score below which nothing is shown."""
OF_COVERAGE = 0.35
"""How much of a score is the share of wishes that are met; the rest is the rank by BM25."""
BEST = 59
"""The highest score of an idea, below that of every name."""
OF_IMPORTANCE = 1.0
"""How much each degree of importance adds to a score."""
OF_A_RELATED_WORD = 0.5
"""How much of a wish a related word meets."""
OF_THEIR_RANK = 0.5
"""How much the rank by BM25 of related words and single characters counts beside that of the words typed."""
UNKNOWN = 0.25
"""The share of wishes that nothing meets beyond which a query is about something else."""
WEIGHTS = (6.0, 1.0, 4.0, 4.0, 1.0, 2.0)
"""How much a token counts in names, labels, asked, summary, details and recalled words."""
COLUMNS = ("names", "labels", "asked", "summary", "details")
"""Where full text looks, in the order in which a match is shown."""
RELATED = "related"
"""The field of a match by what the text does not say: a related word, or one by which people recall the milestone."""
FIELDS = {"names": "name", "asked": "asked", "summary": "summary", "details": "details"}
TYPICAL = 4.0
"""The weight of an unknown word where no word is known."""


class Wish(NamedTuple):
    """One thing that a query asks for: the text, its tokens, the entries that meet it, and whether it is a tag's name.

    `others` are the tokens of related words, `related` the entries that meet it by one of them alone.
    """

    text: str
    tokens: tuple[str, ...]
    entries: frozenset[int]
    is_label: bool = False
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
    """Return what some words and labels ask for, each once."""
    found = [_label_wish(lookups, label.key) for label in labels]
    for term in words:
        for word in term.words:
            found += _word_wishes(lookups, word)
    return list({wish.text: wish for wish in found}.values())


def ideas(lookups: Lookups, asked: list[Wish], among: frozenset[int] | None = None) -> Matches:
    """Return the milestones that meet enough of some wishes, of all or among some; empty where none is good enough.

    Single characters alone ask for nothing.
    """
    unknown = sum(not wish.all for wish in asked)
    if all(len(wish.text) == 1 for wish in asked) or (among is None and unknown > UNKNOWN * len(asked)):
        return {}
    weights = _weights(asked, lookups.total)
    ranks = _ranks(lookups, asked)
    entries = frozenset().union(*(wish.all for wish in asked))
    entries = entries if among is None else entries & among
    shares = {
        entry: sum(weight * wish.met_by(entry) for wish, weight in zip(asked, weights, strict=True)) / sum(weights)
        for entry in entries
    }
    highest = max((ranks[entry] for entry in entries), default=0) or 1
    best = max(shares.values(), default=0)
    is_labelled = any(wish.is_label and wish.entries & entries for wish in asked)
    if not best or not (is_labelled or (best >= _gate(len(asked)) and not _is_chance(asked, entries))):
        return {}
    scores = {
        entry: share * OF_COVERAGE + (1 - OF_COVERAGE) * ranks[entry] / highest for entry, share in shares.items()
    }
    shown = {entry: score for entry, score in scores.items() if shares[entry] >= OF_BEST * best}
    limit = TAIL * max(shown.values())
    return {entry: _match(lookups, asked, entry, score * BEST) for entry, score in shown.items() if score >= limit}


def _ranks(lookups: Lookups, asked: list[Wish]) -> Counter[int]:
    """Return the rank by BM25 of the entries that hold words of some wishes, or related words and single characters."""
    ranks = Counter(lookups.ranked([token for wish in asked for token in wish.tokens], WEIGHTS))
    near = {token for wish in asked for other in wish.others for token in other}
    near |= {character for wish in asked for character in characters(wish.text)}
    ranks.update({entry: OF_THEIR_RANK * rank for entry, rank in lookups.ranked(sorted(near), WEIGHTS).items()})
    return ranks


def _is_chance(asked: list[Wish], entries: frozenset[int]) -> bool:
    """Whether no entry meets two wishes of a Chinese sentence: where that is cut, one alone may be met by chance."""
    cut = [wish for wish in asked if len(wish.text) > 1 and has_han(wish.text)]
    met = Counter(entry for wish in asked if len(wish.text) > 1 for entry in wish.all & entries)
    return len(cut) > 1 and max(met.values(), default=0) == 1


def _gate(count: int) -> float:
    """Return the share of the weight of so many wishes that the best must meet."""
    return max(LEAST, GATE - STEP * max(0, count - 2))


def _label_wish(lookups: Lookups, key: str) -> Wish:
    """Return the wish for what a tag or kind stands for."""
    owners = frozenset(owned.entry for owned in lookups.labels(key))
    found = tuple(dict.fromkeys(tokens(key)))
    if lookups.label_fields(key) == {"kind"}:
        return Wish(key, found, owners)
    return Wish(key, found, owners, is_label=True, related=_having(lookups, found) - owners)


def _word_wishes(lookups: Lookups, word: str) -> Iterator[Wish]:
    """Yield the wishes of a word, or of the words within a run of Chinese."""
    if not has_han(word):
        if len(word) == 1 or Term((word,)).is_version:
            return
        yield from [_wish(lookups, word)] if any(tokens(word)) else []
        return
    for part in apart(word, lookups.is_word, lambda pair: bool(lookups.with_token(pair))):
        if len(part) == 1:
            yield Wish(part, (part,), lookups.with_beginning(part))
        else:
            yield _wish(lookups, part)


def _wish(lookups: Lookups, word: str) -> Wish:
    """Return the wish for a word and what is related to it."""
    found = tuple(dict.fromkeys(tokens(word)))
    entries = _having(lookups, found)
    others = tuple(tuple(other.split()) for other in lookups.related(" ".join(found)))
    related = frozenset().union(*(_having(lookups, other) for other in others))
    return Wish(word, found, entries, others=others, related=related - entries)


def _having(lookups: Lookups, wanted: tuple[str, ...]) -> frozenset[int]:
    """Return the entries that hold all of some tokens."""
    return frozenset.intersection(*(lookups.with_token(token) for token in wanted)) if wanted else frozenset()


def _weights(asked: list[Wish], total: int) -> list[float]:
    """Return the weight of each wish: how rare it is (inverse document frequency, Spärck Jones 1972).

    One that no milestone meets by itself weighs no more than a typical one that some do.
    """
    known = [log(1 + total / len(wish.entries)) for wish in asked if wish.entries]
    typical = _median(known) if known else TYPICAL
    rare = [log(1 + total / len(wish.all)) if wish.all else typical for wish in asked]
    return [weight if wish.entries else min(weight, typical) for wish, weight in zip(asked, rare, strict=True)]


def _median(numbers: list[float]) -> float:
    """Return the number in the middle; `statistics`, which has one as well, costs a tenth of a start to import."""
    ordered, half = sorted(numbers), len(numbers) // 2
    return (ordered[half] + ordered[~half]) / 2


def _match(lookups: Lookups, asked: list[Wish], entry: int, score: float) -> Match:
    """Return why an entry answers: the rarest wish that it meets, and where its words, or related ones, stand."""
    met = sorted((wish for wish in asked if entry in wish.all), key=lambda wish: (-wish.met_by(entry), len(wish.all)))
    score += OF_IMPORTANCE * (lookups.importance.get(entry, 1) - 1)
    for wish in met:
        for column in COLUMNS:
            is_labelled = column == "labels" and wish.is_label and entry in wish.entries
            if is_labelled or all(entry in lookups.in_column(token, column) for token in wish.tokens):
                return _where(lookups, entry, column, wish.text)._replace(score=score)
    return Match(score, RELATED, met[0].text)


def _where(lookups: Lookups, entry: int, column: str, text: str) -> Match:
    """Return the field and text of a match in a column; in that of labels, the label that has the text as a name."""
    if column != "labels":
        return Match(0, FIELDS[column], text)
    return Match(0, *(lookups.label_of(entry, text) or (RELATED, text)))
