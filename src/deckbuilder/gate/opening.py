"""Opening finished files for the rules, or saying why they cannot be judged.

Owns PDFs, files of other kinds, and what is said of a file that fails as nobody foresaw; the room
`formats/pptx` opens PowerPoint files. Refuses to judge. What reads files is imported for the first.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from deckbuilder.formats.pptx import PRESENTATIONS, SAVE
from deckbuilder.formats.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from deckbuilder.gate.pdf.document import PdfDocument
    from deckbuilder.gate.pptx.deck import BuiltDeck

KINDS = (*PRESENTATIONS, ".pdf")
"""How the names of files end that can be judged."""
UNREAD = (".ppt", ".pps", ".pot", ".odp")
"""How the names of presentations end that cannot be read."""

_AGAIN = "export it again from the program that made it, or get it anew; build your own deck again"


def open_pptx(data: bytes) -> BuiltDeck:
    """Open a PowerPoint file; raise a Refusal where that cannot be done."""
    from deckbuilder.formats.pptx.package import open_presentation
    from deckbuilder.gate.pptx.deck import BuiltDeck

    return BuiltDeck(open_presentation(data), len(data))


def refuse_kind(path: Path) -> Refusal:
    """Say why a file cannot be judged whose name says that it is of another kind."""
    if path.suffix.lower() in UNREAD:
        return Refusal(f"{path.suffix} files cannot be read", SAVE)
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


def open_pdf(data: bytes) -> PdfDocument:
    """Open a PDF; raise a Refusal where that cannot be done."""
    if not data:
        raise Refusal("the file is empty", _AGAIN)
    import logging

    import pikepdf

    from deckbuilder.gate.pdf.document import PdfDocument
    from deckbuilder.gate.pdf.streams import refuse_lzw_objects, set_limits

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # what it repairs shows in the rules
    refuse_lzw_objects(data)
    set_limits()
    try:
        document = PdfDocument(pikepdf.open(io.BytesIO(data)), len(data))
    except pikepdf.PasswordError as error:
        hint = "save it without one, and check that"
        raise Refusal("the file is locked with a password", hint) from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refusal("the file is no PDF, or it is damaged", _AGAIN) from error
    if not document.pages:
        raise Refusal("the PDF has no pages", _AGAIN)
    return document
