"""A copy of a template without what decks leave out, and with what its designer forgot.

Owns what can be changed without changing how a layout looks, but for objects of other programs on
it: what lies beside masters and layouts goes, layouts get their type, and names that are there
twice get a number. Refuses all that somebody has to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.brand.template.carried import Carried, CarriedPart, CarriedRelation
from deckbuilder.brand.template.carry import carry_template
from deckbuilder.brand.template.leftovers import NOUNS
from deckbuilder.brand.template.nodes import FOOT, Template
from deckbuilder.brand.template.read import read_template
from deckbuilder.formats.pptx.packing import pack_parts
from deckbuilder.formats.pptx.parts import P, PartsPackage, R
from deckbuilder.formats.xml import parse_xml, write_xml
from deckbuilder.wording import counted

_OFFICE = R[1:-1]
_MAIN = "ppt/presentation.xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_LISTED = ("slideMaster", "notesMaster", "handoutMaster", "tableStyles", "font")
"""How the presentation part is related to what decks carry, beside its theme."""
_KEPT = tuple(
    f"{P}{name}"
    for name in (
        "sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldSz", "notesSz",
        "embeddedFontLst", "kinsoku", "defaultTextStyle",
    )
)  # fmt: skip
"""What stays of the presentation part (ISO/IEC 29500-1, 19.2.1.26), in its order."""

_TYPES: Mapping[tuple[str, ...], str] = {
    (): "blank",
    ("title",): "titleOnly",
    ("ctrTitle", "subTitle"): "title",
    ("subTitle", "title"): "title",
    ("obj", "title"): "obj",
    ("body", "title"): "tx",
    ("obj", "obj", "title"): "twoObj",
    ("body", "body", "obj", "obj", "title"): "twoTxTwoObj",
    ("body", "obj", "title"): "objTx",
    ("body", "pic", "title"): "picTx",
}
"""The type of a layout (19.7.15) by the types of its placeholders, sorted, without the foot."""


class Fixed(Struct, frozen=True):
    """A copy of a template as the bytes of a .potx file, and what was done, in words."""

    data: bytes
    changes: tuple[str, ...]


def fix_template(package: PartsPackage) -> Fixed:
    """Return a copy of a template with all that can be fixed safely.

    Raises a Refusal where no deck can stand in the template.
    """
    template, carried = read_template(package), carry_template(package)
    types, names = _find_types(template), _find_names(template)
    parts = [_amend(part, types.get(part.name), names.get(part.name)) for part in carried.parts]
    core = _write_core(template.title)
    main = _write_main(package, carried)
    root = (
        CarriedRelation("rId1", f"{_OFFICE}/officeDocument", main.name),
        CarriedRelation("rId2", _CORE, core.name),
        *_relate_labels(carried),
    )
    changes = [f"{counted(each.count, *NOUNS[each.kind])} taken out" for each in carried.left_out]
    for count, what in ((len(types), "given a type"), (len(names), "renamed")):
        if count:
            changes.append(f"{counted(count, 'layout')} {what}")
    return Fixed(pack_parts((main, *parts, core), root), tuple(changes))


# --- layouts -------------------------------------------------------------------------------


def _find_types(template: Template) -> Mapping[str, str]:
    """Return the types that layouts without one should have, where their placeholders tell."""
    found = {}
    for layout in template.layouts:
        kinds = sorted(
            each.kind for each in layout.placeholders if each.kind not in FOOT and not each.orphan
        )
        type_ = _TYPES.get(tuple(kinds))
        if not layout.kind and type_:
            found[layout.part] = type_
    return found


def _find_names(template: Template) -> Mapping[str, str]:
    """Return new names for layouts whose name another of their master has before them."""
    found = {}
    taken = {(each.master, each.name.casefold()) for each in template.layouts}
    seen: set[tuple[int, str]] = set()
    for layout in template.layouts:
        key = (layout.master, layout.name.casefold())
        if key in seen:
            stem = layout.name or "Layout"
            names = (f"{stem} {number}" for number in range(2, len(template.layouts) + 2))
            name = next(name for name in names if (layout.master, name.casefold()) not in taken)
            taken.add((layout.master, name.casefold()))
            found[layout.part] = name
        seen.add(key)
    return found


def _amend(part: CarriedPart, type_: str | None, name: str | None) -> CarriedPart:
    """Return a layout's part with a type or a name of its own; other parts as they are."""
    if type_ is None and name is None:
        return part
    root = parse_xml(part.data)
    if type_ is not None:
        root.set("type", type_)
    slide = root.find(f"{P}cSld")
    if name is not None and slide is not None:
        slide.set("name", name)
    return replace(part, data=write_xml(root))


# --- the parts around them -----------------------------------------------------------------


def _write_main(package: PartsPackage, carried: Carried) -> CarriedPart:
    """Return the presentation part with masters, sizes and fonts, and nothing else."""
    root = parse_xml(package.parts[package.main])
    for child in [*root]:
        if child.tag not in _KEPT:
            root.remove(child)
    theme = carried.related(carried.masters[0][1], "theme")
    pending = {part.name for part in carried.parts}
    relations: list[CarriedRelation] = []
    for each in package.relations(package.main):
        listed = each.kind in _LISTED or each.target == theme
        if listed and not each.external and each.target in pending:
            pending.remove(each.target)
            relations.append(CarriedRelation(each.id, each.type, each.target))
    ids, by_target = {each.id for each in relations}, {each.target: each.id for each in relations}
    for element in [each for each in root.iter("*") if each.get(f"{R}id")]:
        if element.get(f"{R}id") not in ids:
            element.getparent().remove(element)
    rows = root.find(f"{P}sldMasterIdLst")
    rows[:] = [
        rows.makeelement(f"{P}sldMasterId", {"id": str(id_), f"{R}id": by_target[master]})
        for id_, master in carried.masters
    ]
    return CarriedPart(_MAIN, _TEMPLATE, write_xml(root), tuple(relations))


def _relate_labels(carried: Carried) -> Iterator[CarriedRelation]:
    if carried.labels:
        kind = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
        yield CarriedRelation("rId3", kind, carried.labels)


def _write_core(title: str) -> CarriedPart:
    """Return the file's properties (ISO/IEC 29500-2, clause 11): its title, and nobody's name."""
    root = parse_xml(
        b'<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp="http://schemas'
        b'.openxmlformats.org/package/2006/metadata/core-properties"><dc:title/>'
        b"</cp:coreProperties>"
    )
    root[0].text = title
    return CarriedPart("docProps/core.xml", _CORE_TYPE, write_xml(root), ())
