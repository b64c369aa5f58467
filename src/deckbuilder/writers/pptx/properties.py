"""What the file tells of itself: document properties and the settings of views and shows.

Owns `docProps` and the small parts beside the presentation. Refuses personal data: the author
is the deck's, and nothing names who built the file or when, but for SOURCE_DATE_EPOCH.
"""

from __future__ import annotations

from datetime import UTC, datetime

from deckbuilder.files.source_date import read_source_date
from deckbuilder.scene.presentation import Presentation
from deckbuilder.writers.pptx.package.xml import DECLARATION, NAMESPACES, text

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def build_date() -> datetime:
    """Return the date of SOURCE_DATE_EPOCH, or the first day of 1980, as in the zip."""
    return read_source_date() or datetime(1980, 1, 1, tzinfo=UTC)


def write_core(presentation: Presentation) -> str:
    """Return the core properties (ISO/IEC 29500-2, clause 11)."""
    deck = presentation.deck
    date = build_date().strftime("%Y-%m-%dT%H:%M:%SZ")
    values = {
        "dc:title": f"Draft: {deck.title}" if deck.draft else deck.title,
        "dc:subject": deck.subtitle,
        "dc:creator": deck.author,
        "cp:keywords": ", ".join(deck.keywords),
        "dc:language": deck.lang,
        "cp:version": deck.edition,
        "cp:contentStatus": "Draft" if deck.draft else "",
    }
    rows = "".join(f"<{tag}>{text(value)}</{tag}>" for tag, value in values.items() if value)
    dates = "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{date}</dcterms:{tag}>'
        for tag in ("created", "modified")
    )
    return f"{DECLARATION}<cp:coreProperties {_CORE}>{rows}{dates}</cp:coreProperties>"


def write_app(presentation: Presentation) -> str:
    """Return the extended properties: what made the file, and how much is in it."""
    scenes = presentation.scenes
    form = "Custom" if presentation.brand.template else "Widescreen"
    return (
        f'{DECLARATION}<Properties xmlns="{_APP}"><Application>deckbuilder</Application>'
        f"<PresentationFormat>{form}</PresentationFormat>"
        f"<Slides>{len(scenes)}</Slides>"
        f"<Notes>{sum(bool(scene.notes_pane) for scene in scenes)}</Notes>"
        f"<HiddenSlides>{sum(scene.hidden for scene in scenes)}</HiddenSlides></Properties>"
    )


PRESENTATION_PROPERTIES = (
    f'{DECLARATION}<p:presentationPr {NAMESPACES}><p:showPr showNarration="1" useTimings="0">'
    "<p:present/><p:sldAll/></p:showPr></p:presentationPr>"
)
"""A show goes on by hand alone: the slides' times (`writers/pptx/slides/timing.py`) are for
planning.
"""
VIEW_PROPERTIES = f"{DECLARATION}<p:viewPr {NAMESPACES}/>"
