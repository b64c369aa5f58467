"""What a check found, as a report in each form: for people, and for programs.

Owns the list of forms. Refuses to print: each returns its text.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deckbuilder.cli.reports.checked import Checked

FORMS = ("text", "lines", "json", "github", "sarif", "junit")
"""The forms: each is in a module of its name, which is imported when it is asked for."""

FOR_PEOPLE = ("text", "lines")


def write_report(form: str, checked: Checked) -> str:
    """Return what was found in a form, its last line ended; "" where a form has nothing to say."""
    module = import_module(f"deckbuilder.cli.reports.as_{form}")
    text: str = module.write(checked)
    return text if not text or text.endswith("\n") else f"{text}\n"
