"""The tool's own words in the language of a slide or page.

Owns the Welsh terms, each found in two public sources (docs/analysis/welsh.md lists them); what is
not among them stays English, and says so. Refuses to translate what an author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from deckbuilder.model import Inline, Language, Text
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.structure import own_language
from deckbuilder.session.sections import OPENING

WELSH: Mapping[str, str] = {
    "Activity": "Gweithgaredd",
    "Contacts": "Cysylltiadau",
    "Contents": "Cynnwys",
    "Date": "Dyddiad",
    "Name": "Enw",
    "Notes": "Nodiadau",
    "Page # of #": "Tudalen # o #",
    "Signature": "Llofnod",
    "Slide #": "Sleid #",
}
"""The terms in Welsh; each # stands for a number."""

_NUMBER = re.compile(r"\d+")


class OwnWords(NamedTuple):
    """Words as they are shown, and their language where that is another than that around them."""

    text: str
    lang: str = ""

    @property
    def inline(self) -> Inline:
        """The words as a model holds them."""
        words = Text(text=self.text)
        return Language(lang=self.lang, children=(words,)) if self.lang else words


def say(english: str, lang: str) -> OwnWords:
    """Return words of the tool for text in a language."""
    foreign = own_language(lang)
    if not foreign or not english:
        return OwnWords(english)
    welsh = lang.lower().split("-")[0] == "cy" and WELSH.get(_NUMBER.sub("#", english))
    if not welsh:
        return OwnWords(english, foreign)
    for number in _NUMBER.findall(english):
        welsh = welsh.replace("#", number, 1)
    return OwnWords(welsh)


def names_in(presentation: Presentation) -> frozenset[str]:
    """Return what the author calls the deck, its sections and its slides, and the footer."""
    deck = presentation.deck
    names = [deck.title, deck.subtitle, deck.edition, deck.audience, presentation.brand.footer.text]
    names += [name for scene in presentation.scenes for name in (scene.title, scene.section)]
    return frozenset(names) - {""} - ({OPENING} - {slide.section for slide in deck.slides})
