"""Commands of GitHub's workflows, which show findings beside the lines of a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from deckbuilder.cli.reports.checked import Checked
from deckbuilder.diagnostics import Diagnostic, Severity
from deckbuilder.wording import as_value

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def write(checked: Checked) -> str:
    """Return a command for each finding, and one for each thing that was not checked."""
    lines = [_command(found) for found in checked.found]
    lines += [f"::notice title=not checked::{_data(what)}" for what in checked.not_checked]
    return "\n".join(lines)


def _command(found: Diagnostic) -> str:
    values = {
        "file": found.path,
        "line": found.line,
        "endLine": found.line if found.column else None,
        "col": found.column,
        "endColumn": found.end_column,
        "title": f"{found.code.name} ({found.code.id})",
    }
    properties = ",".join(
        f"{name}={_property(str(value))}" for name, value in values.items() if value is not None
    )
    text = found.message + (f"\nHint: {found.hint}" if found.hint else "")
    return f"::{_COMMANDS[found.severity]} {properties}::{_data(text)}"


def _data(text: str) -> str:
    return "%0A".join(map(as_value, text.replace("%", "%25").split("\n")))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
