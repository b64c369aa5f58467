"""What libraries made of fonts and settings in earlier runs: cached results by their inputs.

Where one slide of seventeen was edited, a build takes a fifth more processor time without them, as
it imports ReportLab and reads fonts and YAML anew. Small results of a run share a file, as many
files take longer than making the results anew; a large one has an entry of its own, which all runs
share. So has what is made of bytes alone, such as a picture or that one is sound, however small it
is: no deck's shared file would give it to others. Refuses to know what the results are, and who
makes them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from msgspec import DecodeError, msgpack

from deckbuilder.cache.stamp import stamp_tool
from deckbuilder.cache.store import Store
from deckbuilder.files.inputs import digest

_SMALL = 4096
"""The most bytes of a result that shares a file."""
_SPARE = 100
"""How many small results are kept that the last run did not want; another may want them again."""


class CachedResults:
    """The results that runs with given options want.

    Before `save` nothing is written but what is kept at once, such as pictures: there may be many.
    """

    def __init__(self, store: Store, options: Iterable[object]) -> None:
        self._store = store
        self._stamp = stamp_tool()
        self._shared = self._name("shared", "\0".join([os.getcwd(), *map(repr, options)]))
        self._small = _read_entries(store.read(self._shared))
        self._wanted: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}

    def recall(self, kind: str, key: str) -> bytes | None:
        """Return what was kept, or None."""
        name = self._name(kind, key)
        data = self._new.get(name) or self._small.get(name)
        if data is None:
            data = self._store.read(name)
        elif len(data) <= _SMALL:
            self._wanted[name] = data
        return data

    def keep(self, kind: str, key: str, data: bytes) -> None:
        """Keep bytes until they are saved."""
        name = self._name(kind, key)
        self._new[name] = data
        if len(data) <= _SMALL:
            self._wanted[name] = data

    def keep_at_once(self, kind: str, key: str, data: bytes) -> None:
        """Keep bytes that no file can make wrong, for all decks and not in memory."""
        self._store.write(self._name(kind, key), data)

    def save(self) -> None:
        """Write what is new, and let go of small results that have not been wanted for long."""
        for name, data in self._new.items():
            if len(data) > _SMALL:
                self._store.write(name, data)
        if any(name in self._wanted for name in self._new):
            unwanted = [entry for entry in self._small.items() if entry[0] not in self._wanted]
            entries = dict(unwanted[-_SPARE:]) | self._wanted
            self._store.write(self._shared, msgpack.encode(entries))
        self._new.clear()

    def _name(self, kind: str, key: str) -> str:
        return digest("\0".join([self._stamp, kind, key]).encode("utf-8", "surrogatepass"))


def _read_entries(data: bytes | None) -> dict[str, bytes]:
    """Return what the shared file holds; nothing where it is somebody else's."""
    try:
        return {} if data is None else msgpack.decode(data, type=dict[str, bytes])
    except (DecodeError, ValueError):
        return {}
