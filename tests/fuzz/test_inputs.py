"""No input of any kind ends in an internal error."""

from __future__ import annotations

import sys

import pytest

from tests.fuzz import decks, kept, media, settings
from tests.fuzz.running import Make, fuzz

KINDS: dict[str, tuple[Make, int]] = {
    "decks": (decks.make_deck, 24),
    "settings": (settings.make_settings, 12),
    "csv": (decks.make_csv, 4),
    "brands": (settings.make_brand, 4),
    "svg": (media.make_svg, 4),
    "pictures": (media.make_picture, 4),
    "fonts": (media.make_font, 4),
    "lock": (kept.make_lock, 6),
    "cache": (kept.make_cache, 2),
}
"""What makes an input of each kind, and how many a short run tries."""


@pytest.mark.slow
@pytest.mark.timeout(0)
@pytest.mark.skipif(sys.platform == "win32", reason="runs commands in forks, within POSIX's limits")
@pytest.mark.parametrize("kind", KINDS)
def test_no_input_ends_in_an_internal_error(kind: str) -> None:
    finds = fuzz(kind, *KINDS[kind])
    assert not finds, "\n\n".join(map(str, finds))
