"""Text for encodings that do not hold all of it."""

import pytest
from rich.cells import cell_len

from llmlog.printable import is_shown, transliterated, written_in


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("é ő Ü ñ", "ascii", "e o U n"),
        ("é", "gbk", "é"),
        ("½ 1½ ²", "ascii", "1/2 1 1/2 ^2"),
        ("½²", "latin-1", "½²"),
        ("…", "ascii", "..."),
        ("“a” ‘b’ c’s", "ascii", "\"a\" 'b' c's"),
        ("a — b – c · d × e → f", "ascii", "a - b - c . d x e -> f"),
        ("ＡＢ", "ascii", "A B "),
        ("橡，树。（叶）", "ascii", "??, ??.  (??) "),
        ("橡树 Ł 이", "gbk", "橡树 ? ??"),
        ("█▌▎", "ascii", "##"),
        ("e\u0301", "ascii", "e"),
        ("橡树", "no-such-encoding", "橡树"),
        ("", "ascii", ""),
    ],
)
def test_nearest(text: str, encoding: str, expected: str) -> None:
    """What an encoding lacks is replaced by what comes nearest, else by a question mark a cell."""
    assert transliterated(text, encoding) == expected
    if encoding == "ascii":
        assert transliterated(text, encoding).isascii()


@pytest.mark.parametrize("text", ["橡树，叶。", "（橡树）", "《树》", "：；？！", "树 tree 이"])
def test_wide_characters_keep_their_width(text: str) -> None:
    """What replaces a character of two cells takes two."""
    assert len(transliterated(text, "ascii")) == cell_len(text)


@pytest.mark.parametrize(("text", "lost"), [("橡树", True), ("橡树 4.0", False), ("é", False), ("", True)])
def test_is_lost(text: str, lost: bool) -> None:
    """A text is lost where no character of it, nor one near it, can be written."""
    with written_in("ascii"):
        assert is_shown(text) is not lost
