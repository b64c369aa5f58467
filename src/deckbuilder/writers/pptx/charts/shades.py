"""Shades and fills of charts: theme colours with what makes them lighter or darker.

Follows ISO/IEC 29500-1, 20.1.2.3 and 20.1.8. Colours are the theme's where it has them, so that a
theme recolours charts too.
"""

from __future__ import annotations

from deckbuilder.geometry import EMU_PER_PT
from deckbuilder.scene.chart import Fill, Shade
from deckbuilder.writers.pptx.drawing import write_colour

_WHOLE = 100_000
"""What DrawingML writes for 100 per cent."""


def write_shade(shade: Shade) -> str:
    """Return a theme colour and what changes it."""
    changes = "".join(
        f'<a:{name} val="{round(value * _WHOLE)}"/>'
        for name, value, usual in (
            ("satMod", shade.saturation, 1.0),
            ("lumMod", shade.lightness, 1.0),
            ("lumOff", shade.offset, 0.0),
        )
        if value != usual
    )
    return write_colour(shade.colour, changes)


def write_flat(shade: Shade) -> str:
    """Return a solid fill."""
    return f"<a:solidFill>{write_shade(shade)}</a:solidFill>"


def write_rule(shade: Shade, width: float, dash: str = "") -> str:
    """Return a line's look; `width` is in points, `dash` a preset's name."""
    dashes = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{round(width * EMU_PER_PT)}">{write_flat(shade)}{dashes}</a:ln>'


def write_paint(fill: Fill) -> str:
    """Return the properties of a mark: its fill and its outline."""
    inside = write_flat(fill.shade)
    if fill.pattern and fill.background:
        inside = (
            f'<a:pattFill prst="{fill.pattern}"><a:fgClr>{write_shade(fill.shade)}</a:fgClr>'
            f"<a:bgClr>{write_shade(fill.background)}</a:bgClr></a:pattFill>"
        )
    return f"<c:spPr>{inside}{write_rule(fill.edge, fill.width)}</c:spPr>"
