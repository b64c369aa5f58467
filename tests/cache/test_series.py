"""Any series of edits: cached and in a process that goes on, files are those built anew."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import font_source_sans_pro
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.assets import fonts
from deckbuilder.builds import pipeline
from deckbuilder.builds.request import BuildRequest
from deckbuilder.cache.builds import Builds
from deckbuilder.cache.store import Store
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files import inputs
from tests.shared.examples import examples

FONTS = Path(font_source_sans_pro.__file__).parent / "files"
BODIES = (
    "Some words.\n",
    "- One point: {{ facts.share }}\n- Another\n",
    "| Item | Count |\n|------|------:|\n| Sample | 1 |\n",
    "[A link](#second) and a footnote.[^a]\n\n[^a]: A sample source.\n",
    "![A sample](images/none.png)\n",  # a warning or an error, which is kept as well
    '```table {src="data/sample.csv" caption="A sample"}\n```\n',
    "::: notes\nSome notes, with a café.\n:::\n",
    "Characters that nothing else has: **ĄŻ¾** Ωμέγα, and `x ≠ y`.\n",
    "Nothing else has these, either: ﬁ, 3⁄4, Đ and *ŵŷ*.\n",
)
FILES = {
    "deck/slides/01-first.md": [f"# First\n\n{body}" for body in BODIES],
    "deck/slides/02-second.md": [
        f"---\n{it}\n---\n# Second\n\nWords.\n"
        for it in ("minutes: 1", "minutes: 2", "minutes: [", "kit: [a, 'b: c']\nsensitive: yes")
    ],
    "deck/slides/03-third.md": [None, *(f"# Third\n\n{body}" for body in BODIES)],
    "deck/deck.toml": [f'title = "{it}"\nbrand = "../brand"\n' for it in ("A sample", "Another")],
    "deck/facts.toml": [None, '[share]\nvalue = "12%"\nsource = "a sample"\nowner = "a sample"\n'],
    "deck/data/sample.csv": [None, "Item,Count\nSample,2\n"],
    "brand/brand.toml": ['[fonts]\nbody = "Sample"\n', '[colours]\naccent1 = "#3b2d6b"\n'],
    "brand/fonts/Sample-Regular.ttf": ["Light", "Black"],
}
EDITS = st.sampled_from(sorted(FILES)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(FILES[name]))
)


def write(root, name, content):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if content is None:
        path.unlink(missing_ok=True)
    elif path.suffix == ".ttf":
        shutil.copy(FONTS / f"SourceSansPro-{content}.ttf", path)
    else:
        path.write_text(content)


def build(root, builds):
    found, out = Diagnostics(), root / "out"
    shutil.rmtree(out, ignore_errors=True)
    request = BuildRequest(
        path=root / "deck", folder=out, formats=("pptx", "handout"), brand=str(root / "brand")
    )
    files = pipeline.build(request, found, builds=builds)
    return {file.path.name: file.path.read_bytes() for file in files}, found.sorted()


def forget_all():
    inputs._kept.clear()
    for cached in inputs._keepers:
        cached.cache_clear()


def build_series(root, edits, builds, forget):
    for name, contents in FILES.items():
        write(root, name, contents[0])
    for name, content in edits:
        write(root, name, content)
        forget()
        yield build(root, builds)


@pytest.mark.slow
@settings(max_examples=examples(25))
@given(st.lists(EDITS, min_size=1, max_size=6))
def test_the_files_are_those_built_anew(edits):
    with TemporaryDirectory() as scratch:
        root = Path(scratch).resolve()
        anew = list(build_series(root, edits, None, forget_all))
        for forget in (inputs.forget_changed, forget_all):  # --watch, and commands one by one
            builds = Builds(Store(str(root / f"cache-{forget.__name__}")))
            assert list(build_series(root, edits, builds, forget)) == anew
            assert list(build_series(root, edits, builds, forget)) == anew


def test_an_edit_taken_back_is_not_built_again(tmp_path, monkeypatch):
    builds = Builds(Store(str(tmp_path / "cache")))
    for name, contents in FILES.items():
        write(tmp_path, name, contents[0])
    first = build(tmp_path, builds)
    write(tmp_path, "deck/slides/01-first.md", "# First\n\nOther words.\n")
    assert build(tmp_path, builds) != first
    write(tmp_path, "deck/slides/01-first.md", FILES["deck/slides/01-first.md"][0])
    monkeypatch.setattr(pipeline, "compose", None)
    assert build(tmp_path, builds) == first


def test_a_font_that_changes_while_it_is_read_is_not_taken_for_what_it_was(tmp_path, monkeypatch):
    builds = Builds(Store(str(tmp_path / "cache")))
    for name, contents in FILES.items():
        write(tmp_path, name, contents[0])
    identify, font = fonts.identify_file, "brand/fonts/Sample-Regular.ttf"

    def identify_and_change(path):
        found = identify(path)
        write(tmp_path, font, "Black")
        return found

    forget_all()
    monkeypatch.setattr(fonts, "identify_file", identify_and_change)
    changed = build(tmp_path, builds)
    monkeypatch.undo()
    write(tmp_path, font, "Light")
    forget_all()
    cached = build(tmp_path, builds)
    forget_all()
    assert cached == build(tmp_path, None) != changed
