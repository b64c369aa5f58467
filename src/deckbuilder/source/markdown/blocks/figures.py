"""A paragraph that holds one picture alone: a figure.

Owns a figure's attributes and the search for its file. Refuses web addresses, and a picture
without alternative text that is not marked as decorative.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from markdown_it.token import Token

from deckbuilder import codes
from deckbuilder.diagnostics import Span, did_you_mean, nearest
from deckbuilder.files.inputs import Inputs, is_dir, is_file, list_folder, note_all
from deckbuilder.files.reading import resolve_inside, shown
from deckbuilder.model import Block, Figure, Image, Paragraph, Text, inline_text
from deckbuilder.source.markdown.attributes import BRACES
from deckbuilder.source.markdown.blocks.images import read_image
from deckbuilder.source.markdown.inlines import build_inlines, read_inlines
from deckbuilder.source.markdown.state import ReadImage, SlideReading
from deckbuilder.source.settings.schema import PERCENT, TEXT, one_of
from deckbuilder.wording import one_line

_SETTINGS = {
    "width": PERCENT,
    "fit": one_of("contain", "cover"),
    "bleed": one_of("half", "full"),
    **dict.fromkeys(("alt", "fig-alt"), TEXT),
}
_CLASSES = ("decorative",)
_SCHEME = "[A-Za-z][A-Za-z0-9+.-]+:|//"


def read_figure(token: Token, reading: SlideReading, where: Span) -> list[Block]:
    """Return the figure, or its texts as paragraphs where the picture cannot be shown."""
    deck = reading.deck
    if "label" in token.meta:
        reading.labels_used.add(token.meta["label"])
    words = build_inlines(token.children or [], reading, where)
    title = one_line(str(token.attrs.get("title", "")))
    caption = read_inlines(title, reading, where)
    settings, decorative, broken = _read_settings(token, reading, where)
    alt = inline_text(words).strip()
    if named := settings.get("fig-alt") or settings.get("alt"):
        alt, caption = named, caption or words  # as in pandoc, where the brackets hold a caption
    if not alt and not decorative and not broken:
        reading.report(
            codes.MISSING_ALT,
            where,
            "the picture has no alternative text",
            hint="say what it shows: ![A map of the area](...), or mark it: {.decorative}",
        )
    source = deck.inserts.expand(str(token.attrs["src"]), where).strip()
    image = _find_image(source, reading, where)
    if image is None:
        texts = [text for text in ((Text(text=alt),) if alt else (), caption) if text]
        return [Paragraph(children=text, span=where) for text in texts]
    width = settings.get("width")
    return [
        Figure(
            image=image,
            alt=alt,
            caption=caption,
            decorative=decorative,
            fit=settings.get("fit"),
            bleed=settings.get("bleed"),
            width=int(width[:-1]) / 100 if width else None,
            span=where,
        )
    ]


def _read_settings(
    token: Token, reading: SlideReading, where: Span
) -> tuple[dict[str, Any], bool, bool]:
    """Return a picture's settings, whether it is decorative, and whether some were unreadable."""
    written = reading.read_attributes(token.meta.get("attributes"), where)
    for name in written.classes:
        if name not in _CLASSES:
            reading.report(
                codes.UNKNOWN_KEY,
                where,
                f"a picture has no class .{name}",
                hint=did_you_mean(name, _CLASSES),
            )
    settings = reading.read_settings(written.values, _SETTINGS, "a picture", where)
    return settings, "decorative" in written.classes, written.broken


def _find_image(source: str, reading: SlideReading, where: Span) -> Image | None:
    if re.match(_SCHEME, source):
        reading.report(
            codes.REMOTE_IMAGE,
            where,
            f"the picture {source[:80]!r} is not in the deck's folder",
            hint="save it in images/ (if its licence allows) and name it from there",
        )
        return None
    name = unquote(source).replace("\\", "/")
    path = resolve_inside(reading.deck.root, name, reading.deck.diagnostics, where=where)
    if path is None:
        return None
    if not is_file(path):
        fault = f"there is no picture {name[:80] or '(no name)'}"
        hint = _similar_file(path) if path != reading.deck.root else ""
        hint = hint or "check the spelling of the name and its folder"
        if name and is_dir(path):
            fault = f"{name[:80]} is a folder, not a picture"
            hint = f"name a picture in it: {name.rstrip('/')}/map.png"
        reading.report(codes.FILE_MISSING, where, fault, hint=hint)
        return None
    reading.deck.files.add(path)
    images = reading.deck.images
    known = images.get(path)
    if known is None:
        with Inputs() as inputs, reading.deck.diagnostics.recording() as reported:
            image = read_image(path, reading.deck.diagnostics, where=where)
        known = images[path] = ReadImage(image, inputs, sound=not reported)
    note_all(known.inputs)
    return known.image


def _similar_file(path: Path) -> str:
    """Name the file that was probably meant; most often capitals or the ending differ."""
    try:
        names = {entry.name.lower(): entry.name for entry in list_folder(path.parent)}
    except OSError:
        return f"there is no folder {shown(path.parent)}"
    match = nearest(path.name.lower(), names)
    return f"did you mean {names[match]!r}?" if match else ""


def mark_pictures(tokens: Sequence[Token]) -> None:
    """Mark pictures with nothing but others beside them, with their numbers."""
    pictures = [token for token in tokens if token.type == "image"]
    words = "".join(token.content for token in tokens if token.type != "image")
    if len(pictures) > 1 and not BRACES.sub("", words).strip():
        for number, picture in enumerate(pictures, 1):
            picture.meta["beside"] = number
