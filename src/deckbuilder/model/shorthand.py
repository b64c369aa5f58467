"""Marks beside or in place of figures, as British official statistics write them: `[c]`, `[x]`.

Owns which there are and what they mean (Analysis Function, "Using symbols and shorthand").
"""

from __future__ import annotations

WITHHELD = {
    "c": "confidential",
    "k": "low figure, rounds to 0",
    "low": "low figure, rounds to 0",
    "u": "low reliability",
    "w": "none recorded in the survey",
    "x": "not available",
    "z": "not applicable",
}
"""What may stand in place of a figure."""

BESIDE = {
    "a": "average",
    "b": "break in the series",
    "e": "estimated",
    "f": "forecast",
    "ns": "not significant",
    "p": "provisional",
    "r": "revised",
    "s": "significant at 5%",
    "ss": "significant at 1%",
    "sss": "significant at 0.1%",
    "t": "total",
}
"""What says something of a figure that is there."""

MEANINGS = WITHHELD | BESIDE
