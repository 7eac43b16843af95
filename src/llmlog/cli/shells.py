"""The shells, and how each hands over the words of a command line; `scripts/` has those that ask for completions."""

import shlex

FILES = ":files"
"""What a script gets where a file is taken, which the shell completes itself."""

SHELLS = ("bash", "zsh", "fish")


def joined(words: list[str]) -> tuple[list[str], str]:
    """Return the words of bash without quoting and with `--option = value` taken apart, and the quote that is open."""
    *before, last = words
    kept = [unquoted(word) for word in before if word != "="]
    return [*kept, "" if last == "=" else unquoted(last)], last[:1] if last[:1] in {"'", '"'} else ""


def unquoted(word: str) -> str:
    """Return a word as the shell would hand it over, even where its quote is not closed yet."""
    for closing in ("", '"', "'"):
        try:
            return "".join(shlex.split(word + closing))
        except ValueError:
            continue
    return word.rstrip("\\")
