"""Footnotes: on the part of a slide that cites them, beneath notes that alone cite them."""

from __future__ import annotations

from deckbuilder.layout.slides.footnotes import cited, notes_alone, sources_beneath
from deckbuilder.model import (
    Block,
    Cell,
    Footnote,
    FootnoteReference,
    ItemList,
    ListItem,
    Paragraph,
    Table,
)
from deckbuilder.scene.slide import Scene
from tests.shared.containers import make_div
from tests.shared.small_slides import WORDS, frames, para, scenes_of, slide, text, written


def note(number: int) -> Footnote:
    return Footnote(label=str(number), number=number, blocks=(para(f"Sample source {number}"),))


def citing(number: int, words: str = WORDS) -> Paragraph:
    mark = FootnoteReference(label=str(number), number=number)
    return Paragraph(children=(*text(words), mark))


def points(count: int) -> ItemList:
    items = tuple(ListItem(blocks=(citing(number),)) for number in range(1, count + 1))
    return ItemList(ordered=False, items=items)


def sources(scene: Scene) -> list[str]:
    found = (frame for frame in frames(scene.items) if frame.name == "Sources")
    return [written(paragraph) for frame in found for paragraph in frame.paragraphs]


def cited_on(scene: Scene) -> list[str]:
    runs = (
        run
        for frame in frames(scene.items)
        for paragraph in frame.paragraphs
        for line in paragraph.lines
        for run in line.runs
    )
    return [f"Sample source {run.note}" for run in runs if run.note]


def test_each_part_of_a_slide_has_the_sources_that_it_cites() -> None:
    presentation, diagnostics = scenes_of(
        slide(points(20), footnotes=tuple(note(n) for n in range(1, 21)))
    )
    assert [found.code.name for found in diagnostics] == ["slide-continued"]
    assert 2 <= len(presentation.scenes) <= 5
    for scene in presentation.scenes:
        assert sources(scene) == cited_on(scene) != []
    shown = [source for scene in presentation.scenes for source in sources(scene)]
    assert shown == [f"Sample source {n}" for n in range(1, 21)]


def test_a_titles_source_stands_on_the_first_part_alone() -> None:
    title = (*text("One"), FootnoteReference(label="1", number=1))
    listed = ItemList(
        ordered=False, items=tuple(ListItem(blocks=(para(),)) for _ in range(20))
    )  # fmt: skip
    presentation, _ = scenes_of(slide(listed, title=title, footnotes=(note(1),)))
    assert len(presentation.scenes) > 1
    assert [sources(scene) for scene in presentation.scenes[:2]] == [["Sample source 1"], []]


def leading(number: int, to: int) -> Footnote:
    """Return a footnote that refers to another one."""
    return Footnote(label=str(number), number=number, blocks=(citing(to, f"Source {number}"),))


def test_a_footnote_of_a_footnote_stands_where_the_first_one_does() -> None:
    made = slide(
        citing(1),
        notes=(citing(2), citing(3)),
        footnotes=(leading(1, to=2), note(2), leading(3, to=4), note(4)),
    )
    (scene,) = scenes_of(made)[0].scenes
    assert scene.sources == (1, 2)
    assert [each.number for each in sources_beneath(scene, made.notes)] == [3, 4]
    assert notes_alone(made) == {3, 4}
    pane = "".join(run.text for paragraph in scene.notes_pane for run in paragraph.runs)
    assert all(f"ource {number}" in pane for number in (2, 3, 4))


def test_an_earlier_footnote_of_a_later_one_is_in_the_notes_pane() -> None:
    made = slide(citing(1), notes=(citing(2),), footnotes=(note(1), leading(2, to=1)))
    (scene,) = scenes_of(made)[0].scenes
    pane = "".join(run.text for paragraph in scene.notes_pane for run in paragraph.runs)
    assert "Sample source 1" in pane


def test_what_the_notes_alone_cite_is_not_on_the_slide() -> None:
    made = slide(
        para(), notes=(citing(1),), handout=(citing(2), citing(3)), footnotes=(note(1), note(2),
        note(3)),
    )  # fmt: skip
    (scene,) = scenes_of(made)[0].scenes
    assert (sources(scene), scene.sources) == ([], ())


def test_a_source_that_nothing_cites_is_shown_with_the_slide() -> None:
    (scene,) = scenes_of(slide(para(), footnotes=(note(1),)))[0].scenes
    assert sources(scene) == ["Sample source 1"]


def test_blocks_of_every_depth_are_searched() -> None:
    deep: Block = make_div(kind="callout", attributes={"kind": "key"}, blocks=(points(1),))
    (scene,) = scenes_of(slide(deep, notes=(citing(1),), footnotes=(note(1),)))[0].scenes
    assert sources(scene) == ["Sample source 1"]


def test_a_reference_in_a_cell_or_a_caption_is_found() -> None:
    table = Table(
        header=(Cell(children=text("Sample")),),
        rows=((Cell(children=citing(2).children),),),
        alignments=("left",),
        caption=citing(1).children,
    )
    assert cited((table,)) == {1, 2}
