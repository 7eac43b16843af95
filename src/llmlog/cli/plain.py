"""The options of commands that print a text of their own rather than what the log holds."""

from dataclasses import dataclass

from llmlog.cli.options import File, Help, Json, Lang


@dataclass(eq=False, repr=False)
class Plain:
    """The language of messages, and help."""

    lang: Lang = None
    help: Help = False


@dataclass(eq=False, repr=False)
class PlainJson(Plain):
    """The options of a command whose text is JSON, which may go to a file."""

    json: Json = False
    output: File = None
