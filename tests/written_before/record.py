"""What is read of the sample decks, as data that the deckbuild of another day gives alike.

Owns the form of `expected.json`: texts, settings and what commands say, and no nodes of the model,
which change. Refuses to judge. Commit 94d8047 ran this module, too; README.md says how.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from deckbuilder.cli import main
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.model import Block, Deck, Slide, block_texts, inline_text
from deckbuilder.source import read_deck

DECKS = (
    "sample-national", "sample-national half-day", "sample-national cy",
    "sample-local", "sample-local cy",
)  # fmt: skip
"""The decks, and some with the name of a variant."""
TODAY = "2026-11-30"
CHANGED = Path("decks/sample-national/slides/03-two-sides.md")
"""A slide that the local deck replaces."""

_DECK = (
    "name", "title", "subtitle", "lang", "brand", "audience", "author", "edition", "keywords",
    "outcomes", "start", "handout", "minutes", "kit", "preparation", "support", "incremental",
    "layouts", "variables", "check", "words", "inserts", "inserted", "files",
)  # fmt: skip
_SLIDE = (
    "id", "layout", "minutes", "break_minutes", "section", "outcomes", "kit", "sensitive",
    "hidden", "optional", "incremental", "overflow", "inserts",
)  # fmt: skip
_FACT = ("value", "source", "owner", "review_by", "note", "slot")


def record(folder: Path) -> dict[str, Any]:
    """Read both decks below a folder, then change a slide there; works in that folder."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        read = {name: _deck(*name.split()) for name in DECKS}
        upgrades = [_upgrade()]
        text = CHANGED.read_text(encoding="utf-8")
        CHANGED.write_text(text.replace("What helps", "What helps most"), encoding="utf-8")
        upgrades.append(_upgrade())
    finally:
        os.chdir(before)
    rules = json.loads(_run("rules", "--format", "json")["said"])
    return {"codes": [it["code"] for it in rules], "decks": read, "upgrade": upgrades}


def _deck(name: str, variant: str | None = None) -> dict[str, Any]:
    """Return a deck as it is read, and what `deckbuild check` finds: file, line and code."""
    path = Path("decks", name)
    deck = read_deck(path, Diagnostics(), variant=variant, today=date.fromisoformat(TODAY))
    assert deck is not None
    options = () if variant is None else ("--variant", variant)
    checked = _run("check", str(path), "--today", TODAY, "--format", "json", *options)
    findings = json.loads(checked["said"])["findings"]
    return {
        "settings": _fields(deck, _DECK),
        "facts": {key: _fields(fact, _FACT) for key, fact in sorted(deck.facts.items())},
        "placed": _placed(deck),
        "slides": [_slide(slide) for slide in deck.slides],
        "check": {
            "status": checked["status"],
            "findings": [[it["file"], it["line"], it["code"]] for it in findings],
        },
    }


def _placed(deck: Deck) -> Any:
    """Return where a deck's slides stand in the deck that it extends, and which it leaves out."""
    extended = deck.extended
    return extended and {"order": extended.order, "left_out": sorted(extended.left_out)}


def _slide(slide: Slide) -> dict[str, Any]:
    notes = [(note.label, note.number, *_shown(note.blocks)) for note in slide.footnotes]
    parts = {"blocks": slide.blocks, "notes": slide.notes, "handout": slide.handout}
    return {
        "title": inline_text(slide.title),
        **_fields(slide, _SLIDE),
        **{name: _shown(blocks) for name, blocks in parts.items()},
        "footnotes": notes,
        "nodes": [*_attributes(tuple(parts.values()))],
    }


def _shown(blocks: tuple[Block, ...]) -> list[str]:
    """Return the texts of blocks, those of empty cells not."""
    return [text for text in block_texts(blocks) if text]


def _upgrade() -> dict[str, Any]:
    """Return what `deckbuild upgrade` prints, and its report in Markdown."""
    told = _run("upgrade", "decks/sample-local")
    report = Path("dist/sample-local-upgrade.md").read_text(encoding="utf-8")
    return {**told, "report": report.splitlines()}


