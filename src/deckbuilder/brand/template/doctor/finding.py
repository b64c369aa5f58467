"""A finding on a template, a question asked of each layout, and the words that findings share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.brand.template.nodes import Placeholder, Template, TemplateLayout
from deckbuilder.diagnostics import Code
from deckbuilder.geometry import Rect
from deckbuilder.wording import as_value, counted, list_few, shorten

_FOR_YOU = (codes.LEFT_OUT, codes.LEFTOVER_SLIDES, codes.PERSONAL_DATA, codes.ACCENTS_NO_TEXT)
"""What takes no designer: whoever has the file can see to it."""


class Finding(Struct, frozen=True, kw_only=True):
    """One thing found in a template: what, and on which layouts, by their index."""

    code: Code
    message: str
    layouts: tuple[int, ...] = ()

    @property
    def who(self) -> Literal["designer", "you"]:
        """Who had better see to it."""
        return "you" if self.code in _FOR_YOU else "designer"

    @property
    def statement(self) -> str:
        """What was found and what happens in our decks, as one clause."""
        effect = self.code.why.rstrip(".")
        return f"{self.message}: {effect[:1].lower()}{effect[1:]}"

    @property
    def hint(self) -> str:
        """What to do about it in PowerPoint, and who."""
        return f"for {'you' if self.who == 'you' else 'the designer'}: {self.code.fix}"


class LayoutRule(NamedTuple):
    """A question asked of each layout; `words` go before the names of those that break it."""

    code: Code
    words: str
    is_broken: Callable[[TemplateLayout, Template], bool]


def name_layouts(template: Template, indexes: Iterable[int]) -> str:
    """Return layouts by name and number ("2 layouts: “Cover” (1), “Text” (4)")."""
    layouts = [template.layouts[index] for index in indexes]
    names = list_few(name_layout(each) for each in layouts)
    return f"{counted(len(layouts), 'layout')}: {names}"


def name_layout(layout: TemplateLayout) -> str:
    """Return a layout by its name, and the number by which brand.toml can name it."""
    return f"“{shorten(as_value(layout.name), 40)}” ({layout.number})"


def list_usable(layout: TemplateLayout, kinds: tuple[str, ...]) -> list[tuple[Placeholder, Rect]]:
    """Return those placeholders of some types that slides can use, with where they stand."""
    return [
        (each, each.rect)
        for each in layout.placeholders
        if each.kind in kinds and each.rect is not None and not each.orphan and not each.vertical
    ]
