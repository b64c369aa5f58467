"""From written brands to the complete one.

Owns the order of precedence (a brand over the one it extends, over the defaults beside the
fields of `Brand`) and the checks that need the whole. Refuses TOML and font files' names.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.brand.brand import (
    Brand,
    BrandLanguage,
    BrandTemplate,
    Colours,
    Font,
    Footer,
    HandoutStyle,
    Sizes,
    SlideMarks,
)
from deckbuilder.brand.colour_checks import check_contrast
from deckbuilder.brand.colours.white_paper import colours_on_paper
from deckbuilder.brand.find import BUILT_IN, BrandOutsideError, find_brand, known_brands
from deckbuilder.brand.fonts import CODE, FALLBACK, check_fonts, resolve_font
from deckbuilder.brand.logo import read_logo
from deckbuilder.brand.template_file import load_template
from deckbuilder.brand.written import COLOURS, FONTS, WrittenBrand, WrittenSetting, read_brand
from deckbuilder.diagnostics import Diagnostics, Span, did_you_mean
from deckbuilder.files.inputs import enclose, resolve
from deckbuilder.settings import decide


def load_brand(
    name: str,
    starts: tuple[Path, ...],
    diagnostics: Diagnostics,
    *,
    where: Span | str,
    root: Path | None = None,
) -> Brand | None:
    """Find, read and complete a brand; None where there is none, or no font at all.

    `starts` are the folders from which `branding/` is looked for upward; a path counts from
    the first. `root` is the folder of the deck that names the brand, None where the user does.
    Faulty settings are reported and their defaults taken.
    """
    chain = _read_chain(name, starts, diagnostics, where, root)
    if chain is None:
        return None
    settings = _merge(chain)
    template = load_template(settings, diagnostics)
    fonts = _resolve_fonts(settings, chain, template, diagnostics)
    if fonts is None:
        return None
    colours, sizes = _take_looks(settings, template)
    if template is None:  # whose text takes a colour that can be read wherever it stands
        check_contrast(colours, settings, diagnostics)
    _check_sizes(sizes, settings, diagnostics)
    called = resolve(chain[0].folder).name if chain else BUILT_IN
    return Brand(
        name=called,
        title=decide(called, brand=_text("title", settings)),
        colours=colours,
        heading=fonts.pop("heading"),
        body=fonts.pop("body"),
        mono=fonts.pop("mono"),
        faces=fonts,
        sizes=sizes,
        footer=Footer(**_written_values("footer", Footer.__struct_fields__, settings)),
        footer_span=_span("footer.text", settings),
        slides=_slide_marks(settings, template),
        handout=HandoutStyle(
            **_written_values("handout", HandoutStyle.__struct_fields__, settings)
        ),
        logo=read_logo(settings, diagnostics),
        language=_merge_language(chain),
        paper=colours_on_paper(colours),
        template=template,
    )


def _read_chain(
    name: str,
    starts: tuple[Path, ...],
    diagnostics: Diagnostics,
    where: Span | str,
    root: Path | None,
) -> list[WrittenBrand] | None:
    """Read a brand and those that it extends, each before the one that it extends."""
    chain: list[WrittenBrand] = []
    while True:
        try:
            folder = find_brand(name, starts, root)
        except BrandOutsideError:
            _report_outside(name, where, diagnostics)
            return chain or None
        if folder is None:
            if name == BUILT_IN:
                return chain
            diagnostics.report(
                codes.UNKNOWN_BRAND,
                where,
                f"there is no brand {name!r}",
                hint=did_you_mean(name, known_brands(starts)),
            )
            return chain or None
        if any(resolve(folder) == resolve(brand.folder) for brand in chain):
            diagnostics.report(
                codes.BRAND_CYCLE,
                where,
                f"the brand {folder.name!r} extends itself",
                hint="remove one of the settings extends",
            )
            return chain
        brand = read_brand(enclose(folder), diagnostics)
        if brand is None:
            return chain or None
        check_fonts(folder, diagnostics)
        chain.append(brand)
        extends = brand.settings.get("extends")
        if extends is None:
            return chain
        name, where = str(extends.value), extends.span
        starts, root = (folder.parent, *starts), root or folder


def _report_outside(name: str, where: Span | str, diagnostics: Diagnostics) -> None:
    diagnostics.report(
        codes.OUTSIDE_FOLDER,
        where,
        f"the brand {name!r} is outside the folder that you work in",
        hint="copy its folder into branding, as links are not followed, or name it: --brand PATH",
    )


def _merge(chain: list[WrittenBrand]) -> dict[str, WrittenSetting]:
    """Lay the settings of each brand over those of the one that it extends."""
    merged: dict[str, WrittenSetting] = {}
    for brand in reversed(chain):
        for slot in FONTS:
            if f"fonts.{slot}" in brand.settings:  # what stood in for another font goes with it
                merged.pop(f"fonts.embed.{slot}", None)
        if "logo.file" in brand.settings:  # another picture needs its own words and counterpart
            merged.pop("logo.alt", None)
            merged.pop("logo.file_dark", None)
        merged.update(brand.settings)
    return merged


def _span(key: str, settings: Mapping[str, WrittenSetting]) -> Span | None:
    """Return where a setting is written, if it is."""
    return settings[key].span if key in settings else None


def _text(key: str, settings: Mapping[str, WrittenSetting]) -> str | None:
    """Return a text that is written, if it is."""
    return str(settings[key].value) if key in settings else None


def _written_values(
    table: str, names: tuple[str, ...], settings: Mapping[str, WrittenSetting]
) -> dict[str, Any]:
    """Return those of a table's settings that are written, by the names of their fields."""
    keys = {name: f"{table}.{name}" for name in names}
    return {name: settings[key].value for name, key in keys.items() if key in settings}


