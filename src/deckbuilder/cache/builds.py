"""The cache of builds: a deck's finished files, and the diagnostics reported on the way.

Owns how they are written as plain values. Refuses to build.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePath

from msgspec import DecodeError, Struct, msgpack

from deckbuilder import codes
from deckbuilder.cache.memory import Memory
from deckbuilder.cache.results import CachedResults
from deckbuilder.cache.store import Store
from deckbuilder.diagnostics import Diagnostic, Diagnostics, Severity
from deckbuilder.files.content import Content
from deckbuilder.files.inputs import Inputs, note_all


class Made(Struct, frozen=True, kw_only=True):
    """The finished files of a deck by format, not in their places yet, their names and lengths.

    A length counts slides or pages.
    """

    names: Mapping[str, str]
    contents: Mapping[str, Content]
    lengths: Mapping[str, int]
    recalled: bool = False
    """Whether an earlier run made them."""


class _KeptFile(Struct, frozen=True, array_like=True):
    """A finished file of a format; the store has its bytes under `key`."""

    format: str
    name: str
    key: str
    length: int


class _KeptDiagnostic(Struct, frozen=True, array_like=True):
    """A diagnostic by its code's number."""

    code: str
    message: str
    path: str
    line: int | None
    hint: str
    level: int | None


class _Kept(Struct, frozen=True, array_like=True):
    """A build as it is kept."""

    files: tuple[_KeptFile, ...]
    diagnostics: tuple[_KeptDiagnostic, ...]


class Builds:
    """The builds that are kept in a store, by their options."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._memory = Memory(store, "build")

    def trim(self) -> None:
        """Keep the store within its limit."""
        self._store.trim()

    def open_results(self, options: Iterable[object]) -> CachedResults:
        """Return what libraries made of the inputs of such builds."""
        return CachedResults(self._store, options)

    def recall(
        self, options: Iterable[object], formats: Collection[str], diagnostics: Diagnostics
    ) -> Made | None:
        """Return what such a build made of the inputs as they are, and report what it did."""
        found = self._memory.recall(options)
        if found is None:
            return None
        data, answers = found
        try:
            kept = msgpack.decode(data, type=_Kept)
            levels = [Severity(each.level) if each.level else None for each in kept.diagnostics]
        except (DecodeError, ValueError):
            return None
        contents = {file.format: self._store.open_content(file.key) for file in kept.files}
        whole = {name: found for name, found in contents.items() if found is not None}
        if whole.keys() != set(formats) or not _is_sound(kept):
            return None
        inputs = Inputs()
        inputs.answers.update(answers)
        note_all(inputs)
        for each, level in zip(kept.diagnostics, levels, strict=True):
            diagnostics.report(
                codes.CODES[each.code],
                each.path,
                each.message,
                line=each.line,
                hint=each.hint,
                level=level,
            )
        return Made(
            names={file.format: file.name for file in kept.files},
            contents=whole,
            lengths={file.format: file.length for file in kept.files},
            recalled=True,
        )

    def keep(
        self,
        options: Iterable[object],
        inputs: Inputs,
        made: Made,
        diagnostics: Iterable[Diagnostic],
    ) -> None:
        """Keep what a build made, unless there is no room for it."""
        files = []
        for name, content in made.contents.items():
            key = self._store.keep_content(content)
            if key is None:
                return
            files.append(_KeptFile(name, made.names[name], key, made.lengths[name]))
        reported = [
            _KeptDiagnostic(
                each.code.id,
                each.message,
                each.path,
                each.line,
                each.hint,
                each.level and int(each.level),
            )
            for each in diagnostics
        ]
        try:
            value = msgpack.encode(_Kept(tuple(files), tuple(reported)))
        except ValueError:  # the name of a file that is no text
            return
        self._memory.keep(options, inputs, value)


def _is_sound(kept: _Kept) -> bool:
    """Tell whether what was kept names files of the output folder, and codes that there are."""
    names = [file.name for file in kept.files]
    plain = all(name not in {"", ".."} and PurePath(name).name == name for name in names)
    return plain and all(each.code in codes.CODES for each in kept.diagnostics)
