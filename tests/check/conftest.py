"""The small data folder with the editorial rules kept as well: four entries that need little said, and an oak."""

from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from llmlog.model import KEYS

Record = dict[str, Any]
TOOLS = Path(__file__).parents[2] / "tools"

OAK: Record = {
    "importance": 2,
    "details": {"en": ["Oak has 7 roots.", "Oak is tall."], "zh": ["橡树有 7 条根。", "橡树很高。"]},
    "asked": {"en": ["a tall tree", "a tree with roots"], "zh": ["很高的树", "有根的树"]},
}
OTHERS: Record = {"importance": 1, "details": {"en": [], "zh": []}}


@pytest.fixture
def records(records: list[Record]) -> list[Record]:
    """The raw entries of the small folder, of which the check finds nothing wrong, free to be changed."""
    kept = [record | (OAK if record["id"] == "oak" else OTHERS) for record in records]
    return [{key: record[key] for key in KEYS if key in record} for record in kept]


@pytest.fixture
def script() -> Callable[[str], ModuleType]:
    """What loads a script of `tools/` by its name, as a module of its own."""

    def load(name: str) -> ModuleType:
        spec = spec_from_file_location(name, TOOLS / f"{name}.py")
        assert spec
        assert spec.loader
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load
