"""The five minutes of CONTRIBUTING.md, as they are written there."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
STEP = re.compile(r"^\d\. .*?`\.venv/bin/(python|llmlog) ([^`]+)`", re.MULTILINE)
NEW = {
    "id": "your-id",
    "name": "Elm of the tests",
    "released": {"date": "2023-08-05", "url": "https://elm.example/announcement"},
    "kind": "tool",
    "importance": 1,
    "name_zh": None,
    "aliases": [],
    "orgs": ["meta"],
    "summary": {"en": "A tool that no other entry knows.", "zh": "一款别处未提的工具。"},
    "details": {"en": [], "zh": []},
    "tags": ["code", "agents"],
    "links": [{"url": "https://elm.example/announcement", "kind": "announcement"}],
    "derived_from": [],
    "sources": [],
    "errata": [],
}
"""An entry with its keys and tags in no order."""


def test_u17_a_milestone_in_five_minutes(tmp_path: Path) -> None:
    """U17: an entry that is put into a month file is moved, checked and shown by the steps; no other file changes."""
    for name in ("src", "tools"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    data = tmp_path / "src" / "llmlog" / "data"
    before = {path: path.read_bytes() for path in data.rglob("*.json")}
    july, august = (data / "milestones" / f"2023-{month}.json" for month in ("07", "08"))
    july.write_text(json.dumps([NEW, *json.loads(july.read_text(encoding="utf-8"))]), encoding="utf-8")

    environment = os.environ | {
        "PYTHONPATH": str(tmp_path / "src"),
        "XDG_CACHE_HOME": str(tmp_path),
        "LLMLOG_LANG": "en",
    }
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("\n## What the fields want")[0]
    outputs = []
    for program, arguments in STEP.findall(text):
        command = [*([] if program == "python" else ["-m", "llmlog"]), *arguments.split()]
        done = subprocess.run(
            [sys.executable, *command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        outputs.append(done.stdout)
    assert len(outputs) == 3
    assert outputs[1] == "no problems\n"
    assert outputs[2].startswith("Elm of the tests  your-id\n2023-08-05   tool   Meta\n")
    assert {path for path, content in before.items() if path.read_bytes() != content} == {august}
