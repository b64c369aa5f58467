"""The template that a brand names: read, with its layouts chosen.

Owns the settings of the template, and what is reported of a file that cannot be one. Refuses to
know what a template is made of (`brand.template`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from deckbuilder import codes
from deckbuilder.brand.brand import BrandTemplate
from deckbuilder.brand.template.nodes import Template
from deckbuilder.brand.written import WrittenSetting
from deckbuilder.diagnostics import Diagnostics, did_you_mean
from deckbuilder.files.reading import read_bytes, resolve_inside, shown
from deckbuilder.wording import as_argument


def load_template(
    settings: Mapping[str, WrittenSetting], diagnostics: Diagnostics
) -> BrandTemplate | None:
    """Return the template of a brand, or None where it names none, or one that cannot be read."""
    file = settings.get("template.file")
    if file is None:
        _report_without_file(settings, diagnostics)
        return None
    path = resolve_inside(file.folder, str(file.value), diagnostics, where=file.span)
    data = None if path is None else read_bytes(path, diagnostics, where=file.span)
    if path is None or data is None:
        return None
    from deckbuilder.brand.template.kept import find_template  # few brands name a template
    from deckbuilder.formats.refusal import Refusal

    try:
        template = find_template(data)
    except Refusal as refusal:
        diagnostics.report(
            codes.TEMPLATE_UNUSABLE,
            file.span,
            f"{file.value} cannot be used as a template: {refusal.message}",
            hint=refusal.hint,
        )
        return None
    return _choose(path, template, settings, diagnostics)


def _choose(
    path: Path,
    template: Template,
    settings: Mapping[str, WrittenSetting],
    diagnostics: Diagnostics,
) -> BrandTemplate | None:
    """Choose the template's layouts as the settings say; a name that it has not is reported."""
    from deckbuilder.brand.template.choose import RULES, UnknownName, choose_layouts
    from deckbuilder.brand.template.doctor import find_faults, summarise_faults

    master, layouts = settings.get("template.master"), settings.get("template.layouts")
    wanted = cast("Mapping[str, str]", layouts.value) if layouts else {}
    for name in (each for each in wanted if each not in RULES):
        diagnostics.report(
            codes.UNKNOWN_KEY,
            settings["template.layouts"].span,
            f"there is no layout of ours {name!r}",
            hint=did_you_mean(name, RULES),
        )
    try:
        choices = choose_layouts(
            template, master=str(master.value) if master else None, overrides=wanted
        )
    except UnknownName as error:
        place = master if error.kind == "master" else layouts
        assert place is not None  # noqa: S101 - what is unknown is written
        diagnostics.report(
            codes.TEMPLATE_LAYOUT_UNKNOWN,
            place.span,
            f"{path.name} has no {error.kind} {error.name!r}",
            hint=f"did you mean {error.nearest!r}?"
            if error.nearest
            else f'write the number of a {error.kind}: "#1" is the first',
        )
        return None
    file = settings["template.file"]
    if summary := summarise_faults(find_faults(template, choices)):
        diagnostics.report(
            codes.TEMPLATE_FAULTS,
            file.span,
            f"the doctor finds in {file.value}: {summary}",
            hint=f"deckbuild brand doctor {as_argument(shown(path))} says what and how to mend it",
        )
    return BrandTemplate(path=path, template=template, choices=choices)


def _report_without_file(settings: Mapping[str, WrittenSetting], diagnostics: Diagnostics) -> None:
    for key in ("template.master", "template.layouts"):
        if key in settings:
            diagnostics.report(
                codes.TEMPLATE_UNUSABLE,
                settings[key].span,
                f"{key} is set, but no template is named",
                hint='add file = "council.potx" to the table [template]',
            )
