"""`llmlog sources`: what the log draws on."""

from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        (
            ["--format", "csv"],
            [
                "id,date,count,license,title,url",
                ("timeline-202309,2023-09-01,28,CC BY-NC 4.0,Timeline to September 2023,https://llmupdate.com"),
            ],
        ),
        (
            ["--format", "tsv", "--lang", "zh"],
            ["timeline-202309\t2023-09-01\t28\tCC BY-NC 4.0\t大模型和AI到 202309 的重要进展\thttps://llmupdate.com"],
        ),
        (
            ["--format", "md", "--lang", "zh"],
            [
                "| 标识 | 日期 | 条目数 | 许可 | 标题 | 网址 |",
                (
                    "| timeline-202309 | 2023-09-01 | 28 | CC BY-NC 4.0 | 大模型和AI到 202309 的重要进展 |"
                    " <https://llmupdate.com> |"
                ),
            ],
        ),
        (
            [],
            ["Id               Date        Milestones  License       Title                       Address"],
        ),
    ],
    ids=["csv", "tsv", "md", "pipe"],
)
def test_a_source_has_its_date(fixed_here: Run, more: list[str], lines: list[str]) -> None:
    """The date of a source stands in every format, as in JSON and on the screen."""
    done = fixed_here("sources", *more)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line for line in lines if line not in done.stdout.splitlines()] == []
