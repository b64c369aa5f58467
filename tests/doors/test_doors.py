"""Nothing outside is opened, listed, changed or told of, whatever a stranger's deck names."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import pytest

import deckbuilder
from tests.doors.audited import NAMED
from tests.doors.hostile import AT_OUTPUTS, CANARY, CHANGES, UPGRADED, make_project

ROOT = Path(__file__).parents[2]
READING = [
    line.split()
    for line in """\
build loc --format pptx,handout
build loc --variant cy --format pptx
build nat --draft --format pptx --brand town
build --all --jobs 1 --format pptx
check loc --fix
check nat --format sarif
check --built loc --no-verapdf
upgrade loc
upgrade loc --merge one
upgrade loc --all
adapt loc --slide two
adapt nat third --yes
facts loc
dump nat --stage scenes
brand check town
brand template b
build
""".splitlines()
]
NAMING = [
    line.split()
    for line in """\
build nat --format pptx
check loc --fix
upgrade loc
upgrade loc --all
adapt loc --slide two
brand check town
build
""".splitlines()
]
WRITING = [
    line.split()
    for line in """\
build loc --format all
check loc --format junit -o dist/report.xml
check --built dist --no-verapdf --report dist
upgrade loc
brand template b
brand new fourth --yes
new fifth
""".splitlines()
]
QUICK = [["upgrade", "loc"], ["upgrade", "loc", "--all"]]
OUTPUTS = {f"at an output: {name}" for name in AT_OUTPUTS} | {"to the disk: decks"}
MADE = (
    "dist/loc*.pptx", "dist/loc*.pdf", "dist/report.xml", "dist/evidence.html", "dist/b.potx",
    "dist/loc-upgrade.html", "dist/loc-upgrade-pictures/*.svg", "branding/fourth", "decks/fifth",
    "decks/loc/before-merge/one.md", "decks/loc/slides/two.md", "decks/third/deck.toml",
)  # fmt: skip
_SAID = "outside-folder"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a project in order, and what lies outside of it."""
    root = tmp_path_factory.mktemp("stranger")
    (root / "project").mkdir()
    make_project(root / "project", root / "outside")
    return root


class Run:
    """What a project's commands printed, opened and left, after a hostile change."""

    def __init__(self, project: Path, root: Path, change: str, commands: list[list[str]]) -> None:
        self.root = Path(shutil.copytree(project, root / "copy", symlinks=True)).resolve()
        if change:
            CHANGES[change](self.root / "project", self.root / "outside")
        self.before = self.outside()
        log, cache = root / "log", root / "cache"
        done = subprocess.run(
            [sys.executable, ROOT / "tests/doors/audited.py", log, json.dumps(commands)],
            cwd=self.root / "project", capture_output=True, check=True,
            env={**os.environ, "DECKBUILDER_CACHE": str(cache)},
        )  # fmt: skip
        self.printed = (done.stdout + done.stderr).decode()
        self.places = {
            (event, Path(place))
            for event, place in (line.split("\t") for line in log.read_text().splitlines())
        }
        self._own = [self.root / "project", cache.resolve()]

    def outside(self) -> dict[str, bytes]:
        """Return all files outside the project, their folders too."""
        folder = self.root / "outside"
        return {
            str(path): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")
        }

    def strays(self) -> list[str]:
        """Return what was done to paths that a run has no business with."""
        return sorted(
            f"{event} {path}" for event, path in self.places if not self._is_allowed(event, path)
        )

    def _is_allowed(self, event: str, path: Path) -> bool:
        if any(map(path.is_relative_to, self._own)) or _OF_UPGRADE in str(path):
            return True
        return event not in NAMED and any(map(path.is_relative_to, _TO_BE_READ))

    def told(self) -> list[str]:
        """Return the files that show what is outside, and "what was printed"."""
        files = [path for path in (self.root / "project").rglob("*") if path.is_file()]
        texts = {str(path): path.read_bytes() for path in files if not path.is_symlink()}
        texts["what was printed"] = self.printed.encode()
        return [name for name, text in texts.items() if CANARY.encode() in text]


_OF_UPGRADE = str(Path(tempfile.gettempdir()).resolve() / "deckbuilder-")
"""How folders begin in which `upgrade` lays out the deck as it was."""
_TO_BE_READ = [
    Path(path).resolve()
    for path in (
        sys.prefix, sys.base_prefix, sysconfig.get_path("stdlib"),
        Path(deckbuilder.__file__).parents[1], "/dev/null", "/proc", "/usr/share",
        "/usr/local/share/fonts", Path.home() / ".fonts", Path.home() / ".local/share/fonts",
        Path.home() / ".reportlab_mods", Path.home() / ".reportlab_settings",
        "/usr/local/share/hunspell", "/usr/local/share/enchant", "/usr/lib/aspell",
        "/var/lib/aspell", Path.home() / ".config/enchant",
    )
]  # fmt: skip
"""The tool, its libraries and their settings, the system's fonts and dictionaries."""


def _check(run: Run) -> None:
    assert run.strays() == []
    assert run.told() == []
    assert run.outside() == run.before
    assert "fault is its own" not in run.printed, run.printed
    assert "Traceback" not in run.printed, run.printed


def test_upgrade_shows_and_notes_nothing_from_outside(project: Path, tmp_path: Path) -> None:
    run = Run(project, tmp_path, UPGRADED, QUICK)
    _check(run)
    assert run.printed.count(_SAID) == 2 * len(QUICK), run.printed  # a translation, and data


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("change", CHANGES)
def test_no_command_goes_outside(project: Path, tmp_path: Path, change: str) -> None:
    named = NAMING if change.startswith("name") else READING
    _check(Run(project, tmp_path, change, WRITING if change in OUTPUTS else named))


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_project_in_order_gives_what_every_command_makes(project: Path, tmp_path: Path) -> None:
    """Or the tests above would hold of commands that do nothing."""
    run = Run(project, tmp_path, "", [*WRITING, *READING[:-1]])
    _check(run)
    assert _SAID not in run.printed
    assert "rror" not in run.printed, run.printed
    for name in MADE:
        assert list((run.root / "project").glob(name)), name
