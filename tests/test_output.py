"""The one place that writes: what reaches standard output and standard error, and what cannot."""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from llmlog.cli.output import CHUNK, OutputError, say, write, write_file
from llmlog.printable import escaped, visible


def stream(encoding: str = "utf-8") -> io.TextIOWrapper:
    """Return a stream that keeps what is written, in an encoding."""
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding)


def written(stream: io.TextIOWrapper) -> bytes:
    """Return the bytes that a stream was given."""
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Llama 2：大模型", "Llama 2：大模型", id="plain"),
        pytest.param("", "", id="empty"),
        pytest.param("two\nlines\tand an X", "two lines and an X", id="line break and tab become spaces"),
        pytest.param("\x1b[31mred\x1b[0m", "[31mred[0m", id="escape"),
        pytest.param("\x9b31m", "31m", id="C1 control"),
        pytest.param("a\r\x00\x07\x7fb", "ab", id="controls"),
        pytest.param("a\u202eb\u2066c\u200fd", "abcd", id="direction"),
        pytest.param("a\u200bb\ufeffc\u00add", "abcd", id="invisible"),
        pytest.param("a\u2028b\u2029c", "abc", id="line and paragraph separators"),
        pytest.param("a\ud800b", "ab", id="half a surrogate pair"),
        pytest.param("a\u3000b\u00a0c", "a\u3000b\u00a0c", id="wide and hard spaces stay"),
    ],
)
def test_visible(text: str, expected: str) -> None:
    """Text is made safe to print, on one line."""
    assert visible(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('["Oak", "橡树：é\u3000😀"]', '["Oak", "橡树：é\u3000😀"]', id="what is seen stays"),
        pytest.param("a\u202eb", r"a\u202eb", id="direction"),
        pytest.param("橡\u200b树\x9b", r"橡\u200b树\u009b", id="invisible and control"),
        pytest.param("a\u2028b\U000e0001", r"a\u2028b\udb40\udc01", id="separator, and what takes two escapes"),
    ],
)
def test_escaped(text: str, expected: str) -> None:
    """JSON says the same with what is not seen written as escapes."""
    assert escaped(text) == expected


@pytest.mark.parametrize(
    ("encoding", "asked", "expected"),
    [
        pytest.param("utf-8", None, "Oak 橡树\n".encode(), id="UTF-8"),
        pytest.param("gbk", None, "Oak 橡树\n".encode("gbk"), id="GBK"),
        pytest.param("ascii", None, b"Oak ????\n", id="what the encoding does not hold"),
        pytest.param("ascii", "utf-8", "Oak 橡树\n".encode(), id="another encoding"),
    ],
)
def test_write(monkeypatch: pytest.MonkeyPatch, encoding: str, asked: str | None, expected: bytes) -> None:
    """Text is written in the encoding of standard output unless another is asked for."""
    monkeypatch.setattr(sys, "stdout", out := stream(encoding))
    write(["Oak ", "橡树\n"], encoding=asked)
    assert written(out) == expected


