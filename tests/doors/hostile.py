"""Projects as a stranger may send them: decks whose links and names lead out of their folders.

Owns a project in order, the folder outside with what nobody may see, and one hostile change at a
time. Everything outside holds the canary, in its text or in its name.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.source.overlays.lock.file import LOCK_FILE
from deckbuilder.upgrade import compare_decks
from deckbuilder.upgrade.run import note_all
from tests.shared.picture_files import png

CANARY = "kanarienvogel"
_NATIONAL = {
    "deck.toml": """\
title = "National"
minutes = 15
brand = "b"

[[variants]]
name = "cy"
lang = "cy"
slides = "slides.cy"
fallback = true
""",
    "facts.toml": "[contacts.hub]\nslot = true\n",
    "words.txt": "hub\n",
    "slides/01-one.md": """\
---
minutes: 5
---
# One

Text of the slide. {{ contacts.hub }}

![A sample](images/p.png)
""",
    "slides/02-two.md": """\
---
minutes: 10
---
# Two

```chart {type=bar title="Cases" alt="Two bars" src="data/t.csv"}
```
""",
    "slides.cy/01-one.md": "# Un\n\nTestun.\n",
    "data/t.csv": "Year,Cases\n2023,3\n2024,4\n",
}
_LOCAL = {
    "deck.toml": 'extends = "../nat"\ntitle = "Local"\n',
    "facts.toml": '[contacts.hub]\nvalue = "01632 960000"\n',
    "words.txt": "hub\n",
    "slides/one.md": "---\nminutes: 5\n---\n# One\n\nText of our slide.  \n\n![A](images/p.png)\n",
    "slides.cy/one.md": "# Un\n\nEin testun.\n",
    "data/own.csv": "Year,Cases\n2024,4\n",
}
_BRAND = {
    "b/brand.toml": """\
title = "B"

[fonts]
body = "Sample"

