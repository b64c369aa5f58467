"""The pages for contributors name rooms, files and types that are there, and rooms stay small."""

from __future__ import annotations

import builtins
import importlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "deckbuilder"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
PAGES = (ARCHITECTURE, CONTRIBUTING, *sorted((ROOT / "docs" / "analysis").glob("*.md")))
TO_COME = "Room for what comes"
RULES = "rules"
"""The name of folders with one rule a file, however many."""


def section(title: str) -> str:
    """Return what stands below a heading of the architecture's page, to the next one."""
    _, found = ARCHITECTURE.read_text(encoding="utf-8").split(f"\n## {title}\n")
    return found.partition("\n## ")[0]


def without_what_comes(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return text.replace(section(TO_COME), "") if path == ARCHITECTURE else text


def rooms() -> set[str]:
    entries = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path.is_dir() and path.name != "__pycache__")
    }
    return entries - {"__init__.py"}


ROOMS = {name.rstrip("/").removesuffix(".py") for name in rooms()}


# --- rooms ---------------------------------------------------------------------------------


def test_each_room_has_a_row_and_each_row_a_room() -> None:
    rows = re.findall(r"^\| `([^`]+)` \|", section("Rooms"), re.MULTILINE)
    assert sorted(rows) == sorted(rooms())


def test_few_rooms_stand_at_the_top() -> None:
    assert len(rooms()) <= 23


def test_few_files_lie_in_a_room() -> None:
    folders = [PACKAGE, *(path for path in PACKAGE.rglob("*") if path.is_dir())]
    counts = {
        folder.relative_to(PACKAGE).as_posix(): len(
            [path for path in folder.glob("*.py") if path.name != "__init__.py"]
        )
        for folder in folders
        if folder.name != RULES
    }
    assert {folder: count for folder, count in counts.items() if count > 15} == {}


def test_what_is_to_come_is_not_there_yet() -> None:
    coming = re.findall(": `([^`]+)`, ", section(TO_COME))
    assert len(coming) == 3
    assert [name for name in coming if (PACKAGE / name).exists()] == []


# --- what pages name -----------------------------------------------------------------------

_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_FENCE = re.compile(r"^ *```(?:(\w*)\n)(.*?)^ *```$", re.MULTILINE | re.DOTALL)
"""A fenced block: its language and its text."""

_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_PATH = re.compile(r"[\w.<>*-]+(?:/[\w.<>*-]+)*/?")
_IN_COMMAND = re.compile(r"(?<![\w/.-])(?:tests|src|docs|scripts|benchmarks)/[\w./<>*-]+")
_OURS = re.compile(
    rf"(?:{'|'.join([*sorted(ROOMS), 'pptx', 'pdf', 'tests', 'docs', 'src', '.ci'])})/"
)
"""How the paths begin that are ours; others are of decks, of outputs and of packages."""

_STARTS = (ROOT, PACKAGE, PACKAGE / "writers")


def paths_in(page: Path) -> Iterator[str]:
    """Yield the paths that a page names in its text and in its commands."""
    text = without_what_comes(page)
    for _, fence in _FENCE.findall(text):
        yield from _IN_COMMAND.findall(fence)
    for name in _SPAN.findall(_FENCE.sub("", text)):
        if not _PATH.fullmatch(name):
            yield from _IN_COMMAND.findall(name)
        elif name.endswith(".py") or _OURS.match(name):
            yield name


def is_there(name: str, starts: tuple[Path, ...]) -> bool:
    """Tell whether a path leads to something; `<name>` stands for any.

    A file's name alone may be that of one below a folder which was named before.
    """
    pattern = re.sub("<[a-z]+>", "*", name).rstrip("/")
    if "/" not in pattern and pattern.endswith(".py"):
        pattern = f"**/{pattern}"
        starts = (PACKAGE, ROOT / "tests")
    return any(next(iter(start.glob(pattern)), None) for start in starts)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_path_that_a_page_names_exists(page: Path) -> None:
    starts = (*_STARTS, page.parent)
    assert [name for name in paths_in(page) if not is_there(name, starts)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    own = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in own if not (page.parent / link).exists()] == []


@cache
def resolves(name: str) -> bool:
    """Tell whether a dotted name below the package is that of something defined there."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        if (
            PACKAGE.joinpath(*parts[:end]).is_dir()
            or PACKAGE.joinpath(*parts[: end - 1], f"{parts[end - 1]}.py").is_file()
        ):
            found: object = importlib.import_module(".".join(("deckbuilder", *parts[:end])))
            break
    else:
        return False
    for part in parts[end:]:
        if part in getattr(found, "__struct_fields__", ()):
            return True
        if not hasattr(found, part):
            return False
        found = getattr(found, part)
    return True


_DOTTED = re.compile(r"[a-z_]+(?:\.[A-Za-z_]+)+")
_FILES = (".toml", ".md", ".lock", ".txt", ".py", ".xml")


def names_in(page: Path) -> list[str]:
    """Return the dotted names below a room that a page has."""
    spans = _SPAN.findall(_FENCE.sub("", without_what_comes(page)))
    return [
        name
        for name in spans
        if _DOTTED.fullmatch(name) and name.split(".")[0] in ROOMS and not name.endswith(_FILES)
    ]


def test_the_architecture_names_types_and_functions() -> None:
    assert len(set(names_in(ARCHITECTURE))) > 30


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_name_of_a_module_type_or_function_exists(page: Path) -> None:
    assert [name for name in names_in(page) if not resolves(name)] == []


# --- recipes -------------------------------------------------------------------------------

_STRING = re.compile(r"""f?\"{3}.*?\"{3}|f?"[^"\n]*"|f?'[^'\n]*'""", re.DOTALL)
_CALLED = re.compile(r"(?<![\w.])([A-Za-z_]\w*)(?=\()|(?<![\w.])(_?[A-Z]\w+)")
_DEFINED = re.compile(r"^ *(?:def|class) (\w+)", re.MULTILINE)


def names_in_recipes() -> set[str]:
    """Return what the code of the recipes calls or names, but for what it defines itself."""
    text = CONTRIBUTING.read_text(encoding="utf-8")
    code = "\n".join(block for language, block in _FENCE.findall(text) if language == "python")
    bare = _STRING.sub('""', code)
    found = {name for pair in _CALLED.findall(bare) for name in pair if name}
    return found - {*_DEFINED.findall(bare), *dir(builtins), "_THIRD"}


@pytest.mark.slow
def test_the_code_of_the_recipes_names_what_is_there() -> None:
    files = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    sources = "\n".join(path.read_text(encoding="utf-8") for path in files)
    names = names_in_recipes()
    assert {"Layout", "Writer", "Finding", "walk_paragraphs"} <= names
    assert names - set(re.findall(r"\w+", sources)) == set()


def test_a_wrong_name_is_told() -> None:
    assert resolves("model.blocks.Block")
    assert resolves("brand.brand.Brand.paper")
    assert not resolves("model.blocks.Blok")
    assert not resolves("model.bloks")
    assert is_there("cli/reports/as_<form>.py", _STARTS)
    assert not is_there("cli/reports/with_<form>.py", _STARTS)
