"""Logos with too few pixels for the size at which slides show them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckbuilder.diagnostics import Span
from deckbuilder.geometry import pt
from deckbuilder.layout.slides.picture_resolution import MIN_PIXELS_PER_INCH, pixels_per_inch
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.scene.slide import PictureItem


@rule(
    "DB690",
    "logo-resolution",
    WARNING,
    summary="The logo has fewer than 100 pixels to an inch at the size at which slides show it.",
    why="It looks blurred on every slide, and its letters, often the name of the partnership, "
    "cannot be read.",
    example="a logo of 60 by 20 pixels, taken from a web page",
    fix="Ask for the logo as SVG, which is sharp at any size, or for one with more pixels.",
    source="This tool's own limit, that for pictures on slides; no published one",
)
def logo_resolution(subject: Subject) -> Iterator[Finding]:
    """Find the brand's logos by the largest place that a layout gives each."""
    logo, largest = subject.brand.logo, dict[Path, PictureItem]()
    for shown in _find_logos(subject):
        path = shown.image.path
        largest[path] = min(largest.get(path, shown), shown, key=pixels_per_inch)
    for path, shown in largest.items():
        blurred = shown.image.format != "svg" and pixels_per_inch(shown) < MIN_PIXELS_PER_INCH
        if blurred and logo is not None and path in logo.spans:
            yield _find(shown, logo.spans[path])


def _find(largest: PictureItem, span: Span) -> Finding:
    image = largest.image
    needed = MIN_PIXELS_PER_INCH * pt(largest.rect.width) / 72
    return Finding(
        span,
        f"the logo looks blurred: it has {image.width} by {image.height} pixels for a width of "
        f"{pt(largest.rect.width) / 72 * 2.54:.1f} cm",
        hint=f"take one as SVG, or one of at least {needed:.0f} pixels in width",
    )


def _find_logos(subject: Subject) -> Iterator[PictureItem]:
    for layout in subject.presentation.layouts.values():
        yield from (item for item in layout.decoration if isinstance(item, PictureItem))
