"""Front matter: the settings in YAML between `---` lines at the top of a Markdown file.

Owns the split of a file and a small reading of YAML: mappings, lists and text, each key with
its line. Refuses YAML's guesses at types (`10:30` would be a number, `no` a truth value), its
anchors and its deep nesting: every value is text, and what it must be is for settings to say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.cache.keeper import find_result
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.reading import drop_unseen, find_key
from deckbuilder.files.toml_text import quote

_RULE = re.compile("---|[-=—–―−]{2,}|[—–―−]")
"""A line that begins or ends settings, or was meant to: word processors make dashes of hyphens."""
_CUT = re.compile(
    r"^[ \t]*+(?:- ++)*+(?:[A-Za-z_][\w-]*+:[ \t]++|(?<=- ))[^\"'#\n]*?(?<=[ \t])#(?=[^\s#!])"
)
"""A value that a comment cuts off, which was hardly meant as one: no space follows the #."""
_NAME = re.compile(r"(?:- +)*(?:[A-Za-z_][\w-]*:[ \t]+)?")
_SPACES = re.compile(
    r"^([ \t]*(?:- +)?[\w-]+:)[ \t]*[\u00a0\u2000-\u200b\u202f\u205f\u3000]+[ \t]*", re.MULTILINE
)
_SETTING = re.compile(r"[A-Za-z_][\w-]*[ \t]*:")


class _Settings(Struct, frozen=True):
    """What YAML makes of settings, whatever file they stand in."""

    data: dict[str, Any]
    lines: dict[tuple[str, ...], int]


class FrontMatter(Struct, frozen=True):
    """Settings as written; `lines` maps a key's path to its 1-based line."""

    path: str
    data: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    broken: bool = False
    """Whether there are settings that could not be read, which was reported."""
    program: str = ""
    """The other program whose settings stood among them."""

    def span(self, *keys: str) -> Span:
        """Return where a key stands; the nearest key above it where it has no line."""
        return find_key(keys, self.lines, self.path)


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
    closed = end < len(lines) and _RULE.fullmatch(lines[end].strip()) is not None
    _check_rules(lines, first, end if closed else None, path, diagnostics)
    settings = "\n" * first + _SPACES.sub(r"\1 ", "\n".join(lines[first + 1 : end]))
    front = _read_yaml(settings, path, diagnostics)
    _check_cut(lines, first + 1, end, path, diagnostics)
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
        if _RULE.fullmatch(lines[index].rstrip()) or _is_indented_end(lines, index):
            return index
        if lines[index].startswith("# ") and _stands_alone(lines, index):
            break  # no remark among settings, but a slide's title
    end = first + 1
    while end < len(lines) and (_SETTING.match(lines[end]) or lines[end][:1] in {" ", "\t"}):
        end += 1
    return end


def _is_indented_end(lines: Sequence[str], index: int) -> bool:
    """Tell whether a line is three hyphens after spaces, with no setting or more of one below."""
    if lines[index].strip() != "---":
        return False
    below = (lines[place] for place in range(index + 1, len(lines)))
    after = next((line for line in below if line.strip()), "")
    return after[:1] not in {" ", "\t"} and not _SETTING.match(after)


def _stands_alone(lines: Sequence[str], index: int) -> bool:
    """Tell whether a line has a blank one beside it, and no setting below it."""
    after = "".join(lines[index + 1 : index + 2])
    return not (lines[index - 1].strip() and after.strip()) and not _SETTING.match(after)


def _check_rules(
    lines: Sequence[str], first: int, last: int | None, path: str, diagnostics: Diagnostics
) -> None:
    """Report settings that do not begin on line 1 or that three hyphens do not surround."""
    faults = []
    if wrong := _find_wrong_rule(lines[first], "begin"):
        faults.append((first, *wrong))
    elif first:
        message = "the settings do not begin on line 1"
        faults.append((first, message, "take out the blank lines before the line ---"))
    if last is None:
        message = "the settings that begin here have no end"
        faults.append((first, message, "add a line --- after the last setting"))
    elif wrong := _find_wrong_rule(lines[last], "end"):
        faults.append((last, *wrong))
    for index, message, hint in faults:
        diagnostics.report(codes.BROKEN_FRONT_MATTER, path, message, line=index + 1, hint=hint)


def _find_wrong_rule(line: str, verb: str) -> tuple[str, str] | None:
    """Return what is wrong with a line with which settings begin or end, and how to fix it."""
    if line.rstrip() == "---":
        return None
    if line.strip() == "---":
        message = f"a space stands before the --- with which the settings {verb}"
        return message, "take the space out, so that the line begins with ---"
    return f'the settings {verb} with "{line.strip()}"', "write three hyphens in its place: ---"


def _check_cut(
    lines: Sequence[str], first: int, end: int, path: str, diagnostics: Diagnostics
) -> None:
    """Report values that end at a # which is part of their text, as in "Our #1 priority"."""
    for index in range(first, end):
        if _CUT.match(lines[index]):
            diagnostics.report(
                codes.SETTING_CUT,
                path,
                f"what follows # is taken for a comment: {lines[index].strip()}",
                line=index + 1,
                hint=f"put the value in quotation marks: {_quote_value(lines[index].strip())}",
            )


def _quote_value(line: str) -> str:
    """Return a setting, or a value of a list, with its value in quotation marks."""
    name = _NAME.match(line)
    value = line.removeprefix(start := name[0] if name else "")
    return f'{start}["one", "two"]' if value.startswith("[") else start + quote(value)


def _read_yaml(text: str, path: str, diagnostics: Diagnostics) -> FrontMatter:
    def read() -> _Settings | None:
        from deckbuilder.source.settings.yaml_lines import NotSettingsError, read_yaml

        try:
            return _Settings(*read_yaml(text))
        except NotSettingsError as error:
            _report(path, text, str(error), error.line, diagnostics, error.hint)
            return None

    found = find_result("settings", text, _Settings, read)
    if found is None:
        return FrontMatter(path, broken=True)
    front = FrontMatter(path, found.data, found.lines)
    if "\\" not in text:
        return front
    return replace(front, data=drop_unseen(found.data, front.span, diagnostics))


def _report(
    path: str, text: str, reason: str, line: int, diagnostics: Diagnostics, hint: str = ""
) -> None:
    """Report in plain words why settings cannot be read; `line` is 0-based in their `text`."""
    message = f"the settings cannot be read: {reason}"
    if not hint:
        from deckbuilder.source.settings.yaml_faults import explain  # needed for few files

        fault = explain(text)
        if fault is not None:
            line, message, hint = fault.line, fault.message, fault.hint
    diagnostics.report(
        codes.BROKEN_FRONT_MATTER,
        path,
        message,
        line=line + 2,
        hint=hint or 'write one "name: value" a line, values with a colon in quotation marks',
    )
