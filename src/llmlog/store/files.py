"""JSON files and records: reading, the canonical text, and writing that never leaves half a file."""

import errno
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from llmlog.errors import DataError
from llmlog.language import Text
from llmlog.system import reason

DATA = Path(__file__).parent.parent / "data"
"""The folder of the data that ships with llmlog."""
LINES = ".jsonl"
"""What ends the name of a file with an object a line."""


def read_list(path: Path) -> list[Any]:
    """Return the records that a file lists; raise DataError where it holds no JSON list."""
    records = _parsed(read_text(path), path)
    if not isinstance(records, list):
        raise DataError(path.name, Text("is not a JSON list", "不是 JSON 列表"))
    return records


def read_records(path: Path) -> list[Any]:
    """Return the records of an own file: a list of them, one alone, or one a line; raise DataError for all else."""
    text = read_text(path)
    if path.suffix == LINES or _is_of_lines(text):
        return [_parsed(line, path, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    records = _parsed(text, path)
    if isinstance(records, dict):
        lists = [key for key, value in records.items() if isinstance(value, list)]
        if lists and records.keys().isdisjoint({"id", "name"}):
            en, zh = f'holds its list under "{lists[0]}", not alone', f"列表写在“{lists[0]}”之下，应单独写出"
            raise DataError(path.name, Text(en, zh))
        return [records]
    if not isinstance(records, list):
        en = "holds neither a list of entries, nor one entry, nor one a line"
        raise DataError(path.name, Text(en, "既不是条目列表，也不是单个条目或每行一个条目"))
    return records


def _is_of_lines(text: str) -> bool:
    """Whether the first line of a text is an object and another line follows."""
    first, _, rest = text.strip().partition("\n")
    return first.startswith("{") and first.rstrip().endswith("}") and bool(rest)


def _parsed(text: str, path: Path, line: int = 1) -> Any:
    """Return what a JSON text says that begins at a line of a file; raise DataError where it is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        row = error.lineno + line - 1
        where = f"{error.msg}: line {row} column {error.colno}"
        why = Text(f"is not JSON ({where})", f"不是 JSON（第 {row} 行第 {error.colno} 列起无法读取）")
    except ValueError as error:  # a number of more digits than Python reads
        why = Text(f"is not JSON ({error})", "不是 JSON（数字过长）")
    except RecursionError:
        why = Text("is nested too deeply", "嵌套过深")
    raise DataError(path.name, why)


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
    from uuid import uuid4

    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    path = Path(os.path.realpath(path))
    if path.is_symlink():  # only links in a circle lead to no place
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    beside = path.with_name(f".{uuid4()}")
    try:
        if path.exists():
            beside.touch(mode=0o600)
        beside.write_bytes(content)
        with suppress(OSError):  # there is none yet, or its file system has no modes
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
