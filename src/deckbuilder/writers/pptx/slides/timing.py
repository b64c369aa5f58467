"""Timing: what comes at which click, and how long a slide is planned to take.

Writes the tree of time nodes of ISO/IEC 29500-1, 19.5, in the form that PowerPoint gives it. The
one effect is to appear: nothing moves or fades (WCAG 2.2, SC 2.3.3). Refuses to choose what comes
when; the scene says that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from deckbuilder.scene.slide import ChartItem, Click, Item, Reveal, Scene, TextFrame
from deckbuilder.writers.pptx.text.bodies import level_of
from deckbuilder.writers.pptx.text.bullets import paragraph_bullets

_MAX_MINUTES = 24 * 60 - 1
"""The minutes that PowerPoint's own box for a slide's time can hold."""

_SHAPE_ID = re.compile(r'<p:cNvPr id="(\d+)"')


def write_transition(scene: Scene) -> str:
    """Return the time planned for a slide, which PowerPoint's slide sorter shows under it.

    The show does not go by it: `properties.PRESENTATION_PROPERTIES` says so.
    """
    if not scene.minutes or scene.minutes > _MAX_MINUTES:
        return ""
    return f'<p:transition advClick="1" advTm="{max(1, round(scene.minutes * 60_000))}"/>'


class WrittenShape(Struct, frozen=True):
    """An item, or its caption, as a shape of the file."""

    item: Item
    xml: str

    @property
    def id(self) -> int:
        """The id of the shape; a group's stands before those of what it holds."""
        found = _SHAPE_ID.search(self.xml)
        assert found is not None  # noqa: S101 - every shape has one
        return int(found[1])


def write_timing(scene: Scene, shapes: Sequence[Sequence[WrittenShape]]) -> str:
    """Return what comes at which click, or nothing where all is there from the start.

    `shapes` are the shapes that each of the scene's items was written as.
    """
    if not scene.clicks:
        return ""
    tree = _Tree(shapes)
    clicks = "".join([tree.write_click(click) for click in scene.clicks])
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never"'
        ' nodeType="tmRoot"><p:childTnLst><p:seq concurrent="1" nextAc="seek">'
        f'<p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>{clicks}</p:childTnLst>'
        f"</p:cTn>{_step('prev', 'onPrev')}{_step('next', 'onNext')}</p:seq></p:childTnLst></p:cTn>"
        f"</p:par></p:tnLst>{tree.write_builds()}</p:timing>"
    )


def _step(name: str, event: str) -> str:
    return (
        f'<p:{name}CondLst><p:cond evt="{event}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
        f"</p:{name}CondLst>"
    )


class _Target(Struct, frozen=True):
    """What an effect is of: a shape, or one paragraph of it, and whether a build names it."""

    element: str
    built: bool


class _Tree:
    """Writes the nodes of one slide and counts their ids, which must all be different."""

    def __init__(self, shapes: Sequence[Sequence[WrittenShape]]) -> None:
        self._shapes = shapes
        self._last_id = 2
        self._builds: dict[int, str] = {}
        """What the build list says of each shape, by its id."""

    def write_click(self, click: Click) -> str:
        """Return what comes at one click: the first effect waits for it, the others follow."""
        waiting, together = self._node('fill="hold"'), self._node('fill="hold"')
        effects: list[str] = []
        for reveal in click:
            for shape in self._shapes[reveal.item]:
                for target in self._targets(shape, reveal):
                    effects.append(self._effect(target, first=not effects))
        return (
            f"<p:par>{waiting}{_start('indefinite')}<p:childTnLst><p:par>{together}{_start('0')}"
            f"<p:childTnLst>{''.join(effects)}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn>"
            "</p:par>"
        )

    def write_builds(self) -> str:
        """Return the list of builds, by which PowerPoint shows and edits what comes in parts."""
        builds = "".join(self._builds.values())
        return f"<p:bldLst>{builds}</p:bldLst>" if builds else ""

    def _node(self, attributes: str) -> str:
        self._last_id += 1
        return f'<p:cTn id="{self._last_id}" {attributes}>'

    def _effect(self, target: _Target, *, first: bool) -> str:
        """Return an effect that makes its target appear (PowerPoint's entrance effect 1)."""
        group = ' grpId="0"' if target.built else ""
        outer = self._node(
            f'presetID="1" presetClass="entr" presetSubtype="0" fill="hold"{group}'
            f' nodeType="{"clickEffect" if first else "withEffect"}"'
        )
        inner = self._node('dur="1" fill="hold"')
        return (
            f"<p:par>{outer}{_start('0')}<p:childTnLst><p:set><p:cBhvr>{inner}{_start('0')}</p:cTn>"
            f"<p:tgtEl>{target.element}</p:tgtEl><p:attrNameLst><p:attrName>style.visibility"
            '</p:attrName></p:attrNameLst></p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set>'
            "</p:childTnLst></p:cTn></p:par>"
        )

    def _targets(self, shape: WrittenShape, reveal: Reveal) -> Iterator[_Target]:
        item, id_ = shape.item, shape.id
        build = _write_build(item, id_, whole=reveal.first < 0)
        if build:
            self._builds[id_] = build
        if reveal.first < 0 or not isinstance(item, TextFrame):
            yield _Target(f'<p:spTgt spid="{id_}"/>', bool(build))
            return
        written = [*zip(item.paragraphs, _written_at(item), strict=True)]
        for paragraph, at in written[reveal.first : reveal.last + 1]:
            if not any(line.runs for line in paragraph.lines):
                continue  # PowerPoint has no effect for what shows nothing
            text = f'<p:txEl><p:pRg st="{at}" end="{at}"/></p:txEl>'
            yield _Target(f'<p:spTgt spid="{id_}">{text}</p:spTgt>', built=True)


def _start(delay: str) -> str:
    return f'<p:stCondLst><p:cond delay="{delay}"/></p:stCondLst>'


def _write_build(item: Item, id_: int, *, whole: bool) -> str:
    """Return an item's entry in the build list; groups, pictures and tables have none."""
    match item:
        case TextFrame() if whole:
            filled = ' animBg="1"' if item.fill or item.stroke else ""
            return f'<p:bldP spid="{id_}" grpId="0"{filled}/>'
        case TextFrame():
            return f'<p:bldP spid="{id_}" grpId="0" build="p"/>'
        case ChartItem():
            return f'<p:bldGraphic spid="{id_}" grpId="0"><p:bldAsOne/></p:bldGraphic>'
    return ""


def _written_at(frame: TextFrame) -> list[int]:
    """Return the index in the file of each paragraph; separators stand there too."""
    levels = [level_of(paragraph) for paragraph in frame.paragraphs]
    separators = accumulate(
        bullet.separated for bullet in paragraph_bullets(frame.paragraphs, levels)
    )
    return [at + before for at, before in enumerate(separators)]
