"""What the values of facets are called that no table of references names: times, countries, weights, licenses."""

import re
from collections.abc import Callable, Iterable, Iterator

from llmlog.folding import has_han
from llmlog.shipped import shipped_json
from llmlog.vocabulary import CALLED, IMPORTANCE, LANDMARK, WEIGHTS, fixed_name

MONTHS = (
    *(("January", "Jan"), ("February", "Feb"), ("March", "Mar"), ("April", "Apr"), ("May",), ("June", "Jun")),
    *(("July", "Jul"), ("August", "Aug"), ("September", "Sep", "Sept"), ("October", "Oct"), ("November", "Nov")),
    ("December", "Dec"),
)
NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")

DECADES = {
    f"19{tens}0": (name, f"{NUMERALS[tens - 1]}十")
    for tens, name in enumerate(("forties", "fifties", "sixties", "seventies", "eighties", "nineties"), 4)
}

LICENSE = r"\b(MIT|Apache|BSD|A?GPL|CC-BY(?:-NC)?|Open ?RAIL)((?:-[\w.]+)*)"
"""A license that goes by a short name, and its version."""
NON_COMMERCIAL = r"CC-BY-NC|(?i:non-?commercial)"
"""What says in a license that it is not for commercial use."""
NON_COMMERCIAL_NAMES = ("non-commercial", "noncommercial", "非商用")
LICENSE_WORDS = ("{} license", "{} licence", "{} licensed", "{} 许可证", "{} 许可", "{} 协议", "许可证 {}", "协议 {}")


def date_names(date: str) -> Iterable[str]:
    """Return what a decade, a year or a month is called, or a day, which with its year is called as ISO 8601 writes it.

    >>> list(date_names("-11-30"))
    ['November 30', '30 November', 'Nov 30', '30 Nov', '11月30日', '11月30号']
    """
    year, month, day = (*date.split("-"), "", "")[:3]
    if year.endswith("s"):
        return _decade_names(year.removesuffix("s"))
    if not month:
        return (year, f"{year}年")
    if year and day:
        return (date,)
    names, number = MONTHS[int(month) - 1], int(month)
    if day:
        named = (form.format(name, int(day)) for name in names for form in ("{} {}", "{1} {0}"))
        return (*named, f"{number}月{int(day)}日", f"{number}月{int(day)}号")
    if year:
        return (date, *(f"{name} {year}" for name in names), f"{year}年{number}月")
    return (*names, f"{number}月", f"{number}月份", f"{NUMERALS[number - 1]}月", f"{NUMERALS[number - 1]}月份")


def _decade_names(year: str) -> tuple[str, ...]:
    if year not in DECADES:
        return (f"{year}s", f"{year}年代")
    (en, zh), short = DECADES[year], year[2:]
    chinese = (f"{it}年代" for it in (year, short, zh, f"上世纪{zh}", f"20世纪{short}"))
    return (f"{year}s", en, f"{short}s", *chinese)


def license_names(license: str) -> Iterator[str]:
    """Yield what a license is called: its text, a short name alone and with the word license.

    >>> list(license_names("MIT (code)"))[:3]
    ['MIT (code)', 'MIT', 'MIT license']
    """
    yield license
    for family, version in re.findall(LICENSE, license):
        if version:
            yield family + version
        yield family
        for name in dict.fromkeys((family, family + version)):
            yield from (words.format(name) for words in LICENSE_WORDS)
    if re.search(NON_COMMERCIAL, license):
        yield from NON_COMMERCIAL_NAMES


def country_names(code: str) -> tuple[str, ...]:
    """Return what a country is called, and its continent; a code that the log does not know is its own name."""
    called = shipped_json(CALLED)
    continents = (name for codes, names in called["continents"].items() if code in codes.split() for name in names)
    return (*called["countries"].get(code, (code,)), *continents)


LABEL_NAMES: dict[str, Callable[[str], Iterable[str]]] = {
    "date": date_names,
    "country": country_names,
    "weights": lambda it: (*WEIGHTS[it], *shipped_json(CALLED)["weights"].get(it, ())),
    "license": license_names,
    "importance": lambda it: (*IMPORTANCE[LANDMARK], *shipped_json(CALLED)["landmarks"]) if it == str(LANDMARK) else (),
}
"""What gives the names of a value, by its facet; of importance, nobody asks for the lower ones by name."""


def shown(field: str, value: str, name: str) -> str:
    """Return what is shown for one of the names of a value: a license as it is, of others the usual in its language.

    >>> shown("country", "US", "USA"), shown("country", "US", "美利坚合众国"), shown("date", "2023", "2023年")
    ('United States', '美国', '2023年')
    """
    if field == "license":
        return value
    usual = fixed_name(field, value)
    return name if usual is None else usual.zh if has_han(name) else usual.en
