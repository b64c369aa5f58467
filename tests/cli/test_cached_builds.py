"""Building what was built before: the same files and words, sooner, and never the wrong ones."""

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from msgspec import msgpack

from deckbuilder.cache import stamp
from deckbuilder.files.inputs import digest

PROJECT = Path(__file__).parents[2]
BOTH = ["sample-handout-with-notes.pdf", "sample.pptx"]


def files(folder):
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


@pytest.fixture
def cache(tmp_path, monkeypatch):
    folder = tmp_path / "cache"
    monkeypatch.setenv("DECKBUILDER_CACHE", str(folder))
    return folder


@pytest.fixture
def deck(tmp_path):
    """A deck with a fact, a picture, a brand and a warning: two slides have one title."""
    root = tmp_path / "decks/sample"
    for name in ("slides", "data", "images"):
        (root / name).mkdir(parents=True)
    (root / "deck.toml").write_text('title = "Sample"\nbrand = "local"\n')
    (root / "facts.toml").write_text('[facts.count]\nvalue = "12"\n')
    (root / "slides/01-one.md").write_text("# One\n\nThere are {{ facts.count }} samples.\n")
    (root / "slides/02-two.md").write_text("# Two\n\n![A square](images/a.svg)\n")
    (root / "slides/03-three.md").write_text("# One\n\nThe same title again.\n")
    (root / "images/a.svg").write_text(square("red"))
    brand = tmp_path / "branding/local"
    brand.mkdir(parents=True)
    (brand / "brand.toml").write_text('title = "Local"\n')
    return root


def square(colour):
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">'
        f'<rect width="400" height="400" fill="{colour}"/></svg>'
    )


CHANGES = {
    "slide": lambda it: (it / "slides/01-one.md").write_text("# One\n\nOther text.\n"),
    "new slide": lambda it: (it / "slides/04-new.md").write_text("# New\n\nText.\n"),
    "slide gone": lambda it: (it / "slides/03-three.md").unlink(),
    "fact": lambda it: (it / "facts.toml").write_text('[facts.count]\nvalue = "13"\n'),
    "picture": lambda it: (it / "images/a.svg").write_text(square("blue")),
    "setting": lambda it: (it / "deck.toml").write_text('title = "S"\nbrand = "local"\n'),
    "brand": lambda it: (it.parents[1] / "branding/local/brand.toml").write_text(
        'title = "Local"\n[footer]\ntext = "Sample footer"\n'
    ),
    "a brand nearer by": lambda it: (
        (it / "branding/local").mkdir(parents=True),
        (it / "branding/local/brand.toml").write_text(
            'title = "Nearer"\n[footer]\ntext = "Nearer"\n'
        ),
    ),
}


def test_nothing_changed_is_the_same_files_and_words(run, deck, cache, tmp_path):
    first = run("build", "sample")
    before = files(tmp_path / "dist")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "dist").iterdir()}
    second = run("build", "sample")
    assert "warning DB017" in first.err
    faults = [line for line in first.err.splitlines() if "DB017" in line or "hint" in line]
    assert second.err.splitlines()[:-1] == faults
    assert second.out.splitlines() == [f"{line} (unchanged)" for line in first.out.splitlines()]
    assert (second.status, files(tmp_path / "dist")) == (0, before)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "dist").iterdir()} == times


def test_a_handout_under_its_old_name_is_told_of_though_nothing_changed(run, deck, cache, tmp_path):
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/sample-handout.pdf").write_bytes(b"sample")
    (deck / "slides/03-three.md").unlink()  # no warnings: all the run is remembered
    first, second = (run("build", "sample").out.splitlines() for _ in range(2))
    assert first[-1].startswith("dist/sample-handout.pdf: holds facilitator's notes")
    assert second == [*(f"{line} (unchanged)" for line in first[:-1]), first[-1]]


