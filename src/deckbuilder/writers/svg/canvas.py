"""What the parts of one picture share: its colours, its definitions, and lengths as points.

Owns the collecting of elements. A picture's ids begin with a name of its own, so that several
pictures can stand on one page. Refuses to know what is drawn.
"""

from __future__ import annotations

from html import escape as escape_html

from deckbuilder.brand import Brand
from deckbuilder.geometry import EMU_PER_PT, Rect
from deckbuilder.scene.pixel_needs import PixelNeeds


class Canvas:
    """A picture on its way: `parts` are its elements, from back to front."""

    def __init__(self, brand: Brand, needs: PixelNeeds, name: str) -> None:
        self.brand = brand
        self.needs = needs
        self.parts: list[str] = []
        self.definitions: dict[str, str] = {}
        """The body of each definition, and the id by which it is used."""
        self._name = name

    def colour(self, name: str) -> str:
        """Return a colour of the theme as CSS writes it."""
        return f"#{self.brand.colours.rgb(name)}"

    def define(self, element: str, attributes: str, content: str) -> str:
        """Return a reference to a definition, which is made once."""
        key = f"<{element} id=%s {attributes}>{content}</{element}>"
        id_ = self.definitions.setdefault(key, f"{self._name}-{len(self.definitions) + 1}")
        return f"url(#{id_})"

    def draw(self, element: str) -> None:
        """Add an element in front of all others."""
        self.parts.append(element)

    def written_definitions(self) -> str:
        """Return the definitions' own element, or nothing where there are none."""
        made = "".join(key % f'"{id_}"' for key, id_ in self.definitions.items())
        return f"<defs>{made}</defs>" if made else ""


def escape(text: str) -> str:
    """Escape text for an element or for an attribute in double quotation marks."""
    return escape_html(text, quote=False).replace('"', "&quot;")


def number(points: float) -> str:
    """Return a length in points with at most two places and no more than it needs."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def length(emu: float) -> str:
    """Return a length in EMU as points."""
    return number(emu / EMU_PER_PT)


def box(rect: Rect) -> str:
    """Return a rectangle as attributes."""
    return (
        f'x="{length(rect.x)}" y="{length(rect.y)}" '
        f'width="{length(rect.width)}" height="{length(rect.height)}"'
    )
