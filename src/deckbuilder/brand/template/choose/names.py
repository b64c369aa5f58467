"""Layouts and masters by the names that people write in `brand.toml` and in slides.

Owns what a reference may be. Refuses to report: who asked knows the file and the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from deckbuilder.brand.template.nodes import Template, TemplateLayout


class UnknownName(Exception):  # noqa: N818 - of whoever wrote it, and no error of ours
    """A template has nothing of this name; `nearest` is the name most like it, or ""."""

    def __init__(self, name: str, nearest: str) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = nearest


def find_layout(template: Template, reference: str, masters: Sequence[int]) -> TemplateLayout:
    """Return the layout that "Name", "Master/Name" or "#3" means; raises `UnknownName`.

    Of several with one name it is the one whose master comes first in `masters`, then the first.
    """
    order = {master: at for at, master in enumerate(masters)}
    layouts = sorted(template.layouts, key=lambda each: order.get(each.master, len(order)))
    for layout in layouts:
        if _plain(reference) in _references(template, layout):
            return layout
    raise UnknownName(reference, _nearest(reference, (each.name for each in layouts)))


def find_master(template: Template, reference: str) -> int:
    """Return which of the masters "Name" or "#2" means; raises `UnknownName`."""
    for number, master in enumerate(template.masters):
        if _plain(reference) in (_plain(master.name), f"#{number + 1}"):
            return number
    raise UnknownName(reference, _nearest(reference, (each.name for each in template.masters)))


def _references(template: Template, layout: TemplateLayout) -> tuple[str, ...]:
    name, master = _plain(layout.name), _plain(template.masters[layout.master].name)
    return (name, f"{master}/{name}", f"#{layout.number}")


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _nearest(reference: str, names: Iterable[str]) -> str:
    by_plain = {_plain(name): name for name in reversed([*names])}
    found = get_close_matches(_plain(reference), by_plain, n=1, cutoff=0.0)
    return by_plain[found[0]] if found else ""
