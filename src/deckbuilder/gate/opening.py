"""Opening finished files for the rules, or saying why they cannot be judged.

Owns telling what a file is and what is wrong with it as a whole: damaged, locked, empty, of another
kind. Refuses to judge what it holds. The libraries that read files are imported when one is read.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pathlib import Path

    from deckbuilder.gate.pdf.document import PdfDocument
    from deckbuilder.gate.pptx.deck import BuiltDeck

PRESENTATIONS = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")
"""How the names of PowerPoint's files end: presentations, shows, templates, some with macros."""
KINDS = (*PRESENTATIONS, ".pdf")
"""How the names of files end that can be judged."""
UNREAD = (".ppt", ".pps", ".pot", ".odp")
"""How the names of presentations end that cannot be read."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LARGEST = 2_000_000_000
"""The bytes that a presentation may unpack to; more was made to do harm."""
_SAVE = "save it as .pptx in PowerPoint, and check that file"
_STRICT = b"http://purl.oclc.org/ooxml/"
_WITH_MACROS = "application/vnd.ms-powerpoint.{}.macroEnabled.main+xml"

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
    from pptx.opc.package import PartFactory
    from pptx.package import Package
    from pptx.parts.presentation import PresentationPart

    from deckbuilder.gate.pptx.deck import BuiltDeck

    for kind in ("slideshow", "template"):  # the two that python-pptx does not know
        PartFactory.part_type_for[_WITH_MACROS.format(kind)] = PresentationPart
    try:
        part = Package.open(io.BytesIO(data)).main_document_part
        if not isinstance(part, PresentationPart):
            return Refusal("the file is no PowerPoint file", _SAVE)
        deck = BuiltDeck(part.presentation)
        for slide in deck.slides:  # a part that is not there shows when it is asked for
            _ = slide.pptx_slide.slide_layout.slide_master.name
        return deck
    except Exception as error:  # noqa: BLE001 - what a damaged file does to its reader is unknown
        return Refusal(
            f"the file is damaged ({type(error).__name__})",
            "open it in PowerPoint, which may repair it, and save it; or get it anew",
        )


def refuse_kind(path: Path) -> Refusal:
    """Say why a file cannot be judged whose name says that it is of another kind."""
    if path.suffix.lower() in UNREAD:
        return Refusal(f"{path.suffix} files cannot be read", _SAVE)
    return Refusal(
        "it is neither a PowerPoint file nor a PDF",
        "leave it out; of a presentation save a copy as .pptx, and check that",
    )


def refuse_strange(error: Exception) -> Refusal:
    """Say that judging a file failed as nobody foresaw."""
    return Refusal(
        f"the file is damaged, or strange to this tool ({type(error).__name__})",
        "open it in the program that made it, which may repair it, save it and check it again; "
        "if that does not help, report the file to the makers of this tool",
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
            strict = size <= _LARGEST and "_rels/.rels" in names
            strict = strict and _STRICT in package.read("_rels/.rels")
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, zlib.error):
        return Refusal("the file is no PowerPoint file, or only a part of one", _SAVE)
    if "[Content_Types].xml" not in names or not any("presentation.xml" in name for name in names):
        return Refusal("the file is no PowerPoint file", _SAVE)
    if strict:
        return Refusal(
            "the file was saved as “Strict Open XML”, which is not read",
            "in PowerPoint: File, Save As, PowerPoint Presentation (*.pptx), and check that file",
        )
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
