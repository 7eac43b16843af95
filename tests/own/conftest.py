"""What lays own records over the small log."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from llmlog.store.contents import Contents, bundled
from llmlog.store.own_entries import lay_over

Record = dict[str, Any]


@pytest.fixture(autouse=True)
def kept(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where databases are kept in these tests."""
    path = tmp_path_factory.mktemp("kept")
    monkeypatch.setattr("llmlog.store.cache.cache_folder", lambda: path)
    return path


@pytest.fixture
def laid(folder: Path, tmp_path: Path) -> Callable[..., Contents]:
    """What lays own records over the small log and returns the contents."""

    def lay(*records: Any, name: str = "own.json", base: Contents | None = None) -> Contents:
        contents = base or bundled(folder)
        path = tmp_path / name
        path.write_text(json.dumps(records), encoding="utf-8")
        lay_over(contents, path)
        return contents

    return lay
