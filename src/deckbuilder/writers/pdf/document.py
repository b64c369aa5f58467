"""Pages as a tagged PDF file: its pages one after another, then what they share.

Owns the order in which a file is written and its catalogue. The file conforms to PDF/UA-1 (ISO
14289-1) and to PDF/A-2a (ISO 19005-2). Refuses layout, reading sources and measuring text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import asdict

from deckbuilder.brand.brand import Colours
from deckbuilder.geometry import EMU_PER_PT
from deckbuilder.scene.page import Page, PageItem, PageItems, Pages, PageShape, PageSlide, PageText
from deckbuilder.scene.presentation import Presentation
from deckbuilder.writers.pdf.drawing.content_stream import Book, Destination, Sheet
from deckbuilder.writers.pdf.drawing.shapes import draw_shape
from deckbuilder.writers.pdf.drawing.slide import draw_items, draw_slide
from deckbuilder.writers.pdf.drawing.text import write_lines, write_marker
from deckbuilder.writers.pdf.file.metadata import write_information, write_output_intent, write_xmp
from deckbuilder.writers.pdf.file.objects import PdfFile, literal, reference
from deckbuilder.writers.pdf.file.outline import write_outline
from deckbuilder.writers.pdf.file.structure import Structure
from deckbuilder.writers.pdf.resources.fonts import Fonts
from deckbuilder.writers.pdf.resources.images import Images


def write_pages(presentation: Presentation, name: str) -> bytes:
    """Write the pages of a presentation that go by this name as a PDF file.

    The same presentation gives the same bytes. Raises ValueError where none were laid out.
    """
    pages = presentation.pages.get(name)
    if pages is None:
        message = f"the presentation has no pages of {name}: lay them out first"
        raise ValueError(message)
    file = PdfFile()
    numbers = [file.reserve() for _ in pages.pages]
    book = Book(
        presentation=presentation,
        file=file,
        fonts=Fonts(file, presentation.brand),
        images=Images(file, presentation, pages),
        structure=Structure(file, pages.structure, len(numbers)),
        colours=_operands(presentation.brand.colours),
        paper=_operands(presentation.brand.paper),
        destinations=_destinations(pages, numbers),
        decorations={},
    )
    tree, resources = file.reserve(), file.reserve()
    for key, (number, page) in enumerate(zip(numbers, pages.pages, strict=True)):
        _write_page(book, pages, page, key, _PageNumbers(number, tree, resources))
    kids = " ".join(map(reference, numbers))
    box = f"{pages.width / EMU_PER_PT:.2f} {pages.height / EMU_PER_PT:.2f}"
    file.put(
        tree,
        f"<</Type/Pages/Kids[{kids}]/Count {len(numbers)}/MediaBox[0 0 {box}]>>",
    )
    file.put(resources, f"<</Font<<{book.fonts.write()}>>/XObject<<{book.images.resources()}>>>>")
    book.structure.close()
    catalogue = _write_catalogue(book, pages, tree, numbers)
    return file.close(catalogue, write_information(file, presentation.deck, pages.title))


def _operands(colours: Colours) -> Mapping[str, str]:
    """Return the theme's colours as operands of `rg`."""
    return {
        name: " ".join(f"{byte / 255:.3g}" for byte in bytes.fromhex(code))
        for name, code in asdict(colours).items()
    }


def _destinations(pages: Pages, numbers: Sequence[int]) -> Mapping[str, Destination]:
    """Return what links may lead to, as the file names places."""
    return {
        name: Destination(numbers[place.page], (pages.height - place.y) / EMU_PER_PT)
        for name, place in pages.places.items()
    }


class _PageNumbers(Struct, frozen=True):
    """The object numbers of a page, of the tree of pages and of the resources of all pages."""

    page: int
    tree: int
    resources: int


# --- pages ---------------------------------------------------------------------------------


def _write_page(book: Book, pages: Pages, page: Page, key: int, numbers: _PageNumbers) -> None:
    """Draw and write one page; `key` is its key in the parent tree."""
    sheet = Sheet(book, numbers.page, pages.height)
    book.structure.begin_page(numbers.page)
    for item in page.items:
        _draw_item(sheet, item)
        book.structure.flush()
    book.structure.end_page()
    content = book.file.stream("", sheet.data())
    annotations = " ".join(map(reference, sheet.annotations))
    book.file.put(
        numbers.page,
        f"<</Type/Page/Parent {reference(numbers.tree)}/Contents {reference(content)}"
        f"/Resources {reference(numbers.resources)}/StructParents {key}/Tabs/S"
        + (f"/Annots[{annotations}]" if annotations else "")
        + ">>",
    )


def _draw_item(sheet: Sheet, item: PageItem) -> None:
    match item:
        case PageText():
            _draw_text(sheet, item)
        case PageSlide():
            draw_slide(sheet, item)
        case PageItems():
            draw_items(sheet, item)
        case PageShape():
            draw_shape(
                sheet,
                item.rect,
                geometry="round-rect" if item.radius else "rect",
                radius=item.radius,
                fill=item.fill,
                stroke=item.stroke,
            )


def _draw_text(sheet: Sheet, text: PageText) -> None:
    structure = sheet.book.structure
    sheet.citing = text.slide
    if text.marker is not None:
        label = structure.of(text.label) if text.label else None
        baseline = text.y + (text.lines[0].baseline if text.lines else 0)
        note = text.marker.number if text.slide and text.is_note else 0
        write_marker(sheet, label, text.marker, text.x, baseline, note=note)
    tag = structure.of(text.element) if text.element else None
    write_lines(sheet, tag, text.lines, text.x, text.y)


# --- the catalogue -------------------------------------------------------------------------


def _write_catalogue(book: Book, pages: Pages, tree: int, numbers: Sequence[int]) -> int:
    """Write the document's catalogue (7.7.2) and return its number."""
    file, deck = book.file, book.presentation.deck
    outline = ""
    if pages.bookmarks:
        written = write_outline(file, pages, numbers)
        outline = f"/Outlines {reference(written)}/PageMode/UseOutlines"
    return file.add(
        f"<</Type/Catalog/Pages {reference(tree)}/Lang{literal(deck.lang)}"
        "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
        f"/StructTreeRoot {reference(book.structure.number)}"
        f"/Metadata {reference(write_xmp(file, deck, pages.title))}"
        f"/OutputIntents[{reference(write_output_intent(file))}]"
        f"/PageLabels<</Nums[0<</S/D>>]>>{outline}>>"
    )
