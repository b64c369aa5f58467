"""Languages in the files: of the deck, of a slide in another, and of the tool's own words."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pikepdf
import pytest

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from tests.shared import tag_tree
from tests.shared.in_memory import write_all

PAPERS = ("handout", "workbook", "slides", "session-pack")
WELSH = """\
---
minutes: 5
---
# Croeso

- Pwynt

::: activity {minutes=5}
Trafodwch.
:::

::: notes
Dweud helo.

::: activity
Holwch.
:::
:::

::: handout
I'w gadw.
:::
"""
ENGLISH = """\
---
lang: en-GB
section: Opening
minutes: 5
---
# Welcome

- A point[^a]

[^a]: A source.

::: notes
Say hello.

::: callout
Look after each other.
:::
:::

::: handout
To keep.
:::
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A deck in Welsh with a slide in English, as PowerPoint file and as papers."""
    root = tmp_path_factory.mktemp("welsh")
    (root / "slides").mkdir()
    (root / "deck.toml").write_text('title = "Diogelu"\nlang = "cy"\n')
    (root / "slides/01-welsh.md").write_text(WELSH)
    (root / "slides/02-english.md").write_text(ENGLISH)
    found = Diagnostics()
    deck = pipeline.compose(DeckRequest(path=root), found, pages=PAPERS)
    assert [str(each) for each in found] == []
    return write_all(deck, ["pptx", *PAPERS])


def languages(data, part):
    """Return the text of each run of a part of a PowerPoint file, with its language."""
    import re

    with zipfile.ZipFile(BytesIO(data)) as package:
        xml = package.read(f"ppt/{part}.xml").decode()
    found = re.findall(r'<a:rPr lang="([^"]*)".*?<a:t>(.*?)</a:t>', xml)
    return {text: lang for lang, text in found}


def spoken(data):
    """Return each text of a PDF with the language in which it is read."""
    found = {}

    def walk(node, lang):
        lang = node.lang or lang
        for kid in node.kids:
            if isinstance(kid, tag_tree.Node):
                walk(kid, lang)
            else:
                found.setdefault(str(kid).strip(), lang)

    with pikepdf.open(BytesIO(data)) as pdf:
        walk(tag_tree.read(data), str(pdf.Root.Lang))
    return found


def test_slide_in_another_language_is_tagged_in_powerpoint(files):
    assert languages(files["pptx"], "slides/slide1") == {
        "Croeso": "cy", "Pwynt": "cy", "Activity · 5 minutes": "en-GB", "Trafodwch.": "cy",
        "Diogelu": "cy", "1": "cy", " / 2": "cy",
    }  # fmt: skip
    english = languages(files["pptx"], "slides/slide2")
    assert (english["Welcome"], english["A source."]) == ("en-GB", "en-GB")
    assert english["Diogelu"] == "cy"  # the footer is the deck's


def test_notes_are_in_the_slides_language(files):
    welsh = languages(files["pptx"], "notesSlides/notesSlide1")
    assert (welsh["Dweud helo."], welsh["Gweithgaredd"]) == ("cy", "cy")
    english = languages(files["pptx"], "notesSlides/notesSlide2")
    assert set(english.values()) == {"en-GB"}
    assert {"Say hello.", "Key point"} <= english.keys()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("handout", {"Croeso": "cy", "Welcome": "en-GB", "Say hello.": "en-GB", "Opening": "en-GB",
                     "Sleid 1": "cy", "Slide 2": "en-GB", "Key point": "en-GB", "Holwch.": "cy",
                     "Gweithgaredd": "cy", "Facilitator notes": "en-GB", "Introduction": "en-GB"}),
        ("workbook", {"Croeso": "cy", "Welcome": "en-GB", "To keep.": "en-GB", "Enw": "cy",
                      "Cynnwys": "cy", "Action plan": "en-GB", "A source.": "en-GB"}),
        ("slides", {"Croeso": "cy", "Welcome": "en-GB", "A source.": "en-GB"}),
        ("session-pack", {"Welcome": "en-GB", "Llofnod": "cy"}),
    ],
)  # fmt: skip
def test_text_is_read_in_its_language_in_papers(files, name, said):
    found = spoken(files[name])
    assert {text: found.get(text) for text in said} == said
