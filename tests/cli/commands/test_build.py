"""Building, checking and dumping: what is written, printed and returned."""

import json
import os
import re
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import font_source_sans_pro
import pytest

from deckbuilder.assets import fonts
from deckbuilder.builds import pipeline
from deckbuilder.builds.request import BuildRequest
from deckbuilder.files import inputs

EVERY = [
    "talk-contact-sheet.pdf", "talk-for-participants.pptx", "talk-handout-with-notes.pdf",
    "talk-session-pack.pdf", "talk-slides.pdf", "talk-workbook.pdf", "talk.pptx",
]  # fmt: skip
BOTH = ["talk-handout-with-notes.pdf", "talk.pptx"]


def files(folder):
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def test_a_deck_becomes_a_deck_and_a_handout(run, talk, tmp_path):
    result = run("build", "talk.md")
    assert result.status == 0
    built = files(tmp_path / "dist")
    assert list(built) == BOTH
    assert built["talk-handout-with-notes.pdf"].startswith(b"%PDF-")
    assert zipfile.ZipFile(tmp_path / "dist/talk.pptx").testzip() is None
    deck, handout = result.out.splitlines()
    assert deck == f"dist/talk.pptx: 1 slide, {len(built['talk.pptx']) / 1e3:.0f} kB"
    assert handout.startswith("dist/talk-handout-with-notes.pdf: ")
    assert " page" in handout


def test_progress_in_a_pipe_is_plain_lines(run, talk):
    assert run("build", talk).err.splitlines() == [
        "Reading talk.md",
        "Laying out 1 slide",
        "Writing talk.pptx and talk-handout-with-notes.pdf",
    ]


def test_quiet_prints_nothing_where_nothing_is_wrong(run, talk):
    result = run("build", talk, "-q")
    assert (result.status, result.out, result.err) == (0, "", "")


def test_verbose_prints_times(run, talk):
    lines = run("build", talk, "-v").err.splitlines()
    assert [line.rsplit(": ", 1)[0] for line in lines] == [
        "Reading talk.md",
        "Laying out 1 slide",
        "Writing talk.pptx and talk-handout-with-notes.pdf",
    ]
    assert all(line.endswith(" s") for line in lines)


@pytest.mark.parametrize(
    ("formats", "names"),
    [
        ("pptx", ["talk.pptx"]),
        ("handout", ["talk-handout-with-notes.pdf"]),
        ("handout, pptx,handout", BOTH),
        ("workbook", ["talk-workbook.pdf"]),
        ("session-pack", ["talk-session-pack.pdf"]),
        ("slides", ["talk-slides.pdf"]),
        ("pptx-participants", ["talk-for-participants.pptx"]),
        ("all", EVERY),
    ],
)
def test_only_the_named_formats_are_built(run, talk, tmp_path, formats, names):
    assert run("build", talk, "--format", formats, "-o", tmp_path / "out/deep").status == 0
    assert list(files(tmp_path / "out/deep")) == names


@pytest.mark.parametrize("layout", ["two", "three", "outline"])
def test_handout_without_notes_is_named_for_participants(run, talk, tmp_path, layout):
    result = run("build", talk, "--handout-layout", layout)
    assert list(files(tmp_path / "dist")) == ["talk-handout-for-participants.pdf", "talk.pptx"]
    assert "dist/talk-handout-for-participants.pdf: " in result.out


def test_hidden_slides_are_not_counted_in_files_for_participants(run, talk):
    with talk.open("a") as file:
        file.write("\n# Another {hidden=true}\n\n# A third\n")
    result = run("build", talk, "--format", "pptx,pptx-participants,slides")
    counts = [line.split(",")[0].removeprefix("dist/") for line in result.out.splitlines()]
    assert counts == [
        "talk.pptx: 3 slides", "talk-for-participants.pptx: 2 slides", "talk-slides.pdf: 2 pages",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["slides", "pptx-participants"])
def test_nothing_is_written_for_participants_where_every_slide_is_hidden(run, talk, tmp_path, name):
    talk.write_text(talk.read_text().replace("# Sample title", "# Sample title {hidden=true}"))
    result = run("build", talk, "--format", f"{name},pptx")
    assert result.status == 2
    assert f"DB904 nothing-shown: every slide is hidden, so that the format {name}" in result.err
    assert not (tmp_path / "dist").exists()
    assert run("build", talk).status == 0


