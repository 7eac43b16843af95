"""From a query to answers, best first: addresses, labels, names, then ideas."""

import re
import sqlite3
from collections.abc import Collection, Mapping
from functools import reduce
from typing import NamedTuple

from llmlog.characters import mainland, simplified_forms
from llmlog.dates_in_text import written_out
from llmlog.folding import address_in, fold, has_han, plain
from llmlog.search import name_rungs
from llmlog.search.descent import with_relatives
from llmlog.search.exclusions import exclusions
from llmlog.search.idea_ranking import BEST, RELATED, Wish, ideas, wishes, wishes_met
from llmlog.search.label_matches import common, fields_of, maker_or_time, shared, weighed
from llmlog.search.labels import by_labels
from llmlog.search.lookups import Lookups
from llmlog.search.milestone_dates import dated
from llmlog.search.name_rungs import Match, Matches, better, highest, run_rungs
from llmlog.search.names_within import MUCH_ELSE, longer_names, named_within, with_ideas
from llmlog.search.orders import IN_ORDER, asked_order, newest_first
from llmlog.search.other_senses import has_other_sense, is_elsewhere
from llmlog.search.query import Parts, Term, specific, take_apart
from llmlog.search.sounds import spellings
from llmlog.search.unknown import heard, is_odd, nearly_named, respelt, unknown_words
from llmlog.search.versions import lacks_version, without_maker
from llmlog.search.wording import as_named, spelt_out, usual
from llmlog.vocabulary import NAMES

STRONG = 60
"""The score from which on a query as a whole is taken for a name."""
MOST_READINGS = 3
"""How many Chinese words that sound like a query in pinyin are tried."""
A_YEAR = r"\d{4}年?"
"""What texts tell of, although no milestone is of it: a year that is to come."""
LONGEST_QUERY = 1000
"""How many characters of a query are looked at."""


class Answer(NamedTuple):
    """A milestone that answers a query: its score from 0 to 100 within this answer, and what matched where."""

    entry: int
    score: float
    field: str
    text: str


def search(connection: sqlite3.Connection, query: str) -> tuple[list[Answer], str]:
    """Return the milestones that answer a query, best first, of one score the most important first.

    Of one importance that which more grew out of stands first, and then the newest. Where they stand in an order that
    the query asks for, it is named as well, else it is empty.
    """
    lookups = Lookups(connection)
    typed = query[:LONGEST_QUERY].translate(simplified_forms()) if has_han(query) else query[:LONGEST_QUERY]
    spelt = spelt_out(typed)
    kept, left_out = exclusions(lookups, dated(lookups, written_out(spelt)))
    order = asked_order(plain(spelt))
    found = answer(lookups, kept)
    if order == "newest" and highest(found) <= BEST:
        found = newest_first(found)
    found = with_relatives(lookups, plain(kept), found, order)
    importance, children = lookups.importance, lookups.children(found)

    def rank(it: Answer) -> tuple[float, ...]:
        return it.score, importance.get(it.entry, 1), children.get(it.entry, 0), it.entry

    answers = (Answer(entry, round(it.score, 1), it.field, it.text) for entry, it in found.items())
    ranked = sorted((it for it in answers if it.entry not in left_out), key=rank, reverse=True)
    return ranked, order if any(match.score == IN_ORDER for match in found.values()) else ""


