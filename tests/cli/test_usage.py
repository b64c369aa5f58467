"""The command line's own words: help, wrong usage, which deck is meant."""

import shutil
import subprocess
import sys

import click
import pytest

from deckbuilder import __version__, cli
from deckbuilder.builds import pipeline
from deckbuilder.cli import group
from deckbuilder.cli.arguments.brand_options import read_colour
from deckbuilder.cli.arguments.find_deck import find_deck, known_decks
from deckbuilder.cli.arguments.options import read_date

COMMANDS = sorted(group.COMMANDS)


def command_named(name):
    command = group.cli.get_command(click.Context(group.cli), name)
    assert command is not None
    return command


def test_the_commands():
    assert COMMANDS == [
        "adapt", "brand", "build", "check", "completion", "dump", "facts", "new", "rule", "rules",
        "upgrade",
    ]  # fmt: skip


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(run, command, flag):
    result = run(command, flag)
    assert result.status == 0
    assert result.err == ""
    assert command_named(command).help.split("\n")[0] in result.out
    assert f"  deckbuild {command}" in result.out.split("Examples:")[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_does(command):
    for parameter in command_named(command).params:
        assert isinstance(parameter, click.Argument) or parameter.help


def test_help_lists_the_commands(run):
    for args in ((), ("-h",), ("--help",)):
        result = run(*args)
        text = result.out + result.err
        assert "Build workshop decks from Markdown" in text
        for command in COMMANDS:
            assert f"  {command} " in text


def test_version(run):
    assert run("--version").out == f"deckbuild, version {__version__}\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    "args",
    [
        ["build", "--help"],
        *(pytest.param([it], marks=pytest.mark.slow) for it in ("--help", "--version")),
    ],
)
def test_help_imports_nothing_heavy(args):
    heavy = ("markdown_it", "reportlab", "pptx", "PIL", "yaml", "lxml", "xlsxwriter")
    code = (
        "import sys\n"
        "from deckbuilder.cli import main\n"
        "try:\n"
        f"    main({args!r})\n"
        "except SystemExit:\n"
        f"    print([name for name in {heavy!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["bild"], "No such command 'bild': did you mean 'build'?"),
        (["frobnicate"], "No such command 'frobnicate': use one of: adapt, brand, build,"),
        (["build", "--bogus"], "--bogus"),
        (["build", "nope"], "there is no deck 'nope'"),
        (["build", "nope.md"], "there is no deck 'nope.md'"),
        (["build", "x" * 5000], "there is no deck"),
        (["build"], "there is no deck here: name one, or begin with `deckbuild new my-workshop`"),
        (["build", "--format", "pptx,pdf"], "there is no format 'pdf': did you mean 'handout'?"),
        (["build", "--format", "xyz"], "there is no format 'xyz': use one of: all, contact-sheet,"),
        (["build", "--format", "handuot"], "did you mean 'handout'?"),
        (["build", "--format", ""], "there is no format ''"),
        (["dump", "--stage", "pages"], "'pages' is not one of 'model', 'scenes'"),
        (["completion", "cmd"], "'cmd' is not one of"),
        (["new"], "Missing argument 'NAME'"),
    ],
)
def test_wrong_usage_says_what_is_wrong(run, args, message):
    result = run(*args)
    assert result.status == 2
    assert result.out == ""
    assert message in result.err
    assert "Traceback" not in result.err


def test_a_file_of_another_kind_is_no_deck(run, tmp_path):
    (tmp_path / "talk.docx").write_bytes(b"PK")
    result = run("build", "talk.docx")
    assert result.status == 2
    assert "talk.docx is not a deck: a deck is a folder or a Markdown file (.md)" in result.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(run, shell):
    result = run("completion", shell)
    assert result.status == 0
    assert "_DECKBUILD_COMPLETE" in result.out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("build sam", "sample"),
        ("build --brand nor", "northshire"),
        pytest.param("brand template nor", "northshire", marks=pytest.mark.slow),
        pytest.param("ch", "check", marks=pytest.mark.slow),
    ],
)
def test_the_tab_key_completes_commands_decks_and_brands(tmp_path, words, offered):
    (tmp_path / "decks/sample").mkdir(parents=True)
    (tmp_path / "branding/northshire").mkdir(parents=True)
    (tmp_path / "branding/northshire/brand.toml").touch()
    done = subprocess.run(
        [sys.executable, "-m", "deckbuilder"], cwd=tmp_path, capture_output=True, text=True,
        env={
            "_DECKBUILD_COMPLETE": "bash_complete", "COMP_WORDS": f"deckbuild {words}",
            "COMP_CWORD": str(len(words.split())),
        },
    )  # fmt: skip
    assert f"plain,{offered}" in done.stdout.splitlines()


