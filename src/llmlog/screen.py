"""What standard output is: a terminal of some width, or something that takes plain text whole."""

import shutil
from collections.abc import Mapping
from typing import NamedTuple, TextIO

OFF = {"", "0", "false", "no"}


class Screen(NamedTuple):
    """Where text goes: its width in cells (None: no limit), whether it takes colour, and what it can encode."""

    width: int | None
    color: bool
    encoding: str

    @classmethod
    def of(cls, stream: TextIO, environ: Mapping[str, str]) -> "Screen":
        """Return what a stream is, minding NO_COLOR (no-color.org), FORCE_COLOR and TERM."""
        terminal = stream.isatty()
        forced = environ.get("FORCE_COLOR", "").casefold() not in OFF
        capable = terminal and environ.get("TERM", "") not in {"dumb", "unknown", ""}
        color = not environ.get("NO_COLOR") and (forced or capable)
        return cls(shutil.get_terminal_size().columns if terminal else None, color, stream.encoding or "utf-8")

    def can_show(self, text: str) -> bool:
        """Whether the encoding holds every character of a text."""
        try:
            text.encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True
