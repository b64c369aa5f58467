"""What the parts of one presentation share, and what one part gathers while it is written.

Owns shape ids, relationships and the targets of links. Refuses to write any markup.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from deckbuilder.brand.brand import LINE_HEIGHT
from deckbuilder.scene.pixel_needs import find_slide_needs
from deckbuilder.scene.presentation import Presentation
from deckbuilder.writers.pptx.package.meanings import AS_THE_THEME, Meanings, find_meanings
from deckbuilder.writers.pptx.package.opc import Package, Relationships
from deckbuilder.writers.pptx.package.xml import attribute

PML = "application/vnd.openxmlformats-officedocument.presentationml"
"""How the content types of a presentation's parts begin."""

# The reserved characters of RFC 3986 but for square brackets, and a percent sign, since an
# author's address may be escaped already.
_KEPT = "!#$%&'()*+,/:;=?@~"


class PptxDocument:
    """The package, and what every part needs to know of the presentation."""

    def __init__(self, presentation: Presentation) -> None:
        self.presentation = presentation
        self.package = Package()
        self.lang = attribute(presentation.deck.lang)
        brand = presentation.brand
        self.faces = {name: attribute(font.name) for name, font in brand.faces.items()}
        self.faces |= {"heading": "+mj-lt", "body": "+mn-lt", "mono": attribute(brand.mono.name)}
        """The typeface of each font that styles name; the first two are the theme's."""
        self.spacings = {name: LINE_HEIGHT / brand.font(name).line_height for name in self.faces}
        """What single spacing is of the lines of each font."""
        self.footer = presentation.brand.footer.text or presentation.deck.title
        numbered = [*enumerate(presentation.scenes, 1)]
        self.slide_files = {
            scene.slide_id: f"slide{position}.xml" for position, scene in reversed(numbered)
        }
        """The file of the first scene of each slide, by the slide's id."""
        self.counts_alike = all(scene.number == position for position, scene in numbered)
        """Whether PowerPoint counts the slides as their numbers do: not where some are missing."""
        self.meanings = {
            name: find_meanings(presentation.brand, layout)
            for name, layout in presentation.layouts.items()
        }
        """What names of colours and fonts mean on slides of each layout."""
        self.media: dict[object, str] = {}
        """The media file of each picture, by its path and by its content's digest."""
        self.needs = find_slide_needs(presentation)


class Part:
    """One slide, layout, master or notes slide: its relationships and its shapes' ids.

    Only slides link to slides: a notes slide's one relationship to a slide names its own.
    `meanings` are what names of colours and fonts mean in it, where its theme means others.
    """

    __slots__ = ("_last_id", "_links_slides", "document", "lang", "meanings", "relationships")

    def __init__(
        self,
        document: PptxDocument,
        *,
        links_slides: bool = False,
        lang: str = "",
        meanings: Meanings = AS_THE_THEME,
    ) -> None:
        self.document = document
        self.meanings = meanings
        self.lang = attribute(lang) or document.lang
        self.relationships = Relationships()
        self._links_slides = links_slides
        self._last_id = 1  # the shape tree itself is 1

    def add_to_package(self, name: str, kind: str, xml: str) -> None:
        """Add the part to the package; `kind` is the end of its content type, "slideLayout"."""
        xml = self.meanings.apply(xml)
        self.document.package.add(name, xml, f"{PML}.{kind}+xml", self.relationships)

    def next_id(self) -> int:
        """Return an id for a shape, unique in the part."""
        self._last_id += 1
        return self._last_id

    def link(self, target: str) -> tuple[str, str]:
        """Relate the part to a link's target: the relationship's id and the link's action.

        Both are empty where there is nothing to go to: no such slide, or no valid address.
        """
        if target.startswith("#"):
            file = self.document.slide_files.get(target[1:])
            if file is None or not self._links_slides:
                return "", ""
            return self.relationships.add("slide", file), "ppaction://hlinksldjump"
        address = _address(target)
        return (self.relationships.add("hyperlink", address, external=True) if address else "", "")


def _address(target: str) -> str:
    """Return an address as RFC 3986 has it, or "" where PowerPoint would not open the file."""
    try:
        parts = urlsplit(target)
        usable = bool(parts.netloc and parts.hostname) or parts.scheme not in ("http", "https")
        usable = usable and bool(parts.scheme) and (parts.port is None or parts.port > 0)
    except ValueError:
        return ""
    return quote(target, safe=_KEPT) if usable else ""
