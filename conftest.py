"""Options of the test run."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to rewrite what tests compare with."""
    parser.addoption(
        "--rewrite-golden", action="store_true", help="write the golden files of the renderers as they are"
    )
    parser.addoption("--rewrite-readme", action="store_true", help="write the README's screens as they are now")
