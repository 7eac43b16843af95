"""`python -m llmlog.check [FOLDER]`."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from llmlog.check import problems
from llmlog.errors import BAD_INPUT
from llmlog.store.contents import MILESTONES
from llmlog.store.files import DATA


def main() -> int:
    """Print what is wrong with a folder of data files, and return the exit code."""
    parser = ArgumentParser(
        prog="python -m llmlog.check",
        description="Say what is wrong with data files, a line a problem with file, entry and key.",
        epilog=f"Exits with 0 where nothing is wrong, and with {BAD_INPUT} otherwise. Writes nothing.",
    )
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=DATA,
        help="where organizations.json, sources.json, tags.json and milestones/ are; without it, those of a checkout",
    )
    folder = parser.parse_args().folder
    if not folder.is_dir():
        parser.error(f"{folder} is not a folder")
    if not (folder / MILESTONES).is_dir():
        parser.error(f"{folder} holds no {MILESTONES}/; name the data folder of a checkout, src/llmlog/data")
    found = problems(folder)
    text = "\n".join(found) if found else "no problems"
    print(text.encode(sys.stdout.encoding, errors="backslashreplace").decode(sys.stdout.encoding))
    return BAD_INPUT if found else 0


if __name__ == "__main__":
    sys.exit(main())
