"""The logo: a picture file of the brand, checked.

Owns what may be a logo. Refuses to draw it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.assets.pictures.identify import PictureFacts, describe_left_out, identify_picture
from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.brand.brand import Logo
from deckbuilder.brand.written import WrittenSetting
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.reading import read_bytes, resolve_inside
from deckbuilder.model import Image

_MAX_PARTNERS = 3
"""Those that have room in a row."""

_FORMATS = ("png", "jpeg", "svg")


def read_logo(settings: Mapping[str, WrittenSetting], diagnostics: Diagnostics) -> Logo | None:
    """Return the brand's logo with its partners', or None where it has none or a faulty one."""
    table = "logo."
    parts = {
        key.removeprefix(table): setting
        for key, setting in settings.items()
        if key.startswith(table)
    }
    logo = _read(parts, "the logo", diagnostics)
    if logo is None:
        return None
    partners = tuple(_read_partners(parts["partners"], diagnostics)) if "partners" in parts else ()
    return replace(
        logo,
        height=float(str(parts["height"].value)) if "height" in parts else None,
        partners=partners,
        spans={path: span for each in (*partners, logo) for path, span in each.spans.items()},
    )


def _read_partners(written: WrittenSetting, diagnostics: Diagnostics) -> Iterator[Logo]:
    entries = cast("tuple[Mapping[str, str], ...]", written.value)
    for entry in entries[:_MAX_PARTNERS]:
        parts = {key: replace(written, value=value) for key, value in entry.items()}
        if logo := _read(parts, "the logo of a partner", diagnostics):
            yield logo
    if len(entries) > _MAX_PARTNERS:
        diagnostics.report(
            codes.WRONG_VALUE,
            written.span,
            f"there are {len(entries)} partners' logos, and room for {_MAX_PARTNERS}",
            hint="leave some out, or join them in one picture",
        )


def _read(
    parts: Mapping[str, WrittenSetting], called: str, diagnostics: Diagnostics
) -> Logo | None:
    """Return a logo from its settings, if there are any; what is missing or faulty is reported."""
    file, file_dark, alt = (parts.get(key) for key in ("file", "file_dark", "alt"))
    if file is None or alt is None:
        if present := next(iter(parts.values()), None):
            _report_incomplete(called, "alt" if file else "file", present.span, diagnostics)
        return None
    image = _read_image(file, diagnostics)
    dark = None if file_dark is None else _read_image(file_dark, diagnostics)
    if image is None:
        return None
    spans = {image.path: file.span}
    if dark is not None and file_dark is not None:
        spans[dark.path] = file_dark.span
    return Logo(image=image, dark=dark, alt=str(alt.value), spans=spans)


def _report_incomplete(called: str, missing: str, span: Span, diagnostics: Diagnostics) -> None:
    example = {"file": 'file = "logo.png"', "alt": 'alt = "Northshire Partnership"'}[missing]
    diagnostics.report(
        codes.LOGO_UNUSABLE,
        span,
        f"{called} has no {missing}",
        hint=f"add {example} to its table",
    )


def _read_image(file: WrittenSetting, diagnostics: Diagnostics) -> Image | None:
    path = resolve_inside(file.folder, str(file.value), diagnostics, where=file.span)
    if path is None:
        return None
    data = read_bytes(path, diagnostics, where=file.span)
    if data is None:
        return None
    try:
        facts = identify_logo(data)
    except UnusablePictureError as fault:
        diagnostics.report(
            codes.LOGO_UNUSABLE, file.span, f"{file.value} {fault.reason}", hint=fault.hint
        )
        return None
    if left_out := describe_left_out(facts):
        diagnostics.report(
            codes.PICTURE_SIMPLIFIED,
            file.span,
            f"parts of {file.value} are left out: {left_out}",
            hint="look whether it still shows what it should; if not, save it as PNG",
        )
    return Image(
        path=path,
        format=facts.format,
        width=facts.width,
        height=facts.height,
        orientation=facts.orientation,
    )


def identify_logo(data: bytes) -> PictureFacts:
    """Return what a logo's file holds. Raises UnusablePictureError where it cannot be a logo."""
    facts = identify_picture(data)
    if facts is None or facts.format not in _FORMATS:
        reason = "is not a PNG, JPEG or SVG picture"
        raise UnusablePictureError(reason, "save the logo as an SVG or PNG file")
    return facts
