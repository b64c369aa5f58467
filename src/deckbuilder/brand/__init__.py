"""A partnership's look: `Written*` as in brand.toml, and the complete `Brand` made from it.

Owns brand.toml, its defaults and its checks, and where font files are found. Refuses
sources, layout and any format. `resolve.load_brand` makes a brand; this page exports only the
structs, so that stages that read a brand do not load what makes one.
"""

from deckbuilder.brand.brand import (
    Brand,
    BrandLanguage,
    Colours,
    Font,
    Footer,
    HandoutStyle,
    Logo,
    Sizes,
)

__all__ = ["Brand", "BrandLanguage", "Colours", "Font", "Footer", "HandoutStyle", "Logo", "Sizes"]
