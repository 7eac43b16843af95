"""JSON files and records: reading, the canonical text, and writing that never leaves half a file."""

import json
import os
from pathlib import Path
from typing import Any

from llmlog.errors import DataError
from llmlog.language import Text
from llmlog.system import reason

DATA = Path(__file__).parent.parent / "data"
"""The folder of the data that ships with llmlog."""
RELATED = DATA / "words" / "related.json"
"""Everyday words, with the words of the log that they may stand for."""


def read_list(path: Path) -> list[Any]:
    """Return the records that a file lists; raise DataError where it holds no JSON list."""
    try:
        records = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        where = f"第 {error.lineno} 行第 {error.colno} 列起无法读取"
        raise DataError(path.name, Text(f"is not JSON ({error})", f"不是 JSON（{where}）")) from None
    except ValueError as error:  # a number of more digits than Python reads
        raise DataError(path.name, Text(f"is not JSON ({error})", "不是 JSON（数字过长）")) from None
    except RecursionError:
        raise DataError(path.name, Text("is nested too deeply", "嵌套过深")) from None
    if not isinstance(records, list):
        raise DataError(path.name, Text("is not a JSON list", "不是 JSON 列表"))
    return records


def read_text(path: Path) -> str:
    """Return the text of a data file; raise DataError where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = f"第 {error.start + 1} 个字节"
        raise DataError(path.name, Text(f"is not UTF-8 ({error.reason})", f"不是 UTF-8（{where}）")) from None
    except OSError as error:
        en, zh = reason(error)
        raise DataError(path.name, Text(f"cannot be read ({en})", f"无法读取（{zh}）")) from None


def canonical(records: list[Any]) -> str:
    """Return the text that a file of records has."""
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file beside its place and rename it, so that nobody ever sees half of it; raise OSError if it fails.

    A link stays one to the file that is written; a device or pipe is written to as it is.
    """
    import tempfile

    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    path = path.resolve()
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
