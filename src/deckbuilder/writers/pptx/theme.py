"""The theme: the brand's colours and fonts, and how what a trainer adds looks to begin with.

Follows ISO/IEC 29500-1, 20.1.6. Refuses effects: nothing casts a shadow or fades.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from deckbuilder.brand import Brand
from deckbuilder.brand.colours.text_colours import readable
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.scene.slide import Colour
from deckbuilder.writers.pptx.drawing import write_colour
from deckbuilder.writers.pptx.package.xml import DECLARATION, DRAWING, attribute

# The theme's own names for the colours that slides call tx1, bg1, tx2 and bg2; the master's
# colour map says so too.
_SCHEME = {
    "dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2",
    **{name: name for name in (
        "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
    )},
}  # fmt: skip


def _write_map(tag: str, changed: Mapping[str, str]) -> str:
    found = "".join(
        f' {name}="{attribute(changed.get(name, slot))}"' for slot, name in _SCHEME.items()
    )
    return f"<{tag}{found}/>"


COLOUR_MAP = _write_map("p:clrMap", {})
_FLAT = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FORMATS = (
    f'<a:fmtScheme name="Flat"><a:fillStyleLst>{_FLAT * 3}</a:fillStyleLst><a:lnStyleLst>'
    + "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_FLAT}<a:prstDash val="solid"/>'
        '<a:miter lim="800000"/></a:ln>'
        for width in (6350, 12700, 19050)
    )
    + "</a:lnStyleLst><a:effectStyleLst>"
    + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    + f"</a:effectStyleLst><a:bgFillStyleLst>{_FLAT * 3}</a:bgFillStyleLst></a:fmtScheme>"
)

TABLE_STYLE = "{7F3C1B52-6E0D-4B8A-9C55-2A41D3E8F601}"
"""The id of the brand's table style."""


def write_theme(brand: Brand, colours: Colours, lang: str) -> str:
    """Return a theme part; its colours are the brand's for slides or for paper."""
    name = attribute(brand.title or brand.name)
    scheme = "".join(
        f'<a:{slot}><a:srgbClr val="{colours.rgb(field).upper()}"/></a:{slot}>'
        for slot, field in _SCHEME.items()
    )
    fonts = "".join(
        f'<a:{slot}><a:latin typeface="{attribute(font.name)}"/><a:ea typeface=""/>'
        f'<a:cs typeface=""/></a:{slot}>'
        for slot, font in (("majorFont", brand.heading), ("minorFont", brand.body))
    )
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="{name}">{fonts}</a:fontScheme>{_FORMATS}</a:themeElements>'
        f"{_write_defaults(brand, lang)}<a:extraClrSchemeLst/></a:theme>"
    )


def _write_defaults(brand: Brand, lang: str) -> str:
    """Return how a shape, a line and a text box look when a trainer draws them (20.1.6.7)."""
    size = round(brand.sizes.minimum * 100)
    on_accent = cast("Colour", readable(brand.colours, "bg1", frozenset(("accent1",))))
    shape = (
        '<a:spPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        '</a:spPr><a:bodyPr wrap="square" rtlCol="0" anchor="ctr"><a:normAutofit/></a:bodyPr>'
    )
    line = (
        '<a:spPr><a:ln w="19050"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:ln>'
        "</a:spPr><a:bodyPr/>"
    )
    box = (
        '<a:spPr><a:noFill/></a:spPr><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
        ' rtlCol="0"><a:spAutoFit/></a:bodyPr>'
    )
    return (
        f"<a:objectDefaults><a:spDef>{shape}{_write_text('ctr', size, lang)}"
        f"{_write_style(0, 1, on_accent)}</a:spDef>"
        f"<a:lnDef>{line}<a:lstStyle/>{_write_style(1, 0, 'tx1')}</a:lnDef>"
        f"<a:txDef>{box}{_write_text('l', size, lang)}</a:txDef></a:objectDefaults>"
    )


def _write_text(align: str, size: int, lang: str) -> str:
    return (
        f'<a:lstStyle><a:defPPr algn="{align}"><a:defRPr lang="{lang}" sz="{size}"/></a:defPPr>'
        "</a:lstStyle>"
    )


def _write_style(line: int, fill: int, text: Colour) -> str:
    """Return references into the format scheme; 0 is none (20.1.4.1.17)."""
    return (
        f'<a:style><a:lnRef idx="{line}"><a:schemeClr val="accent1"/></a:lnRef>'
        f'<a:fillRef idx="{fill}"><a:schemeClr val="accent1"/></a:fillRef>'
        '<a:effectRef idx="0"><a:schemeClr val="accent1"/></a:effectRef>'
        f'<a:fontRef idx="minor">{write_colour(text)}</a:fontRef></a:style>'
    )


def write_colour_map(changed: Mapping[str, str]) -> str:
    """Return the colour map of a slide or a layout: its master's, or what each name means."""
    meant = _write_map("a:overrideClrMapping", changed) if changed else "<a:masterClrMapping/>"
    return f"<p:clrMapOvr>{meant}</p:clrMapOvr>"


def write_table_styles(style: str) -> str:
    """Return the part with a table style, which tables that a trainer adds have too."""
    return (
        f'{DECLARATION}<a:tblStyleLst xmlns:a="{DRAWING}" def="{TABLE_STYLE}">{style}'
        "</a:tblStyleLst>"
    )


def write_table_style() -> str:
    """Return the brand's table style: rules between rows and a dark header row."""
    rule = '<a:ln w="9525"><a:solidFill><a:schemeClr val="accent6"/></a:solidFill></a:ln>'
    edges = "".join(f"<a:{edge}>{rule}</a:{edge}>" for edge in ("top", "bottom", "insideH"))
    font = '<a:fontRef idx="minor"><a:schemeClr val="tx1"/></a:fontRef>'
    return (
        f'<a:tblStyle xmlns:a="{DRAWING}" styleId="{TABLE_STYLE}"'
        ' styleName="Rules and dark header">'
        f'<a:wholeTbl><a:tcTxStyle>{font}<a:schemeClr val="tx1"/></a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr>{edges}</a:tcBdr></a:tcStyle></a:wholeTbl>"
        f'<a:firstRow><a:tcTxStyle b="on">{font}<a:schemeClr val="bg1"/></a:tcTxStyle>'
        '<a:tcStyle><a:tcBdr/><a:fill><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:fill>'
        "</a:tcStyle></a:firstRow></a:tblStyle>"
    )
