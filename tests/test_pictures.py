"""The pictures of docs/pictures are what the screens show now; `python tools/make_pictures.py` makes them anew."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOL = ROOT / "tools" / "make_pictures.py"


@pytest.mark.skipif(not TOOL.exists(), reason="the tools are in the repository only")
def test_the_pictures_are_current() -> None:
    """Each picture is what its screen shows, and none is left over."""
    done = subprocess.run([sys.executable, str(TOOL), "--check"], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert len(list((ROOT / "docs" / "pictures").iterdir())) == 12


def test_the_pictures_fetch_nothing() -> None:
    """A picture is small and names no address that a browser would fetch."""
    for path in (ROOT / "docs" / "pictures").iterdir():
        svg = path.read_text(encoding="utf-8")
        assert len(svg) < 60_000
        assert "url(http" not in svg
        assert "<image" not in svg
