"""Commands of plain functions: a parameter that is a group of options stands for the options of its fields."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any

import typer.main
from typer import Context, Typer

from llmlog.cli.commands import shown_by
from llmlog.cli.options import Output
from llmlog.cli.session import Session
from llmlog.cli.usage import StrictCommand


def command(body: Callable[..., None], called: str, help: str) -> Any:
    """Return a plain function, which takes the session first, as a Typer command of a name and help."""
    own = list(signature(body).parameters.values())[1:]
    groups: dict[str, Any] = {it.name: it.annotation for it in own if is_dataclass(it.annotation)}
    parameters = [Parameter("ctx", Parameter.KEYWORD_ONLY, annotation=Context)]
    for parameter in own:
        parts = signature(groups[parameter.name]).parameters.values() if parameter.name in groups else [parameter]
        parameters += [part.replace(kind=Parameter.KEYWORD_ONLY) for part in parts]

    @wraps(body)
    def run(ctx: Context, **given: Any) -> None:
        session: Session = ctx.obj
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        named = any(given[str(it.name)] for it in ctx.command.params if it.param_type_name == "argument")
        for output in given.values():
            if isinstance(output, Output):
                session.expect(shown_by(called, named=named), output)
        body(session, **given)

    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    app = Typer(add_completion=False, rich_markup_mode=None)
    app.command(called, cls=StrictCommand, help=help, add_help_option=False)(run)
    return typer.main.get_command(app)
