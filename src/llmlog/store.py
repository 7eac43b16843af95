"""From files to a log and back: the one place that opens data files.

People edit a JSON file a month. What commands load is the bundle, made of those files by `write_bundle`: a line a
milestone with the fields that selections, listings and search look at, and beside it the JSON of each as `--json`
prints it, so that a command neither parses nor formats what it does not look at.
"""

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from llmlog.errors import DataError
from llmlog.language import Text
from llmlog.log import Log
from llmlog.model import LINES, Milestone

if TYPE_CHECKING:
    from llmlog.directory import Organization, Source, Tag

DATA = Path(__file__).parent / "data"
BUNDLE = "bundle"
JSON_LINES = "milestones.jsonl"
MILESTONES = "milestones"

T = TypeVar("T")


class Directory:
    """What the milestones of a folder refer to, each file read when it is first needed."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that holds the files."""
        self.folder = folder

    @cached_property
    def organizations(self) -> "dict[str, Organization]":
        """The organizations by id."""
        from llmlog.directory import Organization

        return {org.id: org for org in _read(self.folder / "organizations.json", Organization.from_dict)}

    @cached_property
    def tags(self) -> "dict[str, Tag]":
        """The tags by id."""
        from llmlog.directory import Tag

        return {tag.id: tag for tag in _read(self.folder / "tags.json", Tag.from_dict)}

    @cached_property
    def sources(self) -> "dict[str, Source]":
        """The chronicles by id."""
        from llmlog.directory import Source

        return {source.id: source for source in _read(self.folder / "sources.json", Source.from_dict)}

    @cached_property
    def _json_lines(self) -> list[memoryview]:
        return list(_views(_bytes(self.folder / BUNDLE / JSON_LINES)))

    def json(self, position: int) -> memoryview:
        """Return the JSON of the milestone at a position of the bundle; raise DataError where there is none."""
        if position >= len(self._json_lines):
            raise DataError(f"{JSON_LINES}, line {position + 1}", Text("is missing", "缺失"))
        return self._json_lines[position]


def load(folder: Path = DATA) -> Log:
    """Return the log of a folder's bundle, by default the one that ships with llmlog.

    Raises DataError where there is none; what stands in a line is read, and found wrong, when it is asked for.
    """
    directory = Directory(folder)
    lines = enumerate(_bytes(folder / BUNDLE / LINES).splitlines())
    milestones = [Milestone(line, partial(directory.json, position), directory) for position, line in lines]
    return Log(milestones, directory, lambda name: _bytes(folder / BUNDLE / name))


def load_months(folder: Path = DATA) -> Log:
    """Return the log of a folder's month files, which the bundle is made of.

    Raises DataError, which names the file, the entry and the key, where one cannot be read.
    """
    directory = Directory(folder)
    paths = sorted((folder / MILESTONES).glob("*.json"))
    if not paths:
        raise DataError(MILESTONES, Text("holds no month files", "没有月份文件"))
    _ = directory.organizations, directory.tags  # what is wrong with these is not the fault of those that name them
    build = lambda record: Milestone.from_record(record, directory)  # noqa: E731
    milestones = [milestone for path in paths for milestone in _read(path, build)]
    return Log(sorted(milestones, key=lambda milestone: (milestone.date, milestone.id)), directory)


def write_bundle(log: Log, folder: Path = DATA) -> None:
    """Write the bundle of a log: its milestones, their JSON, and the texts that search looks at."""
    (folder / BUNDLE).mkdir(exist_ok=True)
    for name, content in bundle(log).items():
        (folder / BUNDLE / name).write_bytes(content)


def bundle(log: Log) -> dict[str, bytes]:
    """Return the content of each file of a log's bundle by the file's name."""
    from llmlog.search.texts import written

    return {
        LINES: b"".join(milestone.line + b"\n" for milestone in log),
        JSON_LINES: b"".join(bytes(milestone.json) + b"\n" for milestone in log),
        **{name: text.encode() for name, text in written(log).items()},
    }


def canonical(entries: list[Any]) -> str:
    """Return the text that a file of entries has; month files hold them by date and then by id."""
    from json import dumps

    return dumps(entries, ensure_ascii=False, indent=2) + "\n"


def data_version(folder: Path = DATA) -> str:
    """Return the version of the data, the day of its last change."""
    return read_text(folder / "VERSION").strip()


def read_entries(path: Path) -> list[Any]:
    """Return the raw entries of one data file; raise DataError where it holds no JSON list."""
    from json import loads

    try:
        entries = loads(read_text(path))
    except ValueError as error:
        raise DataError(path.name, Text(f"is not JSON ({error})", f"不是 JSON（{error}）")) from None
    if not isinstance(entries, list):
        raise DataError(path.name, Text("is not a JSON list", "不是 JSON 列表"))
    return entries


def _read(path: Path, build: Callable[[Any], T]) -> Iterator[T]:
    """Build the things that a file lists, naming the file, the entry and the cause where one cannot be built."""
    for number, record in enumerate(read_entries(path), 1):
        try:
            yield build(record)
        except (KeyError, TypeError, ValueError, AttributeError, DataError) as error:
            raise DataError.unreadable(f"{path.name}, entry {number}", error) from None


def read_text(path: Path) -> str:
    """Return the text of a data file; raise DataError where it cannot be read."""
    try:
        return _bytes(path).decode()
    except UnicodeDecodeError as error:
        raise DataError(path.name, Text(f"is not UTF-8 ({error.reason})", f"不是 UTF-8（{error.reason}）")) from None


def _views(content: bytes) -> Iterator[memoryview]:
    """Give the lines of a file, each without its end and without copying it."""
    view, start = memoryview(content), 0
    while (end := content.find(b"\n", start)) >= 0:
        yield view[start:end]
        start = end + 1


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise DataError(path.name, Text(f"cannot be read ({why})", f"无法读取（{why}）")) from None
