"""Preset geometries: the shapes that files refer to by name (ISO/IEC 29500-1, 20.1.10.56).

Owns those that templates were seen to draw, and their near kin. A shape of another name is drawn as
its box.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from deckbuilder.brand.template.drawing.guides import add_guides, shape_guides
from deckbuilder.brand.template.drawing.paths import Command, Path, trace
from deckbuilder.formats.pptx.parts import A

_TABLE = """
rect: ; M l t L r t L r b L l b Z
ellipse: ; M l vc A wd2 hd2 cd2 cd4 A wd2 hd2 3cd4 cd4 A wd2 hd2 0 cd4 A wd2 hd2 cd4 cd4 Z
line: ; M l t L r b
triangle: adj 50000, x */ w adj 100000 ; M l b L x t L r b Z
rtTriangle: ; M l b L l t L r b Z
diamond: ; M l vc L hc t L r vc L hc b Z
parallelogram: adj 25000, n */ ss adj 100000, x pin 0 n w, o +- r 0 x ; M l b L x t L r t L o b Z
trapezoid: adj 25000, n */ ss adj 100000, x pin 0 n wd2, o +- r 0 x ; M l b L x t L o t L r b Z
homePlate: adj 50000, n */ ss adj 100000, d pin 0 n w, x +- r 0 d
 ; M l t L x t L r vc L x b L l b Z
chevron: adj 50000, n */ ss adj 100000, d pin 0 n w, x +- r 0 d
 ; M l t L x t L r vc L x b L l b L d vc Z
pentagon: hf 105146, vf 110557, sw */ wd2 hf 100000, sh */ hd2 vf 100000, m */ vc vf 100000,
 c1 cos sw 1080000, c2 cos sw 18360000, s1 sin sh 1080000, s2 sin sh 18360000, x1 +- hc 0 c1,
 x2 +- hc 0 c2, x3 +- hc c2 0, x4 +- hc c1 0, y1 +- m 0 s1, y2 +- m 0 s2
 ; M x1 y1 L hc t L x4 y1 L x3 y2 L x2 y2 Z
hexagon: adj 25000, vf 115470, n */ ss adj 100000, x pin 0 n wd2, o +- r 0 x, sh */ hd2 vf 100000,
 d sin sh 3600000, y1 +- vc 0 d, y2 +- vc d 0 ; M l vc L x y1 L o y1 L r vc L o y2 L x y2 Z
octagon: adj 29289, a pin 0 adj 50000, d */ ss a 100000, x +- r 0 d, y +- b 0 d
 ; M l d L d t L x t L r d L r y L x b L d b L l y Z
plus: adj 25000, a pin 0 adj 50000, d */ ss a 100000, x +- r 0 d, y +- b 0 d
 ; M l d L d d L d t L x t L x d L r d L r y L x y L x b L d b L d y L l y Z
rightArrow: adj1 50000, adj2 50000, n */ ss adj2 100000, d pin 0 n w, x +- r 0 d,
 a pin 0 adj1 100000, e */ h a 200000, y1 +- vc 0 e, y2 +- vc e 0
 ; M l y1 L x y1 L x t L r vc L x b L x y2 L l y2 Z
roundRect: adj 16667, a pin 0 adj 50000, d */ ss a 100000, x +- r 0 d, y +- b 0 d
 ; M l d A d d cd2 cd4 L x t A d d 3cd4 cd4 L r y A d d 0 cd4 L d b A d d cd4 cd4 Z
round1Rect: adj 16667, a pin 0 adj 50000, d */ ss a 100000, x +- r 0 d
 ; M l t L x t A d d 3cd4 cd4 L r b L l b Z
round2SameRect: adj1 16667, adj2 0, a pin 0 adj1 50000, c pin 0 adj2 50000, d */ ss a 100000,
 e */ ss c 100000, x +- r 0 d, y +- b 0 e
 ; M d t L x t A d d 3cd4 cd4 L r y A e e 0 cd4 L e b A e e cd4 cd4 L l d A d d cd2 cd4 Z
round2DiagRect: adj1 16667, adj2 0, a pin 0 adj1 50000, c pin 0 adj2 50000, d */ ss a 100000,
 e */ ss c 100000, x +- r 0 e, y +- b 0 d
 ; M d t L x t A e e 3cd4 cd4 L r y A d d 0 cd4 L e b A e e cd4 cd4 L l d A d d cd2 cd4 Z
snip1Rect: adj 16667, a pin 0 adj 50000, d */ ss a 100000, x +- r 0 d
 ; M l t L x t L r d L r b L l b Z
snip2SameRect: adj1 16667, adj2 0, a pin 0 adj1 50000, c pin 0 adj2 50000, d */ ss a 100000,
 e */ ss c 100000, x +- r 0 d, y +- b 0 e, z +- r 0 e
 ; M d t L x t L r d L r y L z b L e b L l y L l d Z
snip2DiagRect: adj1 0, adj2 16667, a pin 0 adj1 50000, c pin 0 adj2 50000, d */ ss a 100000,
 e */ ss c 100000, x +- r 0 e, y +- b 0 d, z +- r 0 d, v +- b 0 e
 ; M d t L x t L r e L r y L z b L e b L l v L l d Z
frame: adj1 12500, a pin 0 adj1 50000, d */ ss a 100000, x +- r 0 d, y +- b 0 d
 ; M l t L r t L r b L l b Z M d d L d y L x y L x d Z
