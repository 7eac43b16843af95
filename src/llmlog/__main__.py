"""`python -m llmlog`, and the entry point of the `llmlog` command."""

import gc
import sys


def main() -> int:
    """Run the command line and return its exit code.

    A short run leaves no garbage worth collecting, so the collector stays off, and is told at the end that nothing is
    left for it to look at; that makes starting and, above all, ending the process cheaper.
    """
    gc.disable()
    try:
        from llmlog.cli.app import run

        return run()
    except KeyboardInterrupt:
        return 130
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
