"""The ZIP file that a package is: its directory is checked before anything is unpacked.

Owns which entries there may be, and how much they unpack to. Refuses to know what a part means.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable

from deckbuilder.files import limits
from deckbuilder.formats.pptx import SAVE
from deckbuilder.formats.refusal import HARMFUL, Refusal, check_limit

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENTRY = b"PK\x01\x02"
"""How each entry of a ZIP file's directory begins."""
_IN_HEADER = 30
"""The bytes before the name of an entry where its content is (APPNOTE.TXT, 4.3.7)."""
_SIGNS = re.compile(r"[\\:\x00-\x1f]")
"""Signs by which a name leaves its folder, or ends early; OPC has none of them in one."""
_IS_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How parts may be packed (ISO/IEC 29500-2, annex C)."""
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError,
    RuntimeError,
)  # fmt: skip


def read_parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by their names ("/ppt/presentation.xml").

    Python's reader stops at the size that the directory gives, so that no part unpacks to more.
    """
    _refuse_other_kinds(data)
    check_limit(limits.PPTX_PARTS, data.count(_ENTRY))  # before there is an object for each
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_directory(entries, len(data))
            return {f"/{each.filename}": archive.read(each) for each in entries}
    except _DAMAGE as error:
        raise Refusal("the file is no PowerPoint file, or only a part of one", SAVE) from error


def _refuse_other_kinds(data: bytes) -> None:
    if not data:
        raise Refusal("the file is empty", "get it anew; build your own deck again")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise _locked()
        raise Refusal("the file is of the old kind that .ppt files are", SAVE)


def _check_directory(entries: Iterable[zipfile.ZipInfo], packed: int) -> None:
    """Refuse names that lead elsewhere or stand twice, and entries that lie over each other."""
    check_limit(limits.PPTX_UNPACKED, sum(each.file_size for each in entries), packed)
    names: set[str] = set()
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.flag_bits & _IS_ENCRYPTED:
            raise _locked()
        name = entry.orig_filename
        steps = name.removesuffix("/").split("/")
        if _SIGNS.search(name) or not {"", ".", ".."}.isdisjoint(steps):
            raise Refusal(f"a part has the name {name!r}, which could lead elsewhere", HARMFUL)
        if name.casefold() in names:
            raise Refusal(f"two parts have the name {name!r}", HARMFUL)
        names.add(name.casefold())
        if entry.header_offset < end or entry.compress_type not in _METHODS:
            raise Refusal("its parts are packed as PowerPoint packs none", HARMFUL)
        end = entry.header_offset + _IN_HEADER + entry.compress_size


def _locked() -> Refusal:
    return Refusal(
        "the file is locked with a password",
        "take the password off in PowerPoint: File, Info, Protect Presentation",
    )
