"""Draws decks of photographs or of drawings: a script, so that who measures stays small.

Owns the pictures, which are noise by seeds: JPEG files of 3000 x 2000 and SVG files with shapes,
a gradient and a blur. A process starts with the peak memory of the one that started it, so
nothing here may run where commands are measured.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

_WIDTH, _HEIGHT = 3000, 2000
_QUALITY = 90


def main() -> None:
    """Write a deck of pictures; the arguments are their kind, the folder and their number."""
    kind, folder, count = sys.argv[1:]
    ending, draw = KINDS[kind]
    deck = Path(folder)
    (deck / "slides").mkdir(parents=True)
    (deck / "images").mkdir()
    (deck / "deck.toml").write_text('title = "Sample pictures"\n')
    for number in range(int(count)):
        (deck / "slides" / f"{number:03}-picture-{number}.md").write_text(
            f"# Sample picture {number}\n\nSome words that say nothing of it.\n\n"
            f"![A sample picture, number {number}](images/{number}.{ending})\n"
        )
    with ProcessPoolExecutor() as pool:
        list(pool.map(partial(draw, deck / "images"), range(int(count))))


def _draw_photograph(folder: Path, number: int) -> None:
    """Write a photograph of about 1.3 MB: shades that run together, and the grain of a film."""
    from PIL import Image

    size = (_WIDTH, _HEIGHT)
    noise = random.Random(number)
    shades = Image.frombytes("RGB", (150, 100), noise.randbytes(150 * 100 * 3)).resize(size)
    grain = Image.frombytes("L", (750, 500), noise.randbytes(750 * 500))
    grain = grain.resize(size, Image.Resampling.BILINEAR).convert("RGB")
    Image.blend(shades, grain, 0.15).save(folder / f"{number}.jpg", quality=_QUALITY)


def _draw_drawing(folder: Path, number: int) -> None:
    """Write a drawing of 60 polygons that are seen through, below a blurred gradient and a text."""
    noise = random.Random(number)
    (folder / f"{number}.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600" viewBox="0 0 800 600">'
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/>'
        '<stop offset="1" stop-color="#006"/></linearGradient>'
        '<filter id="b"><feGaussianBlur stdDeviation="3"/></filter></defs>'
        f"{''.join(_draw_polygon(noise) for _ in range(60))}"
        '<rect x="100" y="100" width="500" height="300" fill="url(#g)" filter="url(#b)"'
        f' opacity="0.6"/><text x="120" y="200" font-size="40">Sample {number}</text></svg>'
    )


def _draw_polygon(noise: random.Random) -> str:
    points = " ".join(f"{noise.randrange(800)},{noise.randrange(600)}" for _ in range(12))
    fill, stroke = (f"#{noise.randrange(1 << 24):06x}" for _ in range(2))
    return f'<polygon points="{points}" fill="{fill}" fill-opacity="0.4" stroke="{stroke}"/>'


KINDS: dict[str, tuple[str, Callable[[Path, int], None]]] = {
    "photographs": ("jpg", _draw_photograph),
    "drawings": ("svg", _draw_drawing),
}
"""How a kind of picture is drawn, and the ending of its files' names."""

if __name__ == "__main__":
    main()
