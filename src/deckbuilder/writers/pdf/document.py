"""Pages as a tagged PDF file: its pages one after another, then what they share.

Owns the order in which a file is written and its catalogue. The file conforms to PDF/UA-1 (ISO
14289-1) and to PDF/A-2a (ISO 19005-2). Refuses layout, reading sources and measuring text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar, assert_never

from deckbuilder.brand.theme_colours import Colours
from deckbuilder.cache.warm import as_value, open_shelf
from deckbuilder.files.content import Sink
from deckbuilder.geometry import EMU_PER_PT
from deckbuilder.scene.page import Page, PageItem, PageItems, Pages, PageShape, PageSlide, PageText
from deckbuilder.scene.presentation import Presentation
from deckbuilder.writers.pdf.drawing.content_stream import ContentStream, Destination, PdfDocument
from deckbuilder.writers.pdf.drawing.shapes import draw_shape
from deckbuilder.writers.pdf.drawing.slide import draw_items, draw_slide
from deckbuilder.writers.pdf.drawing.text import write_lines, write_marker
from deckbuilder.writers.pdf.file.metadata import write_information, write_output_intent, write_xmp
from deckbuilder.writers.pdf.file.objects import PdfFile, literal, reference
from deckbuilder.writers.pdf.file.outline import write_outline
from deckbuilder.writers.pdf.file.structure import Recording, StructureTree
from deckbuilder.writers.pdf.resources.fonts import Fonts
from deckbuilder.writers.pdf.resources.images import Images

_Made = TypeVar("_Made")


def write_pages(presentation: Presentation, sink: Sink, name: str) -> None:
    """Write the pages of a presentation that go by this name as a PDF file.

    The same presentation gives the same bytes. Raises ValueError where none were laid out.
    """
    pages = presentation.pages.get(name)
    if pages is None:
        message = f"the presentation has no pages of {name}: lay them out first"
        raise ValueError(message)
    file = PdfFile(sink)
    numbers = [file.reserve() for _ in pages.pages]
    document = PdfDocument(
        presentation=presentation,
        pages=pages,
        file=file,
        fonts=Fonts(file, presentation.brand),
        images=Images(file, presentation, pages),
        structure=StructureTree(file, pages.structure, len(numbers)),
        page_tree=file.reserve(),
        resources=file.reserve(),
        colours=_Operands(pages.colours),
        paper=_Operands(presentation.brand.paper),
        destinations=_destinations(pages, numbers),
        decorations={},
        drawn=open_shelf(
            "drawn item",
            name,
            presentation.brand,
            (presentation.width, presentation.height, pages.height),
            as_value((pages.colours, presentation.brand.paper)),
        ),
    )
    for key, (number, page) in enumerate(zip(numbers, pages.pages, strict=True)):
        _write_page(document, page, key, number)
    kids = " ".join(map(reference, numbers))
    box = f"{pages.width / EMU_PER_PT:.2f} {pages.height / EMU_PER_PT:.2f}"
    file.put(
        document.page_tree,
        f"<</Type/Pages/Kids[{kids}]/Count {len(numbers)}/MediaBox[0 0 {box}]>>",
    )
    fonts, images = document.fonts.write(), document.images.resources()
    file.put(document.resources, f"<</Font<<{fonts}>>/XObject<<{images}>>>>")
    document.structure.close()
    catalogue = _write_catalogue(document, numbers)
    file.close(catalogue, write_information(file, presentation.deck, _title(document)))


def _title(document: PdfDocument) -> str:
    """Return the file's title, which says that it is a draft where it is one."""
    title = document.pages.title
    return f"Draft: {title}" if document.presentation.deck.draft else title


class _Operands(dict[str, str]):
    """The operands of `rg` for each colour, made when it is first asked for."""

    def __init__(self, colours: Colours) -> None:
        self._colours = colours

    def __missing__(self, colour: str) -> str:
        channels = bytes.fromhex(self._colours.rgb(colour))
        operands = self[colour] = " ".join(f"{byte / 255:.3g}" for byte in channels)
        return operands


def _destinations(pages: Pages, numbers: Sequence[int]) -> Mapping[str, Destination]:
    """Return what links may lead to, as the file names places."""
    return {
        name: Destination(numbers[place.page], (pages.height - place.y) / EMU_PER_PT)
        for name, place in pages.places.items()
    }


# --- pages ---------------------------------------------------------------------------------


