"""Settings of decks, slides, blocks and brands: any value where another is meant."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from random import Random

from deckbuilder.brand.written import SETTINGS
from deckbuilder.settings import Setting
from deckbuilder.source.settings.declarations import ADAPTING, DECK, SLIDE, VARIANT
from tests.fuzz.decks import DECK as DECK_TOML
from tests.fuzz.decks import FACTS, case_of, commands_of, pictures
from tests.fuzz.judging import OUTPUTS
from tests.fuzz.mutating import NUMBERS, SPITEFUL, encode, vary_text
from tests.fuzz.running import Case
from tests.shared.markdown_pieces import CHARACTERS
from tests.shared.validators import ROOT

TOML = [
    '""', '"x"', "true", "[]", "[[]]", '["a", 1]', "{}", "{a = {b = []}}", "2025-01-01", "12:30:00",
    "2025-01-01T00:00:00Z", '"""\na\n"""', '"\\U00110000"', '"\\ud800"', '[{id = "a"}, {id = "a"}]',
    '{a = "b"}', "'''x''''", f"{'[' * 500}{']' * 500}", f"{'{a = ' * 90}1{'}' * 90}", "-0.0",
    "+inf", '"Arial"', '"#00696F"', '"pptx"', '"slides/01-a.md"', '"images/a.png"', '"en-GB"',
    '"x-y-z"', "[1, [2, [3]]]", '[{text = "a"}, 1]', '"a" "b"', "1 2", '["a", "a"]',
    '["DB101", "all"]', "@",
]  # fmt: skip
YAML = [
    "~", "yes", "[a, [b]]", "{a: {b: c}}", "!!python/object:os.system x", "&a [*a]", "*x", ".nan",
    "0o7", "1:30", "2025-02-30", "<<: x", "|\n  a", ">-\n  a\n\n   b", "[", "{", "- a", "'''",
    '"\\x1b"', "!!binary aGk=", "!!timestamp x", "!!set {a}", "? a\n: b", "a: b: c", "%YAML 1.1",
    "---", "...", f"{'[' * 300}{']' * 300}", "1e400", "!!int x", "!!float x", "# c", "@x", "`x`",
    "a\n  - b\n  c: d",
]  # fmt: skip
ATTRIBUTES = [
    "type", "title", "alt", "width", "height", "src", "kind", "minutes", "lines", "value", "label",
    "source", "lang", "caption", "format", "min", "max", "unit", "decimals", "colour", "layout",
    "id", "class", "start", "highlight", "columns", "axis", "x", ".decorative", "#y",
]  # fmt: skip


def make_settings(random: Random) -> Case:
    """Give settings of a deck, a variant, a slide, a block or a fact values of other kinds."""
    slide = encode(random, f"{_front_matter(random)}# A\n\n{_blocks(random)}\n")
    files = {"sample/slides/01-a.md": slide}
    deck = "".join(f"{name} = {_toml(random)}\n" for name in _some(random, _names("deck")))
    variant = "".join(f"{name} = {_toml(random)}\n" for name in _some(random, _names("variant")))
    match random.randrange(5):
        case 0 | 1:
            files = {
                "sample/deck.toml": encode(random, f"{deck}\n{_table(random, variant)}"),
                **files,
            }
        case 2:
            files = {
                "sample/deck.toml": encode(random, vary_text(random, DECK_TOML, TOML)),
                **files,
            }
        case 3:
            keys = ("value", "source", "owner", "review_by", "slot", "note", "url", "x")
            fact = "".join(f"{key} = {_toml(random)}\n" for key in _some(random, keys))
            text = random.choice((f"[facts.x]\n{fact}", vary_text(random, FACTS, TOML)))
            files = {"sample/facts.toml": encode(random, text), **files}
    return case_of(files, random, "images/a.png")


def make_brand(random: Random) -> Case:
    """Vary a brand: the settings of its tables, or the text of a real one."""
    if random.random() < 0.5:
        brand = vary_text(random, random.choice(_brands()), [*TOML, *CHARACTERS])
    else:
        names = _some(random, _names("brand"))
        brand = "".join(f"{name} = {_toml(random)}\n" for name in names)
    files = {
        "branding/odd/brand.toml": encode(random, brand),
        "branding/odd/logo.svg": (ROOT / "branding/example-partnership/logo.svg").read_bytes(),
        "sample/slides/01-a.md": b"# A\n\nText **strong** `code`.\n",
    }
    case = case_of(files, random)
    deck = commands_of("sample", random)
    commands = [
        (*deck[0], "--brand", "odd"),
        ("brand", "check", "odd", "-v", "--format", random.choice(("table", "json"))),
        ("brand", "template", "odd", "-v", "-o", f"{OUTPUTS}/odd.potx"),
    ]
    return case._replace(commands=random.sample(commands, 2))


def _toml(random: Random) -> str:
    value = random.choice((*TOML, *NUMBERS, "s", "s", "s", "s"))
    if value != "s":
        return value
    text = random.choice((*SPITEFUL, *CHARACTERS, *NUMBERS))
    return json.dumps(text, ensure_ascii=random.random() < 0.5)


def _yaml(random: Random) -> str:
    return random.choice((*YAML, *NUMBERS, _toml(random)))


def _some(random: Random, names: tuple[str, ...]) -> list[str]:
    return random.sample(names, min(len(names), random.choice((1, 1, 2, 3, 5))))


def _table(random: Random, variant: str) -> str:
    heads = ("[[variants]]", "[variants]", "[variants.a]", "[[outcomes]]", "[support]", "[x.y]")
    return f"{random.choice(heads)}\n{variant}"


def _front_matter(random: Random) -> str:
    if random.random() < 0.5:
        return ""
    lines = (f"{name}: {_yaml(random)}\n" for name in _some(random, _names("slide")))
    return f"---\n{''.join(lines)}{random.choice(('---', '...', '---', ''))}\n"


def _blocks(random: Random) -> str:
    pairs = [f"{name}={_value(random)}" for name in _some(random, tuple(ATTRIBUTES))]
    braces = "{" + " ".join(pairs) + "}"
    return random.choice(
        (
            f"```chart {braces}\nA,B\nx,1\ny,2\n```",
            f"```table {braces}\nA,B\nx,1\n```",
            f"```python {braces}\nx = 1\n```",
            f"![a](images/a.png){braces}",
            f"::: callout {braces}\nText\n:::",
            f"::: stat {braces}\n:::",
            f"::: columns {braces}\n::: column {braces}\nText\n:::\n:::",
            f"::: activity {braces}\nText\n:::",
            f"::: reflect {braces}\n- Why?\n:::",
            f"[text]{braces} and `code`{braces}",
            f"## Heading {braces}",
        )
    )


def _value(random: Random) -> str:
    value = random.choice((*NUMBERS, *SPITEFUL, *CHARACTERS, "40%", "bar", "a b")).replace(
        "\n", " "
    )
    quote = random.choice(('"', "'", "", '"'))
    return f"{quote}{value}{quote}"


@cache
def _names(owner: str) -> tuple[str, ...]:
    """Return the dotted names of an owner's settings, those in tables too, and one of none."""
    owners = {"deck": {**DECK, **ADAPTING}, "variant": VARIANT, "slide": SLIDE, "brand": SETTINGS}
    return (*_dotted(owners[owner]), "odd")


def _dotted(settings: Mapping[str, Setting]) -> list[str]:
    found: list[str] = []
    for name, setting in settings.items():
        found += [name, *(f"{name}.{inner}" for inner in _dotted(setting.settings or {}))]
    return found


@cache
def _brands() -> list[str]:
    files = [*sorted((ROOT / "branding").glob("*/brand.toml")),
             *sorted((ROOT / "tests/brands").glob("*/brand.toml"))]  # fmt: skip
    assert pictures()
    return [file.read_text(encoding="utf-8") for file in files]
