"""The logo: a picture file of the brand, checked.

Owns what may be a logo. Refuses to draw it. Pillow is imported only for a brand that has one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.assets.pictures.metadata import strip_metadata
from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.brand.brand import Logo
from deckbuilder.brand.written import WrittenSetting
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.reading import read_bytes, resolve_inside
from deckbuilder.model import Image

_FORMATS: Mapping[str | None, Literal["png", "jpeg"]] = {"PNG": "png", "JPEG": "jpeg"}


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
        return identify_logo(path, data)
    except UnusablePictureError as fault:
        diagnostics.report(
            codes.LOGO_UNUSABLE, file.span, f"{file.value} {fault.reason}", hint=fault.hint
        )
        return None


def identify_logo(path: Path, data: bytes) -> Image:
    """Return what a logo's file holds. Raises UnusablePictureError where it cannot be a logo."""
    if b"<svg" in data[:_HEAD] or b":svg" in data[:_HEAD]:
        from deckbuilder.assets.pictures.svg import read_svg_size

        width, height = read_svg_size(data)
        return Image(path=path, format="svg", width=width, height=height)
    image = _identify_pixels(path, data)
    if image is None:
        reason = "is not a PNG, JPEG or SVG picture"
        raise UnusablePictureError(reason, "save the logo as an SVG or PNG file")
    return image


_HEAD = 4096
"""How many bytes before its first element an SVG file may have: remarks, mostly."""


def _identify_pixels(path: Path, data: bytes) -> Image | None:
    from io import BytesIO

    import PIL.Image

    try:
        with PIL.Image.open(BytesIO(data)) as picture:
            picture.verify()
            format_ = _FORMATS.get(picture.format)
            width, height = picture.size
            if format_ is not None:
                strip_metadata(data, format_)  # goes through the whole file
            orientation = picture.getexif().get(0x0112, 1) if format_ == "jpeg" else 1
    except (OSError, SyntaxError, ValueError, PIL.Image.DecompressionBombError):
        return None
    if format_ is None:
        return None
    orientation = orientation if orientation in range(1, 9) else 1
    return Image(path=path, format=format_, width=width, height=height, orientation=orientation)
