"""What earlier runs left: the lock of a deck that extends another, and the cache."""

from __future__ import annotations

import contextlib
import tempfile
from functools import cache
from pathlib import Path
from random import Random

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.upgrade import compare_decks, note_all
from tests.fuzz.decks import BEFORE, PIECES, case_of
from tests.fuzz.judging import KEPT, OUTPUTS
from tests.fuzz.mutating import NUMBERS, encode, vary_bytes, vary_text
from tests.fuzz.running import Case
from tests.fuzz.settings import TOML
from tests.source.overlays.conftest import EXTENDS, FILLED, NATIONAL, write

_LOCAL = {
    "deck.toml": EXTENDS,
    "facts.toml": FILLED,
    "slides/neglect.md": "# Neglect here\n\n- Our point\n",
    "slides/poverty.append.md": "More.\n",
    "slides/05-own.md": "---\nafter: neglect\n---\n# Own\n\n[There](#poverty)\n",
}
_NAMES = ("neglect", "poverty", "welcome", "contacts", "facts.reviews", "deck.title", "x")


def make_lock(random: Random) -> Case:
    """Vary a lock, or the decks that it tells of."""
    texts = _decks()
    varied = random.choice(("local/deck.lock", "local/deck.lock", *texts))
    texts = {**texts, varied: vary_text(random, texts[varied], [*TOML, *PIECES, *NUMBERS])}
    changed = random.choice([name for name in texts if name.startswith("national/slides")])
    texts[changed] = vary_text(random, texts[changed], PIECES)
    upgrade = ("upgrade", "local", "-v", "--report", OUTPUTS)
    name = random.choice(_NAMES)
    commands = [
        upgrade,
        (*upgrade, "--merge", random.choice(("neglect", "neglect", name))),
        (*upgrade, "--accept", name),
        (*upgrade, "--all"),
        ("build", "local", "-v", "-o", OUTPUTS, "-f", "pptx"),
        ("check", "local", "-v", "--today", "2030-01-01"),
        ("adapt", "local", "--slide", random.choice(_NAMES)),
        ("adapt", "national", "new", "--yes"),
    ]
    files = {name: encode(random, text) for name, text in texts.items()}
    return Case(files, random.sample(commands, 3), varied)


@cache
def _decks() -> dict[str, str]:
    """Return two decks, of which one extends the other, with a true lock."""
    files = {f"national/{name}": text for name, text in NATIONAL.items()}
    files |= {f"local/{name}": text for name, text in _LOCAL.items()}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        write(Path(), files)
        comparison = compare_decks(Path("local"), Diagnostics())
        assert comparison is not None
        [(_, lock)] = note_all(comparison).items()
    return {**files, "local/deck.lock": lock.decode()}


def make_cache(random: Random) -> Case:
    """Build twice and damage what the first build has kept between the two."""
    seed = random.random()

    def damage(folder: Path) -> None:
        chance = Random(seed)  # noqa: S311 - no secret
        files = sorted(path for path in (folder / KEPT).rglob("*") if path.is_file())
        for path in chance.sample(files, min(len(files), chance.randint(1, 8))):
            path.write_bytes(vary_bytes(chance, path.read_bytes()))

    slide = "# A\n\n![a](images/sample-drawing.svg)\n\n![b](images/sample-wide.png)\n\n    x = 1\n"
    case = case_of({"sample/slides/01-a.md": slide.encode()}, random, slide)
    build = ("build", "sample", "-o", OUTPUTS, "-f", "all")
    again = random.choice((build, (*build, "--large-print"), ("check", "sample"), build))
    files = {name: data for name, data in case.files.items() if name not in BEFORE}
    return Case(
        files, [build, again], environment={"DECKBUILDER_CACHE": "{case}/cache"}, between=damage
    )
