"""The tables of settings in the documentation, made from the declarations.

A page marks where a table stands: `<!-- settings: deck -->` for all settings of a deck, or
`<!-- settings: brand.colours -->` for those of one table. `pytest --accept` writes them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from deckbuilder.brand.written import SETTINGS
from deckbuilder.model import Deck, Slide
from deckbuilder.settings import Setting
from deckbuilder.source.settings.declarations import ADAPTING, DECK, SLIDE, VARIANT

Model = type[Struct] | None
OWNERS: dict[str, tuple[Mapping[str, Setting], Model]] = {
    "deck": (DECK, Deck),
    "adapting": (ADAPTING, None),
    "variant": (VARIANT, None),
    "slide": (SLIDE, Slide),
    "brand": (SETTINGS, None),
}
"""Whoever has settings, and the node whose fields hold them."""

_MARKED = re.compile(
    r"(?P<head><!-- settings: (?P<name>\S+) -->\n).*?(?P<foot><!-- end of settings -->)", re.DOTALL
)
_HEADINGS = ("Setting", "What it says", "Value", "Default")


def fill(page: str) -> str:
    """Return a page with its tables of settings as they are declared."""
    names = {match["name"] for match in _MARKED.finditer(page)}

    def make(match: re.Match[str]) -> str:
        return f"{match['head']}\n{_make_table(match['name'], names)}\n\n{match['foot']}"

    return _MARKED.sub(make, page)


def find_named(name: str) -> tuple[Mapping[str, Setting], Model]:
    """Return the settings of an owner or of a table ("brand.colours"), and the node they are of."""
    owner, *keys = name.split(".")
    settings, model = OWNERS[owner]
    for key in keys:
        settings, model = settings[key].settings, settings[key].model
    return settings, model


def list_settings(name: str) -> Iterator[tuple[str, Setting]]:
    """Yield all settings of an owner by their dotted names, those in tables too."""
    for key, setting in find_named(name)[0].items():
        yield f"{name}.{key}", setting
        yield from list_settings(f"{name}.{key}")


def _make_table(name: str, elsewhere: set[str]) -> str:
    """Return a table in Markdown, without columns that say the same in every row."""
    rows = [*_rows(name, "", elsewhere)]
    kept = [at for at in range(4) if at < 2 or len({row[at] for row in rows}) > 1]
    head, *body = (f"| {' | '.join(row[at] for at in kept)} |" for row in (_HEADINGS, *rows))
    return "\n".join([head, f"|{'---|' * len(kept)}", *body])


def _rows(name: str, above: str, elsewhere: set[str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield the rows of settings, and those of the tables that have no place of their own."""
    settings, model = find_named(name)
    for key, setting in settings.items():
        below = f"{name}.{key}"
        if below in elsewhere:
            continue
        if setting.help:
            brackets = {"table": "[{}]", "tables": "[[{}]]"}.get(setting.kind, "{}")
            default = setting.otherwise or _default(setting, setting.field or key, model)
            shown = brackets.format(above + key) if setting.settings else above + key
            yield f"`{shown}`", setting.help, setting.expects, default
        yield from _rows(below, f"{above}{key}.", elsewhere)


def _default(setting: Setting, field: str, model: Model) -> str:
    """Return the default of the field that holds a setting, as its author would write it."""
    defaults = {it.name: it.default for it in fields(model)} if model else {}
    return _show(defaults.get(field, NODEFAULT), setting)


def _show(value: Any, setting: Setting) -> str:
    match value:
        case bool():
            return f"`{json.dumps(value)}`"
        case float():
            return f"{value:g}"
        case tuple() if setting.kind == "numbers":
            return f"`[{', '.join(f'{each:g}' for each in value)}]`"
        case str() if value:
            return f"`#{value}`" if setting.kind == "colour" else f"`{json.dumps(value)}`"
    return "none"  # or a table or a list, which are empty
