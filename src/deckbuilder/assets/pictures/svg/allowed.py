"""What may be in an SVG picture (SVG 1.1, and of SVG 2 and CSS what drawing programs write).

Owns the lists. Whatever is not on one is left out, so that what nobody thought of goes too.
"""

from __future__ import annotations

import re


def _names(written: str) -> frozenset[str]:
    return frozenset(written.split())


SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XLINK_HREF = f"{XLINK} href"
PREFIXED = {
    XLINK_HREF: "xlink:href",
    "http://www.w3.org/XML/1998/namespace space": "xml:space",
    "http://www.w3.org/XML/1998/namespace lang": "xml:lang",
}
"""The attributes of other namespaces, as they are written."""

TEXTS = _names("text tspan textPath")
FILTER_STEPS = _names(
    """feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDropShadow feFlood feGaussianBlur feImage feMerge feMorphology feOffset
    feSpecularLighting feTile feTurbulence"""
)
ELEMENTS = (
    TEXTS
    | FILTER_STEPS
    | _names(
        """svg g a defs symbol use switch style image path rect circle ellipse line polyline polygon
        linearGradient radialGradient stop pattern clipPath mask marker filter
        feFuncR feFuncG feFuncB feFuncA feMergeNode feDistantLight fePointLight
        feSpotLight"""
    )
)
UNSEEN = _names("metadata title desc view cursor")
"""What never shows, so that nobody needs to hear that it is left out."""

PROPERTIES = _names(
    """alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
    color-interpolation-filters color-rendering direction display dominant-baseline
    enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
    font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style
    font-variant font-variant-caps font-variant-ligatures font-variant-numeric font-weight
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning
    letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask
    mask-type mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity
    stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width text-anchor text-decoration text-decoration-line text-orientation
    text-rendering transform transform-box transform-origin unicode-bidi vector-effect visibility
    white-space word-spacing writing-mode x y cx cy r rx ry width height"""
)
ATTRIBUTES = PROPERTIES | _names(
    """amplitude azimuth baseFrequency bias clipPathUnits d diffuseConstant divisor dx dy edgeMode
    elevation exponent filterUnits fr fx fy gradientTransform gradientUnits href in
    in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength lang lengthAdjust limitingConeAngle
    markerHeight markerUnits markerWidth maskContentUnits maskUnits method mode numOctaves
    offset operator order orient pathLength patternContentUnits patternTransform patternUnits
    pointsAtX pointsAtY pointsAtZ points preserveAlpha preserveAspectRatio primitiveUnits radius
    refX refY requiredFeatures result rotate scale seed slope spacing specularConstant
    specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage
    tableValues targetX targetY textLength type values version viewBox x1 x2 xChannelSelector y1 y2
    yChannelSelector z"""
)

FUNCTIONS = _names(
    """url rgb rgba hsl hsla matrix translate translatex translatey scale scalex scaley rotate skewx
    skewy blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate
    sepia"""
)
_PLAIN = re.compile(r"""[\w\s#%.,+*/()'"!-]*""")
_FEATURE = re.compile(r"http://www\.w3\.org/TR/SVG11/feature#\w+")
_FUNCTION = re.compile(r"(?<![\w-])([\w-]++)\s*+\(")  # each word is read once
_LOCAL = re.compile(r"""url\(\s*(["']?)#([^\s"'()%\\]+)\1\s*\)""")  # an id, not in code


def find_references(value: str) -> list[str] | None:
    """Return the ids that a value refers to (none, mostly), or None where it may not stand."""
    if "(" not in value:
        return [] if _PLAIN.fullmatch(value) or _FEATURE.fullmatch(value) else None
    functions = [name.lower() for name in _FUNCTION.findall(value)]
    found = [name for _, name in _LOCAL.findall(value)]
    rest = _LOCAL.sub("", value)
    plain = _PLAIN.fullmatch(rest) and functions.count("url") == len(found)
    return found if plain and FUNCTIONS.issuperset(functions) else None
