"""Reading the words and numbers that options take; what does not fit raises UsageError with what there is."""

from collections.abc import Iterable

from llmlog.errors import UsageError, quoted


def one_of(text: str, words: Iterable[str], place: str) -> str:
    """Return the one of some fixed words that was typed; raise UsageError with the nearest and all of them."""
    typed = text.strip().casefold()
    known = list(words)
    if typed in known:
        return typed
    raise unknown_word(text, known, place)


def unknown_word(text: str, words: Iterable[str], place: str) -> UsageError:
    """Return the error of a word that is none of a fixed set, with the nearest and all of them."""
    from llmlog.search.near import nearest

    known = list(words)
    near = nearest(text, {word: word for word in known})[:1]
    meant = (f"; did you mean {near[0]}?", f"；您是不是想用：{near[0]}？") if near else ("", "")
    choices = ", ".join(known)
    return UsageError(
        f"{place}: {quoted(text)!r} is none of {choices}{meant[0]}",
        f"{place}：“{quoted(text)}”不在以下之列：{choices}{meant[1]}",
    )


def count(text: str) -> int:
    """Return a whole number of 0 or more; raise UsageError for anything else."""
    typed = text.strip()
    if typed.isdecimal():
        return int(typed)
    raise UsageError(
        f"-n: {quoted(text)!r} is no whole number of 0 or more", f"-n：“{quoted(text)}”不是大于或等于 0 的整数"
    )