def test_a_fault_of_the_tool_is_told_without_a_traceback(run, talk, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("sample failure")

    monkeypatch.setattr(pipeline, "compose", fail)
    result = run("build", talk)
    assert result.status == 2
    assert "the fault is its own: RuntimeError: sample failure" in result.err
    assert "Please report this" in result.err
    assert "Traceback" not in result.err
    assert "Traceback" in run("build", talk, "-v").err


def test_an_interruption_ends_cleanly(run, talk, monkeypatch):
    def interrupt(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "compose", interrupt)
    result = run("build", talk)
    assert result.status == 130
    assert "stopped" in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize(("stop", "status"), [(KeyboardInterrupt(), 130), (SystemExit(143), 143)])
def test_a_run_that_is_stopped_while_a_class_is_made_ends_cleanly(
    capsys, monkeypatch, stop, status
):
    class Stops:
        def __set_name__(self, owner, name):
            raise stop

    monkeypatch.setattr(cli, "_run", lambda _: type("Made", (), {"part": Stops()}))
    with pytest.raises(SystemExit) as end:
        cli.main([])
    assert (end.value.code, capsys.readouterr().err) == (status, "stopped\n")


# --- which deck ----------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path, monkeypatch):
    for name in ("one", "two"):
        (tmp_path / "decks" / name).mkdir(parents=True)
        (tmp_path / "decks" / name / "deck.toml").touch()
    (tmp_path / "decks/.hidden").mkdir()
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_deck_is_found_by_path_or_by_name_from_anywhere_below(project, monkeypatch):
    assert find_deck("decks/one").samefile(project / "decks/one")
    assert find_deck("decks/one/deck.toml").samefile(project / "decks/one")
    monkeypatch.chdir(project / "docs")
    assert find_deck("one").samefile(project / "decks/one")
    assert known_decks(project / "docs") == ["one", "two"]


def test_of_several_decks_one_has_to_be_named(project):
    with pytest.raises(click.UsageError, match="name one of the decks: one, two"):
        find_deck(None)


def test_a_misspelt_deck_is_answered_with_the_nearest(project):
    with pytest.raises(click.UsageError, match="did you mean 'one'"):
        find_deck("onee")


def test_the_only_deck_needs_no_name(project):
    (project / "decks/two/deck.toml").unlink()
    (project / "decks/two").rmdir()
    assert find_deck(None).samefile(project / "decks/one")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("pyproject.toml", '[tool.deckbuilder]\ndeck = "decks/two"'),
        ("deckbuilder.toml", 'deck = "decks/two"'),
    ],
)
def test_the_project_names_its_default_deck(project, monkeypatch, file, text):
    (project / file).write_text(text)
    monkeypatch.chdir(project / "docs")
    assert find_deck(None).samefile(project / "decks/two")


def test_the_deck_that_one_works_in_goes_first(project, monkeypatch):
    (project / "deckbuilder.toml").write_text('deck = "decks/two"')
    (project / "decks/one/slides").mkdir()
    monkeypatch.chdir(project / "decks/one/slides")
    assert find_deck(None).samefile(project / "decks/one")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('deck = "decks/three"', r"deckbuilder.toml:1: there is no deck 'decks/three'"),
        ("deck = 3", r"deckbuilder.toml:1: there is no deck 3"),
        ("deck = [", r"DB005 broken-toml"),
        ('deck = "../private"', r"deckbuilder.toml:1: error DB004 outside-folder"),
        ('deck = "//server/deck"', r"deckbuilder.toml:1: error DB004 outside-folder"),
    ],
)
def test_a_faulty_default_is_wrong_usage(project, text, message):
    (project / "deckbuilder.toml").write_text(text)
    with pytest.raises(click.UsageError, match=message):
        find_deck(None)


@pytest.mark.parametrize("place", ["deckbuilder.toml", "decks", "decks/one"])
def test_what_nobody_names_is_not_found_through_links(project, tmp_path_factory, place):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "deck.toml").write_text('deck = "decks/one"\n')
    (outside / "slides").mkdir()
    target = outside / "deck.toml" if place.endswith(".toml") else outside
    if (project / place).is_dir():
        (project / place).rename(outside / "one")
    (project / place).symlink_to(target)
    if place == "decks/one":
        shutil.rmtree(project / "decks/two")
    with pytest.raises(click.UsageError, match=r"outside-folder|there is no deck|leads out"):
        find_deck(None)


@pytest.mark.parametrize("text", ["", "tool = 3", "[tool]\ndeckbuilder = 3"])
def test_a_project_file_of_another_purpose_is_passed_over(project, text):
    (project / "pyproject.toml").write_text(text)
    with pytest.raises(click.UsageError, match="name one of the decks"):
        find_deck(None)


def test_a_slide_of_a_deck_is_not_built_alone(run, tmp_path):
    run("new", "sample")
    translated = tmp_path / "decks/sample/slides.cy/01-welcome.md"
    translated.parent.mkdir()
    translated.write_text("# Croeso\n", encoding="utf-8")
    for slide in ("decks/sample/slides/01-welcome.md", "decks/sample/slides.cy/01-welcome.md"):
        result = run("build", slide)
        assert result.status == 2
        assert f"{slide} is one slide of a deck: name the deck, decks/sample" in result.err


def test_formats_are_known_in_capitals(run, tmp_path):
    run("new", "sample")
    assert run("build", "--format", "PPTX").status == 0
    assert [path.name for path in (tmp_path / "dist").iterdir()] == ["sample.pptx"]


@pytest.mark.parametrize("name", ["con", "Aux", "com1", "LPT9"])
def test_a_name_that_windows_keeps_is_refused(run, tmp_path, name):
    result = run("new", name)
    assert result.status == 2
    assert f"Windows keeps the name {name}" in " ".join(result.err.split())
    assert not (tmp_path / "decks").exists()


@pytest.mark.parametrize("written", ["31/03/2028", "31.3.2028", "2028-03-31"])
def test_a_date_may_be_written_as_in_britain(written):
    assert read_date(written).isoformat() == "2028-03-31"


@pytest.mark.parametrize("written", ["7A1F5C", "#7a1f5c", "122,31,92", "rgb(122, 31, 92)"])
def test_a_colour_may_be_three_numbers(written):
    assert read_colour(written) == "7A1F5C"


@pytest.mark.parametrize("written", ["purple", "300,1,1", "1,2", "7A1F5"])
def test_what_is_no_colour_is_refused_with_both_forms(written):
    with pytest.raises(click.UsageError, match=r"7A1F5C .* or 122,31,92"):
        read_colour(written)
