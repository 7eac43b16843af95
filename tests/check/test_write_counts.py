"""Counting the milestones in both readmes with `tools/write_counts.py`."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def tool(script: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the script, which writes into a folder with copies of the readmes."""
    module = script("write_counts")
    for name in module.SENTENCES:
        shutil.copy(ROOT / name, tmp_path)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "DATA", tmp_path)
    monkeypatch.setattr(sys, "argv", ["write_counts.py", "2031-02-03"])
    return module


def test_every_count_is_written(tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each count stands where the readmes say it, in both languages, and the data has the day."""
    counts = {what: [1_000 + place for place in range(len(it))] for what, it in tool.counts(tool.llmlog.load()).items()}
    monkeypatch.setattr(tool, "counts", lambda _: counts)
    assert tool.main() == 0
    english, chinese = ((tmp_path / name).read_text(encoding="utf-8") for name in tool.SENTENCES)
    for text in (english, chinese):
        assert "| 1,000 | 1,001 | 1,002 | 1,003 | 1,004 | 1,005 | 1,006 | 1,007 |\n" in text
        assert "| 1,000 | 1,001 | 1,002 | 1,003 | 1,004 | 1,005 | 1,006 | 1,007 | 1,008 | 1,009 | 1,010 |\n" in text
    assert "the command line: 1,000 milestones" in english
    assert "In the data of 3 February 2031 (`llmlog stats`" in english
    assert "1,000 of 1,001 dates have an" in english
    assert "an announcement (1,000), a paper (1,001), a news report (1,002), or another page" in english
    assert "按 2031 年 2 月 3 日的数据（" in chinese
    assert "公告 1,000 条，论文 1,001 条，新闻 1,002 条，文档、代码提交等其他页面 1,003 条" in chinese
    assert "其中 1,000 条是重大节点" in chinese
    assert (tmp_path / "VERSION").read_text(encoding="utf-8") == "2031-02-03\n"


def test_a_sentence_that_is_gone(tool: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a readme does not say a count any more, the script says so and writes nothing."""
    readme = tmp_path / "README.md"
    readme.write_text(readme.read_text(encoding="utf-8").replace("dates have an", "dates have no"), encoding="utf-8")
    before = readme.read_bytes()
    assert tool.main() == 1
    assert capsys.readouterr().err == "README.md: '# of # dates have an' does not stand there once with 2 counts\n"
    assert readme.read_bytes() == before
    assert not (tmp_path / "VERSION").exists()
