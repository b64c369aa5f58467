"""Brands whose accents are no colours for text: their grounds stay, and all text can be read."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pptx
import pytest
from msgspec.structs import replace

from deckbuilder.brand.colours.contrast import MINIMUM, contrast, contrast_of
from deckbuilder.brand.colours.text_colours import GRAPHICS
from deckbuilder.brand.colours.white_paper import colours_on_paper
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.gate.pptx.deck import BuiltDeck
from deckbuilder.gate.pptx.rules.contrast import hard_to_read_text
from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout import lay_out, lay_out_pages, offer_layouts
from deckbuilder.layout.slide_layouts.legible import legible_layout, legible_scene
from deckbuilder.lint.rendered.backgrounds import BackgroundReader
from deckbuilder.lint.rendered.pixels import Sampler
from deckbuilder.model import Cell, Table, Text
from deckbuilder.scene.page import PageItems, PageShape, PageText
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import PictureItem, Shape, TableItem, TextFrame, TextParagraph
from deckbuilder.scene.walk import walk_items, walk_runs
from deckbuilder.writers.pptx.theme import write_theme
from tests.shared.decks import written
from tests.shared.in_memory import write_pptx
from tests.shared.small_slides import default_brand, para, scenes_of, slide

BRANDS = {
    "yellow": Colours(accent1="FFD100", tx2="000000", bg2="F5F3E8"),
    "between": Colours(accent1="F04E23", accent2="3FB8AF", accent3="FFB703", accent6="9AA4AC"),
    "dark panels": Colours(bg2="303030", accent4="9BD08A"),
    "red on dark": Colours(
        bg1="10202B", tx1="FFFFFF", tx2="FFFFFF", bg2="1E3442", accent1="B3202E",
        hlink="9AD1FF", folHlink="D5B8FF",
    ),
}  # fmt: skip


@cache
def laid_out(name: str) -> Presentation:
    colours = BRANDS[name]
    brand = replace(default_brand(), colours=colours, paper=colours_on_paper(colours))
    return lay_out(written("torture").presentation.deck, brand, Diagnostics())


@pytest.mark.parametrize("name", BRANDS)
def test_each_text_of_a_slide_can_be_read_on_what_lies_beneath(name: str) -> None:
    shown = laid_out(name)
    reader = BackgroundReader(BRANDS[name], (shown.width, shown.height), Sampler(shown))
    judged = 0
    for scene in shown.scenes:
        for text in reader.read(scene, shown.layouts[scene.layout]):
            for behind in text.backgrounds:
                if not (text.in_chart or behind.pictured):
                    judged += 1
                    assert contrast(text.colour, behind.colour) >= MINIMUM, (scene.id, text.text)
    assert judged > 300


@pytest.mark.parametrize("name", BRANDS)
def test_prompts_bullets_and_outlines_of_each_layout_can_be_seen(name: str) -> None:
    colours = BRANDS[name]
    for layout in offer_layouts(laid_out(name)).layouts.values():
        for slot in layout.slots.values():
            grounds = [part for part in layout.decoration if part.rect.contains(slot.rect)]
            ground = next((part.fill for part in grounds if isinstance(part, Shape)), None)
            behind = slot.fill or ground or layout.background
            for level in slot.levels:
                for colour in (level.style.colour, level.bullet_colour):
                    assert contrast_of(colours, colour, behind) >= MINIMUM, (layout.name, slot.name)
            if slot.stroke:
                assert contrast_of(colours, slot.stroke.colour, layout.background) >= GRAPHICS


def test_grounds_bands_and_numbers_keep_the_brands_yellow() -> None:
    shown = laid_out("yellow")
    section = next(scene for scene in shown.scenes if scene.layout == "section")
    assert shown.layouts["section"].background == "accent1"
    title = next(walk_items(section.items))
    assert isinstance(title, TextFrame)
    assert {run.style.colour for run in walk_runs([title])} == {"tx1"}
    fills = {
        item.name: item.fill
        for scene in shown.scenes
        for item in walk_items(scene.items)
        if isinstance(item, Shape | TextFrame)
    }
    assert fills["Progress"] == "accent1"
    numbers = {name: fill for name, fill in fills.items() if name.startswith("Step ")}
    assert "accent1" in numbers.values()


@pytest.mark.parametrize("name", BRANDS)
def test_the_bar_of_a_highlighted_row_stands_out_from_one_of_its_sides_at_least(name: str) -> None:
    colours = BRANDS[name]
    tables = (item for scene in laid_out(name).scenes for item in walk_items(scene.items))
    bars = [
        (cell.bar.colour, cell.fill)
        for table in tables
        if isinstance(table, TableItem)
        for row in table.rows
        for cell in row
        if cell.bar
    ]
    assert bars
    for colour, fill in bars:
        sides = ("bg1", fill or "bg1")
        assert max(contrast_of(colours, colour, side) for side in sides) >= GRAPHICS


def test_a_rule_that_could_not_be_seen_on_its_ground_takes_another_colour() -> None:
    decoration = laid_out("yellow").layouts["section"].decoration
    assert [part.fill for part in decoration if isinstance(part, Shape)] == ["tx2", "tx2", "tx1"]


def test_the_bar_of_a_highlighted_row_can_be_seen_beside_its_slide() -> None:
    header, row = (
        tuple(Cell(children=(Text(text=said),)) for said in words) for words in ("AB", "CD")
    )
    made = Table(header=header, rows=(row,), alignments=("left", "left"), highlight=("C",))
    presentation, _ = scenes_of(slide(made))
    scene = presentation.scenes[0]
    seen = legible_scene(scene, presentation.layouts[scene.layout], BRANDS["yellow"])
    [table] = [item for item in seen.items if isinstance(item, TableItem)]
    assert [cell.bar and cell.bar.colour for cell in table.rows[1]] == ["tx2", None]


@pytest.mark.parametrize("name", ["yellow", "between"])
def test_text_of_papers_can_be_read_on_white_and_panels_keep_their_bars(name: str) -> None:
    shown = laid_out(name)
    pages = lay_out_pages(shown, ["workbook"], Diagnostics()).pages["workbook"].pages
    paper, fills = shown.brand.paper, set()
    for page in pages:
        for item in page.items:
            if isinstance(item, PageText) and item.lines and item.marker is None:
                colours = {run.style.colour for line in item.lines for run in line.runs}
                inks = {each for each in colours if contrast_of(paper, each, "bg1") >= MINIMUM}
                assert colours - inks <= {"bg1"}  # which stands on a dark panel
            elif isinstance(item, PageShape):
                fills.add(item.fill)
            elif isinstance(item, PageItems):
                fills |= {each.fill for each in walk_items(item.items) if isinstance(each, Shape)}
    assert paper.accent1 == BRANDS[name].accent1
    assert "accent1" in fills


def test_a_brand_that_can_be_read_throughout_is_laid_out_as_it_is() -> None:
    shown = written("torture").presentation
    for scene in shown.scenes:
        layout = shown.layouts[scene.layout]
        assert legible_scene(scene, layout, shown.brand.colours) is scene
        assert legible_layout(layout, shown.brand.colours) is layout


@pytest.mark.parametrize("name", BRANDS)
def test_the_file_that_is_written_can_be_read_by_the_gates_own_reckoning(name: str) -> None:
    shown = laid_out(name)
    short = [scene for scene in shown.scenes if scene.slide_id in ("section", "steps", "activity")]
    assert len(short) == 3
    numbered = tuple(replace(scene, number=at) for at, scene in enumerate(short, 1))
    built = BuiltDeck(pptx.Presentation(BytesIO(write_pptx(replace(shown, scenes=numbered)))))
    judged = [*hard_to_read_text.check(built)]
    assert len(judged) > 10
    assert [fault for fault in judged if fault] == []


def test_the_theme_has_the_brands_own_colour_and_shapes_have_text_that_can_be_read() -> None:
    theme = write_theme(laid_out("yellow").brand, BRANDS["yellow"], "en-GB")
    assert '<a:accent1><a:srgbClr val="FFD100"/></a:accent1>' in theme
    assert '<a:fontRef idx="minor"><a:schemeClr val="tx1"/></a:fontRef>' in theme
    assert '<a:schemeClr val="bg1"/></a:fontRef>' not in theme


def test_what_lies_on_a_picture_keeps_its_colour() -> None:
    shown = written("torture").presentation
    scene = next(scene for scene in shown.scenes if scene.layout == "section")
    picture = next(
        item for each in shown.scenes for item in each.items if isinstance(item, PictureItem)
    )
    whole = replace(picture, rect=Rect(Emu(0), Emu(0), shown.width, shown.height), caption=None)
    for behind, colour in (((), "tx1"), ((whole,), "bg1")):
        words = [item for item in scene.items if item.name not in ("Agenda", "Slide number")]
        items = legible_scene(
            replace(scene, items=(*behind, *words)),
            shown.layouts["section"],
            BRANDS["yellow"],
        ).items
        assert {run.style.colour for run in walk_runs(items)} == {colour}


@pytest.mark.parametrize(
    ("behind", "shown"), [(("000000", "FFFFFF"), "333333"), (("000000",), "bg1")]
)
def test_on_a_template_text_keeps_a_colour_that_no_other_betters(
    behind: tuple[str, ...], shown: str
) -> None:
    scene = scenes_of(slide(para("Words.")))[0].scenes[0]
    whole = Rect(Emu(0), Emu(0), emu(960), emu(540))
    frame = next(each for each in scene.items if isinstance(each, TextFrame))
    layout = laid_out("yellow").layouts["content"]
    templated = replace(layout, decoration=(), part="sample.xml", grounds=((whole, behind),))
    dark = replace(frame, paragraphs=tuple(map(_in_grey, frame.paragraphs)))
    legible = legible_scene(replace(scene, items=(dark,)), templated, Colours())
    assert {run.style.colour for run in walk_runs(legible.items)} == {shown}


def _in_grey(paragraph: TextParagraph) -> TextParagraph:
    lines = tuple(
        replace(line, runs=tuple(replace(run, style=replace(run.style, colour="333333"))
                                 for run in line.runs))
        for line in paragraph.lines
    )  # fmt: skip
    return replace(paragraph, lines=lines)
