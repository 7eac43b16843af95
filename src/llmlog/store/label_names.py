"""What the values of facets are called that no table of references names: times, countries, weights, licenses."""

import re
from collections.abc import Callable, Iterable, Iterator

from llmlog.store.date_names import date_names
from llmlog.text import has_han
from llmlog.vocabulary import FIXED, country_names, importance_names, weights_names

LICENSE = r"\b(MIT|Apache|BSD|A?GPL|CC-BY)((?:-[\w.]+)*)"
"""A license that goes by a short name, and its version."""
LICENSE_WORDS = ("{} license", "{} licence", "{} licensed", "{} 许可证", "{} 许可", "{} 协议", "许可证 {}", "协议 {}")
"""How a license is called with the word for it."""


def license_names(license: str) -> Iterator[str]:
    """Yield what a license is called: its text, and with the word license those that are known by a short name.

    >>> list(license_names("MIT (code)"))[:3]
    ['MIT (code)', 'MIT license', 'MIT licence']
    """
    yield license
    for family, version in re.findall(LICENSE, license):
        if version:
            yield family + version
        for name in dict.fromkeys((family, family + version)):
            yield from (words.format(name) for words in LICENSE_WORDS)


LABEL_NAMES: dict[str, Callable[[str], Iterable[str]]] = {
    "date": date_names,
    "country": country_names,
    "weights": weights_names,
    "license": license_names,
    "importance": importance_names,
}
"""What gives the names of a value, by its facet."""


def shown(field: str, value: str, name: str) -> str:
    """Return what is shown for one of the names of a value: a license as it is, of others the usual in its language.

    >>> shown("country", "US", "USA"), shown("country", "US", "美利坚合众国"), shown("date", "2023", "2023年")
    ('United States', '美国', '2023年')
    """
    if field == "license":
        return value
    usual = FIXED.get(field, {}).get(value)
    return name if usual is None else usual.zh if has_han(name) else usual.en
