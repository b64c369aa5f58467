"""What a new deck or brand may be called: its folder's name, fit for every system and for links."""

from __future__ import annotations

import re

import click

from deckbuilder.files.places import is_device

_NAME = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_MAX_LENGTH = 60


def read_folder_name(text: str) -> str:
    """Return a name that is allowed. Raises click.UsageError with a better one."""
    if is_device(text):
        message = f"Windows keeps the name {text} for itself: choose another, such as {text}-deck"
        raise click.UsageError(message)
    if _NAME.fullmatch(text) and len(text) <= _MAX_LENGTH:
        return text
    suggestion = "-".join(re.findall("[a-z0-9]+", text.lower()))[:_MAX_LENGTH].strip("-")
    message = "use small letters, digits and single hyphens"
    if suggestion:
        message += f", for instance {suggestion}"
    raise click.UsageError(message)


def title_of(name: str) -> str:
    """Return the title that a name stands for until somebody writes a better one."""
    return name.replace("-", " ").capitalize()
