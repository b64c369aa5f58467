"""What decks leave out of a template, within the parts that they carry and beside them.

Owns taking elements out whose relationships are not carried, and animations, without leaving
anything that PowerPoint would repair. Refuses to follow relationships.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from deckbuilder.formats.pptx.parts import MC, A, P, PartsPackage, R

_MOTION = (f"{P}timing", f"{P}transition")
_LINKS = tuple(f"{A}{name}" for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver"))
_ALONE = (*_LINKS, *(f"{A}{name}" for name in (
    "videoFile", "audioFile", "quickTimeFile", "wavAudioFile", "audioCd", "snd",
)))  # fmt: skip
"""What may be taken out by itself, wherever it is."""
_LISTS = (f"{P}extLst", f"{A}extLst", f"{P}custDataLst", f"{P}controls")
"""What is nothing when it is empty."""
_KINDS = {
    "hyperlink": "links", "slide": "links", "links": "links",
    "oleObject": "objects", "package": "objects", "vmlDrawing": "objects",
    "control": "controls", "activeXControlBinary": "controls",
    "audio": "media", "video": "media", "media": "media",
    "slideLayout": "",
}  # fmt: skip
"""What a relationship of some kind is counted as; the others are data, and layouts are nothing."""
_ACTIONS = {
    "hlinkshowjump": "",
    "noaction": "",
    "macro": "macros",
    "ole": "objects",
    "media": "media",
}
"""What a link does without a relationship, and what it is counted as; "" may stay."""


NOUNS: Mapping[str, tuple[str, str]] = {
    "slides": ("slide", "slides"),
    "macros": ("macro project", "macro projects"),
    "controls": ("ActiveX control", "ActiveX controls"),
    "objects": ("embedded object", "embedded objects"),
    "links": ("link", "links"),
    "media": ("sound or film", "sounds or films"),
    "comments": ("comment", "comments"),
    "persons": ("name of a person", "names of persons"),
    "data": ("part with data of a program", "parts with data of programs"),
    "animations": ("part with animations", "parts with animations"),
    "sections": ("section of slides", "sections of slides"),
}
"""What one and several of each kind of `LeftOut` are called."""


def take_out(root: Any, kept: Collection[str], kinds: Mapping[str, str]) -> Counter[Any]:
    """Take animations and whatever needs a relationship that is not `kept` out of a part.

    `kinds` are those of all its relationships, by id. Returns how many of each kind of `LeftOut`
    there were.
    """
    found: Counter[Any] = Counter()
    for each in find_references(root):
        element = each.element
        if each.value not in kept and _is_within(element, root):
            found[_KINDS.get(kinds.get(each.value, ""), "data")] += 1
            _remove_reference(element, each.name, kept)
    for link in [*root.iter(*_LINKS)]:
        kind = _action(link.get("action") or "")
        if kind:
            found[kind] += 1
            _remove(link)
    motion = [element for element in root.iter(*_MOTION) if element is not root]
    found["animations"] += any(map(_moves, motion))
    for element in motion:
        if _is_within(element, root):
            _remove(_child_of(root, element))
    del found[""]
    return +found


def is_animated(root: Any) -> bool:
    """Tell whether anything on a layout moves: PowerPoint writes a list of effects without one."""
    return any(map(_moves, root.iter(*_MOTION)))


def _moves(motion: Any) -> bool:
    if motion.tag == f"{P}timing":
        return next(motion.iter(f"{P}tgtEl"), None) is not None
    return len(motion) > 0 or motion.get("advTm") is not None


class Reference(NamedTuple):
    """An attribute by which an element refers to a relationship."""

    element: Any
    name: str
    value: str


def find_references(root: Any) -> list[Reference]:
    """Return the references to relationships in a part, in the order of its elements."""
    found = root.xpath("//@r:*", namespaces={"r": R[1:-1]})
    return [Reference(each.getparent(), each.attrname, str(each)) for each in found if each]


def _action(action: str) -> str:
    name = action.removeprefix("ppaction://").partition("?")[0]
    return _ACTIONS.get(name, "links") if name and not name.startswith("hlink") else ""


def _is_within(element: Any, root: Any) -> bool:
    return element is root or any(around is root for around in element.iterancestors())


def _child_of(root: Any, element: Any) -> Any:
    """Return the child of the root in which an element is."""
    return next(each for each in (element, *element.iterancestors()) if each.getparent() is root)


def _remove_reference(element: Any, name: str, kept: Collection[str]) -> None:
    if element.tag == f"{A}blip":
        if any(element.get(f"{R}{other}") in kept for other in ("embed", "link")):
            del element.attrib[name]
        else:
            _remove_picture(element)
    else:
        _remove(_whole(element))


def _whole(element: Any) -> Any:
    """Return what an element is nothing without: its extension, or the frame of its object."""
    if element.tag in _ALONE:
        return element
    for around in (element, *element.iterancestors()):
        if around.tag in (f"{A}ext", f"{P}ext"):
            return around
        if around.tag == f"{A}graphicData":
            return next(around.iterancestors(f"{P}graphicFrame"), element)
    return element


def _remove_picture(blip: Any) -> None:
    """Remove the shape of a picture that is not there; what it filled is not filled."""
    fill = blip.getparent()
    shape = fill.getparent() if fill is not None else None
    if fill is None or shape is None:
        return
    if fill.tag != f"{A}blipFill":
        _remove(shape if fill.tag == f"{P}blipFill" else fill)
        return
    shape.replace(fill, fill.makeelement(f"{A}noFill"))


def _remove(element: Any) -> None:
    """Remove an element, and with it a list that is then empty.

    Where it was one of several forms of a shape (mc:Choice), the one for other readers stands in
    its place.
    """
    around = element.getparent()
    if around is None:
        return
    around.remove(element)
    if around.tag in _LISTS and not len(around):
        _remove(around)
    elif around.tag == f"{MC}Choice":
        _fall_back(around.getparent())


def _fall_back(forms: Any) -> None:
    around = forms.getparent() if forms is not None else None
    if around is None:
        return
    for each in forms.findall(f"{MC}Fallback/*"):
        forms.addprevious(each)
    _remove(forms)


# --- beside the carried parts --------------------------------------------------------------


def count_in_file(package: PartsPackage) -> Counter[Any]:
    """Count what a template has beside its masters and layouts, by the kinds of `LeftOut`."""
    main, found = package.root(package.main), Counter[Any]()
    found["slides"] = len(package.slides)
    found["sections"] = sum(1 for _ in main.iter("{*}section"))
    found["data"] = sum(1 for _ in main.iter(f"{P}custShow", f"{P}custData", f"{P}tags"))
    for slide in package.slides:
        for part in package.related(slide, "comments"):
            found["comments"] += len(package.root(part))
    for each in package.relations(package.main):
        found["macros"] += each.kind == "vbaProject"
        found["data"] += each.kind in ("printerSettings", "changesInfo", "revisionInfo")
    for each in package.relations(""):
        found["data"] += each.kind in ("thumbnail", "custom-properties")
    found["persons"] = len(_persons(package))
    return +found


_PERSONS = ("creator", "lastModifiedBy", "Manager")


def _persons(package: PartsPackage) -> set[str]:
    """Return the names of persons in the file's properties and among those who commented."""
    found: set[str] = set()
    for kind in ("core-properties", "extended-properties"):
        for part in package.related("", kind):
            rows = package.root(part).iterchildren(*(f"{{*}}{name}" for name in _PERSONS))
            found |= {(row.text or "").strip() for row in rows}
    for kind in ("commentAuthors", "authors"):
        for part in package.related(package.main, kind):
            found |= {(row.get("name") or "").strip() for row in package.root(part)}
    return found - {""}
