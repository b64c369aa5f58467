"""Slides as python-pptx reads them: native objects, placeholders, order, alternative text."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from lxml import etree
from msgspec.structs import replace
from PIL import Image
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from deckbuilder.brand.resolve import load_brand
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import rect
from deckbuilder.layout.charts import MARKS, draw_chart
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.model import Chart, ChartKind, Link, Paragraph, Series, Text, block_texts
from deckbuilder.scene.chart import Polygon
from deckbuilder.scene.slide import Group, Item, Shape, Stroke
from deckbuilder.writers.pptx.charts import plots
from deckbuilder.writers.pptx.package.xml import CHART, DRAWING
from tests.shared.containers import make_div
from tests.shared.small_slides import scenes_of
from tests.shared.small_slides import slide as small_slide
from tests.writers.pptx.constructs import NOTES, PIXEL, SOURCES
from tests.writers.pptx.factory import (
    BODY,
    LAYOUTS,
    chart,
    frame,
    furniture,
    item,
    paragraph,
    picture,
    presentation,
    run,
    scene,
    table,
    title,
)
from tests.writers.pptx.reading import find, find_all, parts, reopen, tree


def slide(*items: Item, **settings: Any) -> Any:
    return reopen(presentation(scene(*items, **settings))).slides[0]


def test_title_is_a_title_and_body_a_placeholder_of_the_layout() -> None:
    found = slide(title("Sample & <title>"), frame(item("One"), placeholder="body"))
    assert found.shapes.title.text == "Sample & <title>"
    assert [p.placeholder_format.type for p in found.placeholders] == [
        PP_PLACEHOLDER.TITLE,
        PP_PLACEHOLDER.BODY,
    ]
    assert found.slide_layout.name == "Content"


def test_items_are_read_in_their_order() -> None:
    first, second = frame(paragraph("1"), name="First"), frame(paragraph("2"), name="Second")
    assert [s.name for s in slide(second, title("T"), first).shapes] == ["Second", "Title", "First"]


def test_scene_id_is_the_name_of_the_slide() -> None:
    assert slide(id='sample--2 "a"').name == 'sample--2 "a"'


def test_hidden_slide_is_not_shown() -> None:
    assert tree(presentation(scene(hidden=True))).get("show") == "0"
    assert tree(presentation(scene())).get("show") is None


def test_frame_in_its_place_inherits_it() -> None:
    same, moved = title("a"), replace(title("a"), rect=rect(60, 44, 300, 76))
    assert len(find(tree(presentation(scene(same))), ".//p:sp/p:spPr")) == 0
    assert slide(moved).shapes.title.width == moved.rect.width


def test_second_frame_of_a_placeholder_is_a_text_box() -> None:
    body = frame(paragraph("a"), placeholder="body")
    kinds = [s.shape_type for s in slide(body, body).shapes]
    assert kinds == [MSO_SHAPE_TYPE.PLACEHOLDER, MSO_SHAPE_TYPE.TEXT_BOX]


def test_table_is_no_text_placeholder() -> None:
    found = slide(table(placeholder="body")).shapes[0]
    assert found.has_table
    assert not found.is_placeholder


def test_footer_and_number_are_fields_of_their_kind() -> None:
    found = slide(title("a"), *furniture(7))
    kinds = [p.placeholder_format.type for p in found.placeholders]
    assert kinds[1:] == [PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER]
    field = find(found._element, ".//a:fld")
    assert field.get("type") == "slidenum"
    assert find(field, "a:t").text == "7"


def test_table_is_native_with_a_header_row() -> None:
    found = slide(table()).shapes[0]
    assert found.table.first_row
    assert [[cell.text for cell in row.cells] for row in found.table.rows] == [
        ["Sample service", "Hours"],
        ["Sample helpline", "9 to 5"],
        ["Sample <desk>", ""],
    ]
    assert [row.height for row in found.table.rows] == list(table().heights)
    assert found._element.nvGraphicFramePr.cNvPr.get("descr") == "Sample services and hours"


def test_cells_hold_their_sizes() -> None:
    runs = find_all(tree(presentation(scene(table()))), ".//a:tc//a:rPr")
    assert {r.get("sz") for r in runs} == {"1800"}
    assert [r.get("b") for r in runs] == ["1", "1", "0", "0", "0"]


@pytest.mark.parametrize("kind", [kind for kind in get_args(ChartKind) if kind != "scatter"])
def test_chart_is_native(kind: ChartKind) -> None:
    count = 1 if kind in ("pie", "doughnut") else 2
    found = slide(chart(kind, count)).shapes[0]
    plot = found.chart.plots[0]
    assert list(plot.categories) == ["=Sample & one", "Two", "Three"]
    assert [tuple(s.values) for s in plot.series] == [(3.0, None, 5.5), (1.0, 2.0, 4.0)][:count]
    assert found.chart.chart_title.text_frame.text == "Sample figures"
    assert found._element.nvGraphicFramePr.cNvPr.get("descr") == "Sample figures by year"


def test_category_that_looks_like_a_formula_is_text() -> None:
    import io
    import zipfile

    workbook = parts(presentation(scene(chart())))["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"]
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert b"=Sample &amp; one" in archive.read("xl/sharedStrings.xml")


def test_scatter_is_native_and_its_workbook_holds_numbers() -> None:
    import io
    import zipfile

    found = slide(chart("scatter")).shapes[0]
    (plot,) = found.chart.plots
    assert [tuple(each.values) for each in plot.series] == [(3.0, None, 5.5), (1.0, 2.0, 4.0)]
    assert [each.text for each in find_all(plot._element, ".//c:xVal//c:v")][:3] == [
        "1.5", "2.0", "10.0",
    ]  # fmt: skip
    assert {each.get("val") for each in find_all(plot._element, ".//c:symbol")} == {
        "circle", "diamond",
    }  # fmt: skip
    titles = find_all(found.chart._chartSpace, ".//c:valAx/c:title//a:t")
    assert [each.text for each in titles] == ["Sample years", "Sample hours"]
    workbook = parts(presentation(scene(chart("scatter"))))[
        "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
    ]
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r'<c r="(A\d)"><v>([\d.]+)</v>', sheet) == [
        ("A2", "1.5"), ("A3", "2"), ("A4", "10"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", get_args(ChartKind))
def test_cache_and_workbook_of_a_chart_agree(kind: ChartKind) -> None:
    """Each value that the chart part names by its cell stands in that cell."""
    import io
    import zipfile

    files = parts(presentation(scene(chart(kind, 1 if kind in ("pie", "doughnut") else 2))))
    space = etree.fromstring(files["ppt/charts/chart1.xml"])
    with zipfile.ZipFile(io.BytesIO(files["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"])) as book:
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        shared = etree.fromstring(book.read("xl/sharedStrings.xml"))
    strings = ["".join(each.itertext()) for each in shared]
    cells = {}
    for cell in sheet.iter("{*}c"):
        value = cell.findtext("{*}v")
        assert value is not None
        cells[cell.get("r")] = strings[int(value)] if cell.get("t") == "s" else float(value)
    seen = set()
    for reference in [*find_all(space, ".//c:strRef"), *find_all(space, ".//c:numRef")]:
        column, row = re.match(r"Sheet1!\$(\w)\$(\d+)", find(reference, "c:f").text).groups()
        for point in find_all(reference, ".//c:pt"):
            place = f"{column}{int(row) + int(point.get('idx'))}"
            said = find(point, "c:v").text
            assert cells[place] == (said if reference.tag.endswith("strRef") else float(said))
            seen.add(place)
    assert seen == {name for name in cells if name != "A1"}


def test_workbook_of_a_chart_is_headed_as_its_data_were() -> None:
    import zipfile

    item = chart("column", 1)
    headed = replace(item, chart=replace(item.chart, first_header="Year"))
    book = parts(presentation(scene(headed)))["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"]
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        shared = etree.fromstring(archive.read("xl/sharedStrings.xml"))
    assert "".join(shared[0].itertext()) == "Year"


def test_a_bar_is_the_left_border_of_its_cell() -> None:
    made = table()
    first, *others = made.rows[1]
    barred = replace(first, bar=Stroke(colour="accent1", width=4.5))
    rows = (made.rows[0], (barred, *others), made.rows[2])
    cells = find_all(tree(presentation(scene(replace(made, rows=rows)))), ".//a:tc")
    borders = [find(cell, "a:tcPr/a:lnL") for cell in cells]
    assert [border.get("w") for border in borders] == [None, None, "57150", None, None, None]
    assert find(borders[2], "a:solidFill/a:schemeClr").get("val") == "accent1"


def test_series_look_alike_in_the_chart_and_in_its_drawing() -> None:
    """Nine series: all marks and fills are gone through once, in one order in both."""
    brand = load_brand("default", (Path.cwd(),), Diagnostics(), where="default")
    assert brand is not None
    lines = Chart(
        kind="line", categories=("Sample",), title="Sample", alt="Sample",
        series=tuple(Series(name=f"Sample {n}", values=(float(n),)) for n in range(9)),
    )  # fmt: skip
    drawn, look = draw_chart(lines, rect(0, 0, 800, 400), 18.0, Faces(brand), brand.colours)
    native = etree.fromstring(_in_a_chart(plots.write_plot(lines, look)))
    points = [item for item in drawn if isinstance(item, Polygon)][-9:]
    symbols = [each.get("val") for each in find_all(native, ".//c:symbol")]
    assert [len(point.points) for point in points] == [len(MARKS[name]) for name in symbols]
    assert [point.fill for point in points] == list(look.fills)
    fills = find_all(native, ".//c:marker/c:spPr/a:solidFill/a:schemeClr")
    assert [each.get("val") for each in fills] == [p.fill.shade.colour for p in points]
    assert [len(each) > 0 for each in fills] == [p.fill.shade.lightness != 1 for p in points]
    assert len(set(zip(symbols[:8], [len(each) for each in fills[:8]], strict=True))) == 8

    columns = replace(lines, kind="column")
    drawn, look = draw_chart(columns, rect(0, 0, 800, 400), 18.0, Faces(brand), brand.colours)
    bars = [item.fill for item in drawn if isinstance(item, Polygon)]
    native = etree.fromstring(_in_a_chart(plots.write_plot(columns, look)))
    patterns = [
        None if (preset := find_all(each, "a:pattFill")) == [] else preset[0].get("prst")
        for each in find_all(native, ".//c:ser/c:spPr")
    ]
    assert set(bars) == set(look.fills)
    assert patterns == [fill.pattern for fill in look.fills]
    assert len({(fill.pattern, fill.shade.lightness) for fill in look.fills[:8]}) == 8


def _in_a_chart(plot: str) -> str:
    return f'<c:chart xmlns:c="{CHART}" xmlns:a="{DRAWING}">{plot}</c:chart>'


def test_bars_that_carry_their_values_need_no_axis() -> None:
    labelled, bare = (
        etree.fromstring(parts(presentation(scene(chart("column", 1, labelled=said))))[
            "ppt/charts/chart1.xml"
        ])
        for said in (True, False)
    )  # fmt: skip
    assert find(labelled, ".//c:valAx/c:delete").get("val") == "1"
    assert find(labelled, ".//c:dLbls/c:showVal").get("val") == "1"
    assert find_all(labelled, ".//c:majorGridlines") == []
    assert find(bare, ".//c:valAx/c:delete").get("val") == "0"
    assert find_all(bare, ".//c:dLbls") == []
    assert len(find_all(bare, ".//c:majorGridlines")) == 1


def test_axis_holds_zero_where_powerpoint_would_leave_it_out() -> None:
    item = chart("column", 1)
    for from_zero in (True, False):
        changed = replace(item, look=replace(item.look, from_zero=from_zero))
        space = etree.fromstring(parts(presentation(scene(changed)))["ppt/charts/chart1.xml"])
        least = [each.get("val") for each in find_all(space, ".//c:valAx/c:scaling/c:min")]
        assert least == (["0"] if from_zero else [])


def test_picture_is_in_the_file_once(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.png", tmp_path / "b.png"
    path.write_bytes(PIXEL)
    copy.write_bytes(PIXEL)
    Image.open(path).load()
    items = (picture(path), picture(copy), picture(path))
    found = parts(presentation(scene(*items), scene(picture(copy), number=2)))
    assert [name for name in found if name.startswith("ppt/media/")] == ["ppt/media/image1.png"]
    assert found["ppt/media/image1.png"] == PIXEL


def test_picture_has_its_alternative_text_or_is_decorative(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PIXEL)
    told, silent = slide(picture(path), picture(path, alt="", decorative=True)).shapes
    assert told._element._nvXxPr.cNvPr.get("descr") == "A sample picture"
    assert silent._element._nvXxPr.cNvPr.get("descr") == ""
    assert find(silent._element, ".//adec:decorative").get("val") == "1"


@pytest.mark.parametrize(
    ("orientation", "rotation", "flipped", "cut"),
    [
        (1, 0.0, None, (0.1, 0.2, 0.3, 0.4)),
        (2, 0.0, "1", (0.3, 0.2, 0.1, 0.4)),
        (3, 180.0, None, (0.3, 0.4, 0.1, 0.2)),
        (4, 180.0, "1", (0.1, 0.4, 0.3, 0.2)),
        (5, 270.0, "1", (0.2, 0.1, 0.4, 0.3)),
        (6, 90.0, None, (0.2, 0.3, 0.4, 0.1)),
        (7, 90.0, "1", (0.4, 0.3, 0.2, 0.1)),
        (8, 270.0, None, (0.4, 0.1, 0.2, 0.3)),
    ],
)
def test_turned_picture_is_set_upright(
    tmp_path: Path, orientation: int, rotation: float, flipped: str | None,
    cut: tuple[float, ...],
) -> None:  # fmt: skip
    path = tmp_path / "a.png"
    path.write_bytes(PIXEL)
    held = rect(60, 100, 100, 200)
    found = slide(
        picture(path, rect=held, orientation=orientation, crop=(0.1, 0.2, 0.3, 0.4))
    ).shapes[0]
    assert found.rotation == rotation
    assert find(found._element, ".//a:xfrm").get("flipH") == flipped
    assert (found.crop_left, found.crop_top, found.crop_right, found.crop_bottom) == cut
    middle = (found.left + found.width / 2, found.top + found.height / 2)
    assert middle == (held.x + held.width / 2, held.y + held.height / 2)
    assert (found.width > found.height) == (rotation in (90.0, 270.0))


def test_vector_picture_has_a_raster_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">'
        '<rect width="20" height="10" fill="#f00"/></svg>'
    )
    small, large = (picture(path, format="svg", rect=rect(0, 0, w, w / 2)) for w in (72, 144))
    found = parts(presentation(scene(small, large, small)))
    media = {name: data for name, data in found.items() if name.startswith("ppt/media/")}
    assert list(media) == ["ppt/media/image1.svg", "ppt/media/image2.png"]
    assert media["ppt/media/image1.svg"] == path.read_bytes()
    with Image.open(io.BytesIO(media["ppt/media/image2.png"])) as raster:
        assert raster.size == (440, 220)  # what the larger place needs
        assert raster.getpixel((220, 110)) == (255, 0, 0, 255)
    blip = find(tree(presentation(scene(small))), ".//a:blip")
    assert find(blip, ".//asvg:svgBlip").attrib != {}


def test_picture_drawn_of_shapes_is_one_object_with_one_alternative_text() -> None:
    parts = tuple(Shape(name="Disc", rect=rect(9 * n, 0, 8, 8), fill="tx2") for n in range(2))
    group = Group(name="a", rect=rect(0, 0, 17, 8), items=parts, alt="1 of 2", is_picture=True)
    element = slide(group).shapes[0]._element
    assert element.nvGrpSpPr.cNvPr.get("descr") == "1 of 2"
    marks = element.xpath("./p:sp//p:cNvPr//*[local-name()='decorative']/@val")
    assert marks == ["1", "1"]


def test_group_does_not_scale_its_items() -> None:
    held = rect(60, 122, 200, 140)
    inner = frame(paragraph("a"), rect=rect(70, 130, 100, 40), placeholder="body")
    group = slide(Group(name="Step", rect=held, items=(inner,))).shapes[0]
    assert group.shape_type == MSO_SHAPE_TYPE.GROUP
    assert (group.shapes[0].left, group.shapes[0].width) == (inner.rect.x, inner.rect.width)
    assert not group.shapes[0].is_placeholder


def test_shape_without_text_is_decorative() -> None:
    shape = Shape(name="Line", rect=rect(0, 0, 10, 10), fill="accent1")
    assert find(tree(presentation(scene(shape))), ".//p:sp//adec:decorative").get("val") == "1"


def linked(target: str) -> tuple[list[str], list[str]]:
    """Write a link and return the ids of what is clicked and the targets related to."""
    made = presentation(scene(frame(paragraph(run("x", link=target)))), scene(number=2))
    found = parts(made)
    slide_part = found["ppt/slides/slide1.xml"].decode()
    relations = found["ppt/slides/_rels/slide1.xml.rels"].decode()
    targets = [piece.split('"')[0] for piece in relations.split('Target="')[1:]]
    return slide_part.split("<a:hlinkClick")[1:], targets[1:]


@pytest.mark.parametrize(
    ("target", "related"),
    [
        ("https://example.org/a?b=c&d", "https://example.org/a?b=c&amp;d"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/é%20", "https://example.org/%C3%A9%20"),
        ("mailto:sample@example.org", "mailto:sample@example.org"),
        ("#sample-2", "slide2.xml"),
    ],
)
def test_link_leads_to_its_target(target: str, related: str) -> None:
    clicks, targets = linked(target)
    assert len(clicks) == 1
    assert targets == [related]
    assert ("hlinksldjump" in clicks[0]) == target.startswith("#")


@pytest.mark.parametrize("target", ["#nowhere", "https://", "http://[", "https://a:99999/", "a"])
def test_text_stays_where_a_link_leads_nowhere(target: str) -> None:
    assert linked(target) == ([], [])


def test_title_of_a_link_is_its_tip() -> None:
    made = paragraph(run("x", link="https://example.org/", tip='A "tip" & more'))
    found = find(tree(presentation(scene(frame(made)))), ".//a:hlinkClick")
    assert found.get("tooltip") == 'A "tip" & more'


def test_link_on_a_dark_panel_keeps_its_colour() -> None:
    light = run("x", replace(BODY, colour="bg1"), link="https://example.org/")
    found = find(tree(presentation(scene(frame(paragraph(light))))), ".//a:hlinkClick//*[@val]")
    assert found.get("val") == "tx"


# --- notes ---------------------------------------------------------------------------------


def notes_of(number: int = 0) -> Any:
    made = presentation(scene(notes=NOTES, footnotes=SOURCES), scene(number=2))
    return reopen(made).slides[number]


def test_notes_lose_no_word() -> None:
    said = notes_of().notes_slide.notes_text_frame.text.replace("\v", "\n")
    for text in block_texts(NOTES):
        for line in text.split("\n"):
            assert line in said
    for word in ("What the sample shows", "In pairs", "5 minutes", "Sample 1", "5.5"):
        assert word in said


def test_notes_say_where_a_number_is_from_and_what_rows_of_a_chart_are() -> None:
    stat = make_div(
        kind="stat", attributes={"value": "12", "label": "samples", "source": "Who"}, blocks=()
    )
    held = replace(chart("bar", 1).chart, first_header="Year")
    made = presentation(scene(notes=(stat, held)))
    said = reopen(made).slides[0].notes_slide.notes_text_frame.text.split("\n")
    assert said[:3] == ["12", "samples", "Who"]
    assert said[4].startswith("Year\t")


def test_notes_bring_the_sources_they_refer_to() -> None:
    said = notes_of().notes_slide.notes_text_frame.text
    assert "A sample source" in said
    assert "A source of the slide alone" not in said


def test_notes_keep_their_lists_their_looks_and_their_links() -> None:
    found = notes_of().notes_slide.notes_text_frame.paragraphs
    levels = {p.text: p.level for p in found}
    assert (levels["Three"], levels["more of three"], levels["below"]) == (0, 1, 1)
    looks = {run.text: run.font for p in found for run in p.runs}
    assert looks["slowly"].bold
    assert looks["gently"].italic
    links = [run.hyperlink.address for p in found for run in p.runs if run.text == "a link"]
    assert links == ["https://example.org/"]


def test_link_in_the_notes_has_its_tip() -> None:
    link = Link(target="https://example.org/", title="Its tip", children=(Text(text="x"),))
    made = presentation(scene(notes=(Paragraph(children=(link,)),)))
    notes = reopen(made).slides[0].notes_slide.notes_text_frame
    assert notes._element.xpath(".//a:hlinkClick/@tooltip") == ["Its tip"]


def test_slide_without_notes_has_no_notes_slide() -> None:
    assert notes_of(0).has_notes_slide
    assert not notes_of(1).has_notes_slide


# --- masters -------------------------------------------------------------------------------


def test_layouts_are_there_in_their_order() -> None:
    made = presentation(scene(layout="all-kinds"), scene(layout="title", number=2))
    assert [layout.name for layout in reopen(made).slide_layouts] == ["Title", "All kinds"]


def test_layout_offers_its_placeholders() -> None:
    layout = reopen(presentation(scene(layout="all-kinds"))).slide_layouts[0]
    found = {p.placeholder_format.idx: (p.left, p.top, p.width) for p in layout.placeholders}
    slots = LAYOUTS["all-kinds"].slots.values()
    assert found == {slot.index: slot.rect[:3] for slot in slots}


def test_the_masters_body_is_no_placeholder_that_stands_beside_the_content() -> None:
    laid, _ = scenes_of(small_slide(layout="blank"))
    found = reopen(replace(laid, deck=replace(laid.deck, layouts="used")))
    (body,) = (p for p in found.slide_master.placeholders if p.placeholder_format.idx == 1)
    assert body.height > found.slide_height // 2


def test_types_of_layouts_are_those_of_ooxml() -> None:
    made = parts(presentation(scene(), scene(layout="title", number=2)))
    assert b' type="title" ' in made["ppt/slideLayouts/slideLayout1.xml"]
    assert b' type="obj" ' in made["ppt/slideLayouts/slideLayout2.xml"]
