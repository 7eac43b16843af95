"""Tables as text: columns that are aligned whatever they hold."""

from collections.abc import Callable

import pytest

from llmlog import Log
from llmlog.formats.terminal import aligned
from llmlog.language import Language
from llmlog.views import Listing

LogOf = Callable[..., Log]
Write = Callable[..., str]


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    """Cells of Chinese count as two, an empty cell holds a dash, and no line ends in spaces."""
    rows = [["Id", "Name", "Kind"], ["oak", "橡树", ""], ["beech", "", "model"]]
    assert list(aligned(rows, ["", "", ""])) == ["Id     Name  Kind\n", "oak    橡树  –\n", "beech  –     model\n"]


def test_styles_stand_around_cells() -> None:
    """Escape sequences stand around the text of a cell, not around the spaces behind it."""
    rows = [["Id", "Date"], ["oak", "2023"]]
    assert list(aligned(rows, ["", "<c>"], "<h>")) == ["<h>Id\x1b[0m   <h>Date\x1b[0m\n", "oak  <c>2023\x1b[0m\n"]


@pytest.mark.parametrize("rows", [[["Id", "Name"], ["oak"]], [["Id"], ["oak", "Oak"]]])
def test_rows_have_the_same_columns(rows: list[list[str]]) -> None:
    """A row that lacks a cell, or has one too many, is an error rather than a shifted row."""
    with pytest.raises(ValueError, match="zip"):
        list(aligned(rows, [""] * 2))
    with pytest.raises(ValueError, match="zip"):
        list(aligned([["Id"], ["oak"]], ["", ""]))


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            Language.EN,
            [
                "Id   Date  Name  Makers         Kind   Summary",
                "oak  2023  Oak   Grove, Meadow  model  It grows.",
                "elm  2024  elm   –              agent  It grows.",
            ],
        ),
        (
            Language.ZH,
            [
                "标识  日期  名称  机构           类别    简介",
                "oak   2023  橡树  Grove、Meadow  模型    在生长。",
                "elm   2024  elm   –              智能体  在生长。",
            ],
        ),
    ],
    ids=str,
)
def test_a_listing_in_a_pipe(log_of: LogOf, written: Write, language: Language, lines: list[str]) -> None:
    """Into a pipe a milestone is a line, in the words of the language."""
    log = log_of(
        {"id": "oak", "name": "Oak", "name_zh": "橡树", "date": "2023", "orgs": ["Grove", "Meadow"]},
        {"id": "elm", "date": "2024", "kind": "agent"},
    )
    assert written(Listing(log.select(), log.coverage), language).splitlines() == lines
