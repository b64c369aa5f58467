"""The logo: a picture file of the brand, checked.

Owns what may be a logo. Refuses to draw it.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.assets.pictures.identify import PictureFacts, describe_left_out, identify_picture
from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.brand.brand import Logo
from deckbuilder.brand.written import WrittenSetting
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.reading import read_bytes, resolve_inside
from deckbuilder.model import Image

_FORMATS = ("png", "jpeg", "svg")


def read_logo(settings: Mapping[str, WrittenSetting], diagnostics: Diagnostics) -> Logo | None:
    """Return the brand's logo, or None where it has none or a faulty one."""
    parts = [settings.get(f"logo.{key}") for key in ("file", "file_dark", "alt", "height")]
    file, file_dark, alt, height = parts
    if file is None or alt is None:
        present = next(filter(None, parts), None)
        if present is not None:
            _report_incomplete("file" if file is None else "alt", present.span, diagnostics)
        return None
    image = _read_image(file, diagnostics)
    dark = _read_image(file_dark, diagnostics) if file_dark is not None else None
    if image is None:
        return None
    logo = Logo(image=image, dark=dark, alt=str(alt.value))
    return logo if height is None else replace(logo, height=float(str(height.value)))


def _report_incomplete(missing: str, span: Span, diagnostics: Diagnostics) -> None:
    example = {"file": 'file = "logo.png"', "alt": 'alt = "Northshire Partnership"'}[missing]
    diagnostics.report(
        codes.LOGO_UNUSABLE,
        span,
        f"the logo has no {missing}",
        hint=f"add {example} to the table [logo]",
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
