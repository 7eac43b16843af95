"""Build the database that commands read into the wheel; the month files are its source and stay out of it."""

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DatabaseHook(BuildHookInterface):  # type: ignore[type-arg]
    """A hook that adds `llmlog/data/llmlog.db` to a wheel; an editable install reads the month files instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the database into a temporary folder that lives as long as the build."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from llmlog.store.build import build
        from llmlog.store.cache import SHIPPED
        from llmlog.store.contents import bundled

        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / SHIPPED
        with closing(sqlite3.connect(path)) as connection:
            build(connection, bundled())
        build_data["force_include"][str(path)] = f"llmlog/data/{SHIPPED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the temporary folder."""
        if version != "editable":
            self.folder.cleanup()
