"""Contrast: the published figures, and what is found to lie beneath a text."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image as Pillow

from deckbuilder.brand.colours.contrast import contrast
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.geometry import Emu, Rect, emu, rect
from deckbuilder.lint.rendered.backgrounds import BackgroundReader, TextOnBackground
from deckbuilder.lint.rendered.pixels import Sampler
from deckbuilder.lint.rules.low_contrast_text import low_contrast_text
from deckbuilder.model import Chart, Image
from deckbuilder.scene.chart import ChartLook, Fill, Shade, Wedge
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import (
    ChartItem,
    ChartText,
    Colour,
    Item,
    Line,
    PictureItem,
    Run,
    Scene,
    Shape,
    TableCell,
    TableItem,
    TextFrame,
    TextParagraph,
    TextStyle,
)
from deckbuilder.scene.slide import Stroke as Rule
from tests.lint.subjects import make_subject
from tests.shared import decks
from tests.shared.small_slides import para, scenes_of, slide

COLOURS = Colours()


@pytest.mark.parametrize(
    ("text", "ground", "ratio", "digit"),
    [
        ("000000", "FFFFFF", 21, 0.005),
        ("777777", "EEEEEE", 3.85, 0.01),
        ("333333", "FFFFFF", 12.6, 0.05),
        ("AAAAAA", "FFFFFF", 2.3, 0.05),
        ("767676", "FFFFFF", 4.54, 0.01),
        ("777777", "FFFFFF", 4.48, 0.01),
    ],
)
def test_ratios_are_those_of_published_examples(
    text: str, ground: str, ratio: float, digit: float
) -> None:
    """The first four are the W3C's, of its test rule afw4f7, as exact as it gives them."""
    assert contrast(text, ground) == pytest.approx(ratio, abs=digit)


# --- what lies beneath -----------------------------------------------------------------------


def style(size: float = 12.0, *, bold: bool = False) -> TextStyle:
    return TextStyle(font="body", size=size, colour="tx1", bold=bold)


def paragraph(width: float = 100, look: TextStyle | None = None) -> TextParagraph:
    """Make a line of text whose letters reach from 2 to 14 points below its frame's top."""
    run = Run("Sample", look or style(), emu(0), emu(width))
    return TextParagraph(role="paragraph", lines=(Line((run,), emu(11)),), size=12.0)


def frame(x: float, y: float, width: float = 100, **settings: object) -> TextFrame:
    values = {
        "name": "Content", "rect": rect(x, y, width, 16), "paragraphs": (paragraph(width),),
        **settings,
    }  # fmt: skip
    return TextFrame(**values)  # type: ignore[arg-type]


def picture(path: Path, place: Rect, **settings: object) -> PictureItem:
    values = {"format": path.suffix[1:].replace("jpg", "jpeg"), "width": 40, "height": 20}
    values |= {key: settings.pop(key) for key in ("orientation",) if key in settings}
    image = Image(path=path, **values)  # type: ignore[arg-type]
    return PictureItem(name="Picture", rect=place, image=image, alt="A sample", **settings)  # type: ignore[arg-type]


def draw(path: Path, left: object, right: object, mode: str = "RGB") -> Path:
    """Draw a picture whose halves have a colour each."""
    made = Pillow.new(mode, (40, 20), left)  # type: ignore[arg-type]
    made.paste(right, (20, 0, 40, 20))  # type: ignore[arg-type]
    made.save(path)
    return path


def shown(*parts: Item) -> Presentation:
    """Return a presentation of one slide that has just these items."""
    presentation, _ = scenes_of(slide(para("Sample"), layout="content"))
    (scene,) = presentation.scenes
    return replace(presentation, scenes=(replace(scene, items=parts),))


def read(*parts: Item) -> list[TextOnBackground]:
    presentation = shown(*parts)
    (scene,) = presentation.scenes
    return reader(presentation).read_list(scene)


class Reader(BackgroundReader):
    def __init__(self, presentation: Presentation) -> None:
        super().__init__(
            presentation.brand.colours,
            (presentation.width, presentation.height),
            Sampler(presentation),
        )
        self.layouts = presentation.layouts

    def read_list(self, scene: Scene) -> list[TextOnBackground]:
        return list(self.read(scene, self.layouts[scene.layout]))


def reader(presentation: Presentation) -> Reader:
    return Reader(presentation)


def grounds(*parts: Item) -> set[str]:
    (text,) = read(*parts)
    return {ground.colour for ground in text.backgrounds}


def test_text_lies_on_the_slide_where_nothing_else_is() -> None:
    assert grounds(frame(100, 100)) == {COLOURS.bg1}


