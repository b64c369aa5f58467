"""Front matter: the settings in YAML between `---` lines at the top of a Markdown file.

Owns the split of a file and a small reading of YAML: mappings, lists and text, each key with
its line. Refuses YAML's guesses at types (`10:30` would be a number, `no` a truth value), its
anchors and its deep nesting: every value is text, and what it must be is for settings to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml
from msgspec import Struct, field

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 4


class FrontMatter(Struct, frozen=True):
    """Settings as written; `lines` maps a key's path to its 1-based line."""

    path: str
    data: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    broken: bool = False
    """Whether there are settings that could not be read, which was reported."""

    def span(self, *keys: str) -> Span:
        """Return where a key stands; the nearest key above it where it has no line."""
        for length in range(len(keys), 0, -1):
            line = self.lines.get(keys[:length])
            if line is not None:
                return Span(self.path, line, line)
        return Span(self.path, 1, 1)


class _NotSettingsError(Exception):
    """YAML that is no settings of ours: a reason in words, and its 0-based line."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


def split_front_matter(text: str, path: str, diagnostics: Diagnostics) -> tuple[FrontMatter, str]:
    """Split a file into its settings and its Markdown.

    The settings' lines stay in the Markdown as blank ones, so that its line numbers are those
    of the file. Where settings cannot be read, that is reported and there are none.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return FrontMatter(path), text
    ends = (index for index, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    end = next(ends, None)
    if end is None:
        diagnostics.report(
            codes.BROKEN_FRONT_MATTER, path, "the settings that begin here have no end", line=1,
            hint="add a line --- after the last setting",
        )  # fmt: skip
        return FrontMatter(path, broken=True), text
    body = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    return _read_yaml("\n".join(lines[1:end]), path, diagnostics), body


def _read_yaml(text: str, path: str, diagnostics: Diagnostics) -> FrontMatter:
    lines: dict[tuple[str, ...], int] = {}
    try:
        data = _compose(text, lines)
    except _NotSettingsError as error:
        _report(path, str(error), error.line + 2, diagnostics)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or "it is not YAML"
        _report(path, problem, mark.line + 2 if mark else 1, diagnostics)
    except yaml.YAMLError as error:
        _report(path, str(error).split("\n")[0], 1, diagnostics)
    else:
        return FrontMatter(path, data, lines)
    return FrontMatter(path, broken=True)


def _report(path: str, reason: str, line: int, diagnostics: Diagnostics) -> None:
    diagnostics.report(
        codes.BROKEN_FRONT_MATTER, path, f"the settings cannot be read: {reason}", line=line,
        hint='write one "name: value" a line; a value with a colon goes in quotation marks',
    )  # fmt: skip


def _compose(text: str, lines: dict[tuple[str, ...], int]) -> dict[str, Any]:
    """Build the data from YAML's events, which unlike its nodes cannot recurse."""
    composer = _Composer(lines)
    for event in yaml.parse(text, Loader=_LOADER):
        composer.add(event)
    return composer.top


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
            raise _NotSettingsError("anchors (& and *) are not supported", line)
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
            raise _NotSettingsError("they are not names with values", line)
        self.lines.setdefault(path, line + 2)
        if not isinstance(node, str):
            self.open.append((path, node))
        if len(self.open) > _DEEPEST:
            raise _NotSettingsError("lists are nested too deeply", line)

    def take_key(self, node: object, line: int) -> str:
        path, parent = self.open[-1]
        if not isinstance(node, str):
            raise _NotSettingsError("a name must be plain text", line)
        if node in parent:
            raise _NotSettingsError(f"{'.'.join((*path, node))} is set twice", line)
        self.lines[(*path, node)] = line + 2
        return node
