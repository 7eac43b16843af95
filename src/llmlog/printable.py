"""Text that a screen can print: as its encoding holds it, and without the characters that a terminal obeys."""

import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

NEAREST = (
    {"…": "...", "—": "-", "–": "-", "×": "x", "·": ".", "・": ".", "→": "->", "≈": "~", "€": "EUR", "⁄": "/"}
    | {"²": "^2", "³": "^3", "←": "<-", "−": "-", "•": "*", "√": "sqrt", "π": "pi", "α": "alpha", "τ": "tau"}
    | dict.fromkeys("‘’", "'")
    | dict.fromkeys("“”", '"')
    | {"。": ".", "、": ","}
    | dict.fromkeys("《「『", ' "')
    | dict.fromkeys("》」』", '" ')
    | dict.fromkeys("█▉▊▋▌", "#")
    | dict.fromkeys("▍▎▏", "")
)
"""What stands for a character; for others it is what NFKD takes them apart into, without their accents."""
OPENING = "（【〔"
WIDE = {"W", "F"}
CONTROL = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""The general categories of characters that are not seen but obeyed (Unicode Standard, section 4.5)."""
UNKNOWN = "?"
SCREEN = ContextVar("encoding", default="utf-8")
"""The encoding of the screen; what is replaced for it must be so before columns are measured, wherever text is taken
from."""


def transliterated(text: str, encoding: str) -> str:
    """Return a text in which what an encoding lacks is replaced by the nearest that it has.

    A character that takes two cells is replaced by two signs, so that columns stay where they are.

    >>> transliterated("Zürich, 1½ km²…", "ascii"), transliterated("（橡树）", "ascii"), transliterated("橡½", "gbk")
    ('Zurich, 1 1/2 km^2...', ' (????) ', '橡1/2')
    """
    if text.isascii() or holds(encoding, text):
        return text
    text = re.sub(r"(?<=\d)(?=[¼½¾])", " ", text)
    return "".join(it if holds(encoding, it) else _replacement(it, encoding) for it in text)


def encoded(text: str, encoding: str) -> bytes:
    """Return a text in an encoding, what that lacks replaced by the nearest that it has."""
    return transliterated(text, encoding).encode(encoding, errors="replace")


@contextmanager
def written_in(encoding: str) -> Iterator[None]:
    """Have `printable` replace text by what an encoding holds."""
    token = SCREEN.set(encoding)
    try:
        yield
    finally:
        SCREEN.reset(token)


def printable(text: str) -> str:
    """Return a text on one line as the screen can show it, without what a terminal would obey."""
    return transliterated(visible(text), SCREEN.get())


def visible(text: str) -> str:
    """Return a text on one line without control, format and text-direction characters."""
    if text.isprintable():
        return text
    return "".join(it for it in text.replace("\n", " ").replace("\t", " ") if not _is_control(it))


def escaped(text: str) -> str:
    """Escape control and format characters in a JSON text; what it says stays the same."""
    if text.isprintable():
        return text
    return "".join(json.dumps(it)[1:-1] if _is_control(it) else it for it in text)


def is_shown(text: str) -> bool:
    """Whether the screen can show anything of a text, or anything near it."""
    return transliterated(text, SCREEN.get()).strip(f"{UNKNOWN} ") != ""


def holds(encoding: str, text: str) -> bool:
    """Whether an encoding holds a text; one that Python does not know is taken to hold any."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    except LookupError:
        return True
    return True


def _replacement(character: str, encoding: str) -> str:
    """Return what stands for a character: of two cells for one of two, on the side where it stands apart."""
    size = 2 if unicodedata.east_asian_width(character) in WIDE else 1
    if unicodedata.category(character) == "Mn":
        return ""
    parts = (it for it in unicodedata.normalize("NFKD", character) if not unicodedata.combining(it))
    near = NEAREST.get(character, "".join(NEAREST.get(it, it) for it in parts))
    if not holds(encoding, near) or (not near and character not in NEAREST):
        return UNKNOWN * size
    return near.rjust(size) if character in OPENING else near.ljust(size) if size > 1 else near


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in CONTROL