@pytest.mark.parametrize(
    ("written", "options", "layout", "large"),
    [
        ("", [], "notes", False),
        ("handout: {layout: two, large_print: true}", [], "two", True),
        ("handout: {layout: two}", ["--handout-layout", "outline"], "outline", False),
        ("handout: {layout: two}", ["--large-print"], "two", True),
    ],
)
def test_the_command_line_decides_on_pages_before_the_deck(
    run, tmp_path, monkeypatch, written, options, layout, large
):
    (tmp_path / "deck.md").write_text(f"---\ntitle: Sample\n{written}\n---\n# One\n")
    seen = []
    write_all = pipeline.write_all
    monkeypatch.setattr(
        pipeline, "write_all", lambda shown, names: seen.append(shown) or write_all(shown, names)
    )
    assert run("build", "deck.md", "-f", "handout", *options).status == 0
    style = seen[0].brand.handout
    assert (style.layout, style.large_print) == (layout, large)


def test_two_builds_are_the_same_to_the_byte(run, talk, tmp_path):
    for folder in ("one", "two"):
        assert run("build", talk, "-o", folder).status == 0
    assert files(tmp_path / "one") == files(tmp_path / "two")


@pytest.mark.slow
def test_processes_with_other_hash_seeds_write_the_same(talk, tmp_path):
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "deckbuilder", "build", "-q", talk, "-o", tmp_path / seed],
            check=True, cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
    assert files(tmp_path / "1") == files(tmp_path / "2")


def test_an_error_writes_nothing_and_keeps_the_previous_files(run, talk, faulty, tmp_path):
    run("build", talk)
    before = files(tmp_path / "dist")
    talk.write_text(faulty.read_text())
    result = run("build", talk)
    assert result.status == 1
    assert result.out == ""
    assert "talk.md:7: error DB001 file-missing" in result.err
    assert "\n  hint: " in result.err
    assert result.err.splitlines()[-1] == "1 error: nothing was written"
    assert files(tmp_path / "dist") == before


def test_an_error_does_not_even_make_the_folder(run, faulty, tmp_path):
    assert run("build", faulty, "-o", "out").status == 1
    assert not (tmp_path / "out").exists()


def test_diagnostics_come_in_the_order_of_the_files(run, tmp_path):
    deck = tmp_path / "sample"
    (deck / "slides").mkdir(parents=True)
    (deck / "deck.toml").write_text('title = "Sample"\n')
    for number in (2, 1):
        (deck / f"slides/0{number}-x{number}.md").write_text(
            f"# Title {number}\n\n![A](images/a.png)\n\n![B](images/b.png)\n"
        )
    lines = run("build", "sample", "-q").err.splitlines()
    places = [line.split(" error ")[0] for line in lines if " error " in line]
    assert places == [
        "sample/slides/01-x1.md:3:", "sample/slides/01-x1.md:5:",
        "sample/slides/02-x2.md:3:", "sample/slides/02-x2.md:5:",
    ]  # fmt: skip
    assert lines[-1] == "4 errors: nothing was written"


def test_warnings_do_not_stop_a_build_but_a_strict_check(run, talk, tmp_path):
    brand = tmp_path / "branding/sample"
    brand.mkdir(parents=True)
    (brand / "brand.toml").write_text('[fonts]\nheading = "Sample Nowhere"\n')
    result = run("build", talk, "--brand", "sample")
    assert result.status == 0
    assert "warning DB204 font-substituted" in result.err
    assert result.err.splitlines()[-1] == "1 warning"
    assert len(files(tmp_path / "dist")) == 2
    assert run("check", talk, "--brand", "sample").status == 0
    assert run("check", talk, "--brand", "sample", "--strict").status == 1


def test_an_unknown_brand_of_the_deck_is_an_error(run, talk, tmp_path):
    talk.write_text("---\ntitle: Sample\nbrand: norhtshire\n---\n\n# Sample\n")
    (tmp_path / "branding/northshire").mkdir(parents=True)
    (tmp_path / "branding/northshire/brand.toml").touch()
    result = run("build", talk)
    assert result.status == 1
    assert "talk.md:" in result.err
    assert "error DB201 unknown-brand: there is no brand 'norhtshire'" in result.err
    assert "did you mean 'northshire'?" in result.err


