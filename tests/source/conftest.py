"""What the tests of the source stage share: a deck to put slides into."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

DECK = """\
title = "Sample deck"

[[outcomes]]
id = "first"
text = "Recognise samples"

[variables]
area = "Sampleshire"
address = "https://example.org/a"
"""
FACTS = """\
[facts.sample]
value = "12 samples"

[contacts.hub]
value = "01632 960000"
"""


def png(width: int, height: int) -> bytes:
    """Return a grey picture as a PNG file."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


WriteDeck = Callable[[dict[str, str | bytes]], Path]


@pytest.fixture
def write_deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WriteDeck:
    """Return a function that writes files over those of a sound deck, and gives its folder."""
    monkeypatch.chdir(tmp_path)

    def write(files: dict[str, str | bytes]) -> Path:
        sound: dict[str, str | bytes] = {
            "deck.toml": DECK, "facts.toml": FACTS, "images/sample.png": png(4, 2),
        }  # fmt: skip
        for name, content in {**sound, **files}.items():
            path = Path("deck") / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content if isinstance(content, bytes) else content.encode()
            path.write_bytes(data)
        return Path("deck")

    return write
