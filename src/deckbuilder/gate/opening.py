"""Opening finished files for the rules, or saying why they cannot be judged.

Owns telling what a file is and what is wrong with it as a whole: damaged, locked, empty, of another
kind. Refuses to judge what it holds. The libraries that read files are imported when one is read.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from deckbuilder.gate.pdf.document import PdfDocument
    from deckbuilder.gate.pptx.deck import BuiltDeck

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LARGEST = 2_000_000_000
"""The bytes that a presentation may unpack to; more was made to do harm."""
_SAVE = "save it as .pptx in PowerPoint, and check that file"

_AGAIN = "export it again from the program that made it, or get it anew; build your own deck again"


class Refusal(Struct, frozen=True):
    """Why a file cannot be judged, and what to do about it."""

    message: str
    hint: str


def open_pptx(data: bytes) -> BuiltDeck | Refusal:
    """Open a PowerPoint file, or say why that cannot be done."""
    refusal = _find_refusal(data)
    if refusal is not None:
        return refusal
    import pptx

    from deckbuilder.gate.pptx.deck import BuiltDeck

    try:
        deck = BuiltDeck(pptx.Presentation(io.BytesIO(data)))
        for slide in deck.slides:  # a part that is not there shows when it is asked for
            _ = slide.pptx_slide.slide_layout.slide_master.name
        return deck
    except Exception as error:  # noqa: BLE001 - what a damaged file does to its reader is unknown
        return Refusal(
            f"the file is damaged ({type(error).__name__})",
            "open it in PowerPoint, which may repair it, and save it; or get it anew",
        )


def _find_refusal(data: bytes) -> Refusal | None:
    """Return why bytes cannot be a presentation that can be read, None where they may be."""
    if not data:
        return Refusal("the file is empty", _AGAIN)
    if data.startswith(_OLE) and _ENCRYPTED in data:
        return Refusal(
            "the file is locked with a password",
            "take the password off in PowerPoint: File, Info, Protect Presentation",
        )
    if data.startswith(_OLE):
        return Refusal("the file is of the old kind that .ppt files are", _SAVE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {entry.filename for entry in package.infolist()}
            size = sum(entry.file_size for entry in package.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return Refusal("the file is no PowerPoint file, or only a part of one", _SAVE)
    if "[Content_Types].xml" not in names or not any("presentation.xml" in name for name in names):
        return Refusal("the file is no PowerPoint file", _SAVE)
    if size > _LARGEST:
        return Refusal(f"the file would unpack to {size:,} bytes", "do not open it")
    return None


def open_pdf(data: bytes) -> PdfDocument | Refusal:
    """Open a PDF, or say why that cannot be done."""
    if not data:
        return Refusal("the file is empty", _AGAIN)
    import logging

    import pikepdf

    from deckbuilder.gate.pdf.document import PdfDocument

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # what it repairs shows in the rules
    try:
        document = PdfDocument(pikepdf.open(io.BytesIO(data)))
    except pikepdf.PasswordError:
        return Refusal("the file is locked with a password", "save it without one, and check that")
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError):
        return Refusal("the file is no PDF, or it is damaged", _AGAIN)
    if not document.pages:
        return Refusal("the PDF has no pages", _AGAIN)
    return document
