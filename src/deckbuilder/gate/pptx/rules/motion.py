"""What moves, leaves, speaks or goes on by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from deckbuilder.formats.pptx.parts import P
from deckbuilder.formats.xml import parse_xml
from deckbuilder.gate.pptx.deck import BuiltDeck, BuiltSlide
from deckbuilder.gate.pptx.inherited import RELATION
from deckbuilder.gate.pptx.rules.published import checker
from deckbuilder.gate.pptx.shapes import drawing_properties, media_in, name_of
from deckbuilder.gate.rule import WARNING, Verdict, rule


@rule(
    "DB722",
    "pptx-captions",
    "Missing closed captions",
    WARNING,
    summary="Sound or video has no captions in the file.",
    why="Deaf and hard of hearing people miss all that is said.",
    example="a video clip without a caption file",
    fix="In PowerPoint: select the video, Playback, Insert Captions (a .vtt file). Captions that "
    "are part of the picture cannot be seen in the file: then note that somebody has looked.",
    source=checker("Missing closed captions", "1.2.2 Captions (Prerecorded)"),
)
def missing_captions(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge each piece of sound or video."""
    for slide in deck.slides:
        for element in media_in(slide.pptx_slide):
            shape = next((each for each in element.iterancestors() if each.tag in _SHAPES), None)
            name = "" if shape is None else next(shape.iter(f"{P}cNvPr")).get("name", "")
            captioned = shape is not None and any(map(_is_track, shape.iter()))
            message = "no captions in the file"
            yield None if captioned else slide.fault(message, name)


_SHAPES = (f"{P}pic", f"{P}sp", f"{P}graphicFrame")


def _is_track(element: Any) -> bool:
    """Tell whether an element names a file of captions: `track` in an extension of PowerPoint."""
    return isinstance(element.tag, str) and element.tag.endswith("}track")


@rule(
    "DB741",
    "pptx-animation",
    "Content only in animation",
    WARNING,
    summary="Something leaves the slide, blinks without end, or is switched off.",
    why="It is not there for whoever reads the file, prints it, or looks a moment later; and what "
    "blinks can make people ill.",
    example="a text with the effect Disappear, or a shape that is hidden in the selection pane",
    fix="Show it on a slide of its own, take the exit or the repetition out in the Animation "
    "Pane, or delete what is hidden.",
    source="WCAG 2.2, 1.3.1 Info and Relationships and 2.2.2 Pause, Stop, Hide",
)
def content_only_in_animation(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge each effect and each shape: one that appears at a click is there for readers."""
    for slide in deck.slides:
        names = {drawing_properties(shape).get("id"): name_of(shape) for shape in slide.shapes}
        for step in slide.pptx_slide._element.iter(f"{P}cTn"):
            if step.get("presetClass"):
                fault = _fault_of(step)
                yield slide.fault(fault, _target(step, names)) if fault else None
        for shape in slide.shapes:
            message = "it is hidden in the selection pane, and never shows"
            hidden = drawing_properties(shape).get("hidden") in ("1", "true")
            yield slide.fault(message, name_of(shape)) if hidden else None


def _fault_of(step: Any) -> str:
    if step.get("presetClass") == "exit":
        return "it leaves the slide by an animation"
    if any(each.get("repeatCount") == "indefinite" for each in step.iter(f"{P}cTn")):
        return "it moves without end"
    return ""


def _target(step: Any, names: dict[str, str]) -> str:
    target = next(step.iter(f"{P}spTgt"), None)
    return "" if target is None else names.get(target.get("spid"), "")


@rule(
    "DB745",
    "pptx-self-advance",
    "Slide that goes on by itself",
    WARNING,
    summary="A slide gives way to the next after a set time.",
    why="Who reads slowly, or listens to a screen reader, is cut off.",
    example="Transitions, Advance Slide, After 00:10.00",
    fix="In PowerPoint: Transitions, untick After; or Slide Show, untick Use Timings.",
    source="WCAG 2.2, 2.2.1 Timing Adjustable",
)
def goes_on_by_itself(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge each slide; times that the show does not use are plans."""
    used = _uses_timings(deck)
    for slide in deck.slides:
        seconds = _advance_after(slide)
        if used and seconds is not None:
            message = f"the next slide comes by itself after {seconds:g} s"
            yield slide.fault(message)
        else:
            yield None


def _advance_after(slide: BuiltSlide) -> float | None:
    """Return the seconds after which a slide goes on, or None where it waits."""
    for transition in slide.pptx_slide._element.iter(f"{P}transition"):
        if transition.get("advTm") is not None:
            return int(transition.get("advTm")) / 1000
    return None


def _uses_timings(deck: BuiltDeck) -> bool:
    """Tell whether the show runs by its timings, as it does unless the file says otherwise."""
    try:
        part = deck.presentation.part.part_related_by(f"{RELATION}/presProps")
    except KeyError:
        return True
    show = parse_xml(part.blob).find(f"{P}showPr")
    return show is None or show.get("useTimings", "1") in ("1", "true")
