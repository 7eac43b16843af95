"""What the tests share: the log that ships with llmlog, and a small valid data folder about trees.

The folder is for exact values that no new milestone changes. Its log, oldest first:

    drought   2022        trend                 nobody's; not verified
    tap-root  2023-04-20  tool                  meadow and grove; the almanac says 2023-06
    acorn     2023-05     model, from oak       grove-lab, which belongs to grove; not verified
    oak       2023-05-10  model                 grove; the almanac says 2023-05-11
    mast      2023-06-01  dataset, from both    meadow
"""

from collections.abc import Callable
from copy import deepcopy
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import llmlog
from llmlog.check.entries import happened
from llmlog.store.build import in_memory
from llmlog.store.contents import bundled
from llmlog.store.files import canonical

Record = dict[str, Any]
FIXED = Path(__file__).parent / "log"

# The same examples in every run, however slow the machine: what a test says depends on the code alone.
settings.register_profile("llmlog", deadline=None, derandomize=True)
settings.load_profile("llmlog")


def organization(id: str, en: str, zh: str, **more: Any) -> Record:
    """Return an organization as organizations.json describes one."""
    record: Record = {"id": id, "name": {"en": en, "zh": zh}}
    return record | {"aliases": [], "formerly": [], "parent": None, "country": None} | more


def entry(id: str, name: str, name_zh: str | None, date: str, **more: Any) -> Record:
    """Return a milestone as a month file describes one, dated by the almanac."""
    record: Record = {
        "id": id,
        "name": name,
        "name_zh": name_zh,
        "aliases": [],
        "kind": "model",
        "orgs": [],
        "released": None,
        "summary": {"en": f"{name} grows.", "zh": f"{name} 在生长。"},
        "details": {"en": [f"{name} is a plant."], "zh": [f"{name} 是植物。"]},
        "tags": [],
        "links": [],
        "derived_from": [],
        "sources": [{"id": "almanac", "date": date, "as": name, "org": None}],
        "errata": [],
    }
    return record | more


ORGANIZATIONS = [
    organization(
        "grove",
        "Grove",
        "树林",
        aliases=["Grove AI", "小树林"],
        formerly=[{"name": "Thicket", "until": "2021-10-28"}, {"name": "Copse", "until": None}],
        country="GB",
    ),
    organization("grove-lab", "Grove Lab", "树林实验室", parent="grove", country="GB"),
    organization("meadow", "Meadow", "草地", aliases=["草原"]),
]
SOURCES = [
    {"id": id, "title": {"en": en, "zh": zh}, "url": None, "date": "2023-12", "license": None}
    for id, en, zh in (("almanac", "Almanac", "年鉴"), ("gazette", "Gazette", "公报"))
]
TAGS = [
    {"id": "chat", "name": {"en": "chat", "zh": "对话"}, "related": {"en": ["talking"], "zh": ["聊天"]}},
    {"id": "open-weights", "name": {"en": "open weights", "zh": "开放权重"}, "related": {"en": [], "zh": []}},
]
RECORDS = [
    entry("drought", "Drought", "干旱", kind="trend", date="2022"),
    entry(
        "tap-root",
        "Tap Root",
        "主根",
        aliases=["Quercus"],
        kind="tool",
        orgs=["meadow", "grove"],
        date="2023-06",
        released={"date": "2023-04-20", "url": "https://meadow.example/tap-root"},
    ),
    entry(
        "acorn",
        "Acorn",
        None,
        aliases=["Oak Seed"],
        orgs=["grove-lab"],
        date="2023-05",
        tags=["chat"],
        derived_from=[{"id": "oak", "relation": "built-on"}],
    ),
    entry(
        "oak",
        "Oak",
        "橡树",
        aliases=["Oak-7B", "Quercus"],
        orgs=["grove"],
        date="2023-05-11",
        released={
            "date": "2023-05-10",
            "url": "https://grove.example/oak",
            "note": {"en": "By local time.", "zh": "按当地时间。"},
        },
        tags=["chat", "open-weights"],
        links=[
            {"url": "https://arxiv.org/abs/2305.00001", "kind": "paper"},
            {"url": "https://grove.example/oak", "kind": "announcement"},
        ],
        sources=[
            {"id": "almanac", "date": "2023-05-11", "as": "Oak", "org": "Grove", "wrong_urls": ["http://elm.example"]},
            {"id": "gazette", "date": None, "as": "橡树", "org": None},
        ],
        errata=[
            {
                "field": "date",
                "source": "almanac",
                "claim": "11 May 2023",
                "correct": "10 May 2023",
                "url": "https://grove.example/oak",
                "note": {"en": "A day early.", "zh": "早一天。"},
            }
        ],
    ),
    entry(
        "mast",
        "Mast",
        None,
        kind="dataset",
        orgs=["meadow"],
        date="2023-06-01",
        released={"date": "2023-06-01", "url": "https://meadow.example/mast"},
        tags=["open-weights"],
        derived_from=[
            {"id": "acorn", "relation": "trained-with", "url": "https://meadow.example/mast"},
            {"id": "oak", "relation": "built-on"},
        ],
    ),
]


def load_folder(folder: Path) -> llmlog.Log:
    """Return the log of a folder of month files."""
    return llmlog.Log(in_memory(bundled(folder)))


@pytest.fixture(scope="session")
def log() -> llmlog.Log:
    """The log that ships with llmlog."""
    return llmlog.load()


@pytest.fixture(scope="session")
def fixed() -> llmlog.Log:
    """A log of some well-known entries that never changes, for exact text."""
    return load_folder(FIXED)


@pytest.fixture
def records() -> list[Record]:
    """The raw entries of the small folder, free to be changed."""
    return deepcopy(RECORDS)


@pytest.fixture
def folder(tmp_path: Path, records: list[Record]) -> Path:
    """The small folder, free to be changed."""
    (tmp_path / "milestones").mkdir()
    files = {"organizations": ORGANIZATIONS, "sources": SOURCES, "tags": TAGS}
    for month, entries in groupby(records, key=lambda record: str(happened(record))[:7]):
        files[f"milestones/{month}"] = list(entries)
    for name, content in files.items():
        (tmp_path / f"{name}.json").write_text(canonical(content), encoding="utf-8")
    (tmp_path / "VERSION").write_text("2023-12-31\n", encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="session")
def read() -> Callable[[Path], llmlog.Log]:
    """What reads the log of a folder of month files."""
    return load_folder


@pytest.fixture
def small(folder: Path) -> llmlog.Log:
    """The log of the small folder."""
    return load_folder(folder)
