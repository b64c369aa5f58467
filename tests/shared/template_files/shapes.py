"""The XML of what stands on masters, layouts and slides (ISO/IEC 29500-1, 19.3.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from tests.shared.template_files.specs import (
    Group,
    Item,
    Level,
    Picture,
    Placeholder,
    Points,
    Shape,
)

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"

Relate = Callable[[str, "bytes | str", str], str]
"""Relates the part to a picture ("image", its bytes, its ending) or an address; returns the id."""


def emu(points: float) -> int:
    """Convert points to EMU."""
    return round(points * 12700)


def write_tree(items: Iterable[Item], relate: Relate) -> str:
    """Return the shape tree of a part."""
    numbers = count(2)
    inner = "".join(_write_item(item, numbers, relate) for item in items)
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr/>{inner}</p:spTree>"
    )


def _write_item(item: Item, numbers: Iterable[int], relate: Relate) -> str:
    number = next(iter(numbers))
    if isinstance(item, Placeholder):
        return _write_placeholder(item, number)
    if isinstance(item, Picture):
        return _write_picture(item, number, relate)
    if isinstance(item, Group):
        return _write_group(item, number, numbers, relate)
    return _write_shape(item, number)


def write_colour(colour: str) -> str:
    """Return a colour: one of the map's names, or six hexadecimal digits."""
    if len(colour) == 6 and all(letter in "0123456789ABCDEF" for letter in colour):
        return f'<a:srgbClr val="{colour}"/>'
    return f'<a:schemeClr val="{colour}"/>'


def write_fill(colour: str | None) -> str:
    """Return a plain fill, or that there is none."""
    return f"<a:solidFill>{write_colour(colour)}</a:solidFill>" if colour else "<a:noFill/>"


def write_levels(levels: Iterable[Level]) -> str:
    """Return the looks of levels from the first down (21.1.2.4.13)."""
    return "".join(
        f"<a:lvl{number}pPr{_paragraph(level)}</a:lvl{number}pPr>"
        for number, level in enumerate(levels, 1)
    )


def _paragraph(level: Level) -> str:
    """Return a paragraph's attributes and children, from within its start tag."""
    attributes = f' algn="{level.align}"' if level.align else ""
    if level.indent is not None:
        attributes = f' marL="{emu(level.indent)}" indent="{-emu(level.hanging)}"' + attributes
    parts = []
    if level.spacing is not None:
        parts.append(f'<a:lnSpc><a:spcPct val="{round(level.spacing * 100000)}"/></a:lnSpc>')
    if level.before is not None:
        parts.append(f'<a:spcBef><a:spcPts val="{round(level.before * 100)}"/></a:spcBef>')
    if level.bullet is not None:
        parts.append(
            f"<a:buChar char={quoteattr(level.bullet)}/>" if level.bullet else "<a:buNone/>"
        )
    return f"{attributes}>{''.join(parts)}{_write_run(level, 'defRPr')}"


def _write_run(level: Level, name: str) -> str:
    attributes = f' sz="{round(level.size * 100)}"' if level.size else ""
    for key, value in (("b", level.bold), ("i", level.italic)):
        attributes += "" if value is None else f' {key}="{int(value)}"'
    attributes += ' cap="all"' if level.capitals else ""
    inner = write_fill(level.colour) if level.colour else ""
    inner += f"<a:latin typeface={quoteattr(level.font)}/>" if level.font else ""
    return f"<a:{name}{attributes}>{inner}</a:{name}>"


def _write_place(rect: Points | None, tag: str = "a:xfrm", rotation: float = 0) -> str:
    if rect is None:
        return ""
    x, y, width, height = map(emu, rect)
    turn = f' rot="{round(rotation * 60000)}"' if rotation else ""
    return f'<{tag}{turn}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{tag}>'


def _write_placeholder(item: Placeholder, number: int) -> str:
    name = item.name or f"{item.kind} {number}"
    kind = "" if item.kind == "obj" else f' type="{item.kind}"'
    index = "" if item.index is None else f' idx="{item.index}"'
    turn = ' orient="vert"' if item.vertical else ""
    body = ' vert="vert"' if item.vertical else ""
    if item.inset:
        sides = zip("ltrb", item.inset, strict=True)
        body += "".join(f' {side}Ins="{emu(length)}"' for side, length in sides)
    body += f' anchor="{item.anchor}"' if item.anchor else ""
    fit = f"<a:{item.fit}/>" if item.fit else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}{turn}{index}/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{_write_place(item.rect)}"
        f"{write_fill(item.fill) if item.fill else ''}</p:spPr><p:txBody>"
        f"<a:bodyPr{body}>{fit}</a:bodyPr><a:lstStyle>{write_levels(item.levels)}</a:lstStyle>"
        f"{_write_prompt(item)}</p:txBody></p:sp>"
    )


