"""What a query leaves out: models not by OpenAI, chatbots other than ChatGPT, 非中国的模型."""

import re
from collections.abc import Container, Iterator

from llmlog.folding import fold, has_han, plain, words
from llmlog.search.label_matches import begun, labelled_so, owners_of
from llmlog.search.lookups import Lookups
from llmlog.search.models import ALONE, OF_MORE, models_named, models_with
from llmlog.search.query import Parts, generic_words, take_apart
from llmlog.vocabulary import NAMES

HINTS = (
    *("not ", "non-", "non ", "no ", "without", "outside"),
    *("except", "excluding", "other than", "apart from", "besides"),
    *"非不除外",
)
"""One of these stands in every query that leaves something out."""
OF = r"(?: (?:for|from|by|made|of|in|about|the|an?))*"
"""What stands before the thing that is left out."""
LEFT_OUT = (
    r"\bnot (?P<what>open[- ]source|\w+)(?= (?:models?|llms?|by)\b)",
    r"^no (?P<made>\w+)(?= (?:models?|llms?)\b)",
    rf"\b(?:but not|not|except|excluding|other than|apart from|besides)\b{OF} (?P<what>\S.*)$",
    rf"\b(?:without|outside|(?:with )?no)\b{OF} (?P<made>\S.*)$",
    r"\bnon[- ](?P<what>\w+)",
    r"除了?(?P<what>.+?)(?:以外|之外)?[,，]?还有(?:谁|哪[些家个]|什么)",
    r"除了?(?P<what>.+?)(?:以外|之外|外)的?",
    r"除了(?P<what>.+?)的(?=\S)",
    r"^(?P<what>.+?)(?:以外|之外)的(?=\S)",
    r"(?:但|而)?(?:不含|不使?用|不基于|不依赖)(?P<made>.+?)(?:的(?=\S)|$)",
    r"(?:但|而)?(?:不是|不要|不包括|非)(?P<what>.+?)的(?=\S)",
    r"非(?P<what>\S+?)(?=大?模型|芯片|论文|产品|工具|公司)",
    r"(?:但|而)?(?:不是|不要|不包括|非|除了)(?P<what>.+)$",
)
"""What a query says of that which it leaves out, by the group `made` only some labels."""
MADE = {"orgs", "country", "kind"}
"""The fields of labels by which milestones are told apart; what else they are without, they lack themselves. Models
and what is of a sense, as images are, are told apart by tags as well."""
TIME_OR_SIZE = (
    r"\s+(?=(?:in|since|before|after|during|until|under|over|below|above|between|with)\b.*\d"
    r"|(?:19|20)\d\d\b|\d{16})"
)
"""Where a time or a size begins behind that, which bounds what is asked for."""
JOINTS = r"\b(?:and|or|nor|those|ones?|of|the|by|from)\b|[、，,和与或及的非]"
"""What stands between the things that are left out, or with one of them."""


def exclusions(lookups: Lookups, query: str) -> tuple[str, frozenset[int]]:
    """Return a query without what it leaves out, and the milestones of that: of makers, labels or names.

    A query that leaves out anything else stays as it is, as one for models without a method, of which the log does not
    know which have it; one that asks for nothing beside it asks for models.
    """
    folded = plain(query)
    is_hinted = any(hint in folded for hint in HINTS) and not lookups.is_name(fold(folded))
    for form in LEFT_OUT if is_hinted else ():
        found = re.search(form, folded)
        if found and (read := _left_out(lookups, query, found)):
            return read
    return query, frozenset()


def _left_out(lookups: Lookups, query: str, found: re.Match[str]) -> tuple[str, frozenset[int]] | None:
    """Return a query without what one of the forms leaves out, and the milestones of that; None for anything else."""
    ((group, said),) = found.groupdict().items()
    what, *bounds = re.split(TIME_OR_SIZE, said, maxsplit=1)
    before, after = found.string[: found.start()], found.string[found.end() :]
    rest = models_named(" ".join((before, after, *bounds)), is_first=False)
    beside = take_apart(rest, lookups.known)
    is_of_models = bool(beside.words) and ALONE.issuperset(word.key for word in beside.words)
    if (is_of_models or not words(rest)) and (method := _method(lookups, what)):
        return query, frozenset(begun(lookups, method))
    is_of_sense = any(re.search(OF_MORE, label.key) for label in beside.labels)
    fields = None if group == "what" else MADE | {"tags"} if is_of_models or is_of_sense else MADE
    owners = list(_owners(lookups, what, fields, beside))
    if not (owners and all(owners)):
        return None
    is_of_something = beside.names or beside.labels or beside.words
    models = "模型" if has_han(found.string) else "models"
    return rest if is_of_something else models, frozenset().union(*owners)


def _method(lookups: Lookups, what: str) -> str:
    """Return the key of a text that names a method, in the singular or not; empty where it names none."""
    methods = owners_of(lookups.labels("method")).keys()
    key = fold(re.sub(r"\s*(?:大?模型|models?)$", "", what))
    keys = (key, key.removesuffix("s"))
    return next((key for key in keys if methods & {it.entry for it in lookups.names_of(key)}), "")


def _owners(lookups: Lookups, what: str, fields: Container[str] | None, beside: Parts) -> Iterator[frozenset[int]]:
    """Yield the milestones of each maker, label, modality and name in a text, or of labels in some fields alone.

    A word that is none of these and joins none yields no milestone, but beside names those whose names hold it, and
    beside labels those of a related one.
    """
    is_of_names = (fields is None or len(words(what)) == 1) and bool(beside.names or beside.labels)
    is_of_labels = fields is None and bool(beside.labels) and not beside.names
    for part in filter(words, re.split(JOINTS, what)):
        parts = take_apart(models_named(part, is_first=False), lookups.known)
        if parts.core != parts.typed:  # words that frame a question, as in `not use google`
            yield frozenset()
        for name in parts.names:
            yield frozenset(begun(lookups, name.key) if fields is None or is_of_names else ())
        for term in (*parts.labels, *parts.words):
            if term.key not in generic_words():
                labelled = labelled_so(lookups, term.key, related=is_of_labels).items()
                held = lookups.names_with_word(term.key) if is_of_names and not labelled else []
                labels = (entry for entry, match in labelled if fields is None or match.field in fields)
                able = models_with(lookups, term.key) if fields and "tags" in fields else []
                yield frozenset((*labels, *able, *(name.entry for name in held if name.field in NAMES)))
