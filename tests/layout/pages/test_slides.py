"""The slides alone as pages: one for each that is shown, of its size, with its title as heading."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout import lay_out, lay_out_pages
from deckbuilder.model import Chart, Deck, Series
from tests.shared import tag_tree
from tests.shared.in_memory import write_all
from tests.shared.small_slides import default_brand, para, slide, text


def laid(*slides):
    deck = Deck(name="sample", root=None, title="Sample", slides=slides)
    found = Diagnostics()
    shown = lay_out_pages(lay_out(deck, default_brand(), found), ["slides"], found)
    assert [*found] == []
    return shown


def titled(name, **fields):
    return slide(para(), id=name.casefold(), title=text(name), **fields)


def test_each_slide_that_is_shown_fills_a_page():
    first, second = titled("One", section="Part"), titled("Two", section="Part")
    shown = laid(first, replace(second, hidden=True), titled("Three", section="Part"))
    pages = shown.pages["slides"]
    assert (pages.width, pages.height) == (shown.width, shown.height)
    assert [[item.scene.number for item in page.items] for page in pages.pages] == [[1], [3]]
    assert {item.rect for page in pages.pages for item in page.items} == {
        (0, 0, shown.width, shown.height)
    }
    assert [(mark.title, mark.level, mark.place.page) for mark in pages.bookmarks] == [
        ("Part", 0, 0), ("One", 1, 0), ("Three", 1, 1),
    ]  # fmt: skip


def test_titles_are_headings_of_the_first_level_and_text_and_charts_are_tagged():
    chart = Chart(
        kind="bar", categories=("a",), series=(Series(name="b", values=(1.0,)),), title="Sample",
        alt="A sample chart",
    )  # fmt: skip
    shown = laid(titled("One"), slide(chart, id="two", title=text("Two")))
    tree = tag_tree.read(write_all(shown, ["slides"])["slides"])
    assert [node.text for node in tree.find("H1")] == ["One", "Two"]
    assert [node.alt for node in tree.find("Figure")] == ["A sample chart"]
    assert len(tree.find("P")) == 1