@pytest.mark.slow
def test_the_words_come_in_the_same_order(deck, cache, tmp_path):
    command = [sys.executable, "-m", "deckbuilder", "build", "sample"]
    first, second = (
        subprocess.run(command, cwd=tmp_path, check=True, text=True,
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout.splitlines()
        for _ in range(2)
    )  # fmt: skip
    assert first[0] == "Reading sample"
    assert second == [*first[3:-2], *(f"{line} (unchanged)" for line in first[-2:])]


@pytest.mark.parametrize(
    "change", ["slide", *(pytest.param(name, marks=pytest.mark.slow) for name in [*CHANGES][1:])]
)
def test_every_change_is_built_as_without_a_cache(run, deck, cache, tmp_path, change):
    run("build", "sample")
    before = files(tmp_path / "dist")
    CHANGES[change](deck)
    cached = run("build", "sample")
    anew = run("build", "sample", "--no-cache", "-o", "anew")
    assert files(tmp_path / "dist") == files(tmp_path / "anew")
    assert files(tmp_path / "dist") != before
    shown = [line for line in cached.err.splitlines() if line.startswith("decks/")]
    assert shown == [line for line in anew.err.splitlines() if line.startswith("decks/")]


def test_a_change_taken_back_is_found_again(run, deck, cache, tmp_path):
    text = (deck / "slides/01-one.md").read_text()
    run("build", "sample")
    before = files(tmp_path / "dist")
    CHANGES["slide"](deck)
    run("build", "sample")
    (deck / "slides/01-one.md").write_text(text)
    result = run("build", "sample")
    assert "Laying out" not in result.err
    assert files(tmp_path / "dist") == before


@pytest.mark.parametrize("loss", ["gone", "changed"])
def test_a_finished_file_that_is_not_there_any_more_comes_back(run, deck, cache, tmp_path, loss):
    run("build", "sample")
    before = files(tmp_path / "dist")
    target = tmp_path / "dist/sample.pptx"
    target.unlink() if loss == "gone" else target.write_bytes(b"edited")
    result = run("build", "sample")
    assert files(tmp_path / "dist") == before
    pptx, handout = result.out.splitlines()
    assert "unchanged" not in pptx
    assert handout.endswith("(unchanged)")


def test_another_folder_gets_the_same_files_without_a_build(run, deck, cache, tmp_path):
    run("build", "sample")
    result = run("build", "sample", "-o", "other")
    assert "Laying out" not in result.err
    assert files(tmp_path / "other") == files(tmp_path / "dist")


def test_other_options_are_other_builds(run, deck, cache, tmp_path):
    run("build", "sample")
    assert "Laying out" in run("build", "sample", "--brand", "default", "-o", "other").err
    assert files(tmp_path / "other") != files(tmp_path / "dist")
    assert "Laying out" in run("build", "sample", "--no-cache").err


def test_a_deck_with_an_error_is_looked_at_each_time(run, deck, cache, tmp_path):
    (deck / "slides/02-two.md").write_text("# Two\n\n![A](images/none.png)\n")
    first, second = run("build", "sample"), run("build", "sample")
    assert first.status == second.status == 1
    assert first.err == second.err
    (deck / "images/none.png").write_bytes(
        (PROJECT / "tests/brands/sample-dark/logo.png").read_bytes()
    )
    assert run("build", "sample").status == 0


@pytest.mark.parametrize("damage", [b"", b"nonsense" * 20])
def test_a_damaged_cache_is_built_anew(run, deck, cache, tmp_path, damage):
    run("build", "sample")
    before = files(tmp_path / "dist")
    (tmp_path / "dist/sample.pptx").unlink()
    for entry in cache.rglob("*"):
        if entry.is_file():
            entry.write_bytes(damage)
    assert run("build", "sample").status == 0
    assert files(tmp_path / "dist") == before


FILE = ["pptx", "sample.pptx", "ab" * 20, 1]
HOSTILE = [
    b"", b"\0", b"\0\0\0", b"\xff\0\xfe", b"out\0err\0nothing\0/etc/passwd\0x", b"content\0a.md\0",
    b"\xdd\xff\xff\xff\xff", b"\x91" * 9000, b"\xa1\xff", msgpack.encode({}), msgpack.encode(3),
    msgpack.encode([[], []]), msgpack.encode([[["pptx", "../evil", "ab" * 20, 1]], []]),
    msgpack.encode([[FILE], [["DB999", "m", "p", 1, "", None]]]),
    msgpack.encode([[FILE], [["DB001", "m", "p", 1, "", 99]]]),
]  # fmt: skip


@pytest.mark.parametrize(
    "value", [*HOSTILE[4::5], *(pytest.param(each, marks=pytest.mark.slow) for each in HOSTILE)]
)
def test_a_value_that_nobody_kept_is_none(run, deck, cache, tmp_path, value):
    """What a stranger put in the place of each entry in turn, with the digest that vouches."""
    run("build", "sample")
    before = files(tmp_path / "dist")
    entries = {path: path.read_bytes() for path in cache.rglob("*") if path.is_file()}
    assert len(entries) > 5
    key = bytes.fromhex(digest(value)) + value
    for path in entries if value else ():
        if entries[path][20:24] in (b"%PDF", b"PK\3\4"):  # finished files: any bytes may be one
            continue
        path.write_bytes(key)
    assert run("build", "sample").status == 0
    assert files(tmp_path / "dist") == before
    assert not (tmp_path / "evil").exists()


def test_a_folder_that_others_may_write_to_is_not_read_and_one_line_says_so(run, deck, cache):
    run("build", "sample")
    cache.chmod(0o777)
    result = run("build", "sample")
    assert "Laying out" in result.err
    (line,) = (line for line in result.err.splitlines() if "cache" in line)
    assert "is not used, as others may write to it" in line
    assert "DECKBUILDER_CACHE" in line
    cache.chmod(0o700)
    assert "is not used" not in run("check", "sample").err


def test_what_a_killed_run_left_keeps_no_run_from_settling_it(run, deck, cache, tmp_path):
    run("build", "sample")
    before = files(tmp_path / "dist")
    (tmp_path / "dist/.deckbuild-0123abcd").mkdir()
    assert "unchanged" in run("build", "sample").out
    assert files(tmp_path / "dist") == before


def test_a_review_that_falls_due_is_told_though_nothing_changed(run, deck, cache):
    (deck / "facts.toml").write_text('[facts.count]\nvalue = "12"\nreview_by = 2027-03-31\n')
    assert "facts.toml" not in run("build", "sample", "--today", "2027-03-31").err
    assert "facts.toml" in run("build", "sample", "--today", "2027-04-01").err


def list_all_imported(folder, *options, source="sample"):
    """Build in a process of its own and return the modules that it imports."""
    code = (
        "import sys\nbefore = set(sys.modules)\nfrom deckbuilder.cli import main\n"
        f"try:\n    main({['build', source, *options]!r})\n"
        "finally:\n    print(*(set(sys.modules) - before))\n"
    )
    command = [sys.executable, "-c", code]
    shown = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    return set(shown.splitlines()[-1].split())


def list_imported(folder, names):
    imported = list_all_imported(folder)
    return [name for name in names if name in imported]


@pytest.mark.slow
def test_whatever_a_build_imports_counts_for_what_is_kept(deck, tmp_path):
    (deck / "deck.toml").write_text('title = "S"\n[check]\nignore = ["duplicate-title"]\n')
    imported = list_all_imported(tmp_path, "--no-cache", "--format", "all")
    counted = {line.split(" ")[0] for line in stamp._list_files()}
    ours = [name for name in imported if name.split(".")[0] == "deckbuilder"]
    assert {str(find_spec(name).origin) for name in ours} <= counted
    assert len(ours) > 100


@pytest.mark.slow
def test_a_run_without_changes_imports_nothing_that_takes_time(run, deck, cache, tmp_path):
    heavy = ("click", "msgspec", "markdown_it", "yaml", "reportlab", "PIL", "pathlib", "typing")
    assert "click" in list_imported(tmp_path, heavy)
    assert list_imported(tmp_path, heavy) == []


FOR_FEW = (
    "csv", "fractions", "pygments", "xlsxwriter",
    "deckbuilder.source.markdown.blocks.fences",
    "deckbuilder.source.markdown.blocks.pictograms",
    "deckbuilder.brand.template.choose",
    "deckbuilder.brand.template.roles",
    "deckbuilder.layout.slide_layouts.templated",
    "deckbuilder.layout.slide_layouts.template_looks",
    "deckbuilder.writers.pptx.charts.chart",
    "deckbuilder.writers.pdf.drawing.charts",
)  # fmt: skip
"""What only other decks need than the one below."""


def test_a_deck_of_text_imports_nothing_that_other_decks_need(tmp_path):
    table = "| Name | Number |\n|------|-------:|\n| One | 1 |\n"
    text = f'---\ntitle: "A talk"\nlang: en-GB\n---\n\n# One\n\n- A point\n\n# Two\n\n{table}'
    (tmp_path / "sample.md").write_text(text)
    imported = list_all_imported(tmp_path, "--no-cache", source="sample.md")
    assert "deckbuilder.writers.pdf.document" in imported
    assert [name for name in FOR_FEW if name in imported] == []


@pytest.mark.slow
def test_an_edit_imports_nothing_that_reads_fonts_or_settings(deck, cache, tmp_path):
    edit_imports(deck, tmp_path)


def edit_imports(deck, folder):
    """Build, edit without new characters or settings, and build again; returns what may come."""
    (deck / "images/a.svg").unlink()
    slide, heavy = deck / "slides/02-two.md", ("yaml", "reportlab", "PIL", "markdown_it")
    slide.write_text("---\nminutes: 5\n---\n# Two\n\nSome text, and a note.\n")
    assert list_imported(folder, heavy) == [*heavy]
    slide.write_text("---\nminutes: 5\n---\n# Two\n\nSome note, and a text.\n")
    assert list_imported(folder, heavy) == ["markdown_it"]
    return slide, heavy


@pytest.mark.slow
def test_an_edit_imports_what_reads_fonts_and_settings_for_new_ones(deck, cache, tmp_path):
    slide, heavy = edit_imports(deck, tmp_path)
    slide.write_text("---\nminutes: 10\n---\n# Two\n\nSome note, and a text.\n")
    assert "yaml" in list_imported(tmp_path, heavy)
    slide.write_text("---\nminutes: 10\n---\n# Two\n\nSome ¾ note, and a text.\n")
    assert list_imported(tmp_path, heavy) == ["reportlab", "PIL", "markdown_it"]
    slide.write_text("---\nminutes: 10\n---\n# Two\n\nSome text, and a ¾ note.\n")
    assert list_imported(tmp_path, heavy) == ["markdown_it"]


# --- runs that are killed, and runs at once ------------------------------------------------


def start(folder, *args):
    return subprocess.Popen(
        [sys.executable, "-m", "deckbuilder", "build", *args], cwd=folder,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.slow
def test_a_run_killed_at_any_moment_leaves_old_or_new_files(run, deck, cache, tmp_path):
    """Both states are known; whatever a killed run leaves is one of them, file by file."""
    slide, states, times = deck / "slides/01-one.md", [], []
    texts = [f"# One\n\nState {number}.\n" for number in (0, 1)]
    for text in texts:
        slide.write_text(text)
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "deckbuilder", "build", "sample", "--no-cache"],
                       cwd=tmp_path, check=True, capture_output=True)  # fmt: skip
        times.append(time.perf_counter() - began)
        states.append({name: files(tmp_path / "dist")[name] for name in BOTH})
    chance = random.Random(5)  # noqa: S311 - moments, not secrets
    killed, longest = 0, min(times)
    for number in range(30):
        slide.write_text(texts[number % 2])
        for entry in cache.rglob("*"):  # or most runs would find all done and end at once
            if entry.is_file() and number % 5:
                entry.unlink()
        process = start(tmp_path, "sample")
        time.sleep(chance.uniform(0.1, 1) * longest)
        process.send_signal(signal.SIGKILL)
        done = process.wait() == 0
        killed += not done
        longest *= 0.8 if done else 1.1  # as busy as the machine is by now
        for name in BOTH:  # beside them may lie what the run was at work on
            left = (tmp_path / "dist" / name).read_bytes()
            assert left in (states[0][name], states[1][name]), name
    assert killed >= 15
    for text, state in zip(texts, states, strict=True):
        slide.write_text(text)
        assert run("build", "sample").status == 0
        assert files(tmp_path / "dist") == state  # and nothing of the runs that were killed


