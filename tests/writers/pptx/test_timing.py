"""Builds and planned times in the file: what PowerPoint is told to show when."""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from deckbuilder.scene.slide import Click, Item, Reveal
from deckbuilder.writers.pptx.text.bodies import LAST_LEVEL
from tests.shared.in_memory import write_pptx
from tests.shared.validators import libreoffice
from tests.writers.pptx.constructs import BUILT, said
from tests.writers.pptx.factory import chart, frame, item, paragraph, presentation, scene, title
from tests.writers.pptx.reading import find, find_all, parts, reopen, tree


def built(*items: Item, clicks: tuple[Click, ...]) -> ET.Element:
    return tree(presentation(scene(*items, clicks=clicks)))


def shown(slide: ET.Element) -> list[list[str]]:
    """Return what each click makes appear: the text of a paragraph, or a shape's name."""
    clicks = find_all(slide, "p:timing/p:tnLst/p:par/p:cTn/p:childTnLst/p:seq/p:cTn/p:childTnLst/*")
    targets = [find_all(click, ".//p:spTgt") for click in clicks]
    return [[text for target in each for text in _texts(slide, target)] for each in targets]


def _texts(slide: ET.Element, target: ET.Element) -> list[str]:
    ranges = find_all(target, "p:txEl/p:pRg")
    (shape,) = (
        shape for shape in find_all(slide, "p:cSld/p:spTree/*")
        if any(head.get("id") == target.get("spid") for head in find_all(shape, "*/p:cNvPr"))
    )  # fmt: skip
    if not ranges:
        return [find(shape, "*/p:cNvPr").attrib["name"]]
    paragraphs = find_all(shape, "p:txBody/a:p")
    first, last = (int(ranges[0].attrib[end]) for end in ("st", "end"))
    return ["".join(p.itertext()) for p in paragraphs[first : last + 1]]


def test_each_click_shows_the_paragraphs_of_the_scene() -> None:
    body = frame(item("One"), item("below", level=1), item("Two"), placeholder="body")
    clicks = ((Reveal(1, 0, 1),), (Reveal(1, 2, 2),))
    assert shown(built(title("Sample"), body, clicks=clicks)) == [["One", "below"], ["Two"]]


def test_paragraphs_are_counted_as_they_stand_in_the_file() -> None:
    """A separator paragraph stands between two lists that both begin at 1."""
    numbers = [item(word, kind="number", number=1, start=True) for word in ("One", "Again")]
    between = replace(item("Point"), marker=None)
    body = frame(numbers[0], between, numbers[1])
    slide = built(body, clicks=tuple((Reveal(0, at, at),) for at in range(3)))
    assert len(find_all(slide, ".//p:txBody/a:p")) == 4
    assert shown(slide) == [["One"], ["Point"], ["Again"]]


def test_a_paragraph_without_text_has_no_effect() -> None:
    body = frame(paragraph("One"), paragraph(), paragraph("Two"))
    slide = built(body, clicks=((Reveal(0, 0, 1),), (Reveal(0, 2, 2),)))
    assert shown(slide) == [["One"], ["Two"]]


def test_what_comes_whole_is_named_by_its_shape() -> None:
    slide = tree(BUILT)
    assert shown(slide)[2:] == [["Number 1", "Card 1"], ["Step 1 group"], ["Table"], ["Chart"]]


def test_only_the_first_effect_of_a_click_waits_for_it() -> None:
    nodes = [node.get("nodeType") for node in find_all(tree(BUILT), ".//p:cTn[@presetID]")]
    assert (
        nodes
        == ["clickEffect", "withEffect", "clickEffect", "clickEffect", "withEffect"]
        + ["clickEffect"] * 3
    )


def test_the_only_effect_is_to_appear() -> None:
    effects = find_all(tree(BUILT), ".//p:cTn[@presetID]")
    assert {(node.get("presetID"), node.get("presetClass")) for node in effects} == {("1", "entr")}
    assert {name.text for name in find_all(tree(BUILT), ".//p:attrName")} == {"style.visibility"}


def test_time_nodes_have_ids_of_their_own() -> None:
    ids = [int(node.attrib["id"]) for node in find_all(tree(BUILT), ".//p:cTn")]
    assert ids == [*range(1, len(ids) + 1)]


