"""A new brand's files from somebody's template, each value with a remark on where it was found.

Owns what of a template is worth a setting: the layouts that ours take, colours, typefaces, sizes,
footer and logo. Refuses to ask and to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.brand.colour_checks import PairVerdict, judge_pairs
from deckbuilder.brand.colours.contrast import MINIMUM
from deckbuilder.brand.colours.shades import is_light
from deckbuilder.brand.logo import identify_logo
from deckbuilder.brand.template.choose import choose_layouts, plain_name
from deckbuilder.brand.template.doctor.examining import Examined
from deckbuilder.brand.template.doctor.finding import name_layout
from deckbuilder.brand.template.doctor.looks import USUAL_FONTS, ground_behind
from deckbuilder.brand.template.nodes import Choice, Drawing, Template
from deckbuilder.brand.template.roles import take_colours, take_fonts, take_sizes
from deckbuilder.brand.written import BRAND_FILE, COLOURS, SETTINGS
from deckbuilder.files.toml_text import quote
from deckbuilder.wording import as_value, counted

_LOGO = (0.003, 0.08)
"""The least and the largest share of the slide that a logo takes."""
_EDGE = 0.12
"""How near to an edge of the slide a logo stands, as a share of its width or height."""
_GROUND = 0.6
"""The share of the slide from which a picture is the background, with whatever is in it."""
_LIKENESS = 1.3
"""How many times broader the same logo may be in another version."""
_UNNAMED = re.compile(
    r"(?i)\W*(?:.*power ?point.*|slide ?\d*|folie ?\d*|title|untitled|template)?\W*"
)
"""Titles of files that say nothing of whose they are."""
_SIZES = ("title", "cover", "body", "minimum", "caption", "footer")


class TemplateBrand(Struct, frozen=True):
    """The files of a brand's folder by their names, and what to say of them."""

    files: Mapping[str, bytes]
    remarks: tuple[str, ...]


def find_title(template: Template) -> str:
    """Return whose a template is, by the title in its file's properties; "" where it says not."""
    title = " ".join(template.title.split())
    return "" if _UNNAMED.fullmatch(title[:200]) or not title.isprintable() else title


def draft_from_template(
    examined: Examined, name: str, title: str, logos: Sequence[tuple[str, bytes]] = ()
) -> TemplateBrand:
    """Return the files of a brand for a template whose file has a name.

    `logos` are the logo and the one for dark grounds, each with the ending of its name, where
    others than the template's are wanted.
    """
    fixed = examined.fix()
    stem = re.sub(r"[^\w-]+", "-", name.rpartition(".")[0]).strip("-")
    copy = f"{stem or 'template'}.potx"
    found = tuple(logos) or tuple(_find_logos(examined))
    kept = {f"logo{'-dark' * at}.{ending}": data for at, (ending, data) in enumerate(found)}
    template, choices = examined.template, examined.choices
    lines = [
        f"# A brand made from {as_value(name)}.",
        "#",
        "# A remark behind a value says where it was found. A line that begins with # is a remark;",
        "# without a line its value is the template's all the same.",
        "",
        f"title = {quote(title)}{_say_origin(template, title)}",
        "",
        "[template]",
        f"file = {quote(copy)}    # a copy, without what decks do not take over",
        *_write_layouts(template, choices),
        *_write_colours(template, choices),
        *_write_fonts(template, choices),
        *_write_sizes(template, choices),
        *_write_footer(template, choices),
        *_write_logo([*kept], title, given=bool(logos)),
        "",
    ]
    files = {BRAND_FILE: "\n".join(lines).encode(), copy: fixed.data, **kept}
    remarks = [f"{copy}: {change}" for change in fixed.changes]
    if not kept:
        remarks.append(f"no logo was taken: {_why_no_logo(template)}")
    return TemplateBrand(files, tuple(remarks))


def _say_origin(template: Template, title: str) -> str:
    return "    # the title in the file's properties" if title == find_title(template) else ""


# --- layouts -------------------------------------------------------------------------------


