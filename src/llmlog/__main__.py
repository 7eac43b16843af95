"""`python -m llmlog`, and the entry point of the `llmlog` command."""

import gc
import sys

INTERRUPTED = 130
"""The exit code of what Ctrl-C ends, as shells count it: 128 and the number of SIGINT."""


def main() -> int:
    """Run the command line and return its exit code; Ctrl-C ends it without a word.

    A short run leaves no garbage worth collecting, so the collector stays off, and is told at the end that nothing is
    left for it to look at; that makes starting and, above all, ending the process cheaper.
    """
    try:
        gc.disable()
        import signal

        from llmlog.cli.app import run

        code = run()
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is said: the interpreter may end in peace
    except KeyboardInterrupt:
        return INTERRUPTED
    else:
        return code
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
