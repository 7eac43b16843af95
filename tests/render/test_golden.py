"""What each view looks like, to the letter; `pytest tests/render --rewrite-golden` writes the files anew."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from llmlog.language import Language
from llmlog.render import plain, records, terminal
from llmlog.screen import Screen
from llmlog.views import View

GOLDEN = Path(__file__).parent / "golden"
VIEWS = ["list", "search", "month", "months", "org", "orgs", "roots", "show", "errata", "lineage"]
SCREENS = {
    "terminal-100": Screen(100, color=False, encoding="utf-8"),
    "terminal-60": Screen(60, color=False, encoding="utf-8"),
    "color": Screen(100, color=True, encoding="utf-8"),
}


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """What compares a text with its golden file, or writes the file where that is asked for."""

    def compare(name: str, actual: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--rewrite-golden", default=False):
            GOLDEN.mkdir(exist_ok=True)
            path.write_text(actual, encoding="utf-8")
        assert actual == path.read_text(encoding="utf-8")

    return compare


@pytest.mark.parametrize("language", list(Language), ids=str)
@pytest.mark.parametrize("form", ["plain", *SCREENS])
@pytest.mark.parametrize("name", VIEWS)
def test_text(
    golden: Callable[[str, str], None], chronicle_views: dict[str, View], name: str, form: str, language: Language
) -> None:
    """A view for people is the text of its file; escape characters stand there as ␛, the ids of links as a dash."""
    view = chronicle_views[name]
    text = plain.render(view, language) if form == "plain" else terminal.render(view, language, SCREENS[form])
    golden(f"{name}.{form}.{language}.txt", re.sub(r"(?<=]8;id=)\d+", "-", text).replace("\x1b", "␛"))


@pytest.mark.parametrize("name", VIEWS)
def test_json(golden: Callable[[str, str], None], chronicle_views: dict[str, View], name: str) -> None:
    """A view for scripts is the JSON of its file, which no language changes."""
    golden(f"{name}.json", b"".join(records.render(chronicle_views[name])).decode())


def test_every_file_is_compared() -> None:
    """No golden file is left over from a view that is no more."""
    texts = {f"{name}.{form}.{language}.txt" for name in VIEWS for form in ("plain", *SCREENS) for language in Language}
    assert {path.name for path in GOLDEN.iterdir()} == texts | {f"{name}.json" for name in VIEWS}
