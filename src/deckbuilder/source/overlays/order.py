"""The order of slides in a deck that extends another: `order`, `after` and `before`.

Owns the place of each slide. Refuses to leave one out: whatever settings name as places, each id
that is given is returned once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, nearest
from deckbuilder.source.overlays.chain import DeckFolder
from deckbuilder.source.overlays.lock.removed_slides import RemovedSlides
from deckbuilder.source.settings.front_matter import FrontMatter

_Anchors = dict[str, tuple[str, str]]
"""For each slide that says where it goes: "after" or "before", and which slide."""


def arrange(
    base: Sequence[str],
    own: Mapping[str, FrontMatter],
    deck: DeckFolder,
    removed: RemovedSlides,
    diagnostics: Diagnostics,
) -> list[str]:
    """Return the ids of all slides in order.

    `base` are the slides of the extended deck; `own` the deck's own files in their order, with
    their settings; `removed` knows what became of slides that are gone. First the slides that
    `order` names are put in that order, where the first of them stands; then each slide with
    `after` or `before` goes there, with those placed at it.
    """
    ids = list(dict.fromkeys((*base, *own)))
    named = _read_order(ids, deck, removed, diagnostics)
    anchors = _read_anchors(ids, own, named, removed, diagnostics)
    for id_, front in own.items():
        placed = id_ in base or id_ in anchors or id_ in named or "overlay" in front.data
        # where "after" or "before" names no slide, that was reported
        if not (placed or _text(front, "after") or _text(front, "before")):
            _report_unplaced(id_, front, base, removed, diagnostics)
    _break_circles(anchors, own, diagnostics)
    top = _reorder([id_ for id_ in ids if id_ not in anchors], named)
    return list(_walk(top, anchors))


def _read_order(
    ids: Sequence[str], deck: DeckFolder, removed: RemovedSlides, diagnostics: Diagnostics
) -> list[str]:
    """Return the ids that `order` names and that are there, each once."""
    named: list[str] = []
    where = deck.settings.span("order")
    for id_ in deck.order:
        if id_ not in ids:
            diagnostics.report(
                codes.UNKNOWN_SLIDE,
                where,
                f"order names {id_!r}, but no slide has this id",
                hint=suggest(id_, ids, removed, gone="take the id out of order"),
            )
        elif id_ in named:
            diagnostics.report(
                codes.OVERLAYS_DISAGREE,
                where,
                f"order names {id_!r} twice; the first counts",
                hint="take one of the two out",
            )
        else:
            named.append(id_)
            if id_ in deck.drop:
                diagnostics.report(
                    codes.OVERLAYS_DISAGREE,
                    where,
                    f"order names {id_!r}, which drop takes out",
                    hint="take the id out of order or of drop",
                )
    return named


def _read_anchors(
    ids: Sequence[str],
    own: Mapping[str, FrontMatter],
    named: Sequence[str],
    removed: RemovedSlides,
    diagnostics: Diagnostics,
) -> _Anchors:
    anchors: _Anchors = {}
    for id_, front in own.items():
        places = [(key, _text(front, key)) for key in ("after", "before") if _text(front, key)]
        if len(places) == 2:
            diagnostics.report(
                codes.OVERLAYS_DISAGREE,
                front.span("before"),
                "the slide says both what it comes after and what before; after counts",
                hint="take one of the two lines out",
            )
        for key, target in places[:1]:
            if id_ in named:
                diagnostics.report(
                    codes.OVERLAYS_DISAGREE,
                    front.span(key),
                    f"{key} and order in deck.toml both say where the slide goes; order counts",
                    hint=f"take the line {key} out, or {id_!r} out of order",
                )
            elif target in ids:
                anchors[id_] = (key, target)
            else:
                diagnostics.report(
                    codes.UNKNOWN_SLIDE,
                    front.span(key),
                    f"{key} names {target!r}, but no slide has this id",
                    hint=suggest(target, ids, removed, gone="place the slide at another one"),
                )
    return anchors


def suggest(id_: str, ids: Iterable[str], removed: RemovedSlides, *, gone: str) -> str:
    """Return a hint for an id that no slide has; `gone` is that for one that was taken out."""
    if fate := removed.describe(id_):
        new_id = removed.find(id_)
        return f"{fate}: {f'write {new_id!r} in the place of {id_!r}' if new_id else gone}"
    known = list(ids)
    match = nearest(id_, known)
    return f"did you mean {match!r}?" if match else f"the slides are: {', '.join(known)}"


def _text(front: FrontMatter, key: str) -> str:
    value = front.data.get(key)
    return value.strip() if isinstance(value, str) else ""


def _report_unplaced(
    id_: str,
    front: FrontMatter,
    base: Sequence[str],
    removed: RemovedSlides,
    diagnostics: Diagnostics,
) -> None:
    match = nearest(id_, base)
    hint = f"add a line such as after: {base[0]}" if base else ""
    if fate := removed.describe(id_):
        new_id = removed.find(id_)
        rename = f"rename the file {new_id}.md to change that slide" if new_id else "take it out"
        hint = f"{fate}: {rename}; to keep it as a slide of your own {hint}"
    elif match:
        hint = f"to replace the slide {match!r}, give the file that name; otherwise {hint}"
    diagnostics.report(
        codes.UNPLACED_SLIDE,
        front.path,
        f"the slide {id_!r} says nowhere where it goes, so it comes last",
        hint=hint,
    )


def _break_circles(
    anchors: _Anchors, own: Mapping[str, FrontMatter], diagnostics: Diagnostics
) -> None:
    """Report slides placed at each other in a circle, and take their places out of `anchors`."""
    for start in list(anchors):
        passed = [start]
        while passed[-1] in anchors and anchors[passed[-1]][1] not in passed:
            passed.append(anchors[passed[-1]][1])
        if passed[-1] in anchors and anchors[passed[-1]][1] == start:
            key, target = anchors.pop(start)
            circle = " → ".join((*passed, start))
            diagnostics.report(
                codes.PLACES_IN_CIRCLE,
                own[start].span(key),
                f"{key} names {target!r}, and so the slides have no beginning: {circle}",
                hint="place one of them at another slide of the deck",
            )


def _reorder(ids: list[str], named: Sequence[str]) -> list[str]:
    """Put the named ids in their order, beginning where the first of them stands."""
    if not named:
        return ids
    rest = [id_ for id_ in ids if id_ == named[0] or id_ not in named]
    place = rest.index(named[0])
    return [*rest[:place], *named, *rest[place + 1 :]]


def _walk(top: Sequence[str], anchors: _Anchors) -> Iterator[str]:
    """Yield each id with those that are placed before and after it around it."""
    placed: dict[tuple[str, str], list[str]] = {}
    for id_, anchor in anchors.items():
        placed.setdefault(anchor, []).append(id_)
    stack = [(id_, False) for id_ in reversed(top)]
    while stack:  # no recursion, as a chain of slides may be as long as a deck
        id_, done = stack.pop()
        if done:
            yield id_
            continue
        stack += [(other, False) for other in reversed(placed.get(("after", id_), ()))]
        stack.append((id_, True))
        stack += [(other, False) for other in reversed(placed.get(("before", id_), ()))]
