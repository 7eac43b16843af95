"""Text that is safe to print: control, escape and text-direction characters of the data never reach a terminal."""

import re

UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""The general categories of characters that are not seen but obeyed (Unicode Standard, section 4.5)."""


def visible(text: str) -> str:
    """Return a text without what is not seen, on one line."""
    return text if text.isprintable() else "".join(map(_visible, text))


def escaped(json: str) -> str:
    """Return JSON that says the same with what is not seen written as escapes."""
    return json if json.isprintable() else re.sub(r"[^ -~\u3000]", lambda found: _escaped(found[0]), json)


def _visible(character: str) -> str:
    if character in "\n\t":
        return " "
    return "" if _is_unseen(character) else character


def _escaped(character: str) -> str:
    from json import dumps

    return dumps(character)[1:-1] if _is_unseen(character) else character


def _is_unseen(character: str) -> bool:
    import unicodedata

    return unicodedata.category(character) in UNSEEN
