"""A brand's colours as a picture: each pair of text and background, both ways round, and the logo.

Owns the picture, as SVG. Refuses to judge: it shows verdicts, in words beside the colours, which
themselves may be hard to read.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from xml.sax.saxutils import escape

from deckbuilder.assets.pictures.metadata import strip_metadata
from deckbuilder.assets.pictures.svg.cleaning import clean_svg
from deckbuilder.brand.brand import Brand
from deckbuilder.brand.colour_checks import PairVerdict, judge_pairs
from deckbuilder.brand.colours.contrast import is_dark
from deckbuilder.brand.colours.shades import is_light
from deckbuilder.model import Image
from deckbuilder.wording import shorten

NAMES = {
    "tx1": "text",
    "bg1": "slides",
    "tx2": "titles",
    "bg2": "panels",
    "accent1": "main colour",
    "hlink": "links",
    "folHlink": "followed links",
    **{f"accent{number}": f"accent {number}" for number in range(2, 7)},
    "black": "black",
    "white": "white",
}
"""What each of a theme's colours is for, in few words."""

_WIDTH, _MARGIN, _GAP = 960, 32, 16
_COLUMNS = 4
_CARD_WIDTH = (_WIDTH - 2 * _MARGIN - (_COLUMNS - 1) * _GAP) // _COLUMNS
_SAMPLE, _CARD = 64, 116
_HEADER = 128
_LOGO = 48


def draw_swatches(brand: Brand) -> str:
    """Return the picture of a brand's colours as an SVG file's text."""
    verdicts = judge_pairs(brand.colours)
    rows = -(-len(verdicts) // _COLUMNS)
    height = _HEADER + _MARGIN + rows * (_CARD + _GAP) - _GAP + _MARGIN
    failing = sum(not (verdict.passes or verdict.stand_in) for verdict in verdicts)
    outcome = f"{failing} cannot be read" if failing else "all can be read"
    title = f"Colours of {brand.title}: {len(verdicts)} pairs, {outcome}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}"'
        f' height="{height}" role="img" font-family="{_family(brand)}">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="{_WIDTH}" height="{height}" fill="#FFFFFF"/>\n'
        f"{''.join(_draw_header(brand))}{''.join(_draw_cards(brand, verdicts))}</svg>\n"
    )


def rasterise_swatches(svg: str, brand: Brand) -> bytes:
    """Return the picture as a PNG of twice its size, its text in the brand's font."""
    from deckbuilder.assets.pictures.raster import rasterise

    return rasterise(svg.encode(), 2 * _WIDTH, _MAX_HEIGHT, (brand.body.regular, brand.body.bold))


_MAX_HEIGHT = 10_000
"""More pixels than any number of pairs takes; the width decides."""


def _family(brand: Brand) -> str:
    return escape(f"{brand.body.name}, sans-serif", {'"': "'"})


def _draw_header(brand: Brand) -> Iterator[str]:
    """Yield a band as the title slide has it and one as other slides have it, a logo on each."""
    colours = brand.colours
    background, ink = (colours.bg2, colours.tx1) if is_dark(colours) else (colours.tx2, colours.bg1)
    half = _WIDTH // 2
    for left, fill, text in ((0, background, ink), (half, colours.bg1, colours.tx2)):
        yield f'<rect x="{left}" width="{half}" height="{_HEADER}" fill="#{fill}"/>\n'
        yield _draw_text(left + _MARGIN, 40, 20, text, shorten(brand.title, 40), bold=True)
        yield _draw_logo(brand, left + _MARGIN, fill)


def _draw_logo(brand: Brand, left: int, background: str) -> str:
    """Return the logo for a background, on a panel where it is meant for another."""
    if brand.logo is None:
        return ""
    dark = not is_light(background)
    image = brand.logo.dark if dark and brand.logo.dark else brand.logo.image
    width = min(400, round(_LOGO * image.width / max(1, image.height)))
    panel = ""
    if dark and image is brand.logo.image and background != brand.colours.bg1:
        panel = (
            f'<rect x="{left}" y="58" width="{width + 16}" height="{_LOGO + 12}"'
            f' fill="#{brand.colours.bg1}"/>\n'
        )
        left += 8
    return (
        f'{panel}<image x="{left}" y="64" width="{width}" height="{_LOGO}"'
        f' preserveAspectRatio="xMinYMid meet" href="{_data_address(image)}"/>\n'
    )


def _data_address(image: Image) -> str:
    data = image.path.read_bytes()
    data = clean_svg(data).data if image.format == "svg" else strip_metadata(data, image.format)
    kind = "svg+xml" if image.format == "svg" else image.format
    return f"data:image/{kind};base64,{b64encode(data).decode()}"


def _draw_cards(brand: Brand, verdicts: tuple[PairVerdict, ...]) -> Iterator[str]:
    for position, verdict in enumerate(verdicts):
        row, column = divmod(position, _COLUMNS)
        left = _MARGIN + column * (_CARD_WIDTH + _GAP)
        yield from _draw_card(brand, verdict, left, _HEADER + _MARGIN + row * (_CARD + _GAP))


def _draw_card(brand: Brand, verdict: PairVerdict, left: int, top: int) -> Iterator[str]:
    """Yield one pair: a sample of each on the other, and in black what they are."""
    text, background = (brand.colours.rgb(name) for name in (verdict.text, verdict.background))
    half = _CARD_WIDTH // 2
    for start, ink, fill in ((left, text, background), (left + half, background, text)):
        yield (
            f'<rect x="{start}" y="{top}" width="{half}" height="{_SAMPLE}" fill="#{fill}"'
            f' stroke="#767676"/>\n'
        )
        yield _draw_text(start + 12, top + 42, 28, ink, "Aa 1")
    names = f"{NAMES[verdict.text]} on {NAMES[verdict.background]}"
    yield _draw_text(left, top + _SAMPLE + 20, 14, "000000", names, bold=True)
    yield _draw_text(
        left, top + _SAMPLE + 38, 14, "000000", f"{verdict.shown} to 1: {say_outcome(verdict)}"
    )
    if verdict.nearest:
        yield _draw_text(
            left, top + _SAMPLE + 54, 12, "000000", f"{verdict.change} #{verdict.nearest} would do"
        )


def say_outcome(verdict: PairVerdict) -> str:
    """Say whether a pair can be read, or which colour takes the text's place."""
    if verdict.stand_in:
        return f"{NAMES[verdict.stand_in]} instead"
    return "passes" if verdict.passes else "FAILS"


def _draw_text(x: int, y: int, size: int, colour: str, text: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x}" y="{y}" font-size="{size}"{weight} fill="#{colour}">{escape(text)}</text>\n'
    )
