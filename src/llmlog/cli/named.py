"""The milestones, or the organization, that the words of a command line name."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from llmlog.errors import UnknownMilestone, UnknownOrganization, UsageError
from llmlog.language import Text
from llmlog.log import Log
from llmlog.model import Milestone, Organization

BETWEEN = {"and", "vs", "vs.", "versus", "with", "to", "&", "和", "与", "跟", "同", "对", "比"}
"""Words that stand between two names."""
MOST_JOINTS = 4
"""How many of them are looked at."""


def only(log: Log, words: Sequence[str], command: str) -> Milestone:
    """Return the milestone that words name together; raise UsageError with a command for each where they name several.

    Raises what `Log.get` raises where they name none.
    """
    try:
        return log.get(" ".join(words))
    except UnknownMilestone:
        found = log.named(words)
    if len(found) == 1:
        return found[0]
    raise _one_at_a_time(command, Text("milestone", "个条目"), found)


def organization(log: Log, words: Sequence[str], command: str) -> Organization:
    """Return the organization that words name together; raise UsageError with a command for each where each names one.

    Raises what `Log.organization` raises where they name none.
    """
    try:
        return log.organization(" ".join(words))
    except UnknownOrganization:
        found = [it for it in map(log.maker, words) if it]
        if not len(words) == len(found) > 1:
            raise
    raise _one_at_a_time(command, Text("organization", "家机构"), found)


def _one_at_a_time(command: str, what: Text, found: Iterable[Milestone | Organization]) -> UsageError:
    """Return the error of a command that takes one of what was named, with the command for each."""
    each = [f"`llmlog {command} {it.id}`" for it in found]
    return UsageError(
        f"{command} takes one {what.en} at a time: {', '.join(each)}",
        f"{command} 一次只接受一{what.zh}：{'、'.join(each)}",
    )


def compared(log: Log, words: Sequence[str]) -> Sequence[Milestone]:
    """Return the milestones of names, or of words that make names in one way only; a word between two may be no name.

    Raises UnknownMilestone or AmbiguousName for the first part of the words that is no name or not sure.
    """
    if all(word in log for word in words):
        return [log.get(word) for word in words]
    words = _names_alone(log, words)
    unsure = log.name_index.unsure(words)
    if unsure != " ".join(words):
        return [log.get(unsure)]
    return log.named(words)


def _names_alone(log: Log, words: Sequence[str]) -> Sequence[str]:
    """Return words without those between names, as few left out as make names of all the others."""
    joints = [number for number, word in enumerate(words) if word.casefold() in BETWEEN][:MOST_JOINTS]
    rest = words
    for count in range(len(joints) + 1):
        for left_out in combinations(joints, count):
            rest = [word for number, word in enumerate(words) if number not in left_out]
            if log.name_index.unsure(rest) == " ".join(rest):
                return rest
    return rest
