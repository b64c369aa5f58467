"""The settings of decks that extend one another, merged to those of one deck.

Owns which deck's setting counts, and where each stands. Refuses to check values: what the merged
settings may hold is for the reader of any deck's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from deckbuilder.diagnostics import Span
from deckbuilder.files.reading import Toml
from deckbuilder.source.overlays.chain import Chain, DeckFolder
from deckbuilder.source.settings.declarations import ADAPTING, DECK


class MergedSettings(Struct, frozen=True):
    """The settings of a chain: those of each deck over those of the deck that it extends.

    `homes` gives for the path of a key the file that sets it, and its path there.
    """

    own: Toml
    data: Mapping[str, Any]
    homes: Mapping[tuple[str, ...], tuple[DeckFolder, tuple[str, ...]]]

    def span(self, *keys: str) -> Span:
        """Return where a key stands, in the file that sets it."""
        for length in range(len(keys), 0, -1):
            if keys[:length] in self.homes:
                deck, path = self.homes[keys[:length]]
                return deck.settings.span(*path, *keys[length:])
        return self.own.span(*keys)

    def home(self, key: str) -> DeckFolder | None:
        """Return the deck whose value of a setting counts."""
        return self.homes[key,][0] if (key,) in self.homes else None


def merge_settings(chain: Chain) -> MergedSettings:
    """Merge the settings of a chain's decks.

    A setting replaces that of the extended deck; tables are merged by name, `outcomes` by id.
    What says how a deck lies over another is left out.
    """
    data: dict[str, Any] = {}
    homes: dict[tuple[str, ...], tuple[DeckFolder, tuple[str, ...]]] = {}
    for deck in reversed(chain.folders):
        for key, value in deck.settings.data.items():
            if key in ADAPTING:
                continue
            lower = data.get(key)
            if _is_table(key) and isinstance(lower, dict) and isinstance(value, dict):
                homes |= {(key, name): (deck, (key, name)) for name in value}
                data[key] = lower | value
            elif key == "outcomes" and _are_tables(lower) and _are_tables(value):
                _merge_outcomes(data[key], value, deck, homes)
            else:
                homes = {path: home for path, home in homes.items() if path[0] != key}
                homes[key,] = (deck, (key,))
                for index, _ in enumerate(value if isinstance(value, list) else ()):
                    homes[key, str(index)] = (deck, (key, str(index)))
                data[key] = list(value) if isinstance(value, list) else value
    return MergedSettings(chain.own.settings, data, homes)


def _is_table(key: str) -> bool:
    """Tell whether a deck may set some entries of a setting, and leave the others as they are."""
    return key in DECK and DECK[key].kind == "table"


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _merge_outcomes(
    lower: list[dict[str, Any]],
    upper: list[dict[str, Any]],
    deck: DeckFolder,
    homes: dict[tuple[str, ...], tuple[DeckFolder, tuple[str, ...]]],
) -> None:
    """Put outcomes in the places of those with their ids in `lower`; new ones come last."""
    places = {entry["id"]: index for index, entry in enumerate(lower) if _has_id(entry)}
    for number, entry in enumerate(upper):
        index = places.pop(entry["id"], len(lower)) if _has_id(entry) else len(lower)
        lower[index : index + 1] = [entry]
        homes["outcomes", str(index)] = (deck, ("outcomes", str(number)))


def _has_id(entry: Mapping[str, Any]) -> bool:
    return isinstance(entry.get("id"), str)
