"""Streams of a PDF, unpacked: no more of one than a limit, whatever packs it.

Owns the limits of qpdf, which unpacks, and LZW, for which it has none. Refuses to read pictures.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

import pikepdf

from deckbuilder.files import limits
from deckbuilder.formats.refusal import HARMFUL, Refusal, check_limit

_LZW = re.compile(rb"/LZW(?:Decode)?[\s/\]>%]")
_LZW_NAMES = ("/LZW", "/LZWDecode")
_LZW_RATIO = 1_400
"""How many bytes LZW makes of one, at its maximum: codes of 12 bits that stand for up to 3,838."""


def set_limits() -> None:
    """Tell qpdf the limits; they are those of the whole process."""
    largest = limits.PDF_STREAM.max
    pikepdf.settings.set_qpdf_limits(
        max_stream_filters=limits.PDF_FILTERS.max,
        parser_max_container_size=limits.PDF_ARRAY.max,
        flate_max_memory=largest,
        run_length_max_memory=largest,
        png_max_memory=largest,
        tiff_max_memory=largest,
        dct_max_memory=largest,
        doc_max_warnings=limits.PDF_WARNINGS.max,
    )


def refuse_lzw_objects(data: bytes) -> None:
    """Refuse a file whose objects are packed, and something in it by LZW.

    Packed objects are younger than LZW's last use, and qpdf unpacks them unasked.
    """
    if _LZW.search(data) and (b"/ObjStm" in data or b"/XRef" in data):
        raise Refusal("the PDF is packed as no program packs it (LZW)", HARMFUL)


def read_stream(stream: Any) -> bytes:
    """Return what a stream holds, unpacked; raise a Refusal where that is more than the limit."""
    filters = stream.get("/Filter")
    names = [filters] if isinstance(filters, pikepdf.Name) else [*(filters or ())]
    if any(name in _LZW_NAMES for name in names):
        unpacked = len(stream.read_raw_bytes()) * _LZW_RATIO
        check_limit(limits.PDF_STREAM, unpacked if len(names) == 1 else limits.PDF_STREAM.max + 1)
    try:
        return bytes(stream.read_bytes(pikepdf.StreamDecodeLevel.specialized))
    except pikepdf.PdfError as error:
        if "limit exceeded" in str(error):
            check_limit(limits.PDF_STREAM, limits.PDF_STREAM.max + 1)
        raise


def list_members(value: Any, longest: int | None = None) -> list[Any]:
    """Return the members of an array, the first ones, or a single thing, or nothing, as a list."""
    if value is None:
        return []
    return [*islice(value, longest)] if isinstance(value, pikepdf.Array | list) else [value]
