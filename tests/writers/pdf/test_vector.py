"""SVG drawings as path operators; what is not drawn is refused rather than drawn wrongly."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from deckbuilder.geometry import rect
from deckbuilder.model import Image
from deckbuilder.scene.slide import PictureItem
from deckbuilder.writers.pdf.resources.vector import UnsupportedPicture, vector_operators
from deckbuilder.writers.pdf.resources.vector_path import path_operators
from tests.shared import tag_tree
from tests.writers.pdf.build import slide_page, write_handout


def svg(inner: str, box: str = "0 0 100 50") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{inner}</svg>'.encode()


def drawn(inner: str) -> list[str]:
    """Return the operators of what a drawing holds, without those that fit its view box."""
    return vector_operators(svg(inner), 100, 50).splitlines()[1:]


@pytest.mark.parametrize(
    ("data", "operators"),
    [
        ("M1 2L3 4", "1.000 2.000 m 3.000 4.000 l"),
        ("m1,2 3,4 5,6z", "1.000 2.000 m 4.000 6.000 l 9.000 12.000 l h"),
        ("M0 0H5v-2", "0.000 0.000 m 5.000 0.000 l 5.000 -2.000 l"),
        ("M0 0c1 1 2 1 3 0s2-1 3 0", "0.000 0.000 m 1.000 1.000 2.000 1.000 3.000 0.000 c"
                                     " 4.000 -1.000 5.000 -1.000 6.000 0.000 c"),
        ("M0 0Q3 3 6 0", "0.000 0.000 m 2.000 2.000 4.000 2.000 6.000 0.000 c"),
        ("M0 0A0 5 0 0 1 9 9", "0.000 0.000 m 9.000 9.000 l"),
        ("M1-2.5.5", ""),
    ],
)  # fmt: skip
def test_path_data(data: str, operators: str) -> None:
    if operators:
        assert path_operators(data) == operators
    else:
        with pytest.raises(ValueError, match="lack a number"):
            path_operators(data)


@pytest.mark.parametrize("flags", ["0 0", "0 1", "01", "1 0", "11"])
def test_arc_passes_on_the_side_that_its_flags_name(flags: str) -> None:
    """Half a circle from the top to the bottom of a line: the curves meet at its far side."""
    numbers = path_operators(f"M0 0A5 5 0 {flags} 0 10").split()
    far = float(numbers[numbers.index("c") - 2])
    assert far == pytest.approx(5.0 if flags.endswith("1") else -5.0)
    assert [float(number) for number in numbers[-3:-1]] == [0.0, 10.0]


def test_shapes_take_colours_from_attribute_style_and_group() -> None:
    assert drawn('<g fill="#f00"><rect width="10" height="5" style="stroke:#00f"/></g>') == [
        "q 1 0 0 rg 0 0 1 RG 1 w 0 J 0 j 4 M 0.000 0.000 m 10.000 0.000 l 10.000 5.000 l "
        "0.000 5.000 l h B Q"
    ]


def test_transformation_holds_for_what_is_inside() -> None:
    parts = drawn('<g transform="translate(5) scale(2)"><path d="M0 0H1"/></g><path d="M0 0H1"/>')
    assert parts[0] == "q 1 0 0 1 5 0 cm 2 0 0 2 0 0 cm"
    assert parts[2] == "Q"
    assert len(parts) == 4


def test_view_box_is_fitted_and_centred_in_the_picture() -> None:
    frame = vector_operators(svg("", "0 0 50 50"), 100, 50).split(" n ")[1]
    across, _, _, down, x, y, _ = frame.split()
    assert (float(across), float(down)) == (0.01, -0.02)
    assert (float(x), float(y)) == (0.25, 1.0)


@pytest.mark.parametrize(
    "inner",
    [
        "<text>Sample</text>",
        "<style>.a{fill:red}</style>",
        '<rect width="1" height="1" fill="url(#a)"/>',
        '<rect width="1" height="1" opacity="0.5"/>',
        '<path d="nonsense"/>',
        '<g transform="skewX(3)"/>',
        '<rect width="wide" height="1"/>',
        '<g clip-path="url(#a)"/>',
        '<g transform="matrix(1 0 0)"/>',
        '<rect width="1" height="1" stroke="red" stroke-width=""/>',
        '<g fill="none"><style>.a{fill:red}</style></g>',
        '<g fill="none"><use href="#a"/></g>',
        '<rect width="1" height="1" visibility="hidden"/>',
        '<rect width="1" height="1" style="transform:scale(2)"/>',
        '<rect width="1" height="1" style="fill:red;isolation:isolate"/>',
        '<rect width="1" height="1" stroke="red" stroke-width="2mm"/>',
        '<rect width="1" height="1" fill="rgb(50%,0%,0%)"/>',
        '<g color="red"><rect width="1" height="1" fill="currentColor"/></g>',
        '<svg x="5"><rect width="1" height="1"/></svg>',
        '<g systemLanguage="cy"/>',
        "<g>" * 1500 + "</g>" * 1500,
        "<rect",
        '<path d="M1e400 0L5 5z"/>',
        '<g transform="translate(1e30)"><path d="M0 0h9v9z"/></g>',
        f'<path d="M0 0{"h1" * 500_000}"/>',
    ],
)
def test_what_is_not_drawn_is_refused(inner: str) -> None:
    with pytest.raises(UnsupportedPicture):
        drawn(inner)


def test_stroke_without_a_width_is_not_drawn() -> None:
    assert drawn('<path d="M0 0H1" fill="none" stroke="red" stroke-width="0"/>') == []


def test_properties_of_text_and_opaque_ones_change_nothing() -> None:
    plain = drawn('<rect width="1" height="1"/>')
    style = "opacity:1;font-family:Arial;-inkscape-stroke:none;visibility:visible"
    assert drawn(f'<rect width="1" height="1" style="{style}"/>') == plain


def test_picture_that_is_not_fitted_and_centred_is_refused() -> None:
    data = svg("").replace(b"viewBox", b'preserveAspectRatio="none" viewBox')
    with pytest.raises(UnsupportedPicture):
        vector_operators(data, 100, 50)


@pytest.mark.parametrize(
    ("inner", "rasters"),
    [
        ('<rect width="90" height="40" fill="red"/>', 0),
        ('<rect width="90" height="40" fill="red" opacity=".5"/>', 1),
        ("<text>Sample</text>", 1),
    ],
)
def test_what_path_operators_cannot_draw_becomes_one_raster(
    inner: str, rasters: int, tmp_path: Path
) -> None:
    (tmp_path / "a.svg").write_bytes(svg(inner))
    image = Image(path=tmp_path / "a.svg", format="svg", width=100, height=50)
    picture = PictureItem(name="a", rect=rect(10, 10, 72, 36), image=image, alt="A sample map")
    with pikepdf.open(io.BytesIO(write_handout(slide_page(picture, picture)))) as pdf:
        found = list(pdf.pages[0].get_images().values())
        assert [(each.Width, each.Height) for each in found] == [(110, 55)] * rasters
        assert all("/SMask" in each for each in found)


@pytest.mark.parametrize("inner", ['<circle cx="5" cy="5" r="4"/>', "<text>Sample</text>"])
def test_picture_keeps_its_alternative_text_drawn_or_not(inner: str, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(svg(inner))
    image = Image(path=tmp_path / "a.svg", format="svg", width=100, height=50)
    picture = PictureItem(name="a", rect=rect(10, 10, 60, 30), image=image, alt="A sample map")
    [figure] = tag_tree.read(write_handout(slide_page(picture))).find("Figure")
    assert figure.alt == "A sample map"
