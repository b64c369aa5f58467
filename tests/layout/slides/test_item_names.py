"""Names of a slide's items, and what groups say of themselves."""

from __future__ import annotations

import pytest

from deckbuilder.geometry import rect
from deckbuilder.layout.slides.item_names import name_items
from deckbuilder.model import FootnoteReference, Paragraph, Quote
from deckbuilder.scene.slide import Group, Shape, TextFrame
from tests.shared.containers import make_div
from tests.shared.small_slides import div, items, para, scenes_of, slide, text

PLACE = rect(0, 0, 10, 10)


def names(parts):
    for item in parts:
        yield item.name
        if isinstance(item, Group):
            yield from names(item.items)


def frame(name):
    return TextFrame(name=name, rect=PLACE, paragraphs=())


def callout(*blocks, **attributes):
    return make_div(kind="callout", attributes=attributes, blocks=blocks)


def groups_of(*blocks):
    presentation, _ = scenes_of(slide(*blocks, layout="content"))
    return [item for item in presentation.scenes[0].items if isinstance(item, Group)]


def test_items_of_one_name_are_numbered():
    made = name_items([frame("Content"), frame("Content 2"), frame("Content"), frame("Content")])
    assert [item.name for item in made] == ["Content", "Content 2", "Content 3", "Content 4"]


def test_what_a_group_holds_has_other_names_than_the_group():
    inner = (frame("Quotation"), Shape(name="Quotation bar", rect=PLACE))
    group = Group(name="Quotation", rect=PLACE, items=inner)
    assert [*names(name_items([group, group]))] == [
        "Quotation", "Quotation text", "Quotation bar",
        "Quotation 2", "Quotation text 2", "Quotation bar 2",
    ]  # fmt: skip


def test_names_of_a_slide_are_all_different():
    quote = Quote(blocks=(para(),))
    made = slide(para(), callout(para()), para(), callout(para()), quote, quote)
    presentation, _ = scenes_of(made)
    for scene in presentation.scenes:
        found = [*names(scene.items)]
        assert len(found) == len({*found})


def test_a_callout_says_its_title_or_its_first_words():
    titled, plain = groups_of(
        callout(para(), kind="wellbeing", title="Look after yourself"),
        callout(para("Say it plainly.")),
    )
    assert titled.alt == "Callout: Look after yourself"
    assert plain.alt == "Callout: Key point: Say it plainly."


@pytest.mark.parametrize("title", ["Working together 2018", "Phase 2", f"Figure {'1' * 5000}"])
def test_a_number_in_a_title_counts_no_series(title):
    [titled] = groups_of(callout(para("Text."), kind="key", title=title))
    assert titled.alt == f"Callout: {title}"


def test_a_step_says_its_number_and_its_first_words():
    steps = div("steps", items("Ask the child", "Write down what was said, word for word, at once"))
    first, second = (group.alt for group in groups_of(steps))
    assert first.startswith("Step 1 of 2: Ask the child")
    assert second.startswith("Step 2 of 2: Write down what was said, word for word")
    assert second.endswith("…")


def test_a_quotation_says_whose_words_they_are():
    (told,) = groups_of(
        para(), Quote(blocks=(para("Sample"),), attribution=text("— A sample speaker"))
    )
    (untold,) = groups_of(para(), Quote(blocks=(para("A sample sentence"),)))
    assert told.alt == "Quotation from A sample speaker"
    assert untold.alt == "Quotation: A sample sentence"


def test_an_alternative_text_of_the_layout_stays():
    (made,) = name_items([Group(name="Sample", rect=PLACE, items=(), alt="As it was")])
    assert isinstance(made, Group)
    assert made.alt == "As it was"


def test_numbers_of_footnotes_at_one_place_leave_no_comma_in_a_name():
    marks = (FootnoteReference(label=str(number), number=number) for number in (1, 2))
    [group] = groups_of(callout(Paragraph(children=(*text("Neglect is common"), *marks))))
    assert group.alt.endswith("Neglect is common")
