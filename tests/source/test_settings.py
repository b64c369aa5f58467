"""Settings are declared once: checks, `deck.lock` and documentation follow the declarations."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from deckbuilder.brand.written import SETTINGS as BRAND
from deckbuilder.brand.written import read_brand
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.model import Slide
from deckbuilder.settings import decide
from deckbuilder.source import read_deck
from deckbuilder.source.overlays.chain import find_chain
from deckbuilder.source.overlays.comparing.values import base_values, find_places
from deckbuilder.source.settings.declarations import DECK, SLIDE
from deckbuilder.source.settings.schema import TEXT, TRUTH
from tests.shared.setting_tables import OWNERS, fill, find_named, list_settings

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("dialect.md", "brand.md")
DECLARED = [pair for owner in OWNERS for pair in list_settings(owner)]


@pytest.mark.parametrize("page", PAGES)
def test_the_tables_of_settings_are_up_to_date(page, request):
    path = DOCS / page
    text = path.read_text(encoding="utf-8")
    made = fill(text)
    if request.config.getoption("--accept"):
        path.write_text(made, encoding="utf-8")
        text = made
    assert text == made, "run: pytest --accept"


@pytest.mark.parametrize(("name", "setting"), DECLARED, ids=[name for name, _ in DECLARED])
def test_every_setting_is_told_of_and_its_type_says_what_is_read(name, setting):
    rows = "".join(map(_read_tables, PAGES))
    if not setting.settings:
        assert f"| {setting.help} |" in rows
        assert re.search(rf"^\| `[\w.]*{name.rsplit('.', 1)[1]}` \|", rows, re.MULTILINE)
    assert [setting.read(choice) for choice in setting.choices] == [*setting.choices]
    if setting.minimum is not None:
        found = [setting.read(it) for it in (setting.minimum, setting.maximum, setting.minimum - 1)]
        assert found == [setting.minimum, setting.maximum, None]
    for value in ("", "never a value of any setting!", [], {}, True):
        kinds = {"texts": (str, list), "table": dict, "tables": list, "truth": bool}
        expected = kinds.get(setting.kind, str)
        assert isinstance(value, expected) or setting.read(value) is None
        if setting.pattern and isinstance(value, str):
            assert (setting.read(value) is None) == (not re.fullmatch(setting.pattern, value))


def _read_tables(page: str) -> str:
    text = (DOCS / page).read_text(encoding="utf-8")
    return "".join(re.findall(r"<!-- settings: .*?<!-- end of settings -->", text, re.DOTALL))


@pytest.mark.parametrize("owner", ["deck", "slide"])
def test_each_setting_is_a_field_of_the_model_or_is_named_as_none(owner):
    for name in (owner, *(it for it, setting in list_settings(owner) if setting.model)):
        settings, model = find_named(name)
        fields = {setting.field or key for key, setting in settings.items()
                  if setting.field is not None}  # fmt: skip
        assert fields <= {*model.__struct_fields__}
    others = {key for key, setting in find_named(owner)[0].items() if setting.field is None}
    assert others == {
        "deck": {"overflow", "variants"}, "slide": {"overlay", "after", "before"},
    }[owner]  # fmt: skip


# --- a new setting -------------------------------------------------------------------------

SAMPLE = "a sample of what only this test has"


def test_a_setting_of_a_deck_is_declared_in_one_place(tmp_path, monkeypatch):
    def read(value: str) -> tuple[list[str], list[str]]:
        write(tmp_path, "national/deck.toml", f'title = "National"\nsample = {value}\n')
        write(tmp_path, "national/slides/01-a.md", "# Title\n\nText\n")
        write(tmp_path, "local/deck.toml", f'extends = "../national"\nsample = {value}\n')
        diagnostics = Diagnostics()
        read_deck(tmp_path / "local", diagnostics)
        chain = find_chain(tmp_path / "local", Diagnostics())
        locked = [name for name in base_values(chain) if name in find_places(chain)]
        return [found.code.name for found in diagnostics if "sample" in found.message], locked

    assert read('"x"') == (["unknown-key"], [])
    monkeypatch.setitem(DECK, "sample", TEXT.declare(SAMPLE, field=None, locked=True))
    assert read('"x"') == ([], ["deck.sample"])
    assert read("[1]")[0] == ["wrong-value"]
    assert f"\n| `sample` | {SAMPLE} | text | none |\n" in fill((DOCS / "dialect.md").read_text())
    monkeypatch.setitem(DECK, "sample", TEXT.declare(SAMPLE, field=None))
    assert read('"x"') == ([], [])


def test_a_setting_of_a_slide_is_declared_in_one_place(tmp_path, monkeypatch):
    def read(value: str) -> list[str]:
        write(tmp_path, "talk.md", f"---\ntitle: Talk\n---\n\n# Title {{sample={value}}}\n\nText\n")
        diagnostics = Diagnostics()
        read_deck(tmp_path / "talk.md", diagnostics)
        return [found.code.name for found in diagnostics]

    assert read("true") == ["unknown-key"]
    monkeypatch.setitem(SLIDE, "sample", TRUTH.declare(SAMPLE, field=None))
    assert read("true") == []
    assert read("perhaps") == ["wrong-value"]
    assert f"\n| `sample` | {SAMPLE} | true or false |" in fill((DOCS / "dialect.md").read_text())


def test_a_setting_of_a_brand_is_declared_in_one_place(tmp_path, monkeypatch):
    def read(value: str) -> tuple[list[str], list[str]]:
        write(tmp_path, "brand.toml", f"sample = {value}\n")
        diagnostics = Diagnostics()
        brand = read_brand(tmp_path, diagnostics)
        return [found.code.name for found in diagnostics], [*brand.settings]

    assert read("true") == (["unknown-key"], [])
    monkeypatch.setitem(BRAND, "sample", TRUTH.declare(SAMPLE))
    assert read("true") == ([], ["sample"])
    assert read('"x"') == (["wrong-value"], [])
    assert f"\n| `sample` | {SAMPLE} | true or false | none |" in fill(
        (DOCS / "brand.md").read_text()
    )


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# --- who decides ---------------------------------------------------------------------------

LAYERS = ("brand", "deck", "slide", "command_line")


@pytest.mark.parametrize("said", [c for n in range(5) for c in combinations(LAYERS, n)], ids=str)
def test_the_last_layer_that_says_anything_decides(said):
    values = {name: name if name in said else None for name in LAYERS}
    assert decide("default", **values) == (said[-1] if said else "default")


def test_a_layer_that_says_no_says_something():
    assert decide(True, deck=True, slide=False) is False


def test_the_default_that_is_told_of_overflow_is_that_of_a_slide():
    sample = Slide(id="a", title=(), blocks=())
    assert DECK["overflow"].otherwise == f'`"{sample.overflow}"`'
