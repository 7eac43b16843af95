"""The words of a query that the log does not know, and what they may be slips of."""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from llmlog.characters import syllables
from llmlog.folding import has_han
from llmlog.search.idea_ranking import wishes
from llmlog.search.lookups import Lookups
from llmlog.search.near import mistyped
from llmlog.search.other_senses import is_elsewhere
from llmlog.search.query import MODELS, Parts, Term, frame, qualifiers, specific, take_apart
from llmlog.tokens import tokens

LONGEST_MISTYPED = 8
"""How many characters a run of Chinese has at most that is taken for a mistyped name."""
LONGEST_HEARD = 4
"""How many characters at the beginning of a query are taken for a name that sounds so."""
SHORTEST_SLIP = 4
"""How many letters a word has at least that is a slip of another which the log knows as well."""
LONGEST_MISTYPED_RUN = 4
"""How many words a mistyped name within a query has at most."""


def is_odd(lookups: Lookups, core: Term) -> bool:
    """Whether a query may be a mistyped name: in no text, Chinese with a version, or a run that nothing meets."""
    others = core.words[1:]
    if not core.is_han:
        return not others and not all(map(lookups.in_text, tokens(core.key)))
    if len(core.key) > LONGEST_MISTYPED or not all(Term((it,)).is_version for it in others):
        return False
    if others:
        return True
    asked = wishes(lookups, [specific(core)], ())
    return not frozenset.intersection(*(wish.entries for wish in asked)) if asked else True


def unknown_words(lookups: Lookups, parts: Parts) -> list[str]:
    """Return the words of a query, and the parts of its Chinese, that no milestone holds; a qualifier is known."""
    asked = wishes(lookups, [word for word in parts.words if not word.is_version], ())
    return [wish.text for wish in asked if not (wish.all or wish.is_qualifier)]


def respelt(lookups: Lookups, typed: Term, unknown: list[str]) -> str:
    """Return a query with a run of words that is nearly a name, or a word that is nearly one of the log's, spelt so.

    The longest run that holds an unknown word which is not off topic, alone or with one beside it; empty where none
    leaves fewer of them.
    """
    words = typed.words
    runs = [*((word,) for word in words), *pairwise(words)]
    off_topic = {word for run in runs if lookups.is_off_topic(" ".join(tokens(" ".join(run)))) for word in run}
    misspelt = {*unknown} - off_topic
    for length in range(min(LONGEST_MISTYPED_RUN, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            run, rest = words[start : start + length], words[start + length :]
            is_of_model = length > 1 and not MODELS.isdisjoint((run[0], run[-1]))  # `model beet` is no slip of a name
            is_known = is_of_model or misspelt.isdisjoint(run)
            near = () if is_known else _nearly(lookups, run, is_alone=len(words) == 1)
            for meant in near:
                spelled = " ".join((*words[:start], meant, *rest))
                if len(unknown_words(lookups, take_apart(spelled, lookups.known))) < len(unknown):
                    return spelled
    return ""


def _nearly(lookups: Lookups, run: tuple[str, ...], *, is_alone: bool) -> Iterator[str]:
    """Yield what a run of words nearly is: what frames questions, then the nearest of the names and words of the log.

    A word of running text is looked for beside others alone, as one that the log does not hold may be near some.
    """
    key, usual, known = "".join(run), frozenset[str](), ["names", "labels"]
    if len(run) == 1:
        usual = frame() | qualifiers()
        known += ["words"] if is_alone else ["words", "spellings"]
    candidates = (*sorted(usual), *chain.from_iterable(map(lookups.keys, known)))
    near = mistyped(key, candidates) if key.isascii() else ()
    for candidate, _ in sorted(near, key=lambda it: (it[0] not in usual, -it[1])):
        named = lookups.names_of(candidate)
        yield named[0].words if named else candidate


def heard(lookups: Lookups, typed: Term) -> str:
    """Return a query whose Chinese begins with characters that only sound like a name, as it is written: 可令视频.

    They are no word of the log and stand in none of its texts, and all that stands beside them is known; empty where it
    begins with none.
    """
    first, *others = typed.words or ("",)
    for end in range(min(LONGEST_HEARD, len(first)), 1, -1):
        said = first[:end]
        if lookups.is_word(said):
            break
        if has_han(said) and not lookups.in_text(" ".join(tokens(said))):
            for word in lookups.terms_sounding("".join(syllables(said))):
                written = " ".join((word + first[end:], *others))
                if _is_known(lookups, word, take_apart(written, lookups.known)):
                    return written
    return ""


def nearly_named(lookups: Lookups, typed: Term) -> str:
    """Return the name that a query of words is but for one slip in one of them: turning test; empty where it is none.

    Words that some text has in a row are meant as they are.
    """
    words = typed.words
    if not 1 < len(words) <= LONGEST_MISTYPED_RUN or typed.is_han or lookups.with_token(" ".join(tokens(typed.spaced))):
        return ""
    near = mistyped(typed.key, lookups.keys("names", len(typed.key) - 1, len(typed.key) + 1))
    once = (it for it, likeness in near if likeness >= 1 - 1 / len(typed.key))
    named = (name.words.split() for key in once for name in lookups.names_of(key))
    return next((" ".join(it) for it in named if len(it) == len(words) and _is_slip(lookups, words, it)), "")


def _is_slip(lookups: Lookups, typed: Iterable[str], meant: Iterable[str]) -> bool:
    """Whether of two rows of words one word differs, a long one that begins alike and is no label."""
    others = [pair for pair in zip(typed, meant, strict=True) if pair[0] != pair[1]]
    if len(others) != 1:
        return False
    ((one, other),) = others
    is_long = one.isalpha() and min(len(one), len(other)) >= SHORTEST_SLIP
    return is_long and one[0] == other[0] and not lookups.is_called(one)


def _is_known(lookups: Lookups, word: str, parts: Parts) -> bool:
    """Whether a word is a name or a label, and the log knows all that stands beside it."""
    is_called = lookups.is_name(word) or lookups.is_label(word)
    return is_called and not unknown_words(lookups, parts) and not is_elsewhere(lookups, parts)
