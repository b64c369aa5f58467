"""One line for each finding, as a build prints them; a GitHub problem matcher reads these."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.cli.reports.checked import Checked
from deckbuilder.cli.terminal.console import summarise
from deckbuilder.wording import as_lines, as_value


def write(checked: Checked) -> str:
    """Return the findings by file and line, each with its hint, and their number."""
    lines = [str(replace(found, hint=checked.hint_of(found))) for found in checked.found]
    lines += [f"not checked: {as_value(what)}" for what in checked.not_checked]
    if checked.found:
        lines.append(summarise(checked.found))
    return as_lines("\n".join(lines))
