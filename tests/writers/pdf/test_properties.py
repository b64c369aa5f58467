"""Whatever a deck says, its PDFs say it word for word and in the same order through their tags."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.brand import Brand
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout import lay_out, lay_out_pages
from deckbuilder.model import (
    Block,
    Cell,
    CodeBlock,
    CodeText,
    Deck,
    Emphasis,
    Heading,
    Inline,
    ItemList,
    Language,
    Link,
    ListItem,
    Paragraph,
    Quote,
    Slide,
    Strong,
    Table,
    Text,
    block_texts,
    inline_text,
)
from deckbuilder.scene.page import PageItem, PageItems, PageText
from tests.shared import stages, tag_tree
from tests.shared.containers import make_div
from tests.shared.examples import examples
from tests.shared.in_memory import write
from tests.shared.small_slides import default_brand

WORDS = st.sampled_from(
    ["office", "fluffy", "affix", "‘quoted’", "“said”", "don’t", "75%", "ŵyau", "naïve", "€5",
     "well-being", "soft\u00adly", "non\u00a0breaking", "a", "I", "practitioners", "(brackets)",
     "slash/slash", "end.", "—", "\\", "<tag>", "x" * 70]
)  # fmt: skip
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


def inlines() -> st.SearchStrategy[tuple[Inline, ...]]:
    """Draw text with words set apart in each way."""
    plain = SENTENCES.map(lambda words: Text(text=f"{words} "))
    apart = SENTENCES.flatmap(
        lambda words: st.sampled_from(
            [
                Emphasis(children=(Text(text=words),)),
                Strong(children=(Text(text=words),)),
                CodeText(text=words),
                Language(lang="cy", children=(Text(text=words),)),
                Link(target="https://example.org/", children=(Text(text=words),)),
            ]
        )
    )
    return st.lists(st.one_of(plain, apart), min_size=1, max_size=4).map(tuple)


paragraphs = inlines().map(lambda children: Paragraph(children=children))
headings = st.builds(lambda n, c: Heading(level=n, children=c), st.integers(2, 6), inlines())
tables = st.builds(
    lambda rows, caption: Table(
        header=rows[0], rows=tuple(rows[1:]), alignments=("left", "right"), caption=caption
    ),
    st.lists(
        st.tuples(*[inlines().map(lambda children: Cell(children=children))] * 2),
        min_size=2, max_size=6,
    ),
    st.one_of(st.just(()), inlines()),
)  # fmt: skip
codes = st.lists(WORDS, min_size=1, max_size=6).map(lambda lines: CodeBlock(text="\n".join(lines)))
quotes = st.builds(
    lambda held, source: Quote(blocks=tuple(held), attribution=source),
    st.lists(paragraphs, min_size=1, max_size=2), st.one_of(st.just(()), inlines()),
)  # fmt: skip


def lists(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    """Draw lists whose items hold a paragraph and then anything."""
    items = st.builds(
        lambda first, rest: ListItem(blocks=(first, *rest)), paragraphs, st.lists(inner, max_size=1)
    )
    return st.builds(
        lambda ordered, held: ItemList(ordered=ordered, items=tuple(held)),
        st.booleans(), st.lists(items, min_size=1, max_size=4),
    )  # fmt: skip


def callouts(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    """Draw callouts of text."""
    return st.lists(inner, min_size=1, max_size=2).map(
        lambda held: make_div(
            kind="callout", attributes={"kind": "key", "title": "Sample"}, blocks=tuple(held)
        )
    )


texts = st.recursive(paragraphs, lists, max_leaves=4)
blocks = st.lists(
    st.one_of(texts, texts, headings, tables, codes, quotes, callouts(texts)),
    min_size=1, max_size=5,
).map(tuple)  # fmt: skip


def written(held: tuple[Block, ...]) -> list[str]:
    """Return the paragraphs of blocks as the author wrote them."""
    return stages.paragraphs(block_texts(held))


def sections(deck: Deck, style: Brand) -> list[list[str]]:
    """Lay a deck's handout out, write it, and read the paragraphs of each section."""
    found = Diagnostics()
    presentation = lay_out_pages(lay_out(deck, style, found), ["handout"], found)
    tree = tag_tree.read(write("handout", presentation))
    return [stages.section_texts(section) for section in tree.find("Sect")]


def make_deck(*slides: Slide) -> Deck:
    return Deck(name="sample", root=Path(), title="Sample", slides=slides)


def in_print(layout: str, *, large: bool) -> Brand:
    """Return the default brand with a handout in this layout."""
    style = default_brand()
    return replace(style, handout=replace(style.handout, layout=layout, large_print=large))