def _write_page(document: PdfDocument, page: Page, key: int, number: int) -> None:
    """Draw and write the page with an object number; `key` is its key in the parent tree."""
    stream = ContentStream(document, number)
    document.structure.begin_page(number)
    data = _draw_page(stream, page)
    document.structure.end_page()
    content = document.file.stream("", data)
    annotations = " ".join(map(reference, stream.annotations))
    document.file.put(
        number,
        f"<</Type/Page/Parent {reference(document.page_tree)}/Contents {reference(content)}"
        f"/Resources {reference(document.resources)}/StructParents {key}/Tabs/S"
        + (f"/Annots[{annotations}]" if annotations else "")
        + ">>",
    )


def _draw_page(stream: ContentStream, page: Page) -> bytes:
    """Draw a page, or take what was drawn of it before; return its content."""
    structure = stream.document.structure

    def draw() -> bytes:
        for item in page.items:
            _find_item(stream, item)
            structure.flush()
        return stream.data()

    data, _ = _find(stream.document, page.items, (), draw)
    structure.flush()
    return data


def _find_item(stream: ContentStream, item: PageItem) -> None:
    """Draw an item, or take what was drawn of it before."""
    if not stream.document.drawn.remembers:
        _draw_item(stream, item)
        return
    start = len(stream.operators)

    def draw() -> tuple[Sequence[str], tuple[object, ...]]:
        _draw_item(stream, item)
        return stream.operators[start:], stream.state

    (operators, state), fresh = _find(stream.document, (item,), stream.state, draw)
    if not fresh:
        stream.resume(operators, state)


def _find(
    document: PdfDocument,
    items: Sequence[PageItem],
    state: tuple[object, ...],
    draw: Callable[[], _Made],
) -> tuple[_Made, bool]:
    """Return what drawing items makes, and whether they were drawn now.

    Otherwise they were drawn before, and what that did to the structure is done again.
    """
    fonts, fresh = document.fonts.taken, False

    def record() -> tuple[_Made, Recording]:
        nonlocal fresh
        fresh = True
        with document.structure.recording() as recording:
            made = draw()
        recording.repeatable &= document.fonts.taken == fonts
        return made, recording

    slides = (item.scene for item in items if isinstance(item, PageSlide))
    below = (document.decorations.get(scene.layout) for scene in slides)
    parts = (*items, fonts, state, *below)
    made, recording = document.drawn.find(parts, record, keeps=lambda found: found[1].repeatable)
    if not fresh:
        document.structure.repeat(recording)
    return made, fresh


def _draw_item(stream: ContentStream, item: PageItem) -> None:
    match item:
        case PageText():
            _draw_text(stream, item)
        case PageSlide():
            draw_slide(stream, item)
        case PageItems():
            draw_items(stream, item)
        case PageShape():
            draw_shape(
                stream,
                item.rect,
                geometry="round-rect" if item.radius else "rect",
                radius=item.radius,
                fill=item.fill,
                stroke=item.stroke,
            )
        case _:
            assert_never(item)


def _draw_text(stream: ContentStream, text: PageText) -> None:
    structure = stream.document.structure
    stream.citing = text.slide
    if text.marker is not None:
        label = structure.of(text.label) if text.label else None
        baseline = text.y + (text.lines[0].baseline if text.lines else 0)
        note = text.marker.number if text.slide and text.is_note else 0
        write_marker(stream, label, text.marker, text.x, baseline, note=note)
    tag = structure.of(text.element) if text.element else None
    write_lines(stream, tag, text.lines, text.x, text.y)


# --- the catalogue -------------------------------------------------------------------------


def _write_catalogue(document: PdfDocument, numbers: Sequence[int]) -> int:
    """Write the document's catalogue (7.7.2), given its pages' numbers, and return its number."""
    file, deck, pages = document.file, document.presentation.deck, document.pages
    outline = ""
    if pages.bookmarks:
        written = write_outline(file, pages, numbers)
        outline = f"/Outlines {reference(written)}/PageMode/UseOutlines"
    return file.add(
        f"<</Type/Catalog/Pages {reference(document.page_tree)}/Lang{literal(deck.lang)}"
        "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
        f"/StructTreeRoot {reference(document.structure.number)}"
        f"/Metadata {reference(write_xmp(file, deck, _title(document)))}"
        f"/OutputIntents[{reference(write_output_intent(file))}]"
        f"/PageLabels<</Nums[0<</S/D>>]>>{outline}>>"
    )
