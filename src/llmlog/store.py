"""From files to a log and back: the one place that opens data files.

People edit a JSON file a month. What commands load is the bundle, a line a milestone made of those files by
`write_bundle`: the fields that selections and listings look at, and then the milestone's JSON as `--json` prints it, so
that a command neither parses nor formats what it does not look at (a third of the time of `list --json`).
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from llmlog.errors import DataError
from llmlog.language import Text
from llmlog.log import Log
from llmlog.model import BUNDLE, Milestone

if TYPE_CHECKING:
    from llmlog.directory import Organization, Source, Tag

DATA = Path(__file__).parent / "data"
LABELS = "labels.tsv"
MILESTONES = "milestones"

T = TypeVar("T")


class Directory:
    """What the milestones of a folder refer to by id, each file read when it is first needed."""

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


def load(folder: Path = DATA) -> Log:
    """Return the log of a folder's bundle, by default the one that ships with llmlog.

    Raises DataError, which names the file and the line, for what is no line of a bundle; what stands in a line is read,
    and found wrong, when it is asked for.
    """
    directory = Directory(folder)
    milestones = []
    for number, line in enumerate(_bytes(folder / BUNDLE).splitlines(), 1):
        try:
            milestones.append(Milestone(line, directory))
        except ValueError as error:
            raise DataError.unreadable(f"{BUNDLE}, line {number}", error) from None
    return Log(milestones, directory, labels=lambda: read_text(folder / LABELS))


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
    """Write the bundle of a log: its milestones, and the labels that search knows them by."""
    (folder / BUNDLE).write_text(log.bundle(), encoding="utf-8")
    (folder / LABELS).write_text(log.labels(), encoding="utf-8")


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


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise DataError(path.name, Text(f"cannot be read ({why})", f"无法读取（{why}）")) from None
