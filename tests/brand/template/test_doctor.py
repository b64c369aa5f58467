"""What the doctor finds, each fault planted in a template in which nothing is wrong."""

import pytest
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.brand.template.doctor import find_faults, report_faults, summarise_faults
from deckbuilder.brand.template.nodes import (
    Drawing,
    Ground,
    LeftOut,
    Lettering,
    Obstacle,
)
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import rect
from tests.shared.template_nodes import (
    SLIDE,
    TEXT,
    TITLE,
    choices,
    content,
    cover,
    number,
    placeholder,
    template,
)


def found_in(made, chosen=None):
    return {each.code.name: each for each in find_faults(made, chosen or choices())}


def test_nothing_is_said_of_a_good_template():
    assert find_faults(template(), choices()) == ()
    assert summarise_faults(()) == ""


TITLE_AT_TOP = placeholder("title", 0, 60, 30, 840, 70)
BODY = placeholder("obj", 1, 60, 120, 840, 330)


def with_placeholders(*there):
    return template(cover(), content(placeholders=there))


def logo(*area, kind="picture"):
    return Obstacle(rect=rect(*area), name="Logo", kind=kind)


def text_of(look, **changes):
    return replace(BODY, levels=(replace(look, **changes),) * 5)


LAYOUT_FAULTS = {
    "placeholder-off-slide": with_placeholders(
        TITLE_AT_TOP, placeholder("obj", 1, 300, 120, 840, 330), number()
    ),
    "layout-without-title": with_placeholders(BODY, number()),
    "text-under-logo": template(cover(), content(obstacles=(logo(800, 20, 100, 60),))),
    "placeholders-overlap": with_placeholders(
        placeholder("title", 0, 60, 30, 840, 170), BODY, number()
    ),
    "orphan-placeholder": with_placeholders(
        TITLE_AT_TOP, BODY, number(), replace(BODY, orphan=True, index=4294967295)
    ),
    "template-contrast": with_placeholders(TITLE_AT_TOP, text_of(TEXT, colour="999999"), number()),
    "small-template-text": with_placeholders(TITLE_AT_TOP, text_of(TEXT, size=14), number()),
    "changed-colour-map": template(cover(), content(colour_map={"bg1": "dk1"})),
    "animated-layout": template(cover(), content(animated=True)),
    "no-slide-number": with_placeholders(TITLE_AT_TOP, BODY),
    "capital-letters": with_placeholders(TITLE_AT_TOP, text_of(TEXT, capitals=True), number()),
    "number-as-text": template(
        cover(), content(art=(Lettering(rect=SLIDE, lines=("Page ‹#›",), look=TEXT),))
    ),
    "typed-date": template(
        cover(), content(art=(Lettering(rect=SLIDE, lines=("© Council 2019",), look=TEXT),))
    ),
    "metafile-picture": template(
        cover(), content(art=(Drawing(rect=SLIDE, part="ppt/media/image1.emf"),))
    ),
}


@pytest.mark.parametrize("name", LAYOUT_FAULTS)
def test_a_fault_of_a_layout_is_found_there_and_nothing_else(name):
    found = found_in(LAYOUT_FAULTS[name])
    assert [*found] == [name]
    assert found[name].layouts == (1,)
    assert "1 layout: “Text” (2)" in found[name].message


