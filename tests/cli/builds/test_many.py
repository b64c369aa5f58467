"""Many decks and variants in one run: each by itself, all of them named at the end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deckbuilder.builds import jobs
from deckbuilder.builds.request import BuildRequest
from deckbuilder.builds.workers import run_jobs
from deckbuilder.cli.builds import watch


def files(folder):
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def write_deck(root, title, *, settings="", slides=("First", "Second")):
    (root / "slides").mkdir(parents=True)
    (root / "deck.toml").write_text(f'title = "{title}"\nlang = "en-GB"\n{settings}')
    for number, name in enumerate(slides, 1):
        optional = "---\noptional: true\n---\n" if number > 1 else ""
        (root / f"slides/0{number}-{name.lower()}.md").write_text(f"{optional}# {name}\n\nText.\n")
    return root


@pytest.fixture
def decks(tmp_path):
    """Two decks, one of them with a shorter variant and one in Welsh."""
    settings = (
        '[[variants]]\nname = "half-day"\nwithout = ["optional"]\n'
        '[[variants]]\nname = "cy"\nlang = "cy"\ntitle = "Sampl"\nslides = "slides.cy"\n'
    )
    root = write_deck(tmp_path / "decks/alpha", "Alpha", settings=settings)
    (root / "slides.cy").mkdir()
    for number, name in ((1, "first"), (2, "second")):
        (root / f"slides.cy/0{number}-{name}.md").write_text(f"# Teitl {number}\n\nTestun.\n")
    write_deck(tmp_path / "decks/beta", "Beta")
    return tmp_path / "decks"


ALL = ["alpha", "alpha-cy", "alpha-half-day", "beta"]


def both(names):
    return sorted(
        f"{name}{ending}" for name in names for ending in (".pptx", "-handout-with-notes.pdf")
    )


def rows(result):
    return [line.split(maxsplit=1)[0] for line in result.out.splitlines()[1:-2]]


@pytest.mark.slow
def test_all_builds_every_deck_and_variant(run, decks, tmp_path):
    result = run("build", "--all")
    assert result.status == 0
    assert sorted(files(tmp_path / "dist")) == both(ALL)
    assert rows(result) == ["alpha", "alpha-half-day", "alpha-cy", "beta"]
    assert result.out.splitlines()[-1] == "4 built, 0 unchanged (in dist)"
    assert sorted(line.split(": ")[0] for line in result.err.splitlines()) == [
        "1 of 4", "2 of 4", "3 of 4", "4 of 4",
    ]  # fmt: skip


@pytest.mark.slow
def test_in_parallel_or_in_turn_or_alone_the_files_are_the_same(run, decks, tmp_path):
    run("build", "--all", "-j", "3", "-o", "three")
    run("build", "--all", "-j", "1", "-o", "one")
    run("build", "alpha", "--variant", "cy", "-o", "alone")
    assert files(tmp_path / "three") == files(tmp_path / "one")
    alone = files(tmp_path / "alone")
    assert sorted(alone) == both(["alpha-cy"])
    assert alone.items() <= files(tmp_path / "one").items()


@pytest.mark.slow
def test_decks_that_are_named_are_built_and_their_variants_with_all(run, decks, tmp_path):
    assert rows(run("build", "alpha", "beta", "-o", "named")) == ["alpha", "beta"]
    assert rows(run("build", "beta", "alpha", "--all", "-o", "all")) == [
        "beta", "alpha", "alpha-half-day", "alpha-cy",
    ]  # fmt: skip


@pytest.mark.slow
def test_one_that_fails_stops_no_other_and_is_named(run, decks, tmp_path):
    (decks / "alpha/slides.cy/02-second.md").write_text("# Teitl\n\n![A](images/none.png)\n")
    result = run("build", "--all")
    assert result.status == 1
    assert sorted(files(tmp_path / "dist")) == both(["alpha", "alpha-half-day", "beta"])
    assert result.out.splitlines()[-1] == "3 built, 0 unchanged, 1 failed: alpha-cy (in dist)"
    assert "FAILED: 1 error" in result.out
    assert "decks/alpha/slides.cy/02-second.md:3: error DB001" in result.err
    assert result.err.splitlines()[-1] == "1 error: nothing was written of 1 of 4"


def test_a_fault_of_the_tool_is_told_and_stops_no_other(tmp_path, decks, monkeypatch):
    real = jobs.build

    def build(path, *args, **options):
        if path.name == "beta":
            raise RuntimeError("sample fault")
        return real(path, *args, **options)

    monkeypatch.setattr(jobs, "build", build)
    outcomes = run_jobs(requests(tmp_path, decks), 2, lambda outcome: None)
    assert [len(outcome.files) for outcome in outcomes] == [1, 0, 1]
    assert outcomes[1].defect == "RuntimeError: sample fault"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="a patch reaches workers by forking only")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_process_that_dies_is_an_outcome_and_another_goes_on(
    tmp_path, decks, monkeypatch, workers
):
    real = jobs.build

    def build(path, *args, **options):
        if path.name == "beta":
            os.kill(os.getpid(), signal.SIGKILL)
        return real(path, *args, **options)

    monkeypatch.setattr(jobs, "build", build)
    outcomes = run_jobs(requests(tmp_path, decks), workers, lambda outcome: None)
    assert [len(outcome.files) for outcome in outcomes] == [1, 0, 1]
    assert outcomes[1].defect == "its process ended with status -9"


def requests(tmp_path, decks):
    named = [("alpha", None), ("beta", None), ("alpha", "cy")]
    return [
        BuildRequest(
            path=decks / name, folder=tmp_path / "dist", formats=("pptx",), variant=variant
        )
        for name, variant in named
    ]


def test_files_of_one_name_are_a_fault_before_anything_is_built(run, decks, tmp_path):
    write_deck(decks / "alpha-cy", "Another")
    result = run("build", "--all")
    assert result.status == 1
    assert "error DB434 names-clash" in result.err
    assert "decks/alpha, variant cy, would have the name alpha-cy as well" in result.err
    assert not (tmp_path / "dist").exists()


def test_a_file_for_participants_takes_no_other_files_name(run, decks, tmp_path):
    write_deck(decks / "alpha-for-participants", "Another")
    names = ["alpha", "alpha-for-participants"]
    result = run("build", *names, "--format", "pptx-participants,pptx")
    assert result.status == 1
    assert "would have the name alpha-for-participants.pptx as well" in result.err
    assert run("build", *names).status == 0


@pytest.mark.slow
def test_a_handout_under_its_old_name_is_told_of_by_each_form_of_the_summary(
    run, decks, tmp_path, monkeypatch
):
    old = tmp_path / "dist/beta-handout.pdf"
    old.parent.mkdir()
    old.write_bytes(b"sample")
    line = (
        "dist/beta-handout.pdf: holds facilitator's notes, and is of an earlier version of "
        "deckbuild: beta-handout-with-notes.pdf replaces it, so delete it"
    )

    def end(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(watch, "_wait", end)
    for again in range(2):
        for command in (["build", "beta"], ["build", "beta", "--handout-layout", "two"],
                        ["build", "--all"], ["build", "beta", "--watch"]):  # fmt: skip
            assert line in run(*command).out.splitlines(), (command, again)
    assert old.read_bytes() == b"sample"
    assert "dist/beta-handout.pdf" in run("check", "--built", "beta").out
    old.unlink()
    assert line not in run("build", "beta").out
    assert not old.exists()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["build", "--all", "--variant", "cy"], "leave out --variant"),
        (["build", "--all", "-j", "0"], "0 is not in the range"),
    ],
)
def test_wrong_usage(run, decks, args, words):
    result = run(*args)
    assert result.status == 2
    assert words in result.err


def test_all_without_decks_says_where_they_are_looked_for(run, tmp_path):
    result = run("build", "--all")
    assert result.status == 2
    assert "folders under decks/" in result.err


def test_a_variant_can_be_checked_alone(run, decks):
    (decks / "alpha/slides.cy/02-second.md").unlink()
    assert run("check", "alpha").out == "alpha: 2 slides, nothing wrong\n"
    result = run("check", "alpha", "--variant", "cy", "--strict")
    assert result.status == 1
    assert "warning DB433 slide-untranslated" in result.out
    assert "did you mean 'cy'?" in run("check", "alpha", "--variant", "cyy").out


@pytest.mark.slow
def test_the_names_of_variants_are_completed(decks, tmp_path):
    words = "deckbuild build alpha --variant "
    environment = {"_DECKBUILD_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": "4"}
    done = subprocess.run(
        [sys.executable, "-c", "from deckbuilder.cli import main; main()"],
        cwd=tmp_path, env={**os.environ, **environment}, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.split() == ["plain,half-day", "plain,cy"]


def test_with_a_cache_only_what_changed_is_built(run, decks, tmp_path, monkeypatch):
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "cache"))
    run("build", "--all")
    again = run("build", "--all")
    assert again.out.splitlines()[-1] == "0 built, 4 unchanged (in dist)"
    assert again.err == ""
    (decks / "alpha/slides.cy/01-first.md").write_text("# Newid\n\nTestun.\n")
    changed = run("build", "--all")
    assert changed.out.splitlines()[-1] == "1 built, 3 unchanged (in dist)"
    run("build", "--all", "--no-cache", "-o", "anew")
    assert files(tmp_path / "dist") == files(tmp_path / "anew")


@pytest.mark.slow
def test_a_run_that_is_killed_takes_its_workers_along(decks, tmp_path):
    for number in range(12):
        write_deck(decks / f"more-{number}", f"More {number}")
    process = subprocess.Popen(
        [sys.executable, "-m", "deckbuilder", "build", "--all", "-j", "2", "-q"],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    workers = []
    while len(workers) < 2 and process.poll() is None:
        workers = children.read_text().split() if children.exists() else []
    process.kill()
    process.wait()
    assert len(workers) == 2
    until = time.monotonic() + 20
    while time.monotonic() < until and any(_lives(pid) for pid in workers):
        time.sleep(0.05)
    assert not any(_lives(pid) for pid in workers)


def _lives(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


# --- watching ------------------------------------------------------------------------------


@pytest.fixture
def watching(decks, tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "deckbuilder", "build", "beta", "--watch"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def until(process, words):
    """Read what a process prints up to a line with some words."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if words in line:
            return "".join(lines)
    pytest.fail(f"{words!r} never came: {lines}")