QUICK = settings(
    max_examples=examples(40), report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.data_too_large],
)  # fmt: skip


def without_own_lines(found: list[str]) -> list[str]:
    """Return what is said before the label of the lines for notes of one's own, if there is one."""
    return found[:-1] if found[-1:] == ["Notes"] else found


@pytest.mark.slow
@QUICK
@given(notes=blocks, handout=blocks, large=st.booleans())
def test_notes_and_handout_text_are_read_as_they_were_written(
    notes: tuple[Block, ...], handout: tuple[Block, ...], large: bool
) -> None:
    slide = Slide(id="one", title=(Text(text="One"),), blocks=(), notes=notes, handout=handout)
    [found] = sections(make_deck(slide), in_print("notes", large=large))
    assert found[: found.index("Facilitator notes")] == ["One", "Slide 1"]
    between = found.index("For participants")
    assert found[found.index("Facilitator notes") + 1 : between] == written(notes)
    assert without_own_lines(found[between + 1 :]) == written(handout)


UNSEEN = st.lists(
    st.sampled_from(
        ["safe", "guarding", "a", " ", " ", "\u00ad", "\u00ad", "\u200b", "\u200c", "\u200d",
         "\u2060", "\u00a0", "\u202f", "\ufeff", "\ue000", "\u2605", "-"]
    ),
    min_size=1, max_size=40,
).map("".join)  # fmt: skip


@QUICK
@given(parts=st.lists(st.tuples(UNSEEN, st.booleans()), min_size=1, max_size=4))
def test_what_is_not_seen_is_read_wherever_it_stands(parts: list[tuple[str, bool]]) -> None:
    children = tuple(
        Strong(children=(Text(text=text),)) if bold else Text(text=text) for text, bold in parts
    )
    notes = (Paragraph(children=(Text(text="x"), *children, Text(text="x"))),)
    slide = Slide(id="one", title=(Text(text="One"),), blocks=(), notes=notes)
    [found] = sections(make_deck(slide), in_print("notes", large=False))
    assert without_own_lines(found[found.index("Facilitator notes") + 1 :]) == written(notes)


@QUICK
@given(title=inlines(), held=st.lists(st.one_of(texts, headings), max_size=5).map(tuple))
def test_slide_without_pictures_is_read_as_it_was_written(
    title: tuple[Inline, ...], held: tuple[Block, ...]
) -> None:
    slide = Slide(id="one", title=title, blocks=held)
    [found] = sections(make_deck(slide), in_print("outline", large=False))
    assert found == [*stages.paragraphs([inline_text(title)]), "Slide 1", *written(held)]


@pytest.mark.parametrize("layout", ["notes", "two", "three", "outline"])
def test_every_slide_has_a_section_in_every_layout(layout: str) -> None:
    slides = [
        Slide(id=f"s{n}", title=(Text(text=f"Slide {n}"),), blocks=(), section=f"Part {n // 3}")
        for n in range(10)
    ]
    found = sections(make_deck(*slides), in_print(layout, large=False))
    assert [section[0] for section in found] == [f"Slide {n}" for n in range(10)]


@pytest.mark.slow
@QUICK
@given(notes=st.lists(blocks, min_size=2, max_size=4), large=st.booleans())
def test_no_page_ends_with_a_heading_or_parts_with_a_single_line(
    notes: list[tuple[Block, ...]], large: bool
) -> None:
    last = Paragraph(children=(Text(text="The end."),))
    held = (*(block for part in notes for block in part), last)
    slide = Slide(id="one", title=(Text(text="One"),), blocks=(), notes=held)
    found = Diagnostics()
    presentation = lay_out(make_deck(slide), in_print("notes", large=large), found)
    pages = lay_out_pages(presentation, ["handout"], found).pages["handout"].pages
    parts: dict[int, list[PageText]] = {}
    for page in pages:
        tagged = [each for each in page.items if getattr(each, "element", None) is not None]
        lowest = max(tagged, key=_bottom)
        assert not lowest.element.role.startswith("H")  # type: ignore[union-attr]
        for each in tagged:
            if isinstance(each, PageText):
                parts.setdefault(id(each.element), []).append(each)
    for split in parts.values():
        assert len(split) == 1 or min(len(part.lines) for part in split) >= 2


def _bottom(item: PageItem) -> int:
    """Return how far down an item reaches, in EMU."""
    match item:
        case PageText():
            return item.y + (item.lines[-1].baseline if item.lines else 0)
        case PageItems():
            return max(each.rect.bottom for each in item.items)
        case _:
            return item.rect.bottom
