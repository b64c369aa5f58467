"""Measures what a rebuild for every partnership costs: many variants in one run.

Owns the project of decks that it generates and the rows and targets of those measurements. Beside
it stands the usual pair of tools: pandoc, then LibreOffice, which prints the notes pages.
"""

from __future__ import annotations

import colorsys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from measuring import COLD, Plan, Run, measure, median, peak
from peers import Peer, find_libreoffice, find_pandoc, tell_peers
from results import Report, Results, Target
from samples import write_deck

VARIANTS = 132
"""As many as there are local safeguarding partnerships in England."""

OURS = "deckbuild, all in one run"
USUAL = "pandoc, then LibreOffice"
_SLIDES = 17
_RUNS = 3
_EXPORT = 'pdf:impress_pdf_Export:{"ExportNotesPages":{"type":"boolean","value":"true"}}'


def measure_variants(plan: Plan, count: int = VARIANTS) -> Report:
    """Build few variants, many, and one deck with the usual pair of tools, in turn."""
    few = -(-count // 11)
    peers = (find_pandoc(), find_libreoffice())
    results: dict[int, dict[str, list[Run]]] = {1: {USUAL: []}, few: {OURS: []}, count: {OURS: []}}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        names = write_project(folder, count)
        programs = [peer.tool.command[0] for peer in peers if isinstance(peer, Peer)]
        usual = len(programs) == len(peers)
        if usual:
            _run_usual(folder, *programs)  # makes LibreOffice's profile, and is not counted
        for _ in range(plan.runs or _RUNS):
            for number in (few, count):
                results[number][OURS].append(_run_variants(folder, names[:number]))
            if usual:
                results[1][USUAL].append(_run_usual(folder, *programs))
    return Report(
        f"Many variants of a deck of {_SLIDES} slides in one run, cold, both files of each",
        results,
        [*judge_variants(results, few, count)],
        tell_peers(peers),
        unit="variants",
    )


def judge_variants(results: Results, few: int, many: int) -> Iterator[Target]:
    """Yield the targets: how memory grows with their number, and the mean time of a variant."""
    growth = peak(results[many][OURS]) / peak(results[few][OURS])
    yield Target(f"{many} variants in place of {few}: peak memory grows by", growth, 1.1)
    usual = results[1][USUAL]
    mean = median(results[many][OURS]) / many
    text = f"{many} variants: mean time of one as a share of {USUAL}'s"
    yield Target(text, mean / median(usual) if usual else None, 0.02)


# --- the project ---------------------------------------------------------------------------


def write_project(folder: Path, count: int) -> list[str]:
    """Write a national deck, and a deck with a brand of its own for each variant; name these."""
    write_deck(folder / "decks/national", _SLIDES)
    names = [f"sample-{number:03}" for number in range(1, count + 1)]
    for number, name in enumerate(names, start=1):
        _write_variant(folder, name, number)
    return names


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


# --- runs ----------------------------------------------------------------------------------


def _run_variants(folder: Path, names: Sequence[str]) -> Run:
    output = f"dist-{len(names)}"
    run = measure([*COLD, "-o", output, *(f"decks/{name}" for name in names)], folder)
    written = len(list((folder / output).iterdir()))
    if written != 2 * len(names):
        raise RuntimeError(f"{written} files of {2 * len(names)} were built")
    return run


def _run_usual(folder: Path, pandoc: str, soffice: str) -> Run:
    """Run the usual pair of tools, one after the other."""
    slides = sorted(map(str, (folder / "decks/national/slides").iterdir()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    first = measure([pandoc, *slides, "-o", "usual.pptx"], folder)
    convert = [soffice, "--headless", profile, "--convert-to", _EXPORT, "usual.pptx"]
    second = measure(convert, folder, folder / "usual.pdf")
    return Run(
        first.seconds + second.seconds,
        (first.cpu or 0) + (second.cpu or 0),
        max(first.memory, second.memory),
    )