def _write_prompt(item: Placeholder) -> str:
    if item.kind == "sldNum":
        number = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        return f'<a:p>{number}<a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld></a:p>'
    text = item.text
    if text is None:
        text = {"title": "Click to add a title", "ctrTitle": "Click to add a title"}.get(
            item.kind, "" if item.kind in ("dt", "ftr") else "Click to add text"
        )
    return write_paragraphs(text)


def write_paragraphs(text: str, look: Level | None = None) -> str:
    """Return the paragraphs of a text, one a line."""
    start = f"<a:pPr{_only_paragraph(look)}" if look else ""
    run = _write_run(look, "rPr") if look else '<a:rPr lang="en-GB"/>'
    return "".join(
        f"<a:p>{start}<a:r>{run}<a:t>{escape(line)}</a:t></a:r></a:p>" if line else "<a:p/>"
        for line in text.split("\n")
    )


def _only_paragraph(look: Level) -> str:
    attributes, _, inner = _paragraph(look).partition(">")
    return f"{attributes}>{inner.partition('<a:defRPr')[0]}</a:pPr>"


def _write_shape(item: Shape, number: int) -> str:
    line = f'<a:ln w="12700">{write_fill(item.line)}</a:ln>'
    box = ' txBox="1"' if item.text and not item.fill else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(item.name)}/><p:cNvSpPr{box}/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f"{_write_place(item.rect, rotation=item.rotation)}{_write_geometry(item)}"
        f"{write_fill(item.fill)}{line}</p:spPr><p:txBody><a:bodyPr"
        f' wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>'
        f"{_write_text(item)}</p:txBody></p:sp>"
    )


def _write_text(item: Shape) -> str:
    if not item.field:
        return write_paragraphs(item.text, item.look if item.text else None)
    number = f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="{item.field}">'
    run = f"{_write_run(item.look, 'rPr')}<a:t>{escape(item.text)}</a:t>"
    return f"<a:p>{number}{run}</a:fld></a:p>"


def _write_geometry(item: Shape) -> str:
    if not item.path:
        return f'<a:prstGeom prst="{item.geometry}"><a:avLst/></a:prstGeom>'
    width, height = emu(item.rect[2]), emu(item.rect[3])
    tags = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}
    steps = "".join(
        f"<a:{tags[letter]}>"
        + "".join(
            f'<a:pt x="{round(x * width / 1000)}" y="{round(y * height / 1000)}"/>'
            for x, y in points
        )
        + f"</a:{tags[letter]}>"
        for letter, points in item.path
    )
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}">{steps}</a:path></a:pathLst></a:custGeom>'
    )


def _write_picture(item: Picture, number: int, relate: Relate) -> str:
    extra = ""
    if item.svg:
        drawing = relate("image", item.svg, "svg")
        extra = (
            '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip'
            f' xmlns:asvg="{_SVG}" r:embed="{drawing}"/></a:ext></a:extLst>'
        )
    click = f'<a:hlinkClick r:id="{relate("hyperlink", item.link, "")}"/>' if item.link else ""
    crop = ""
    if item.crop:
        sides = zip("ltrb", item.crop, strict=True)
        crop = "<a:srcRect" + "".join(f' {s}="{round(c * 100000)}"' for s, c in sides) + "/>"
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name={quoteattr(item.name)}'
        f" descr={quoteattr(item.alt)}>{click}</p:cNvPr><p:cNvPicPr>"
        '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relate("image", item.data, item.ending)}">{extra}</a:blip>'
        f"{crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{_write_place(item.rect)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _write_group(item: Group, number: int, numbers: Iterable[int], relate: Relate) -> str:
    inner = "".join(_write_item(each, numbers, relate) for each in item.items)
    rights = [each.rect[0] + each.rect[2] for each in item.items]
    bottoms = [each.rect[1] + each.rect[3] for each in item.items]
    left, top = (min(each.rect[side] for each in item.items) for side in (0, 1))
    x, y, width, height = map(emu, (left, top, max(rights) - left, max(bottoms) - top))
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name={quoteattr(item.name)}/>'
        '<p:cNvGrpSpPr/><p:nvPr userDrawn="1"/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/><a:chOff x="{x}" y="{y}"/>'
        f'<a:chExt cx="{width}" cy="{height}"/></a:xfrm></p:grpSpPr>{inner}</p:grpSp>'
    )
