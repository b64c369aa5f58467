"""A new kind of container or of scene item that somebody forgets to handle fails type checking.

Each test changes a copy of the sources. Files are found by what they define.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared.stages import handout_sections, pptx_notes, pptx_slides, pptx_text
from tests.shared.validators import ROOT

pytestmark = pytest.mark.slow

Place = tuple[str, str]
"""A file, as a path below the package, and a function in it."""


class Sources:
    """A copy of the package's sources, to be changed, type checked and run."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder, self.cache = folder, cache
        shutil.copytree(ROOT / "src", folder / "src")
        shutil.copy(ROOT / "pyproject.toml", folder)
        self.package = folder / "src" / "deckbuilder"

    def find(self, room: str, text: str) -> Path:
        """Return the only file of a room that has a line with this beginning."""
        files = self.package.joinpath(room).rglob("*.py")
        (found,) = (file for file in files if f"\n{text}" in file.read_text(encoding="utf-8"))
        return found

    def place(self, room: str, start: str) -> Place:
        """Return where a function is whose definition begins like that."""
        file = self.find(room, f"def {start}")
        return file.relative_to(self.package).as_posix(), start.partition("(")[0]

    def module(self, file: Path) -> str:
        """Return the name by which a file is imported."""
        return ".".join(file.relative_to(self.folder / "src").with_suffix("").parts)

    def replace(self, file: Path, old: str, new: str) -> None:
        """Write other text in the place of what stands in a file once."""
        whole = file.read_text(encoding="utf-8")
        assert whole.count(old) == 1, (file, old)
        file.write_text(whole.replace(old, new), encoding="utf-8")

    def add_import(self, file: Path, module: str, name: str) -> None:
        """Import a name at the top of a file."""
        line = "from __future__ import annotations\n"
        self.replace(file, line, f"{line}from {module} import {name}\n")

    def add_case(self, room: str, function: str, *lines: str) -> Path:
        """Write a case before the one that must not be reached in a function's `match`."""
        file = self.find(room, f"def {function}(")
        head, start, rest = file.read_text(encoding="utf-8").partition(f"\ndef {function}(")
        body, end, tail = rest.partition("        case _:\n            assert_never(")
        assert "\ndef " not in body
        case = "\n".join([f"        {lines[0]}", *(f"            {line}" for line in lines[1:])])
        file.write_text(f"{head}{start}{body}{case}\n{end}{tail}", encoding="utf-8")
        return file

    def check_types(self) -> set[Place]:
        """Run mypy with the project's settings; return where it finds errors."""
        command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(self.cache)]
        ran = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        assert ran.returncode in (0, 1), ran.stdout + ran.stderr
        found = re.findall(r"^src/deckbuilder/(.+?\.py):(\d+): error: ", ran.stdout, re.MULTILINE)
        assert bool(found) == bool(ran.returncode), ran.stdout + ran.stderr
        return {(path, self._function_at(path, int(line))) for path, line in found}

    def _function_at(self, path: str, line: int) -> str:
        """Return the innermost function around a line, or nothing."""
        tree = ast.parse((self.package / path).read_text(encoding="utf-8"))
        around = [
            node for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and node.lineno <= line <= (node.end_lineno or 0)
        ]  # fmt: skip
        return max(around, key=lambda node: node.lineno).name if around else ""

    def run(self, *args: str) -> None:
        """Run a command of the copy."""
        environment = {**os.environ, "PYTHONPATH": str(self.folder / "src")}
        command = [sys.executable, "-m", "deckbuilder", *args]
        ran = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of mypy's for all tests here."""
    return tmp_path_factory.mktemp("mypy")


@pytest.fixture
def sources(tmp_path: Path, cache: Path) -> Sources:
    """Sources as they are."""
    return Sources(tmp_path, cache)


# --- containers ----------------------------------------------------------------------------