def test_build_list_names_text_and_charts_once() -> None:
    builds = find(tree(BUILT), "p:timing/p:bldLst")
    found = [(build.tag.split("}")[1], build.get("build"), build.get("animBg")) for build in builds]
    assert found == [
        ("bldP", "p", None), ("bldP", None, "1"), ("bldP", None, "1"), ("bldGraphic", None, None),
    ]  # fmt: skip


def test_effects_with_a_build_are_of_its_group_and_others_of_none() -> None:
    slide = tree(BUILT)
    listed = {build.get("spid") for build in find(slide, "p:timing/p:bldLst")}
    for effect in find_all(slide, ".//p:cTn[@presetID]"):
        target = find(effect, ".//p:spTgt").get("spid")
        assert (effect.get("grpId") == "0") == (target in listed)


def test_everything_is_in_the_file_whatever_comes_when() -> None:
    body = frame(item("One"), item("Two"), placeholder="body")
    whole, stepwise = (
        reopen(presentation(scene(body, clicks=clicks))).slides[0].shapes[0].text_frame.text
        for clicks in ((), ((Reveal(0, 0, 0),), (Reveal(0, 1, 1),)))
    )
    assert whole == stepwise == "One\nTwo"


def test_slide_without_clicks_or_minutes_has_no_timing() -> None:
    slide = tree(presentation(scene(frame(item("One")))))
    assert find_all(slide, "p:timing") + find_all(slide, "p:transition") == []


@pytest.mark.parametrize(
    ("minutes", "written"),
    [(10.0, "600000"), (0.5, "30000"), (0.000001, "1"), (1439.0, "86340000"), (1440.0, None)],
)
def test_planned_time_stands_in_the_slide(minutes: float, written: str | None) -> None:
    found = find_all(tree(presentation(scene(minutes=minutes))), "p:transition")
    assert [node.get("advTm") for node in found] == ([written] if written else [])
    assert all(node.get("advClick") == "1" for node in found)


def test_show_does_not_go_by_the_planned_times() -> None:
    settings = tree(presentation(scene(minutes=5.0)), "ppt/presProps.xml")
    assert find(settings, "p:showPr").get("useTimings") == "0"


@pytest.mark.slow
def test_libreoffice_reads_the_clicks_and_goes_by_hand(tmp_path: Path) -> None:
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(write_pptx(BUILT))
    with zipfile.ZipFile(libreoffice.to_odp(deck, tmp_path)) as archive:
        content = archive.read("content.xml").decode()
    assert content.count('presentation:node-type="on-click"') == len(BUILT.scenes[0].clicks)
    assert 'presentation:force-manual="true"' in content
    assert "presentation:duration=" not in content


# --- times in the notes --------------------------------------------------------------------


def notes_of(**settings: Any) -> Any:
    return reopen(presentation(scene(**settings))).slides[0]


def test_notes_begin_with_the_time() -> None:
    found = notes_of(time="Time: 5 minutes, from 09:30 to 09:35", notes=(said("Ask."),))
    frame_ = found.notes_slide.notes_text_frame
    assert [p.text for p in frame_.paragraphs] == ["Time: 5 minutes, from 09:30 to 09:35", "Ask."]


def test_slide_with_a_time_alone_has_notes_and_is_counted() -> None:
    made = presentation(scene(time="Time: 5 minutes"), scene(number=2))
    found = reopen(made).slides
    assert [slide.has_notes_slide for slide in found] == [True, False]
    assert b"<Slides>2</Slides><Notes>1</Notes>" in parts(made)["docProps/app.xml"]


def test_notes_master_has_a_style_for_each_level() -> None:
    styles = tree(presentation(scene()), "ppt/notesMasters/notesMaster1.xml")
    levels = [style.tag.split("}")[1] for style in find(styles, "p:notesStyle")]
    assert levels == [f"lvl{level}pPr" for level in range(1, LAST_LEVEL + 2)]


# --- groups --------------------------------------------------------------------------------


def test_group_says_what_it_is() -> None:
    (group,) = (shape for shape in reopen(BUILT).slides[0].shapes if hasattr(shape, "shapes"))
    assert group._element.xpath("p:nvGrpSpPr/p:cNvPr/@descr") == ["Step 1 of 1: Sample step"]


def test_charts_are_built_as_one() -> None:
    slide = built(chart(), clicks=((Reveal(0),),))
    assert len(find(slide, "p:timing/p:bldLst/p:bldGraphic/p:bldAsOne")) == 0