def test_text_lies_on_its_own_frame() -> None:
    assert grounds(frame(100, 100, fill="tx2")) == {COLOURS.tx2}


def test_text_lies_on_the_panel_behind_it_or_partly_beside_it() -> None:
    panel = Shape(name="Panel", rect=rect(90, 90, 60, 60), fill="accent1")
    assert grounds(panel, frame(100, 100, 40)) == {COLOURS.accent1}
    assert grounds(panel, frame(100, 100, 80)) == {COLOURS.accent1, COLOURS.bg1}
    assert grounds(panel, frame(200, 100, 80)) == {COLOURS.bg1}
    assert grounds(frame(100, 100, 40), panel) == {COLOURS.bg1}


def test_round_shapes_have_corners_where_they_are_not() -> None:
    disc = Shape(name="Disc", rect=rect(100, 100, 100, 100), geometry="ellipse", fill="accent3")
    assert grounds(disc, frame(130, 140, 40)) == {COLOURS.accent3}
    assert grounds(disc, frame(100, 100, 10)) == {COLOURS.bg1}
    assert grounds(disc, frame(60, 140, 80)) == {COLOURS.accent3, COLOURS.bg1}


def test_arrows_have_points() -> None:
    arrow = Shape(name="Arrow", rect=rect(100, 100, 100, 40), geometry="homePlate", fill="accent1")
    assert grounds(arrow, frame(130, 112, 40)) == {COLOURS.accent1}
    assert grounds(arrow, frame(185, 112, 14)) == {COLOURS.accent1, COLOURS.bg1}
    notched = replace(arrow, geometry="chevron")
    assert grounds(notched, frame(130, 112, 40)) == {COLOURS.accent1}
    assert grounds(notched, frame(101, 112, 8)) == {COLOURS.bg1}


def test_cells_lie_on_their_own_fill() -> None:
    cells = tuple(
        TableCell(rect=rect(100 + 100 * n, 100, 100, 20), paragraphs=(paragraph(),), fill=fill)
        for n, fill in enumerate(("tx2", None))
    )
    inset = (Emu(0),) * 4
    table = TableItem(
        name="Table", rect=rect(100, 100, 200, 20), columns=(emu(100),) * 2, heights=(emu(20),),
        rows=(cells,), inset=inset, rule=Rule(colour="tx1"), alt="",
    )  # fmt: skip
    assert [next(iter(it.backgrounds)).colour for it in read(table)] == [COLOURS.tx2, COLOURS.bg1]


def slice_text(x: float, y: float) -> ChartItem:
    """Make a chart of one slice, the right half of a ring around (200, 200), with a label."""
    shade = Shade(colour="accent5")
    fill = Fill(shade=shade, edge=shade, ink="bg1")
    ring = Wedge(
        centre=(emu(200), emu(200)), radius=emu(100), hole=emu(40), start=0, end=180, fill=fill
    )
    label = ChartText(run=Run("50%", style(), emu(x), emu(20)), baseline=emu(y))
    model = Chart(kind="doughnut", categories=(), series=(), title="", alt="A sample")
    return ChartItem(
        name="Chart", rect=rect(100, 100, 200, 200), chart=model, alt="A sample", size=12.0,
        look=ChartLook(fills=(fill,), grid=shade, rule=shade), drawing=(ring, label),
    )  # fmt: skip


def test_labels_lie_on_slices_beside_them_and_in_the_hole() -> None:
    assert grounds(slice_text(260, 200)) == {COLOURS.accent5}
    assert grounds(slice_text(120, 200)) == {COLOURS.bg1}
    assert grounds(slice_text(205, 200)) == {COLOURS.bg1}
    assert grounds(slice_text(290, 200)) == {COLOURS.accent5, COLOURS.bg1}


# --- pictures --------------------------------------------------------------------------------


def test_text_on_a_picture_has_the_colours_beneath_its_own_lines(tmp_path: Path) -> None:
    photo = picture(draw(tmp_path / "a.png", "#000000", "#EEEEEE"), rect(100, 100, 400, 200))
    assert grounds(photo, frame(320, 150)) == {"EEEEEE"}
    assert grounds(photo, frame(120, 150)) == {"000000"}
    assert {"000000", "EEEEEE"} <= grounds(photo, frame(250, 150))
    assert {"EEEEEE", COLOURS.bg1} == grounds(photo, frame(450, 150))


