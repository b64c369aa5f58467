"""What a new deck or brand may be called: its folder's name, fit for every system and for links."""

from __future__ import annotations

import re

import click

_NAME = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 60


def folder_name(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Return a name that is allowed; a name that is not is an error of usage with a better one."""
    if _NAME.fullmatch(value) and len(value) <= _LONGEST:
        return value
    suggestion = "-".join(re.findall("[a-z0-9]+", value.lower()))[:_LONGEST].strip("-")
    message = "use small letters, digits and single hyphens"
    if suggestion:
        message += f", for instance {suggestion}"
    raise click.BadParameter(message, context, parameter)


def title_of(name: str) -> str:
    """Return the title that a name stands for until somebody writes a better one."""
    return name.replace("-", " ").capitalize()