def _write_layouts(template: Template, choices: Mapping[str, Choice]) -> Iterator[str]:
    """Yield which layout each of ours takes, as settings where they find the same one again."""
    wanted = {name: _refer(template, choice.layout) for name, choice in choices.items()}
    again = choose_layouts(template, overrides=wanted)
    if len(template.masters) > 1:
        used = template.masters[template.layouts[choices["content"].layout].master].name
        yield f"# master = {quote(used)}    # of {len(template.masters)} masters"
    yield from ("", "[template.layouts]")
    yield "# what each of our layouts takes: a name, “Master/Name”, or “#3” for the third"
    for name, choice in sorted(
        choices.items(), key=lambda each: (not each[1].fits, each[1].layout)
    ):
        written = f"{name} = {quote(wanted[name])}"
        if choice.fits and again[name] == choice:
            yield written
        else:
            yield f"# {written}    # stands in: slides draw the rest"


def _refer(template: Template, index: int) -> str:
    """Return the name of a layout, or its number where it has none of its own."""
    layout = template.layouts[index]
    alike = [each for each in template.layouts if plain_name(each.name) == plain_name(layout.name)]
    named = layout.name and layout.name.isprintable() and len(alike) == 1
    return layout.name if named else f"#{layout.number}"


# --- looks ---------------------------------------------------------------------------------


def _write_colours(template: Template, choices: Mapping[str, Choice]) -> Iterator[str]:
    colours = take_colours(template, choices)
    content = name_layout(template.layouts[choices["content"].layout])
    source = "what the layouts are drawn in" if template.derived else "the theme"
    found = {
        "tx1": f"text of {content}",
        "bg1": f"ground of {content}",
        "tx2": f"titles of {content}",
    }
    yield from ("", "[colours]")
    for name in COLOURS:
        yield f'{name} = "#{colours.rgb(name)}"    # {found.get(name, source)}'
    worst: dict[str, PairVerdict] = {}
    for verdict in judge_pairs(colours):
        if not verdict.passes:
            other = worst.setdefault(verdict.change, verdict)
            worst[verdict.change] = min(other, verdict, key=lambda each: each.ratio)
    for name, verdict in worst.items():
        instead = f"; text takes {verdict.stand_in} instead" if verdict.stand_in else ""
        nearest = f'; {name} = "#{verdict.nearest}" would do' if verdict.nearest else ""
        pair = f"{verdict.text} on {verdict.background}"
        yield f"# {pair}: {verdict.shown} to 1, and text needs {MINIMUM}{instead}{nearest}"


def _write_fonts(template: Template, choices: Mapping[str, Choice]) -> Iterator[str]:
    content = name_layout(template.layouts[choices["content"].layout])
    yield from ("", "[fonts]")
    for slot, font in take_fonts(template, choices).items():
        what = "titles" if slot == "heading" else "text"
        rare = (
            "" if font.casefold() in USUAL_FONTS else "; few computers have it: see docs/brand.md"
        )
        yield f"{slot} = {quote(font)}    # {what} of {content}{rare}"


def _write_sizes(template: Template, choices: Mapping[str, Choice]) -> Iterator[str]:
    sizes, known = take_sizes(template, choices), SETTINGS["sizes"].settings
    yield from ("", "[sizes]", "# points, as the layouts have them")
    for name in _SIZES:
        outside = "" if known[name].read(sizes[name]) else "# "
        reason = f"    # as in the template: {known[name].expects}" if outside else ""
        yield f"{outside}{name} = {sizes[name]:g}{reason}"


def _write_footer(template: Template, choices: Mapping[str, Choice]) -> Iterator[str]:
    feet = [
        " ".join(each.text.split())
        for layout in template.layouts
        for each in layout.placeholders
        if each.kind == "ftr"
    ]
    texts = [text for text in dict.fromkeys(feet) if text and text.isprintable()]
    common = next((text for text in texts if 2 * feet.count(text) >= len(feet)), None)
    yield from ("", "[footer]")
    if common:
        typed = counted(feet.count(common), "footer")  # perhaps a sample, or somebody's name
        yield f"# text = {quote(common)}    # typed in {typed}: take the # away to have it"
    else:
        yield '# text = "…"    # no footer is typed in the template'
    numbered = "slide-number" in choices["content"].slots
    place = "has a" if numbered else "has no"
    yield (
        f"slide_numbers = {str(numbered).lower()}"
        f"    # the layout for content {place} placeholder for them"
    )


