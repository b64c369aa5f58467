"""Pictures are drawn and decoded once, whoever asks for them, and are not held in memory."""

import io
import random
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from PIL import Image as Pillow

from deckbuilder.assets.pictures import pixels, raster
from deckbuilder.builds import checking, pipeline
from deckbuilder.builds.request import BuildRequest, CheckRequest
from deckbuilder.cache.builds import Builds
from deckbuilder.cache.store import Store
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files import inputs

BOTH = ("pptx", "handout")
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><text x="9" y="99">A</text>'
    '<rect width="{0}" height="90" fill="red"/><filter id="f"/><g filter="url(#f)"/></svg>'
)


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "cache"))
    return Store(str(tmp_path / "cache"))


@pytest.fixture
def asked(monkeypatch):
    """Return what the libraries are asked to draw and decode, as a list that grows."""
    found = []
    for module, name in ((raster, "_ask"), (pixels, "_draw")):
        real = getattr(module, name)
        monkeypatch.setattr(
            module, name, lambda *values, real=real: found.append(values) or real(*values)
        )
    return found


def make_deck(root: Path, pictures: int, words: str = "Words.") -> Path:
    (root / "slides").mkdir(parents=True)
    (root / "images").mkdir()
    (root / "deck.toml").write_text('title = "Sample"\n')
    (root / "slides/00.md").write_text(f"# First\n\n{words}\n")
    for number in range(pictures):
        (root / f"images/{number}.svg").write_text(DRAWING.format(99 + number))
        (root / f"images/{number}.jpg").write_bytes(noise(number))
        (root / f"slides/{2 * number + 1:02}.md").write_text(
            f"# Photograph {number}\n\n![A sample](images/{number}.jpg)\n"
        )
        (root / f"slides/{2 * number + 2:02}.md").write_text(
            f"# Drawing {number}\n\n![A drawing](images/{number}.svg)\n"
        )
    return root


def noise(seed: int) -> bytes:
    """Return a photograph that is far larger than any place of it, and hardly compressed."""
    pixels = random.Random(seed).randbytes(60 * 40 * 3)  # noqa: S311
    file = io.BytesIO()
    small = Pillow.frombytes("RGB", (60, 40), pixels)
    small.resize((4200, 2800), Pillow.Resampling.NEAREST).save(file, "JPEG", quality=60)
    return file.getvalue()


def build(deck: Path, store: Store | None) -> None:
    raster.rasterise.cache_clear()
    found = Diagnostics()
    request = BuildRequest(path=deck, folder=deck.parent / f"out-{deck.name}", formats=BOTH)
    assert pipeline.build(request, found, builds=Builds(store) if store else None), [
        *map(str, found)
    ]


def check(deck: Path) -> None:
    raster.rasterise.cache_clear()
    request = CheckRequest(path=deck, today=date(2026, 1, 1))
    assert checking.check(request, Diagnostics()) is not None


def test_an_edit_and_a_check_draw_nothing(tmp_path, store, asked):
    deck = make_deck(tmp_path / "deck", 1)
    build(deck, store)
    assert len(asked) >= 4
    asked.clear()
    (deck / "slides/00.md").write_text("# First\n\nOther words.\n")
    build(deck, store)
    raster.rasterise.cache_clear()
    assert (
        checking.check(CheckRequest(path=deck, today=date(2026, 1, 1)), Diagnostics()) is not None
    )
    assert asked == []


def test_another_deck_with_the_same_pictures_draws_nothing(tmp_path, store, asked):
    build(make_deck(tmp_path / "one", 1), store)
    asked.clear()
    build(make_deck(tmp_path / "two", 1, "Other words."), store)
    assert asked == []


def test_a_check_keeps_what_it_draws(tmp_path, store, asked):
    deck = make_deck(tmp_path / "deck", 1)
    check(deck)
    assert asked
    asked.clear()
    check(deck)
    assert asked == []


def test_a_photograph_that_changes_is_made_anew(tmp_path, store, asked):
    deck = make_deck(tmp_path / "deck", 1)
    build(deck, store)
    before = (tmp_path / "out-deck/deck.pptx").read_bytes()
    asked.clear()
    (deck / "images/0.jpg").write_bytes(noise(7))
    build(deck, store)
    assert len(asked) == 2  # for the deck and for the handout
    assert (tmp_path / "out-deck/deck.pptx").read_bytes() != before


@pytest.mark.parametrize("kept", [True, False])
def test_memory_does_not_grow_with_the_pictures(tmp_path, store, kept):
    peaks = []
    for count in (3, 9):
        deck = make_deck(tmp_path / f"deck{count}", count)
        build(deck, store if kept else None)  # what is imported and read once does not count
        (deck / "slides/00.md").write_text("# First\n\nOther words.\n")
        tracemalloc.start()
        build(deck, store if kept else None)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 2_000_000


def test_a_large_file_is_hashed_once_until_it_is_touched(tmp_path, monkeypatch):
    path, hashed = tmp_path / "a.jpg", []
    path.write_bytes(bytes(100_000))
    real = inputs.digest_parts
    monkeypatch.setattr(inputs, "digest_parts", lambda parts: hashed.append(1) or real(parts))
    now = inputs.time.time
    question = ("content", str(path))
    first = inputs.ask([question])
    assert inputs.ask([question]) == first
    assert len(hashed) == 2  # it may still be written to
    monkeypatch.setattr(inputs.time, "time", lambda: now() - 9)
    assert inputs.ask([question]) == inputs.ask([question]) == first
    assert len(hashed) == 4  # nor is a time that is yet to come long ago
    monkeypatch.setattr(inputs.time, "time", lambda: now() + 9)
    assert inputs.ask([question]) == inputs.ask([question]) == first
    assert len(hashed) == 5
    path.write_bytes(b"\1" * 100_000)
    assert inputs.ask([question]) != first