[logo]
file = "logo.png"
alt = "B"
""",
    "b/fonts/ReadMe.txt": "Put fonts here.\n",
    "town/brand.toml": 'title = "Town"\nextends = "b"\n',
}
_OUTSIDE = {
    f"{CANARY}.md": f"# {CANARY}\n\n{CANARY}  \n",
    f"{CANARY}.csv": f"Year,{CANARY}\n2023,3\n",
    f"{CANARY}.txt": f"{CANARY}\n",
    f"{CANARY}.ttf": CANARY,
    "facts.toml": f'[contacts.hub]\nvalue = "{CANARY}"\n',
    "brand.toml": f'title = "{CANARY}"\n{CANARY} = 1\n',
    "deck.toml": f'title = "{CANARY}"\n{CANARY} = 1\n',
    "slides/01-one.md": f"# {CANARY}\n\n{CANARY}\n",
    "private/brand.toml": f'title = "{CANARY}"\n',
    "t.csv": f"Year,{CANARY}\n2023,3\n",
    f"fonts/{CANARY}.ttf": CANARY,
}
OUTPUTS = (
    "loc.pptx", "loc-handout-with-notes.pdf", "loc-upgrade.html", "loc-upgrade.md",
    "loc-upgrade-pictures", "b.potx", "evidence.json", "report.xml",
)  # fmt: skip


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def make_project(project: Path, outside: Path) -> None:
    """Make a project without a fault, and what lies outside of it; call it from the project."""
    for name, files in (("nat", _NATIONAL), ("loc", _LOCAL)):
        write(project / "decks" / name, files)
        for place in (project / "decks" / name / "images", outside / "images"):
            place.mkdir(parents=True, exist_ok=True)
            (place / "p.png").write_bytes(png())
    write(project / "branding", _BRAND)
    (project / "branding/b/logo.png").write_bytes(png())
    write(outside, _OUTSIDE)
    (outside / f"{CANARY}.png").write_bytes(png())
    comparison = compare_decks(project / "decks/loc", Diagnostics())
    assert comparison is not None
    ((_, lock),) = note_all(comparison).items()
    (project / "decks/loc" / LOCK_FILE).write_bytes(lock)
    (outside / LOCK_FILE).write_bytes(lock)
    changed = (project / "decks/nat/slides/01-one.md").read_text(encoding="utf-8")
    write(project / "decks/nat", {"slides/01-one.md": f"{changed}\nAnother line.\n"})


Change = Callable[[Path, Path], None]
"""Makes one hostile change to a project, whose folder and that outside it is given."""


def _link(place: str, target: str) -> Change:
    def change(project: Path, outside: Path) -> None:
        path = project / place
        if path.is_dir() and not path.is_symlink():
            path.rename(path.with_name(f".{path.name}.away"))
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target.replace("@", str(outside)))

    return change


def _all(*changes: Change) -> Change:
    def change(project: Path, outside: Path) -> None:
        for each in changes:
            each(project, outside)

    return change


def _replace(place: str, old: str, new: str) -> Change:
    def change(project: Path, outside: Path) -> None:
        path = project / place
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new.replace("@", str(outside))), encoding="utf-8")

    return change


def _write(place: str, text: str) -> Change:
    return lambda project, outside: write(project, {place: text.replace("@", str(outside))})


_OF_DECKS = {
    "deck.toml": "@/deck.toml", "facts.toml": "@/facts.toml", "words.txt": f"@/{CANARY}.txt",
    "slides": "@/slides", "slides.cy": "@/slides", "images": "@/images", "data": "@",
    "images/p.png": f"@/{CANARY}.png", "data/t.csv": f"@/{CANARY}.csv",
}  # fmt: skip
LINKS: dict[str, Change] = {
    f"{deck}/{name}": _link(f"decks/{deck}/{name}", target)
    for deck in ("nat", "loc")
    for name, target in _OF_DECKS.items()
} | {
    place: _link(place, target)
    for place, target in {
        "decks/nat/slides/02-two.md": f"@/{CANARY}.md",
        "decks/nat/slides.cy/01-one.md": f"@/{CANARY}.md",
        "decks/loc/slides/one.md": f"@/{CANARY}.md",
        "decks/loc/slides.cy/one.md": f"@/{CANARY}.md",
        f"decks/loc/{LOCK_FILE}": f"@/{LOCK_FILE}",
        "decks/loc/before-merge": "@",
        "decks/nat": "@",
        "decks": "@",
        "branding": "@",
        "branding/b": "@",
        "branding/b/brand.toml": "@/brand.toml",
        "branding/b/fonts": "@/fonts",
        "branding/b/fonts/Sample-Regular.ttf": f"@/{CANARY}.ttf",
        "branding/b/logo.png": f"@/{CANARY}.png",
        "deckbuilder.toml": "@/deck.toml",
        "pyproject.toml": "@/deck.toml",
        "dist": "@",
    }.items()
}
OF_THE_DISK: dict[str, Change] = {
    place: _link(place, "/")
    for place in (
        "decks/nat/images", "decks/nat/data", "decks/nat/slides", "decks/nat/slides.cy",
        "decks/loc/images", "decks/loc/slides", "decks", "branding", "branding/b/fonts",
    )
}  # fmt: skip
WITHIN_LINKS: dict[str, Change] = {
    "a link to a link": _all(_link("decks/nat/away", "@"), _link("decks/nat/images", "away")),
    "a folder in a linked folder": _all(
        _link("decks/nat/more/away", "@"), _link("decks/nat/data", "more/away")
    ),
    "a link up and down": _link("decks/nat/images", "../../../outside/images"),
}
AT_OUTPUTS: dict[str, Change] = {
    name: _link(f"dist/{name}", f"@/{CANARY}.txt" if "." in name else "@") for name in OUTPUTS
}
_PICTURE, _DATA = "](images/p.png)", 'src="data/t.csv"'
_ONE, _TWO = "decks/nat/slides/01-one.md", "decks/nat/slides/02-two.md"
NAMES: dict[str, Change] = {
    f"picture {name}": _replace(_ONE, _PICTURE, f"]({name})")
    for name in (
        "../../../outside/images/p.png", "%2e%2e/%2e%2e/%2e%2e/outside/images/p.png", "..", ".",
        "@/images/p.png", "%2F%2Fserver/share/p.png", r"\\\\server\\share\\p.png", "aux.png",
        "images/../../../../outside/images/p.png", r"C:%5Cp.png", "images/p.png:b", "images/p.png.",
    )
} | {
    f"data {name}": _replace(_TWO, _DATA, f'src="{name}"')
    for name in (
        "../../../outside/t.csv", "@/t.csv", "//server/share/t.csv",
        r"\\server\share\t.csv", r"..\..\..\outside\t.csv", "data/t.csv:b", "NUL", "..",
    )
} | {
    f"extends {name}": _replace("decks/loc/deck.toml", "../nat", name)
    for name in (
        "@", "../../../outside", "//server/share", r"\\\\server\\share", "../../..", "C:/x",
    )
} | {
    f"brand {name}": _replace("decks/nat/deck.toml", '"b"', f'"{name}"')
    for name in ("@/private", "../../../outside/private", "//server/b", "../../../outside")
} | {
    f"extends of a brand {name}": _all(
        _replace("branding/town/brand.toml", '"b"', f'"{name}"'),
        _replace("decks/nat/deck.toml", '"b"', '"town"'),
    )
    for name in ("@", "../../outside", "//server/b", "../../outside/private")
} | {
    f"logo {name}": _replace("branding/b/brand.toml", "logo.png", name)
    for name in ("../../../outside/images/p.png", "@/images/p.png", "//server/p.png")
} | {
    f"slides of a variant {name}": _replace("decks/nat/deck.toml", "slides.cy", name)
    for name in ("..", "@", "../../../outside", r"..\\..\\..\\outside")
} | {
    f"default deck {name}": _write("deckbuilder.toml", f'deck = "{name}"\n')
    for name in ("../outside", "@", "//server/deck", "decks/../../outside")
} | {
    f"file of the lock {name}": _replace(
        f"decks/loc/{LOCK_FILE}", 'name = "data/t.csv"', f'name = "{name}"'
    )
    for name in ("../../../outside/t.csv", "@/t.csv", "//server/t.csv")
} | {
    "slide of the lock": _replace(f"decks/loc/{LOCK_FILE}", 'id = "two"', r'id = "..\\..\\a:b"'),
    "file of the lock without text": _all(
        _replace(f"decks/loc/{LOCK_FILE}", "text = '''\nYear,Cases\n2023,3\n2024,4\n'''\n", ""),
        _link("decks/nat/data/t.csv", f"@/{CANARY}.csv"),
    ),
}  # fmt: skip
UPGRADED = "what an upgrade would show"
CHANGES = {
    UPGRADED: _all(
        LINKS["decks/nat/slides.cy/01-one.md"], NAMES["file of the lock without text"]
    ),
} | {
    f"{kind}: {name}": change
    for kind, changes in {
        "link": LINKS, "to the disk": OF_THE_DISK, "links in links": WITHIN_LINKS,
        "at an output": AT_OUTPUTS, "name": NAMES,
    }.items()
    for name, change in changes.items()
}  # fmt: skip
