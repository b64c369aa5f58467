"""Code blocks: what words look like, and lines that are too long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.assets.code_syntax import CodeToken, is_known, is_slow, read_tokens
from deckbuilder.brand.colours.contrast import PAIRS
from deckbuilder.geometry import Emu
from deckbuilder.layout.text.code import WORD_STYLES, fit_code_size
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.wrapping import SPARE, StyledText, text_width
from deckbuilder.model import CodeBlock
from deckbuilder.scene.slide import Run, TextParagraph, TextStyle
from tests.shared.small_slides import default_brand, frames, items, scenes_of, slide

SAMPLE = """class Sample(Base):
\tdef value(self):  # a remark
\t\treturn "text" + str(10)"""


def code_of(block: CodeBlock) -> tuple[TextParagraph, list[str]]:
    """Lay a block out and return its paragraph and the names of what was reported."""
    presentation, diagnostics = scenes_of(slide(items("A point"), block))
    [found] = [
        paragraph
        for scene in presentation.scenes
        for frame in frames(scene.items)
        for paragraph in frame.paragraphs
        if paragraph.role == "code"
    ]
    return found, [str(it) for it in diagnostics if it.code.name == "code-wrapped"]


def runs(paragraph: TextParagraph) -> list[Run]:
    return [run for line in paragraph.lines for run in line.runs]


def said(paragraph: TextParagraph) -> str:
    return "".join(
        "".join(run.text for run in line.runs) + ("\n" if line.hard else "")
        for line in paragraph.lines
    )


def test_words_have_the_look_of_their_kind() -> None:
    paragraph, _ = code_of(CodeBlock(text=SAMPLE, language="python"))
    looks = {run.text.strip(): run.style for run in runs(paragraph)}
    assert all(style.font == "mono" for style in looks.values())
    assert (looks["class"].colour, looks["class"].bold) == ("accent1", True)
    assert (looks["value"].colour, looks["value"].bold) == ("tx2", True)
    assert (looks["# a remark"].colour, looks["# a remark"].italic) == ("accent4", True)
    assert looks['"text"'].colour == "accent2"
    assert looks["10"].colour == "accent3"
    assert looks["(Base):"].colour == "tx1"


def test_a_line_of_code_that_fits_to_the_last_point_is_set_smaller() -> None:
    style = TextStyle(font="mono", size=20.0, colour="tx1")
    texts, faces = [StyledText("first = 1", style)], Faces(default_brand())
    wide = text_width(texts, faces)
    assert fit_code_size(texts, 20.0, 12.0, Emu(wide + SPARE), faces) == 20.0
    assert fit_code_size(texts, 20.0, 12.0, wide, faces) < 20.0


def test_text_is_word_for_word_with_tabs_as_spaces() -> None:
    paragraph, _ = code_of(CodeBlock(text=SAMPLE, language="python"))
    assert said(paragraph) == SAMPLE.expandtabs(4)


@pytest.mark.parametrize("language", ["", "text", "unheard-of"])
def test_code_in_no_known_language_is_of_one_style(language: str) -> None:
    paragraph, _ = code_of(CodeBlock(text=SAMPLE, language=language))
    assert {run.style for run in runs(paragraph)} == {paragraph.style}


def test_words_keep_the_colour_of_the_text_around_where_that_is_another() -> None:
    from deckbuilder.layout.text.code import style_code
    from deckbuilder.scene.slide import TextStyle

    light = TextStyle(font="mono", size=18.0, colour="bg1")
    pieces = style_code(CodeBlock(text=SAMPLE, language="python"), light)
    assert {piece.style.colour for piece in pieces} == {"bg1"}
    assert any(piece.style.bold for piece in pieces)


@pytest.mark.parametrize("ground", ["bg1", "bg2"])
def test_every_colour_of_a_word_is_among_the_pairs_that_a_brand_is_checked_for(ground: str) -> None:
    assert all((look.colour, ground) in PAIRS for look in WORD_STYLES.values())


@given(st.text(max_size=80), st.sampled_from(["python", "html", "json", "sql", "yaml", "bash"]))
def test_no_language_takes_anything_away(text: str, language: str) -> None:
    assert "".join(word.text for word in read_tokens(text, language)) == text


def test_a_line_that_is_a_little_too_long_makes_the_block_smaller() -> None:
    short, _ = code_of(CodeBlock(text="x" * 40))
    longer, reported = code_of(CodeBlock(text="x" * 70))
    minimum = default_brand().sizes.minimum
    assert minimum <= longer.size < short.size
    assert len(longer.lines) == 1
    assert reported == []


def test_a_line_that_is_too_long_at_the_least_size_is_wrapped_and_reported() -> None:
    text = "short\n" + "word " * 40 + "end\nshort"
    paragraph, reported = code_of(CodeBlock(text=text))
    assert paragraph.size == default_brand().sizes.minimum
    assert len(paragraph.lines) > 3
    assert said(paragraph) == text
    [report] = reported
    assert "203 characters" in report


@pytest.mark.parametrize("language", ["ahk", "Java", "cucumber", "lilypond"])
def test_a_language_that_takes_long_to_read_is_told_and_plain(language: str) -> None:
    assert read_tokens(SAMPLE, language) == (CodeToken(SAMPLE, "plain"),)
    assert is_known(language)
    assert is_slow(language)
    assert not is_slow("python")
    assert not is_slow("text")
