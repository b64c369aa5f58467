"""A new brand's files, from a title, one or two colours and a logo.

Owns how the rest of the colours follows from those that are given, so that a new brand can be
read from the start. Refuses to ask, to write and to know where brands lie.
"""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import rgb_to_hls
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.brand.colours.contrast import contrast, mix, nearest_passing, to_rgb
from deckbuilder.brand.logo import identify_logo
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.brand.written import BRAND_FILE
from deckbuilder.files.toml_text import quote

if TYPE_CHECKING:
    from deckbuilder.brand.template_draft import TemplateBrand

_DEFAULTS = Colours()
_WHITE = _DEFAULTS.bg1
_DARK, _DARKER, _DARKEST = 10.0, 1.4, 17.0
"""The contrast with white of the shade of the main colour that titles and dark backgrounds take:
at least, how many times the main colour's own, and at most."""

_PALE = 0.8
"""The least share of white in a panel."""

_ALIKE = 30 / 360
"""Two colours whose hues are no farther apart are taken for one; a circle is 1."""

_GREY = 0.15
"""A colour of less saturation has no hue to speak of."""


class LogoFile(NamedTuple):
    """A logo as it goes into a brand's folder: the ending of its name, and its bytes."""

    ending: str
    data: bytes


class BrandDraft(Struct, frozen=True, kw_only=True):
    """What a new brand is made from.

    `colours` are none, the main colour, or that and the one of titles and dark backgrounds, each
    of six hexadecimal digits.
    """

    title: str
    colours: tuple[str, ...] = ()
    logo: LogoFile | None = None
    logo_dark: LogoFile | None = None
    extends: str = "default"
    template: TemplateBrand | None = None
    """The brand that a template makes, which has all these already."""


def read_logo_file(path: Path) -> LogoFile:
    """Read a logo from anywhere. Raises UnusablePictureError where it cannot be one."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnusablePictureError(
            f"cannot be read: {reason[:1].lower()}{reason[1:]}",
            "check the spelling of the name and its folder",
        ) from error
    format_ = identify_logo(data).format
    return LogoFile("jpg" if format_ == "jpeg" else format_, data)


def write_brand(draft: BrandDraft) -> dict[str, bytes]:
    """Return the files of the brand's folder by their names."""
    if draft.template is not None:
        return dict(draft.template.files)
    files = {BRAND_FILE: _write_settings(draft).encode()}
    for stem, logo in (("logo", draft.logo), ("logo-dark", draft.logo_dark)):
        if logo is not None:
            files[f"{stem}.{logo.ending}"] = logo.data
    return files


def choose_colours(wanted: tuple[str, ...]) -> Mapping[str, str]:
    """Return the colours that a brand of one or two wanted ones writes, by their settings.

    The main colour is what is wanted; one of titles that cannot be read gives the nearest that
    can. Panels are a tint of the main colour, no darker than the default's. Of the further colours
    the one most like the main colour is left to the default's main colour, so that all can be told
    apart.
    """
    if not wanted:
        return {}
    bg2 = _tint(wanted[0])
    colours = {
        "accent1": wanted[0],
        "tx2": _readable(wanted[1], bg2) if len(wanted) > 1 else _darkened(wanted[0]),
        "bg2": bg2,
    }
    alike = _find_alike(colours["accent1"])
    return {**colours, alike: _DEFAULTS.accent1} if alike else colours


def describe_changes(draft: BrandDraft) -> tuple[str, ...]:
    """Say which of the wanted colours cannot be read as text, and what takes their place.

    Of a brand from a template, say what of it was changed or could not be taken.
    """
    if draft.template is not None:
        return draft.template.remarks
    chosen = choose_colours(draft.colours)
    instead = {
        "accent1": "text in it takes the colour of titles",
        "tx2": f"the brand has #{chosen.get('tx2')}, the nearest to pass",
    }
    return tuple(
        f"#{wanted} is hard to read on white: {instead[name]}"
        for name, wanted in zip(instead, draft.colours, strict=False)
        if _readable(wanted, chosen["bg2"]) != wanted
    )


def _readable(colour: str, panel: str) -> str:
    return nearest_passing(colour, _WHITE, panel) or _DEFAULTS.tx1


def _tint(colour: str) -> str:
    """Return the strongest mixture with white that stands out no more than the default's panels."""
    limit = contrast(_DEFAULTS.bg2, _WHITE)
    shares = range(round(256 * _PALE), 257)
    tints = (mix(colour, _WHITE, share / 256) for share in shares)
    return next(tint for tint in tints if contrast(tint, _WHITE) <= limit)


def _darkened(colour: str) -> str:
    """Return the lightest shade of a colour that is dark, and darker than the colour itself."""
    wanted = min(_DARKEST, max(_DARK, _DARKER * contrast(colour, _WHITE)))
    shades = (mix(colour, "000000", share / 256) for share in range(257))
    return next(shade for shade in shades if contrast(shade, _WHITE) >= wanted)


def _find_alike(colour: str) -> str | None:
    """Return the further colour that is of the same hue, the nearest if there are several."""
    hue = _hue(colour)
    if hue is None:
        return None
    apart = {
        name: min(abs(hue - other), 1 - abs(hue - other))
        for name in ("accent2", "accent3", "accent4", "accent5")
        if (other := _hue(getattr(_DEFAULTS, name))) is not None
    }
    nearest = min(apart, key=apart.__getitem__)
    return nearest if apart[nearest] <= _ALIKE else None


def _hue(colour: str) -> float | None:
    hue, _, saturation = rgb_to_hls(*to_rgb(colour))
    return hue if saturation >= _GREY else None


# --- brand.toml ----------------------------------------------------------------------------

_NAMES = {
    "accent1": "the main colour: bullets, numbers, headings of panels",
    "tx2": "titles, and the ground of the title slide",
    "bg2": "panels and cards",
}


def _write_settings(draft: BrandDraft) -> str:
    title = quote(draft.title)
    return "\n".join(
        (
            "# A brand. A setting that is not here has its default. A line that begins with # is a",
            "# remark; remove the # to make a setting of it count.",
            "",
            f"title = {title}",
            f"extends = {quote(draft.extends)}",
            "",
            *_write_colours(draft),
            "",
            "[footer]",
            f"text = {title}",
            "",
            *_write_logo(draft, title),
            "",
        )
    )


def _write_colours(draft: BrandDraft) -> list[str]:
    chosen = choose_colours(draft.colours)
    if not chosen:
        return ["# [colours]", f'# accent1 = "#{_DEFAULTS.accent1}"    # {_NAMES["accent1"]}']
    changed = [f"# {change}." for change in describe_changes(draft)]
    lines = [
        f'{name} = "#{colour}"    # {_NAMES.get(name, "a further colour")}'
        for name, colour in chosen.items()
    ]
    return ["[colours]", *changed, *lines]


def _write_logo(draft: BrandDraft, title: str) -> list[str]:
    if draft.logo is None:
        return ["# [logo]", '# file = "logo.svg"    # a picture in this folder', f"# alt = {title}"]
    lines = ["[logo]", f'file = "logo.{draft.logo.ending}"', f"alt = {title}"]
    if draft.logo_dark is None:
        return [*lines, '# file_dark = "logo-dark.svg"    # the same for dark grounds']
    return [*lines, f'file_dark = "logo-dark.{draft.logo_dark.ending}"    # for dark grounds']
