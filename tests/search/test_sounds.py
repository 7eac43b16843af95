"""Pinyin as it is typed: how close letters are to a Chinese name."""

from collections.abc import Iterator
from typing import cast

import pytest

from llmlog.search.lookups import Lookups
from llmlog.search.sounds import pinyin_matches


class Names:
    """Lookups that know one name by its sound."""

    def __init__(self, sound: str) -> None:
        """Take the syllables."""
        self.sound = sound

    def sounding(self, initial: str, letters: set[str]) -> Iterator[tuple[str, str, str]]:
        """Yield the name as its table, key and syllables, if it has the letters and a syllable with the initial."""
        if letters.issubset(self.sound) and any(syllable.startswith(initial) for syllable in self.sound.split()):
            yield "name", "key", self.sound


@pytest.mark.parametrize(
    ("typed", "sound", "closeness"),
    [
        pytest.param("wenxinyiyan", "wen xin yi yan", 1, id="all of it"),
        pytest.param("wxyy", "wen xin yi yan", 0.95, id="initials"),
        pytest.param("wx", "wen xin", None, id="two initials"),
        pytest.param("wxyiyan", "wen xin yi yan", 1, id="initials and syllables"),
        pytest.param("wnyiyan", "wen xin yi yan", None, id="a last letter for an initial"),
        pytest.param("xinyiyan", "wen xin yi yan", 0.75, id="its end"),
        pytest.param("wenxin", "wen xin yi yan", 0.5, id="its beginning"),
        pytest.param("wenxinyiy", "wen xin yi yan", 1, id="a last syllable that is broken off"),
        pytest.param("xin", "wen xin yi yan", None, id="one syllable of several"),
        pytest.param("wen", "wen", 1, id="one syllable that is all"),
        pytest.param("zhipu", "zhi pu", 1, id="two letters at the beginning"),
        pytest.param("zhpu", "zhi pu", 1, id="both letters for an initial"),
        pytest.param("zpu", "zhi pu", 1, id="one letter for an initial of two"),
        pytest.param("hpu", "zhi pu", None, id="the second letter for an initial"),
        pytest.param("lvzhou", "lv zhou", 1, id="v for an umlaut"),
        pytest.param("lyuzhou", "lv zhou", 1, id="yu for an umlaut"),
        pytest.param("luzhou", "lv zhou", 1, id="u for an umlaut"),
        pytest.param("nyuwa", "nv wa", 1, id="yu for an umlaut behind n"),
        pytest.param("nuwa", "nv wa", 1, id="u for an umlaut behind n"),
        pytest.param("lueying", "lve ying", 1, id="ue for an umlaut"),
        pytest.param("nuedai", "nve dai", 1, id="ue for an umlaut behind n"),
        pytest.param("zhinao", "zhi nao da mo xing", 1, id="without what says that it is a model"),
        pytest.param("zhinao", "zhi nao da yu yan mo xing", 1, id="without what says that it is a language model"),
        pytest.param("zhinaodamoxing", "zhi nao da mo xing", 1, id="with what says that it is a model"),
        pytest.param("wxy", "wen xin yi", 0.95, id="three initials"),
        pytest.param("wxyi", "wen xin yi yan", None, id="one syllable of three"),
        pytest.param("xinyi", "wen xin yi yan", 0.5, id="its middle"),
        pytest.param("xyi", "wen xin yi yan", None, id="a middle of too few letters"),
        pytest.param("wenxinmoxing", "wen xin", None, id="more than the name"),
        pytest.param("tongyiwx", "tong yi wan xiang 2 1", 0.9, id="without the version"),
        pytest.param("tywx", "tong yi wan xiang 2 1", 0.855, id="initials without the version"),
        pytest.param("tywx21", "tong yi wan xiang 2 1", 0.95, id="initials with the version"),
    ],
)
def test_how_close_letters_are(typed: str, sound: str, closeness: float | None) -> None:
    """The closeness is the share of the syllables that letters stand for; initials alone are a little less."""
    found = pinyin_matches(typed, cast("Lookups", Names(sound)))
    assert found == ({} if closeness is None else {("name", "key"): pytest.approx(closeness)})
