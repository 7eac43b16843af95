"""Flaws of records: what keeps one from being read, and the parts of a record or the flaw that they have."""

from collections.abc import Iterable, Mapping
from typing import Any

from llmlog.dates import PartialDate
from llmlog.errors import quoted
from llmlog.language import Text

Record = dict[str, Any]
"""An object as JSON gives it."""
NEAR_ENOUGH = 0.75


class Flaw(ValueError):
    """What keeps a record from being read: the key that it is about, the reason, and what was probably meant."""

    def __init__(self, key: str, why: Text, near: Iterable[Text | str] = ()) -> None:
        """Take the key, empty for the record as a whole, the reason in both languages, and what is near."""
        super().__init__(f'"{key}": {why.en}' if key else why.en)
        self.key, self.why, self.near = key, why, tuple(near)
        self.others: tuple[Flaw, ...] = ()


def near(word: str, words: Iterable[str]) -> list[str]:
    """Return the nearest of some words, if any is near: by the standard library, which is all that a build has."""
    from difflib import get_close_matches

    return get_close_matches(word, list(words), n=1, cutoff=NEAR_ENOUGH)


def one_of(value: Any, allowed: Mapping[Any, Any], key: str) -> Any:
    """Return a value that is one of those allowed; raise Flaw with its key for another one."""
    if value not in allowed:
        words, shown = list(map(str, allowed)), quoted(str(value))
        en, zh = f"{shown!r} is none of {', '.join(words)}", f"“{shown}”不在以下之列：{'、'.join(words)}"
        raise Flaw(key, Text(en, zh), near(str(value), words))
    return value


def referred(table: Mapping[str, Any], id: str, key: str) -> Any:
    """Return what an id stands for; raise Flaw with its key for one that is not known."""
    try:
        return table[id]
    except KeyError:
        raise Flaw(key, Text(f"{quoted(id)!r} is not there", f"找不到“{quoted(id)}”")) from None


def partial_date(value: str, key: str) -> PartialDate:
    """Return the date of a record; raise Flaw with its key for anything else."""
    try:
        return PartialDate.from_iso(value)
    except ValueError:
        en, zh = "is no date like 2023, 2023-07 or 2023-07-18", "不是 2023、2023-07、2023-07-18 这样的日期"
        raise Flaw(key, Text(f"{quoted(value)!r} {en}", f"“{quoted(value)}”{zh}")) from None


def texts(record: Record | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return lists of texts in English and in Chinese, empty where there are none."""
    return (tuple(record["en"]), tuple(record["zh"])) if record else ((), ())


def given(**values: Any) -> Record:
    """Return the values that are given: not None and not empty."""
    return {key: value for key, value in values.items() if value not in (None, (), [])}
