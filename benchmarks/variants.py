"""Measures what a rebuild for every partnership costs: many variants in one run.

Owns the project of decks that it generates and the rows of those measurements. Refuses to be a
test, as `run.py` does, which prints the rows and says how the tools take turns.
"""

from __future__ import annotations

import colorsys
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from edits import write_deck
from measuring import Run, measure
from results import Target

VARIANTS = 132
"""As many as there are local safeguarding partnerships in England."""

_SLIDES = 17
_BUILD = (str(Path(sys.executable).with_name("deckbuild")), "build", "-q")


def measure_variants(pandoc: str | None, soffice: str | None) -> list[Target]:
    """Measure all and print a row for each."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_project(folder)
        os.environ["DECKBUILDER_CACHE"] = str(folder / "cache")
        return list(_measure_many(folder, pandoc, soffice))


# --- the project ---------------------------------------------------------------------------


def write_project(folder: Path) -> None:
    """Write a national deck, and a deck of its own with a brand of its own for each variant."""
    write_deck(folder / "decks/national", _SLIDES)
    for number in range(1, VARIANTS + 1):
        _write_variant(folder, f"sample-{number:03}", number)


def _write_variant(folder: Path, name: str, number: int) -> None:
    """Write a deck that replaces, adds to, inserts and leaves out slides, and its brand."""
    slides = folder / "decks" / name / "slides"
    slides.mkdir(parents=True)
    (slides.parent / "deck.toml").write_text(
        f'extends = "../national"\ntitle = "Sample {number}"\nbrand = "{name}"\n'
        'drop = ["slide-16"]\n'
    )
    (slides / "slide-2.md").write_text(f"# Replaced in sample {number}\n\n- A point of its own\n")
    (slides / "slide-5.md").write_text("---\noverlay: append\n---\nA paragraph of its own.\n")
    (slides / "own.md").write_text("---\nafter: slide-7\n---\n# A slide of its own\n\nText.\n")
    red, green, blue = colorsys.hls_to_rgb(number / VARIANTS, 0.2, 0.7)
    colour = "".join(f"{round(part * 255):02X}" for part in (red, green, blue))
    brand = folder / "branding" / name
    brand.mkdir(parents=True)
    (brand / "brand.toml").write_text(
        f'title = "Sample {number}"\n[colours]\naccent1 = "#{colour}"\n'
    )


# --- many at once --------------------------------------------------------------------------


def _measure_many(folder: Path, pandoc: str | None, soffice: str | None) -> Iterator[Target]:
    """Yield the mean time of a variant, and how memory grows with their number."""
    names = [f"sample-{number:03}" for number in range(1, VARIANTS + 1)]
    few = _measure_run(folder, names[: VARIANTS // 11], "few")
    many = _measure_run(folder, names, "many")
    growth = many.memory / few.memory
    grown = f"{VARIANTS} variants in place of {VARIANTS // 11}: peak memory grows by"
    yield Target(grown, growth, 1.1)
    mean = many.seconds / VARIANTS
    words = f"{VARIANTS} variants in one run: mean time of one as a share of pandoc + LibreOffice's"
    if pandoc is None or soffice is None:
        yield Target(words, None, 0.06)
        return
    reference = _measure_reference(folder, pandoc, soffice)
    print(f"{'':>6}  pandoc, then LibreOffice's notes pages as a PDF: {reference:.2f} s")
    yield Target(words, mean / reference, 0.06)


def _measure_run(folder: Path, names: Sequence[str], output: str) -> Run:
    run = measure(
        [*_BUILD, "--no-cache", "-o", output, *(f"decks/{name}" for name in names)], folder
    )
    written = len(list((folder / output).iterdir()))
    if written != 2 * len(names):
        message = f"{written} files of {2 * len(names)} were built"
        raise RuntimeError(message)
    mean = run.seconds / len(names)
    print(f"{len(names):>6}  variants in one run {run.seconds:>6.1f} s, {mean:.3f} s each, "
          f"{run.memory / 1e6:.0f} MB at most in a process")  # fmt: skip
    return run


def _measure_reference(folder: Path, pandoc: str, soffice: str) -> float:
    """Return the seconds of the quickest of three runs of the usual pair of tools."""
    slides = sorted(map(str, (folder / "decks/national/slides").iterdir()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    export = 'pdf:impress_pdf_Export:{"ExportNotesPages":{"type":"boolean","value":"true"}}'
    times = []
    for _ in range(4):  # the first makes the profile, and is not counted
        start = perf_counter()
        measure([pandoc, *slides, "-o", "reference.pptx"], folder)
        measure([soffice, "--headless", profile, "--convert-to", export, "reference.pptx"], folder)
        times.append(perf_counter() - start)
    return min(times[1:])


def find_office() -> str | None:
    """Return LibreOffice's program, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")
