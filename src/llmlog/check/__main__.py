"""`python -m llmlog.check [--todo] [FOLDER]`."""

import sys
from pathlib import Path

from llmlog.check import problems, todo
from llmlog.errors import BAD_INPUT
from llmlog.store.files import DATA

if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--todo"]
    folder = Path(arguments[0]) if arguments else DATA
    found = problems(folder)
    print("\n".join(found) if found else "no problems")
    if "--todo" in sys.argv and not found:
        print("\n".join(todo(folder)))
    sys.exit(BAD_INPUT if found else 0)
