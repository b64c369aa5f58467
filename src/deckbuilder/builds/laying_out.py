"""Laying out a deck that was read: its brand, its scenes, its pages, and the session's checks.

Imported only where a deck is really laid out, which a build that is found in the cache never
needs. Refuses to read decks and to write.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from deckbuilder.brand import Brand
from deckbuilder.brand.colours.contrast import is_dark
from deckbuilder.brand.resolve import load_brand
from deckbuilder.builds.request import BRAND_OPTION, DeckRequest
from deckbuilder.cache.warm import find_reported, open_shelf
from deckbuilder.diagnostics import Diagnostic, Diagnostics, Revision, Severity, Span
from deckbuilder.layout import (
    WITH_PICTURES,
    find_draft_faults,
    lay_out,
    lay_out_pages,
    mark_draft,
    offer_layouts,
)
from deckbuilder.lint.policy import Policy
from deckbuilder.lint.source_text.source_files import SourceFiles
from deckbuilder.model import Deck, PrintSettings
from deckbuilder.scene.presentation import Presentation
from deckbuilder.session.checks import check_session
from deckbuilder.settings import decide
from deckbuilder.wording import counted


def lay_out_deck(
    deck: Deck,
    request: DeckRequest,
    pages: Collection[str],
    diagnostics: Diagnostics,
    progress: Callable[[str], None],
) -> Presentation | None:
    """Lay out a deck's slides and the PDFs that `pages` names; None without a brand."""
    brand = settle_brand(deck, request, diagnostics)
    if brand is None:
        return None
    progress(f"Laying out {counted(len(deck.slides), 'slide')}")
    presentation = lay_out(deck, brand, diagnostics)
    check_session(presentation, diagnostics)
    faults = find_draft_faults(deck.slides, diagnostics) if request.draft else {}
    printed = _lay_out_for_paper(presentation, pages)
    if request.draft:
        presentation, printed = (mark_draft(each, faults) for each in (presentation, printed))
    presentation = lay_out_pages(offer_layouts(presentation), pages, diagnostics, printed=printed)
    if len(diagnostics):
        shown = {fault for found in faults.values() for fault in found}
        diagnostics.revise(_softened(Policy(deck.check, SourceFiles()), shown))
    return presentation


def settle_brand(deck: Deck, request: DeckRequest, diagnostics: Diagnostics) -> Brand | None:
    """Return the brand that a deck is laid out in, with its settings for the PDFs, or None."""
    brand = _load_brand(deck, request.brand, diagnostics)
    return None if brand is None else _apply_settings(brand, deck, request.printed)


def _lay_out_for_paper(presentation: Presentation, pages: Collection[str]) -> Presentation:
    """Lay out light slides for the papers that show them, where a brand's own are dark."""
    brand = presentation.brand
    if WITH_PICTURES not in pages or not is_dark(brand.colours):
        return presentation
    shelf = open_shelf("brand on paper")
    on_paper = shelf.find((brand,), lambda: replace(brand, colours=brand.paper))
    return lay_out(presentation.deck, on_paper, Diagnostics())


def _softened(policy: Policy, shown: Container[Diagnostic]) -> Revision:
    """Return a policy under which faults that a draft shows are warnings."""

    def revise(found: Diagnostic) -> Diagnostic | None:
        return replace(found, level=Severity.WARNING) if found in shown else policy(found)

    return revise


def _load_brand(deck: Deck, name: str | None, diagnostics: Diagnostics) -> Brand | None:
    """Load the brand that the command line names, or else the deck's.

    A path counts from the working folder in the first case, from the deck's in the second.
    """
    here, root = Path(), deck.root
    starts = (root, here) if deck.brand_root is None else (deck.brand_root, root, here)
    if name is not None:
        load = partial(load_brand, name, (here, root), diagnostics, where=BRAND_OPTION)
    else:
        where = deck.span or Span(str(root), 1, 1)
        load = partial(load_brand, deck.brand, starts, diagnostics, where=where, root=root)
    shelf = open_shelf("brand", Path.cwd(), diagnostics.redirections)
    parts = (name, deck.brand, starts, deck.span)
    return find_reported(shelf, parts, load, diagnostics, diagnostics)


def _apply_settings(brand: Brand, deck: Deck, printed: PrintSettings) -> Brand:
    """Return the brand with what the deck and the command line set for the PDFs."""
    style = brand.handout
    values = {
        name: decide(
            getattr(style, name),
            deck=getattr(deck.handout, name),
            command_line=getattr(printed, name),
        )
        for name in printed.__struct_fields__
    }
    return open_shelf("brand with settings").find(
        (brand, *values.values()), lambda: replace(brand, handout=replace(style, **values))
    )
