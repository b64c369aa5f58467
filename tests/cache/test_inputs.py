"""Questions to the file system: each change of an answer shows, and no question is left out."""

import os
import shutil
from functools import lru_cache
from pathlib import Path

import font_source_sans_pro
import pytest

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import BuildRequest, DeckRequest
from deckbuilder.builds.workers import run_jobs
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files import inputs
from deckbuilder.files.inputs import Inputs, ask

FILES = Path(font_source_sans_pro.__file__).parent / "files"
PROJECT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides/01-a.md").write_text("# A\n")
    return tmp_path


def asked_about(folder):
    with Inputs() as asked:
        inputs.note_content(folder / "slides/01-a.md", (folder / "slides/01-a.md").read_bytes())
        inputs.is_file(folder / "facts.toml")
        inputs.is_dir(folder / "slides")
        inputs.exists(folder / "deck.lock")
        inputs.list_folder(folder / "slides")
        inputs.resolve(folder / "slides")
    return asked


@pytest.mark.parametrize(
    "change",
    [
        lambda it: (it / "slides/01-a.md").write_text("# B\n"),
        lambda it: (it / "slides/01-a.md").unlink(),
        lambda it: (it / "slides/02-b.md").write_text("# B\n"),
        lambda it: (it / "facts.toml").write_text(""),
        lambda it: (it / "deck.lock").symlink_to("nowhere"),
        lambda it: ((it / "slides").rename(it / "moved"), (it / "slides").symlink_to("moved")),
    ],
)
def test_each_change_is_another_answer(folder, change):
    asked = asked_about(folder)
    assert ask(asked.answers) == asked.answers
    change(folder)
    assert ask(asked.answers) != asked.answers


def test_what_changes_during_a_run_is_not_steady(folder):
    with Inputs() as asked:
        inputs.is_file(folder / "facts.toml")
        assert asked.steady
        (folder / "facts.toml").write_text("")
        inputs.is_file(folder / "facts.toml")
    assert not asked.steady


def test_nobody_listening_costs_nothing(folder):
    asked = asked_about(folder)
    inputs.is_file(folder / "other")
    assert not any(path.endswith("other") for _, path in asked.answers)


def test_a_name_that_leads_through_a_folder_that_is_not_there_is_no_file(folder):
    assert inputs.is_file(folder / "slides/01-a.md")
    assert not inputs.is_file(folder / "nowhere/../slides/01-a.md")


@pytest.mark.slow
@pytest.mark.parametrize("deck", ["triennial-review-2019", "example-partnership"])
def test_a_build_asks_for_all_that_it_looks_at(monkeypatch, deck):
    """Whatever the system is asked about below the project stands in the notes."""
    looked = set()
    monkeypatch.chdir(PROJECT)
    for module, name in ((os, "stat"), (os, "listdir"), (os, "scandir"), (os, "lstat")):
        monkeypatch.setattr(module, name, _spy(getattr(module, name), looked))
    monkeypatch.setattr("io.open", _spy(open, looked))
    with Inputs() as asked:
        pipeline.compose(DeckRequest(path=Path("decks") / deck), Diagnostics())
    noted = {os.path.normpath(path) for _, path in asked.answers}
    ours = tuple(str(PROJECT / name) for name in ("decks", "branding"))
    sources = {path for path in looked if path.startswith(ours)}
    assert len(sources) > 20
    assert {path for path in sources if not _is_above(path, noted)} == set()


def _is_above(path, noted):
    """A folder on the way to what was asked for is looked at to resolve links."""
    return path in noted or any(other.startswith(f"{path}{os.sep}") for other in noted)


def _spy(function, looked):
    def asked(path, *args, **options):
        if isinstance(path, str | os.PathLike):
            looked.add(os.path.abspath(path))  # noqa: PTH100 - links as they are
        return function(path, *args, **options)

    return asked


def test_what_a_process_keeps_of_files_is_forgotten_when_one_changes(tmp_path):
    file = tmp_path / "x.ttf"

    @inputs.keeps_files
    @lru_cache
    def read(path):
        return path.read_text()

    with Inputs() as asked:
        file.write_text("one")
        inputs.note_file(file)
        assert read(file) == "one"
        file.write_text("two")
        inputs.note_file(file)
        assert read(file) == "one"
    assert asked.steady  # what was noted is what was read
    assert ask(asked.answers) != asked.answers
    inputs.forget_changed()
    assert read(file) == "two"
    inputs.forget_changed()
    assert read.cache_info().currsize == 1


def test_jobs_in_one_process_see_a_font_that_changes(tmp_path):
    fonts = tmp_path / "brand/fonts"
    fonts.mkdir(parents=True)
    (tmp_path / "brand/brand.toml").write_text('[fonts]\nbody = "Sample"\nheading = "Sample"\n')
    (tmp_path / "deck.md").write_text("---\ntitle: A sample\n---\n\n# Sample\n\nSome words.\n")

    def build(cut):
        shutil.copy(FILES / f"SourceSansPro-{cut}.ttf", fonts / "Sample-Regular.ttf")
        request = BuildRequest(
            path=tmp_path / "deck.md", folder=tmp_path / "out", formats=("handout",),
            brand=str(tmp_path / "brand"), cached=False,
        )  # fmt: skip
        [result] = run_jobs([request], None, lambda result: None)
        assert ask(result.inputs.answers) == result.inputs.answers
        return result.files[0].path.read_bytes()

    light, black = build("Light"), build("Black")
    assert light != black
    assert build("Light") == light