def test_an_unknown_brand_of_the_command_line_is_wrong_usage(run, talk, tmp_path):
    result = run("build", talk, "--brand", "nope")
    assert result.status == 2
    assert "--brand: error DB201 unknown-brand: there is no brand 'nope'" in result.err
    assert not (tmp_path / "dist").exists()


def test_the_command_lines_brand_goes_before_the_decks(run, talk, tmp_path):
    for name, colour in (("one", "111111"), ("two", "222222")):
        (tmp_path / "branding" / name).mkdir(parents=True)
        (tmp_path / "branding" / name / "brand.toml").write_text(f'[colours]\ntx1 = "#{colour}"\n')
    talk.write_text("---\ntitle: Sample\nbrand: one\n---\n\n# Sample\n")
    assert run("build", talk, "--brand", "two", "-f", "pptx").status == 0
    with zipfile.ZipFile(tmp_path / "dist/talk.pptx") as package:
        theme = package.read("ppt/theme/theme1.xml")
    assert b"222222" in theme
    assert b"111111" not in theme


# --- outputs that cannot be written --------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda dist: dist.write_bytes(b"a file"), "DB901 output-folder"),
        (lambda dist: (dist / "talk.pptx").mkdir(parents=True), "DB902 output-file"),
        (lambda dist: dist.mkdir() or read_only(dist / "talk.pptx"), "DB902 output-file"),
    ],
)
def test_a_place_that_cannot_be_written_to_is_a_fault_of_the_environment(
    run, talk, tmp_path, spoil, code
):
    spoil(tmp_path / "dist")
    result = run("build", talk)
    assert result.status == 2
    assert f": error {code}: " in result.err
    assert "hint: " in result.err
    assert "Traceback" not in result.err
    assert not (tmp_path / "dist/talk-handout-with-notes.pdf").exists()


def read_only(path):
    path.write_bytes(b"previous")
    path.chmod(0o444)


