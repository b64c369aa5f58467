"""Settings in YAML: mappings, lists and text, nested a little.

Owns the reading of YAML's events, which unlike its nodes cannot recurse, and is the only module
that imports the library for it.
"""

from __future__ import annotations

from typing import Any

import yaml

from deckbuilder.files.limits import SETTINGS, SETTINGS_LEVELS

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class NotSettingsError(Exception):
    """Text that is no settings: a reason in words, its 0-based line, a way to fix it."""

    def __init__(self, reason: str, line: int, hint: str = "") -> None:
        super().__init__(reason)
        self.line = line
        self.hint = hint


def read_yaml(text: str) -> tuple[dict[str, Any], dict[tuple[str, ...], int]]:
    """Return settings, and the line of each key's path in a file whose second line is the first.

    Raises NotSettingsError.
    """
    composer = _Composer({})
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.add(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NotSettingsError(error.problem or "", mark.line if mark else 0) from error
    except yaml.YAMLError as error:
        raise NotSettingsError(str(error).split("\n")[0], 0) from error
    return composer.top, composer.lines


class _Composer:
    """Builds mappings, lists and text from events; `lines` is filled with the keys' lines."""

    def __init__(self, lines: dict[tuple[str, ...], int]) -> None:
        self.lines = lines
        self.top: dict[str, Any] = {}
        self.open: list[tuple[tuple[str, ...], Any]] = []
        self.key: str | None = None

    def add(self, event: Any) -> None:  # noqa: ANN401 - the library's events are not typed
        line = event.start_mark.line
        if getattr(event, "anchor", None) is not None:
            raise NotSettingsError("anchors (& and *) are not supported", line)
        match event:
            case yaml.ScalarEvent():
                self.place(event.value, line)
            case yaml.MappingStartEvent():
                self.place({}, line)
            case yaml.SequenceStartEvent():
                self.place([], line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.open.pop()

    def place(self, node: Any, line: int) -> None:  # noqa: ANN401 - any value of YAML
        path, parent = self.open[-1] if self.open else ((), None)
        if isinstance(parent, dict):
            if self.key is None:
                self.key = self.take_key(node, line)
                return
            parent[self.key] = node
            path, self.key = (*path, self.key), None
        elif isinstance(parent, list):
            path = (*path, str(len(parent)))
            parent.append(node)
        elif isinstance(node, dict):
            self.top = node
        elif node != "":
            raise NotSettingsError("they are not names with values", line)
        self.lines.setdefault(path, line + 2)
        if not isinstance(node, str):
            self.open.append((path, node))
        if len(self.open) > SETTINGS_LEVELS.max:
            raise NotSettingsError("they are nested too deeply", line, "write it more simply")
        if len(self.lines) > SETTINGS.max:
            raise NotSettingsError("there are too many of them", line, "write slides below them")

    def take_key(self, node: object, line: int) -> str:
        path, parent = self.open[-1]
        if not isinstance(node, str):
            raise NotSettingsError("a name must be plain text", line)
        if node in parent:
            name = ".".join((*path, node))
            raise NotSettingsError(f"{name} is set twice", line, "take out one of the two")
        self.lines[(*path, node)] = line + 2
        return node