@pytest.mark.slow
def test_watching_builds_again_after_each_change_and_ends_cleanly(watching, decks, tmp_path):
    until(watching, "Waiting for changes")
    first = files(tmp_path / "dist")
    slide = decks / "beta/slides/01-first.md"
    slide.write_text("# First\n\n![A](images/none.png)\n")
    told = until(watching, "Waiting for changes")
    assert "DB001" in told
    assert "nothing was written of beta" in told
    assert files(tmp_path / "dist") == first
    (decks / "beta/images").mkdir()
    logo = Path(__file__).parents[2] / "brands/sample-dark/logo.png"
    (decks / "beta/images/none.png").write_bytes(logo.read_bytes())  # it appears: no file changed
    assert "dist/beta.pptx: 2 slides" in until(watching, "Waiting for changes")
    assert files(tmp_path / "dist") != first
    watching.send_signal(signal.SIGINT)
    assert "stopped" in watching.stdout.read()
    assert watching.wait() == 0


@pytest.mark.slow
def test_what_a_deck_calls_an_error_fails_the_run(run, decks):
    name = decks / "beta/slides/02-second.md"
    name.write_text("# First\n\nText.\n")
    assert run("build", "--all", "--no-cache").status == 0
    toml = decks / "beta/deck.toml"
    toml.write_text(toml.read_text() + '[check.severity]\nduplicate-title = "error"\n')
    result = run("build", "--all", "--no-cache")
    assert result.status == 1
    assert "error DB017 duplicate-title" in result.err


def test_a_file_whose_rights_or_kept_time_change_is_another_for_watch(tmp_path):
    file = tmp_path / "slide.md"
    file.write_text("one")
    seen = watch._read_times([str(file)])
    status = file.stat()
    file.write_text("two")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    changed = watch._read_times([str(file)])
    assert changed != seen or sys.platform == "win32"
    file.chmod(0o600)
    assert watch._read_times([str(file)]) != changed or sys.platform == "win32"
