"""Trees of descent: how their milestones are told apart and counted."""

from collections.abc import Callable

import pytest

from llmlog import Log
from llmlog.language import Language
from llmlog.lineage import ancestors, descendants
from llmlog.views import Lineage

Write = Callable[..., str]


@pytest.mark.parametrize(("name", "told"), [("橡树 Oak", "另有橡树 Oak"), ("Oak 橡树", "另有 Oak 橡树")])
def test_a_space_stands_between_chinese_and_latin_alone(
    log_of: Callable[..., Log], written: Write, name: str, told: str
) -> None:
    """Another parent whose name begins in Latin script has a space before it in Chinese, one in Chinese has none."""
    log = log_of(
        {"id": "acorn", "date": "2021"},
        {"id": "oak", "name": name, "date": "2022"},
        {
            "id": "mast",
            "date": "2023",
            "derived_from": [{"id": it, "relation": "built-on"} for it in ("acorn", "oak")],
        },
    )
    view = Lineage(ancestors(log, log["mast"]), descendants(log, log["mast"]), [], [])
    assert told in written(view, Language.ZH, 80)
