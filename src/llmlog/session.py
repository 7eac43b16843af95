"""One run of the command line: its language, its output, and the log, loaded when it is first needed."""

import os
from collections.abc import Mapping
from functools import cached_property

from llmlog.errors import UsageError
from llmlog.language import Language
from llmlog.log import Log
from llmlog.output import say, standard_output, write
from llmlog.views import View

LANGUAGE_VARIABLE = "LLMLOG_LANG"


class Session:
    """What the options common to all commands have set, and the way out for what a command has to show."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        """Take the environment."""
        self.environ = environ
        self.asked: Language | None = None
        self.json = False

    @property
    def language(self) -> Language:
        """The language that an option or LLMLOG_LANG asks for, else that of the locale.

        Raises UsageError where LLMLOG_LANG names none and no option does better.
        """
        if self.asked:
            return self.asked
        wanted = self.environ.get(LANGUAGE_VARIABLE)
        return language(wanted, LANGUAGE_VARIABLE) if wanted else Language.of_locale(self.environ)

    @cached_property
    def log(self) -> Log:
        """The log that ships with llmlog."""
        from llmlog.store import load

        return load()

    def show(self, view: View) -> None:
        """Write a view to standard output, as JSON or for people."""
        if self.json:
            from llmlog.render import records

            write(records.render(view))
            return
        from llmlog.screen import Screen

        screen = Screen.of(standard_output(), self.environ)
        if screen.width is None and not screen.color:
            from llmlog.render import plain

            write(plain.render(view, self.language))
        else:
            from llmlog.render import terminal

            write(terminal.render(view, self.language, screen))

    def show_nothing(self) -> None:
        """Write what stands for no result: an empty array for scripts, nothing for people."""
        if self.json:
            write([b"[]\n"])

    def note(self, en: str, zh: str) -> None:
        """Tell people something that does not belong to the data."""
        try:
            chinese = self.language is Language.ZH
        except UsageError:
            chinese = Language.of_locale(self.environ) is Language.ZH
        say(zh if chinese else en)


def language(text: str, place: str) -> Language:
    """Return the language that an option or variable names; raise UsageError where it names none."""
    found = Language.parse(text)
    if found is None:
        raise UsageError(f"{place}: {text!r} is neither zh nor en", f"{place}：“{text}”既不是 zh 也不是 en")
    return found
