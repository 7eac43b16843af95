"""Options of the test run."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to rewrite what tests compare with."""
    parser.addoption("--rewrite-readme", action="store_true", help="write the README's screens as they are now")
