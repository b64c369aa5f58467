"""Themes, and what colours of DrawingML look like under them.

Owns the colour model, the maps from slides' names of colours to a theme's, and how a theme is read.
Refuses to know what is coloured.
"""

from deckbuilder.brand.template.theme.colours import THEME_COLOURS, Colour, ColourContext, Stop
from deckbuilder.brand.template.theme.read import Theme, read_colour_map, read_theme

__all__ = [
    "THEME_COLOURS",
    "Colour",
    "ColourContext",
    "Stop",
    "Theme",
    "read_colour_map",
    "read_theme",
]
