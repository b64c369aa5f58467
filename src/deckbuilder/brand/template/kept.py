"""What a template is found to be and what decks carry of it, kept by the file's content.

Refuses to know how either is found: what reads XML is imported for a template that is new.
"""

from __future__ import annotations

from collections.abc import Collection

from deckbuilder.brand.template.carried import Carried
from deckbuilder.brand.template.nodes import Template
from deckbuilder.cache.keeper import find_result
from deckbuilder.files.inputs import digest


def find_template(data: bytes) -> Template:
    """Return what a file is found to be; raises a Refusal, as `read.read_template` does."""

    def read() -> Template:
        from deckbuilder.brand.template.read import read_template
        from deckbuilder.formats.pptx.parts import open_parts

        return read_template(open_parts(data))

    return find_result("template", digest(data), Template, read)


def find_carried(data: bytes, layouts: Collection[str] | None = None, style: str = "") -> Carried:
    """Return what decks carry of a template's file, as `carry.carry_template` finds it."""

    def carry() -> Carried:
        from deckbuilder.brand.template.carry import carry_template
        from deckbuilder.formats.pptx.parts import open_parts

        return carry_template(open_parts(data), layouts, style)

    wanted = "" if layouts is None else " ".join(sorted(layouts))
    key = f"{digest(data)} {wanted} {digest(style.encode())}"
    return find_result("carried", key, Carried, carry)
