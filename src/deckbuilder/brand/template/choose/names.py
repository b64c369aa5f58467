"""Layouts and masters by the names that people write in `brand.toml` and in slides.

Owns what a reference may be. Refuses to report: who asked knows the file and the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Literal

from deckbuilder.brand.template.nodes import Template, TemplateLayout


class UnknownName(Exception):  # noqa: N818 - of whoever wrote it, and no error of ours
    """A template has no layout or master of this name; `nearest` is the one most like it, or ""."""

    def __init__(self, kind: Literal["layout", "master"], name: str, nearest: str) -> None:
        super().__init__(name)
        self.kind = kind
        self.name = name
        self.nearest = nearest


def find_layout(template: Template, reference: str, masters: Sequence[int]) -> TemplateLayout:
    """Return the layout that "Name", "Master/Name" or "#3" means; raises `UnknownName`.

    Of several with one name it is the one whose master comes first in `masters`, then the first.
    """
    order = {master: at for at, master in enumerate(masters)}
    layouts = sorted(template.layouts, key=lambda each: order.get(each.master, len(order)))
    for layout in layouts:
        if plain_name(reference) in _references(template, layout):
            return layout
    raise UnknownName("layout", reference, _nearest(reference, (each.name for each in layouts)))


def find_master(template: Template, reference: str) -> int:
    """Return which of the masters "Name" or "#2" means; raises `UnknownName`."""
    for number, master in enumerate(template.masters):
        if plain_name(reference) in (plain_name(master.name), f"#{number + 1}"):
            return number
    names = (each.name for each in template.masters)
    raise UnknownName("master", reference, _nearest(reference, names))


def _references(template: Template, layout: TemplateLayout) -> tuple[str, ...]:
    name, master = plain_name(layout.name), plain_name(template.masters[layout.master].name)
    return (name, f"{master}/{name}", f"#{layout.number}")


def plain_name(name: str) -> str:
    """Return a name as it is compared: without regard to capitals and to runs of spaces."""
    return " ".join(name.casefold().split())


def _nearest(reference: str, names: Iterable[str]) -> str:
    by_plain = {plain_name(name): name for name in reversed([*names])}
    found = get_close_matches(plain_name(reference), by_plain, n=1, cutoff=0.0)
    return by_plain[found[0]] if found else ""
