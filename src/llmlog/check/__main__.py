"""`python -m llmlog.check [FOLDER]`."""

import sys
from pathlib import Path

from llmlog.check import problems
from llmlog.errors import BAD_INPUT
from llmlog.store.files import DATA

if __name__ == "__main__":
    found = problems(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
    print("\n".join(found) if found else "no problems")
    sys.exit(BAD_INPUT if found else 0)
