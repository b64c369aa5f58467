"""The contact sheet: its structure, its words, and that nothing of a file's gets in as markup."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from deckbuilder.brand.template.doctor import find_faults
from deckbuilder.brand.template.doctor.contact_sheet import list_mapping, render_sheet
from tests.shared.template_nodes import choices, content, cover, template

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" role="img"><title>A sample</title></svg>'


def render(made, chosen=None, name="council.potx"):
    chosen = chosen or choices()
    page = render_sheet(
        made, chosen, find_faults(made, chosen), [PICTURE] * len(made.layouts), "", name
    )
    markup = page.removeprefix("<!DOCTYPE html>\n")
    for ending in ('charset="utf-8"', 'initial-scale=1"'):
        markup = markup.replace(f"{ending}>", f"{ending}/>")
    root = ET.fromstring(markup)  # noqa: S314 - our own page
    return page, root


def texts(root, tag):
    return ["".join(each.itertext()) for each in root.iter(tag)]


FAULTY = template(cover(), content(animated=True), has_notes_master=False)


def test_headings_go_down_one_level_at_a_time():
    _, root = render(FAULTY)
    levels = [int(each.tag[1]) for each in root.iter() if each.tag in ("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert texts(root, "h2") == [
        "Every layout", "What our layouts become", "Warnings", "Advice",
    ]  # fmt: skip
    assert texts(root, "h3") == ["1 Cover", "2 Text"]


def test_each_layout_has_its_picture_ours_and_what_was_found_on_it():
    _, root = render(FAULTY)
    sections = [*root.iter("section")]
    assert [each.get("class") for each in sections] == ["layout used", "layout used"]
    assert [len([*each.iter("{http://www.w3.org/2000/svg}svg")]) for each in sections] == [1, 1]
    assert texts(sections[0], "dd") == [
        "title, section",
        "ctrTitle 0, subTitle 1",
        "title",
        "nothing",
    ]
    assert texts(sections[1], "dd")[3] == "animated-layout"


def test_links_lead_to_layouts_and_ids_are_there_once():
    _, root = render(FAULTY)
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len({*ids}) == len(ids)
    links = [each.get("href") for each in root.iter("a")]
    assert links == ["#layouts", "#map", "#warning", "#advice", "#layout-2"]
    assert {link[1:] for link in links} <= {*ids}


def test_faults_say_what_happens_and_who_mends_it():
    _, root = render(FAULTY)
    first = next(each for each in root.iter("li") if each.get("class"))
    said = texts(first, "p")
    assert said[0] == "Warning Something moves on 1 layout: “Text” (2) DB245 animated-layout"
    assert said[1] == "In decks: decks are made without them."
    assert said[2].startswith("For the designer: View > Slide Master")


def test_a_good_template_has_a_page_too():
    _, root = render(template())
    assert "Nothing that the doctor knows." in texts(root, "p")


@pytest.mark.parametrize("name", ["<script>", 'a"onload="b', "\x07\u202e&"])
def test_names_are_text_and_nothing_runs(name):
    page, root = render(template(cover(name=name), content()), name=f"{name}.potx")
    assert "<script" not in page
    assert not [each for each in root.iter() if "onload" in each.attrib]
    assert "\u202e" not in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


def test_what_ours_become_is_listed_in_the_templates_order_and_stand_ins_last():
    rows = [*list_mapping(template(), choices(section=1, fits=False))]
    assert rows == [
        ("title", "“Cover” (1)", "fills title, body"),
        ("content", "“Text” (2)", "fills title, body"),
        ("section", "“Text” (2)", "stands in; fills title, body, and draws the rest"),
    ]
