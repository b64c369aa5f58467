"""The cache of builds: a deck's finished files, and the diagnostics reported on the way.

Owns how they are written as plain values. Refuses to build.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.cache.memory import Memory
from deckbuilder.cache.results import CachedResults
from deckbuilder.cache.store import Store
from deckbuilder.diagnostics import Diagnostic, Diagnostics, Severity
from deckbuilder.files.inputs import Inputs, note_all


class Made(Struct, frozen=True, kw_only=True):
    """The finished files of a deck by format, not in their places yet, their names and lengths.

    A length counts slides or pages.
    """

    names: Mapping[str, str]
    contents: Mapping[str, bytes]
    lengths: Mapping[str, int]
    recalled: bool = False
    """Whether an earlier run made them."""


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

    def recall(self, options: Iterable[object], diagnostics: Diagnostics) -> Made | None:
        """Return what such a build made of the inputs as they are, and report what it did."""
        found = self._memory.recall(options)
        if found is None:
            return None
        value, answers = found
        contents = {name: self._store.read(key) for name, key in value["contents"]}
        whole = {name: data for name, data in contents.items() if data is not None}
        if len(whole) < len(contents):
            return None
        inputs = Inputs()
        inputs.answers.update(answers)
        note_all(inputs)
        for code, message, path, line, hint, level in value["diagnostics"]:
            diagnostics.report(
                codes.CODES[code],
                path,
                message,
                line=line,
                hint=hint,
                level=Severity(level) if level else None,
            )
        return Made(
            names=dict(value["names"]),
            contents=whole,
            lengths=dict(value["lengths"]),
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
        contents = [(name, self._store.keep_content(data)) for name, data in made.contents.items()]
        if any(key is None for _, key in contents):
            return
        value = {
            "names": list(made.names.items()),
            "contents": contents,
            "lengths": list(made.lengths.items()),
            "diagnostics": [
                (
                    each.code.id,
                    each.message,
                    each.path,
                    each.line,
                    each.hint,
                    each.level and int(each.level),
                )
                for each in diagnostics
            ],
        }
        self._memory.keep(options, inputs, value)