halfFrame: adj1 33333, adj2 33333, x1 */ ss adj2 100000, y1 */ ss adj1 100000, d */ y1 w h,
 e */ x1 h w, x2 +- r 0 d, y2 +- b 0 e ; M l t L r t L x2 y1 L x1 y1 L x1 y2 L l b Z
corner: adj1 50000, adj2 50000, x */ ss adj2 100000, d */ ss adj1 100000, y +- b 0 d
 ; M l t L x t L x y L r y L r b L l b Z
diagStripe: adj 50000, x */ w adj 100000, y */ h adj 100000 ; M l y L x t L r t L l b Z
donut: adj 25000, a pin 0 adj 50000, d */ ss a 100000, u +- wd2 0 d, v +- hd2 0 d
 ; M l vc A wd2 hd2 cd2 21600000 Z M d vc A u v cd2 -21600000 Z
arc: adj1 16200000, adj2 0, @1 ; M x1 y1 A wd2 hd2 adj1 sw
pie: adj1 0, adj2 16200000, @1 ; M x1 y1 A wd2 hd2 adj1 sw L hc vc Z
chord: adj1 2700000, adj2 16200000, @1 ; M x1 y1 A wd2 hd2 adj1 sw Z
blockArc: adj1 10800000, adj2 0, adj3 25000, @1, a pin 0 adj3 50000, d */ ss a 100000,
 u +- wd2 0 d, v +- hd2 0 d, p sin u adj2, q cos v adj2, f cat2 u q p, g sat2 v q p, x2 +- hc f 0,
 y2 +- vc g 0, back +- 0 0 sw ; M x1 y1 A wd2 hd2 adj1 sw L x2 y2 A u v adj2 back Z
mathMultiply: adj1 23520, k pin 0 adj1 51965, th */ ss k 100000, a at2 w h, sa sin 1 a, ca cos 1 a,
 ta tan 1 a, dl mod w h 0, rw */ dl 51965 100000, lm +- dl 0 rw, xm */ ca lm 2, ym */ sa lm 2,
 u */ sa th 2, v */ ca th 2, xa +- xm 0 u, ya +- ym v 0, xb +- xm u 0, yb +- ym 0 v, e +- hc 0 xb,
 f */ e ta 1, yc +- f yb 0, xd +- r 0 xb, xe +- r 0 xa, g +- vc 0 ya, i */ g 1 ta, xf +- xe 0 i,
 xl +- xa i 0, yg +- b 0 ya, yh +- b 0 yb, yi +- b 0 yc
 ; M xa ya L xb yb L hc yc L xd yb L xe ya L xf vc L xe yg L xd yh L hc yi L xb yh L xa yg L xl vc Z
bentConnector3: adj1 50000, x */ w adj1 100000 ; M l t L x t L x b L r b
"""
"""Each shape's guides, a number alone being an adjustment, and after ";" its path."""

_SWEEP = (
    "s1 +- adj2 0 adj1, s2 +- s1 21600000 0, sw ?: s1 s1 s2, n1 sin wd2 adj1, m1 cos hd2 adj1,"
    " d1 cat2 wd2 m1 n1, e1 sat2 hd2 m1 n1, x1 +- hc d1 0, y1 +- vc e1 0"
)
"""What "@1" stands for: where an arc from the angle `adj1` to `adj2` begins, and its sweep."""

_SAME = {
    "straightConnector1": "line", "actionButtonBlank": "rect", "flowChartProcess": "rect",
    "flowChartConnector": "ellipse", "flowChartDecision": "diamond",
    "flowChartAlternateProcess": "roundRect",
}  # fmt: skip
_OPEN = ("line", "arc", "bentConnector3")


def read_preset(geometry: Any, width: float, height: float) -> Path:
    """Return the path of an `a:prstGeom` for a shape so wide and high; its box without one."""
    name = "rect" if geometry is None else geometry.get("prst") or ""
    name = _SAME.get(name, name)
    formulas, commands = _presets().get(name) or _presets()["rect"]
    own = () if geometry is None else geometry.iterfind(f"{A}avLst/{A}gd")
    adjusted = {gd.get("name") or "": gd.get("fmla") or "" for gd in own}
    guides = shape_guides(width, height)
    for key, formula in formulas:
        adjustment = formula.startswith("val") and adjusted.get(key)
        add_guides(guides, [(key, adjustment or formula)])
    return trace(commands, guides, filled=name not in _OPEN)


@cache
def _presets() -> dict[str, tuple[list[tuple[str, str]], list[Command]]]:
    rows = _TABLE.replace("@1", _SWEEP).replace("\n ", " ").strip().splitlines()
    return {name: _read_row(row) for name, _, row in (each.partition(":") for each in rows)}


def _read_row(row: str) -> tuple[list[tuple[str, str]], list[Command]]:
    guides, _, path = row.rpartition(";")
    formulas = []
    for each in filter(str.strip, guides.split(",")):
        name, _, formula = each.strip().partition(" ")
        formulas.append((name, formula if " " in formula else f"val {formula}"))
    commands: list[Command] = []
    for word in path.split():
        if word in ("M", "L", "A", "Z"):
            commands.append((word, ()))
        else:
            commands[-1] = (commands[-1][0], (*commands[-1][1], word))
    return formulas, commands
