"""What Typer's errors say, in both languages: made of their class and fields."""

from typing import Any

from llmlog.cli.meant import option_meant
from llmlog.errors import did_you_mean, quoted
from llmlog.language import Text
from llmlog.text import fold


def sentence(error: Any) -> Text:
    """Return what an error of the parser says."""
    match type(error).__name__:
        case "NoSuchOption":
            return _no_such_option(error)
        case "MissingParameter":
            name = _name(error)
            what = Text("option", "选项") if name.en.startswith("-") else Text("argument", "参数")
            return Text(f"the {what.en} {name.en} is missing", f"缺少{what.zh}：{name.zh}")
        case "BadOptionUsage":
            takes_none = any(error.option_name in it.opts and it.is_flag for it in options_of(error.ctx))
            if takes_none:
                return Text(f"{error.option_name} takes no value", f"选项 {error.option_name} 不带值")
            return wants_a_value(error.option_name)
        case "Misused":
            return Text(*error.said)
        case "BadParameter":
            name = _name(error)
            return Text(f"{name.en} wants a value that fits", f"{name.zh} 需要合适的值")
    return Text(error.format_message(), "无法理解这条命令")


def _no_such_option(error: Any) -> Text:
    """Return the sentence of an unknown option, with those that are near or the command that has it."""
    from llmlog.search.near import nearest

    option = quoted(error.option_name)
    known = {name for it in options_of(error.ctx) for name in it.opts}
    en, zh = did_you_mean(
        option_meant(option, known) or nearest(option, {fold(name): name for name in sorted(known)})[:2]
    )
    if error.ctx and hasattr(error.ctx.command, "list_commands"):
        listing = error.ctx.command.get_command(error.ctx, "list")
        if any(option in it.opts for it in listing.params):
            en, zh = f"; it goes after the command: llmlog list {option}", f"；它写在命令之后：llmlog list {option}"
    return Text(f"no such option: {option}{en}", f"没有选项 {option}{zh}")


def wants_a_value(option: str) -> Text:
    """Return the sentence of an option that lacks its value."""
    return Text(f"{option} wants a value", f"选项 {option} 需要一个值")


def options_of(ctx: Any) -> list[Any]:
    """Return the options of the command of a context, none without one."""
    return [it for it in ctx.command.params if it.param_type_name == "option"] if ctx else []


def _name(error: Any) -> Text:
    """Return what the parameter of an error is called on the command line."""
    parameter = error.param
    if parameter is None:
        return Text("the command line", "命令行")
    if parameter.param_type_name == "argument":
        from llmlog.cli.bilingual import in_chinese

        metavar = (parameter.metavar or parameter.name.upper()).strip("[].")
        return Text(metavar, in_chinese(metavar))
    name = max(parameter.opts, key=len)
    return Text(name, name)
