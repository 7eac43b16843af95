"""The package imported from an archive, as a wheel on the path is."""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

import llmlog
from llmlog.store.build import build
from llmlog.store.contents import bundled

PACKAGE = Path(llmlog.__file__).parent
RUN = """
import sys, llmlog
from llmlog.__main__ import main
assert ".zip" in llmlog.__file__
sys.argv[0] = "llmlog"
sys.exit(main())
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the package with the small log of a database in place of the month files."""
    folder = tmp_path_factory.mktemp("archive")
    contents = bundled()
    contents.milestones = {id: contents.milestones[id] for id in ("mcculloch-pitts-neuron", "perceptron")}
    with closing(sqlite3.connect(folder / "llmlog.db")) as connection:
        build(connection, contents)
    with zipfile.ZipFile(folder / "package.zip", "w") as file:
        for path in [*PACKAGE.rglob("*.py"), *PACKAGE.glob("data/*/*.json"), PACKAGE / "data" / "VERSION"]:
            if path.parent.name != "milestones":
                file.write(path, path.relative_to(PACKAGE.parent))
        file.write(folder / "llmlog.db", "llmlog/data/llmlog.db")
    return folder / "package.zip"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("--version", "llmlog "),
        ("show perceptron --short --json", '"id": "perceptron"'),
        ("search ganzhiji -n 1 --json", '"id": "perceptron"'),
        ("search perceptron -n 1 --json", '"id": "perceptron"'),
        ("show our --json --data own.json", '"id": "our"'),
    ],
)
def test_from_an_archive(archive: Path, tmp_path: Path, arguments: str, expected: str) -> None:
    """Every table that ships is read from the archive: characters, fillers, the version, and own files go over it."""
    entry = {"id": "our", "name": "Our", "date": "2024-05-01"}
    (tmp_path / "own.json").write_text(json.dumps([entry]), encoding="utf-8")
    environ = os.environ | {"PYTHONPATH": str(archive), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-c", RUN, *arguments.split()]
    done = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
    assert expected in done.stdout, done.stderr
    assert (done.returncode, done.stderr) == (0, "")
