"""The row of headings at a terminal: one above every column, however narrow the column is."""

from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize(
    ("arguments", "width", "line", "headings"),
    [
        pytest.param("search clip -n 1 --lang en", 80, 2, "Date         Name  Summary", id="as wide as its heading"),
        pytest.param("search clip -n 1 --lang zh", 80, 2, "日期         名称  简介", id="the same in Chinese"),
        pytest.param("month 2023-07 --lang en", 80, 2, "Date Name                        Summary", id="days"),
        pytest.param(
            "list --org OpenAI --kind model --kind product --lang zh",
            120,
            0,
            "日期    名称         机构       类别  简介",
            id="kinds in Chinese",
        ),
    ],
)
def test_every_column_has_its_heading(
    fixed_terminal: Run, arguments: str, width: int, line: int, headings: str
) -> None:
    """A column that is exactly as wide as its heading has it, and so has that of days."""
    done = fixed_terminal(*arguments.split(), width=width, NO_COLOR="1", TERM="dumb")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[line] == headings
