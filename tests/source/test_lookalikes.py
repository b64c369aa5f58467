"""Signs that look alike and are not: spaces beside marks, and accents apart from their letters."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.source import read_deck
from deckbuilder.source.markdown.parser import parse_blocks
from tests.source.conftest import WriteDeck, png
from tests.source.outline import outline

SPACES = ["\u00a0", "\u202f", "\u2009", "\u3000", " \u00a0", "\u00a0 ", "\u200b "]
MARKED = """\
# Title

## Heading

- one
  - within
* other

1. first
2) second

- [ ] to do
- [x] done

> said
>
> -- who

| a | b |
| --- | --- |
| c | d |

::: notes
Ask.
:::
"""


def read(text: str, folder: Path) -> str:
    """Return the outline of a single file, of which nothing is said."""
    file = folder / "talk.md"
    file.write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    deck = read_deck(file, diagnostics)
    assert deck is not None
    assert [str(found) for found in diagnostics] == []
    return "\n".join(outline(slide) for slide in deck.slides)


def beside_marks(text: str, space: str) -> str:
    """Put a space of another kind after the mark of each line, and into boxes."""
    lines = []
    for line in text.split("\n"):
        if line.startswith("|") or line.strip() == "":
            lines.append(line.replace(" ", space.strip(" ")) if "---" in line else line)
            continue
        indent = line[: len(line) - len(line.lstrip())]
        mark, _, rest = line.lstrip().partition(" ")
        box = rest.replace("[ ] ", f"[\u00a0]{space}").replace("[x] ", f"[x]{space}")
        lines.append(f"{indent}{mark}{space}{box}" if rest and not mark[0].isalpha() else line)
    return "\n".join(lines)


@pytest.mark.parametrize("space", SPACES, ids=ascii)
def test_spaces_of_other_kinds_beside_marks_are_spaces(space: str, tmp_path: Path) -> None:
    changed = beside_marks(MARKED, space)
    assert changed != MARKED
    assert read(changed, tmp_path) == read(MARKED, tmp_path)


HIDDEN = ["\u00ad", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff"]


@pytest.mark.parametrize("mark", HIDDEN, ids=ascii)
def test_marks_that_nobody_sees_hide_no_block(mark: str, tmp_path: Path) -> None:
    lines = MARKED.split("\n")
    hidden = "\n".join(f"{mark}{line}" if line.strip() else line for line in lines)
    hidden = hidden.replace(f"{mark}Ask", "Ask")
    assert read(hidden, tmp_path) == read(MARKED, tmp_path)
    assert read(hidden.replace("notes", f"notes{mark}"), tmp_path) == read(MARKED, tmp_path)


@pytest.mark.parametrize("mark", HIDDEN[1:-1], ids=ascii)
def test_directions_of_writing_within_text_stay(mark: str, tmp_path: Path) -> None:
    assert ascii(mark)[1:-1] in ascii(read(f"# One\n\n- {mark}a\n", tmp_path))


@pytest.mark.parametrize("mark", ["\u200b", "\u2060", "\u00a0", "\u200d"], ids=ascii)
def test_what_stands_unseen_before_a_mark_is_none(mark: str, tmp_path: Path) -> None:
    before = read("# One\n\n- a\n\n# Two\n\n1. b\n", tmp_path)
    assert read(f"{mark}# One\n\n{mark}- a\n\n{mark}# Two\n\n{mark}1. b\n", tmp_path) == before


@pytest.mark.parametrize("mark", ["\u200b", "\u2060", "\u200d"], ids=ascii)
def test_marks_without_width_take_no_room_however_many(mark: str, tmp_path: Path) -> None:
    text = "# One\n\n- a\n  - b\n\n## Two\n"
    unseen = text.replace("# One", f"{mark * 4}# One").replace("- ", f"{mark * 5}- {mark * 5}")
    assert read(unseen, tmp_path) == read(text, tmp_path)


def test_line_of_hard_spaces_is_blank(tmp_path: Path) -> None:
    assert read("# One\n\na\n\u00a0\nb\n", tmp_path) == read("# One\n\na\n\nb\n", tmp_path)


@pytest.mark.parametrize(
    "text",
    ["12\u00a0km\u00a0long", "a -\u00a0b", "a\u200bb", "\u00a0 x", "5\u00a0% of it"],
    ids=ascii,
)
def test_spaces_within_text_stay(text: str, tmp_path: Path) -> None:
    assert ascii(text.strip()) in ascii(read(f"# One\n\n{text}\n", tmp_path)).replace("\\\\", "\\")


def test_code_keeps_its_spaces() -> None:
    text = "```\n-\u00a0one\n#\u00a0two\n```\n\n~~~ x\n1.\u00a0a\n~~~\n\n-\u00a0three\n"
    tokens = parse_blocks(text, {})
    code = [token.content for token in tokens if token.type == "fence"]
    assert code == ["-\u00a0one\n#\u00a0two\n", "1.\u00a0a\n"]
    assert any(token.type == "bullet_list_open" for token in tokens)


def test_settings_take_hard_spaces(write_deck: WriteDeck) -> None:
    front = "---\nminutes:\u00a010\nsection: \u00a0Neglect\n---\n# T\n"
    diagnostics = Diagnostics()
    deck = read_deck(write_deck({"slides/01-a.md": front}), diagnostics)
    assert deck is not None
    assert (deck.slides[0].minutes, deck.slides[0].section) == (10, "Neglect")


def apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_accents_that_a_setting_escapes_are_joined_to_their_letters(write_deck: WriteDeck) -> None:
    toml = 'title = "Cafe\\u0301"\n'
    deck = read_deck(write_deck({"deck.toml": toml, "slides/1-a.md": "# T\n\nx\n"}), Diagnostics())
    assert deck is not None
    assert deck.title == "Caf\u00e9"


def test_accents_are_joined_to_their_letters(tmp_path: Path) -> None:
    text = "# Siân\n\n- Renée, Nguyễn, tŷ\n\n::: notes\nZoë\n:::\n\n[Siân](#sian)\n"
    assert apart(text) != text
    assert read(apart(text), tmp_path) == read(text, tmp_path)


@pytest.mark.parametrize("stored", ["NFC", "NFD"])
def test_a_slide_is_known_by_its_files_name_however_its_accents_are_stored(
    stored: str, write_deck: WriteDeck
) -> None:
    name = unicodedata.normalize(stored, "slides/01-siân.md")
    diagnostics = Diagnostics()
    deck = read_deck(write_deck({name: "# T\n\n[There](#siân)\n\n{{ none }}\n"}), diagnostics)
    assert deck is not None
    assert [slide.id for slide in deck.slides] == ["siân"]
    assert [found.code.id for found in diagnostics] == ["DB013", "DB311"]  # the link is right
    assert all(found.path.endswith("slides/01-siân.md") for found in diagnostics)


@pytest.mark.parametrize("written", ["NFC", "NFD"])
@pytest.mark.parametrize("stored", ["NFC", "NFD"])
def test_file_is_found_however_its_accents_are_written(
    written: str, stored: str, write_deck: WriteDeck
) -> None:
    def form(name: str, text: str) -> str:
        return unicodedata.normalize(name, text)

    picture, data = form(stored, "images/Café/Zoë.png"), form(stored, "data/Siân.csv")
    text = (
        f"# T\n\n![A map]({form(written, 'images/Café/Zoë.png')})\n\n"
        f'```table {{src="{form(written, "data/Siân.csv")}"}}\n```\n'
    )
    diagnostics = Diagnostics()
    files: dict[str, str | bytes] = {picture: png(4, 2), data: "A,B\nx,1\n", "slides/01-a.md": text}
    assert read_deck(write_deck(files), diagnostics) is not None
    assert [str(found) for found in diagnostics] == []