def _run(*args: str) -> dict[str, Any]:
    """Run a command, and return its exit status and what it printed."""
    out = io.StringIO()
    status: object = 0
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        try:
            main(list(args))
        except SystemExit as ended:
            status = ended.code
    return {"status": status or 0, "said": out.getvalue()}


# --- values --------------------------------------------------------------------------------


def _fields(node: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: _plain(getattr(node, name)) for name in names}


def _plain(value: Any) -> Any:
    """Return a setting as JSON has it; the name of its class does not count."""
    match value:
        case Struct():
            return _fields(value, value.__struct_fields__)
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case tuple() | list():
            return [_plain(each) for each in value]
        case Path():
            return Path(os.path.relpath(value)).as_posix()
        case date():
            return value.isoformat()
    return value


# --- attributes ----------------------------------------------------------------------------

_FIELDS = {
    "Heading": ("level", "id"),
    "ItemList": ("ordered", "start"),
    "ListItem": ("checked",),
    "CodeBlock": ("language",),
    "Table": ("alignments", "alt", "id"),
    "Figure": ("alt", "decorative", "fit", "width"),
    "Chart": (
        "kind", "categories", "positions", "title", "alt", "number_format", "first_header",
        "x_title", "y_title",
    ),
    "Series": ("name", "values"),
    "Link": ("target", "title"),
    "Language": ("lang",),
    "FootnoteReference": ("label", "number"),
}  # fmt: skip
"""What the nodes that are no containers say besides their text."""

_CONTAINERS = {
    "Callout": "callout", "Activity": "activity", "Reflect": "reflect", "Statistic": "stat",
    "Steps": "steps", "Columns": "columns", "Column": "column",
}  # fmt: skip
_ATTRIBUTES = ("kind", "title", "awaits", "minutes", "lines", "value", "label", "source", "width")
_DEFAULTS = {"kind": "key", "lines": "3"}


def _attributes(value: object) -> Iterator[list[Any]]:
    """Yield what each node is and its attributes: of containers as texts, without defaults."""
    for node in _nodes(value):
        name = type(node).__name__
        if name in _FIELDS:
            yield [name, _fields(node, _FIELDS[name])]
        elif name in _CONTAINERS:
            kept = {key: getattr(node, key, None) for key in _ATTRIBUTES}
            yield [_CONTAINERS[name], _texts(kept)]
        elif name == "Container":  # of 94d8047, which had one class for all of them
            yield [node.kind, _texts(node.attributes)]


def _texts(attributes: dict[str, Any]) -> dict[str, str]:
    texts = {name: _text(name, value) for name, value in sorted(attributes.items()) if value}
    return {name: text for name, text in texts.items() if text != _DEFAULTS.get(name)}


def _text(name: str, value: Any) -> str:
    if isinstance(value, tuple):
        return inline_text(value)
    if name == "awaits":
        return "data"
    if isinstance(value, float):
        return f"{value:.0%}" if name == "width" else f"{value:g}"
    return str(value)


def _nodes(value: object) -> Iterator[Any]:
    """Yield all nodes that a value holds, each before what it holds."""
    if isinstance(value, Struct):
        yield value
        for name in value.__struct_fields__:
            yield from _nodes(getattr(value, name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _nodes(each)


def write(value: object, depth: int = 4) -> str:
    """Return JSON with a line for each slide and each setting, and none for what these hold."""
    if depth and isinstance(value, dict) and value:
        held = [f"{json.dumps(key)}: {write(each, depth - 1)}" for key, each in value.items()]
        return "{\n" + ",\n".join(held) + "\n}"
    if depth and isinstance(value, list) and value:
        return "[\n" + ",\n".join(write(each, depth - 1) for each in value) + "\n]"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    os.environ["DECKBUILDER_CACHE"] = "off"
    sys.stdout.write(write(record(Path(sys.argv[1]))) + "\n")
