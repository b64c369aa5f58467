"""A template's file, read and judged in one go: for whoever is shown what is wrong with it.

Owns the order of opening, reading, choosing and judging. Refuses to write.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from deckbuilder.brand.template.choose import choose_layouts
from deckbuilder.brand.template.doctor import find_faults
from deckbuilder.brand.template.doctor.contact_sheet import render_sheet
from deckbuilder.brand.template.doctor.finding import Finding
from deckbuilder.brand.template.fixing import Fixed, fix_template
from deckbuilder.brand.template.nodes import Choice, Template
from deckbuilder.brand.template.read import read_template
from deckbuilder.brand.template.sheet import SheetPictures, draw_layout
from deckbuilder.formats.pptx import PRESENTATIONS
from deckbuilder.formats.pptx.parts import PartsPackage, open_parts
from deckbuilder.formats.refusal import Refusal

__all__ = ["Examined", "Refusal", "examine", "is_template_name"]


class Examined(Struct, frozen=True, kw_only=True):
    """A template with its package, the layouts that ours take, and what is wrong with it."""

    package: PartsPackage
    template: Template
    choices: Mapping[str, Choice]
    found: tuple[Finding, ...]

    def fix(self) -> Fixed:
        """Return a copy in which what can be fixed safely is fixed."""
        return fix_template(self.package)

    def draw_sheet(self, name: str) -> str:
        """Return the contact sheet, a page of HTML; `name` is the file's."""
        template = self.template
        pictures = SheetPictures(lambda part: self.package.parts.get(part, b""))
        drawn = [
            draw_layout(layout, template.width, template.height, pictures)
            for layout in template.layouts
        ]
        shared = pictures.definitions()
        return render_sheet(template, self.choices, self.found, drawn, shared, name)


def examine(data: bytes, choices: Mapping[str, Choice] | None = None) -> Examined:
    """Return what a template's file holds; raises a Refusal where no deck can stand in it.

    `choices` are those of a brand, where it has the template; otherwise they are found.
    """
    package = open_parts(data)
    template = read_template(package)
    choices = choose_layouts(template) if choices is None else choices
    return Examined(
        package=package,
        template=template,
        choices=choices,
        found=find_faults(template, choices),
    )


def is_template_name(name: str) -> bool:
    """Tell whether a name ends as those of PowerPoint's files do, also of those not read."""
    return name.lower().endswith((*PRESENTATIONS, ".ppt", ".pot", ".pps", ".thmx", ".odp"))