TEMPLATE_FAULTS = {
    "slide-shape": (template(height=rect(0, 0, 0, 720).height), "slides are 13.33 × 10 inches"),
    "office-palette": (template(derived=True), "the colours of Office"),
    "accents-no-text": (
        template(palette=Colours(accent2="FFD100")), "on #FFFFFF text cannot be accent2 #FFD100",
    ),
    "parts-left-out": (
        template(left_out=(LeftOut(kind="macros", count=1), LeftOut(kind="links", count=2))),
        "the file holds 1 macro project, 2 links",
    ),
    "names-in-template": (
        template(left_out=(LeftOut(kind="persons", count=3),)), "holds 3 names of persons",
    ),
    "leftover-slides": (
        template(left_out=(LeftOut(kind="slides", count=7),)), "7 slides were left in the file",
    ),
    "heavy-pictures": (template(picture_bytes=3_500_000), "pictures take 3.5 MB"),
    "no-notes-master": (
        template(has_notes_master=False, has_handout_master=False),
        "no master for notes and none for handouts",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TEMPLATE_FAULTS)
def test_a_fault_of_the_whole_file_is_found_and_nothing_else(name):
    made, words = TEMPLATE_FAULTS[name]
    found = found_in(made)
    assert [*found] == [name]
    assert words in found[name].message


def test_a_layout_that_only_stands_in_is_told():
    found = found_in(template(), choices(section=1, fits=False))
    assert "no layout fits the beginning of a section; “Text” (2) stands in" in (
        found["no-own-layout"].message
    )


def test_a_template_without_text_has_an_error():
    bare = cover(placeholders=())
    found = find_faults(template(bare), choices(content=0))
    assert found[0].code is codes.NO_TEXT_LAYOUT


def test_which_of_several_masters_is_used_is_told():
    made = template()
    two = (made.masters[0], replace(made.masters[0], name="Old"))
    found = found_in(replace(made, masters=two))
    assert found["several-masters"].message == "there are 2 masters; decks use “Northshire” (1)"


def test_names_given_twice_and_looks_given_twice():
    twins = template(cover(), content(), content(number=3, part="other"))
    found = found_in(twins)
    assert [*found] == ["same-layout-name", "layouts-alike"]
    assert found["same-layout-name"].layouts == found["layouts-alike"].layouts == (1, 2)


def test_a_font_that_few_have_is_named_once_and_told_apart_from_the_themes():
    title = replace(TITLE_AT_TOP, levels=(replace(TITLE, font="Frutiger LT Pro"),) * 5)
    found = found_in(with_placeholders(title, BODY, number()))
    assert [*found] == ["unusual-font", "font-beside-theme"]
    assert found["unusual-font"].message == (
        "text is in “Frutiger LT Pro”, which few computers have"
    )


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (logo(60, 490, 100, 40, kind="foot"), []),
        (logo(60, 470, 100, 40), []),
        (logo(60, 120, 840, 330), []),  # a panel that text stands on
        (logo(100, 440, 400, 4), []),  # a line
        (logo(100, 440, 100, 40), ["text-under-logo"]),
    ],
)
def test_only_what_is_as_small_as_a_logo_and_reaches_into_text_counts(made, found):
    assert [*found_in(template(cover(), content(obstacles=(made,))))] == found


def test_contrast_is_judged_on_the_ground_that_lies_uppermost():
    grounds = (Ground(rect=SLIDE, colours=("000000",)), Ground(rect=SLIDE, colours=("FFFFFF",)))
    assert found_in(template(cover(), content(grounds=grounds))) == {}
    assert [*found_in(template(cover(), content(grounds=grounds[:1])))] == ["template-contrast"]


@pytest.mark.parametrize(
    ("size", "fill", "found"),
    [
        (20, None, ["template-contrast"]),
        (24, None, []),  # large text needs 3 to 1
        (20, "000000", []),  # the placeholder's own fill lies behind the text
    ],
)
def test_how_much_contrast_text_needs(size, fill, found):
    body = replace(text_of(TEXT, size=size, colour="808080"), fill=fill)
    assert [*found_in(with_placeholders(TITLE_AT_TOP, body, number()))] == found


def test_a_small_slide_is_shown_as_large_so_its_text_may_be_smaller():
    made = with_placeholders(TITLE_AT_TOP, text_of(TEXT, size=14), number())
    ten_inches = replace(made, width=rect(0, 0, 720, 0).width, height=rect(0, 0, 0, 405).height)
    assert "small-template-text" not in found_in(ten_inches)


def test_findings_become_diagnostics_that_say_what_happens_and_who_mends_it():
    diagnostics = Diagnostics()
    found = find_faults(LAYOUT_FAULTS["animated-layout"], choices())
    report_faults(found, "council.potx", diagnostics)
    (one,) = diagnostics
    assert one.code is codes.ANIMATED_LAYOUT
    assert one.path == "council.potx"
    assert one.message == ("something moves on 1 layout: “Text” (2): decks are made without them")
    assert one.hint.startswith("for the designer: View > Slide Master, the layout: Animations")


def test_a_build_says_it_in_one_line():
    made = template(cover(), content(animated=True), derived=True, has_notes_master=False)
    assert summarise_faults(find_faults(made, choices())) == "2 warnings, 1 point of advice"
