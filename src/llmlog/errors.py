"""What can go wrong, each with its sentence in both languages and the exit code it ends in."""

from collections.abc import Iterable, Mapping
from typing import Any

from llmlog.language import Text

Near = Text | str
"""What is suggested: the same in both languages, or in each as it is called there."""
LONGEST_QUOTE = 60
NOTHING_FOUND = 1
BAD_INPUT = 2
DATE_FORMS = Text(
    "2023, 2023-07, 2023-07-18, July 2023 or 2023年7月18日", "2023、2023-07、2023-07-18、July 2023 或 2023年7月18日"
)
INTERVAL_FORMS = Text(
    "2023, 2023-07, 2023-07-18, July 2023, 2023年7月18日, 2023Q3, 2023-W30, 2023-01..2023-03 or 2023-07..",
    "2023、2023-07、2023-07-18、July 2023、2023年7月18日、2023Q3、2023-W30、2023-01..2023-03 或 2023-07..",
)


class LlmlogError(Exception):
    """An error that a person can act on: one line that names the place and the next step."""

    exit_code = BAD_INPUT
    beside = Text("near", "相近")
    """What the nearest are called."""
    typed = ""
    """The word that is not known."""
    instead: Text | None = None
    """How to ask for what is probably meant."""

    def __init__(self, en: str, zh: str, nearest: Iterable[Near] | None = None) -> None:
        """Take the sentence in English and in Chinese, and what comes near, None where that is not looked for."""
        super().__init__(en)
        self.asked = Text(en, zh)
        self.near = None if nearest is None else as_texts(nearest)

    @property
    def message(self) -> Text:
        """The sentence with what comes near."""
        (en, zh), (near_en, near_zh) = self.asked, did_you_mean(self.near or ())
        return Text(en + near_en, zh + near_zh)

    def __str__(self) -> str:
        return self.message.en

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the attributes: what `__init__` takes differs by class, and processes hand errors over."""
        return Exception.__new__, (type(self), *self.args), self.__dict__


class UsageError(LlmlogError):
    """What was typed cannot be understood."""


class UnknownWord(UsageError):
    """A word that is none of a fixed set."""

    def __init__(self, place: Near, text: str, words: Mapping[Any, Text], nearest: Iterable[Near] = ()) -> None:
        """Take the option or key, the word as typed, those that there are, with their names, and the nearest."""
        self.typed, shown = text, quoted(text)
        names = (name.zh if name.zh == word else f"{name.zh}（{word}）" for word, name in words.items())
        (place,) = as_texts([place])
        colon = "：" if place.zh.isascii() else ""
        super().__init__(
            f"{place.en}: {shown!r} is none of {', '.join(map(str, words))}",
            f"{place.zh}{colon}“{shown}”不在以下之列：{'、'.join(names)}",
            nearest,
        )


class UnknownSource(UsageError):
    """A source that the log does not draw on."""

    def __init__(self, id: str, sources: Iterable[str], nearest: Iterable[Near] = ()) -> None:
        self.typed, known = id, list(sources)
        super().__init__(
            f"no source is called {quoted(id)!r}; sources are {', '.join(known)}",
            f"没有名为“{quoted(id)}”的来源；可用来源：{'、'.join(known)}",
            nearest,
        )


class UnknownField(UsageError):
    """A field that no element of what is shown has."""

    def __init__(self, field: str, fields: Iterable[str], nearest: Iterable[Near] = ()) -> None:
        known = list(fields)
        super().__init__(
            f"no field is called {quoted(field)!r}; there are {', '.join(known)}",
            f"没有字段“{quoted(field)}”；可用字段：{'、'.join(known)}",
            nearest,
        )


class DateError(UsageError):
    """A date that is ambiguous, impossible, or written in a form that is not accepted."""

    def __init__(self, text: str, why: Text, forms: Text = DATE_FORMS) -> None:
        super().__init__(f"{quoted(text)!r} {why.en}; write {forms.en}", f"“{quoted(text)}”{why.zh}；请写成 {forms.zh}")


class Contradiction(UsageError):
    """Two things asked for that exclude each other."""

    def __init__(self, one: str, other: str, step: Text) -> None:
        super().__init__(
            f"{quoted(one)} and {quoted(other)} exclude each other; {step.en}",
            f"{quoted(one)} 与 {quoted(other)} 互相矛盾；{step.zh}",
        )


class DataError(LlmlogError):
    """A data file that cannot be read as a log."""

    step = Text(
        "correct the file, or reinstall llmlog if you did not change it", "请改正该文件，若未改动过请重新安装 llmlog"
    )

    def __init__(self, place: str | Text, why: Text, step: Text | None = None) -> None:
        """Take the place (file, entry, key), as it is called in either language, the reason, and what to do then."""
        en, zh = (place, place) if isinstance(place, str) else place
        step = step or self.step
        super().__init__(f"{en}: {why.en}; {step.en}", f"{zh}：{why.zh}；{step.zh}")
        self.place, self.why = place, why


class LayerError(DataError):
    """An own file that is not there or cannot be read as a whole."""

    step = Text("name another, or correct it", "请指定别的文件，或改正它")


class NothingFound(LlmlogError):
    """The question was understood and nothing answers it."""

    exit_code = NOTHING_FOUND
    step: Text | None = None
    """The command that lists what there is."""


class NoMatch(NothingFound):
    """Filters that no milestone matches."""


class NoAnswer(NothingFound):
    """A search that finds nothing, with the nearest names."""

    def __init__(self, query: str, nearest: Iterable[Near]) -> None:
        super().__init__(f"nothing answers {quoted(query)!r}", f"没有找到与“{quoted(query)}”相关的条目", nearest)


class UnknownName(NothingFound):
    """A name that no entry, organization or tag has, with the nearest ones."""

    what = Text("entry", "条目")

    def __init__(self, name: str, nearest: Iterable[Near], whole: str = "") -> None:
        """Take the name as typed, the nearest names, and the whole that it is the unknown part of."""
        self.typed, shown = name, quoted(name)
        en, zh = (f" (in {quoted(whole)!r})", f"（见“{quoted(whole)}”）") if whole else ("", "")
        super().__init__(
            f"no {self.what.en} is called {shown!r}{en}", f"没有名为“{shown}”的{self.what.zh}{zh}", nearest
        )


class UnknownMilestone(UnknownName, KeyError):
    """A name that no milestone has."""

    what = Text("milestone", "条目")
    step = Text("`llmlog list` lists everything", "`llmlog list` 列出全部条目")


class UnknownOrganization(UnknownName):
    """A name that no organization has."""

    what = Text("organization", "机构")
    step = Text("`llmlog org` lists the makers", "`llmlog org` 列出全部机构")


class UnknownTag(UnknownName):
    """A name that no tag has."""

    what = Text("tag", "标签")
    step = Text("`llmlog tags` lists them", "`llmlog tags` 列出全部标签")


class UnknownLicense(UnknownName):
    """A license that no milestone is under."""

    what = Text("license", "许可证")
    step = Text("`llmlog stats --by license` lists them", "`llmlog stats --by license` 列出全部许可证")


class UnknownCountry(UnknownName):
    """A country that no maker is from."""

    what = Text("country", "国家或地区")
    step = Text("`llmlog stats --by country` lists them", "`llmlog stats --by country` 列出全部国家和地区")


class AmbiguousName(NothingFound, KeyError):
    """A name that several entries have."""

    def __init__(self, name: str, ids: Iterable[str]) -> None:
        choice = ", ".join(ids)
        super().__init__(
            f"{quoted(name)!r} names several milestones; ask for one of them by its id: {choice}",
            f"“{quoted(name)}”对应多个条目；请用 id 指定其一：{choice.replace(', ', '、')}",
        )


def as_texts(nearest: Iterable[Near]) -> tuple[Text, ...]:
    """Return words as they are called in both languages."""
    return tuple(it if isinstance(it, Text) else Text(it, it) for it in nearest)


def did_you_mean(nearest: Iterable[Near]) -> tuple[str, str]:
    """Return the tail of a message that suggests names, in English and in Chinese, empty where there are none."""
    names = as_texts(nearest)
    if not names:
        return "", ""
    en, zh = Text(", ", "、").join(names)
    return f"; did you mean {en}?", f"；您是不是想找：{zh}？"


def quoted(text: str) -> str:
    """Return what was typed in a length that leaves a message readable."""
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