@pytest.mark.slow
@pytest.mark.parametrize("rounds", [1, pytest.param(4, marks=pytest.mark.slow)])
def test_runs_at_once_into_one_folder_leave_whole_files(run, deck, cache, tmp_path, rounds):
    for round_ in range(rounds):
        (deck / "slides/01-one.md").write_text(f"# One\n\nRound {round_}.\n")
        runs = [start(tmp_path, "sample") for _ in range(3)]
        assert [process.wait() for process in runs] == [0, 0, 0]
        assert sorted(files(tmp_path / "dist")) == BOTH
        assert zipfile.ZipFile(tmp_path / "dist/sample.pptx").testzip() is None
        together = files(tmp_path / "dist")
        assert run("build", "sample", "--no-cache", "-o", "alone").status == 0
        assert files(tmp_path / "alone") == together


def test_caching_is_no_matter_of_the_folder_where_it_is(run, deck, tmp_path, monkeypatch):
    results = []
    for place in ("off", str(tmp_path / "one"), os.devnull):
        monkeypatch.setenv("DECKBUILDER_CACHE", place)
        assert run("build", "sample").status == 0
        results.append(files(tmp_path / "dist"))
    assert results[0] == results[1] == results[2]


def test_a_level_that_the_deck_sets_is_kept(run, cache, deck, tmp_path):
    toml = deck / "deck.toml"
    toml.write_text(f'{toml.read_text()}[check.severity]\nduplicate-title = "advice"\n')
    first = run("build", deck)
    assert (first.status, "advice DB017" in first.err) == (0, True)
    (tmp_path / "dist/sample.pptx").unlink()  # so that the command is not just repeated
    again = run("build", deck)
    assert (again.status, "advice DB017" in again.err) == (0, True)
