"""The two languages of the log, and text that exists in both."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple, Self

LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Language(StrEnum):
    """A language that content, headers and messages can be shown in."""

    EN = "en"
    ZH = "zh"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Return the language of a code or locale name, or None where it is neither of the two.

        >>> Language.parse("zh_CN.UTF-8")
        <Language.ZH: 'zh'>
        >>> Language.parse("fr") is None
        True
        """
        code = text.strip().casefold().replace("_", "-").split(".")[0].split("-")[0]
        return next((language for language in cls if language == code), None)

    @classmethod
    def of_locale(cls, environ: Mapping[str, str]) -> Self:
        """Return the language of the environment's locale, English where it names no other.

        The first of LC_ALL, LC_MESSAGES and LANG that is set and not empty is the locale (POSIX, XBD 8.2). Unless that
        is C, the languages of LANGUAGE come before it in their order (GNU gettext, "The LANGUAGE variable").
        """
        locale = next((environ[key] for key in LOCALE_VARIABLES if environ.get(key)), "C")
        if _is_c(locale):
            return cls("en")
        for name in filter(None, (*environ.get("LANGUAGE", "").split(":"), locale)):
            if _is_c(name):
                break
            if language := cls.parse(name):
                return language
        return cls("en")


def _is_c(locale: str) -> bool:
    """Whether a locale is that of no language, whatever its encoding."""
    return locale.partition(".")[0] in {"C", "POSIX"}


class Text(NamedTuple):
    """The same said in English and in Chinese."""

    en: str
    zh: str

    def in_(self, language: Language) -> str:
        """Return the text in one language."""
        return self.zh if language is Language.ZH else self.en

    def join(self, texts: Iterable[Self]) -> Self:
        """Return texts, of which there is one at least, as one with this text between any two of them."""
        en, zh = zip(*texts, strict=True)
        return type(self)(self.en.join(en), self.zh.join(zh))


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with what it counts in English, whose plural ends in `s` unless it is given.

    >>> counted(1, "date"), counted(0, "date"), counted(2, "erratum", "errata")
    ('1 date', '0 dates', '2 errata')
    """
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"