def answer(lookups: Lookups, query: str) -> Matches:
    """Return the best match by entry: as an address, by labels alone, as one name, by names in it, as an idea."""
    simplified = plain(query)
    other = as_named(lookups, usual(mainland(simplified)))
    if other != simplified and not lookups.is_name(fold(simplified)) and (found := answer(lookups, other)):
        return found
    if address := address_in(query):
        return {entry: Match(100, "links", name) for entry, name in lookups.with_address(address)}
    parts = take_apart(query, lookups.known)
    if (labelled := _by_labels(lookups, simplified, parts)) is not None:
        return labelled
    terms = [parts.typed, parts.core, *_name_of_models(lookups, parts.core)]
    whole = reduce(better, (run_rungs(name_rungs.SURE, lookups, term) for term in terms))
    best = highest(whole)
    if best >= STRONG:
        is_part = best < name_rungs.BEGINNING
        beneath = _by_ideas(lookups, parts).items()
        return {entry: it for entry, it in beneath if it.field != RELATED or is_part} | whole
    if lacks_version(lookups, simplified, parts.core):
        if bare := without_maker(lookups, parts.core):
            return answer(lookups, bare)
        return run_rungs(name_rungs.BY_SOUND, lookups, parts.core)
    if has_other_sense(lookups, parts):
        return {}
    return _in_words(lookups, parts, whole)


def _name_of_models(lookups: Lookups, core: Term) -> list[Term]:
    """Return the name before a word for models that no name has behind it: 豆包 of 豆包大模型."""
    bare = specific(core) if core.is_han else core
    return [bare] if bare != core and lookups.is_name(bare.key) and not lookups.is_name(core.key) else []


def _in_words(lookups: Lookups, parts: Parts, whole: Matches) -> Matches:
    """Return what a query that is no name is about, as it was typed or as it may have been meant."""
    if as_written := heard(lookups, parts.typed) or nearly_named(lookups, parts.typed):
        return answer(lookups, as_written)
    unknown = unknown_words(lookups, parts)
    if unknown or is_odd(lookups, parts.core):
        terms = dict.fromkeys((parts.typed, parts.core, specific(parts.core)))
        if meant := max((_guessed(lookups, term, parts.typed) for term in terms), key=highest):
            return meant if unknown else better(meant, _by_ideas(lookups, parts))
    if spelled := respelt(lookups, parts.typed, unknown):
        return answer(lookups, spelled)
    return _among_words(lookups, parts, whole) or _misspelt(lookups, parts)


def _by_labels(lookups: Lookups, query: str, parts: Parts) -> Matches | None:
    """Return what has the labels of a query, without slips where it asks for an order; None where it asks for else."""
    order = asked_order(query)
    is_title = any(name_rungs.is_title(lookups, it) for it in ((parts.typed,) if order else (parts.typed, parts.core)))
    if not is_title and (labelled := by_labels(lookups, query, parts)) is not None:
        return labelled
    spelled = respelt(lookups, parts.typed, unknown_words(lookups, parts)) if order else ""
    return answer(lookups, spelled) if spelled else None


def _among_words(lookups: Lookups, parts: Parts, whole: Matches) -> Matches:
    """Return what a query is about and what names in it say, else what it is as a whole if that is better.

    Of a query with a name that begins a longer one it is what tells of that, if anything does.
    """
    found, longer = _by_ideas(lookups, parts), longer_names(lookups, parts)
    told = frozenset().union(*longer.values())
    found = {entry: match for entry, match in found.items() if entry in told} or found
    sure = () if is_elsewhere(lookups, parts) else (name for name in parts.names if name not in longer)
    named = _of_their_time(lookups, parts, named_within(lookups, sure), found)
    return found | with_ideas(named, found, lookups, parts) if named else better(whole, found)


def _of_their_time(lookups: Lookups, parts: Parts, named: Matches, found: Matches) -> Matches:
    """Return the milestones of names that are of every time in a query, all of them where no idea is of these times."""
    owned = (maker_or_time(lookups, label.key) or {} for label in parts.labels)
    times = [owners for owners in owned if fields_of([owners]) == {"date"}]
    return shared(named, times) if shared(found, times) else named


