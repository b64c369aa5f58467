"""What libraries made of fonts and settings in earlier runs: cached results by their inputs.

Where one slide of seventeen was edited, a build takes a fifth more processor time without them, as
it imports ReportLab and reads fonts and YAML anew. Small results of a run share a file, as many
files take longer than making the results anew; a large one has an entry of its own, which all runs
share. Refuses to know what the results are, and who makes them.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable
from typing import Any

from deckbuilder.cache.stamp import stamp_tool
from deckbuilder.cache.store import Store, decode
from deckbuilder.files.inputs import digest

_SMALL = 4096
"""The most bytes of a result that shares a file."""
_SPARE = 100
"""How many small results are kept that the last run did not want; another may want them again."""


class CachedResults:
    """The results that runs with given options want. Nothing is written before `save`."""

    def __init__(self, store: Store, options: Iterable[object]) -> None:
        self._store = store
        self._stamp = stamp_tool()
        self._shared = self._name("shared", "\0".join([os.getcwd(), *map(repr, options)]))
        self._small = _as_entries(store.get(self._shared))
        self._wanted: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}

    def recall(self, kind: str, key: str) -> Any:  # noqa: ANN401 - whatever was kept
        """Return what was kept, or None."""
        name = self._name(kind, key)
        data = self._new.get(name) or self._small.get(name)
        if data is None:
            data = self._store.read(name)
        elif len(data) <= _SMALL:
            self._wanted[name] = data
        return decode(data)

    def keep(self, kind: str, key: str, value: object) -> None:
        """Keep a value of plain types until it is saved."""
        name = self._name(kind, key)
        data = self._new[name] = marshal.dumps(value)  # type: ignore[arg-type] # as the docstring says
        if len(data) <= _SMALL:
            self._wanted[name] = data

    def save(self) -> None:
        """Write what is new, and let go of small results that have not been wanted for long."""
        for name, data in self._new.items():
            if len(data) > _SMALL:
                self._store.write(name, data)
        if any(name in self._wanted for name in self._new):
            unwanted = [entry for entry in self._small.items() if entry[0] not in self._wanted]
            self._store.put(self._shared, dict(unwanted[-_SPARE:]) | self._wanted)
        self._new.clear()

    def _name(self, kind: str, key: str) -> str:
        return digest("\0".join([self._stamp, kind, key]).encode("utf-8", "surrogatepass"))


def _as_entries(value: object) -> dict[str, bytes]:
    """Return what the shared file holds; nothing where it is somebody else's."""
    if not isinstance(value, dict):
        return {}
    return {name: data for name, data in value.items() if isinstance(data, bytes)}
