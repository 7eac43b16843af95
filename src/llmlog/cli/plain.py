"""The options of commands that print a text of their own rather than what the log holds."""

from dataclasses import dataclass

from llmlog.cli.options import Output

FIELDS = Output.__dataclass_fields__


@dataclass(eq=False, repr=False)
class Plain:
    """The language of messages, and help."""

    lang: FIELDS["lang"].type = None  # type: ignore[valid-type]
    help: FIELDS["help"].type = False  # type: ignore[valid-type]


@dataclass(eq=False, repr=False)
class PlainJson(Plain):
    """The options of a command whose text is JSON, which may go to a file."""

    json: FIELDS["json"].type = False  # type: ignore[valid-type]
    output: FIELDS["output"].type = None  # type: ignore[valid-type]
