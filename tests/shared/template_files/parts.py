"""The XML of a template's parts: presentation, themes, masters, layouts and slides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import quoteattr

from tests.shared.template_files.shapes import (
    NAMESPACES,
    Relate,
    emu,
    write_fill,
    write_levels,
    write_paragraphs,
    write_tree,
)
from tests.shared.template_files.specs import Layout, Level, Master, Placeholder, Slide, Theme

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FLAT = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FADED = (
    '<a:gradFill rotWithShape="1"><a:gsLst><a:gs pos="0"><a:schemeClr val="phClr"/></a:gs>'
    '<a:gs pos="100000"><a:schemeClr val="phClr"><a:shade val="60000"/></a:schemeClr></a:gs>'
    '</a:gsLst><a:lin ang="5400000" scaled="0"/></a:gradFill>'
)
_FORMATS = (
    f'<a:fmtScheme name="Plain"><a:fillStyleLst>{_FLAT * 3}</a:fillStyleLst><a:lnStyleLst>'
    + "".join(f'<a:ln w="{width}">{_FLAT}</a:ln>' for width in (6350, 12700, 19050))
    + "</a:lnStyleLst><a:effectStyleLst>"
    + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    + f"</a:effectStyleLst><a:bgFillStyleLst>{_FLAT}{_FADED}{_FLAT}</a:bgFillStyleLst>"
    "</a:fmtScheme>"
)
_ACCENTS = (*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_ANIMATION = (
    '<p:transition spd="slow"><p:fade/></p:transition><p:timing><p:tnLst><p:par>'
    '<p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"/></p:par></p:tnLst>'
    "</p:timing>"
)


def write_theme(theme: Theme) -> str:
    """Return a theme's part."""
    name = quoteattr(theme.name)
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>'
        for slot, colour in theme.colours.items()
    )
    fonts = "".join(
        f'<a:{slot}><a:latin typeface={quoteattr(face)}/><a:ea typeface=""/><a:cs typeface=""/>'
        f"</a:{slot}>"
        for slot, face in (("majorFont", theme.heading), ("minorFont", theme.body))
    )
    return (
        f"{DECLARATION}<a:theme {NAMESPACES.split(' ')[0]} name={name}><a:themeElements>"
        f"<a:clrScheme name={name}>{colours}</a:clrScheme><a:fontScheme name={name}>{fonts}"
        f"</a:fontScheme>{_FORMATS}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/>"
        "</a:theme>"
    )


def write_map(colour_map: Mapping[str, str], tag: str = "p:clrMap") -> str:
    """Return which colour of the theme each name means; accents mean themselves."""
    pairs = {**colour_map, **{name: name for name in _ACCENTS}}
    return f"<{tag} {' '.join(f'{name}={chr(34)}{pairs[name]}{chr(34)}' for name in pairs)}/>"


def write_background(background: str | bytes | int, relate: Relate) -> str:
    """Return a background: a colour, a picture, one of the theme's, or what is further up."""
    if background == "":
        return ""
    if isinstance(background, int):
        style = f'<p:bgRef idx="{background}"><a:schemeClr val="bg1"/></p:bgRef>'
        return f"<p:bg>{style}</p:bg>"
    fill = (
        write_fill(background)
        if isinstance(background, str)
        else (
            f'<a:blipFill><a:blip r:embed="{relate("image", background, "png")}"/>'
            "<a:stretch><a:fillRect/></a:stretch></a:blipFill>"
        )
    )
    return f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"


def write_master(master: Master, layouts: str, relate: Relate) -> str:
    """Return a master's part; `layouts` is its list of layouts."""
    styles = "".join(
        f"<p:{name}Style>{write_levels(_five(levels))}</p:{name}Style>"
        for name, levels in (
            ("title", master.title),
            ("body", master.body),
            ("other", master.other),
        )
    )
    return (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>"
        f"{write_background(master.background, relate)}{write_tree(master.items, relate)}"
        f"</p:cSld>{write_map(master.colour_map)}<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst>"
        f"<p:txStyles>{styles}</p:txStyles></p:sldMaster>"
    )


def _five(levels: Sequence[Level]) -> tuple[Level, ...]:
    return (*levels, *(levels[-1],) * (5 - len(levels)))


def write_layout(layout: Layout, relate: Relate) -> str:
    """Return a layout's part."""
    kind = f' type="{layout.kind}"' if layout.kind else ""
    alone = "" if layout.show_master else ' showMasterSp="0"'
    override = "<a:masterClrMapping/>"
    if layout.colour_map:
        override = write_map(layout.colour_map, "a:overrideClrMapping")
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES}{alone}{kind} preserve="1" userDrawn="1">'
        f"<p:cSld name={quoteattr(layout.name)}>{write_background(layout.background, relate)}"
        f"{write_tree(layout.items, relate)}</p:cSld><p:clrMapOvr>{override}</p:clrMapOvr>"
        f"{_ANIMATION if layout.animated else ''}</p:sldLayout>"
    )


def write_slide(slide: Slide, layout: Layout) -> str:
    """Return the part of a slide that was left in the file."""
    places = [item for item in layout.items if isinstance(item, Placeholder)]
    shapes = []
    for kinds, text in (
        (("title", "ctrTitle"), slide.title),
        (("body", "obj", "subTitle"), slide.body),
    ):
        place = next((each for each in places if each.kind in kinds), None)
        if place and text:
            kind = "" if place.kind == "obj" else f' type="{place.kind}"'
            index = "" if place.index is None else f' idx="{place.index}"'
            shapes.append(
                f'<p:sp><p:nvSpPr><p:cNvPr id="{len(shapes) + 2}" name="{place.kind}"/>'
                f"<p:cNvSpPr/><p:nvPr><p:ph{kind}{index}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>"
                f"<a:bodyPr/><a:lstStyle/>{write_paragraphs(text)}</p:txBody></p:sp>"
            )
    tree = write_tree((), lambda *_: "").replace("</p:spTree>", f"{''.join(shapes)}</p:spTree>")
    return (
        f"{DECLARATION}<p:sld {NAMESPACES}><p:cSld>{tree}</p:cSld><p:clrMapOvr>"
        "<a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


def write_notes_master() -> str:
    """Return the part of a notes master with a place for the slide and one for notes."""
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1"'
        ' noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        '<p:spPr><a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp>'
    )
    notes = Placeholder("body", (54, 346, 432, 283), 3, text="Click to add notes")
    tree = write_tree((notes,), lambda *_: "").replace('id="2"', 'id="3"')
    tree = tree.replace("</p:spTree>", f"{image}</p:spTree>")
    map_ = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>{write_background('bg1', lambda *_: '')}"
        f"{tree}</p:cSld>{write_map(map_)}</p:notesMaster>"
    )


def write_presentation(
    lists: str, width: float, height: float, *, end: str = "", other: tuple[Level, ...] = ()
) -> str:
    """Return the presentation's part; `lists` are its lists of masters and slides."""
    style = write_levels(other or (Level(18, "tx1", "+mn-lt"),))
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1">{lists}'
        f'<p:sldSz cx="{emu(width)}" cy="{emu(height)}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"{end}<p:defaultTextStyle>{style}</p:defaultTextStyle></p:presentation>"
    )