def _on_scale(written: dict[str, Any]) -> dict[str, Any]:
    """Return written sizes, with the minimum and the body's size where they suit the others."""
    usual = Sizes()
    scale = written.get("scale", usual.scale)
    low = max(written.get("minimum", scale[0]), scale[0])
    body = max((size for size in scale if low <= size <= usual.body), default=low)
    return {"minimum": min(scale[0], written.get("body", scale[0])), "body": body, **written}


def _merge_language(chain: list[WrittenBrand]) -> BrandLanguage:
    """Join the words of all brands of a chain; of a word to avoid the nearest brand decides."""
    words: dict[str, None] = {}
    avoid = dict(BrandLanguage().avoid)
    for brand in reversed(chain):
        written = _written_values("language", BrandLanguage.__struct_fields__, brand.settings)
        words |= dict.fromkeys(written.get("words", ()))
        avoid |= written.get("avoid", {})
    return BrandLanguage(words=tuple(words), avoid=avoid)


def _slide_marks(
    settings: Mapping[str, WrittenSetting], template: BrandTemplate | None
) -> SlideMarks:
    """Return what slides show; a template's place for the number has room for that alone."""
    written = _written_values("slides", SlideMarks.__struct_fields__, settings)
    return SlideMarks(**({"total": False} if template else {}) | written)


def _take_looks(
    settings: Mapping[str, WrittenSetting], template: BrandTemplate | None
) -> tuple[Colours, Sizes]:
    """Return the colours and sizes that are written, over those of the template if there is one."""
    colours = _written_values("colours", COLOURS, settings)
    sizes = _written_values("sizes", Sizes.__struct_fields__, settings)
    if template is None:
        return Colours(**colours), Sizes(**_on_scale(sizes))
    from deckbuilder.brand.template.roles import take_colours, take_sizes

    found = template.template, template.choices
    usual = take_sizes(*found)
    scaled = _on_scale(sizes) if "scale" in sizes else sizes
    return replace(take_colours(*found), **colours), Sizes(**{**usual, **scaled})


def _resolve_fonts(
    settings: Mapping[str, WrittenSetting],
    chain: list[WrittenBrand],
    template: BrandTemplate | None,
    diagnostics: Diagnostics,
) -> dict[str, Font] | None:
    """Resolve the three fonts and what a template has beside them; the same one is shared."""
    folders = tuple(brand.folder for brand in chain)
    resolved: dict[tuple[str, str | None, str], Font | None] = {}
    fonts: dict[str, Font] = {}
    for slot, default in _usual_fonts(template).items():
        own, embedded = f"fonts.{slot}", f"fonts.embed.{slot}"
        name, embed = decide(default, brand=_text(own, settings)), _text(embedded, settings)
        fallback = CODE if slot == "mono" else FALLBACK
        wanted = (name, embed, fallback)
        if wanted not in resolved:
            place = _span(embedded, settings) or _span(own, settings)
            place = place or _span("template.file", settings)
            resolved[wanted] = resolve_font(
                name, embed, folders, diagnostics, where=place or "brand", fallback=fallback
            )
        font = resolved[wanted]
        if font is None:
            return None
        fonts[slot] = font
    return fonts


def _usual_fonts(template: BrandTemplate | None) -> Mapping[str, str]:
    """Return the fonts where none are written, further ones of a template by their own names."""
    if template is None:
        return FONTS
    from deckbuilder.brand.template.roles import other_fonts, take_fonts

    found = template.template, template.choices
    others = {name: name for name in other_fonts(*found)}
    return {**FONTS, **take_fonts(*found), **others}


def _check_sizes(
    sizes: Sizes, settings: Mapping[str, WrittenSetting], diagnostics: Diagnostics
) -> None:
    if sizes.minimum > sizes.body:
        place = settings.get("sizes.minimum") or settings["sizes.body"]
        diagnostics.report(
            codes.WRONG_VALUE,
            place.span,
            f"sizes.minimum is {sizes.minimum:g}, larger than sizes.body, {sizes.body:g}",
            hint="text shrinks from body towards minimum, so minimum is the smaller of the two",
        )