# --- the logo ------------------------------------------------------------------------------


class _Sighting(Struct, frozen=True):
    """A picture that may be the logo: its file's ending, its shape, and how often it is where."""

    part: str
    ending: str
    ratio: float
    on_light: int
    on_dark: int

    @property
    def rank(self) -> tuple[int, bool]:
        return self.on_light + self.on_dark, self.ending == "svg"


def _find_logos(examined: Examined) -> Iterator[tuple[str, bytes]]:
    """Yield the logo, and the one for dark grounds, with the endings of their names."""
    found = [*_list_sightings(examined)]
    enough = len(examined.template.layouts) / 2
    common = [each for each in found if each.on_light + each.on_dark >= enough]
    usual = [each for each in common if each.on_light >= each.on_dark] or common
    if not usual:
        return
    logo = max(usual, key=lambda each: each.rank)
    others = (
        each
        for each in found
        if each.part != logo.part
        and each.on_dark > each.on_light
        and 1 / _LIKENESS < each.ratio / logo.ratio < _LIKENESS
    )
    for each in filter(None, (logo, max(others, key=lambda each: each.rank, default=None))):
        yield each.ending, examined.package.parts[each.part]


def _list_sightings(examined: Examined) -> Iterator[_Sighting]:
    template = examined.template
    seen: dict[str, dict[int, Drawing]] = {}
    for index, layout in enumerate(template.layouts):
        for each in layout.art:
            if isinstance(each, Drawing) and _is_like_logo(each, template):
                seen.setdefault(each.part, {})[index] = each
    for part, places in seen.items():
        if ending := _identify(examined, part):
            grounds = [
                ground_behind(template.layouts[index], each.rect) or "FFFFFF"
                for index, each in places.items()
            ]
            light = sum(map(is_light, grounds))
            rect = next(iter(places.values())).rect
            ratio = rect.width / max(1, rect.height)
            yield _Sighting(part, ending, ratio, light, len(grounds) - light)


def _is_like_logo(drawing: Drawing, template: Template) -> bool:
    """Tell whether a picture is as large as a logo, and stands at an edge of the slide."""
    rect = drawing.rect
    share = rect.area / (template.width * template.height)
    aside = min(rect.x, template.width - rect.right) < template.width * _EDGE
    above = min(rect.y, template.height - rect.bottom) < template.height * _EDGE
    return _LOGO[0] <= share <= _LOGO[1] and (aside or above) and max(drawing.crop) < 0.02


def _identify(examined: Examined, part: str) -> str:
    """Return the ending of a logo's file, or "" for a picture that cannot be one."""
    try:
        format_ = identify_logo(examined.package.parts.get(part, b"")).format
    except UnusablePictureError:
        return ""
    return "jpg" if format_ == "jpeg" else format_


def _why_no_logo(template: Template) -> str:
    art: list[Any] = [each for layout in template.layouts for each in layout.art]
    pictures = [each for each in art if isinstance(each, Drawing) and each.part]
    slide = template.width * template.height
    if any(not each.format and _is_like_logo(each, template) for each in pictures):
        return "it is an EMF or WMF picture: save it as SVG or PNG, and name it under [logo]"
    if any(each.rect.area > slide * _GROUND for each in pictures):
        return "it may be within a full-slide picture: name a file of it under [logo]"
    return "no picture at an edge is on half of the layouts: name a file under [logo]"


def _write_logo(names: Sequence[str], title: str, *, given: bool) -> Iterator[str]:
    yield from ("", "[logo]")
    if not names:
        yield from ('# file = "logo.svg"    # a picture in this folder', f"# alt = {quote(title)}")
        return
    found = "" if given else "    # at an edge of most layouts"
    yield f"file = {quote(names[0])}{found}"
    yield f"alt = {quote(title)}    # what a screen reader says: whose logo it is"
    for name in names[1:]:
        yield f"file_dark = {quote(name)}    # for dark grounds"
