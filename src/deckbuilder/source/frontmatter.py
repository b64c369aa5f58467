"""Front matter: the settings in YAML between `---` lines at the top of a Markdown file.

Owns the split of a file and a small reading of YAML: mappings, lists and text, each key with
its line. Refuses YAML's guesses at types (`10:30` would be a number, `no` a truth value), its
anchors and its deep nesting: every value is text, and what it must be is for settings to say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.resources import seen_values

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 4
_RULE = re.compile("---|[-=—–―−]{2,}|[—–―−]")
"""A line that begins or ends settings, or was meant to: word processors make dashes of hyphens."""
_SETTING = re.compile(r"[A-Za-z_][\w-]*[ \t]*:")


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
    """YAML that is no settings of ours: a reason in words, its 0-based line, a way to mend it."""

    def __init__(self, reason: str, line: int, hint: str = "") -> None:
        super().__init__(reason)
        self.line = line
        self.hint = hint


def split_front_matter(text: str, path: str, diagnostics: Diagnostics) -> tuple[FrontMatter, str]:
    """Split a file into its settings and its Markdown.

    The settings' lines stay in the Markdown as blank ones, so that its line numbers are those
    of the file. Where settings cannot be read, that is reported and there are none.
    """
    lines = text.split("\n")
    first = 0 if lines[0].rstrip() == "---" else _find_misplaced(lines)
    if first is None:
        return FrontMatter(path), text
    end = _find_end(lines, first)
    closed = end < len(lines) and _RULE.fullmatch(lines[end].rstrip()) is not None
    _check_rules(lines, first, end if closed else None, path, diagnostics)
    front = _read_yaml("\n" * first + "\n".join(lines[first + 1 : end]), path, diagnostics)
    rest = end + 1 if closed else end
    return front, "\n" * rest + "\n".join(lines[rest:])


def _find_misplaced(lines: Sequence[str]) -> int | None:
    """Return the index of a line that was meant to begin settings, but does not."""
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    if first is None or not _RULE.fullmatch(lines[first].strip()):
        return None
    following = "".join(lines[first + 1 : first + 2])
    return first if _SETTING.match(following) else None


def _find_end(lines: Sequence[str], first: int) -> int:
    """Return the index of the line that ends settings, or of the first one that is none."""
    for index in range(first + 1, len(lines)):
        if _RULE.fullmatch(lines[index].rstrip()):
            return index
        if lines[index].startswith("# ") and _stands_alone(lines, index):
            break  # no remark among settings, but a slide's title
    end = first + 1
    while end < len(lines) and (_SETTING.match(lines[end]) or lines[end][:1] in {" ", "\t"}):
        end += 1
    return end


def _stands_alone(lines: Sequence[str], index: int) -> bool:
    """Tell whether a line has a blank one beside it, and no setting below it."""
    after = "".join(lines[index + 1 : index + 2])
    return not (lines[index - 1].strip() and after.strip()) and not _SETTING.match(after)


def _check_rules(
    lines: Sequence[str], first: int, last: int | None, path: str, diagnostics: Diagnostics
) -> None:
    """Report settings that do not begin on line 1 or that three hyphens do not surround."""
    faults = []
    if lines[first].rstrip() != "---":
        message = f'the settings begin with "{lines[first].strip()}"'
        faults.append((first, message, "write three hyphens in its place: ---"))
    elif first:
        message = "the settings do not begin on line 1"
        faults.append((first, message, "take out the blank lines before the line ---"))
    if last is None:
        message = "the settings that begin here have no end"
        faults.append((first, message, "add a line --- after the last setting"))
    elif lines[last].rstrip() != "---":
        message = f'the settings end with "{lines[last].strip()}"'
        faults.append((last, message, "write three hyphens in its place: ---"))
    for index, message, hint in faults:
        diagnostics.report(codes.BROKEN_FRONT_MATTER, path, message, line=index + 1, hint=hint)


def _read_yaml(text: str, path: str, diagnostics: Diagnostics) -> FrontMatter:
    lines: dict[tuple[str, ...], int] = {}
    try:
        data = _compose(text, lines)
    except _NotSettingsError as error:
        _report(path, text, str(error), error.line, diagnostics, error.hint)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _report(path, text, error.problem or "", mark.line if mark else 0, diagnostics)
    except yaml.YAMLError as error:
        _report(path, text, str(error).split("\n")[0], 0, diagnostics)
    else:
        front = FrontMatter(path, data, lines)
        if "\\" not in text:
            return front
        return replace(front, data=seen_values(data, front.span, diagnostics))
    return FrontMatter(path, broken=True)


def _report(
    path: str, text: str, reason: str, line: int, diagnostics: Diagnostics, hint: str = ""
) -> None:
    """Report in plain words why settings cannot be read; `line` is 0-based in their `text`."""
    message = f"the settings cannot be read: {reason}"
    if not hint:
        from deckbuilder.source.yamlfaults import explain  # needed for few files

        fault = explain(text)
        if fault is not None:
            line, message, hint = fault.line, fault.message, fault.hint
    diagnostics.report(
        codes.BROKEN_FRONT_MATTER, path, message, line=line + 2,
        hint=hint or 'write one "name: value" a line, values with a colon in quotation marks',
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
            raise _NotSettingsError("lists are nested too deeply", line, "write it more simply")

    def take_key(self, node: object, line: int) -> str:
        path, parent = self.open[-1]
        if not isinstance(node, str):
            raise _NotSettingsError("a name must be plain text", line)
        if node in parent:
            name = ".".join((*path, node))
            raise _NotSettingsError(f"{name} is set twice", line, "take out one of the two")
        self.lines[(*path, node)] = line + 2
        return node
