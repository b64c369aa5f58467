"""Which layout of a template each of ours takes.

Owns the order in which masters are asked, what stands in for what, and what people say instead.
Refuses to judge a structure or to rank: `rules` and `ranking` do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from deckbuilder.brand.template.choose.names import find_layout, find_master
from deckbuilder.brand.template.choose.ranking import rank
from deckbuilder.brand.template.choose.regions import Regions, find_regions
from deckbuilder.brand.template.choose.rules import RULES, Fit, Rule, Slots
from deckbuilder.brand.template.nodes import Choice, Placeholder, Template
from deckbuilder.geometry import Emu, Rect

_FOOT = {"ftr": "footer", "sldNum": "slide-number"}


def choose_layouts(
    template: Template, *, master: str | None = None, overrides: Mapping[str, str] | None = None
) -> Mapping[str, Choice]:
    """Return the choice for each of our layouts, by its name; raises `names.UnknownName`.

    The first master is asked, or the one of that name. Others are where the first has nothing that
    fits and they share its theme, as some designs have a master for each family of layouts.
    """
    order = _order_masters(template, master)
    found = [find_regions(template, each) for each in template.layouts]
    pools = [[each for each in found if each.layout.master == number] for number in order]
    choices: dict[str, Choice] = {}
    for name, rule in RULES.items():
        if overrides and name in overrides:
            layout = find_layout(template, overrides[name], order)
            choices[name] = _take(found[layout.number - 1], rule)
        else:
            choices[name] = _choose(template, pools, rule, choices)
    return choices


def choose_named(template: Template, reference: str, *, master: str | None = None) -> Choice:
    """Return the layout that a slide names, with its regions in reading order.

    Its text is "body", or "column-1" and so on where there are several, and its pictures are
    "picture", "picture-2" and so on. Raises `names.UnknownName`.
    """
    layout = find_layout(template, reference, _order_masters(template, master))
    regions = find_regions(template, layout)
    texts = [each.at for each in regions.all if not each.is_picture]
    pictures = [each.at for each in regions.all if each.is_picture]
    names = ["body"] if len(texts) == 1 else [f"column-{n + 1}" for n in range(len(texts))]
    slots = dict(zip(names, texts, strict=True))
    slots |= {f"picture-{n + 1}" if n else "picture": at for n, at in enumerate(pictures)}
    return _make_choice(regions, slots)


def _order_masters(template: Template, master: str | None) -> Sequence[int]:
    """Return the masters that are asked; one without layouts has nothing to say."""
    filled = sorted({each.master for each in template.layouts})
    named = None if master is None else find_master(template, master)
    if named in filled:
        return [named]
    first = template.masters[filled[0]]
    look = (first.colours, first.heading, first.body)
    return [
        number
        for number in filled
        if (each := template.masters[number]) and (each.colours, each.heading, each.body) == look
    ]


def _choose(
    template: Template, pools: Sequence[Sequence[Regions]], rule: Rule,
    choices: Mapping[str, Choice],
) -> Choice:  # fmt: skip
    for fit in (*rule.fits, *rule.spare):
        for pool in pools:
            fitting = [
                (each, slots) for each in pool if (slots := _fit(each, rule, fit)) is not None
            ]
            if fitting:
                fits = fit in rule.fits
                dark = rule.dark and not fits
                best = max(
                    fitting, key=lambda pair: rank(template, pair[0], rule, pair[1], dark=dark)
                )
                return _make_choice(*best, fits=fits)
    other = choices[rule.otherwise]
    if rule.keeps:
        return replace(other, fits=False)
    foot = {name: at for name, at in other.slots.items() if name in ("title", *_FOOT.values())}
    body = other.slots.get("body")
    rect = None if body is None else _grown(template.layouts[other.layout].placeholders[body])
    return replace(other, slots=foot, free=rect or other.free, fits=False)


def _fit(regions: Regions, rule: Rule, fit: Fit) -> Slots | None:
    return fit(regions) if regions.is_named(rule.words) or not rule.named else None


def _grown(placeholder: Placeholder) -> Rect | None:
    rect = placeholder.rect
    return rect and rect._replace(height=Emu(rect.height + placeholder.growth))


def _take(regions: Regions, rule: Rule) -> Choice:
    """Return the choice for a layout that people say, be its structure what it may."""
    for fit in rule.fits:
        if (slots := fit(regions)) is not None:
            return _make_choice(regions, slots)
    largest = max(regions.texts, key=lambda each: each.area, default=None)
    return _make_choice(regions, {rule.main: largest.at} if largest and rule.main else {})


def _make_choice(regions: Regions, slots: Slots, *, fits: bool = True) -> Choice:
    layout = regions.layout
    title = {"title": regions.title.at} if regions.has_title else {}
    foot = {_FOOT[each.kind]: at for at, each in reversed([*enumerate(layout.placeholders)])
            if each.kind in _FOOT and each.rect and not each.orphan}  # fmt: skip
    return Choice(
        layout=layout.number - 1, slots={**title, **slots, **foot}, free=layout.free, fits=fits
    )