def _by_ideas(lookups: Lookups, parts: Parts) -> Matches:
    """Return what a query is about; dates and makers in it are constraints, as long as anything meets them.

    Where it asks for nothing else, or for one thing that several makers are asked of, it is what meets all of them.
    """
    asked_of = {label: maker_or_time(lookups, label.key) for label in parts.labels}
    constraints = {label: found for label, found in asked_of.items() if found is not None}
    asked = wishes(lookups, (*parts.content_words, *parts.names), (it for it in parts.labels if it not in constraints))
    if not constraints:
        return ideas(lookups, asked)
    among = common(constraints.values())
    found = ideas(lookups, asked, frozenset(among))
    if not found and all(wish.is_qualifier for wish in asked):
        years = [label for label in parts.labels if re.fullmatch(A_YEAR, label.key)]
        told = wishes(lookups, years, ()) if len(years) == len(constraints) else []
        return weighed(lookups, among) or ideas(lookups, told)
    is_short = sum(len(wish.text) > 1 for wish in asked) < MUCH_ELSE
    if found and is_short:
        return found
    if len(asked) == 1 and _are_partners(constraints.values()) and not unknown_words(lookups, parts):
        return weighed(lookups, among)
    return _told_of(lookups, parts, constraints, asked, found)


def _told_of(
    lookups: Lookups, parts: Parts, constraints: Mapping[Term, Matches], asked: list[Wish], found: Matches
) -> Matches:
    """Return what a query is about that may only mention its dates and makers: what was found of theirs, or all.

    Where it asks for much else and the best of all is none of theirs, it only mentions them, unless what is of a time
    meets as much. Where it asks for little else and they have nothing, the best of all must tell of one of them.
    """
    among = common(constraints.values())
    is_short = sum(len(wish.text) > 1 for wish in asked) < MUCH_ELSE
    everywhere = ideas(lookups, wishes(lookups, (*parts.content_words, *parts.names, *parts.labels), ()))
    best = max(everywhere, key=lambda entry: everywhere[entry].score, default=0)
    if is_short and not any(best in wish.entries for wish in wishes(lookups, constraints, ())):
        return found
    of_it = max(found, key=found.__getitem__, default=0)
    is_of_time = fields_of([among]) == {"date"}
    is_meant = best in among or (is_of_time and wishes_met(asked, of_it) >= wishes_met(asked, best))
    return found if found and is_meant else everywhere or found


def _are_partners(constraints: Collection[Matches]) -> bool:
    """Whether some constraints are several makers."""
    return len(constraints) > 1 and fields_of(constraints) == {"orgs"}


def _misspelt(lookups: Lookups, parts: Parts) -> Matches:
    """Return what a query without an answer may be as a whole: Chinese or a name with slips, or a name in pinyin.

    Syllables of pinyin, and a word with a slip, may be words of texts as well.
    """
    if parts.core.is_han:
        return _guessed(lookups, parts.core, parts.typed)
    sounding = run_rungs(name_rungs.BY_SOUND, lookups, parts.typed).items()
    whole = {entry: it for entry, it in sounding if it.score == name_rungs.IN_PINYIN and it.field in NAMES}
    return whole or run_rungs(name_rungs.BY_SLIP, lookups, parts.core)


def _guessed(lookups: Lookups, term: Term, typed: Term) -> Matches:
    """Return what a query may have been meant for: a name by its sound or with a slip, or Chinese typed as pinyin.

    Chinese characters that do not stand together in what was typed are no mistyped name.
    """
    if term.is_han and term.key not in typed.key:
        return {}
    found: Matches = {}
    for word in _sounding(lookups, term)[:MOST_READINGS]:
        found = better(found, answer(lookups, word))
    found = found or run_rungs(name_rungs.BY_SOUND, lookups, term)
    if highest(found) < name_rungs.IN_PINYIN:
        found = better(found, run_rungs(name_rungs.BY_SLIP, lookups, term))
    return found


def _sounding(lookups: Lookups, term: Term) -> list[str]:
    """Return the Chinese words that a term in pinyin spells as a whole, else those that each of its words does."""
    whole, *each = (
        [word for letters in spellings(key) for word in lookups.terms_sounding(letters)]
        for key in (term.key, *term.words)
    )
    return whole or (["".join(words) for words in zip(*each, strict=False)] if len(each) > 1 else [])