DEFINITION = '''\
class Definition(Node, frozen=True, kw_only=True, eq=False):
    """A term, and blocks that say what it means."""

    term: tuple[Inline, ...] = ()
    blocks: tuple[Block, ...]
    span: Span | None = None


'''
MAKER = """\
def _make_definition(values: Mapping[str, Any], blocks: Blocks, span: Span) -> Blocks:
    return (Definition(term=values.get("term", ()), blocks=blocks, span=span),)


"""
DECK = """\
---
title: Sample deck
---

# Sample slide

::: definition {term="Term on the slide"}
What it means on the slide.
:::

> A sample quotation
>
> ::: definition {term="Term in the quotation"}
> What it means in the quotation.
> :::

::: notes
::: definition {term="Term in the notes"}
What it means in the notes.
:::
:::
"""


def add_definition(sources: Sources) -> Path:
    """Add a container to the model and nowhere else; return its file."""
    file = sources.find("model", "Container = ")
    sources.replace(file, "\nContainer = ", f"\n{DEFINITION}Container = Definition | ")
    return file


def handle_definition(sources: Sources, module: str) -> None:
    """Add to the copy what a new container needs."""
    cases = (
        sources.add_case(
            "model", "block_parts", "case Definition():",
            'yield from _words("title", block.term)', "yield InnerBlocks(block.blocks)",
        ),
        sources.add_case(
            "model", "replace_inner_blocks", "case Definition():",
            "return replace(block, blocks=change(block.blocks))",
        ),
        sources.add_case("layout", "container_label", "case Definition():", 'return ""'),
        sources.add_case(
            "layout", "_container_box", "case Definition():",
            "shown = Callout(title=block.term, blocks=block.blocks, span=block.span)",
            "return containers.callout(shown, width, look, context)",
        ),
    )  # fmt: skip
    divs = sources.find("source", "_KINDS: ")
    entry = (
        '    "definition": _Kind({"term": MARKED}, required=("term",), make=_make_definition),\n'
    )
    sources.replace(divs, '    "steps": _Kind(', f'{entry}    "steps": _Kind(')
    sources.replace(divs, "\n_KINDS: ", f"\n{MAKER}_KINDS: ")
    for file in {*cases, divs}:
        sources.add_import(file, module, "Definition")


def test_a_container_that_is_handled_nowhere_fails_in_four_places(sources: Sources) -> None:
    add_definition(sources)
    assert sources.check_types() == {
        sources.place("model", "block_parts("),
        sources.place("model", "replace_inner_blocks("),
        sources.place("layout", "container_label("),
        sources.place("layout", "_container_box("),
    }


def test_a_container_that_is_handled_there_shows_everywhere(sources: Sources) -> None:
    module = sources.module(add_definition(sources))
    handle_definition(sources, module)
    assert sources.check_types() == set()

    deck = sources.folder / "deck.md"
    deck.write_text(DECK, encoding="utf-8")
    sources.run("build", "deck.md", "--format", "all", "--no-cache", "--output", "out")
    (slide,) = pptx_slides(sources.folder / "out" / "deck.pptx")
    on_slide = [
        "Term on the slide", "What it means on the slide.", "A sample quotation",
        "Term in the quotation", "What it means in the quotation.",
    ]  # fmt: skip
    in_notes = ["Term in the notes", "What it means in the notes."]
    assert pptx_text(slide) == ["Sample slide", *on_slide]
    assert pptx_notes(slide) == in_notes
    (section,) = handout_sections(sources.folder / "out" / "deck-handout-with-notes.pdf")
    assert [text for text in section if text in {*on_slide, *in_notes}] == [*on_slide, *in_notes]


# --- items of scenes -----------------------------------------------------------------------

SEAL = '''\
class Seal(Struct, frozen=True, kw_only=True):
    """An item of a kind that nothing knows."""

    name: str
    rect: Rect
    span: Span | None = None


'''


def test_an_item_that_is_handled_nowhere_fails_wherever_each_kind_has_a_case(
    sources: Sources,
) -> None:
    file = sources.find("scene", "Item = ")
    sources.replace(file, "\nItem = ", f"\n{SEAL}Item = Seal | ")
    assert sources.check_types() == {
        sources.place("scene", "walk_items("),
        sources.place("scene", "set_in_quotations("),
        ("layout/slide_layouts/legible.py", "item"),
        sources.place("writers/pptx", "_write_item("),
        sources.place("writers/pdf", "_draw_item(\n    stream: ContentStream, item: Item,"),
        sources.place("writers/svg", "_draw_item("),
    }
