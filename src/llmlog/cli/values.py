"""Reading the words and numbers that options take; what does not fit raises UsageError with what there is."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from llmlog.date_ranges import Interval
from llmlog.errors import DateError, UsageError, quoted
from llmlog.facets import fixed_word
from llmlog.language import Language, Text

COLORS = ("auto", "always", "never")


def typed(word: str) -> str:
    r"""Return a word of the command line as it was typed, in UTF-8 where the locale is of another encoding.

    >>> typed("\udce6\udc96\udc87"), typed("\udcff")
    ('文', '\udcff')
    """
    try:
        return word.encode(errors="surrogateescape").decode()
    except UnicodeError:
        return word


def values_of(option: str, words: Sequence[str]) -> Iterator[str]:
    """Yield each value of an option among some words, wherever it stands: errors come before options are read."""
    for word, following in pairwise((*words, "")):
        name, joined, value = word.partition("=")
        if name == option:
            yield value if joined else following


def span(text: str) -> Interval:
    """Return the days that a text names, also as searches say it: `summer 2023`, 最近三个月; raise DateError."""
    try:
        return Interval.parse(text)
    except DateError:
        from llmlog.dates_in_text import span_of, written_out

        if found := span_of(written_out(text).strip()):
            return found
        raise


def shell_word(text: str) -> str:
    """Return a text as a shell takes it for one word, letters of any script as they are.

    >>> shell_word("百度"), shell_word("Google DeepMind")
    ('百度', "'Google DeepMind'")
    >>> print(shell_word("Moore's law"))
    "Moore's law"
    """
    import shlex

    if "'" in text and not re.search(r'["$`\\!]', text):
        return f'"{text}"'
    return text if re.fullmatch(r"[\w.][\w.-]*", text) else shlex.quote(text)


def path(text: str) -> Path:
    """Return a typed path, what the system's encoding lacks as its bytes; raise UsageError for an empty text."""
    if not text:
        raise UsageError(
            "--data is empty; name a file or folder, or leave it out", "--data 为空；请写出文件或文件夹，或去掉它"
        )
    try:
        os.fsencode(text)
    except UnicodeEncodeError:
        text = os.fsdecode(text.encode())
    return Path(text)


def destination(text: str) -> Path | None:
    """Return the path of a file to write, None for `-`, stdout; raise UsageError for an empty text or a folder."""
    if not text:
        raise UsageError("--output is empty; name a file, or leave it out", "--output 为空；请写出文件名，或去掉它")
    if text.endswith(("/", os.sep)):
        shown = quoted(text)
        raise UsageError(f"--output: {shown!r} is a folder; name a file", f"--output：“{shown}”是文件夹；请写出文件名")
    return None if text == "-" else path(text)


def one_of(text: str, words: Iterable[str], place: Text | str) -> str:
    """Return the one of some fixed words that was typed; raise UnknownWord with the nearest and all of them."""
    return fixed_word(place, text, {word: Text(word, word) for word in words})


def whole_number(text: str) -> int:
    """Return a whole number of 0 or more; raise UsageError for anything else."""
    typed = text.strip()
    if typed.isdecimal():
        return int(typed)
    raise UsageError(
        f"-n: {quoted(text)!r} is not a whole number of 0 or more", f"-n：“{quoted(text)}”不是大于或等于 0 的整数"
    )


def parse_language(text: str) -> Language:
    """Return the language that --lang names; raise UsageError where it names none."""
    found = Language.parse(text)
    if found is None:
        shown = quoted(text)
        raise UsageError(f"--lang: {shown!r} is neither zh nor en", f"--lang：“{shown}”既不是 zh 也不是 en")
    return found
