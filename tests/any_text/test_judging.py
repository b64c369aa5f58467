"""The judgement of any text finds what it is to find."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.model import Paragraph, Text
from tests.any_text import judging
from tests.any_text.judging import Verdict, Workshop
from tests.shared import stages, text_loss
from tests.shared.validators.markdown_specs import html_text

MORE = (Paragraph(children=(Text(text="heron"),)),)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


@pytest.fixture
def verdict(workshop: Workshop) -> Verdict:
    return workshop.judge("# Title\n\nword\n\n::: notes\nwren\n:::\n")


def test_a_paragraph_that_is_not_laid_out_is_named(verdict: Verdict) -> None:
    [slide] = verdict.presentation.deck.slides
    longer = replace(slide, blocks=(*slide.blocks, *MORE))
    shorter = replace(slide, blocks=())
    scenes = verdict.presentation.scenes
    assert text_loss.in_layout([slide], scenes) == []
    assert text_loss.in_layout([longer], scenes) == ["a: not laid out: ['heron']"]
    assert text_loss.in_layout([shorter], scenes) == ["a: laid out, but not written: ['word']"]


def test_text_that_the_files_lack_is_named(workshop: Workshop, verdict: Verdict) -> None:
    [scene] = verdict.presentation.scenes
    more = [replace(scene, notes=MORE)]
    out = workshop.folder / "out"
    slides = stages.pptx_slides(out / "sample.pptx")
    assert text_loss.in_pptx(more, slides) == ["a: not in the notes: ['heron']"]
    assert text_loss.in_handout(more, out / "sample-handout-with-notes.pdf") == [
        "a: not in the handout: ['heron']"
    ]
    other = [replace(scene, items=scene.items[:1])]
    assert len(text_loss.in_pptx(other, slides)) == 1


def test_words_that_the_model_lacks_are_named(workshop: Workshop, verdict: Verdict) -> None:
    source = "# Title\n\nword word <!-- egret --> {x=y} &amp; **her**on\n\n::: notes\nwren\n:::\n"
    workshop.slide.write_text(source)
    lost = judging.lost_words(workshop.slide, verdict.presentation, verdict.diagnostics)
    assert sorted(lost) == ["her", "on", "word"]


def test_what_has_no_end_fails() -> None:
    with pytest.raises(AssertionError, match="no end after"), judging.time_limit(0.05):
        signal.pause()


def test_a_reader_gets_text_and_alternative_text_of_html() -> None:
    html = '<p>a<b>b</b></p>\n<img src="x" alt="&amp;c" /><!--> d<!-- e -->'
    assert html_text(html).split() == ["ab", "&c", "d"]
