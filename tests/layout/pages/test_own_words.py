"""The tool's own words on pages: labels that stay, their language, headings that are repeated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import pt
from deckbuilder.layout import lay_out, lay_out_pages
from deckbuilder.model import Container, Deck, Slide, inline_text
from deckbuilder.scene.page import Pages, PageText
from deckbuilder.scene.structure import own_language
from tests.shared.containers import make_div
from tests.shared.small_slides import WORDS, default_brand, items, para, slide, text


def laid(*slides: Slide, name: str = "handout", lang: str = "en-GB", **style: object) -> Pages:
    """Lay out the pages of one kind with a style of handouts."""
    brand = default_brand()
    brand = replace(brand, handout=replace(brand.handout, **style))
    deck = Deck(name="sample", root=Path(), title="Sample", slides=slides, lang=lang)
    found = Diagnostics()
    return lay_out_pages(lay_out(deck, brand, found), [name], found).pages[name]


def lines_of(pages: Pages) -> Iterator[tuple[int, PageText, str]]:
    """Yield texts with the index of their page and what they say."""
    for index, page in enumerate(pages.pages):
        for item in page.items:
            if isinstance(item, PageText):
                said = "".join(run.text for line in item.lines for run in line.runs)
                yield index, item, said


def baseline(item: PageText) -> float:
    """Return how far down the last line of a text stands, in points."""
    return pt(item.y + item.lines[-1].baseline)


def said(pages: Pages) -> dict[str, PageText]:
    return {words: item for _, item, words in lines_of(pages)}


def high(of: str, **attributes: str) -> Container:
    """Make a container that no page has room for."""
    return make_div(kind=of, attributes=attributes, blocks=(para(),) * 40)


@pytest.mark.parametrize(
    ("block", "label"),
    [
        (high("activity", minutes="25", title="Case study"), "Activity · 25 minutes"),
        (high("activity"), "Activity"),
        (high("callout", kind="warning"), "Take care"),
    ],
)  # fmt: skip
def test_panel_higher_than_a_page_keeps_its_label(block: Container, label: str) -> None:
    pages = laid(slide(para(), notes=(para("Before."), block)))
    page, at = next((page, item) for page, item, words in lines_of(pages) if words == label)
    lower = [
        item
        for index, item, _ in lines_of(pages)
        if index == page and item.element is not None and baseline(item) > baseline(at)
    ]
    assert lower, "the label stands alone at a page's foot"
    title = inline_text(getattr(block, "title", ()))
    assert title in said(pages)


def test_callout_with_a_title_has_no_label_beside_it() -> None:
    block = high("callout", kind="warning", title="Breaks")
    assert "Take care" not in said(laid(slide(para(), notes=(block,))))
    assert "Breaks" in said(laid(slide(para(), notes=(block,))))


def test_number_of_a_slide_in_large_print_stands_close_to_its_own_title() -> None:
    slides = [slide(para(f"Text {n}"), id=f"s{n}", title=text(f"Title {n}")) for n in (1, 2)]
    found = said(laid(*slides, layout="outline", large_print=True))
    before, number, title = (baseline(found[each]) for each in ("Text 1", "Slide 2", "Title 2"))
    assert 0 < title - number < (number - before) / 1.5


def test_words_of_the_tool_say_their_language_where_the_deck_has_another() -> None:
    first = slide(items("Un"), notes=(para("Nodiadau."),), title=text("Croeso"))
    languages = {
        words: item.element.lang
        for words, item in said(laid(first, lang="cy")).items()
        if item.element
    }
    assert languages["Facilitator notes"] == "en-GB"
    assert languages["Sleid 1"] == languages["Nodiadau."] == ""
    polish = said(laid(first, lang="pl"))
    assert polish["Slide 1"].element.lang == "en-GB"
    assert {item.element.lang for item in said(laid(first)).values() if item.element} == {""}


def test_section_of_the_authors_is_not_said_to_be_english() -> None:
    first = slide(para(), title=text("Croeso"), section="Agor")
    found = said(laid(first, lang="cy", layout="two"))
    assert all(item.element is None or not item.element.lang
               for words, item in found.items() if "Agor" in words)  # fmt: skip


@pytest.mark.parametrize(
    ("document", "own"),
    [("en-GB", ""), ("en", ""), ("EN-US", ""), ("cy", "en-GB"), ("enm", "en-GB")],
)  # fmt: skip
def test_own_words_are_english(document: str, own: str) -> None:
    assert own_language(document) == own


@pytest.mark.parametrize("title", [f"{WORDS} (and more)", "W" * 90])
def test_heading_that_is_repeated_keeps_its_last_words(title: str) -> None:
    pages = laid(slide(para(), title=text(title), notes=(para(),) * 40))
    (repeated,) = {words for page, _, words in lines_of(pages) if page and "continued" in words}
    shown, bracket, rest = repeated.partition("… (")
    assert bracket + rest == "… (continued)"
    assert title.startswith(shown.rstrip())


def test_heading_that_fits_is_repeated_whole() -> None:
    pages = laid(slide(para(), title=text("Short (one)"), notes=(para(),) * 40))
    assert "Short (one) (continued)" in said(pages)


def test_the_footer_of_a_brand_is_no_word_of_the_tool() -> None:
    brand = default_brand()
    brand = replace(brand, footer=replace(brand.footer, text="Contacts"))
    deck = Deck(name="sample", root=Path(), title="Sampl", slides=(slide(para()),), lang="cy")
    found = Diagnostics()
    pages = lay_out_pages(lay_out(deck, brand, found), ["handout"], found).pages["handout"]
    assert "Contacts" in said(pages)
    assert "Cysylltiadau" not in said(pages)
    assert list(found) == []