def test_a_picture_is_looked_at_as_it_is_cut_and_turned(tmp_path: Path) -> None:
    path = draw(tmp_path / "a.png", "#000000", "#EEEEEE")
    cut = picture(path, rect(100, 100, 200, 200), crop=(0.5, 0.0, 0.0, 0.0))
    assert grounds(cut, frame(110, 150)) == {"EEEEEE"}
    upside_down = picture(path, rect(100, 100, 400, 200), orientation=3)
    assert grounds(upside_down, frame(120, 150)) == {"EEEEEE"}
    upright = picture(path, rect(100, 100, 200, 400), orientation=6)
    assert grounds(upright, frame(150, 120)) == {"000000"}


def test_what_a_picture_lets_through_is_mixed_with_what_is_below(tmp_path: Path) -> None:
    path = draw(tmp_path / "a.png", (0, 0, 0, 0), (0, 0, 0, 128), "RGBA")
    panel = Shape(name="Panel", rect=rect(0, 0, 900, 500), fill="accent1")
    photo = picture(path, rect(100, 100, 400, 200))
    assert grounds(panel, photo, frame(120, 150)) == {COLOURS.accent1}
    (half,) = grounds(photo, frame(320, 150))
    assert half == "7F7F7F"


def test_vector_pictures_are_looked_at_too(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
        '<rect width="20" height="20" fill="#224466"/></svg>'
    )
    photo = picture(path, rect(100, 100, 400, 200))
    assert grounds(photo, frame(120, 150)) == {"224466"}
    assert grounds(photo, frame(350, 150)) == {COLOURS.bg1}


def test_a_picture_that_nobody_can_read_hides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"no picture")
    assert grounds(picture(path, rect(100, 100, 400, 200)), frame(120, 150)) == {COLOURS.bg1}


# --- judging ---------------------------------------------------------------------------------


def judge(*parts: Item) -> list[str]:
    subject = make_subject(shown(*parts))
    return [finding.message for finding in low_contrast_text.check(subject)]


def test_the_worst_place_beneath_a_text_counts(tmp_path: Path) -> None:
    photo = picture(draw(tmp_path / "a.png", "#555555", "#FFFFFF"), rect(100, 100, 400, 200))
    assert judge(photo, frame(320, 150)) == []
    (message,) = judge(photo, frame(250, 150))
    ratio = int(contrast(COLOURS.tx1, "555555") * 100) / 100
    assert f"a contrast of {ratio:.2f} to 1 with the picture beneath it, and needs 4.5" in message


@pytest.mark.parametrize(
    ("size", "bold", "passes"),
    [(17.5, False, False), (18.0, False, True), (13.5, True, False), (14.0, True, True)],
)
def test_large_text_needs_less(tmp_path: Path, size: float, bold: bool, passes: bool) -> None:
    grey = "#858585"  # 4.12 to 1 with the text
    photo = picture(draw(tmp_path / "a.png", grey, grey), rect(100, 100, 400, 200))
    text = frame(120, 150, paragraphs=(paragraph(100, style(size, bold=bold)),))
    assert (judge(photo, text) == []) is passes


def test_each_block_is_reported_once_by_its_worst_text(tmp_path: Path) -> None:
    photo = picture(draw(tmp_path / "a.png", "#333333", "#666666"), rect(100, 100, 400, 200))
    (message,) = judge(photo, frame(120, 150), frame(320, 150), frame(120, 200))
    assert f"{int(contrast(COLOURS.tx1, '333333') * 100) / 100:.2f}" in message


@pytest.mark.parametrize(("background", "found"), [("bg1", 0), ("bg2", 1)])
def test_the_text_of_slides_is_judged_with_the_brand(background: Colour, found: int) -> None:
    panel = Shape(name="Panel", rect=rect(90, 90, 200, 60), fill=background)
    presentation = shown(panel, frame(100, 100))
    colours = replace(COLOURS, **{background: COLOURS.tx1})
    dark = replace(presentation, brand=replace(presentation.brand, colours=colours))
    assert len([*low_contrast_text.check(make_subject(dark))]) == found


@pytest.mark.parametrize(
    "deck", ["default", "torture", pytest.param("specimens", marks=pytest.mark.slow)]
)
def test_no_layout_lays_text_on_a_picture(deck: str) -> None:
    """Text and pictures stand side by side, whatever slides hold: the rule guards what may come."""
    presentation = decks.written(deck).presentation
    texts = [
        text for scene in presentation.scenes for text in reader(presentation).read_list(scene)
    ]
    assert len(texts) > 100
    assert [text.text for text in texts if any(it.pictured for it in text.backgrounds)] == []
    assert all(text.backgrounds for text in texts)
