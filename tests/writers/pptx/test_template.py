"""What a trainer builds on: the whole catalogue, a theme that rules every colour, defaults."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import pytest

from deckbuilder.brand.resolve import load_brand
from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout import lay_out_template
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.model import Deck
from deckbuilder.scene.presentation import Presentation
from tests.writers.pptx.reading import NAMES, parts

ROOT = Path(__file__).parents[3]
BRANDS = ROOT / "tests" / "brands"
TORTURE = ROOT / "tests" / "torture" / "deck"

FIXED_COLOURS = ("srgbClr", "scrgbClr", "hslClr", "sysClr", "prstClr")
SAMPLE = "---\ntitle: Sample\nlang: cy\n{}---\n\n# Sample title\n\nSample text.\n"


def compose(path: Path, brand: str | None = None) -> Presentation:
    found = pipeline.compose(DeckRequest(path=path, brand=brand), Diagnostics(), pages=())
    assert found is not None
    return found


@pytest.fixture(scope="module")
def torture() -> dict[str, bytes]:
    return parts(compose(TORTURE, str(BRANDS / "sample-long")))


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.md"
    path.write_text(SAMPLE.format(""), encoding="utf-8")
    return path


def xml(found: Mapping[str, bytes]) -> dict[str, str]:
    """Return the parts that are XML, without workbooks and pictures."""
    return {name: data.decode() for name, data in found.items() if name.endswith(".xml")}


def layout_names(found: Mapping[str, bytes]) -> list[str]:
    texts = (text for name, text in xml(found).items() if "/slideLayouts/" in name)
    return [re.findall(r'<p:cSld name="([^"]*)"', text)[0] for text in texts]


# --- layouts -------------------------------------------------------------------------------


def test_every_layout_is_there_for_slides_to_come(talk: Path) -> None:
    assert layout_names(parts(compose(talk))) == [layout.title for layout in LAYOUTS.values()]


def test_a_deck_may_want_the_layouts_of_its_slides_alone(talk: Path) -> None:
    talk.write_text(SAMPLE.format("layouts: used\n"), encoding="utf-8")
    made = compose(talk)
    assert layout_names(parts(made)) == [LAYOUTS[made.scenes[0].layout].title]


def test_a_layout_that_a_slide_uses_is_the_one_that_it_was_laid_out_on(talk: Path) -> None:
    talk_used = talk.with_name("used.md")
    talk_used.write_text(SAMPLE.format("layouts: used\n"), encoding="utf-8")
    every, used = compose(talk), compose(talk_used)
    assert {name: every.layouts[name] for name in used.layouts} == used.layouts


@pytest.mark.slow
def test_layouts_depend_on_the_slides_by_their_number_and_the_size_of_text_alone(
    talk: Path, torture: dict[str, bytes]
) -> None:
    ours = parts(compose(talk, str(BRANDS / "sample-long")))
    names = [name for name in ours if "/slideLayouts/slideLayout" in name]
    assert len(names) == len(LAYOUTS)
    for name in names:
        in_english = ours[name].replace(b'lang="cy"', b'lang="en-GB"')
        assert _unmeasured(in_english) == _unmeasured(torture[name]), name


def _unmeasured(layout: bytes) -> bytes:
    """Return a layout without the number of slides, and without sizes of text and its spaces.

    They are there where they differ from the master's, so levels that say nothing else go too.
    """
    layout = re.sub(rb"<a:r><a:rPr[^>]*/><a:t> / \d+</a:t></a:r>", b"", layout)
    layout = re.sub(rb' (sz|marL|indent)="-?\d+"|<a:spcBef>.*?</a:spcBef>', b"", layout)
    layout = re.sub(rb"<a:defRPr></a:defRPr>", b"", layout)
    return re.sub(rb"<(a:lvl\dpPr)(/>|></\1>)", b"", layout).replace(
        b"<a:lstStyle></a:lstStyle>", b"<a:lstStyle/>"
    )


def test_a_new_slide_is_given_the_footer_and_the_number_of_its_layout(talk: Path) -> None:
    for name, text in xml(parts(compose(talk))).items():
        if "/slideLayouts/" in name:
            (switches,) = re.findall("<p:hf [^>]*/>", text)
            for kind in ("ftr", "sldNum"):
                assert (f'{kind}="0"' in switches) == (f'type="{kind}"' not in text), name
            assert ' dt="0"' in switches


def test_a_new_slide_has_no_number_where_the_brand_wants_none(talk: Path, tmp_path: Path) -> None:
    (tmp_path / "brand.toml").write_text("[footer]\nslide_numbers = false\n", encoding="utf-8")
    found = xml(parts(compose(talk, str(tmp_path))))
    for name, text in found.items():
        if "/slideLayouts/" in name or "/slideMasters/" in name:
            assert '<p:hf sldNum="0"' in text, name


# --- colours, fonts, language --------------------------------------------------------------


@pytest.mark.slow
def test_no_colour_is_fixed_outside_the_themes(torture: dict[str, bytes]) -> None:
    found = xml(torture)
    assert "<a:srgbClr " in found["ppt/theme/theme1.xml"]
    for name, text in found.items():
        if not name.startswith("ppt/theme/"):
            assert [kind for kind in FIXED_COLOURS if f":{kind} " in text] == [], name


@pytest.mark.slow
def test_no_font_is_fixed_outside_the_themes_but_that_of_code(torture: dict[str, bytes]) -> None:
    theirs = {"+mj-lt", "+mn-lt", "Consolas"}
    for name, text in xml(torture).items():
        if not name.startswith("ppt/theme/"):
            assert {*re.findall('typeface="([^"]*)"', text)} <= theirs, name


def test_the_language_is_the_decks_wherever_nothing_else_is_said(talk: Path) -> None:
    for name, text in xml(parts(compose(talk))).items():
        assert {*re.findall(' lang="([^"]*)"', text)} <= {"cy"}, name
        for tag in re.findall("<a:(?:rPr|endParaRPr)(?: [^>]*)?>", text):
            assert ' lang="' in tag, name


def test_the_language_of_a_template_is_british_english() -> None:
    brand = load_brand("default", (BRANDS,), Diagnostics(), where="test")
    assert brand is not None
    deck = Deck(name="default", root=Path(), title="Default", slides=())
    for name, text in xml(parts(lay_out_template(deck, brand))).items():
        assert {*re.findall(' lang="([^"]*)"', text)} <= {"en-GB"}, name


# --- the theme -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def theme(torture: dict[str, bytes]) -> ET.Element:
    return ET.fromstring(torture["ppt/theme/theme1.xml"])  # noqa: S314 - the file is our own


def test_the_theme_is_complete(theme: ET.Element) -> None:
    colours = theme.findall("./a:themeElements/a:clrScheme/*/a:srgbClr", NAMES)
    assert len(colours) == 12
    for styles in ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"):
        assert len(theme.findall(f".//a:{styles}/*", NAMES)) == 3, styles
    fonts = theme.findall(".//a:fontScheme/*/a:latin", NAMES)
    assert [font.get("typeface") for font in fonts] == ["Georgia", "Verdana"]


def test_a_shape_that_a_trainer_draws_is_flat_and_filled_with_the_main_colour(
    theme: ET.Element,
) -> None:
    shape = theme.find("./a:objectDefaults/a:spDef", NAMES)
    assert shape is not None
    fill = shape.find("./a:spPr/a:solidFill/a:schemeClr", NAMES)
    text = shape.find("./a:style/a:fontRef/a:schemeClr", NAMES)
    assert fill is not None
    assert fill.get("val") == "accent1"
    assert shape.find("./a:spPr/a:ln/a:noFill", NAMES) is not None
    assert text is not None
    assert text.get("val") == "bg1"


def test_a_text_box_that_a_trainer_draws_has_the_least_size_of_the_brand(
    theme: ET.Element,
) -> None:
    text = theme.find("./a:objectDefaults/a:txDef/a:lstStyle/a:defPPr/a:defRPr", NAMES)
    assert text is not None
    assert (text.get("sz"), text.get("lang")) == ("1800", "en-GB")


def test_printed_pages_have_the_colours_of_paper(talk: Path) -> None:
    made = compose(talk, str(BRANDS / "sample-dark"))
    found = xml(parts(made))
    for number, colours in ((1, made.brand.colours), (2, made.brand.paper), (3, made.brand.paper)):
        shown = re.findall('srgbClr val="(.{6})"', found[f"ppt/theme/theme{number}.xml"])
        assert shown[:2] == [colours.tx1, colours.bg1], number


# --- levels --------------------------------------------------------------------------------


def bodies(text: str) -> list[ET.Element]:
    """Return the shapes of a slide or a layout that are placeholders for text."""
    holder = "p:nvSpPr/p:nvPr/p:ph[@type='body']"
    shapes = ET.fromstring(text).iterfind(".//p:sp", NAMES)  # noqa: S314 - our own
    return [shape for shape in shapes if shape.find(holder, NAMES) is not None]


@pytest.mark.parametrize(
    ("layout", "lines"),
    [
        ("Comparison", ["Heading", "Points (Tab)"]),
        ("Statistic", ["75%", "What the figure counts (Tab)"]),
        ("Quote", ["What was said", "Who said it (Tab)"]),
    ],
)
def test_a_prompt_shows_what_belongs_on_each_level(
    talk: Path, layout: str, lines: list[str]
) -> None:
    made = parts(compose(talk))
    named = dict(zip(layout_names(made), (
        text for name, text in xml(made).items() if "/slideLayouts/" in name
    ), strict=True))  # fmt: skip
    body = bodies(named[layout])[0]
    paragraphs = body.findall("p:txBody/a:p", NAMES)
    assert ["".join(each.itertext()) for each in paragraphs] == lines
    levels = [each.find("a:pPr", NAMES) for each in paragraphs]
    assert levels[0] is None
    assert levels[1] is not None
    assert levels[1].get("lvl") == "1"
    first, second = (
        body.find(f"p:txBody/a:lstStyle/a:lvl{level}pPr/a:defRPr", NAMES) for level in (1, 2)
    )
    assert first is not None
    assert second is not None
    assert (first.get("sz"), first.get("b")) != (second.get("sz"), second.get("b"))


COMPARED = """
::: columns
::: column
## Heading

- Point
  - Detail
:::
::: column
## Other

- Point
:::
:::
"""
QUOTED = "\n> What was said.\n>\n> -- Somebody\n"
COUNTED = '\n::: stat {value="75%" label="of samples"}\n:::\n\n- A point\n'


@pytest.mark.parametrize(
    ("content", "levels"),
    [
        pytest.param(COMPARED, ["0", "1", "2"], id="comparison"),
        pytest.param(QUOTED, ["0", "1"], id="quotation"),
        pytest.param(COUNTED, ["0", "1"], id="statistic"),
    ],
)
def test_text_stands_on_the_level_that_its_layout_has_for_it(
    talk: Path, content: str, levels: list[str]
) -> None:
    talk.write_text(f"---\ntitle: Sample\n---\n\n# Sample\n{content}", encoding="utf-8")
    body = bodies(xml(parts(compose(talk)))["ppt/slides/slide1.xml"])[0]
    found = []
    for paragraph in body.iterfind("p:txBody/a:p", NAMES):
        properties = paragraph.find("a:pPr", NAMES)
        found.append("0" if properties is None else properties.get("lvl", "0"))
    assert found == levels