@pytest.mark.parametrize(
    "pieces",
    [[], ["a" * (CHUNK * 2)], ["模型\n"] * CHUNK, [b"x"] * (CHUNK - 1), ["x"] * CHUNK, ["Oak ", "橡树".encode()]],
)
def test_pieces_are_written_in_their_order(monkeypatch: pytest.MonkeyPatch, pieces: list[str | bytes]) -> None:
    """Whatever their sizes, all pieces are written, in a call for many of them, and bytes as they are."""
    calls: list[bytes] = []

    class Kept(io.BytesIO):
        def write(self, data: Any) -> int:
            calls.append(data)
            return super().write(data)

    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(Kept(), encoding="utf-8"))
    write(iter(pieces))
    encoded = [it if isinstance(it, bytes) else it.encode() for it in pieces]
    assert b"".join(calls) == b"".join(encoded)
    assert len(calls) <= 2 + len(b"".join(encoded)) // CHUNK
    assert max(map(len, calls)) < CHUNK + max(map(len, [*encoded, b"x"]))


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    """A file is written in UTF-8; one that cannot be made whole leaves what was there, and nothing beside it."""
    path = tmp_path / "oak.txt"
    write_file(path, ["Oak ", "橡树\n"])
    assert path.read_bytes() == "Oak 橡树\n".encode()

    def broken() -> Iterator[str]:
        yield "Elm"
        raise ValueError("felled")

    with pytest.raises(ValueError, match="felled"):
        write_file(path, broken())
    assert path.read_bytes() == "Oak 橡树\n".encode()
    with pytest.raises(OutputError, match="No such file or directory"):
        write_file(tmp_path / "no" / "oak.txt", ["Oak"])
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of POSIX")
def test_a_link_and_a_device_stay_what_they_are(tmp_path: Path) -> None:
    """A link to a file stays one to what is written; a pipe is written to and never replaced by a file."""
    real, link, pipe = tmp_path / "oak.txt", tmp_path / "link.txt", tmp_path / "pipe"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    write_file(link, ["Oak"])
    assert (link.is_symlink(), real.read_text(encoding="utf-8")) == (True, "Oak")
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_file(pipe, ["Elm"])
    assert (pipe.is_fifo(), os.read(reader, 10)) == (True, b"Elm")
    os.close(reader)


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_a_file_has_the_mode_of_the_one_it_replaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A private file stays private, at no time open to others, without set-id bits; of a new one the umask decides."""
    old, new, seen = tmp_path / "old.txt", tmp_path / "new.txt", list[int]()
    old.write_text("old", encoding="utf-8")
    old.chmod(0o4600)
    write_bytes = Path.write_bytes

    def looked_at(path: Path, content: bytes) -> int:
        count = write_bytes(path, content)
        seen.append(path.stat().st_mode & 0o7777)
        return count

    monkeypatch.setattr(Path, "write_bytes", looked_at)
    write_file(old, ["Oak"])
    assert (seen, old.stat().st_mode & 0o7777) == ([0o600], 0o600)
    mask = os.umask(0o027)
    write_file(new, ["Elm"])
    os.umask(mask)
    assert new.stat().st_mode & 0o7777 == 0o640


def test_links_in_a_circle(tmp_path: Path) -> None:
    """A link that leads back to itself cannot be written, and stays."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(OutputError):
        write_file(one, ["Oak"])
    assert one.is_symlink()


def test_write_comes_after_what_was_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits in standard output goes out before what is written."""
    monkeypatch.setattr(sys, "stdout", out := stream())
    out.write("first ")
    write(["second"])
    assert written(out) == b"first second"


def test_a_reader_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed pipe is no error, and nor is whatever is written after it."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as out:
        monkeypatch.setattr(sys, "stdout", out)
        write(["first\n"])
        write(["second\n"])
        out.write("third\n")
        out.flush()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """An output that cannot be written is an error with the reason of the system, and is told once."""
    with Path("/dev/full").open("w") as out:
        monkeypatch.setattr(sys, "stdout", out)
        with pytest.raises(OutputError) as caught:
            write(["Oak\n"])
    reason = "No space left on device"
    assert str(caught.value) == f"cannot write the output: {reason}; send it to a place that can be written"


def test_a_closed_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    """A standard output that is closed is an error."""
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OutputError) as caught:
        write(["Oak\n"])
    reason = "standard output is closed"
    assert str(caught.value) == f"cannot write the output: {reason}; send it to a place that can be written"


def test_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """Talk is a line on standard error that names the program, made safe to print and written at once."""
    monkeypatch.setattr(sys, "stderr", err := stream())
    say("no milestone\nis called \x1b[31melm")
    assert written(err) == b"llmlog: no milestone is called [31melm\n"


@pytest.mark.parametrize(
    ("encoding", "said"), [("ascii", b"Zurich, 1/2 ????"), ("gbk", "Zürich, 1/2 橡树".encode("gbk"))]
)
def test_say_what_the_encoding_lacks(monkeypatch: pytest.MonkeyPatch, encoding: str, said: bytes) -> None:
    """Talk is written with the nearest that the encoding of standard error holds."""
    monkeypatch.setattr(sys, "stderr", out := stream(encoding))
    say("Zürich, ½ 橡树")
    assert written(out) == b"llmlog: " + said + b"\n"


def test_say_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a standard error, or with one that is closed, nothing is said and nothing fails."""
    closed = stream()
    closed.close()
    for nobody in (None, closed):
        monkeypatch.setattr(sys, "stderr", nobody)
        say("no milestone is called elm")


def test_say_to_a_reader_that_went_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Talk that nobody reads is no error, neither when it is said nor when the program ends."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as err:
        monkeypatch.setattr(sys, "stderr", err)
        say("no milestone is called elm")
        err.write("anything else")
        err.flush()
