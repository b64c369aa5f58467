"""Questions to a shape of a slide: what it shows, and what it says of itself.

Owns walking shapes, groups among them, and choosing among contents for older and newer programs.
Refuses to judge. Shapes are python-pptx's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from deckbuilder.formats.pptx.parts import MC, A, P
from deckbuilder.gate.pptx.inherited import kind_of

_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_SHAPES = (f"{P}sp", f"{P}pic", f"{P}graphicFrame", f"{P}grpSp", f"{P}cxnSp")


def choose_content(tree: Any) -> None:
    """Put what a new PowerPoint shows in the place of each choice of contents among the shapes.

    Ink, equations, 3D models and some media stand in such choices (ISO/IEC 29500-3, 9.3), which
    python-pptx does not look into. Beside the shapes choices are left alone.
    """
    for choice in [*tree.iter(f"{MC}AlternateContent")]:
        offers = [*choice.iterfind(f"{MC}Choice"), *choice.iterfind(f"{MC}Fallback")]
        contents = ([each for each in offer if each.tag in _SHAPES] for offer in offers)
        shapes = next(filter(None, contents), [])
        if not shapes or choice.getparent() is None:
            continue
        for shape in shapes:
            choice.addprevious(shape)
        choice.getparent().remove(choice)


def walk_shapes(shapes: Iterable[Any]) -> Iterator[Any]:
    """Yield shapes, groups among them, and the shapes in groups."""
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from walk_shapes(shape.shapes)


def rows_of(table: Any) -> list[list[Any]]:
    """Return the elements of a table's cells, row by row; python-pptx counts to each row anew."""
    rows = table._tbl.iterchildren(f"{A}tr")
    return [[*row.iterchildren(f"{A}tc")] for row in rows]


def drawing_properties(shape: Any) -> Any:
    """Return the element that holds a shape's name, its description and whether it is hidden."""
    return next(shape._element.iter(f"{P}cNvPr"))


def name_of(shape: Any) -> str:
    """Return a shape's name, as the selection pane shows it.

    python-pptx takes longer, and says what is wrong where there is none.
    """
    properties = next(shape._element.iter(f"{P}cNvPr"), None)
    name = None if properties is None else properties.get("name")
    return str(shape.name if name is None else name)


def alt_text(shape: Any) -> str:
    """Return a shape's alternative text, in one line."""
    return " ".join((drawing_properties(shape).get("descr") or "").split())


def is_decorative(shape: Any) -> bool:
    """Tell whether a shape is marked as decoration, which screen readers pass over."""
    return any(mark in ("1", "true") for mark in decorative_marks(drawing_properties(shape)))


def decorative_marks(properties: Any) -> list[str | None]:
    """Return what a shape's properties say of whether it is decoration."""
    return [each.get("val") for each in properties.iter(_DECORATIVE)]


def is_hidden(shape: Any) -> bool:
    """Tell whether a shape, or a group around it, is switched off in the selection pane."""
    for each in (shape._element, *shape._element.iterancestors(f"{P}grpSp")):
        properties = next(each.iter(f"{P}cNvPr"), None)
        if properties is not None and properties.get("hidden") in ("1", "true"):
            return True
    return False


def is_title(shape: Any) -> bool:
    """Tell whether a shape is a title, also one that the slide's layout no longer has."""
    return kind_of(shape) in ("title", "ctrTitle")


def is_picture(shape: Any) -> bool:
    """Tell whether a shape is a picture, or media, which are shown as one."""
    return bool(shape._element.tag == f"{P}pic")


def text_of(shape: Any) -> str:
    """Return a shape's text, a line for each paragraph; python-pptx takes longer."""
    paragraphs = shape._element.iterfind(f"{P}txBody/{A}p") if shape.has_text_frame else ()
    pieces = (each.iterchildren(f"{A}r", f"{A}br", f"{A}fld") for each in paragraphs)
    return "\n".join("".join(map(_text_in, each)) for each in pieces)


def _text_in(piece: Any) -> str:
    return "\v" if piece.tag == f"{A}br" else piece.findtext(f"{A}t") or ""


def says_something(shape: Any) -> bool:
    """Tell whether a shape has text, or a formula, of its own."""
    if not shape.has_text_frame:
        return False
    return bool(text_of(shape).strip()) or next(shape._element.iter(_MATHS), None) is not None


def is_plain_text_box(shape: Any) -> bool:
    """Tell whether a shape is a text box; an empty one shows nothing."""
    properties = shape._element.find(f"{P}nvSpPr/{P}cNvSpPr")
    return properties is not None and properties.get("txBox") == "1"


def media_in(slide: Any) -> Iterator[Any]:
    """Yield the elements that tie sound or video to a shape."""
    yield from slide._element.iter(f"{A}videoFile", f"{A}audioFile", f"{A}quickTimeFile")
