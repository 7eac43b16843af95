"""The two languages: how they are named, and what the environment asks for."""

import pytest

from llmlog.cli.session import Session
from llmlog.language import Language, Text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en", Language.EN),
        ("zh", Language.ZH),
        ("ZH", Language.ZH),
        (" zh ", Language.ZH),
        ("zh-CN", Language.ZH),
        ("zh_TW.UTF-8", Language.ZH),
        ("zh-Hant-HK", Language.ZH),
        ("zh.UTF-8", Language.ZH),
        ("en_US.UTF-8", Language.EN),
        ("en_GB@euro", Language.EN),
        ("fr", None),
        ("de_DE.UTF-8", None),
        ("C", None),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("zhx", None),
        ("english", None),
        ("中文", None),
        ("", None),
    ],
)
def test_parse(text: str, expected: Language | None) -> None:
    """A code or locale name gives its language, and any other none."""
    assert Language.parse(text) is expected


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        pytest.param({}, Language.EN, id="nothing set"),
        pytest.param({"LANG": "zh_CN.UTF-8"}, Language.ZH, id="LANG"),
        pytest.param({"LC_MESSAGES": "zh_CN", "LANG": "en_US"}, Language.ZH, id="LC_MESSAGES before LANG"),
        pytest.param({"LC_ALL": "en_US", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN"}, Language.EN, id="LC_ALL first"),
        pytest.param({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN"}, Language.ZH, id="empty counts as not set"),
        pytest.param({"LC_ALL": "C", "LANG": "zh_CN"}, Language.EN, id="C decides as well"),
        pytest.param({"LANG": "fr_FR.UTF-8"}, Language.EN, id="another language"),
        pytest.param({"LC_CTYPE": "zh_CN"}, Language.EN, id="other variables do not count"),
        pytest.param({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, Language.ZH, id="F03: LANGUAGE before LANG"),
        pytest.param({"LC_ALL": "zh_CN", "LANGUAGE": "en"}, Language.EN, id="F03: LANGUAGE before LC_ALL"),
        pytest.param({"LANG": "de_DE", "LANGUAGE": "de:fr:zh_TW:en"}, Language.ZH, id="F03: the first that is spoken"),
        pytest.param({"LANG": "zh_CN", "LANGUAGE": "de:fr"}, Language.ZH, id="F03: none that is spoken"),
        pytest.param({"LANG": "zh_CN", "LANGUAGE": ""}, Language.ZH, id="F03: LANGUAGE empty"),
        pytest.param({"LANG": "en_US", "LANGUAGE": ":zh"}, Language.ZH, id="F03: an empty entry"),
        pytest.param({"LANG": "zh_CN", "LANGUAGE": "de:C:zh"}, Language.EN, id="F03: C ends the list"),
        pytest.param({"LC_ALL": "C", "LANGUAGE": "zh"}, Language.EN, id="F03: not under C"),
        pytest.param({"LC_ALL": "POSIX", "LANGUAGE": "zh"}, Language.EN, id="F03: not under POSIX"),
        pytest.param({"LANG": "C.UTF-8", "LANGUAGE": "zh"}, Language.EN, id="F03: not under C of any encoding"),
        pytest.param({"LANGUAGE": "zh"}, Language.EN, id="F03: not without a locale, which is C"),
        pytest.param({"LANG": "zh_TW.UTF-8"}, Language.ZH, id="traditional"),
        pytest.param({"LANG": "zh_Hant_HK"}, Language.ZH, id="traditional by its script"),
    ],
)
def test_of_locale(environ: dict[str, str], expected: Language) -> None:
    """LANGUAGE, else the first of LC_ALL, LC_MESSAGES and LANG that is set decides; English is for all others."""
    assert Language.of_locale(environ) is expected


@pytest.mark.parametrize(("language", "expected"), [(Language.EN, "oak"), (Language.ZH, "橡树")])
def test_in(language: Language, expected: str) -> None:
    """A text is given in the language asked for."""
    assert Text("oak", "橡树").in_(language) == expected


@pytest.mark.parametrize(
    ("environ", "expected"),
    [({}, Language.ZH), ({"LANG": "en_US.UTF-8"}, Language.EN), ({"LC_ALL": "C"}, Language.EN), ({"LANG": ""}, "en")],
)
def test_the_display_language_stands_for_a_locale(
    environ: dict[str, str], expected: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no locale is set, as on Windows, the language of the display counts."""
    monkeypatch.setattr("llmlog.cli.session.display_language", lambda: "zh")
    assert Session(environ).spoken == expected
