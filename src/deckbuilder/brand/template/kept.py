"""What decks carry of a template, found in the cache by the template's content.

Refuses to know how it is found where it was not kept.
"""

from __future__ import annotations

from collections.abc import Collection

from deckbuilder.brand.template.carried import Carried
from deckbuilder.cache.keeper import find_result
from deckbuilder.files.inputs import digest

_FORM = "1"
"""Counts up where what is carried of a template is no longer the same."""


def read_carried(data: bytes, layouts: Collection[str] | None = None, style: str = "") -> Carried:
    """Return what decks carry of a template's file, as `carry.carry_template` finds it."""

    def carry() -> Carried:
        from deckbuilder.brand.template.carry import carry_template  # as lxml is slow to import
        from deckbuilder.formats.pptx.parts import open_parts

        return carry_template(open_parts(data), layouts, style)

    wanted = "" if layouts is None else " ".join(sorted(layouts))
    key = f"{_FORM} {digest(data)} {wanted} {digest(style.encode())}"
    return find_result("carried", key, Carried, carry)
