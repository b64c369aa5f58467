"""Footnotes: on the part of a slide that cites them, beneath notes that alone cite them."""

from __future__ import annotations

from deckbuilder.layout.slides.footnotes import cited, notes_alone, sources_beneath
from deckbuilder.layout.text.runs import style_inlines
from deckbuilder.model import (
    Block,
    Cell,
    Footnote,
    FootnoteReference,
    Inline,
    ItemList,
    ListItem,
    Paragraph,
    Strong,
    Table,
)
from deckbuilder.scene.slide import Scene, TextStyle
from tests.shared.containers import make_div
from tests.shared.small_slides import WORDS, frames, para, scenes_of, slide, text, written
from tests.writers.pptx.reading import reopen


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


def test_sources_stand_in_their_placeholder_where_there_are_any() -> None:
    noted = slide(citing(1), footnotes=(note(1),), id="noted")
    presentation, _ = scenes_of(slide(para(), layout="content"), noted)
    slots = [
        [getattr(item, "placeholder", "") for item in scene.items] for scene in presentation.scenes
    ]
    assert ["sources" in each for each in slots] == [False, True]
    plain, other = reopen(presentation).slides
    indices = [[p.placeholder_format.idx for p in each.placeholders] for each in (plain, other)]
    assert [31 in each for each in indices] == [False, True]
    assert all(p.has_text_frame and p.text_frame.text for p in plain.placeholders)


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


def at_one_place(*numbers: int, words: str = "Claim") -> Paragraph:
    marks = (FootnoteReference(label=str(number), number=number) for number in numbers)
    return Paragraph(children=(*text(words), *marks, *text(" goes on")))


def test_numbers_at_one_place_have_a_raised_comma_between_them() -> None:
    notes = tuple(note(number) for number in (1, 2, 3))
    presentation, _ = scenes_of(slide(at_one_place(1, 2, 3), footnotes=notes))
    [content] = [each for each in frames(presentation.scenes[0].items) if each.name == "Content"]
    runs = [run for part in content.paragraphs for line in part.lines for run in line.runs]
    assert [(run.text, run.note) for run in runs] == [
        ("Claim", 0), ("1", 1), (",\u00a0", 0), ("2", 2), (",\u00a0", 0), ("3", 3), (" goes on", 0),
    ]  # fmt: skip
    assert len({run.style for run in runs[1:-1]}) == 1


def test_numbers_at_one_place_are_apart_across_emphasis_and_alone_elsewhere() -> None:
    plain = TextStyle(font="body", size=12.0, colour="tx1")
    one, two = (FootnoteReference(label=str(number), number=number) for number in (1, 2))

    def read(*children: Inline) -> str:
        return "".join(each.text for each in style_inlines(children, plain))

    assert read(one, Strong(children=(two,))) == "1,\u00a02"
    assert read(Strong(children=(one,)), two) == "1,\u00a02"
    assert read(one, *text(" "), two) == "1 2"
    assert read(one, *text("a"), two) == "1a2"


def test_notes_pane_shows_numbers_at_one_place_apart() -> None:
    told = slide(para(), notes=(at_one_place(1, 2),), footnotes=(note(1), note(2)))
    presentation, _ = scenes_of(told)
    written_notes = ["".join(run.text for run in each.runs)
                     for each in presentation.scenes[0].notes_pane]  # fmt: skip
    assert "Claim1,\u00a02 goes on" in written_notes
