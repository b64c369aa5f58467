"""What a deck's settings and comments make of what is found: ignored, selected, more or less bad.

Owns that decision for rules and for faults that stages report. An error that stops a build stays
what it is. Refuses to find anything.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from deckbuilder.diagnostics import Code, Diagnostic, Severity
from deckbuilder.lint.source_text.source_files import SourceFiles
from deckbuilder.model import CheckSettings

_LEVELS = {str(severity): severity for severity in Severity}
RULES_BEGIN = ("DB6", "DB7", "DB8")
"""How the ids of rules begin, which a build does not ask: any of them can be ignored."""

_ALWAYS = ("DB440", "DB441", "DB442")
"""The faults of the checks' own settings: to select other rules does not hide them."""


class Policy:
    """The decision on each diagnostic; keeps which comments ignored something."""

    def __init__(self, settings: CheckSettings, files: SourceFiles) -> None:
        self._settings = settings
        self._files = files
        self.used: set[tuple[str, int, str]] = set()
        """The path, line and name of each comment that ignored something."""

    def __call__(self, found: Diagnostic) -> Diagnostic | None:
        """Return the diagnostic as it is to be reported, or None."""
        if stays_error(found.code):
            return found
        if self._is_ignored(found) or not self._is_selected(found.code):
            return None
        levels = map(self._settings.severity.get, names_of(found.code))
        level = next(filter(None, levels), None)
        return replace(found, level=_LEVELS[level]) if level else found

    def _is_selected(self, code: Code) -> bool:
        """Tell whether a code is reported: its name and id go before its group."""
        settings, (name, id_, group) = self._settings, names_of(code)
        for own in ((name, id_), (group,)):
            if any(each in settings.ignore for each in own):
                return False
            if any(each in settings.select for each in own):
                return True
        return not settings.select or code.id in _ALWAYS

    def _is_ignored(self, found: Diagnostic) -> bool:
        if found.line is None:
            return False
        names = names_of(found.code)
        ignores = self._files[found.path].find_ignores(found.line)
        used = {(found.path, line, name) for line, name in ignores if name in names}
        self.used |= used
        return bool(used)


def settle(settings: CheckSettings, select: Iterable[str], ignore: Iterable[str]) -> CheckSettings:
    """Return a deck's settings with what a command says on top.

    Rules that it selects are the only ones then, also where the deck ignores them; what it
    ignores is ignored beside what the deck does. Comments in the sources count all the same.
    """
    if chosen := tuple(select):
        return replace(settings, select=chosen, ignore=tuple(ignore))
    return replace(settings, ignore=(*settings.ignore, *ignore))


def names_of(code: Code) -> tuple[str, str, str]:
    """Return what settings and comments may call a code: its name, its id, its group."""
    return code.name, code.id, code.group


def stays_error(code: Code) -> bool:
    """Tell whether a code is an error that stops a build, which nothing can ignore."""
    return code.severity is Severity.ERROR and not code.id.startswith(RULES_BEGIN)