def test_an_interruption_while_writing_leaves_no_partial_files(run, talk, tmp_path, monkeypatch):
    run("build", talk)
    before = files(tmp_path / "dist")

    def interrupt(handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    talk.write_text(talk.read_text().replace("text", "words"))
    assert run("build", talk).status == 130
    assert files(tmp_path / "dist") == before


def test_a_signal_to_end_leaves_no_partial_files(run, talk, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda handle: os.kill(os.getpid(), signal.SIGTERM))
    previous = signal.getsignal(signal.SIGTERM)
    try:
        assert run("build", talk).status == 128 + signal.SIGTERM
    finally:
        signal.signal(signal.SIGTERM, previous)
    assert files(tmp_path / "dist") == {}


# --- terminals -----------------------------------------------------------------------------


@pytest.mark.slow
def test_a_terminal_gets_colours_and_a_line_that_rewrites_itself(run_in_terminal, faulty):
    result = run_in_terminal("build", faulty)
    assert result.status == 1
    assert "Reading faulty.md ...\r\x1b[K" in result.err
    assert "\x1b[31m\x1b[1merror\x1b[0m DB001 file-missing" in result.err


@pytest.mark.slow
@pytest.mark.parametrize(
    "variables",
    [{"NO_COLOR": "1"}, pytest.param({"TERM": "dumb"}, marks=pytest.mark.slow)],
    ids=str,
)
def test_colours_can_be_switched_off(run_in_terminal, faulty, variables):
    result = run_in_terminal("build", faulty, **variables)
    assert result.status == 1
    assert "error DB001 file-missing" in result.err
    assert "\x1b[3" not in result.err
    assert "\x1b[1m" not in result.err


@pytest.mark.slow
def test_a_pipe_gets_no_escapes(run, talk, faulty, tmp_path):
    command = [sys.executable, "-m", "deckbuilder", "build", faulty]
    piped = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    built = run("build", talk)
    for said in (piped.stdout, piped.stderr, built.out, built.err):
        assert "\x1b" not in said
        assert "\r" not in said


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_fault(talk, tmp_path):
    talk.write_text("\n\n".join(f"# Sample {number}\n\nText." for number in range(200)))
    process = subprocess.Popen(
        [sys.executable, "-m", "deckbuilder", "dump", talk],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    process.stdout.read(10)
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait()


# --- check and dump ------------------------------------------------------------------------


def test_check_writes_nothing(run, talk, tmp_path):
    before = sorted(tmp_path.iterdir())
    result = run("check", talk)
    assert (result.status, result.out) == (0, "talk: 1 slide, nothing wrong\n")
    assert sorted(tmp_path.iterdir()) == before


def test_check_reports_what_is_wrong(run, faulty):
    result = run("check", faulty)
    assert result.status == 1
    assert "error DB001 file-missing (line 7)" in result.out
    assert result.out.splitlines()[-1] == "1 error"


def test_dump_prints_the_model_as_json(run, talk):
    result = run("dump", talk)
    assert (result.status, result.err) == (0, "")
    deck = json.loads(result.out)
    assert (deck["type"], deck["name"]) == ("Deck", "talk")
    assert [slide["type"] for slide in deck["slides"]] == ["Slide"]


def test_dump_prints_the_scenes_as_json(run, talk):
    result = run("dump", talk, "--stage", "scenes")
    assert result.status == 0
    (scene,) = json.loads(result.out)
    assert (scene["type"], scene["title"]) == ("Scene", "Sample title")
    assert scene["items"]


def test_dump_shows_faults_beside_what_could_be_read(run, faulty):
    result = run("dump", faulty)
    assert result.status == 1
    assert json.loads(result.out)["type"] == "Deck"
    assert "file-missing" in result.err


def test_a_folder_that_is_no_deck_is_reported(run, tmp_path):
    (tmp_path / "empty").mkdir()
    result = run("build", "empty")
    assert result.status == 1
    assert "error DB0" in result.err
    assert "Traceback" not in result.err


def test_the_pipeline_alone_prints_nothing(talk, tmp_path, capsys):
    from deckbuilder.diagnostics import Diagnostics

    stages = []
    diagnostics = Diagnostics()
    built = pipeline.build(
        BuildRequest(path=talk, folder=tmp_path / "out", formats=("pptx",)),
        diagnostics,
        progress=stages.append,
    )
    assert [(file.path.name, file.length, file.noun) for file in built] == [
        ("talk.pptx", 1, "slide")
    ]
    assert built[0].size == (tmp_path / "out/talk.pptx").stat().st_size
    assert stages == ["Reading talk.md", "Laying out 1 slide", "Writing talk.pptx"]
    assert capsys.readouterr() == ("", "")


def forget_fonts():
    """Forget fonts as a command does that ends; their paths are the same in other tests."""
    fonts.read_font.cache_clear()
    fonts._read_face.cache_clear()
    inputs._kept.clear()


def write_branded(folder, font):
    """Write a deck whose brand has a font of its own."""
    (folder / "brand/fonts").mkdir(parents=True)
    for style in ("Regular", "Bold", "It", "BoldIt"):
        (folder / f"brand/fonts/Sample-{style}.ttf").write_bytes(font)
    (folder / "brand/brand.toml").write_text('[fonts]\nbody = "Sample"\nheading = "Sample"\n')
    (folder / "deck.md").write_text("---\ntitle: A sample\n---\n\n# Sample\n\nSome words.\n")


FONT = (Path(font_source_sans_pro.__file__).parent / "files/SourceSansPro-Regular.ttf").read_bytes()
GLYF = FONT.index(b"glyf")
NO_OUTLINES = FONT[: GLYF + 8] + b"\xff\0\0\0" + FONT[GLYF + 12 :]
"""A font that says its outlines begin beyond its end, which only shows when it is cut."""


@pytest.mark.slow
@pytest.mark.parametrize("font", [b"no font at all", FONT[:5000], NO_OUTLINES])
@pytest.mark.parametrize("options", [(), ("--no-cache",)])
def test_a_damaged_font_of_a_brand_is_an_error_that_names_the_file(run, tmp_path, font, options):
    forget_fonts()
    write_branded(tmp_path, font)
    result = run("build", "deck.md", "--brand", "./brand", *options)
    assert result.status == 1
    assert re.search(r"error DB207 font-unusable: the font file Sample-\w+\.ttf is", result.err)
    assert "put a whole TrueType file (.ttf) in its place" in result.err
    assert not (tmp_path / "dist").exists()
    for file in (tmp_path / "brand/fonts").iterdir():
        file.write_bytes(FONT)
    forget_fonts()
    assert run("build", "deck.md", "--brand", "./brand", *options).status == 0
