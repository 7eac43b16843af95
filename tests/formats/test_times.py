"""Times as headings say them."""

import pytest

from llmlog.date_ranges import Interval
from llmlog.formats.times import span_heading
from llmlog.language import Language


@pytest.mark.parametrize(
    ("typed", "en", "zh"),
    [
        ("2023", "2023", "2023"),
        ("2023-07", "July 2023", "2023 年 7 月"),
        ("2023-07-18", "18 July 2023", "2023 年 7 月 18 日"),
        ("2023-W30", "24 to 30 July 2023", "2023 年 7 月 24 日至 30 日"),
        ("2023-W31", "31 July to 6 August 2023", "2023 年 7 月 31 日至 8 月 6 日"),
        ("2022-W52", "26 December 2022 to 1 January 2023", "2022 年 12 月 26 日至 2023 年 1 月 1 日"),
        ("2023Q3", "July to September 2023", "2023 年 7 月至 9 月"),
        ("2023-11..2024-02", "November 2023 to February 2024", "2023 年 11 月至 2024 年 2 月"),
        ("2023-11-15..2024-02", "15 November 2023 to 29 February 2024", "2023 年 11 月 15 日至 2024 年 2 月 29 日"),
        ("2022..2023", "2022 to 2023", "2022 年至 2023 年"),
        ("the 1990s", "1990 to 1999", "1990 年至 1999 年"),
        ("2023..", "from 2023", "2023 年起"),
        ("2023-07..", "from July 2023", "2023 年 7 月起"),
        ("2023-07-18..", "from 18 July 2023", "2023 年 7 月 18 日起"),
        ("..2021", "until 2021", "截至 2021 年"),
        ("..2021-06", "until June 2021", "截至 2021 年 6 月"),
        ("..2021-06-15", "until 15 June 2021", "截至 2021 年 6 月 15 日"),
    ],
)
def test_a_span_in_words(typed: str, en: str, zh: str) -> None:
    """A span of days is said in whole years or months where it is of such, and what its ends share is said once."""
    span = Interval.parse(typed)
    assert (span_heading(span, Language.EN), span_heading(span, Language.ZH)) == (en, zh)
