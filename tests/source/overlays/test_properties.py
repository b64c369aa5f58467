"""Whatever overlays are laid over whatever deck: the slides are those expected, none twice."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.model import block_texts
from tests.shared.examples import examples
from tests.source.overlays.conftest import read, write

IDS = ["a", "b", "c", "d", "e", "f", "g"]
NEW = ["u", "v", "w"]


@dataclass
class Overlay:
    """What a deck over another does, to be written to files and to be worked out by hand."""

    files: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """For each id the kind of overlay, the setting of its place, and at which slide."""
    drop: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)


_places = st.sampled_from(["", "after", "before"])
_overlays = st.builds(
    Overlay,
    files=st.dictionaries(
        st.sampled_from(IDS + NEW),
        st.tuples(st.sampled_from(["", "append", "notes"]), _places, st.sampled_from(IDS)),
        max_size=6,
    ),
    drop=st.lists(st.sampled_from(IDS + NEW), max_size=3, unique=True),
    order=st.lists(st.sampled_from(IDS), max_size=4, unique=True),
)


def _write(root: Path, number: int, overlay: Overlay) -> None:
    files = {"deck.toml": f'extends = "../{number - 1}"\ndrop = {overlay.drop}\n'}
    files["deck.toml"] += f"order = {overlay.order}\n"
    for id_, (kind, place, at) in overlay.files.items():
        lines = [f"overlay: {kind}" if kind else "", f"{place}: {at}" if place else ""]
        content = f"{id_} {number}" if kind != "notes" else f"::: notes\n{id_} {number}\n:::"
        title = "" if kind else f"# {id_} of {number}\n"
        head = "".join(f"{line}\n" for line in lines if line)
        files[f"slides/{id_}.md"] = f"---\n{head}---\n{title}\n{content}\n"
    write(root / str(number), files)


def _expect(below: dict[str, list[str]], number: int, overlay: Overlay) -> dict[str, list[str]]:
    """Return the texts that each slide is to show."""
    slides = {id_: [*texts] for id_, texts in below.items()}
    for id_, (kind, _, _) in overlay.files.items():
        if kind == "append":
            slides.setdefault(id_, []).append(f"{id_} {number}")
        elif kind == "notes":
            slides.setdefault(id_, [])
        else:
            slides[id_] = [f"{id_} {number}"]
    return slides


def _check_order(shown: list[str], below: list[str], known: set[str], overlay: Overlay) -> None:
    """Check the order of slides against each setting that says something of it."""
    at = {id_: index for index, id_ in enumerate(shown)}
    named = [id_ for id_ in overlay.order if id_ in at]
    assert named == sorted(named, key=at.get)
    placed = set()
    for id_, (_, place, target) in overlay.files.items():
        if not place or target not in known or id_ in overlay.order:
            continue
        placed.add(id_)
        if id_ in at and target in at and not _is_circular(id_, overlay):
            assert (at[id_] > at[target]) == (place == "after"), (id_, place, target)
    kept = [id_ for id_ in below if id_ in at and id_ not in placed and id_ not in overlay.order]
    assert kept == sorted(kept, key=at.get)


def _is_circular(id_: str, overlay: Overlay) -> bool:
    """Tell whether following the places from a slide never ends."""
    at = id_
    for _ in range(len(overlay.files) + 1):
        if at not in overlay.files or not overlay.files[at][1] or at in overlay.order:
            return False
        at = overlay.files[at][2]
    return True


@given(st.lists(_overlays, min_size=1, max_size=3))
@settings(max_examples=examples(80))
def test_slides_are_those_expected(overlays: list[Overlay]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        national = {f"slides/{i}-{id_}.md": f"# {id_}\n\n{id_} 0\n" for i, id_ in enumerate(IDS)}
        write(root / "0", {"deck.toml": 'title = "T"\n', **national})
        texts = {id_: [f"{id_} 0"] for id_ in IDS}
        order = [*IDS]
        for number, overlay in enumerate(overlays, 1):
            _write(root, number, overlay)
            slides = read(root / str(number))[0].slides
            shown = [slide.id for slide in slides]
            expected = _expect({id_: texts[id_] for id_ in order}, number, overlay)
            assert len(shown) == len(set(shown))
            assert set(shown) == expected.keys() - {*overlay.drop}
            assert {it.id: [*block_texts(it.blocks)] for it in slides} == {
                id_: expected[id_] for id_ in shown
            }
            _check_order(shown, order, {*expected}, overlay)
            texts, order = expected, shown
