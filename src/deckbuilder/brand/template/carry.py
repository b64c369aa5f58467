"""The parts of a template that decks carry: masters and layouts, and what these are made of.

Owns which relationships are followed, and the rest, which is counted. Parts keep their names, their
order, and their bytes where nothing is taken out of them. Nothing that is carried leads to a part
that is not. Refuses to draw a layout otherwise than its designer did.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from deckbuilder.brand.template.carried import (
    Carried,
    CarriedPart,
    CarriedRelation,
    EmbeddedFont,
)
from deckbuilder.brand.template.leftovers import count_in_file, find_references, take_out
from deckbuilder.brand.template.nodes import LeftOut
from deckbuilder.formats.pptx import REPAIR
from deckbuilder.formats.pptx.parts import P, PartsPackage, R, Relation
from deckbuilder.formats.refusal import HARMFUL, Refusal
from deckbuilder.formats.xml import parse_xml, write_xml

_CARRIED = {
    "slideLayout": "slideLayout+xml",
    "slideMaster": "slideMaster+xml",
    "theme": "theme+xml",
    "themeOverride": "themeOverride+xml",
    "image": "image/",
    "hdphoto": "image/",
    "chart": "chart+xml",
    "chartStyle": "chartstyle+xml",
    "chartColorStyle": "chartcolorstyle+xml",
    "chartUserShapes": "chartshapes+xml",
    "diagramData": "diagramData+xml",
    "diagramLayout": "diagramLayout+xml",
    "diagramQuickStyle": "diagramStyle+xml",
    "diagramColors": "diagramColors+xml",
    "diagramDrawing": "diagramDrawing+xml",
    "tableStyles": "tableStyles+xml",
    "notesMaster": "notesMaster+xml",
    "handoutMaster": "handoutMaster+xml",
    "font": "font",
    "classificationlabels": "classificationlabels+xml",
}
"""The relationships that are followed, with what the content type of their target holds."""
_REFERRED = ("image", "hdphoto", "chart", "diagramData", "diagramLayout", "diagramColors")
"""Those that nothing is without an element that refers to them."""
_RESERVED = ("ppt/slides/", "ppt/notesslides/", "docprops/", "_rels/", "[content_types].xml")
"""Where the parts of decks themselves stand."""
_RESERVED_NAMES = ("ppt/presentation.xml", "ppt/presprops.xml", "ppt/viewprops.xml")
_FIRST_ID, _LAST_ID = 1 << 31, (1 << 32) - 1
"""The range that the ids of masters and layouts share (ISO/IEC 29500-1, 19.7.1 and 19.7.12)."""
_FACES = ("regular", "bold", "italic", "boldItalic")


def carry_template(
    package: PartsPackage, layouts: Collection[str] | None = None, style: str = ""
) -> Carried:
    """Return what decks carry of a template.

    With `layouts` these alone are carried, and their masters. The markup of a table `style` is
    added to the template's. Raises a Refusal where no deck can stand in the template.
    """
    carrier = _Carrier(package, layouts, style)
    main, sizes = package.main, package.root(package.main).find(f"{P}notesSz")
    notes, handout, styles = (
        next(carrier.fitting(main, kind), "")
        for kind in ("notesMaster", "handoutMaster", "tableStyles")
    )
    labels = next(carrier.fitting("", "classificationlabels"), "")
    fonts = tuple(carrier.embedded_fonts())
    faces = (face for font in fonts for face in font.faces.values())
    carrier.carry([*carrier.masters, notes, handout, styles, labels, *faces])
    return Carried(
        parts=carrier.in_order(),
        masters=tuple((carrier.ids[master], master) for master in carrier.masters),
        notes_master=notes,
        handout_master=handout,
        table_styles=styles,
        labels=labels,
        notes_size=(_number(sizes, "cx"), _number(sizes, "cy")) if sizes is not None else (0, 0),
        fonts=fonts,
        left_out=tuple(
            LeftOut(kind=kind, count=count)
            for kind, count in sorted((carrier.lost + count_in_file(package)).items())
        ),
    )


class _Carrier:
    """Follows the relationships of one template."""

    def __init__(self, package: PartsPackage, layouts: Collection[str] | None, style: str) -> None:
        self.package = package
        self.style = style
        self.lost: Counter[Any] = Counter()
        self.masters: dict[str, tuple[str, ...]] = {}
        """The layouts of each master; one that two masters list is the first one's."""
        self.owners: dict[str, str] = {}
        for master in package.masters:
            own = [each for each in package.layouts_of(master) if each not in self.owners]
            kept = tuple(each for each in own if layouts is None or each in layouts)
            if kept or layouts is None:
                self.masters[master] = kept
                self.owners |= dict.fromkeys(own, master)
        if not self.masters:
            raise Refusal("the file has no slide master that slides could stand in", REPAIR)
        self.ids = self._number_masters()
        self._carried: dict[str, CarriedPart] = {}

    def fitting(self, name: str, kind: str) -> Iterator[str]:
        """Yield the parts to which a part is related in one way and whose content is of it."""
        return (
            each.target
            for each in self.package.relations(name)
            if each.kind == kind and self._is_carried(name, each)
        )

    def _is_carried(self, name: str, relation: Relation) -> bool:
        needed, target = _CARRIED.get(relation.kind), relation.target
        if needed is None or relation.external or target not in self.package.parts:
            return False
        if relation.kind == "slideLayout" and target not in self.masters.get(name, ()):
            return False
        if relation.kind == "slideMaster" and target != self.owners.get(name):
            return False
        return needed in self.package.content_type(target)

    # --- parts and what they are related to ------------------------------------------------

    def carry(self, names: Iterable[str]) -> None:
        """Carry parts, and all that they are made of."""
        pending = list(names)
        while pending:
            name = pending.pop()
            if name and name not in self._carried:
                self._carried[name] = self._carry_part(name)
                pending += (each.target for each in self._carried[name].relations)

    def in_order(self) -> tuple[CarriedPart, ...]:
        """Return the parts that are carried, in the order of the file."""
        return tuple(self._carried[each] for each in self.package.parts if each in self._carried)

    def _carry_part(self, name: str) -> CarriedPart:
        place = name.casefold()
        if place.startswith(_RESERVED) or place in _RESERVED_NAMES:
            raise Refusal(f"a part of its masters has the name {name!r} of another", HARMFUL)
        data, kind = self.package.parts[name], self.package.content_type(name)
        relations = self._relations(name)
        if kind.endswith("xml") and not kind.startswith("image/"):
            data, referred = self._clean(name, data, relations)
            relations = {
                id_: each
                for id_, each in relations.items()
                if id_ in referred or each.kind not in _REFERRED
            }
        rows = (CarriedRelation(each.id, each.type, each.target) for each in relations.values())
        return CarriedPart(name, kind, data, tuple(rows))

    def _relations(self, name: str) -> dict[str, Relation]:
        """Return a part's relationships that are kept, by id; a layout's master is among them."""
        found: dict[str, Relation] = {}
        for each in self.package.relations(name):
            if each.id and self._is_carried(name, each):
                found.setdefault(each.id, each)
        kinds = {each.kind for each in found.values()}
        master = self.owners.get(name)
        if master and "slideMaster" not in kinds:
            kind = f"{R[1:-1]}/slideMaster"
            known = {each.id for each in self.package.relations(name)}
            id_ = next(id_ for id_ in map("rId{}".format, range(1, 1 << 31)) if id_ not in known)
            found[id_] = Relation(id_, "slideMaster", kind, master)
        if name in self.masters and "theme" not in kinds:
            raise Refusal(f"the slide master {name!r} has no theme", REPAIR)
        return found

    def _clean(
        self, name: str, data: bytes, relations: Mapping[str, Relation]
    ) -> tuple[bytes, frozenset[str]]:
        """Return a part without what is left out, and the ids to which it then refers."""
        root = deepcopy(self.package.root(name))
        changed = self._list_layouts(name, root) if name in self.masters else False
        for marked in root.findall(f"{P}extLst[@mod]"):  # of editing at once; SDKs refuse it here
            del marked.attrib["mod"]
            changed = True
        if self.style and self.package.content_type(name).endswith(_CARRIED["tableStyles"]):
            root.append(parse_xml(self.style.encode()))
            changed = True
        kinds = {
            each.id: "links" if each.external and each.kind in _CARRIED else each.kind
            for each in reversed(self.package.relations(name))
        }
        lost = take_out(root, relations.keys(), kinds)
        self.lost += lost
        referred = frozenset(each.value for each in find_references(root))
        return (write_xml(root) if changed or lost else data), referred

    # --- what lists them ---------------------------------------------------------------------

    def _list_layouts(self, master: str, root: Any) -> bool:
        """Let a master list its own layouts, each once and by its id; tell if it did not."""
        pending = set(self.masters[master])
        changed = False
        for row in root.findall(f"{P}sldLayoutIdLst/{P}sldLayoutId"):
            layout = self.package.target(master, row.get(f"{R}id") or "")
            if layout not in pending:
                row.getparent().remove(row)
                changed = True
            else:
                pending.remove(layout)
                changed |= row.get("id") != str(self.ids[layout])
                row.set("id", str(self.ids[layout]))
        return changed

    def _number_masters(self) -> dict[str, int]:
        """Return the id of each master and layout: its own, where no other has it."""
        wanted: dict[str, int] = {}
        for row in self.package.root(self.package.main).iterfind(f"{P}sldMasterIdLst/*"):
            wanted[self.package.target(self.package.main, row.get(f"{R}id") or "")] = _number(row)
        for master in self.masters:
            for row in self.package.root(master).iterfind(f"{P}sldLayoutIdLst/*"):
                layout = self.package.target(master, row.get(f"{R}id") or "")
                if self.owners.get(layout) == master:
                    wanted.setdefault(layout, _number(row))
        found: dict[str, int] = {}
        reserved, taken, free = {*wanted.values()}, set[int](), _FIRST_ID
        for name in (each for master, own in self.masters.items() for each in (master, *own)):
            id_ = wanted[name]
            if not _FIRST_ID <= id_ <= _LAST_ID or id_ in taken:
                free = next(each for each in range(free, _LAST_ID + 1) if each not in reserved)
                reserved.add(free)
                id_ = free
            taken.add(id_)
            found[name] = id_
        return found

    def embedded_fonts(self) -> Iterator[EmbeddedFont]:
        """Yield the typefaces within the file, with those of their faces that are there."""
        main = self.package.main
        there = {*self.fitting(main, "font")}
        for row in self.package.root(main).iterfind(f"{P}embeddedFontLst/{P}embeddedFont"):
            found = {
                face: self.package.target(main, element.get(f"{R}id") or "")
                for face in _FACES
                for element in row.findall(f"{P}{face}")[:1]
            }
            faces = {face: part for face, part in found.items() if part in there}
            named = row.find(f"{P}font")
            if faces and named is not None:
                yield EmbeddedFont(dict(sorted(named.attrib.items())), faces)


def _number(element: Any, name: str = "id") -> int:
    """Return an attribute as a whole number, or 0 where it is none."""
    value = element.get(name) or ""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 12 else 0
